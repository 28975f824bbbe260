"""The event stream: the newest snapshot, at most 20 a second, and a comment every half second so that silence means
a lost station. It ends by the stop event, never by waiting for the client."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import AbstractContextManager, aclosing, contextmanager

from fastapi.sse import EventSourceResponse, format_sse_event
from starlette.types import Send

from station.api.feed import Subscription
from station.api.schema import Snapshot

KEEP_ALIVE_S = 0.5
MIN_GAP_S = 0.05
MAX_STREAMS = 16

KEEP_ALIVE = format_sse_event(comment="alive")


class Serialised:
    """The newest snapshot as JSON, made once for all streams."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._json = ""

    def __call__(self, snapshot: Snapshot) -> str:
        if snapshot is not self._snapshot:
            self._json = snapshot.model_dump_json()
            self._snapshot = snapshot
        return self._json


class SnapshotStream(EventSourceResponse):
    """Closes its generator when the client goes, so that the subscription ends at once and not when memory is swept."""

    def __init__(self, events: AsyncGenerator[bytes]) -> None:
        super().__init__(events, headers={"x-accel-buffering": "no"})
        self._events = events

    async def stream_response(self, send: Send) -> None:
        async with aclosing(self._events):
            await super().stream_response(send)


class EventStreams:
    """Makes the streams' events and bounds how many are open."""

    def __init__(self, stop: asyncio.Event, serialised: Serialised) -> None:
        self._stop = stop
        self._serialised = serialised
        self.open = 0

    @property
    def full(self) -> bool:
        """No more may be opened."""
        return self.open >= MAX_STREAMS

    async def events(self, subscribe: AbstractContextManager[Subscription]) -> AsyncGenerator[bytes]:
        """Yield server-sent events until the stop event."""
        stopping = asyncio.create_task(self._stop.wait())
        try:
            with self._counted(), subscribe as subscription:
                while not stopping.done():
                    yield await self._next_event(subscription, stopping)
                    await asyncio.wait({stopping}, timeout=MIN_GAP_S)
        finally:
            stopping.cancel()

    async def _next_event(self, subscription: Subscription, stopping: asyncio.Task[bool]) -> bytes:
        fresh = asyncio.create_task(subscription.next())
        try:
            await asyncio.wait({fresh, stopping}, timeout=KEEP_ALIVE_S, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not fresh.done():
                fresh.cancel()
        if not fresh.done() or fresh.cancelled():
            return KEEP_ALIVE
        return format_sse_event(event="snapshot", data_str=self._serialised(fresh.result()))

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1
