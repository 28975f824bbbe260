"""The snapshot: all a screen may know of the line, at one moment."""

from typing import Literal

from pydantic import Field

from station.api.schema.audit import AuditQuestion
from station.api.schema.base import Arguments, Key, Part, Priority, Shape, ShortText, StationState
from station.api.schema.cases import CaseDetail, CaseRow, QueueUnit
from station.api.schema.links import Destination, Device, PlcLink
from station.api.schema.pools import PoolState


class LineState(Part):
    """What the PLC says the line does."""

    number: int
    """PackML number (6 Execute …); 0 = no data."""
    word: Key
    """Key of the PackML state: ``execute``, ``held``, ``suspended`` …, ``unknown``."""


class Trust(Part):
    """Is the physical order known to match the data?"""

    held: bool
    cause: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    tainted_through: int = 0
    """Units with trigger numbers up to this one are not proven; 0 = none known."""
    proved: bool = False
    """Held, and every counted camera's number is believed."""
    misplaced: bool = False
    """An offset was found: only line clearance gives trust back."""
    restoring: bool = False
    """A person asked for trust: it comes at the next standstill."""


class Cause(Part):
    """One thing that stands against running: words are made of key and arguments."""

    key: Key
    arguments: Arguments = Field(default_factory=dict)


class LeftOpen(Part):
    """A container that is being filled and keeps its order open."""

    level: int
    """From 1."""
    name: ShortText
    """Of the level: ``case``, ``pallet`` …"""
    container: int
    """Its number."""
    members: int
    capacity: int


class Order(Part):
    """An order that is open, with its counts over its whole life."""

    order: ShortText
    product: ShortText
    lot: ShortText
    units_per_case: int
    rows: int
    columns: int
    """rows and columns are 0 in the queue shape."""
    passed: int
    rejected: int
    target_cases: int = 0
    """0 = nobody said how many are wanted."""
    unit_noun: Key = "unit"
    """Key of what a unit is called."""
    left_open: tuple[LeftOpen, ...] = Field(default=(), max_length=20)
    """What must be closed before it: the oldest of them."""
    left_open_count: int = 0
    """How many there are."""
    recipe_version: int = 0
    """Of the recipe library; 0 = it is the recipe of the settings, or came with the order."""
    first_case: ShortText = ""
    """The first one that passed: ``epoch/number``, or ``#container`` by hand."""
    first_by: ShortText = ""
    """Who confirmed it."""


class Clearance(Part):
    """Line clearance: what is asked for, and whether it was done since the last order."""

    items: tuple[ShortText, ...] = ()
    """The checklist; empty = none is asked for."""
    product: ShortText = ""
    """What was packed last; empty = nothing yet."""
    cleared_by: ShortText = ""
    """Who cleared the line since; empty = an order of another product cannot start."""


class OpenContainer(Part):
    """A level above the first, and its container that is being filled."""

    level: int
    """From 2."""
    name: ShortText
    """Of the level: ``pallet`` …"""
    container: int = 0
    """Its number; 0 = none is open, the next case opens one."""
    members: int = 0
    capacity: int
    code: Literal["assigned", "read", "printed", "none"] = "assigned"
    """Where its code comes from when it is closed; ``read``: from its label, which is scanned."""


class Serials(Part):
    """The codes this line assigns: SSCCs, or those of a pool by their numbers in it."""

    extension: int
    prefix: Key
    first: int
    last: int
    """Of its range."""
    next: int
    """Serial of the next one, as far as this journal knows."""
    proved: bool
    """It is known that none behind it is taken; else none is assigned."""
    pool: Key = ""
    """Its name; empty = SSCCs."""


class Tally(Part):
    """How every case number of this data folder ended: triggered = released + … + in_flight; passed is outside."""

    triggered: int = 0
    released: int = 0
    rejected: int = 0
    void: int = 0
    missed: int = 0
    quarantined: int = 0
    in_flight: int = 0
    passed: int = 0
    units_read: int = 0
    no_reads: int = 0
    owed: int = 0
    """Cases that a person must still find; outside the sum."""


class Rates(Part):
    """Over the last 60 seconds."""

    units_per_min: float = 0.0
    cases_per_min: float = 0.0


class Latency(Part):
    """Trigger seen → verdict write acknowledged, over the newest ``n`` cases."""

    p50_ms: float = 0.0
    p99_ms: float = 0.0
    n: int = 0
    buckets: tuple[tuple[float, int], ...] = ()
    """Since the start: answers that took at most so many milliseconds, cumulative."""
    sum_ms: float = 0.0
    count: int = 0
    """Answers since the start."""


class Alarm(Part):
    """A standing alarm. ``key`` and ``arguments`` make the words, ``alarm`` is what an acknowledgement names."""

    alarm: ShortText
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    since_us: int
    priority: Priority
    needs_person: bool
    self_clearing: bool
    until_found: bool = False
    """It stays until a person has said where each of its cases was."""
    holds: bool = False
    """The line may not run while it stands."""
    acknowledged_by: ShortText = ""


