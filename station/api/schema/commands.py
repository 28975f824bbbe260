"""Commands a client may post, each with typed arguments, and the answer to them.

``{"id", "kind", "args"}``: the id is chosen by the client; the same id again gets the same answer and does nothing.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from station.api.schema.base import Arguments, Key, Part, Text
from station.api.schema.recipe import Args, RecipeArgs

MAX_INT = 2**63 - 1

Name = Annotated[Text, Field(min_length=1, max_length=128)]


class NoArgs(Args):
    pass


class StartOrderArgs(Args):
    order: Name
    recipe: RecipeArgs | None = None
    """None: the recipe of the config."""


class RestoreTrustArgs(Args):
    how: Literal["clearance", "first_unit"]
    code: Annotated[Text, Field(max_length=4096)] = ""
    """``first_unit``: the code that was scanned."""


MOST_ALARMS = 256


class AcknowledgeAlarmArgs(Args):
    alarm: Annotated[Text, Field(min_length=1, max_length=512)]
    also: Annotated[
        tuple[Annotated[Text, Field(min_length=1, max_length=512)], ...], Field(max_length=MOST_ALARMS)
    ] = ()
    """Others of its kind, acknowledged with it; those that ended meanwhile are passed over."""


class ResolveCaseArgs(Args):
    epoch: int = Field(ge=0, le=MAX_INT)
    seq: int = Field(ge=1, le=MAX_INT)
    found: Literal["pallet", "bin", "gone"]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


class StartOrder(_Request):
    kind: Literal["start_order"] = "start_order"
    args: StartOrderArgs


class CloseOrder(_Request):
    kind: Literal["close_order"] = "close_order"
    args: NoArgs = NoArgs()


class RestoreTrust(_Request):
    kind: Literal["restore_trust"] = "restore_trust"
    args: RestoreTrustArgs


class AcknowledgeAlarm(_Request):
    kind: Literal["acknowledge_alarm"] = "acknowledge_alarm"
    args: AcknowledgeAlarmArgs


class Hold(_Request):
    kind: Literal["hold"] = "hold"
    args: NoArgs = NoArgs()


class Resume(_Request):
    kind: Literal["resume"] = "resume"
    args: NoArgs = NoArgs()


class Stop(_Request):
    kind: Literal["stop"] = "stop"
    args: NoArgs = NoArgs()


class Restart(_Request):
    """End in order and start again: settings that were saved take effect."""

    kind: Literal["restart"] = "restart"
    args: NoArgs = NoArgs()


class ConfirmNumbers(_Request):
    kind: Literal["confirm_numbers"] = "confirm_numbers"
    args: NoArgs = NoArgs()


class ResolveCase(_Request):
    kind: Literal["resolve_case"] = "resolve_case"
    args: ResolveCaseArgs


class SetNextSerialArgs(Args):
    next: int = Field(ge=0, lt=10**12)
    by: Name
    """The person who knows which ones are taken."""


class SetNextSerial(_Request):
    """Say which serial the next assigned SSCC has, where upstream cannot tell which ones are taken."""

    kind: Literal["set_next_serial"] = "set_next_serial"
    args: SetNextSerialArgs


class SendAgainArgs(Args):
    destination: Name
    wire_seqs: tuple[Annotated[int, Field(ge=1, le=MAX_INT)], ...] | None = Field(default=None, max_length=200)
    """None = everything that is parked there."""


class SendAgain(_Request):
    """Parked records shall be sent again. Done = asked for; what came of it stands in the sync status."""

    kind: Literal["send_again"] = "send_again"
    args: SendAgainArgs


class TestDeviceArgs(Args):
    device: Name


class TestDevice(_Request):
    """Ask one device a question that does not disturb the line. Nothing of the line changes; the answer's key says
    what came of it, whether it was done or not."""

    __test__ = False
    kind: Literal["test_device"] = "test_device"
    args: TestDeviceArgs


LineCommand = (
    StartOrder
    | CloseOrder
    | RestoreTrust
    | AcknowledgeAlarm
    | Hold
    | Resume
    | Stop
    | ConfirmNumbers
    | ResolveCase
    | SetNextSerial
)

CommandRequest = LineCommand | Restart | SendAgain | TestDevice

COMMAND: TypeAdapter[CommandRequest] = TypeAdapter(Annotated[CommandRequest, Field(discriminator="kind")])
"""Reads a request: ``COMMAND.validate_json(body)``."""


class CommandAnswer(Part):
    """Done, or refused with a key (words.py makes the sentence). What is done may have a key too: what came of it."""

    id: str
    done: bool
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
