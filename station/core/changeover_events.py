"""What people do between and at the beginning of orders: line clearance, the proof of the first case, hand over."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LineCleared:
    """A person looked at each of these things: nothing of the last product is left."""

    kind: ClassVar[str] = "line.cleared"
    version: ClassVar[int] = 1
    by: str
    items: tuple[str, ...]
    product: str
    """What was packed before; empty = nothing yet."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FirstCaseChecked:
    """A person held the first case of an order against its product, lot and count."""

    kind: ClassVar[str] = "first_case.checked"
    version: ClassVar[int] = 1
    by: str
    order: str
    case: str
    """As in ``OpenOrder.first_case``."""
    good: bool
    """False: the next case that passes is the first one again."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShiftHandedOver:
    kind: ClassVar[str] = "shift.handed_over"
    version: ClassVar[int] = 1
    by: str
    to: str
    reason: str = ""
    """What the next shift must know."""


ChangeoverEvent = LineCleared | FirstCaseChecked | ShiftHandedOver
