"""Why the line stands, as durable events: what downtime by cause is counted from.

A state is recorded once it has lasted for three seconds, with the moment at which it began: what is shorter is the
ordinary life of a line, and would fill the journal. A start says anew what stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from station.core import events as ev
from station.core.shift_events import LineWord
from station.core.step_context import StepContext
from station.core.values import Arguments

LASTS_MS = 3_000
EXECUTE = 6
OF_PLC: dict[int, tuple[LineWord, str]] = {
    5: ("waiting", "plc_suspended"),
    13: ("waiting", "plc_suspended"),
    14: ("waiting", "plc_suspended"),
    10: ("stopped", "plc_held"),
    11: ("stopped", "plc_held"),
    12: ("stopped", "plc_held"),
    8: ("stopped", "plc_aborted"),
    9: ("stopped", "plc_aborted"),
    4: ("stopped", "plc_idle"),
    16: ("stopped", "plc_complete"),
    17: ("stopped", "plc_complete"),
}
"""PackML state of the PLC → what it is for the report; any other one but Execute is ``plc_stopped``."""
RUNNING: tuple[LineWord, str] = ("running", "")

Told = tuple[LineWord, str, Arguments]


def line_word(against: Sequence[tuple[str, Arguments]], packml: int | None) -> Told:
    """What the line does. ``packml`` None: there is no PLC (a bench)."""
    if against:
        key, named = against[0]
        return "held", key, tuple(each for each in named if each[0] == "device")
    if packml in (None, EXECUTE):
        return (*RUNNING, ())
    return (*OF_PLC.get(packml, ("stopped", "plc_stopped")), ())


@dataclass(slots=True)
class LineStateRecord:
    context: StepContext
    told: Told | None = None
    """What the newest event of this run says."""
    seen: Told | None = None
    since_ms: int = 0
    since_us: int = 0

    def follow(self, now: Told) -> None:
        if now != self.seen:
            self.seen, self.since_ms, self.since_us = now, self.context.now.mono_ms, self.context.now.wall_us
        if self.seen != self.told and self.context.now.mono_ms - self.since_ms >= LASTS_MS:
            self.told = now
            self.context.emit(ev.LineStateChanged(*now, self.since_us))
