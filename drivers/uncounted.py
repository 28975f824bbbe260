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


@dataclass(frozen=True, slots=True)
class BlockCount:
    """The device's own count of its cases, to be kept: what passes while the station is off is known by it."""

    value: int | None
    """Low 16 bits, at a moment at which every case that came was seen; None = it is believed no more."""
    mark: int
    """The word of ours that stood in the device's memory: one that lost power, or another device, has it not."""
    source: str
    """Where the count was read."""
    epoch: int
    numbered: int
    """The newest number that was given in this epoch, as the wire has it; 0 = none. What it counts is in ``value``."""


@runtime_checkable
class TellsUncounted(Protocol):
    """A PLC whose cases are numbered here, and that may not be reached."""

    def take_uncounted(self) -> UncountedCases | None:
        """What is to be told since it was asked last; None = nothing."""

    def take_count(self) -> BlockCount | None:
        """What is to be kept of the device's own count, by what came since it was asked last; None = nothing new."""

    def resume_count(self, kept: BlockCount, silent_ms: int) -> None:
        """Before the first poll: what was kept, for the newest record of a case, ``silent_ms`` ago."""