class AlarmRate(Part):
    """Alarms raised lately (ISA-18.2: shown, not judged)."""

    last_10_min: int = 0
    last_hour: int = 0


class Health(Part):
    """The machine and the journal."""

    sqlite_version: str = ""
    journal_checked: str = ""
    """At the start: clean (the last stop was in order), whole (looked at), cut (too large to end in time)."""
    journal_looked_through: int = 0
    """Events that the pass beside the line has looked at, of ``journal_events``."""
    journal_events: int = 0
    journal_passes: int = 0
    """Whole passes since the start; the last one ended at ``journal_pass_ended_us``."""
    journal_pass_ended_us: int = 0
    journal_damage: int = 0
    """What such a pass found wrong."""
    wal_bytes: int = 0
    disk_free_percent: float | None = None
    commits: int = 0
    forced_checkpoints: int = 0
    queues: dict[str, int] = Field(default_factory=dict)
    """Depth of each bounded queue by name."""
    memory_bytes: int = 0
    behind_s: float = 0.0
    """Age of the oldest thing seen that is not worked off yet; a loop that is stuck makes it grow."""


class Minute(Part):
    """One minute of the trend."""

    at_us: int
    passed: int = 0
    rejected: int = 0


class CellCount(Part):
    """How often a cell was looked at and not read since the order began (heat map)."""

    camera: ShortText
    view: int = 0
    row: int
    column: int
    seen: int
    failed: int


class OpenCase(Part):
    """A case that is packed by hand."""

    container: int
    name: ShortText
    code: ShortText = ""
    """Its label, where that was scanned first."""
    members: tuple[ShortText, ...] = Field(default=(), max_length=1000)
    """By order of packing."""
    opened_us: int = 0


class LastScan(Part):
    code: ShortText
    taken: bool
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    at_us: int


class Bench(Part):
    """What is packed by hand."""

    open: OpenCase | None = None
    """In hand; None = the next scan opens one, or goes on with a stored one."""
    expected: int
    """Units in a full one; 0 = no order is open."""
    stored: tuple[OpenCase, ...] = Field(default=(), max_length=1000)
    last_scan: LastScan | None = None
    """None since the start."""
    closing_short: bool = False
    """It is closed with what is in it as soon as its label is scanned."""


class ByHand(Part):
    """A line that is packed by hand."""

    by: ShortText
    reason: ShortText
    since_us: int


class Snapshot(Part):
    """All a screen may know, at one moment."""

    made_at_us: int
    station: ShortText
    station_epoch: str
    boot: int
    version: str
    """Version of the program."""
    shape: Shape
    line: LineState
    station_state: StationState
    permissive: bool
    not_ready: tuple[Cause, ...] = ()
    """Why the line may not run; empty when it may."""
    held: bool
    """A person asked to hold."""
    held_by: ShortText = ""
    held_since_us: int = 0
    stands_since_us: int = 0
    """Since when something stands against running (``not_ready``); 0 = nothing does."""
    stopping: bool = False
    """The end of the run was asked for."""
    restarting_by: ShortText = ""
    """Who ordered that it starts again at once; empty = nobody."""
    settings_wait: bool = False
    """Settings were saved that take effect with the next start."""
    trust: Trust
    order: Order | None = None
    audit: AuditQuestion | None = None
    """What the random audit asks; None = nothing."""
    containers: tuple[OpenContainer, ...] = ()
    """One for each level above the first that the order's recipe has, lowest first."""
    suspended: tuple[Order, ...] = ()
    """Orders that are open and do not run, oldest first."""
    clearance: Clearance = Clearance()
    serials: Serials | None = None
    """None where the station assigns no SSCC."""
    by_hand: ByHand | None = None
    """The line is packed by hand meanwhile; ``bench`` shows what."""
    bench: Bench | None = None
    """None on a line."""
    pools: tuple[PoolState, ...] = Field(default=(), max_length=2)
    """Of the running order's recipe."""
    tally: Tally = Tally()
    rates: Rates = Rates()
    reasons: dict[Key, int] = Field(default_factory=dict)
    """Reason key → rejected cases with it as first reason, in the open order."""
    verdict: Latency = Latency()
    pending: ShortText = ""
    """``epoch/seq`` of the case that is being judged; empty = none."""
    cases: tuple[CaseRow, ...] = Field(default=(), max_length=20)
    """Newest first."""
    last_case: CaseDetail | None = None
    queue: tuple[QueueUnit, ...] = Field(default=(), max_length=64)
    queue_length: int = 0
    """How many units stand between reader and packer (the strip shows the newest 64, oldest first)."""
    cases_on_belt: int = 0
    """Cases of the order that have not left, as far as anybody knows."""
    alarms: tuple[Alarm, ...] = ()
    alarm_rate: AlarmRate = AlarmRate()
    devices: tuple[Device, ...] = ()
    plc: PlcLink = PlcLink()
    sync: tuple[Destination, ...] = ()
    health: Health = Health()
    trend: tuple[Minute, ...] = Field(default=(), max_length=60)
    """The last hour, oldest first."""
    heat: tuple[CellCount, ...] = ()
