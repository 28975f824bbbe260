"""Deliveries: a note is worked off container by container, and all of them leave in one confirmation.

A delivery's identity is the seq of its ``delivery.opened``. While it is open its list is events too, so that a restart
loses no scan; upstream hears of each container when the delivery is confirmed (``shipment.confirmed``).
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from station.core.values import Code

Counted = Literal["unit", "case", "container"]
"""What a line of a note counts: units, cases (containers of the lowest level), or what is scanned, of any level."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The container in the journal that packed it."""

    station: str
    station_epoch: str
    container: int


@dataclass(frozen=True, slots=True)
class ShippedItem:
    """A container as it is shipped, with all that is in it."""

    code: Code
    container: int = 0
    """Of this journal; 0 = it was packed elsewhere."""
    origin: Origin | None = None
    """Where it was packed, by the word of upstream; None beside ``container`` 0 = nobody has proved that it was."""
    level: int = 1
    name: str = ""
    product: str = ""
    lot: str = ""
    cases: int = 0
    """Containers of the lowest level in it; it counts itself."""
    units: int = 0

    @property
    def proven(self) -> bool:
        """It is known that it was packed and released."""
        return bool(self.container) or self.origin is not None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a delivery note asks for."""

    product: str
    quantity: int
    counted: Counted = "case"
    lot: str = ""
    """Empty = any."""


@dataclass(frozen=True, slots=True)
class OpenDelivery:
    """What is being loaded now."""

    id: int
    to: str
    document: str = ""
    lines: tuple[NoteLine, ...] = ()
    """Empty = the note names no quantities, or there is none."""
    items: tuple[ShippedItem, ...] = ()
    """In the order of scanning."""
    opened_us: int = 0

    def item(self, key: str) -> ShippedItem | None:
        return next((each for each in self.items if each.code.key == key), None)


@dataclass(frozen=True, slots=True)
class LineCount:
    """A line of the note beside what is loaded of it."""

    line: NoteLine
    loaded: int

    @property
    def differs(self) -> bool:
        return self.loaded != self.line.quantity


def line_of(lines: tuple[NoteLine, ...], item: ShippedItem) -> NoteLine | None:
    """The line an item is counted under: that of its lot, else one of its product that asks for no lot."""
    mine = [line for line in lines if line.product == item.product and line.lot in ("", item.lot)]
    return max(mine, key=lambda line: bool(line.lot), default=None)


def line_counts(delivery: OpenDelivery) -> tuple[LineCount, ...]:
    """What each line of the note asks for, and what is loaded."""
    loaded = dict.fromkeys(delivery.lines, 0)
    for item in delivery.items:
        if (line := line_of(delivery.lines, item)) is not None:
            loaded[line] += {"unit": item.units, "case": item.cases, "container": 1}[line.counted]
    return tuple(LineCount(line, loaded[line]) for line in delivery.lines)


@dataclass(frozen=True, slots=True)
class DeliveryOpened:
    """Loading for somebody begins."""

    kind: ClassVar[str] = "delivery.opened"
    version: ClassVar[int] = 1
    to: str
    document: str = ""
    lines: tuple[NoteLine, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryChanged:
    """Containers came on the list of the open delivery, or were taken off it: nothing has left yet."""

    kind: ClassVar[str] = "delivery.changed"
    version: ClassVar[int] = 1
    delivery: int
    added: tuple[ShippedItem, ...] = ()
    removed: tuple[Code, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryConfirmed:
    """All on the list left, each by a ``shipment.confirmed`` that follows in the same commit."""

    kind: ClassVar[str] = "delivery.confirmed"
    version: ClassVar[int] = 1
    delivery: int
    by: str = ""
    reason: str = ""
    """Why it is more or less than the note asks for."""


@dataclass(frozen=True, slots=True)
class DeliveryCancelled:
    """It does not go: an open one is given up; of a confirmed one every container that was not returned yet is, by
    what follows in the same commit."""

    kind: ClassVar[str] = "delivery.cancelled"
    version: ClassVar[int] = 1
    delivery: int
    by: str = ""
    reason: str = ""


DeliveryEvent = DeliveryOpened | DeliveryChanged | DeliveryConfirmed | DeliveryCancelled


def delivery_after(found: OpenDelivery | None, seq: int, event: DeliveryEvent, wall_us: int) -> OpenDelivery | None:
    """The open delivery once this event is true."""
    match event:
        case DeliveryOpened(to=to, document=document, lines=lines):
            return OpenDelivery(seq, to, document, lines, opened_us=wall_us)
        case DeliveryChanged(added=added, removed=removed) if found is not None:
            gone = {code.key for code in removed}
            kept = tuple(item for item in found.items if item.code.key not in gone)
            return replace(found, items=kept + added)
        case _:
            return None if found is not None and event_ends(found, event) else found


def event_ends(found: OpenDelivery, event: DeliveryEvent) -> bool:
    """Cancelling an older, confirmed one leaves the open one as it is."""
    return isinstance(event, DeliveryConfirmed | DeliveryCancelled) and event.delivery == found.id
