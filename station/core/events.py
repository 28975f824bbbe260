"""What happened, past tense: the file format of the journal and the seed of the wire.

Every event is a frozen dataclass with a ``kind`` and a ``version``; one that a person brought about has ``by`` and
``reason`` (empty = none was given). ``journal.codec`` turns them into JSON and back, and knows how to lift older
versions. A new kind is added here, in ``core.evolve`` and in the journal's projections; ``assert_never`` finds the
place that was forgotten.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from station.core import case_events as cases
from station.core import changeover_events as changeover
from station.core import container_events as containers
from station.core import deliveries
from station.core import label_events as labels
from station.core import shift_events as shifts
from station.core.order_balance import OrderBalance
from station.core.values import (
    Arguments,
    CaseRef,
    Recipe,
    SerialRange,
)

RestoredHow = Literal["start", "standstill", "clearance", "first_unit", "empty"]
OffsetCause = Literal["scan", "belt_empty", "counter_mismatch"]
GrantCause = Literal["first", "plc_started", "foreign_epoch", "confirmed", "restored"]


@dataclass(frozen=True, slots=True)
class JournalOpened:
    """The station started on this journal."""

    kind: ClassVar[str] = "journal.opened"
    version: ClassVar[int] = 1
    station_epoch: str
    boot: int
    program: str
    restored_by: str = ""
    """Who put a backup back; empty = nobody did, the journal goes on."""


@dataclass(frozen=True, slots=True)
class EpochGranted:
    """A new epoch for the PLC; durable before it is written to the wire."""

    kind: ClassVar[str] = "plc.epoch_granted"
    version: ClassVar[int] = 1
    epoch: int
    previous: int
    cause: GrantCause
    by: str = ""
    """The person who looked at the PLC; empty = the station by itself."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ForeignDisposal:
    """Disposal words of an epoch this journal did not grant: history, not judged."""

    kind: ClassVar[str] = "plc.foreign_disposal"
    version: ClassVar[int] = 1
    epoch: int
    seq: int
    good_mask: int
    ejected_mask: int


@dataclass(frozen=True, slots=True)
class OrderStarted:
    kind: ClassVar[str] = "order.started"
    version: ClassVar[int] = 1
    order: str
    recipe: Recipe
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderSuspended:
    """It stays open, and another may run."""

    kind: ClassVar[str] = "order.suspended"
    version: ClassVar[int] = 1
    order: str
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderResumed:
    kind: ClassVar[str] = "order.resumed"
    version: ClassVar[int] = 1
    order: str
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderClosed:
    kind: ClassVar[str] = "order.closed"
    version: ClassVar[int] = 1
    order: str
    passed: int
    rejected: int
    by: str = ""
    reason: str = ""
    balance: OrderBalance | None = None


@dataclass(frozen=True, slots=True)
class TrustLost:
    """The physical order is no longer known to match the data."""

    kind: ClassVar[str] = "trust.lost"
    version: ClassVar[int] = 1
    cause: str
    arguments: Arguments
    tainted_through: int
    """Units with trigger numbers up to this one stand between reader and packer (absolute, lane 1); 0 = none known."""
    tainted_through_2: int = 0
    """The same of lane 2."""


@dataclass(frozen=True, slots=True)
class TrustRestored:
    kind: ClassVar[str] = "trust.restored"
    version: ClassVar[int] = 1
    by: str
    how: RestoredHow
    offsets: tuple[tuple[str, int], ...]
    """Per counted camera: PLC trigger number = frame counter + offset (modulo 32000)."""
    proved_case: int
    """Absolute number after which the order is proved."""
    reason: str = ""
    next_first: tuple[int, ...] = ()
    """Of a queue line that was cleared behind its newest case: for each lane the trigger, as on the wire, that the next
    case must begin with."""


