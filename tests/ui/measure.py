"""``python -m tests.ui.measure --data DIR``: snapshot made → painted, processor and memory, against a running station.
``python -m tests.ui.measure --endure 43200``: so many snapshots as fast as it takes them, page after page; memory must
stay flat.
"""

import argparse
import json
import os
import resource
import sys
import time
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.endurance import answer_everything, life, living
from tests.ui.factories.stand import make_screen
from ui.client import DataFolderTarget, ScreenClient
from ui.i18n.translations import Translations
from ui.screen import Screen
from ui.theme.theme import Theme

_PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


class Painted(QObject):
    """Stamps each snapshot when the window has painted after it."""

    def __init__(self, client: ScreenClient, window: Screen) -> None:
        super().__init__()
        self.took_ms: list[float] = []
        self._made_us: int | None = None
        client.snapshot.connect(self._shown)
        window.installEventFilter(self)

    def _shown(self, snapshot: object) -> None:
        self._made_us = getattr(snapshot, "made_at_us", None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest and self._made_us is not None:
            made_us, self._made_us = self._made_us, None
            QTimer.singleShot(0, lambda: self.took_ms.append(time.time() * 1000 - made_us / 1000))
        return False


def against(data: Path, seconds: float) -> dict[str, float]:
    """Watch a running station."""
    application = _application()
    client = ScreenClient(DataFolderTarget(data))
    screen = Screen(client, Theme(), Translations())
    screen.resize(1280, 800)
    screen.show()
    painted = Painted(client, screen)
    client.start()
    QTimer.singleShot(3000, painted.took_ms.clear)
    QTimer.singleShot(round(1000 * seconds) + 3000, application.quit)
    QTimer.singleShot(3000, lambda: marks.append((time.process_time(), time.monotonic())))
    marks: list[tuple[float, float]] = []
    application.exec()
    client.stop()
    (cpu_s, wall_s), now = marks[0], (time.process_time(), time.monotonic())
    ranked = sorted(painted.took_ms) or [float("nan")]
    return {
        "snapshots": len(painted.took_ms),
        "p50_ms": round(ranked[len(ranked) // 2], 1),
        "p99_ms": round(ranked[min(len(ranked) - 1, len(ranked) * 99 // 100)], 1),
        "cpu_percent": round(100 * (now[0] - cpu_s) / (now[1] - wall_s), 1),
        "rss_mb": rss_kb() // 1024,
    }


def endure(n: int) -> dict[str, object]:
    """Feed ``n`` snapshots, a new case with its picture in each third of them, while a person turns the pages."""
    application = _application()
    screen, client = make_screen()
    answer_everything(client)
    screen.show()
    steps = (number for number, _ in enumerate(islice(life(screen, client), n)))
    tenths_kb: list[int] = []
    tenths_objects: list[int] = []

    def feed() -> None:
        number = next(steps, None)
        if number is None:
            application.quit()
        elif number % (n // 10) == 0:
            tenths_kb.append(rss_kb())
            tenths_objects.append(living())

    feeding = QTimer()
    feeding.timeout.connect(feed)
    feeding.start(0)
    began_s = time.monotonic()
    application.exec()
    return {
        "snapshots": n,
        "per_second": round(n / (time.monotonic() - began_s)),
        "rss_after_each_tenth_mb": [round(each / 1024, 1) for each in tenths_kb[1:]],
        "qt_objects_after_each_tenth": tenths_objects[1:],
        "rss_at_the_end_mb": round(rss_kb() / 1024, 1),
        "most_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def rss_kb() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_KB


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["station"])
    application.setStyle("Fusion")
    return application


def main() -> int:
    parser = argparse.ArgumentParser(description="What the screen costs.")
    parser.add_argument("--data", type=Path, help="data folder of a running station")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--endure", type=int, default=0, metavar="N")
    given = parser.parse_args()
    measured: object = endure(given.endure) if given.endure else against(given.data, given.seconds)
    sys.stdout.write(json.dumps(measured) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
