"""The screen as a process: how it starts, what it refuses, how it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.display import NO_DISPLAY_ANSWERS, NO_DISPLAY_NAMED, NONE_NAMED
from ui.process import ShutdownWatcher

ROOT = Path(__file__).resolve().parents[2]
ENDS_WITHIN_S = 10.0
STARTS_WITHIN_S = 20.0


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "ui", *arguments]


def environment(**changed: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return kept | {"PYTHONPATH": str(ROOT)} | changed


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A screen that waits for a station, until it listens to signals."""
    log = tmp_path / "ui.log"
    with log.open("wb") as opened:
        process = subprocess.Popen(
            command("--data", str(tmp_path), "--child", "--kiosk"),
            env=environment(QT_QPA_PLATFORM="offscreen"),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=opened,
        )
    until_s = time.monotonic() + STARTS_WITHIN_S
    while not _catches_sigterm(process.pid) and time.monotonic() < until_s:
        time.sleep(0.05)
    assert process.poll() is None, log.read_text()
    yield process
    process.kill()
    process.wait()
    assert process.stdin is not None
    process.stdin.close()


def _catches_sigterm(pid: int) -> bool:
    for row in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if row.startswith("SigCgt:"):
            return bool(int(row.split()[1], 16) & 1 << (signal.SIGTERM - 1))
    return False


def test_it_ends_with_its_parent(screen: subprocess.Popen[bytes]) -> None:
    assert screen.stdin is not None
    screen.stdin.close()
    assert screen.wait(ENDS_WITHIN_S) == 0


def test_it_ends_when_it_is_asked_to(screen: subprocess.Popen[bytes]) -> None:
    screen.send_signal(signal.SIGTERM)
    assert screen.wait(ENDS_WITHIN_S) == 0


def test_who_asks_before_the_loop_turns_is_heard_when_it_does(qapp: QApplication) -> None:
    loop = QEventLoop()
    watcher = ShutdownWatcher(loop.quit, child=False)
    signal.raise_signal(signal.SIGTERM)
    late = QTimer(singleShot=True, interval=5_000)
    late.timeout.connect(lambda: loop.exit(1))
    late.start()
    assert loop.exec() == 0
    watcher.stop()


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """As they were."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--connect", "10.0.0.7:8640", "--token-file", "t"), "10.0.0.7 is another machine"),
        ((), "give either --connect HOST:PORT"),
    ],
)
def test_a_wrong_command_line_is_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    done = subprocess.run(command(*arguments), env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert sentence in done.stderr and "Traceback" not in done.stderr


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        command("--data", str(tmp_path)), env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (NO_DISPLAY_NAMED, f"{NONE_NAMED}\n")


def test_a_child_without_a_display_ends_before_qt_is_loaded(tmp_path: Path) -> None:
    environ = environment(DISPLAY=":54321")
    child = [sys.executable, "-X", "importtime", *command("--data", str(tmp_path), "--child")[1:]]
    done = subprocess.run(child, env=environ, capture_output=True, text=True, check=False)
    said = [row for row in done.stderr.splitlines() if not row.startswith("import time:")]
    assert (done.returncode, said) == (NO_DISPLAY_ANSWERS, ["No display answers at DISPLAY=:54321."])
    assert "ui.display" in done.stderr and "PySide6" not in done.stderr
