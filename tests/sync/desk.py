"""An uploader on a desk: stepped by hand, its clock and its chance in our fingers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from sync.delivery.destination import NativeDestination
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.outbox import Outbox
from sync.settings import NativeUpstream, Order


class Upstream(Protocol):
    """Whoever listens."""

    url: str
    token_file: Path
    station: str


@dataclass(slots=True)
class HandClock:
    """Stands still but for ``wait``, which passes at once."""

    passed_s: float = 0.0
    waits: list[float] = field(default_factory=list)

    def monotonic_s(self) -> float:
        return self.passed_s

    def now(self) -> datetime:
        return datetime(2026, 12, 1, tzinfo=UTC) + timedelta(seconds=self.passed_s)

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        await asyncio.sleep(0)
        if event.is_set():
            return True
        self.waits.append(timeout_s)
        self.passed_s += timeout_s
        return False


@asynccontextmanager
async def desk(
    outbox: Outbox,
    hub: Upstream,
    *,
    token_file: Path | None = None,
    batch: int = 10,
    order: Order = "strict",
    timeout_s: float = 5.0,
    clock: HandClock | None = None,
) -> AsyncIterator[Uploader]:
    clock = clock or HandClock()
    token_file = token_file or hub.token_file
    settings = NativeUpstream(name="hub", url=hub.url, token_file=token_file, timeout_s=timeout_s)
    destination = NativeDestination(settings, station=hub.station, line="L1", clock=clock)
    try:
        yield Uploader("hub", outbox, destination, clock, lambda: 0.5, DeliveryOptions(order, batch))
    finally:
        await destination.close()


async def settle(uploader: Uploader, limit: int = 200) -> float:
    """Step until the uploader wants to wait; how long it wants to."""
    for _ in range(limit):
        if (after_s := await uploader.step()) > 0:
            return after_s
    raise AssertionError("the uploader never came to rest")
