"""``python -m tests.ui.live [--into docs/screens/demo] [--data DIR]``: every page of the screen over a running demo.

Each page of the registry at three sizes, in English (light) and Chinese (dark), without a display; a page that is added
is in the next run. Without ``--data`` a demo is started and ended. Look at them beside the design.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from station.client import Client as Plain
from tests.ui.screens import PAIRS, SIZES, few_colours
from ui.client import DataFolderTarget, ScreenClient
from ui.i18n.translations import Translations
from ui.screen import Screen
from ui.shell.registry import MORE, PAGES
from ui.theme.theme import Theme

ENOUGH_CASES, ENOUGH_REJECTS = 45, 2
READY_WITHIN_S = 240.0
PATIENCE_MS = 15_000
SETTLE_MS = 1_500
"""A page asks the station for what it shows."""


def _scan_a_unit(screen: Screen) -> None:
    newest = screen.client.newest
    case = newest.last_case if newest is not None else None
    codes = [cell.text for cell in case.cells if cell.text] if case is not None else []
    if codes:
        screen.scanned(codes[0])


DEEDS: dict[str, Callable[[Screen], None]] = {"lookup": _scan_a_unit}
"""What a person does first on a page that is empty without."""


@contextmanager
def demo(folder: Path) -> Iterator[None]:
    """A demo where something goes wrong now and then, until the pictures are made; its output stays in the folder."""
    command = [sys.executable, "-P", "-m", "station", "demo", "--headless", "--faults", "light", "--json"]
    with (folder / "out").open("wb") as out:
        running = subprocess.Popen([*command, "--data", str(folder / "line")], stdout=out, stderr=out)
        try:
            _until_enough(folder / "line", running)
            yield
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait()


def _until_enough(data: Path, running: subprocess.Popen[bytes]) -> None:
    client, until_s = Plain(data), time.monotonic() + READY_WITHIN_S
    while running.poll() is None and time.monotonic() < until_s:
        shot = client.get("/v1/snapshot")
        if isinstance(shot, dict) and "tally" in shot:
            tally = shot["tally"]
            if tally["triggered"] >= ENOUGH_CASES and tally["rejected"] + tally["void"] >= ENOUGH_REJECTS:
                return
        time.sleep(0.5)
    said = (data.parent / "out").read_text(encoding="utf-8", errors="replace")
    raise SystemExit(f"the demo did not come so far: {said[-500:]}")


def pictures(data: Path, into: Path) -> Iterator[Path]:
    """Make them, one by one."""
    for size, (language, theme) in product(SIZES, PAIRS):
        client = ScreenClient(DataFolderTarget(data))
        screen = Screen(client, Theme(theme), Translations(language))
        screen.resize(*size)
        screen.show()
        client.start()
        wait_for_station(screen)
        for row in (*PAGES, MORE):
            screen.shell.open_page(row.key)
            if row.key in DEEDS:
                DEEDS[row.key](screen)
            pass_time(SETTLE_MS)
            file = into / f"{row.key}-{size[0]}-{language}-{theme}.png"
            few_colours(screen.grab().toImage()).save(str(file))
            yield file
        client.stop()
        screen.close()
        screen.deleteLater()


def pass_time(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_for_station(screen: Screen) -> None:
    for _ in range(PATIENCE_MS // 50):
        if not screen.shows_lost:
            return
        pass_time(50)
    raise SystemExit("the station does not answer")


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of every page over a running demo.")
    parser.add_argument("--into", type=Path, default=Path("docs/screens/demo"))
    parser.add_argument("--data", type=Path, default=None, help="data folder of a station that runs already")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["station"])
    application.setStyle("Fusion")
    given.into.mkdir(parents=True, exist_ok=True)
    if given.data is not None:
        made = list(pictures(given.data, given.into))
    else:
        with tempfile.TemporaryDirectory(prefix="station-live-") as folder, demo(Path(folder)):
            made = list(pictures(Path(folder) / "line", given.into))
    sys.stdout.write(json.dumps({"pictures": len(made), "into": str(given.into)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
