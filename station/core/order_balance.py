"""What an order that is closed says of its units: counted from the journal, kept in the event for ever."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class OrderBalance:
    """In units: sensor = packed + rejected + sampled + no_read + in_flight + difference."""

    through: int
    """The newest event that is in it."""
    source: Literal["case_count", "unit_counter", "scans"]
    """What counts: see the balance of a shift."""
    sensor: int
    packed: int
    rejected: int
    sampled: int
    no_read: int
    in_flight: int
    difference: int
    closes: bool
    """The difference is 0, and nothing of it is open."""
    reasons: tuple[tuple[str, int], ...] = ()
    """Most serious reason → cases, most cases first."""
    audits_asked: int = 0
    audits_right: int = 0
    audits_wrong: int = 0
