"""What was seen by a device or the clock. Time comes in as data (``Now``); the core has no clock."""

from dataclasses import dataclass
from typing import Protocol

from station.core.loaded import StoredCase
from station.core.values import CaseRef, CheckedCode, Code, SerialRange


@dataclass(frozen=True, slots=True)
class Now:
    mono_ms: int
    """Monotonic milliseconds: the only time decisions use."""
    wall_us: int
    """Microseconds since 1970 UTC: data, never a reason."""


class PlcBlock(Protocol):
    """One whole, fresh PLC block, words 3…22 of map v1 (drivers.protocols.PlcBlock is one)."""

    @property
    def label_trigger(self) -> int: ...
    @property
    def epoch(self) -> int: ...
    @property
    def heartbeat(self) -> int: ...
    @property
    def line_state(self) -> int: ...
    @property
    def case_seq(self) -> int: ...
    @property
    def case_state(self) -> int: ...
    @property
    def case_units(self) -> int: ...
    @property
    def first_trigger(self) -> int: ...
    @property
    def last_trigger(self) -> int: ...
    @property
    def first_trigger_2(self) -> int: ...
    @property
    def last_trigger_2(self) -> int: ...
    @property
    def disposed_epoch(self) -> int: ...
    @property
    def disposed_seq(self) -> int: ...
    @property
    def unit_count(self) -> int: ...
    @property
    def unit_count_2(self) -> int: ...
    @property
    def case_label(self) -> int: ...
    @property
    def in_transit(self) -> int: ...
    @property
    def inputs(self) -> int: ...
    @property
    def good_mask(self) -> int: ...
    @property
    def ejected_mask(self) -> int: ...


@dataclass(frozen=True, slots=True)
class PlcPolled:
    """A whole, fresh block."""

    block: PlcBlock


@dataclass(frozen=True, slots=True)
class CasesUncounted:
    """Cases of an I/O block that came and got no number (drivers.uncounted.UncountedCases)."""

    silent_ms: int
    seen: int
    unseen: int | None
    at_start: bool


@dataclass(frozen=True, slots=True)
class BlockCounted:
    """What an I/O block says that it has counted (drivers.uncounted.BlockCount)."""

    value: int | None
    mark: int
    source: str
    epoch: int
    numbered: int


@dataclass(frozen=True, slots=True)
class PlcSilent:
    """No whole new block for the heartbeat time-out, a wrong map, or the link is gone: no data."""

    key: str
    """plc_lost, plc_heartbeat, plc_map_version, plc_probe, plc_foreign_master …"""
    arguments: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class FrameSeen:
    """A counted camera delivered a frame (decoded or not): its counter moved."""

    camera: str
    counter: int


@dataclass(frozen=True, slots=True)
class CellRead:
    cell: tuple[int, int] | None
    """(row, column) from 1; None where a reader tells no positions."""
    checked: CheckedCode | None


@dataclass(frozen=True, slots=True)
class ViewRead:
    """What one view of the recipe shows in a picture."""

    view: int
    """Its number in the recipe, from 1."""
    cells: tuple[CellRead, ...]
    """Every cell of its grid exactly once."""
    extra: tuple[CheckedCode, ...] = ()
    """Codes found outside every grid, or as a second code of a cell: never ignored (over)."""
    case_code: tuple[CheckedCode, ...] = ()
    """Codes that are case codes by the recipe (zero, one, or too many)."""


@dataclass(frozen=True, slots=True)
class PictureRead:
    """One picture, decoded, or what a reader of whole cases says of one. ``case`` for an asked device, ``counter`` for
    one that counts or is told its trigger."""

    camera: str
    """Name of the camera or reader."""
    case: CaseRef | None
    counter: int
    views: tuple[ViewRead, ...] = ()
    """One for every view of this camera, whichever layer this picture is of: that is not known as it is decoded."""
    error: str | None = None
    """A key when the picture gave nothing at all: no frame, torn, stale, decoder failed."""
    picture: str | None = None
    """Evidence name."""


@dataclass(frozen=True, slots=True)
class UnitRead:
    """The unit reader's telegram for one trigger; ``checked`` None = no-read."""

    lane: int
    trigger: int
    """Short trigger number of the wire, 1…32000."""
    checked: CheckedCode | None
    frame: int = 0


@dataclass(frozen=True, slots=True)
class LabelRead:
    """The case-code reader's telegram: by trigger number (tagged) or as the answer for a case (asked)."""

    reader: str
    case: CaseRef | None
    trigger: int
    checked: CheckedCode | None


@dataclass(frozen=True, slots=True)
class DeviceGone:
    """A camera or reader was lost."""

    name: str
    key: str
    arguments: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """A camera or reader is there (again). Its counter starts anew."""

    name: str
    counter: int = 0
    """The device's own trigger count now; 0 = it has none."""


@dataclass(frozen=True, slots=True)
class StoreFailed:
    """The journal could not be written (or its outcome was unknown); the shell has reopened it, this core is new.

    Where the journal refused a case as passed because a code is taken, ``case`` and ``code`` are among the
    arguments."""

    key: str
    arguments: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedFound:
    """The answer to FindReleased: the next released cases, oldest first."""

    after: CaseRef
    cases: tuple[StoredCase, ...]
    more: bool
    """Others follow the last of them."""


@dataclass(frozen=True, slots=True)
class SerialsHeard:
    """Upstream has told the highest serial it has of this range."""

    by: str
    range: SerialRange
    through: int
    """Below the range: it has none."""
    undelivered: int = 0
    """So many more may have been assigned by a journal that is lost, and never delivered."""


@dataclass(frozen=True, slots=True)
class PoolDrawn:
    """The next codes of a pool that nothing speaks against, lowest number first."""

    pool: str
    codes: tuple[tuple[int, Code], ...]
    """(number in the pool, code)."""
    cause: str = ""
    """Key of why there are no more; empty = there are."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """A condition watched by the shell (disk, upstream, queue overflow, clock) began or ended."""

    key: str
    standing: bool
    arguments: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The deadline the core asked for has come."""


Observation = (
    PlcPolled
    | CasesUncounted
    | BlockCounted
    | PlcSilent
    | FrameSeen
    | PictureRead
    | UnitRead
    | LabelRead
    | DeviceGone
    | DeviceBack
    | StoreFailed
    | ReleasedFound
    | SerialsHeard
    | PoolDrawn
    | Noticed
    | TimePassed
)
