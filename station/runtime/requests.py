"""What a device that the station fires waits for: its next request, or its own loss."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from drivers.protocols import Device, NoticesLoss

REQUESTS_BOUND = 16
T = TypeVar("T")


class Requests(Generic[T]):
    """Requests to one device, in order. What is put in is served, or given back when the device goes."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[T] = asyncio.Queue(REQUESTS_BOUND)
        self.is_open = False
        """The device is there and served: nothing is put in otherwise."""

    @property
    def is_empty(self) -> bool:
        return self._queue.empty()

    @contextmanager
    def opened(self, refuse: Callable[[T], None]) -> Iterator[None]:
        """While the device is served; ``refuse`` is handed what still waits behind it."""
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False
            while not self._queue.empty():  # when it is back, other cases stand in front of it
                refuse(self._queue.get_nowait())

    def put(self, request: T) -> bool:
        """False: too many wait."""
        if self._queue.full():
            return False
        self._queue.put_nowait(request)
        return True

    async def next(self, device: Device) -> T:
        """See :func:`next_request`."""
        return await next_request(self._queue, device)


async def next_request(requests: "asyncio.Queue[T]", device: Device) -> T:
    """Return the next request for an open device.

    Raises DriverError where the device is lost before there is one: else a line at rest, or between two cases, would
    call a device ready that has been away for long, and the next case would be rejected for it."""
    if not isinstance(device, NoticesLoss) or not requests.empty():
        return await requests.get()
    request, lost = asyncio.create_task(requests.get()), asyncio.create_task(device.wait_until_lost())
    try:
        await asyncio.wait({request, lost}, return_when=asyncio.FIRST_COMPLETED)
        if not request.done():
            await lost
    except BaseException:
        if request.done():  # taken out of the queue as nobody waited for it any more: it must be answered all the same
            requests.put_nowait(request.result())
        raise
    finally:
        request.cancel()
        lost.cancel()
        await asyncio.wait({request, lost})
    return request.result()
