"""Is a code in the pool of its recipe? Asked in a thread of its own, beside the journal.

A pool that cannot be asked (no file, no such pool, a disk that hangs) says nothing, and what it says nothing of is not
proven: every unit is rejected, and an alarm says why.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, Protocol

from station.core.observations import Noticed, Observation
from station.core.values import Reason
from station.pools.errors import PoolRefused
from station.pools.keys import pool_key
from station.pools.reader import Standing

LOOK_UP_TIMEOUT_S = 0.3
ALARM = "pool_unanswered"
Objection = Reason | Literal["unknown"] | None
"""Why a code is refused; nothing is known; nothing speaks against it."""
_REASONS: Mapping[Standing, Reason | None] = {
    "issued": None,
    "void": Reason.VOID_IN_POOL,
    "absent": Reason.NOT_IN_POOL,
}


class Pools(Protocol):
    """What is needed of ``station.pools.reader.PoolReader``."""

    def standing(self, pool: str, keys: Sequence[str]) -> Mapping[str, Standing]: ...
    def close(self) -> None: ...


class PoolChecks:
    """Asks the pools off the loop."""

    def __init__(self, pools: Pools, notice: Callable[[Observation], object]) -> None:
        """``notice`` hears when a pool begins to give no answer, and when it does again."""
        self._pools = pools
        self._notice = notice
        self._thread: ThreadPoolExecutor | None = None
        self._alarm: tuple[tuple[str, str | int], ...] | None = None

    async def look_up(self, wanted: Sequence[tuple[str, str]]) -> list[Objection]:
        """What speaks against each (pool, key of a code); an empty pool asks for nothing."""
        objections: list[Objection] = [None] * len(wanted)
        for pool in dict.fromkeys(pool for pool, _ in wanted if pool):
            places = [place for place, (of, _) in enumerate(wanted) if of == pool]
            keys = [pool_key(wanted[place][1]) for place in places]
            said = await self._asked(pool, keys)
            for place, key in zip(places, keys, strict=True):
                objections[place] = "unknown" if said is None else _REASONS[said[key]]
        return objections

    async def _asked(self, pool: str, keys: Sequence[str]) -> Mapping[str, Standing] | None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pools")
        asked = asyncio.get_running_loop().run_in_executor(self._thread, self._pools.standing, pool, keys)
        try:
            async with asyncio.timeout(LOOK_UP_TIMEOUT_S):  # wait_for of Python 3.11 can lose a cancellation
                said = await asked
        except TimeoutError:
            self._say((("cause", "pool_slow"), ("pool", pool)))
            return None
        except PoolRefused as refused:
            self._say((("cause", refused.key), ("pool", pool)))
            return None
        self._say(None)
        return said

    def _say(self, told: tuple[tuple[str, str | int], ...] | None) -> None:
        if told == self._alarm:
            return
        if self._alarm is not None:
            self._notice(Noticed(ALARM, False))
        self._alarm = told
        if told is not None:
            self._notice(Noticed(ALARM, True, told))

    def announce(self) -> None:
        """A new core has begun: it hears again what stands."""
        told, self._alarm = self._alarm, None
        self._say(told)

    def close(self) -> None:
        """Join the thread."""
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
        self._pools.close()
