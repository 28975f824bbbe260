"""The real clock, as far as a test may wait for it."""

import asyncio

from sync.clock import SystemClock


async def test_a_wait_ends_by_the_event_or_by_the_time() -> None:
    clock, event = SystemClock(), asyncio.Event()
    before_s = clock.monotonic_s()
    assert not await clock.wait(event, 0.001)
    assert clock.monotonic_s() > before_s
    event.set()
    assert await clock.wait(event, 60.0)
    assert clock.now().utcoffset() is not None
