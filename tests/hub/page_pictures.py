"""``python -m tests.hub.page_pictures FOLDER``: the hub's pages at phone size, as docs/screens keeps them."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sync.hub.database import in_folder
from sync.hub.store import HubStore
from tests.hub import browser
from tests.hub.histories import LINK, RESTORED, TWICE, WITHDRAWN, fill, withdraw

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "one"

PAGES: Mapping[str, tuple[str, str]] = {
    "trace-zh": (f"/t/{quote(LINK, safe='')}?lang=zh", "已装箱并放行"),
    "trace-en": (f"/t/{LINK}&lang=en", "Packed and released"),
    "twice-en": (f"/t?code={quote(TWICE)}&lang=en", "Packed 2 times"),
    "withdrawn-zh": (f"/t?code={quote(WITHDRAWN)}&lang=zh", "此箱已被工厂撤回"),
    "withdrawn-en": ("/t/095212340000000051?lang=en", "Case withdrawn by the plant"),
    "restored-en": (f"/t?code={quote(RESTORED)}&lang=en", "Checked and found good: case"),
    "unknown-zh": ("/t/https://u.example/NOBODY?lang=zh", "未知的码"),
    "unknown-en": (f"/t/{'X1Y2Z3' * 40}?lang=en", "Unknown code"),
    "stations-en": ("/stations?lang=en", "waiting at the station: 1239"),
    "stations-zh": ("/stations?lang=zh", "两个工位使用同一身份"),
}
"""Name → path and words that stand on the page."""


@contextmanager
def hub_with_stories(folder: Path) -> Iterator[str]:
    """A hub in a process of its own, with something to tell; its address, with a token in it."""
    store = HubStore(in_folder(folder))
    fill(store)
    withdraw(store)
    store.close()
    with hub_process(folder) as (port, _):
        yield f"http://any:{TOKEN}@127.0.0.1:{port}"


@contextmanager
def hub_process(folder: Path) -> Iterator[tuple[int, int]]:
    """A hub over the database in this folder, with one token for everything; its port and process number."""
    (folder / "token").write_text(TOKEN)
    words = ["--data", str(folder), "--token-file", str(folder / "token"), "--port", "0", "--timezone", "Asia/Shanghai"]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "sync.hub", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield json.loads(process.stdout.readline())["port"], process.pid
        finally:
            process.stdin.close()


def main() -> None:
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name, hub_with_stories(Path(name)) as url:
        for page, (path, _) in PAGES.items():
            browser.look(url + path, Path(name) / page, f"--screenshot={target / f'hub-{page}.png'}")


if __name__ == "__main__":
    main()
