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
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from station.api.schema import Snapshot
from station.demo.demo import Demo, tell_complaints
from station.demo.operator import REACTION_S
from station.demo.setup import DemoOptions
from station.screen import ScreenOptions
from tests.campaign.display import Display, missing
from tests.campaign.driver import Driver, Missed
from ui.presenters.order import on_belt

SIZE = (1280, 800)
NEXT_ORDER = "20611-08"
RESUME_S = 1.4
TAPS_AGAIN_S = 3.0
REJECT_WITHIN_S = 90.0


class Person(Driver):
    """Works through steps, then asks the demo to end."""

    def __init__(
        self, demo: Demo, data: Path, display: Display, into: Path, seconds: float, steps: Sequence["Step"]
    ) -> None:
        super().__init__(demo, data, display, into)
        self._seconds, self._steps = seconds, steps
        self.found: dict[str, object] = {}
        self.failed = ""

    def run(self) -> None:
        self.verdicts.start()
        try:
            for name, step in self._steps:
                step(self)
                self.picture(name)
        except Exception as error:  # noqa: BLE001  # whatever it was is the answer of this command
            self.failed = f"{type(error).__name__}: {error}"
            self.picture("failed")
        finally:
            self.verdicts.end()
            self.found["verdicts"] = self.verdicts.told()
            self.demo.interrupted = True

    # steps -------------------------------------------------------------------------------------------------------

    def see_it_run(self) -> None:
        """The window is there and shows the line."""
        began_s = time.monotonic()
        self.until("cases are packed", lambda shot: shot["tally"]["passed"] >= 3)
        self.must_be("the line runs on the screen", self.places.state, self.colours["run"])
        self.found["window_after_s"] = round(time.monotonic() - began_s, 1)

    def next_order(self) -> None:
        """HOLD, wait, close; start the next, RESUME. All by hand."""
        before = self.shot()["order"]["order"]
        self._hold()
        self.until("the belt is empty", lambda shot: on_belt(Snapshot.model_validate(shot)) == 0)
        self.open("orders")
        self.picture("order_to_close")
        x, first, second = self.places.order
        self.hand.press(x, first, RESUME_S)
        self.until("closed", lambda shot: shot["order"] is None)
        self.must_be("RESUME is dim without an order", self.places.hold_ground, self.colours["surface"])
        self.picture("order_closed")
        self.hand.tap(*self.places.order_number)
        self.hand.key("ctrl+a")
        self.hand.type(NEXT_ORDER)
        self.hand.tap(x, second)
        self.until("started", lambda shot: shot["order"] is not None)
        self.found["orders"] = [before, self.shot()["order"]["order"]]
        self.must_be("RESUME is lit", self.places.hold_ground, self.colours["raised"])
        self.hand.press(*self.places.hold, RESUME_S)
        self.until("running again", lambda shot: not shot["held"])
        self.hand.key("F2")

    def _hold(self) -> None:
        """A key that has just changed its word is deaf for a moment: a person taps again."""
        self.hand.tap(*self.places.hold)
        try:
            self.until("held", lambda shot: shot["held"], TAPS_AGAIN_S)
        except Missed:
            self.hand.tap(*self.places.hold)
            self.until("held", lambda shot: shot["held"])

    def open_a_reject(self) -> None:
        """The newest rejected case, cell after cell: each tap must show another one beside the picture."""
        self.until("a rejected case with a picture", _has_reject, REJECT_WITHIN_S)
        self.open("rejects")
        time.sleep(1.0)
        seen = [self.beside()]
        for number, (x, y) in enumerate(self.places.cells, 1):
            self.hand.tap(x, y)
            time.sleep(0.5)
            self.picture(f"reject_cell_{number}")
            seen.append(self.beside())
        if any((before == after).all() for before, after in pairwise(seen)):
            raise Missed("a tap on a cell showed nothing new")
        self.hand.key("F2")

    def acknowledge(self) -> None:
        """Upstream refuses the token; somebody must know, and says so before the demo's own operator does."""
        switch = self.data / "hub" / "fault.json"
        switch.write_text(json.dumps({"mode": "status", "status": 401}), encoding="ascii")
        try:
            self.until("an alarm", lambda shot: _waiting(shot) != "")
            alarm = _waiting(self.shot())
            self.picture("alarm")
            self.hand.tap(*self.places.now_key)
            self.until("acknowledged", lambda shot: _waiting(shot) != alarm, REACTION_S / 2)
        finally:
            switch.unlink()
        self.found["acknowledged"] = alarm

    def kill_the_line(self) -> None:
        """kill -9; the page of a lost station comes within a second or two, and goes by itself."""
        pid = int(json.loads((self.data / "run.json").read_text(encoding="ascii"))["pid"])
        self.verdicts.phase = "line killed"
        os.kill(pid, signal.SIGKILL)
        red = self.must_be("the lost page", self.places.lost_head, self.colours["red"])
        self.picture("lost")
        back = self.wait_not(self.places.lost_head, self.colours["red"])
        self.found["lost_page_after_s"], self.found["back_after_s"] = round(red, 2), round(red + back, 2)
        self.until("cases are packed again", lambda shot: shot["verdict"]["n"] >= 3)

    def measure_with(self) -> None:
        self.verdicts.phase = "with the screen"
        time.sleep(self._seconds)

    def kill_the_screen(self) -> None:
        """kill -9 of the screen: it is back by itself, and the line has packed on."""
        self.verdicts.phase = "screen killed and back"
        self.found["screen_back_after_s"] = self.ends_and_returns(signal.SIGKILL)
        time.sleep(max(0.0, self._seconds / 2))

    def hang_the_screen(self) -> None:
        """A screen that stands still is noticed and started again."""
        self.found["hung_screen_back_after_s"] = self.ends_and_returns(signal.SIGSTOP)

    def close_the_screen(self) -> None:
        """Its window is closed: the line goes on without one."""
        self.end_screen(signal.SIGTERM)
        self.verdicts.phase = "without the screen"
        time.sleep(self._seconds)
        if not self.demo.screen.over:
            raise Missed("a closed window came back")


