"""Time as the station knows it: monotonic for decisions, wall time as data."""

import time
from typing import Protocol

from station.core.observations import Now


class Clock(Protocol):
    """Where the shell gets its time from; tests hand in one they can move."""

    def mono_ms(self) -> int:
        """Monotonic milliseconds."""

    def now(self) -> Now:
        """Both times at one instant, as the core wants them."""


class SystemClock:
    """The machine's own clocks."""

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def now(self) -> Now:
        return Now(self.mono_ms(), time.time_ns() // 1_000)
