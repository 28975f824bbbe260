"""What a person or upstream wants. An impossible command is a Refusal with a key, never an exception.

``by`` and ``reason`` say who and why; both are in the event that comes of it."""

from dataclasses import dataclass
from typing import Literal

from station.core.events import DeviceChecked, SettingChange
from station.core.loaded import StoredCase
from station.core.order_balance import OrderBalance
from station.core.rework import Facts, Rework
from station.core.shipping import ShippingCommand
from station.core.values import Arguments, CaseRef, CheckedCode, Found, Recipe


@dataclass(frozen=True, slots=True)
class StartOrder:
    by: str
    order: str
    recipe: Recipe
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SuspendOrder:
    """The running order waits; another may run."""

    by: str
    order: str = ""
    """Refused where another one runs; empty = whichever runs."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResumeOrder:
    by: str
    order: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseOrder:
    by: str
    order: str = ""
    """Running or suspended; empty = the running one."""
    reason: str = ""
    balance: OrderBalance | None = None
    """What the journal says of it; None = nobody looked."""


@dataclass(frozen=True, slots=True)
class ClearLine:
    """Nothing of the last product is left: every item of the checklist was looked at."""

    by: str
    items: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckFirstCase:
    """The first case of the running order is as it should be, or is not."""

    by: str
    good: bool
    case: str = ""
    """Refused where another one waits; empty = whichever waits."""
    reason: str = ""
    """Must be given where it is not good."""


@dataclass(frozen=True, slots=True)
class HandOverShift:
    by: str
    to: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestoreTrust:
    """``clearance``: everything between reader and packer was taken off. ``first_unit``: this code was scanned at the
    named place and must be the first unit of the next case."""

    by: str
    how: Literal["clearance", "first_unit"]
    key: str = ""
    booked: int = 0
    """Absolute trigger number under which a case of this epoch has this code; 0 = none has, as far as is known."""
    booked_lane: int = 1
    """Lane of that trigger."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AcknowledgeAlarm:
    by: str
    alarm: str
    also: tuple[str, ...] = ()
    """Others a person saw with it; those that ended meanwhile are passed over."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BeginHandPacking:
    """A line: pack by hand until that is ended; the line may not run meanwhile."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class EndHandPacking:
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Ask the line for an end of cycle, then end the program."""

    by: str


@dataclass(frozen=True, slots=True)
class RecordSettings:
    """The config is about to be changed: who, what, and the new file's SHA-256. It changes nothing of the line."""

    by: str
    changes: tuple[SettingChange, ...]
    file: str


@dataclass(frozen=True, slots=True)
class RecordDeviceCheck:
    """A device was tested with codes of known text. It changes nothing of the line."""

    checked: DeviceChecked


@dataclass(frozen=True, slots=True)
class ConfirmNumbers:
    """A person has looked at the PLC whose numbers were not believed: grant a new epoch."""

    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResolveCase:
    """A case that nobody saw leave as it should was looked for: this is where it was."""

    by: str
    case: CaseRef
    found: Found
    stored: StoredCase | None = None
    """What the journal has of the case now: the line does not remember every case, nor what rework has changed."""
    shipped: bool = False
    """It, or what it is in, has left for somebody."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetNextSerial:
    """A named person says which serial the next assigned SSCC has: nobody else could tell which ones are taken."""

    by: str
    next: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseContainer:
    """Close the open container of a level now ("the pallet is done")."""

    by: str
    """Empty = the plant says it is full."""
    level: int
    reason: str = ""
    code: CheckedCode | None = None
    """Where the level's codes are read: the one on its label."""
    container: int = 0
    """This open one; 0 = the one that the line fills."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Bench: a person scanned a code: a unit, or the label of a case."""

    by: str
    checked: CheckedCode
    role: Literal["unit", "case"]
    """What the recipe takes it for."""
    why: str = ""
    """What exactly is wrong with it, a key; empty = nothing, as far as the recipe goes."""


@dataclass(frozen=True, slots=True)
class UndoScan:
    """Bench: the newest scan of the open container is taken back."""

    by: str


@dataclass(frozen=True, slots=True)
class StoreOpen:
    """Bench: put the open container aside; scanning any of its members goes on with it."""

    by: str


@dataclass(frozen=True, slots=True)
class CloseShort:
    """Bench: the open container is done with fewer members than it holds."""

    by: str
    reason: str


BenchCommand = Scan | UndoScan | StoreOpen | CloseShort
HandCommand = BenchCommand | BeginHandPacking | EndHandPacking


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """The shell and its printer: a label is to be sent now (refused where it must not), is out, or has failed."""

    label: int
    what: Literal["sent", "printed", "failed"]
    proved: bool = False
    cause: str = ""
    arguments: Arguments = ()


@dataclass(frozen=True, slots=True)
class ScanLabel:
    """A person has scanned a label that is on its container."""

    by: str
    checked: CheckedCode


@dataclass(frozen=True, slots=True)
class RetryLabel:
    """Print a label that is awaited once more."""

    by: str
    label: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WaiveLabel:
    """Go on without a label that is awaited."""

    by: str
    label: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """A closed container needs a label: lost, spoilt, or never printed."""

    by: str
    reason: str
    container: int
    facts: Facts
    """As for relabelling it."""
    first_us: int
    """The date of its first label."""


LabelCommand = NoteLabel | ScanLabel | RetryLabel | WaiveLabel | Reprint


@dataclass(frozen=True, slots=True)
class AnswerAudit:
    """A unit was taken out of the case that the random audit asked about, and scanned."""

    by: str
    place: str
    """The case asked about."""
    checked: CheckedCode
    why: str = ""
    """What exactly is wrong with it as a unit's code, a key."""
    sure: bool = False
    """It was in that case, whatever the journal says."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SkipAudit:
    by: str
    place: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ParkRecord:
    """A destination will never take this record: set it aside, with the server's words."""

    destination: str
    wire_seq: int
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class UnparkRecord:
    """Sent again, a destination took a record that was set aside."""

    destination: str
    wire_seq: int


OrderCommand = StartOrder | SuspendOrder | ResumeOrder | CloseOrder | ClearLine | CheckFirstCase | HandOverShift

Command = (
    OrderCommand
    | RestoreTrust
    | AcknowledgeAlarm
    | Hold
    | Resume
    | BeginHandPacking
    | EndHandPacking
    | Stop
    | RecordSettings
    | RecordDeviceCheck
    | ConfirmNumbers
    | ResolveCase
    | SetNextSerial
    | CloseContainer
    | BenchCommand
    | LabelCommand
    | AnswerAudit
    | SkipAudit
    | Rework
    | ShippingCommand
    | ParkRecord
    | UnparkRecord
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not done."""

    key: str
    arguments: Arguments = ()