def _has_reject(shot: Mapping[str, Any]) -> bool:
    return any(row["state"] == "rejected" and row["has_picture"] for row in shot["cases"])


def _waiting(shot: Mapping[str, Any]) -> str:
    """The alarm the Now bar shows and nobody has acknowledged, unless another task stands there; empty = none."""
    waiting = [alarm for alarm in shot["alarms"] if not alarm["acknowledged_by"] and alarm["priority"] != "P3"]
    first = min(waiting, key=lambda alarm: (alarm["priority"], alarm["since_us"]), default=None)
    return str(first["alarm"]) if first is not None else ""


Step = tuple[str, Callable[[Person], None]]
SHORT: tuple[Step, ...] = (
    ("it_runs", Person.see_it_run),
    ("next_order", Person.next_order),
    ("line_killed", Person.kill_the_line),
    ("screen_killed", Person.kill_the_screen),
)
FULL: tuple[Step, ...] = (
    ("it_runs", Person.see_it_run),
    ("next_order", Person.next_order),
    ("reject", Person.open_a_reject),
    ("line_killed", Person.kill_the_line),
    ("acknowledged", Person.acknowledge),
    ("measured", Person.measure_with),
    ("screen_killed", Person.kill_the_screen),
    ("screen_hung", Person.hang_the_screen),
    ("screen_closed", Person.close_the_screen),
)


def drive(
    options: DemoOptions, into: Path, seconds: float, steps: Sequence[Step]
) -> tuple[dict[str, object], str, bool]:
    """Run it; what was found, what failed (empty = nothing), and whether the books closed."""
    if why := missing():
        raise Missed(why)
    data = options.data
    with Display(data / "display", SIZE) as display:
        os.environ.update(display.environ)
        os.environ.pop("QT_QPA_PLATFORM", None)
        demo = Demo(options, screen=ScreenOptions(size=f"{SIZE[0]}x{SIZE[1]}"))
        person = Person(demo, data, display, into, seconds, steps)
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
    parser.add_argument("--short", action="store_true", help="the order, and the kills of line and screen only")
    parser.add_argument("--data", type=Path, default=None)
    given = parser.parse_args(argv)
    data = (given.data or Path(tempfile.mkdtemp(prefix="station-screen-"))).resolve()
    into = (given.into or data / "pictures").resolve()
    options = DemoOptions(data, "picture", faults="light", as_json=True)
    found, failed, closed = drive(options, into, given.seconds, SHORT if given.short else FULL)
    sys.stdout.write(json.dumps(found | {"pictures": str(into)}) + "\n")
    sys.stderr.write(f"{failed}\n" if failed else "")
    return 0 if closed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
