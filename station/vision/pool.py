"""Decoding off the event loop, on threads that are joined: one left inside zxing-cpp at exit aborts the process."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from station.vision.types import DecodeSettings, PictureResult, Pixels


class DecodePool:
    """An asyncio face over decode threads. Callers beyond ``threads`` wait; nothing else is queued."""

    def __init__(self, threads: int = 2) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="decode")
        self._free = asyncio.Semaphore(threads)

    async def decode(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult:
        """As :func:`decode`; ``ms`` does not count the wait for a free thread."""
        async with self._free:
            return await asyncio.get_running_loop().run_in_executor(self._executor, _decode, pixels, settings)

    async def load(self) -> None:
        """Load what decodes, in a thread and ahead of the first picture, which would else wait for it."""
        await asyncio.get_running_loop().run_in_executor(self._executor, _decoder)

    async def close(self) -> None:
        """Wait for the pictures in hand and end the threads. Safe to call twice."""
        await asyncio.to_thread(self._executor.shutdown, wait=True)


def _decode(pixels: Pixels, settings: DecodeSettings) -> PictureResult:
    return _decoder()(pixels, settings)


@cache
def _decoder() -> Callable[[Pixels, DecodeSettings], PictureResult]:
    """OpenCV, numpy and the cascade take a fifth of a second to load: not before they are needed."""
    import cv2

    from station.vision.cascade import decode

    cv2.setNumThreads(1)  # our threads are the parallelism; OpenCV's own on top of them only quarrel for the cores
    return decode
