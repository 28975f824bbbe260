"""A bounded hand-over from what a device says to who listens."""

import asyncio
from collections import deque
from typing import Generic, NoReturn, TypeVar

from drivers.errors import DriverError

T = TypeVar("T")


class Inbox(Generic[T]):
    """Holds at most ``limit`` items; when it is full the newest is dropped and counted.

    Belongs to one event loop; another thread hands over with ``loop.call_soon_threadsafe(inbox.put, item)``."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._items: deque[T] = deque()
        self._error: DriverError | None = None
        self._changed = asyncio.Event()
        self.dropped = 0

    def put(self, item: T) -> None:
        """Add an item, or drop it when the inbox is full."""
        if len(self._items) >= self._limit:
            self.dropped += 1
            return
        self._items.append(item)
        self._changed.set()

    def fail(self, error: DriverError) -> None:
        """Say that nothing more will come; who waits gets the error after the items that are left."""
        if self._error is None:
            self._error = error
            self._changed.set()

    @property
    def error(self) -> DriverError | None:
        """Why nothing more will come; None = more may."""
        return self._error

    def clear(self) -> int:
        """Throw away what waits and return how many there were."""
        count = len(self._items)
        self._items.clear()
        return count

    async def get(self) -> T:
        """Return the oldest item, waiting for one. Raises the error when there will be none."""
        while not self._items:
            self._demand_more()
            self._changed.clear()
            await self._changed.wait()
        return self._items.popleft()

    async def end(self) -> NoReturn:
        """Take nothing out, and raise the error once there will be nothing more."""
        while True:
            self._demand_more()
            self._changed.clear()
            await self._changed.wait()

    def _demand_more(self) -> None:
        if self._error is not None:
            raise type(self._error)(self._error.key, **self._error.arguments)
