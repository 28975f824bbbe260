"""Histories that obey the life of a case, drawn from a seed or by Hypothesis."""

import random
from collections.abc import Iterator

from station.core.events import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmRaised,
    CaseDisposed,
    CaseFound,
    CaseQuarantined,
    CaseRecalled,
    CaseReleased,
    CaseRestored,
    CasesUncounted,
    CaseVoided,
    CountKept,
    DeviceChecked,
    EpochGranted,
    Event,
    FirstCaseChecked,
    ForeignDisposal,
    HandPackingBegan,
    HandPackingEnded,
    LineCleared,
    LineHeld,
    LineResumed,
    OffsetFound,
    OrderClosed,
    OrderStarted,
    RecallEnded,
    RecordParked,
    RecordUnparked,
    SettingChange,
    SettingsChanged,
    ShiftHandedOver,
    TrustLost,
    TrustRestored,
)
from station.core.values import CaseRef, Reason
from tests.journal.make import RECIPE, missed, passed, rejected


class History:
    """A line's life as events: every choice is drawn from ``chance``, every event is one that may follow."""

    def __init__(self, chance: random.Random, units_per_case: int = 3) -> None:
        self._chance = chance
        self._units = units_per_case
        self._epoch = 0
        self._number = 0
        self._made = 0
        self._order = ""
        self._in_flight: list[CaseRef] = []
        self._doubted: list[CaseRef] = []
        self._released: list[CaseRef] = []
        self._recalled: list[CaseRef] = []
        self._taken_back = 0
        self._freed: list[str] = []
        self._keys: dict[CaseRef, list[str]] = {}

    def events(self, count: int) -> Iterator[Event]:
        yield self._grant()
        yield self._start_order()
        for _ in range(count):
            yield from self._one()

    def _one(self) -> Iterator[Event]:
        draw = self._chance.random()
        if draw < 0.45:
            yield self._pass()
        elif draw < 0.55:
            yield rejected(self._next(), [self._new_key()], self._chance.choice(list(Reason)), epoch=self._epoch)
            yield from self._leave(CaseRef(self._epoch, self._number))
        elif draw < 0.58:
            yield missed(self._next(), epoch=self._epoch)
        elif draw < 0.90:
            yield from self._dispose()
        else:
            yield from self._beside()

    def _leave(self, case: CaseRef) -> Iterator[Event]:
        """Some rejected cases are not seen ejected; most of those a person finds, one before its disposal is known."""
        draw = self._chance.random()
        if draw < 0.1:
            yield CaseFound(case, "bin", "Li")
        if draw < 0.5:
            yield CaseDisposed(case, self._chance.choice(("ejector", "unsure", "exit")))
        if 0.1 < draw < 0.3:
            yield CaseFound(case, self._chance.choice(("pallet", "bin", "gone")), "Li")

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _new_key(self) -> str:
        self._made += 1
        return f"unit-{self._made}"

    def _unit_key(self) -> str:
        """Now and then a unit of a void case comes again."""
        if self._freed and self._chance.random() < 0.3:
            return self._freed.pop(self._chance.randrange(len(self._freed)))
        return self._new_key()

    def _pass(self) -> Event:
        case = CaseRef(self._epoch, self._next())
        keys = [self._unit_key() for _ in range(self._units)]
        self._keys[case] = keys
        self._in_flight.append(case)
        return passed(case.seq, keys, self._unit_key(), epoch=case.epoch, order=self._order)

    def _dispose(self) -> Iterator[Event]:
        if self._doubted and self._chance.random() < 0.2:
            yield from self._resolve(self._doubted.pop(0))
        elif self._recalled and self._chance.random() < 0.3:
            yield self._find(self._recalled.pop(0))
        elif self._released and self._chance.random() < 0.1:
            yield from self._recall()
        elif self._in_flight:
            case = self._in_flight.pop(0)
            draw = self._chance.random()
            if draw < 0.8:
                self._released.append(case)
                yield CaseReleased(case, "exit")
            elif draw < 0.9:
                yield self._void(case, "")
            else:
                self._doubted.append(case)
                yield CaseQuarantined(case, "unsure")

    def _resolve(self, case: CaseRef) -> Iterator[Event]:
        if self._chance.random() < 0.3:
            yield CaseFound(case, "gone", "Li")
        yield self._void(case, "Li") if self._chance.random() < 0.5 else CaseReleased(case, "person", "Li")

    def _recall(self) -> Iterator[Event]:
        """Some of the released cases are recalled; not every recall ends before the next one begins."""
        taken = [self._released.pop(0) for _ in range(min(len(self._released), 3))]
        yield OffsetFound("Li", -2, 0, CaseRef(0, 0), taken[-1])
        yield from (CaseRecalled(case, "offset_found") for case in taken)
        self._recalled += taken
        self._taken_back += len(taken)
        if self._chance.random() < 0.8:
            yield RecallEnded(self._taken_back)
            self._taken_back = 0

    def _find(self, case: CaseRef) -> Event:
        if self._chance.random() < 0.5:
            return self._void(case, "Li")
        self._released.append(case)
        return CaseRestored(case, "Li")

    def _void(self, case: CaseRef, by: str) -> Event:
        self._freed += self._keys.pop(case)
        return CaseVoided(case, "person" if by else "ejector", by)

    def _grant(self) -> Event:
        self._epoch, self._number = self._epoch + self._chance.randint(1, 3), 0
        return EpochGranted(self._epoch, 0, "first")

    def _start_order(self) -> Event:
        self._order = f"order-{self._made}"
        return OrderStarted(self._order, RECIPE)

    def _beside(self) -> Iterator[Event]:
        alarm = f"plc_lost:{self._chance.randint(1, 3)}"
        choices: tuple[tuple[Event, ...], ...] = (
            (AlarmRaised(alarm, "plc_lost", (("device", "plc"),)),),
            (AlarmAcknowledged(alarm, "Li"),),
            (AlarmCleared(alarm),),
            (TrustLost("counter_mismatch", (("seen", 3),), self._made),),
            (TrustRestored("Li", "clearance", (("top", 4),), self._number),),
            (LineHeld("Li"), LineResumed("Li")),
            (HandPackingBegan("Li", "camera failed"), HandPackingEnded("Li")),
            (LineCleared("Li", ("belt", "labels"), "P", "changeover"),),
            (FirstCaseChecked("Li", self._order, "1/1", self._chance.random() < 0.5, "label"),),
            (ShiftHandedOver("Li", "Wang", "printer is slow"),),
            (ForeignDisposal(99, 5, 3, 0),),
            (SettingsChanged("local", (SettingChange("plc.poll_ms", "20", "30"),), "c0ffee"),),
            (DeviceChecked("top", "canary", "ok", "", "Li"),),
            (
                DeviceChecked("top", "doctor", "no", "dark", "Li"),
                DeviceChecked("top", "canary", "open", "", "Li"),
            ),
            (RecordParked("hub", self._chance.randint(1, 4), "rejected", "no <b>such</b> product"),),
            (RecordUnparked("hub", self._chance.randint(1, 4)),),
            (CountKept(self._chance.randrange(65_536), 7, "io:502/1 input 32", self._number), CountKept(None)),
            (
                CountKept(self._chance.randrange(65_536), 7, "io:502/1 input 32", self._number),
                CasesUncounted("station_away", self._order, 1, 2, 0, self._chance.choice((None, 0))),
            ),
        )
        draw = self._chance.randrange(len(choices) + 2)
        if draw < len(choices):
            yield from choices[draw]
        elif draw == len(choices):
            yield OrderClosed(self._order, 1, 1)
            yield self._start_order()
        else:
            yield self._grant()
