"""Decoding off the event loop, on threads that are joined: one left inside zxing-cpp at exit aborts the process."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import cv2

from station.vision.cascade import decode
from station.vision.types import DecodeSettings, PictureResult, Pixels


class DecodePool:
    """An asyncio face over decode threads. Callers beyond ``threads`` wait; nothing else is queued."""

    def __init__(self, threads: int = 2) -> None:
        cv2.setNumThreads(1)  # our threads are the parallelism; OpenCV's own on top of them only quarrel for the cores
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="decode")
        self._free = asyncio.Semaphore(threads)

    async def decode(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult:
        """As :func:`decode`; ``ms`` does not count the wait for a free thread."""
        async with self._free:
            return await asyncio.get_running_loop().run_in_executor(self._executor, decode, pixels, settings)

    async def close(self) -> None:
        """Wait for the pictures in hand and end the threads. Safe to call twice."""
        await asyncio.to_thread(self._executor.shutdown, wait=True)
