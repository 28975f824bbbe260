"""Commands a client may post, each with typed arguments, and the answer to them.

``{"id", "kind", "args"}``: the id is chosen by the client; the same id again gets the same answer and does nothing.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from station.api.schema.audit import AnswerAudit, SkipAudit
from station.api.schema.base import Arguments, Key, Part, Text
from station.api.schema.labels import LabelCommand
from station.api.schema.order_commands import OrderCommand, PlanCommand, WhyArgs
from station.api.schema.recipe import Args
from station.api.schema.request import MAX_INT, Name, Reason, Request, Why
from station.api.schema.rework import Rework
from station.api.schema.setup import SetupCommand
from station.api.schema.shipping import ShippingCommand


class NoArgs(Args):
    pass


class RestoreTrustArgs(WhyArgs):
    how: Literal["clearance", "first_unit"]
    code: Annotated[Text, Field(max_length=4096)] = ""
    """``first_unit``: the code that was scanned."""


MOST_ALARMS = 256


class AcknowledgeAlarmArgs(WhyArgs):
    alarm: Annotated[Text, Field(min_length=1, max_length=512)]
    also: Annotated[
        tuple[Annotated[Text, Field(min_length=1, max_length=512)], ...], Field(max_length=MOST_ALARMS)
    ] = ()
    """Others of its kind, acknowledged with it; those that ended meanwhile are passed over."""


class ResolveCaseArgs(WhyArgs):
    epoch: int = Field(ge=0, le=MAX_INT)
    seq: int = Field(ge=1, le=MAX_INT)
    found: Literal["pallet", "bin", "gone"]


class RestoreTrust(Request):
    kind: Literal["restore_trust"] = "restore_trust"
    args: RestoreTrustArgs


class AcknowledgeAlarm(Request):
    kind: Literal["acknowledge_alarm"] = "acknowledge_alarm"
    args: AcknowledgeAlarmArgs


class Hold(Request):
    kind: Literal["hold"] = "hold"
    args: WhyArgs = WhyArgs()


class Resume(Request):
    kind: Literal["resume"] = "resume"
    args: WhyArgs = WhyArgs()


class BeginHandPackingArgs(Args):
    by: Name
    reason: Reason


class BeginHandPacking(Request):
    """A line whose own packing cannot is packed by hand; it may not run until that is ended."""

    kind: Literal["begin_hand_packing"] = "begin_hand_packing"
    args: BeginHandPackingArgs


class EndHandPackingArgs(Args):
    by: Name
    reason: Why = ""


class EndHandPacking(Request):
    kind: Literal["end_hand_packing"] = "end_hand_packing"
    args: EndHandPackingArgs


class Stop(Request):
    kind: Literal["stop"] = "stop"
    args: NoArgs = NoArgs()


class Restart(Request):
    """End in order and start again: settings that were saved take effect."""

    kind: Literal["restart"] = "restart"
    args: NoArgs = NoArgs()


class ConfirmNumbers(Request):
    kind: Literal["confirm_numbers"] = "confirm_numbers"
    args: WhyArgs = WhyArgs()


class ResolveCase(Request):
    kind: Literal["resolve_case"] = "resolve_case"
    args: ResolveCaseArgs


class SetNextSerialArgs(WhyArgs):
    next: int = Field(ge=0, lt=10**12)
    by: Name
    """The person who knows which ones are taken."""


class SetNextSerial(Request):
    """Say which serial the next assigned SSCC has, where upstream cannot tell which ones are taken."""

    kind: Literal["set_next_serial"] = "set_next_serial"
    args: SetNextSerialArgs


class CloseContainerArgs(Args):
    level: int = Field(ge=2, le=9)
    by: Name
    reason: Why = ""
    code: Annotated[Text, Field(max_length=4096)] = ""
    """Of its label, where the codes of this level are read."""
    container: int = Field(default=0, ge=0, le=MAX_INT)
    """This open one; 0 = the one that the line fills."""


class CloseContainer(Request):
    """Close the open container of a level now, full or not: the pallet is done."""

    kind: Literal["close_container"] = "close_container"
    args: CloseContainerArgs


class ScanArgs(Args):
    by: Name
    code: Annotated[Text, Field(min_length=1, max_length=4096)]


class Scan(Request):
    """Bench: a person scanned (or typed) a code, of a unit or of a case."""

    kind: Literal["scan"] = "scan"
    args: ScanArgs


class ByArgs(Args):
    by: Name


class UndoScan(Request):
    """Bench: take the newest scan back."""

    kind: Literal["undo_scan"] = "undo_scan"
    args: ByArgs


class StoreOpen(Request):
    """Bench: put the open case aside; scanning any of its members goes on with it."""

    kind: Literal["store_open"] = "store_open"
    args: ByArgs


class CloseShortArgs(Args):
    by: Name
    reason: Reason


class CloseShort(Request):
    """Bench: the open case is done with fewer units than it holds."""

    kind: Literal["close_short"] = "close_short"
    args: CloseShortArgs


BenchCommand = Scan | UndoScan | StoreOpen | CloseShort


class SendAgainArgs(Args):
    destination: Name
    wire_seqs: tuple[Annotated[int, Field(ge=1, le=MAX_INT)], ...] | None = Field(default=None, max_length=200)
    """None = everything that is parked there."""


class SendAgain(Request):
    """Parked records shall be sent again. Done = asked for; what came of it stands in the sync status."""

    kind: Literal["send_again"] = "send_again"
    args: SendAgainArgs


class TestDeviceArgs(Args):
    device: Name


class TestDevice(Request):
    """Ask one device a question that does not disturb the line. Nothing of the line changes; the answer's key says
    what came of it, whether it was done or not."""

    __test__ = False
    kind: Literal["test_device"] = "test_device"
    args: TestDeviceArgs


LineCommand = (
    OrderCommand
    | RestoreTrust
    | AcknowledgeAlarm
    | Hold
    | Resume
    | BeginHandPacking
    | EndHandPacking
    | Stop
    | ConfirmNumbers
    | ResolveCase
    | SetNextSerial
    | CloseContainer
    | AnswerAudit
    | SkipAudit
)

CommandRequest = (
    LineCommand
    | BenchCommand
    | LabelCommand
    | Rework
    | ShippingCommand
    | PlanCommand
    | Restart
    | SendAgain
    | TestDevice
    | SetupCommand
)

COMMAND: TypeAdapter[CommandRequest] = TypeAdapter(Annotated[CommandRequest, Field(discriminator="kind")])
"""Reads a request: ``COMMAND.validate_json(body)``."""


class CommandAnswer(Part):
    """Done, or refused with a key (words.py makes the sentence). What is done may have a key too: what came of it."""

    id: str
    done: bool
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
