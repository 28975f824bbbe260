"""What the last hour looked like, for the screen: in memory, from committed events only."""

from collections import OrderedDict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from station.core.events import AlarmRaised, CasePassed, CaseRejected, Event, OrderResumed, OrderStarted
from station.core.loaded import StoredCase
from station.core.values import CaseRef

MINUTE_US = 60_000_000
MINUTES_KEPT = 60
ALARMS_KEPT = 1_000
PICTURES_KEPT = 2_000


@dataclass(slots=True)
class MinuteCount:
    """Cases judged in one minute of wall time."""

    at_us: int
    passed: int = 0
    rejected: int = 0


@dataclass(slots=True)
class CellTally:
    seen: int = 0
    failed: int = 0


class Recent:
    """The newest judged case, the trend, the rates and the heat map of the open order."""

    def __init__(self) -> None:
        self.last_case: CasePassed | CaseRejected | None = None
        self.minutes: deque[MinuteCount] = deque(maxlen=MINUTES_KEPT)
        self.cells: dict[tuple[int, int, int], CellTally] = {}
        """(view, row, column) → how often it was looked at."""
        self.pictures: OrderedDict[tuple[int, int], tuple[str, ...]] = OrderedDict()
        """(epoch, number) → evidence names by view, of the newest cases."""
        self._alarms: deque[int] = deque(maxlen=ALARMS_KEPT)
        self._judged: deque[tuple[int, int]] = deque()

    def take(self, event: Event, at_us: int) -> None:
        """A committed event."""
        match event:
            case CasePassed() | CaseRejected():
                self._case(event, at_us)
            case AlarmRaised():
                self._alarms.append(at_us)
            case OrderStarted() | OrderResumed():
                self.cells.clear()
            case _:
                return

    def tied(self, case: CaseRef, name: str) -> None:
        """A picture came after the verdict."""
        self.pictures.setdefault((case.epoch, case.seq), (name,))
        while len(self.pictures) > PICTURES_KEPT:
            self.pictures.popitem(last=False)

    def rates_per_min(self, now_us: int) -> tuple[float, float]:
        """Units and cases judged in the last minute."""
        while self._judged and self._judged[0][0] < now_us - MINUTE_US:
            self._judged.popleft()
        return float(sum(units for _, units in self._judged)), float(len(self._judged))

    def remember_alarms(self, raised_us: Iterable[int]) -> None:
        """Alarms of before this start, oldest first: an hour's count does not begin anew with a process."""
        first_us = self._alarms[0] if self._alarms else None
        before = [at_us for at_us in raised_us if first_us is None or at_us < first_us]
        self._alarms = deque((*before, *self._alarms), maxlen=ALARMS_KEPT)

    def remember_cases(self, newest_first: Sequence[StoredCase], newest: CasePassed | CaseRejected | None) -> None:
        """Cases judged before this start: the trend and the picture of the last case go on over a restart.

        Nothing is taken once a case was judged here: what is newer is never covered by what is older."""
        if self.last_case is not None:
            return
        self.last_case = newest
        if newest is not None and newest.pictures:
            self.pictures[newest.case.epoch, newest.case.seq] = newest.pictures
        for stored in reversed(newest_first):
            if stored.state != "missed":
                self._count(stored.at_us, passed=stored.state != "rejected")

    def alarms_since(self, at_us: int) -> int:
        """Alarms raised since then (at most the newest thousand are remembered)."""
        return sum(raised >= at_us for raised in self._alarms)

    def _case(self, event: CasePassed | CaseRejected, at_us: int) -> None:
        self.last_case = event
        if event.pictures:
            self.pictures[event.case.epoch, event.case.seq] = event.pictures
            while len(self.pictures) > PICTURES_KEPT:
                self.pictures.popitem(last=False)
        self._judged.append((at_us, len(event.units)))
        self.rates_per_min(at_us)
        self._count(at_us, passed=isinstance(event, CasePassed))
        for unit in event.units:
            if unit.cell is not None:
                tally = self.cells.setdefault((unit.view, *unit.cell), CellTally())
                tally.seen += 1
                tally.failed += unit.code is None

    def _count(self, at_us: int, *, passed: bool) -> None:
        minute = self._minute(at_us - at_us % MINUTE_US)
        if passed:
            minute.passed += 1
        else:
            minute.rejected += 1

    def _minute(self, start_us: int) -> MinuteCount:
        if not self.minutes or self.minutes[-1].at_us != start_us:
            self.minutes.append(MinuteCount(start_us))
        return self.minutes[-1]
