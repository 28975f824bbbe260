"""How a destination is served: what the courier is told once, at the start."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sync.outbox import WireRecord
from sync.settings import Order
from sync.standing import Pace


def carries_all(_record: WireRecord) -> bool:
    """The native wire has a word for everything."""
    return True


@dataclass(frozen=True, slots=True)
class Manner:
    """How a destination is served."""

    order: Order = "strict"
    batch_max_events: int = 200
    pace: Pace = field(default_factory=Pace)
    carries: Callable[[WireRecord], bool] = carries_all
    """False: the wire has no word for this record. It is passed over, and proves nothing about the server."""
