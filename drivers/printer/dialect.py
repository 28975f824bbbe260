"""What a printer language asks and answers, as pure functions over bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from drivers.protocols import PrinterStatus


@dataclass(frozen=True, slots=True)
class Dialect:
    """One language. What comes back may come in pieces: ``*_ends`` says after which byte count an answer is whole."""

    status_request: bytes
    status_ends: Callable[[bytes], int]
    """Bytes of the first whole answer; 0 = it is not whole yet."""
    status_of: Callable[[bytes], PrinterStatus]
    """Of a whole answer; one that is no state of this language is unknown."""
    counter_request: bytes
    counter_ends: Callable[[bytes], int]
    counter_of: Callable[[bytes], int | None]
    """Labels printed in the life of the printer, or since it was switched on; None = that is no count."""
