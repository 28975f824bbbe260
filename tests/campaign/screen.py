"""``python -m tests.campaign.screen [--into DIR]``: the real screen over a real line, worked by real key presses.

On a display of our own (Xvfb) a demo runs with its screen. A person who knows only where things lie closes the order
and starts the next, opens a rejected case cell by cell, acknowledges an alarm. Then the line is killed (the page of a
lost station must come, and go), the screen is killed and hung (the line must not notice), and the window closed. Each
step keeps a picture; how long verdicts took with the screen, around its death, and without it is printed.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from station.client import Client
from station.demo import Demo, tell_complaints
from station.demo_operator import REACTION_S
from station.demo_setup import DemoOptions
from station.screen import ScreenOptions
from tests.campaign.display import Display, Hand, Pixels, missing
from tests.campaign.places import Places
from tests.campaign.verdicts import Verdicts
from ui.shell.registry import PAGES
from ui.theme.tokens import tokens

FIRST_PAGE_KEY = 2
SIZE = (1280, 800)
NEXT_ORDER = "20611-08"
RESUME_S = 1.4
PATIENCE_S = 60.0
REJECT_WITHIN_S = 90.0


class Missed(AssertionError):
    """Something did not happen in time."""


class Person(threading.Thread):
    """Works through the steps, then asks the demo to end."""

    def __init__(self, demo: Demo, data: Path, display: Display, into: Path, seconds: float) -> None:
        super().__init__(name="person")
        self._demo, self._display, self._into, self._seconds = demo, display, into, seconds
        self._data, self._client, self._hand = data, Client(data), Hand(display)
        self._places = Places(display.size)
        self._colours = tokens().colours["light"]
        self._verdicts = Verdicts(self._client)
        self.found: dict[str, object] = {}
        self.failed = ""

    def run(self) -> None:
        self._verdicts.start()
        try:
            for step in (
                self._see_it_run, self._next_order, self._open_a_reject, self._kill_the_line, self._acknowledge,
                self._measure_with, self._kill_the_screen, self._hang_the_screen, self._close_the_screen,
            ):  # fmt: skip
                step()
                self._picture(step.__name__.strip("_"))
        except Exception as error:  # noqa: BLE001  # whatever it was is the answer of this command
            self.failed = f"{type(error).__name__}: {error}"
            self._picture("failed")
        finally:
            self._verdicts.end()
            self.found["verdicts"] = self._verdicts.told()
            self._demo.interrupted = True

    # steps -------------------------------------------------------------------------------------------------------

    def _see_it_run(self) -> None:
        """The window is there and shows the line."""
        began_s = time.monotonic()
        self._until("cases are packed", lambda shot: shot["tally"]["passed"] >= 3)
        self._must_be("the line runs on the screen", self._places.state, self._colours["run"])
        self.found["window_after_s"] = round(time.monotonic() - began_s, 1)

    def _next_order(self) -> None:
        """HOLD, wait, close; start the next, RESUME. All by hand."""
        before = self._shot()["order"]["order"]
        self._hand.tap(*self._places.hold)
        self._until("held", lambda shot: shot["held"])
        self._until("the belt is empty", lambda shot: shot["tally"]["in_flight"] == 0)
        self._open("orders")
        self._picture("order_to_close")
        x, first, second = self._places.order
        self._hand.press(x, first, RESUME_S)
        self._until("closed", lambda shot: shot["order"] is None)
        self._picture("order_closed")
        self._hand.tap(x, first)
        self._hand.key("ctrl+a")
        self._hand.type(NEXT_ORDER)
        self._hand.tap(x, second)
        self._until("started", lambda shot: shot["order"] is not None)
        self.found["orders"] = [before, self._shot()["order"]["order"]]
        self._hand.press(*self._places.hold, RESUME_S)
        self._until("running again", lambda shot: not shot["held"])
        self._hand.key("F2")

    def _open_a_reject(self) -> None:
        """The newest rejected case, cell after cell: each tap must show another one beside the picture."""
        self._until("a rejected case with a picture", _has_reject, REJECT_WITHIN_S)
        self._open("rejects")
        time.sleep(1.0)
        seen = [self._beside()]
        for number, (x, y) in enumerate(self._places.cells, 1):
            self._hand.tap(x, y)
            time.sleep(0.5)
            self._picture(f"reject_cell_{number}")
            seen.append(self._beside())
        if any((before == after).all() for before, after in pairwise(seen)):
            raise Missed("a tap on a cell showed nothing new")
        self._hand.key("F2")

    def _beside(self) -> Pixels:
        """The right part of the page."""
        return self._display.see()[self._places.page_top :, round(self._places.size[0] * 0.62) :]

    def _acknowledge(self) -> None:
        """Upstream refuses the token; somebody must know, and says so before the demo's own operator does."""
        switch = self._data / "hub" / "fault.json"
        switch.write_text(json.dumps({"mode": "status", "status": 401}), encoding="ascii")
        try:
            self._until("an alarm", lambda shot: _waiting(shot) != "")
            alarm = _waiting(self._shot())
            self._picture("alarm")
            self._hand.tap(*self._places.now_key)
            self._until("acknowledged", lambda shot: _waiting(shot) != alarm, REACTION_S / 2)
        finally:
            switch.unlink()
        self.found["acknowledged"] = alarm

    def _kill_the_line(self) -> None:
        """kill -9; the page of a lost station comes within a second or two, and goes by itself."""
        pid = int(json.loads((self._data / "run.json").read_text(encoding="ascii"))["pid"])
        self._verdicts.phase = "line killed"
        os.kill(pid, signal.SIGKILL)
        red = self._must_be("the lost page", self._places.lost_head, self._colours["red"])
        self._picture("lost")
        back = self._wait_not(self._places.lost_head, self._colours["red"])
        self.found["lost_page_after_s"], self.found["back_after_s"] = round(red, 2), round(red + back, 2)
        self._until("cases are packed again", lambda shot: shot["verdict"]["n"] >= 3)

    def _measure_with(self) -> None:
        self._verdicts.phase = "with the screen"
        time.sleep(self._seconds)

    def _kill_the_screen(self) -> None:
        """kill -9 of the screen: it is back by itself, and the line has packed on."""
        self._verdicts.phase = "screen killed and back"
        self.found["screen_back_after_s"] = self._ends_and_returns(signal.SIGKILL)
        time.sleep(max(0.0, self._seconds / 2))

    def _hang_the_screen(self) -> None:
        """A screen that stands still is noticed and started again."""
        self.found["hung_screen_back_after_s"] = self._ends_and_returns(signal.SIGSTOP)

    def _close_the_screen(self) -> None:
        """Its window is closed: the line goes on without one."""
        self._end_screen(signal.SIGTERM)
        self._verdicts.phase = "without the screen"
        time.sleep(self._seconds)
        screen = self._demo.screen
        if screen is None or not screen.over:
            raise Missed("a closed window came back")

    # help --------------------------------------------------------------------------------------------------------

    def _ends_and_returns(self, how: signal.Signals) -> float:
        screen = self._demo.screen
        assert screen is not None
        before, starts = self._shot()["tally"]["triggered"], screen.starts
        began_s = time.monotonic()
        self._end_screen(how)
        self._wait("the screen is started again", lambda: screen.starts > starts and screen.alive)
        self._must_be("the line on the new screen", self._places.state, self._colours["run"])
        took_s = time.monotonic() - began_s
        self._until("the line packed on", lambda shot: shot["tally"]["triggered"] > before)
        return round(took_s, 1)

    def _end_screen(self, how: signal.Signals) -> None:
        assert self._demo.screen is not None and self._demo.screen.child.pid is not None
        os.kill(self._demo.screen.child.pid, how)

    def _open(self, page: str) -> None:
        place = [row.key for row in PAGES].index(page)
        self._hand.key(f"F{FIRST_PAGE_KEY + place}")
        time.sleep(0.5)

    def _shot(self) -> Mapping[str, Any]:
        shot = self._client.get("/v1/snapshot")
        return shot if isinstance(shot, dict) and "tally" in shot else {}

    def _until(self, what: str, holds: Callable[[Mapping[str, Any]], bool], within_s: float = PATIENCE_S) -> None:
        self._wait(what, lambda: bool(shot := self._shot()) and holds(shot), within_s)

    def _wait(self, what: str, holds: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
        until_s = time.monotonic() + within_s
        while not holds():
            if time.monotonic() > until_s or self._demo.ended:
                raise Missed(what)
            time.sleep(0.1)

    def _must_be(self, what: str, place: tuple[int, int], colour: str) -> float:
        took_s = self._display.wait_colour(*place, colour, PATIENCE_S)
        if took_s is None:
            raise Missed(f"{what}: {self._display.colour_at(*place)} is not {colour}")
        return took_s

    def _wait_not(self, place: tuple[int, int], colour: str) -> float:
        began_s = time.monotonic()
        self._wait("the page went away", lambda: self._display.colour_at(*place) != colour.upper())
        return time.monotonic() - began_s

    def _picture(self, name: str) -> None:
        self._display.keep(self._into / f"{name}.png")


def _has_reject(shot: Mapping[str, Any]) -> bool:
    return any(row["state"] == "rejected" and row["has_picture"] for row in shot["cases"])


def _waiting(shot: Mapping[str, Any]) -> str:
    """The alarm the Now bar shows and nobody has acknowledged, unless another task stands there; empty = none."""
    waiting = [alarm for alarm in shot["alarms"] if not alarm["acknowledged_by"] and alarm["priority"] != "P3"]
    first = min(waiting, key=lambda alarm: (alarm["priority"], alarm["since_us"]), default=None)
    return str(first["alarm"]) if first is not None else ""


def drive(data: Path, into: Path, seconds: float, rate: int = 120_000) -> tuple[dict[str, object], str, bool]:
    """Run it; what was found, what failed (empty = nothing), and whether the books closed."""
    if why := missing():
        raise Missed(why)
    options = DemoOptions(data, "picture", faults="light", rate=rate, as_json=True)
    with Display(data / "display", SIZE) as display:
        os.environ.update(display.environ)
        os.environ.pop("QT_QPA_PLATFORM", None)
        demo = Demo(options, screen=ScreenOptions(size=f"{SIZE[0]}x{SIZE[1]}"))
        person = Person(demo, data, display, into, seconds)
        person.start()
        try:
            balance = demo.run()
        finally:
            demo.ended = True
            person.join()
    tell_complaints(balance)
    return person.found | {"books_close": balance.good}, person.failed, balance.good


def main(argv: Sequence[str] | None = None) -> int:
    """0 when every step went as it should and the books close."""
    parser = argparse.ArgumentParser(prog="tests.campaign.screen")
    parser.add_argument("--into", type=Path, default=None, help="folder for the pictures of the steps")
    parser.add_argument("--seconds", type=float, default=40.0, help="how long to measure with and without the screen")
    parser.add_argument("--data", type=Path, default=None)
    given = parser.parse_args(argv)
    data = (given.data or Path(tempfile.mkdtemp(prefix="station-screen-"))).resolve()
    into = (given.into or data / "pictures").resolve()
    found, failed, closed = drive(data, into, given.seconds)
    sys.stdout.write(json.dumps(found | {"pictures": str(into)}) + "\n")
    sys.stderr.write(f"{failed}\n" if failed else "")
    return 0 if closed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
