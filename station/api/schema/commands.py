"""Commands a client may post, each with typed arguments, and the answer to them.

``{"id", "kind", "args"}``: the id is chosen by the client; the same id again gets the same answer and does nothing.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from station.api.schema.base import Arguments, Key, Part, Text

MAX_INT = 2**63 - 1

Name = Annotated[Text, Field(min_length=1, max_length=128)]
Line = Annotated[Text, Field(max_length=128)]
UnitNoun = Literal["unit", "bottle", "can", "box", "bag", "jar", "pouch", "tube", "carton"]
Symbology = Literal["qr", "microqr", "rmqr", "datamatrix", "code128", "itf14", "ean13", "upca"]

LevelName = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[a-z][a-z0-9_]*$")]
Thousandths = Annotated[int, Field(ge=0, le=1000)]
Pattern = Annotated[Text, Field(max_length=256)]
"""What a pattern is, is the core's rule: it refuses the order (``pattern_refused``)."""


class Args(BaseModel):
    """Arguments are strict: an unknown one is refused, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NoArgs(Args):
    pass


class LevelArgs(Args):
    """One level of packing above the first (values.Level, field by field)."""

    name: LevelName
    capacity: int = Field(ge=1, le=1000)
    code: Literal["read", "assigned", "none"] = "assigned"
    closes_full: bool = True
    mixed: bool = False


class ViewArgs(Args):
    """What one picture of a case shows (values.View, field by field)."""

    camera: Name
    layer: int = Field(default=1, ge=1, le=20)
    rows: int = Field(ge=1, le=100)
    columns: int = Field(ge=1, le=100)
    area: tuple[Thousandths, Thousandths, Thousandths, Thousandths] = (0, 0, 1000, 1000)


class RecipeArgs(Args):
    """What a case of the order must be (values.Recipe, field by field)."""

    product: Name
    code: Literal["plain", "url", "gs1"]
    units_per_case: int = Field(ge=1, le=1000)
    rows: int = Field(default=0, ge=0, le=100)
    columns: int = Field(default=0, ge=0, le=100)
    pattern: Pattern = ""
    url_prefix: Annotated[Text, Field(max_length=512)] = ""
    gtin: str = Field(default="", pattern=r"^(\d{8}|\d{12,14})?$")
    lot: Line = ""
    lot_checked: bool = False
    case_pattern: Pattern = ""
    serial_length: int = Field(default=0, ge=0, le=90)
    required_ais: tuple[Annotated[str, Field(pattern=r"^\d{2,4}$")], ...] = Field(default=(), max_length=8)
    aim_id: str = Field(default="", pattern=r"^(\][A-Za-z][0-9A-Za-z])?$")
    symbologies: tuple[Symbology, ...] = Field(default=("qr",), min_length=1, max_length=8)
    target_cases: int = Field(default=0, ge=0, le=10_000_000)
    unit_noun: UnitNoun = "unit"
    container: LevelName = "case"
    above: tuple[LevelArgs, ...] = Field(default=(), max_length=2)
    views: tuple[ViewArgs, ...] = Field(default=(), max_length=100)


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
