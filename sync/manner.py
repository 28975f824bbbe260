"""How a destination is served: what the courier is told once, at the start."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sync.outbox import WireRecord
from sync.settings import Order
from sync.standing import Pace
from sync.wire import RepeatedCode


def carries_all(_record: WireRecord) -> bool:
    """The native wire has a word for everything."""
    return True


def ignored(_code: RepeatedCode) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a destination is served."""

    order: Order = "strict"
    batch_max_events: int = 200
    pace: Pace = field(default_factory=Pace)
    repeated: Callable[[RepeatedCode], None] = ignored
    """Told of every record that packs a code which another case holds, before the cursor moves past it."""
    carries: Callable[[WireRecord], bool] = carries_all
    """False: the wire has no word for this record. It is passed over, and proves nothing about the server."""
