"""Decoding off the event loop, on threads that are joined: one left inside zxing-cpp at exit aborts the process.

What good reads tell of a camera (its blur, the size of its symbols) is learned here after the answer was given, in a
thread of its own that no picture waits for, and helps with the next picture that is read in the same way.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

from station.vision.types import DecodeSettings, PictureResult, Pixels

if TYPE_CHECKING:
    from station.vision.optics import Optics

_OFTEN = 64
"""Pictures between two that are learned from, once some were."""
_MOST_WAYS = 16
"""Ways of reading whose optics are kept; the oldest goes."""
_MOST_WAITING = 4
"""Pictures that may wait for the learner, which takes seconds for one in which nothing is read."""
_MUCH = 0.25
"""Part of the cells that must be missing before a motion is looked for."""


class DecodePool:
    """An asyncio face over decode threads. Callers beyond ``threads`` wait; nothing else is queued."""

    def __init__(self, threads: int = 2) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="decode")
        self._learner = ThreadPoolExecutor(1, thread_name_prefix="decode-learn")
        self._free = asyncio.Semaphore(threads)
        self._learning: list[Future[None]] = []
        self._optics: dict[DecodeSettings, Optics] = {}
        self._pictures: Counter[tuple[DecodeSettings, bool]] = Counter()
        self._closed = False

    async def decode(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult:
        """As :func:`decode`; ``ms`` does not count the wait for a free thread."""
        async with self._free:
            result = await asyncio.get_running_loop().run_in_executor(self._executor, self._read, pixels, settings)
        if self._is_worth_learning(settings, result):
            self._learning.append(self._learner.submit(self._learn, pixels, settings, result))
        return result

    async def load(self) -> None:
        """Load what decodes, in a thread and ahead of the first picture, which would else wait for it."""
        await asyncio.get_running_loop().run_in_executor(self._executor, _decoder)

    async def has_learned(self) -> None:
        """Return when everything is learned from the pictures so far."""
        await asyncio.get_running_loop().run_in_executor(self._learner, _nothing)

    async def close(self) -> None:
        """Wait for the pictures in hand and end the threads. Safe to call twice."""
        self._closed = True
        await asyncio.to_thread(self._executor.shutdown, wait=True)
        await asyncio.to_thread(self._learner.shutdown, wait=True, cancel_futures=True)

    def _read(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult:
        return _decoder()(pixels, settings, self._optics.get(settings))

    def _is_worth_learning(self, settings: DecodeSettings, result: PictureResult) -> bool:
        """The first, second, fourth … picture of each kind, and then every 64th: what is well read, what is badly.

        Pictures that come while the learner is behind are not counted."""
        badly = _is_bad(result)
        self._learning = [each for each in self._learning if not each.done()]
        if self._closed or len(self._learning) >= _MOST_WAITING or not (result.codes or result.missing):
            return False
        self._pictures[settings, badly] += 1
        number = self._pictures[settings, badly]
        return number & (number - 1) == 0 if number < _OFTEN else number % _OFTEN == 0

    def _learn(self, pixels: Pixels, settings: DecodeSettings, result: PictureResult) -> None:
        known = self._optics.get(settings)
        new = _learner()(pixels, settings, result, known)
        if new is not None:
            others = [(way, optics) for way, optics in self._optics.items() if way != settings]
            self._optics = dict([*others, (settings, new)][-_MOST_WAYS:])  # at once: other threads read it


def _nothing() -> None:
    """What the learner does once all else is done."""


def _is_bad(result: PictureResult) -> bool:
    return len(result.missing) > _MUCH * (len(result.missing) + len(result.codes))


@cache
def _decoder() -> "Callable[[Pixels, DecodeSettings, Optics | None], PictureResult]":
    """OpenCV, numpy and the cascade take a fifth of a second to load: not before they are needed."""
    import cv2

    from station.vision.cascade import decode

    cv2.setNumThreads(1)  # our threads are the parallelism; OpenCV's own on top of them only quarrel for the cores
    return decode


@cache
def _learner() -> Callable[..., Any]:
    from station.vision.teaching import learned_from

    return learned_from
