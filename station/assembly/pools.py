"""Pools of codes as the running station tells them: what is in them, counted now and then; the alarm of a low one.

To count what remains is to walk a whole pool: that is done in a thread, and the later again the longer it took.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from station.api.schema import pools as shown
from station.core.observations import Noticed, Observation
from station.core.values import Recipe
from station.pools.errors import PoolRefused
from station.pools.keys import pool_key
from station.pools.reader import Pool, PoolReader
from station.pools.usage import PoolUsage, pool_usage

ALARM = "pool_low"
PERIOD_S = 20.0
SHARE = 50
"""A count that took so long is done again after so many times that long."""


@dataclass(frozen=True, slots=True)
class Counted:
    usage: PoolUsage
    at_us: int


class PoolsService:
    """Answers the API, and counts until it is cancelled. ``case_pool``: the one that labels of cases get their codes
    of; ``recipe``: of the running order, None = none runs."""

    def __init__(
        self,
        data: Path,
        low: int,
        case_pool: str,
        recipe: Callable[[], Recipe | None],
        notice: Callable[[Observation], object],
        now_us: Callable[[], int],
    ) -> None:
        self._data = data
        self._low = low
        self._case_pool = case_pool
        self._recipe = recipe
        self._notice = notice
        self._now_us = now_us
        self._reader = PoolReader(data)
        self._counted: dict[str, Counted] = {}
        self._alarm: tuple[str, int] | None = None
        """Pool that is told as low, and than how many fewer codes are left."""

    def close(self) -> None:
        self._reader.close()

    def in_order(self) -> tuple[str, ...]:
        """Pools that the running order packs from."""
        recipe = self._recipe()
        named = (self._case_pool,) if recipe is None else (recipe.pool, recipe.case_pool, self._case_pool)
        return tuple(dict.fromkeys(filter(None, named)))

    def states(self) -> tuple[shown.PoolState, ...]:
        return tuple(self._state(pool) for pool in self.in_order())

    def _state(self, pool: str) -> shown.PoolState:
        counted = self._counted.get(pool)
        if counted is None:
            return shown.PoolState(pool=pool)
        usage = counted.usage
        return shown.PoolState(pool=pool, codes=usage.codes, remaining=usage.remaining, counted_us=counted.at_us)

    # counting ----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            began_s = time.monotonic()
            await self.count()
            await asyncio.sleep(max(PERIOD_S, SHARE * (time.monotonic() - began_s)))

    async def count(self) -> None:
        """Every pool once, those of the running order first."""
        try:
            names = [each.name for each in await asyncio.to_thread(self._reader.pools)]
        except PoolRefused:
            names = []
        first = self.in_order()
        for name in sorted(names, key=lambda each: each not in first):
            with suppress(PoolRefused):
                usage = await asyncio.to_thread(pool_usage, self._data, name)
                self._counted[name] = Counted(usage, self._now_us())
            self._say_low()

    def _is_low(self, pool: str) -> bool:
        counted = self._counted.get(pool)
        return counted is not None and counted.usage.remaining < self._low

    def _say_low(self) -> None:
        low = next((pool for pool in self.in_order() if self._is_low(pool)), None)
        told = None if low is None else (low, _step(self._low, self._counted[low].usage.remaining))
        if told == self._alarm:
            return
        if self._alarm is not None:
            self._notice(Noticed(ALARM, False))
        self._alarm = told
        if told is not None:
            self._notice(Noticed(ALARM, True, (("count", told[1]), ("pool", told[0]))))

    # the page ----------------------------------------------------------------------------------------------------

    async def pools(self) -> shown.PoolList:
        try:
            return shown.PoolList(pools=await asyncio.to_thread(self._details))
        except PoolRefused as refused:
            return shown.PoolList(problem="" if refused.key == "pools_none" else refused.key)

    def _details(self) -> tuple[shown.PoolDetail, ...]:
        first = self.in_order()
        return tuple(self._detail(each, in_order=each.name in first) for each in self._reader.pools())

    def _detail(self, pool: Pool, *, in_order: bool) -> shown.PoolDetail:
        counted, last = self._counted.get(pool.name), next(iter(self._reader.imports(pool.name, 1)), None)
        usage = None if counted is None else counted.usage
        return shown.PoolDetail(
            pool=pool.name,
            kind=pool.kind,
            codes=pool.codes,
            void=pool.void,
            used=None if usage is None else usage.used,
            left=None if usage is None else usage.left,
            remaining=None if usage is None else usage.remaining,
            counted_us=0 if counted is None else counted.at_us,
            in_order=in_order,
            low=in_order and self._is_low(pool.name),
            last=None
            if last is None
            else shown.PoolImport(
                number=last.id,
                file=last.file,
                at_us=last.at_us,
                imported=last.imported,
                duplicates=last.duplicates,
                bad=last.bad,
            ),
        )

    async def bad_lines(self, pool: str, limit: int) -> shown.BadLines | None:
        try:
            return await asyncio.to_thread(partial(self._bad_lines, pool, limit))
        except PoolRefused:
            return None

    def _bad_lines(self, pool: str, limit: int) -> shown.BadLines:
        self._reader.pool(pool)
        last = next(iter(self._reader.imports(pool, 1)), None)
        found = [] if last is None else self._reader.bad_lines(last.id, limit)
        lines = tuple(shown.BadLine(line=line, why=why, text=text) for line, why, text in found)
        return shown.BadLines(pool=pool, lines=lines)

    # codes that a person names -----------------------------------------------------------------------------------

    def objection(self, pool: str, key: str) -> str:
        """Key of why this code may not be packed; empty = it may, or there is no pool. In a thread."""
        if not pool:
            return ""
        try:
            said = self._reader.standing(pool, [wanted := pool_key(key)])[wanted]
        except PoolRefused:
            return "pool_no_answer"
        return {"issued": "", "void": "void_in_pool", "absent": "not_in_pool"}[said]


def _step(low: int, remaining: int) -> int:
    """``low``, halved as long as fewer codes are left: what somebody has acknowledged comes again when half of them are
    gone, not with every case."""
    while low > 1 and remaining < low // 2:
        low //= 2
    return low
