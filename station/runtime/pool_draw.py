"""The next codes of the pool that the labels of cases get: looked up beside the line, and told to the core.

A code that was made void, or that anything here holds already, is passed over. What the core is told is looked at again
every second: a code that is made void now is on no label that is assigned a second later.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence

from station.core.codes import identify
from station.core.observations import Observation, PoolDrawn
from station.core.values import Code, Recipe
from station.journal.errors import JournalError
from station.pools.errors import PoolRefused
from station.pools.keys import pool_key
from station.pools.reader import PoolReader

PERIOD_S = 1.0
TOLD = 8
"""So many codes the core knows beforehand."""
BATCH = 1_000
"""So many are read at once: finding the next ones walks the pool."""


class PoolDraw:
    """``taken``: what the journal says of keys. ``through``: the highest number that a label got."""

    def __init__(
        self,
        pool: str,
        reader: PoolReader,
        taken: Callable[[Sequence[str]], Mapping[str, str]],
        recipe: Callable[[], Recipe | None],
        through: Callable[[], int],
        tell: Callable[[Observation], object],
    ) -> None:
        self._pool = pool
        self._reader = reader
        self._taken = taken
        self._recipe = recipe
        self._through = through
        self._tell = tell
        self._told: PoolDrawn | None = None
        self._read: list[tuple[int, str]] = []
        """(number, code as issued), rising."""
        self._all_of = -1
        """All codes behind the read ones are read, when the pool had so many; -1 = others follow."""

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(PERIOD_S)

    async def look(self) -> None:
        """Once: what comes next, told where it has changed."""
        recipe = self._recipe()
        if recipe is None:
            return
        try:
            found = await asyncio.to_thread(self._next, recipe, self._through())
        except (PoolRefused, JournalError) as refused:
            found = PoolDrawn(self._pool, (), refused.key)
        if found != self._told:
            self._told = found
            self._tell(found)

    def announce(self) -> None:
        """A new core has begun: it hears it again."""
        if self._told is not None:
            self._tell(self._told)

    def close(self) -> None:
        self._reader.close()

    # in a thread -------------------------------------------------------------------------------------------------

    def _next(self, recipe: Recipe, through: int) -> PoolDrawn:
        """Raises PoolRefused, JournalError."""
        good: list[tuple[int, Code]] = []
        for number, text in self._behind(through):
            found = identify(b"", text, recipe, "case")
            if found.refusal is not None:  # a label with it would be refused where it is read back
                return PoolDrawn(self._pool, tuple(good), found.why or found.refusal.value)
            if self._is_free(found.code):
                good.append((number, found.code))
            if len(good) == TOLD:
                return PoolDrawn(self._pool, tuple(good))
        return PoolDrawn(self._pool, tuple(good), "pool_used_up")

    def _behind(self, through: int) -> Iterator[tuple[int, str]]:
        """What the pool has behind this number, as it was when it was read."""
        while True:
            waiting = [each for each in self._read if each[0] > through]
            if not waiting:
                codes = self._reader.pool(self._pool).codes
                if codes == self._all_of:
                    return
                self._read = waiting = self._reader.issued(self._pool, through, BATCH)
                self._all_of = codes if len(waiting) < BATCH else -1
                if not waiting:
                    return
            yield from waiting
            through = waiting[-1][0]

    def _is_free(self, code: Code) -> bool:
        key = pool_key(code.key)
        return self._reader.standing(self._pool, [key])[key] == "issued" and not self._taken([code.key])
