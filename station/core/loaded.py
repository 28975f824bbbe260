"""What a start reads: what is still open, independent of history. ``journal.load`` fills it from projections only."""

from dataclasses import dataclass, field, replace
from typing import get_args

from station.core.deliveries import OpenDelivery
from station.core.kept_count import KeptCount
from station.core.label_events import ContainerLabel
from station.core.shift_events import AuditAsked
from station.core.values import (
    Arguments,
    CaseRef,
    CaseState,
    Code,
    ContainerState,
    Disposal,
    Found,
    Leaving,
    Link,
    Member,
    Position,
    QueueRow,
    Reason,
    Recipe,
    SerialRange,
    Tally,
    Window,
)


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as the projections hold it."""

    case: CaseRef
    state: CaseState
    window: Window
    reasons: tuple[Reason, ...] = ()
    disposal: Disposal | None = None
    keys: tuple[str, ...] = ()
    """Canonical keys of its units and its case code; filled for passed cases that are still open, empty else."""
    case_text: str | None = None
    units_read: int = 0
    at_us: int = 0
    owed: bool = False
    """Nobody saw it leave as it should: a person must find it."""
    found: Found | None = None
    """Where a person found it, where that made no product of it and freed nothing (``case.found``)."""
    container: int = 0
    """The container it is; 0 = rejected or missed."""
    container_state: ContainerState | None = None
    key: str = ""
    """Canonical key of the code it has now."""
    parent: int = 0
    """The container it is in."""

    @property
    def member(self) -> Member:
        """It as a member of a container of the level above (which it must be a container for)."""
        return Member(Code(self.key, self.case_text or self.key), self.container)

    @property
    def was_released(self) -> bool:
        """It was production once, whatever became of it: upstream has heard of it."""
        return self.state == "released" or (self.state == "quarantined" and self.disposal in get_args(Leaving))


@dataclass(frozen=True, slots=True)
class OpenContainer:
    """A container that is being filled."""

    id: int
    level: int
    name: str
    order: str
    product: str
    lot: str
    link: Link
    members: tuple[Member, ...] = ()
    opened_us: int = 0
    code: Code | None = None
    """Its label, where that is known before it is closed."""
    by_scan: bool = False
    """A person fills it scan by scan: what the line releases does not go into it."""

    @property
    def next_place(self) -> Position:
        """Where the next member is put, by order of packing."""
        return Position(place=max((member.position.place for member in self.members), default=0) + 1)

    def changed(self, removed: tuple[Member, ...], added: tuple[Member, ...]) -> "OpenContainer":
        gone = {member.code.key for member in removed}
        kept = tuple(member for member in self.members if member.code.key not in gone)
        return replace(self, members=kept + added)


@dataclass(frozen=True, slots=True)
class OpenOrder:
    order: str
    recipe: Recipe
    passed: int = 0
    reasons: tuple[tuple[Reason, int], ...] = ()
    """First reason → rejected cases; how many were rejected is their sum, so the two can never disagree."""
    first_case: str = ""
    """The first one that passed (``epoch/number``, or ``#container`` by hand); empty = none since the start, or since a
    person refused the last one."""
    first_by: str = ""
    """Who confirmed it; empty = nobody yet."""

    @property
    def rejected(self) -> int:
        return sum(n for _, n in self.reasons)


@dataclass(frozen=True, slots=True)
class Trust:
    held: bool = True
    """True: the physical order is known to match the data."""
    cause: str = ""
    arguments: Arguments = ()
    tainted_through: int = 0
    offsets: tuple[tuple[str, int], ...] = ()
    proved_case: int = 0
    """The newest case whose order was proved: its number, and its epoch."""
    proved_epoch: int = 0
    misplaced: bool = False
    """An offset was found: only line clearance gives trust back."""
    tainted_through_2: int = 0
    next_first: tuple[int, ...] = ()
    """For each lane the trigger, as on the wire, that the first case after ``proved_case`` must begin with, where the
    line was cleared after it; else its last window tells."""

    def tainted(self, lane: int) -> int:
        """Units of this lane up to this trigger (absolute) are not where the data says, as far as anybody knows."""
        return self.tainted_through if lane == 1 else self.tainted_through_2

    @property
    def proved(self) -> CaseRef:
        return CaseRef(self.proved_epoch, self.proved_case)


@dataclass(frozen=True, slots=True)
class Recall:
    """Released cases after ``since`` up to ``through`` are being recalled; so many are in quarantine by it already."""

    since: CaseRef
    through: CaseRef
    cases: int = 0

    def and_(self, other: "Recall | None") -> "Recall":
        """One recall for both: the second offset was found before the first recall had ended."""
        if other is None:
            return self
        return Recall(min(self.since, other.since), max(self.through, other.through), self.cases + other.cases)


@dataclass(frozen=True, slots=True)
class Hold:
    """A person asked the line to stand."""

    by: str
    since_us: int


@dataclass(frozen=True, slots=True)
class Clearance:
    """What was packed last, and who cleared the line since."""

    product: str = ""
    cleared_by: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """A line is packed by hand: who said so, why, and since when."""

    by: str
    reason: str
    since_us: int


@dataclass(frozen=True, slots=True)
class StandingAlarm:
    alarm: str
    key: str
    arguments: Arguments
    since_us: int
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    station_epoch: str
    boot: int
    epoch: int = 0
    """The highest epoch this journal granted; 0 = none yet."""
    recent: tuple[StoredCase, ...] = ()
    """The newest 128 cases of that epoch by number, oldest first (stored answers, top number, disposals)."""
    open_cases: tuple[StoredCase, ...] = ()
    """Every passed case without a final state, of any epoch, with its keys."""
    owed: tuple[StoredCase, ...] = ()
    """Cases that a person must find, newest 1,000; keys of those in quarantine are found by the history look-up."""
    order: OpenOrder | None = None
    queue: tuple[QueueRow, ...] = ()
    trust: Trust = field(default_factory=Trust)
    alarms: tuple[StandingAlarm, ...] = ()
    hold: Hold | None = None
    sscc_serial: int = 0
    """The highest serial of ``sscc_range`` that is taken."""
    tally: Tally = field(default_factory=Tally)
    recall: Recall | None = None
    """Not ended yet."""
    restored: bool = False
    """A backup was put back, and no epoch was granted since: what the PLC has counted is not known here."""
    sscc_range: SerialRange | None = None
    """The range that ``sscc_serial`` is of; None = none was ever assigned."""
    sscc_proved: bool = False
    """No other journal may have assigned more of it (``SerialsProved``)."""
    head_seq: int = 0
    """Number of the newest event."""
    counted_us: int = 0
    """When the newest case of a line got its record; before the first one: when the first epoch began, 0 = none has."""
    kept_count: KeptCount | None = None
    """The I/O block's own count of its cases; None = nothing of it is believed."""
    containers: tuple[OpenContainer, ...] = ()
    """Containers that are being filled."""
    suspended: tuple[OpenOrder, ...] = ()
    """Orders that are open and do not run, oldest first."""
    delivery: OpenDelivery | None = None
    """What is being loaded."""
    in_hand: int = 0
    """Bench: the open container that is being filled now; 0 = none is, all open ones are stored."""
    by_hand: ByHand | None = None
    """A line that is packed by hand."""
    clearance: Clearance = field(default_factory=Clearance)
    labels: tuple[ContainerLabel, ...] = ()
    """Labels that are awaited, oldest first."""
    audit: AuditAsked | None = None
    """The question of the random audit that is open."""
