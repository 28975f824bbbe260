"""The journal asked for released cases, a stretch at a time, off the loop; an answer always comes, however late."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence

import structlog

from station.core.effects import FindReleased
from station.core.loaded import StoredCase
from station.core.observations import ReleasedFound
from station.core.values import CaseRef
from station.journal.errors import StoreFault
from station.runtime.intake import Intake

STRETCH = 200
"""Cases recalled in one commit."""
AGAIN_S = 1.0

_log = structlog.get_logger("recall")


class ReleasedSearch:
    """Belongs to the event loop; ``released`` blocks and is called in a thread."""

    def __init__(self, released: Callable[[CaseRef, CaseRef, int], Sequence[StoredCase]], intake: Intake) -> None:
        self._released = released
        self._intake = intake
        self._task: asyncio.Task[None] | None = None

    def look(self, wanted: FindReleased) -> None:
        """Answer by the intake. What was wanted before is wanted no more."""
        self.end()
        self._task = asyncio.create_task(self._answer(wanted), name="released")

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _answer(self, wanted: FindReleased) -> None:
        while True:
            try:
                found = await asyncio.to_thread(self._released, wanted.after, wanted.through, STRETCH + 1)
            except (sqlite3.Error, StoreFault) as fault:
                _log.warning("released_not_found", cause=str(fault))
            else:
                cases = tuple(found[:STRETCH])
                if self._intake.put(ReleasedFound(wanted.after, cases, more=len(found) > STRETCH)):
                    return
            await asyncio.sleep(AGAIN_S)
