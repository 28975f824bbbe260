"""What a device that the station fires waits for: its next request, or its own loss."""

import asyncio
from typing import TypeVar

from drivers.protocols import Device, NoticesLoss

T = TypeVar("T")


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
