"""Somebody at the real screen, on a display of its own: with a scanner and no finger free, or with a finger.

``Scanner`` types what a keyboard-wedge scanner types: a prefix, the code at full speed, Enter. ``Finger`` moves the
pointer to a word that can be read, and presses there. Neither asks the screen whether it worked: a test asks the
station."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from station.messages import command_code
from tests.campaign.display import Display
from tests.waiting import Found, until

SIZE = (1024, 600)
WITHIN_S = 20.0
KEY_MS = "2"
HELD_S = "1.15"
"""A key that must be pressed for a second."""
_KEYSYMS = {"-": "minus", "=": "equal", ";": "semicolon", ":": "colon", "/": "slash", ".": "period"}
STATE = ("20", "20")
"""A touch there does nothing. The first one brings the window to the front: there is no window manager to do it."""


class Eyes:
    """What stands on the screen, as its probe tells it."""

    def __init__(self, path: Path) -> None:
        self._link = socket.socket(socket.AF_UNIX)
        self._link.settimeout(WITHIN_S)
        try:
            self._link.connect(str(path))
        except OSError:
            self._link.close()
            raise
        self._lines = self._link.makefile("rb")

    def close(self) -> None:
        self._lines.close()
        self._link.close()

    def look(self, wanted: str = "") -> dict[str, Any]:
        """The page, and each place that says what is wanted."""
        self._link.sendall(json.dumps(wanted).encode() + b"\n")
        told: dict[str, Any] = json.loads(self._lines.readline())
        return told

    def reads(self, text: str) -> bool:
        """Somewhere it says this."""
        return bool(self.look(text)["places"])

    def key(self, text: str) -> tuple[int, int] | None:
        """Where a finger finds these words: the whole ones first, then the beginning of longer ones."""
        places = [(each["text"], tuple(each["at"])) for each in self.look(text)["places"] if each["at"] is not None]
        whole = [at for said, at in places if said == text]
        return next(iter([*whole, *(at for said, at in places if said.startswith(text))]), None)


class AtScreen:
    """One person; ``eyes`` only to know when to go on."""

    def __init__(self, display: Display, eyes: Eyes) -> None:
        self._display, self.eyes = display, eyes

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._display.environ, check=True, timeout=WITHIN_S)

    def scan(self, code: str) -> None:
        """One burst, as a wedge with the prefix of the set-up codes sends it."""
        self._do("key", "--delay", KEY_MS, "ctrl+b", *(_KEYSYMS.get(sign, sign) for sign in code), "Return")

    def sees(self, text: str) -> None:
        self.wait(lambda: self.eyes.reads(text), f"the screen says {text!r}")

    def on(self, page: str) -> None:
        self.wait(lambda: self.eyes.look()["page"] == page, f"the page {page} is in front")

    def wait(self, wanted: Callable[[], Found | None], what: str) -> Found:
        """As a person waits; who waited for nothing says what there is instead."""
        try:
            return until(wanted, what, WITHIN_S)
        except AssertionError as missed:
            self.picture("missed")
            seen = self.eyes.look()
            raise AssertionError(f"{missed}; {seen['page']}: {[each['text'] for each in seen['places']]}") from None

    def picture(self, name: str) -> None:
        """Kept where SCREEN_PICTURES says, for whoever wants to look."""
        if folder := os.environ.get("SCREEN_PICTURES"):
            self._display.keep(Path(folder) / f"{name}.png")


class Scanner(AtScreen):
    """Nothing but scans: keys are pressed by the sheet of barcodes."""

    name = "scanner"

    def press(self, name: str, label: str = "") -> None:
        """A barcode of the sheet, once the key that it presses is lit."""
        self.sees(label)
        self.scan(command_code(name))

    def open(self, page: str) -> None:
        self.press(page)
        self.on(page)


class Finger(AtScreen):
    """Nothing but touches, and what is scanned is only the goods themselves."""

    name = "finger"

    def _place(self, text: str) -> tuple[str, str]:
        x, y = self.wait(lambda: self._found(text), f"a finger finds {text!r}")
        return str(x), str(y)

    def _found(self, text: str) -> tuple[int, int] | None:
        """An answer may lie over the key: the first touch puts it away."""
        place = self.eyes.key(text)
        if place is None and self.eyes.reads(text) and (over := self.eyes.key("answer")) is not None:
            self._do("mousemove", *map(str, over), "click", "1")
        return place

    def tap(self, text: str) -> None:
        self._do("mousemove", *self._place(text), "click", "1")

    def hold(self, text: str) -> None:
        """For as long as the ring takes."""
        self._do("mousemove", *self._place(text), "mousedown", "1", "sleep", HELD_S, "mouseup", "1")

    def open(self, title: str, page: str) -> None:
        """From the rail; what has no room there is under More."""
        if self.eyes.key(title) is None:
            self.tap("More")
        self.tap(title)
        self.on(page)


@contextmanager
def screen(data: Path, folder: Path) -> Iterator[tuple[Scanner, Finger]]:
    """The screen of the station in ``data``; its complaints are in ``folder/ui.log``."""
    path = folder / "eyes"
    command = [sys.executable, "-P", "-m", "tests.e2e.probed", str(path), "--data", str(data)]
    with Display(folder / "display", SIZE) as display, (folder / "ui.log").open("wb") as log:
        made = subprocess.Popen(
            [*command, "--size", f"{SIZE[0]}x{SIZE[1]}"], env=display.environ, stdout=log, stderr=log
        )
        try:
            with closing(until(lambda: _eyes(path, made), "the screen is there")) as eyes:
                scanner, finger = Scanner(display, eyes), Finger(display, eyes)
                until(lambda: eyes.look()["page"], "the screen shows the station")
                finger._do("mousemove", *STATE, "click", "1")
                yield scanner, finger
        finally:
            made.terminate()
            made.wait(WITHIN_S)
    assert (folder / "ui.log").read_text() == ""


def _eyes(path: Path, screen: "subprocess.Popen[bytes]") -> Eyes | None:
    assert screen.poll() is None, "the screen ended"
    try:
        return Eyes(path)
    except OSError:
        return None
