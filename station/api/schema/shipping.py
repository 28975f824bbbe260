"""Shipping: its commands, and what its page shows."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Arguments, Key, Part, Text
from station.api.schema.recipe import Args
from station.api.schema.request import MAX_INT, Name, Reason, Request, Why

Code = Annotated[Text, Field(min_length=1, max_length=4096)]
LOAD_MAX = 1_000


class NoteLine(Args):
    product: Name
    quantity: int = Field(ge=1, le=10**9)
    counted: Literal["unit", "case", "container"] = "case"
    lot: Annotated[Text, Field(max_length=128)] = ""


class ShipScanArgs(Args):
    by: Name
    code: Code


class ShipScan(Request):
    """A delivery note or a distributor opens a delivery; any other code is put on its list. A control card confirms,
    undoes or cancels (docs/shipping.md)."""

    kind: Literal["ship_scan"] = "ship_scan"
    args: ShipScanArgs


class ShipOpenArgs(Args):
    by: Name
    to: Name
    document: Annotated[Text, Field(max_length=128)] = ""
    lines: tuple[NoteLine, ...] | None = Field(default=None, max_length=1_000)
    """None = those of the note of this number, where one is known."""


class ShipOpen(Request):
    """Begin to load for a distributor."""

    kind: Literal["ship_open"] = "ship_open"
    args: ShipOpenArgs


class ShipLoadArgs(Args):
    by: Name
    codes: tuple[Code, ...] = Field(min_length=1, max_length=LOAD_MAX)


class ShipLoad(Request):
    """Put these on the list: all or none."""

    kind: Literal["ship_load"] = "ship_load"
    args: ShipLoadArgs


class ShipUnloadArgs(Args):
    by: Name
    code: Code | None = None
    """None = the newest."""


class ShipUnload(Request):
    """Take one off the list."""

    kind: Literal["ship_unload"] = "ship_unload"
    args: ShipUnloadArgs


class ShipConfirmArgs(Args):
    by: Name
    reason: Why = ""
    """Needed where more or less is loaded than the note asks for."""


class ShipConfirm(Request):
    """All on the list leave."""

    kind: Literal["ship_confirm"] = "ship_confirm"
    args: ShipConfirmArgs


class ShipCancelArgs(Args):
    by: Name
    reason: Reason
    delivery: int = Field(default=0, ge=0, le=MAX_INT)
    """0 = the open one; else the number of a confirmed one: all of it that is still away is returned."""


class ShipCancel(Request):
    kind: Literal["ship_cancel"] = "ship_cancel"
    args: ShipCancelArgs


class ShipReturnArgs(Args):
    by: Name
    reason: Reason
    codes: tuple[Code, ...] = Field(min_length=1, max_length=LOAD_MAX)


class ShipReturn(Request):
    """Containers that were shipped are back, or never left."""

    kind: Literal["ship_return"] = "ship_return"
    args: ShipReturnArgs


ShippingCommand = ShipScan | ShipOpen | ShipLoad | ShipUnload | ShipConfirm | ShipCancel | ShipReturn


class ShippedItem(Part):
    code: Text
    name: Text
    level: int
    product: Text
    lot: Text
    cases: int
    units: int
    proven: bool


class LineCount(Part):
    """A line of the note beside what is loaded of it."""

    product: Text
    lot: Text
    counted: Literal["unit", "case", "container"]
    quantity: int
    loaded: int


class LevelCount(Part):
    name: Text
    count: int


class Delivery(Part):
    """What is being loaded."""

    id: int
    to: Text
    to_name: Text
    document: Text
    opened_us: int
    lines: tuple[LineCount, ...]
    items: tuple[ShippedItem, ...]
    """The newest 200, newest first."""
    count: int
    cases: int
    units: int
    levels: tuple[LevelCount, ...]
    unproven: int


class ShippingAnswer(Part):
    """What came of the newest scan or command here."""

    code: Text
    taken: bool
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    at_us: int


class PastDelivery(Part):
    id: int
    to: Text
    to_name: Text
    document: Text
    state: Literal["confirmed", "cancelled"]
    done_us: int
    count: int
    out: int
    """Of its containers still away."""


class ReleasedState(Part):
    """What this station knows of the others. ``heard_us`` 0: it never heard."""

    configured: bool
    known: int
    heard_us: int
    status: Text


class Shipping(Part):
    """The Ship page."""

    delivery: Delivery | None
    last: ShippingAnswer | None
    past: tuple[PastDelivery, ...]
    released: ReleasedState
    notes: int
    receivers: int
    any_receiver: bool


class Receiver(Part):
    code: Text
    name: Text


class WaitingNote(Part):
    number: Text
    to: Text
    to_name: Text
    lines: int


class ShippingChoices(Part):
    """What a person may choose by touch: the first of those that match."""

    receivers: tuple[Receiver, ...]
    notes: tuple[WaitingNote, ...]
