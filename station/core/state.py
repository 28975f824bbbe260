"""What is durable about the line, in memory: read from projections at the start, then changed by events only
(``station.core.evolve``).

Everything that is not here (the case in hand, pictures and labels that wait, the last PLC
block) may be lost in a crash without harm: the PLC asks again, or the case is missed and rejected.
"""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field

from station.core import events as ev
from station.core.deliveries import OpenDelivery
from station.core.kept_count import KeptCount
from station.core.label_events import ContainerLabel
from station.core.loaded import (
    ByHand,
    Clearance,
    Hold,
    Loaded,
    OpenContainer,
    OpenOrder,
    Recall,
    StandingAlarm,
    StoredCase,
    Trust,
)
from station.core.recipe import level_of
from station.core.values import CaseRef, Reason, Recipe, SerialRange, Tally

RECENT = 128
OWED_KEPT = 1000


@dataclass(slots=True)
class LineState:
    seq: int
    """Number of the newest event: the next one is this one's successor."""
    station_epoch: str
    boot: int
    epoch: int
    top: int
    """Highest number stored in ``epoch``; 0 = none."""
    disposed: int
    """Highest number of ``epoch`` whose disposal is stored; 0 = none."""
    cases: dict[CaseRef, StoredCase]
    held_keys: dict[str, CaseRef | str]
    """Every key of a passed case that is still open."""
    order: OpenOrder | None
    trust: Trust
    recall: Recall | None
    alarms: dict[str, StandingAlarm]
    hold: Hold | None
    sscc_serial: int
    sscc_range: SerialRange | None
    sscc_proved: bool
    tally: Tally
    restored: bool
    containers: dict[int, OpenContainer]
    """Containers that are being filled, by number, oldest first."""
    suspended: dict[str, OpenOrder] = field(default_factory=dict)
    """Orders that are open and do not run, by name."""
    by_hand: ByHand | None = None
    """A line that is packed by hand meanwhile."""
    counted_us: int = 0
    """When the newest case got its record; before the first one: when the first epoch began, 0 = none has."""
    kept_count: KeptCount | None = None
    """The I/O block's own count; None = nothing is known of it that could be believed."""
    in_hand: int = 0
    """By hand: the open container that scans go into; 0 = none."""
    clearance: Clearance = field(default_factory=Clearance)
    delivery: OpenDelivery | None = None
    """What is being loaded."""
    audit: ev.AuditAsked | None = None
    """The question of the random audit that is open."""
    reworked: dict[str, CaseRef | str] = field(default_factory=dict)
    """Codes that rework has taken lately → ``#container``, or the fate of a decommissioned one."""

    labels: dict[int, ContainerLabel] = field(default_factory=dict)
    """Labels that are awaited, by number, oldest first."""

    def label_of(self, container: int) -> ContainerLabel | None:
        """The label that this container waits for."""
        return next((each for each in self.labels.values() if container and each.container == container), None)

    def label_with(self, key: str) -> ContainerLabel | None:
        """The awaited label with this code."""
        return next((each for each in self.labels.values() if each.code.key == key), None)

    def open_container(self, level: int, recipe: Recipe, order: str) -> OpenContainer | None:
        """The one of this level that this order fills by itself (a mixed one is filled by every order); what waits for
        its label is full."""
        mixed, labelled = level_of(recipe, level).mixed, {each.container for each in self.labels.values()}
        filling = (each for each in self.containers.values() if each.level == level and not each.by_scan)
        found = (each for each in filling if each.id not in labelled)
        return next((each for each in found if mixed or each.order == order), None)

    def open_order(self, name: str) -> OpenOrder | None:
        """The running or suspended order of this name."""
        running = self.order if self.order is not None and self.order.order == name else None
        return running or self.suspended.get(name)

    @property
    def taken(self) -> Mapping[str, CaseRef | str]:
        """Codes that a look-up made a moment ago may have found free, and that are not."""
        return ChainMap(self.held_keys, self.reworked)

    @property
    def held(self) -> bool:
        """A person asked the line to stand."""
        return self.hold is not None

    @property
    def owed(self) -> list[CaseRef]:
        """Cases that a person must find, as far as they are remembered."""
        return [ref for ref, case in self.cases.items() if case.owed]

    @property
    def open_cases(self) -> list[StoredCase]:
        """Passed and not yet disposed of, oldest first."""
        return sorted((c for c in self.cases.values() if c.state == "passed"), key=lambda c: c.case)

    def undisposed(self, through: int) -> list[StoredCase]:
        """Cases of this epoch up to a number of which nobody has told how they left, oldest first."""
        mine = (c for c in self.cases.values() if c.case.epoch == self.epoch and c.case.seq <= through)
        return sorted((c for c in mine if c.disposal is None), key=lambda c: c.case)

    def same_reason(self, newest: int) -> Reason | None:
        """The first reason of so many newest cases of this epoch; None = one was not rejected, or for another one."""
        found = [self.cases.get(CaseRef(self.epoch, seq)) for seq in range(self.top, max(0, self.top - newest), -1)]
        reasons = {case.reasons[0] if case is not None and case.state == "rejected" else None for case in found}
        return reasons.pop() if len(found) == newest and len(reasons) == 1 else None

    def last_window(self, lane: int = 1) -> StoredCase | None:
        """The newest case of this epoch whose trigger window of this lane is known."""
        for seq in range(self.top, max(0, self.top - RECENT), -1):
            found = self.cases.get(CaseRef(self.epoch, seq))
            if found is not None and found.window.of(lane)[1]:
                return found
        return None


def from_loaded(loaded: Loaded) -> LineState:
    """The state a start begins with."""
    stored = {case.case: case for case in (*loaded.owed, *loaded.recent, *loaded.open_cases)}
    mine = [case for case in stored.values() if case.case.epoch == loaded.epoch]
    return LineState(
        seq=loaded.head_seq,
        station_epoch=loaded.station_epoch,
        boot=loaded.boot,
        epoch=loaded.epoch,
        top=max((case.case.seq for case in mine), default=0),
        disposed=max((case.case.seq for case in mine if case.disposal is not None), default=0),
        cases=stored,
        held_keys={key: case.case for case in loaded.open_cases for key in case.keys},
        order=loaded.order,
        suspended={each.order: each for each in loaded.suspended},
        trust=loaded.trust,
        recall=loaded.recall,
        alarms={alarm.alarm: alarm for alarm in loaded.alarms},
        hold=loaded.hold,
        sscc_serial=loaded.sscc_serial,
        sscc_range=loaded.sscc_range,
        sscc_proved=loaded.sscc_proved,
        tally=loaded.tally,
        restored=loaded.restored,
        containers={each.id: each for each in loaded.containers},
        counted_us=loaded.counted_us,
        kept_count=loaded.kept_count,
        in_hand=loaded.in_hand,
        delivery=loaded.delivery,
        by_hand=loaded.by_hand,
        clearance=loaded.clearance,
        labels={each.id: each for each in loaded.labels},
        audit=loaded.audit,
    )
