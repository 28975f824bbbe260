"""Pictures from a camera while no line runs."""

from contextlib import aclosing

from drivers.errors import DeviceLost
from drivers.protocols import Camera, Pixels


async def taken(camera: Camera, count: int, wait_s: float) -> list[Pixels]:
    """From an open camera: fired, or, where the line fires it, waited for as long as the caller likes.

    Raises DriverError."""
    if camera.trigger == "asked":
        return [(await camera.take(wait_s)).pixels for _ in range(count)]
    try:
        async with aclosing(camera.frames()) as frames:  # type: ignore[type-var]
            return [(await anext(frames)).pixels for _ in range(count)]
    except StopAsyncIteration as ended:
        raise DeviceLost("device_ended", device=camera.name) from ended
