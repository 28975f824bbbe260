"""When counting was not possible, or began again: the moments that explain the differences they stand beside.

Each is a row without units in the list of differences: the log says that it was, and nobody counted meanwhile.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from station.api.schema import BalanceDifference
from station.assembly.shift_stops import Interval
from station.core import events as e
from station.core.watch import FOREIGN_MASTER
from station.journal import shift_log
from station.journal.stories import Told

_MICRO = 1_000_000
PLC = "balance_silent"
DEVICES = {"camera_lost": "balance_camera_away", "reader_lost": "balance_reader_away"}
"""Alarm → the row that tells how long it stood."""
DOUBT, OFF, RESTARTED = "balance_order_unknown", "balance_station_off", "balance_restarted"


@dataclass(frozen=True, slots=True)
class Interruption:
    """From ``since_us`` to ``until_us``; None = it is not over. The two are the same where it is a moment."""

    key: str
    since_us: int
    until_us: int | None
    device: str = ""


@dataclass(slots=True)
class Interruptions:
    """Read event by event, oldest first."""

    found: list[Interruption] = field(default_factory=list)
    begun: dict[tuple[str, str], int] = field(default_factory=dict)
    """(row, device) → since when."""
    silences: set[str] = field(default_factory=set)
    """Alarms of a silent PLC that stand."""

    def read(self, told: Told) -> None:
        event, at_us = told.event, told.at_us
        match event:
            case e.AlarmRaised(alarm=alarm, key=key):
                self._raised(alarm, key, at_us)
            case e.AlarmCleared(alarm=alarm):
                self._cleared(alarm, at_us)
            case e.TrustLost():
                self._begin(DOUBT, "", at_us)
            case e.TrustRestored():
                self._end(DOUBT, "", at_us)
            case e.EpochGranted(cause=cause) if cause != "first":
                self.found.append(Interruption(RESTARTED, at_us, at_us))
            case _:
                return

    def _raised(self, alarm: str, key: str, at_us: int) -> None:
        if key in DEVICES:
            self._begin(DEVICES[key], _about(alarm), at_us)
        elif _is_silence(alarm):
            self.silences.add(alarm)
            self._begin(PLC, "", at_us)

    def _cleared(self, alarm: str, at_us: int) -> None:
        row = DEVICES.get(alarm.partition(":")[0])
        if row is not None:
            self._end(row, _about(alarm), at_us)
        elif _is_silence(alarm):
            self.silences.discard(alarm)
            if not self.silences:
                self._end(PLC, "", at_us)

    def _begin(self, row: str, device: str, at_us: int) -> None:
        self.begun.setdefault((row, device), at_us)

    def _end(self, row: str, device: str, at_us: int) -> None:
        """What began before the log was read is not known to have been: how long, nobody can say."""
        since_us = self.begun.pop((row, device), None)
        if since_us is not None:
            self.found.append(Interruption(row, since_us, at_us, device))

    @property
    def all(self) -> Iterable[Interruption]:
        yield from self.found
        for (row, device), since_us in self.begun.items():
            yield Interruption(row, since_us, None, device)


def _about(alarm: str) -> str:
    return alarm.partition(":")[2]


def _is_silence(alarm: str) -> bool:
    """As ``Watch.polled`` ends them: every alarm of the PLC but that somebody else writes into our block."""
    return alarm.startswith("plc_") and alarm != FOREIGN_MASTER


def interruptions(
    db: sqlite3.Connection, begin: int, end: int, within: Sequence[Interval], *, running: bool
) -> list[BalanceDifference]:
    """Rows by time: of events ``begin`` ≤ seq < ``end``, and of what stood already, as far as it is in ``within``.
    ``running``: the newest interval ends now, and what is not over then is told so."""
    read = Interruptions()
    for told in (*shift_log.interruptions_before(db, begin), *shift_log.interruptions(db, begin, end)):
        read.read(told)
    return sorted(_rows((*read.all, *_off(db, begin, end)), within, running=running), key=lambda row: row.at_us)


def _off(db: sqlite3.Connection, begin: int, end: int) -> Iterator[Interruption]:
    """The station itself: from its last word to its start."""
    for told in shift_log.log(db, begin, end):
        if isinstance(told.event, e.JournalOpened) and told.seq > 1:
            ended_us = shift_log.at_of(db, told.seq - 1)
            yield Interruption(OFF, min(ended_us, told.at_us), told.at_us)


def _rows(found: Iterable[Interruption], within: Sequence[Interval], *, running: bool) -> Iterator[BalanceDifference]:
    """Each at most once an interval; what lasted less than a second began and ended in it."""
    for each in found:
        for since_us, to_us in within:
            begin_us, end_us = max(each.since_us, since_us), min(to_us, each.until_us or to_us)
            moment = each.until_us == each.since_us
            if begin_us > end_us or (begin_us == end_us and not moment) or begin_us >= to_us:
                continue
            over = each.until_us is not None or not running or (since_us, to_us) != within[-1]
            named: dict[str, str | int | float] = {"device": each.device} if each.device else {}
            if not moment:
                named |= {"seconds": (end_us - begin_us) // _MICRO} if over else {"standing": 1}
            yield BalanceDifference(at_us=begin_us, key=each.key, arguments=named)
