"""Scans that come at the same time are answered together: one look-up and one commit for all that wait."""

import asyncio
import time
from collections import deque
from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool

from sync.hub.refusal import RequestRefused
from sync.hub.scans import AnsweredScan, AskedScan, answer
from sync.hub.store import HubStore

TOGETHER_MAX = 200
WAITING_MAX = 4_000
PACE_S = 0.008
"""From the begin of a batch to the next one's: a batch costs several times what one more scan in it does. A scan that
comes after a pause waits for nothing."""


class ScanDesk:
    """Of the event loop."""

    def __init__(self, store: HubStore) -> None:
        self._store = store
        self._waiting: deque[tuple[Sequence[AskedScan], asyncio.Future[list[AnsweredScan]]]] = deque()
        self._held = 0
        self._serving: asyncio.Task[None] | None = None
        self._next_s = 0.0

    async def answered(self, asked: Sequence[AskedScan]) -> list[AnsweredScan]:
        """Raises Refused when too many wait, SQLAlchemyError when the database fails."""
        if self._held + len(asked) > WAITING_MAX:
            raise RequestRefused(503, "busy", retry_after_s=1)
        told: asyncio.Future[list[AnsweredScan]] = asyncio.get_running_loop().create_future()
        self._held += len(asked)
        self._waiting.append((asked, told))
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        return await told

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            if self._held < TOGETHER_MAX and (early_s := self._next_s - loop.time()) > 0:
                await asyncio.sleep(early_s)
            self._next_s = loop.time() + PACE_S
            taken = [self._waiting.popleft()]
            while self._waiting and sum(len(asked) for asked, _ in taken) < TOGETHER_MAX:
                taken.append(self._waiting.popleft())
            every = [each for asked, _ in taken for each in asked]
            try:
                answers = await run_in_threadpool(answer, self._store.database, every, time.time_ns() // 1_000)
            except Exception as error:  # noqa: BLE001 (each of those who wait is told, and raises it)
                for _, told in taken:
                    if not told.done():
                        told.set_exception(error)
            else:
                self._hand_out(taken, answers)
            self._held -= len(every)

    @staticmethod
    def _hand_out(
        taken: Sequence[tuple[Sequence[AskedScan], "asyncio.Future[list[AnsweredScan]]"]], answers: list[AnsweredScan]
    ) -> None:
        start = 0
        for asked, told in taken:
            if not told.done():  # who asked may have gone
                told.set_result(answers[start : start + len(asked)])
            start += len(asked)
