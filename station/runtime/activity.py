"""When a device last said something, and how often it does."""

import time
from collections import deque

REMEMBERED = 64
HORIZON_S = 10.0


class Activity:
    """Times of the newest signs of life, by the monotonic clock."""

    def __init__(self) -> None:
        self._times_s: deque[float] = deque(maxlen=REMEMBERED)
        self.count = 0

    def seen(self) -> None:
        """The device said something just now."""
        self._times_s.append(time.monotonic())
        self.count += 1

    @property
    def age_s(self) -> float | None:
        """Seconds since the last sign of life; None = there never was one."""
        return time.monotonic() - self._times_s[-1] if self._times_s else None

    @property
    def per_s(self) -> float:
        """Signs of life a second, over the newest ones of the last ten seconds."""
        now_s = time.monotonic()
        recent = [at_s for at_s in self._times_s if at_s > now_s - HORIZON_S]
        return len(recent) / max(now_s - recent[0], 1e-3) if len(recent) > 1 else 0.0
