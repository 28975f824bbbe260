"""All that a screen may know of the line, frozen. The shell adds health, devices and upstream to it."""

from dataclasses import dataclass, field

from station.core.label_events import ContainerLabel
from station.core.loaded import ByHand, Clearance, Hold, OpenContainer, OpenOrder, StandingAlarm, StoredCase, Trust
from station.core.observations import PlcBlock
from station.core.shift_events import AuditAsked
from station.core.values import Arguments, QueueRow, Reason, SerialRange, Shape, StationWords, Tally


@dataclass(frozen=True, slots=True)
class SerialsView:
    """The SSCCs this line assigns."""

    range: SerialRange
    next: int
    """Serial of the next one, as far as this journal knows."""
    proved: bool


@dataclass(frozen=True, slots=True)
class LastScan:
    """What came of the newest scan: a key with its arguments, whether it was taken or refused."""

    code: str
    """As it was read."""
    taken: bool
    key: str
    arguments: Arguments
    at_us: int


@dataclass(frozen=True, slots=True)
class BenchView:
    """What is being packed by hand."""

    open: OpenContainer | None
    """The one in hand; None = the next scan opens one, or goes on with a stored one."""
    expected: int
    """Units in a full one; 0 = no order is open."""
    stored: tuple[OpenContainer, ...]
    last_scan: LastScan | None
    """None since the start."""
    closing_short: bool
    """Closed short as soon as its label is scanned."""
    label: ContainerLabel | None = None
    """The one in hand waits for it."""


@dataclass(frozen=True, slots=True)
class LineView:
    line: str
    shape: Shape
    station_epoch: str
    boot: int
    epoch: int
    words: StationWords
    block: PlcBlock | None
    """The last whole block; None while the PLC is silent."""
    permissive: bool
    not_ready: tuple[tuple[str, Arguments], ...]
    """Why the line may not run, as keys; empty when it may."""
    hold: Hold | None
    """A person asked the line to stand."""
    stands_since_us: int
    """Since when something stands against running; 0 = nothing does."""
    stopping: bool
    trust: Trust
    proved: bool
    """Trust is held and every counted camera's number is believed."""
    restoring: bool
    """A person asked for trust: it comes at the next standstill."""
    cases_on_belt: int
    """Of this order: cases that have not left, as far as anybody knows."""
    order: OpenOrder | None
    tally: Tally
    reasons: tuple[tuple[Reason, int], ...]
    cases: tuple[StoredCase, ...]
    """The newest 20 of this epoch, newest first."""
    pending: str | None
    queue: tuple[QueueRow, ...]
    """The newest 64 rows, oldest first."""
    queue_length: int
    alarms: tuple[StandingAlarm, ...]
    serials: SerialsView | None = None
    bench: BenchView | None = None
    """None on a line."""
    containers: tuple[OpenContainer, ...] = ()
    """The open container of each level of the order's recipe above the first, lowest first; none where none is open."""
    suspended: tuple[OpenOrder, ...] = ()
    """Orders that are open and do not run, oldest first."""
    labels: tuple[ContainerLabel, ...] = ()
    """That are awaited, oldest first."""
    audit: AuditAsked | None = None
    """The question of the random audit that is open."""
    filling: tuple[OpenContainer, ...] = ()
    by_hand: ByHand | None = None
    """A line that is packed by hand meanwhile."""
    """Every container that is open, of whichever order, oldest first."""
    clearance: Clearance = field(default_factory=Clearance)
    """What was packed last, and who cleared the line since."""
