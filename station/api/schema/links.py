"""What the station is connected to: devices, the PLC, upstream."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Arguments, DestinationState, DeviceKind, DeviceState, Key, Part, ShortText


class Device(Part):
    """One camera, reader or PLC."""

    name: ShortText
    kind: DeviceKind
    driver: ShortText
    state: DeviceState
    key: Key = ""
    """Why it is away (station.messages); empty while up."""
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
    delivered: int = 0
    """Records accepted since the start."""
    attempt: int = 0
    """Failures in a row."""
    last_success_us: int | None = None
    last_status: ShortText = ""
    """HTTP status of the newest answer, ``timeout``, ``unreached``, or a key."""
    last_words: ShortText = ""
    """What upstream said last, in its own words."""
    parked: int = 0
    again: int = 0
    """Parked records a person asked to be sent again, not yet tried."""
    cause: Key = ""
    """What was heard last: ``delivered``, ``unreached``, ``busy``, ``unauthorised``, ``foreign``, ``gap`` …, or the
    journal's fault; empty = nothing yet."""
    next_try_us: int | None = None
    """When it tries again; None = it goes on at once, or when something is new."""
