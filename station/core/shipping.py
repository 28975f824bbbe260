"""Shipping: what a person wants at a dock, what must be known of a scanned code, and what speaks against it. Pure.

The shell looks the facts up before the command, in the journal and in what upstream said other stations have released;
what has changed since is refused as ``rework_stale`` and looked up again.
"""

from dataclasses import dataclass
from typing import Literal

from station.core.deliveries import LineCount, NoteLine, OpenDelivery, ShippedItem, line_counts, line_of
from station.core.values import Arguments, Code

ITEMS_MAX = 5_000
"""Most containers of one delivery."""
WhereNow = Literal["unknown", "unit", "live", "open", "passed", "quarantined", "void", "dissolved", "decommissioned"]


@dataclass(frozen=True, slots=True)
class Shipped:
    """To whom a container left, and when."""

    to: str
    document: str
    at_us: int
    station: str = ""
    """Who shipped it; empty = this station."""


@dataclass(frozen=True, slots=True)
class ScannedContainer:
    """What is known now of a code that was scanned to be shipped or returned."""

    item: ShippedItem
    where: WhereNow = "unknown"
    inside: str = ""
    """Code of the container it is in."""
    inside_name: str = ""
    inside_id: int = 0
    """Of this journal; 0 = it is in none of it."""
    shipped: Shipped | None = None
    """It left, and has not been returned."""
    moved_us: int = 0
    """When it left here or came back here last; 0 = never."""


@dataclass(frozen=True, slots=True)
class ShippingFacts:
    """``seq``: number of the newest event of the journal that they know."""

    seq: int = 0
    found: tuple[ScannedContainer, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenForLoading:
    """Begin a delivery."""

    by: str
    to: str
    document: str = ""
    lines: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadContainers:
    """Put these on the list of the open delivery: all or none."""

    by: str
    facts: ShippingFacts


@dataclass(frozen=True, slots=True)
class UnloadContainer:
    """Take one off the list again; None = the newest."""

    by: str
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class ConfirmDelivery:
    """All on the list leave. ``facts``: of every one of them, looked up again."""

    by: str
    reason: str
    facts: ShippingFacts


@dataclass(frozen=True, slots=True)
class CancelDelivery:
    """The open one (``delivery`` 0), or a confirmed one, of which ``facts`` has what was not returned yet."""

    by: str
    reason: str
    delivery: int = 0
    state: Literal["open", "confirmed", "cancelled", ""] = "open"
    """Of a numbered one; empty = there is none of this number."""
    facts: ShippingFacts = ShippingFacts()


@dataclass(frozen=True, slots=True)
class ReturnContainers:
    """These are back, or never left."""

    by: str
    reason: str
    facts: ShippingFacts


ShippingCommand = (
    OpenForLoading | LoadContainers | UnloadContainer | ConfirmDelivery | CancelDelivery | ReturnContainers
)

Objection = tuple[str, dict[str, str | int]]
"""Key and arguments of a refusal."""
_STATES = {
    "open": "ship_open",
    "passed": "ship_not_released",
    "quarantined": "ship_quarantined",
    "void": "ship_void",
    "dissolved": "ship_dissolved",
    "decommissioned": "ship_decommissioned",
}


def objection(found: ScannedContainer, delivery: OpenDelivery, *, unproven: bool) -> Objection | None:
    """Why this container cannot leave with this delivery. ``unproven``: one that nobody knows is taken all the same."""
    item, code = found.item, found.item.code.text
    if found.where == "unknown":
        return None if unproven and found.shipped is None else _unknown(found)
    if found.where == "unit":
        return "ship_unit", {"code": code, "name": found.inside_name, "container": found.inside}
    if found.where != "live":
        return _STATES[found.where], {"code": code, "name": item.name}
    if found.inside:
        return "ship_inside", {"code": code, "name": found.inside_name, "container": found.inside}
    if found.shipped is not None:
        return _shipped(code, found.shipped)
    return _not_of_note(item, delivery)


def _unknown(found: ScannedContainer) -> Objection:
    code = found.item.code.text
    return ("ship_unknown", {"code": code}) if found.shipped is None else _shipped(code, found.shipped)


def _shipped(code: str, shipped: Shipped) -> Objection:
    told: dict[str, str | int] = {"code": code, "to": shipped.to, "at_us": shipped.at_us}
    return "ship_shipped", told | {"document": shipped.document, "station": shipped.station}


def _not_of_note(item: ShippedItem, delivery: OpenDelivery) -> Objection | None:
    if not delivery.lines or line_of(delivery.lines, item) is not None:
        return None
    mine = [line for line in delivery.lines if line.product == item.product]
    told: dict[str, str | int] = {"code": item.code.text, "document": delivery.document}
    if mine:
        return "ship_wrong_lot", told | {"found": item.lot, "expected": mine[0].lot}
    return "ship_wrong_product", told | {"found": item.product, "expected": delivery.lines[0].product}


def differences(delivery: OpenDelivery) -> tuple[LineCount, ...]:
    """Lines of the note of which more or less is loaded."""
    return tuple(each for each in line_counts(delivery) if each.differs)


def told_difference(delivery: OpenDelivery, found: LineCount) -> Arguments:
    line = found.line
    told: dict[str, str | int] = {"document": delivery.document, "product": line.product, "loaded": found.loaded}
    return tuple(sorted((told | {"expected": line.quantity}).items()))
