"""Somebody at the screen of a running demo: waits for what should happen, and says what did not."""

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from station.client import Client
from station.demo.demo import Demo
from tests.campaign.display import Display, Hand, Pixels
from tests.campaign.places import Places
from tests.campaign.verdicts import Verdicts
from ui.shell.registry import PAGES
from ui.theme.tokens import tokens

FIRST_PAGE_KEY = 2
PATIENCE_S = 60.0


class Missed(AssertionError):
    """Something did not happen in time."""


class Driver(threading.Thread):
    """What every step needs."""

    def __init__(self, demo: Demo, data: Path, display: Display, into: Path) -> None:
        super().__init__(name="person")
        self.demo, self.data, self.display, self.into = demo, data, display, into
        self.client, self.hand, self.places = Client(data), Hand(display), Places(display.size)
        self.colours = tokens().colours["light"]
        self.verdicts = Verdicts(self.client)

    # what is so --------------------------------------------------------------------------------------------------

    def shot(self) -> Mapping[str, Any]:
        """The newest snapshot; empty while the line does not answer."""
        shot = self.client.get("/v1/snapshot")
        return shot if isinstance(shot, dict) and "tally" in shot else {}

    def until(self, what: str, holds: Callable[[Mapping[str, Any]], bool], within_s: float = PATIENCE_S) -> None:
        self.wait(what, lambda: bool(shot := self.shot()) and holds(shot), within_s)

    def wait(self, what: str, holds: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
        """Raises Missed."""
        until_s = time.monotonic() + within_s
        while not holds():
            if time.monotonic() > until_s or self.demo.ended:
                raise Missed(what)
            time.sleep(0.1)

    def must_be(self, what: str, place: tuple[int, int], colour: str) -> float:
        """Seconds until the pixel had the colour."""
        took_s = self.display.wait_colour(*place, colour, PATIENCE_S)
        if took_s is None:
            raise Missed(f"{what}: {self.display.colour_at(*place)} is not {colour}")
        return took_s

    def wait_not(self, place: tuple[int, int], colour: str) -> float:
        began_s = time.monotonic()
        self.wait("the page went away", lambda: self.display.colour_at(*place) != colour.upper())
        return time.monotonic() - began_s

    def beside(self) -> Pixels:
        """The right part of the page."""
        return self.display.see()[self.places.page_top :, round(self.places.size[0] * 0.62) :]

    # what is done ------------------------------------------------------------------------------------------------

    def open(self, page: str) -> None:
        place = [row.key for row in PAGES].index(page)
        self.hand.key(f"F{FIRST_PAGE_KEY + place}")
        time.sleep(0.5)

    def picture(self, name: str) -> None:
        self.display.keep(self.into / f"{name}.png")

    def end_screen(self, how: signal.Signals) -> None:
        assert self.demo.screen.child.pid is not None
        os.kill(self.demo.screen.child.pid, how)

    def ends_and_returns(self, how: signal.Signals) -> float:
        """Seconds until the screen shows the line again; the line must have packed on."""
        screen = self.demo.screen
        before, starts = self.shot()["tally"]["triggered"], screen.starts
        began_s = time.monotonic()
        self.end_screen(how)
        self.wait("the screen is started again", lambda: screen.starts > starts and screen.alive)
        self.must_be("the line on the new screen", self.places.state, self.colours["run"])
        took_s = time.monotonic() - began_s
        self.until("the line packed on", lambda shot: shot["tally"]["triggered"] > before)
        return round(took_s, 1)
