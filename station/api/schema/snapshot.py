"""The snapshot: all a screen may know of the line, at one moment."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import (
    Arguments,
    CaseState,
    CellState,
    DestinationState,
    DeviceKind,
    DeviceState,
    Key,
    Part,
    Priority,
    Shape,
    ShortText,
    StationState,
)


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


class Order(Part):
    """The order that is open."""

    order: ShortText
    product: ShortText
    lot: ShortText
    units_per_case: int
    rows: int
    columns: int
    """rows and columns are 0 in the queue shape."""
    passed: int
    rejected: int


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


class Rates(Part):
    """Over the last 60 seconds."""

    units_per_min: float = 0.0
    cases_per_min: float = 0.0


class Latency(Part):
    """Trigger seen → verdict write acknowledged, over the newest ``n`` cases."""

    p50_ms: float = 0.0
    p99_ms: float = 0.0
    n: int = 0


class CaseRow(Part):
    """One case in a list."""

    epoch: int
    seq: int
    """Absolute number in the epoch."""
    state: CaseState
    reasons: tuple[Key, ...] = ()
    at_us: int = 0
    units_read: int = 0
    has_picture: bool = False


class Cell(Part):
    """One place in a case: a cell of the picture, or (row = column = 0) a unit of the queue, in order."""

    row: int
    column: int
    """From 1, from the top left."""
    state: CellState
    text: ShortText = ""
    reason: Key = ""
    twin: ShortText = ""
    """Where the same code already is: ``epoch/seq``, ``queue`` or ``case``."""
    trigger: int = 0


class CaseDetail(CaseRow):
    """A case, cell by cell."""

    order: ShortText = ""
    code: ShortText = ""
    """The case code; empty = none was read."""
    rows: int = 0
    columns: int = 0
    cells: tuple[Cell, ...] = ()
    picture: ShortText = ""
    """Path of the picture on this API; empty = none is kept."""


class QueueUnit(Part):
    """One unit between reader and packer, oldest first."""

    trigger: int
    lane: int = 1
    state: CellState
    text: ShortText = ""
    reason: Key = ""
    tainted: bool = False


class Alarm(Part):
    """A standing alarm. ``key`` and ``arguments`` make the words, ``alarm`` is what an acknowledgement names."""

    alarm: ShortText
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    since_us: int
    priority: Priority
    needs_person: bool
    self_clearing: bool
    acknowledged_by: ShortText = ""


class AlarmRate(Part):
    """Alarms raised lately (ISA-18.2: shown, not judged)."""

    last_10_min: int = 0
    last_hour: int = 0


class Device(Part):
    """One camera, reader or PLC."""

    name: ShortText
    kind: DeviceKind
    driver: ShortText
    state: DeviceState
    key: Key = ""
    """Why it is away (station.words); empty while up."""
    arguments: Arguments = Field(default_factory=dict)
    last_data_age_s: float | None = None
    """None = it never said anything."""
    rate_per_s: float = 0.0
    errors: int = 0
    """Times it was lost or gave no answer since the start."""
    detail: Arguments = Field(default_factory=dict)
    """Numbers of this kind of device (decode_ms, px_per_module, contrast, width, height …)."""


class Handshake(Part):
    """One case through the three legs; milliseconds after the trigger was seen, None = not yet. ``seq`` is the
    wire's short number."""

    epoch: int
    seq: int
    verdict: Literal["pass", "reject", ""] = ""
    committed_ms: float | None = None
    written_ms: float | None = None
    taken_ms: float | None = None
    disposed_ms: float | None = None


class PlcLink(Part):
    """Both register blocks by name, and how the link does."""

    block: dict[str, int] = Field(default_factory=dict)
    """Words 3…22 of the PLC block (drivers.protocols.PlcBlock); empty = none read yet."""
    words: dict[str, int] = Field(default_factory=dict)
    """What the station wants the PLC to see (values.StationWords)."""
    block_age_s: float | None = None
    epoch: int = 0
    """The epoch granted last."""
    polls: int = 0
    torn: int = 0
    handshakes: tuple[Handshake, ...] = ()
    """The newest, oldest first."""


class Destination(Part):
    """What one upstream has and has not got."""

    name: ShortText
    state: DestinationState
    waiting: int = 0
    """Records not yet delivered."""
    since_us: int | None = None
    """Age of the oldest waiting record, or since when nothing was delivered; None = nothing waits."""
    delivered_through: int = 0
    """Wire number up to which upstream itself said it has everything."""
    last_key: Key = ""
    last_words: ShortText = ""
    """What upstream said last, in its own words."""
    parked: int = 0


class Health(Part):
    """The machine and the journal."""

    sqlite_version: str = ""
    wal_bytes: int = 0
    disk_free_percent: float | None = None
    commits: int = 0
    forced_checkpoints: int = 0
    queues: dict[str, int] = Field(default_factory=dict)
    """Depth of each bounded queue by name."""
    memory_bytes: int = 0


class Minute(Part):
    """One minute of the trend."""

    at_us: int
    passed: int = 0
    rejected: int = 0


class CellCount(Part):
    """How often a cell was looked at and not read since the order began (heat map)."""

    camera: ShortText
    row: int
    column: int
    seen: int
    failed: int


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
    held: bool
    """A person asked to hold."""
    trust: Trust
    order: Order | None = None
    tally: Tally = Tally()
    rates: Rates = Rates()
    reasons: dict[Key, int] = Field(default_factory=dict)
    """Reason key → rejected cases with it as first reason, in the open order."""
    verdict: Latency = Latency()
    cases: tuple[CaseRow, ...] = Field(default=(), max_length=20)
    """Newest first."""
    last_case: CaseDetail | None = None
    queue: tuple[QueueUnit, ...] = Field(default=(), max_length=64)
    queue_length: int = 0
    """How many units stand between reader and packer (the strip shows the oldest 60 or so)."""
    alarms: tuple[Alarm, ...] = ()
    alarm_rate: AlarmRate = AlarmRate()
    devices: tuple[Device, ...] = ()
    plc: PlcLink = PlcLink()
    sync: tuple[Destination, ...] = ()
    health: Health = Health()
    trend: tuple[Minute, ...] = Field(default=(), max_length=60)
    """The last hour, oldest first."""
    heat: tuple[CellCount, ...] = ()
