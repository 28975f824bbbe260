"""Time as the uploader meets it: handed in, so that a test moves it."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""This program was made after this day: a clock that says less is wrong (a dead battery). Set anew at each release."""


class Clock(Protocol):
    def monotonic_s(self) -> float: ...

    def now(self) -> datetime:
        """Wall time with its offset; data, never a reason to decide."""

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        """Until the event is set (True) or the time is over (False)."""


class SystemClock:
    def monotonic_s(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        try:
            async with asyncio.timeout(timeout_s):
                await event.wait()
        except TimeoutError:
            return False
        return True
