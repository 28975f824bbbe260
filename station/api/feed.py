"""Newest-wins fan-out: a slow reader misses snapshots, never delays the line and never piles them up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from station.api.schema import Snapshot


class Subscription:
    """One reader's place: room for exactly one snapshot."""

    def __init__(self, newest: Snapshot | None) -> None:
        self._newest = newest
        self._fresh = asyncio.Event()
        self.skipped = 0
        """Snapshots that were replaced before this reader took them."""
        if newest is not None:
            self._fresh.set()

    def offer(self, snapshot: Snapshot) -> None:
        """Replace what is waiting."""
        self.skipped += self._fresh.is_set()
        self._newest = snapshot
        self._fresh.set()

    async def next(self) -> Snapshot:
        """Wait for a snapshot not yet taken and take the newest. May be cancelled without losing one."""
        await self._fresh.wait()
        self._fresh.clear()
        assert self._newest is not None
        return self._newest


class Feed:
    """Hands every published snapshot to every subscription. Use it on the loop's thread only."""

    def __init__(self) -> None:
        self._readers: set[Subscription] = set()
        self._newest: Snapshot | None = None

    @property
    def wanted(self) -> bool:
        """Somebody reads: a snapshot is worth making."""
        return bool(self._readers)

    def publish(self, snapshot: Snapshot) -> None:
        """Offer it to every reader."""
        self._newest = snapshot
        for reader in self._readers:
            reader.offer(snapshot)

    @contextmanager
    def subscribe(self) -> Iterator[Subscription]:
        """Yield a subscription that begins with the newest snapshot there is."""
        reader = Subscription(self._newest)
        self._readers.add(reader)
        try:
            yield reader
        finally:
            self._readers.discard(reader)
