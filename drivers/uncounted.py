"""What a device whose cases are numbered by the station says of cases that came and got no number."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class UncountedCases:
    """Told once cases get numbers again. None of them was let go: what has no number has no verdict."""

    silent_ms: int
    """From the last look before to the moment at which cases got numbers again; 0 = it was looked all the time."""
    seen: int
    """They were seen, and could get no number."""
    unseen: int | None
    """They passed while nobody could look, by the device's own counter; None = nobody knows how many, if any."""
    at_start: bool = False
    """It began before the program did: since when is not known to it."""


@runtime_checkable
class TellsUncounted(Protocol):
    """A PLC whose cases are numbered here, and that may not be reached."""

    def take_uncounted(self) -> UncountedCases | None:
        """What is to be told since it was asked last; None = nothing."""
