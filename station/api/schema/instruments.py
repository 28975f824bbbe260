"""What the Devices and PLC pages ask for while they are open: far more than a snapshot carries, far less often."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import (
    Arguments,
    DestinationState,
    DeviceKind,
    DeviceState,
    Key,
    Part,
    ShortText,
)
from station.api.schema.links import Handshake


class DeviceDetail(Part):
    """One camera, reader, PLC or upstream."""

    name: ShortText
    kind: DeviceKind | Literal["upstream"]
    driver: ShortText
    address: ShortText = ""
    """Where it is reached, without any password."""
    state: DeviceState | DestinationState
    since_us: int | None = None
    """Since when it is in this state (upstream: when it was last heard)."""
    key: Key = ""
    """Why it is away (station.messages); empty while up."""
    arguments: Arguments = Field(default_factory=dict)
    words: ShortText = ""
    """What it said last, in its own words (upstream)."""
    last_data_age_s: float | None = None
    """None = it never said anything."""
    rate_per_s: float = 0.0
    errors: int = 0
    """Times it was lost, silent or wrong since the start."""
    detail: Arguments = Field(default_factory=dict)
    """Numbers of this kind of device."""


class DeviceList(Part):
    """``GET /v1/devices``: every device there is, as it is now."""

    made_at_us: int
    devices: tuple[DeviceDetail, ...] = ()


class Symbol(Part):
    """One code in a picture."""

    text: ShortText
    symbology: str
    row: int = 0
    column: int = 0
    """From 1; 0 = outside the grid."""
    corners: tuple[float, float, float, float, float, float, float, float]
    """x, y of its own top left, then clockwise as it is read; parts of the picture's width and height."""
    px_per_module: float | None = None
    contrast: float | None = None
    """0 … 1, the same in any light."""


class Spread(Part):
    """A number over the codes of one picture."""

    least: float
    median: float


class Preview(Part):
    """``GET /v1/previews/{camera}``: the newest picture that was read, and how well its codes can be seen."""

    camera: ShortText
    number: int
    picture: str
    """Path of this very picture."""
    age_s: float
    width: int
    height: int
    error: Key = ""
    """Why nothing was read in it at all."""
    decode_ms: float = 0.0
    rows: int = 0
    columns: int = 0
    symbols: tuple[Symbol, ...] = ()
    missing: tuple[tuple[int, int], ...] = ()
    """Cells (row, column) without a reading."""
    px_per_module: Spread | None = None
    contrast: Spread | None = None
    pictures: int = 0
    """The rate is over so many of the newest pictures."""
    read: int = 0
    wanted: int = 0


class RegisterRow(Part):
    """One word of a block."""

    word: int
    address: int
    name: str
    """As the PLC page of the manual has it."""
    value: int | None = None
    """As the PLC's signed INT shows it; None = never on the wire."""
    hexadecimal: bool = False
    """Sixteen bits rather than a number."""
    meaning: tuple[Key, ...] = ()
    """Phrases: the state, or every bit that is set."""
    cases: tuple[int, ...] = ()
    """Case numbers the bits of a mask stand for, newest first."""
    wrong: bool = False
    """Not what it must be."""


class SeenHandshake(Handshake):
    """One case through the three legs."""

    seen_ago_s: float


class WireRequest(Part):
    """One request between station and PLC, and what came of it."""

    at_us: int
    ms: float
    what: Literal["read", "write", "other"]
    first: int = 0
    count: int = 0
    """Registers: from the first on so many."""
    text: ShortText = ""
    """What was asked, where it is no Modbus."""
    served: bool = False
    """The PLC asked, the station answered."""
    key: Key = ""
    """Why it is no answer (station.messages); empty = as it must be."""
    arguments: Arguments = Field(default_factory=dict)


class PlcDetail(Part):
    """``GET /v1/plc``: both blocks as they are on the wire, and the newest handshakes."""

    device: DeviceDetail
    made_at_us: int
    epoch: int = 0
    """The epoch granted last."""
    polls: int = 0
    torn: int = 0
    no_answers: int = 0
    read_age_s: float | None = None
    """Of the registers shown, believed or not; None = no block was read yet."""
    plc: tuple[RegisterRow, ...] = ()
    """Empty: this PLC is not reached by registers."""
    station: tuple[RegisterRow, ...] = ()
    handshakes: tuple[SeenHandshake, ...] = ()
    """Oldest first."""
    requests: tuple[WireRequest, ...] = ()
    """The newest, oldest first."""
    wrong_requests: tuple[WireRequest, ...] = ()
    """The newest that went wrong."""