@dataclass(frozen=True, slots=True)
class OffsetFound:
    """The units on the belt do not stand where the queue says. Every case after ``since`` up to ``through`` is in
    doubt: those on their way are quarantined with this event, those released are recalled after it."""

    kind: ClassVar[str] = "offset.found"
    version: ClassVar[int] = 1
    by: str
    places: int
    """How far behind its place in the queue the unit stands; negative: the books say it is in a case already."""
    on_their_way: int
    """Cases that are quarantined together with this."""
    since: CaseRef
    """The last case whose order was proved; 0/0 = none ever was."""
    through: CaseRef
    cause: OffsetCause = "scan"
    """What showed it: a unit that a person scanned, or what the station saw by itself (then ``by`` is empty)."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecallEnded:
    """Every released case in doubt is recalled."""

    kind: ClassVar[str] = "recall.ended"
    version: ClassVar[int] = 1
    cases: int


@dataclass(frozen=True, slots=True)
class SerialsProved:
    """Serials of this range up to ``through`` are taken: from now on the ones behind it may be assigned."""

    kind: ClassVar[str] = "sscc.proved"
    version: ClassVar[int] = 1
    by: str
    """The upstream that told its highest, or the person who told the next one."""
    range: SerialRange
    through: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LineHeld:
    kind: ClassVar[str] = "line.held"
    version: ClassVar[int] = 1
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LineResumed:
    kind: ClassVar[str] = "line.resumed"
    version: ClassVar[int] = 1
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandPackingBegan:
    """A line whose own packing cannot: until it ends, a person packs by scanning, and the line may not run."""

    kind: ClassVar[str] = "hand_packing.began"
    version: ClassVar[int] = 1
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandPackingEnded:
    kind: ClassVar[str] = "hand_packing.ended"
    version: ClassVar[int] = 1
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AlarmRaised:
    """``alarm`` identifies the standing alarm: its key and, for alarms by number, what it is about."""

    kind: ClassVar[str] = "alarm.raised"
    version: ClassVar[int] = 1
    alarm: str
    key: str
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class AlarmAcknowledged:
    kind: ClassVar[str] = "alarm.acknowledged"
    version: ClassVar[int] = 1
    alarm: str
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AlarmCleared:
    kind: ClassVar[str] = "alarm.cleared"
    version: ClassVar[int] = 1
    alarm: str


@dataclass(frozen=True, slots=True)
class RecordParked:
    """Upstream will never take this record; it stands aside with the server's words."""

    kind: ClassVar[str] = "record.parked"
    version: ClassVar[int] = 1
    destination: str
    wire_seq: int
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class RecordUnparked:
    """Sent again, the record was taken: it stands aside no more."""

    kind: ClassVar[str] = "record.unparked"
    version: ClassVar[int] = 1
    destination: str
    wire_seq: int


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One key of the config: values as JSON text, empty where there was (or is) none; secrets are never in it."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The config was changed from a screen; in force after the next start."""

    kind: ClassVar[str] = "settings.changed"
    version: ClassVar[int] = 1
    by: str
    changes: tuple[SettingChange, ...]
    file: str
    """SHA-256 of the new file, in hex."""


CheckedBy = Literal["doctor", "canary"]
DeviceOutcome = Literal["ok", "no", "open"]
"""As it must be · not so · not shown."""


@dataclass(frozen=True, slots=True)
class DeviceChecked:
    """A device was shown codes of known text: all of the test card, or one a day (the canary)."""

    kind: ClassVar[str] = "device.checked"
    version: ClassVar[int] = 1
    device: str
    test: CheckedBy
    outcome: DeviceOutcome
    finding: str
    """Key of the worst that was found; empty = nothing was found."""
    by: str
    reason: str = ""


LineCleared = changeover.LineCleared
FirstCaseChecked = changeover.FirstCaseChecked
ShiftHandedOver = changeover.ShiftHandedOver
ChangeoverEvent = changeover.ChangeoverEvent

CasePassed = cases.CasePassed
CaseRejected = cases.CaseRejected
CaseMissed = cases.CaseMissed
CaseReleased = cases.CaseReleased
CaseVoided = cases.CaseVoided
CaseQuarantined = cases.CaseQuarantined
CaseRecalled = cases.CaseRecalled
CaseRestored = cases.CaseRestored
CaseDisposed = cases.CaseDisposed
CaseFound = cases.CaseFound
CasesUncounted = cases.CasesUncounted
CountKept = cases.CountKept
QuarantineCause = cases.QuarantineCause
UncountedCause = cases.UncountedCause

ContainerOpened = containers.ContainerOpened
MembersChanged = containers.MembersChanged
ContainerClosed = containers.ContainerClosed
ContainerDissolved = containers.ContainerDissolved
ContainerRestored = containers.ContainerRestored
CodeChanged = containers.CodeChanged
UnitDecommissioned = containers.UnitDecommissioned
UnitRecommissioned = containers.UnitRecommissioned
ShipmentConfirmed = containers.ShipmentConfirmed
ShipmentReturned = containers.ShipmentReturned
ContainerEvent = containers.ContainerEvent

LabelAssigned = labels.LabelAssigned
LabelSent = labels.LabelSent
LabelPrinted = labels.LabelPrinted
LabelFailed = labels.LabelFailed
LabelRetried = labels.LabelRetried
LabelScanned = labels.LabelScanned
LabelWaived = labels.LabelWaived
LabelVoided = labels.LabelVoided
LabelEvent = labels.LabelEvent
DeliveryOpened = deliveries.DeliveryOpened
DeliveryChanged = deliveries.DeliveryChanged
DeliveryConfirmed = deliveries.DeliveryConfirmed
DeliveryCancelled = deliveries.DeliveryCancelled
DeliveryEvent = deliveries.DeliveryEvent
LineStateChanged = shifts.LineStateChanged
AuditAsked = shifts.AuditAsked
AuditAnswered = shifts.AuditAnswered

Event = (
    JournalOpened
    | EpochGranted
    | ForeignDisposal
    | OrderStarted
    | OrderSuspended
    | OrderResumed
    | OrderClosed
    | LineCleared
    | FirstCaseChecked
    | ShiftHandedOver
    | CasePassed
    | CaseRejected
    | CaseMissed
    | CaseReleased
    | CaseVoided
    | CaseQuarantined
    | CaseRecalled
    | CaseRestored
    | CaseDisposed
    | CaseFound
    | CasesUncounted
    | CountKept
    | TrustLost
    | TrustRestored
    | OffsetFound
    | RecallEnded
    | SerialsProved
    | LineHeld
    | LineResumed
    | HandPackingBegan
    | HandPackingEnded
    | AlarmRaised
    | AlarmAcknowledged
    | AlarmCleared
    | RecordParked
    | SettingsChanged
    | DeviceChecked
    | RecordUnparked
    | shifts.ShiftEvent
    | ContainerEvent
    | LabelEvent
    | DeliveryEvent
)

WIRE_KINDS: dict[str, str] = {
    OrderStarted.kind: "order.started",
    OrderSuspended.kind: "order.suspended",
    OrderResumed.kind: "order.resumed",
    OrderClosed.kind: "order.closed",
    CaseReleased.kind: "container.packed",
    CaseRecalled.kind: "container.dissolved",
    CaseRestored.kind: "container.restored",
    ContainerClosed.kind: "container.packed",
    ContainerDissolved.kind: "container.dissolved",
    ContainerRestored.kind: "container.restored",
    MembersChanged.kind: "container.changed",
    CodeChanged.kind: "container.recoded",
    UnitDecommissioned.kind: "unit.decommissioned",
    UnitRecommissioned.kind: "unit.recommissioned",
    ShipmentConfirmed.kind: "shipment.confirmed",
    ShipmentReturned.kind: "shipment.returned",
}
"""Kinds upstream knows → their name there."""


def wire_kind(event: Event) -> str | None:
    """The name upstream knows this event by; None = it gets no wire number. Upstream hears of a container when it is
    closed: what happens to an open one is told by its members then."""
    if isinstance(event, MembersChanged | ContainerDissolved) and event.open:
        return None
    return WIRE_KINDS.get(event.kind)
