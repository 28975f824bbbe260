"""From what a device read to what the core may judge: the code, what speaks against it, and whether it is taken.

Facts from outside the core (has this code ever been seen?) are looked up here, in a thread of their own, and handed
in with the checked code. A look-up that fails or takes too long gives ``proven=False``: the unit is refused, never
guessed.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from station.core.codes import Identified, Role, identify
from station.core.observations import CellRead, Noticed, Observation
from station.core.values import CheckedCode, Recipe
from station.journal.errors import StoreFault
from station.runtime.pool_checks import PoolChecks

LOOK_UP_TIMEOUT_S = 0.3
NO_ORDER = Recipe(product="", code="plain", units_per_case=1)
"""What codes are read by while no order is open; nothing read then is proven."""


class History:
    """The journal's memory of all codes, asked off the loop."""

    def __init__(
        self, taken: Callable[[Sequence[str]], Mapping[str, str]], notice: Callable[[Observation], object]
    ) -> None:
        """``notice`` hears when look-ups begin to give no answer, and when they do again."""
        self._taken = taken
        self._notice = notice
        self._slow = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="history")
        self.failed = 0
        """Look-ups that gave no answer."""

    async def look_up(self, keys: Sequence[str]) -> Mapping[str, str] | None:
        """Return key → ``epoch/seq`` of the live case, for the taken ones. None: nothing is known."""
        if not keys:
            return {}
        asked = asyncio.get_running_loop().run_in_executor(self._thread, self._taken, keys)
        try:
            async with asyncio.timeout(LOOK_UP_TIMEOUT_S):  # wait_for of Python 3.11 can lose a cancellation
                found = await asked
        except (TimeoutError, sqlite3.Error, StoreFault):
            self.failed += 1
            self._say(slow=True)
            return None
        self._say(slow=False)
        return found

    def announce(self) -> None:
        """A new core has begun: it hears again what stands."""
        if self._slow:
            self._slow = False
            self._say(slow=True)

    def _say(self, *, slow: bool) -> None:
        if slow != self._slow:
            self._slow = slow
            told = (("ms", round(LOOK_UP_TIMEOUT_S * 1_000)),) if slow else ()
            self._notice(Noticed("lookup_slow", slow, told))

    def close(self) -> None:
        """Join the thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)


async def look_up(
    codes: Sequence[Identified], recipe: Recipe, history: History, pools: PoolChecks
) -> list[CheckedCode]:
    """What the journal and the pools of the recipe say of each; both are asked at once."""
    wanted = [(pool_of(each, recipe), each.code.key) for each in codes]
    keys = [key for _, key in wanted]
    if any(pool for pool, _ in wanted):
        taken, objections = await asyncio.gather(history.look_up(keys), pools.look_up(wanted))
    else:
        taken, objections = await history.look_up(keys), [None] * len(wanted)
    return [
        CheckedCode(
            each.code,
            each.refusal or (objection if objection != "unknown" else None),
            taken.get(each.code.key) if taken is not None else None,
            proven=taken is not None and objection != "unknown",
        )
        for each, objection in zip(codes, objections, strict=True)
    ]


def pool_of(found: Identified, recipe: Recipe) -> str:
    """The pool a code must be in; empty = none. One that is refused already is not looked for."""
    if found.refusal is not None:
        return ""
    return recipe.pool if found.role == "unit" else recipe.case_pool


class CodeChecker:
    """Makes checked codes by the recipe of the open order."""

    def __init__(self, history: History, recipe: Callable[[], Recipe | None], pools: PoolChecks) -> None:
        self._history = history
        self._recipe = recipe
        self._pools = pools

    async def check(self, found: Sequence[tuple[bytes, str | None]], read_as: Role | None) -> list["CheckedRead"]:
        """Judge and look up several codes (raw bytes, text) at once; same order, one look-up."""
        recipe = self._recipe()
        codes = [identify(raw, text, recipe or NO_ORDER, read_as) for raw, text in found]
        if recipe is None:
            return [CheckedRead(each.role, CheckedCode(each.code, each.refusal, proven=False)) for each in codes]
        checked = await look_up(codes, recipe, self._history, self._pools)
        return [CheckedRead(each.role, one) for each, one in zip(codes, checked, strict=True)]

    async def one(self, raw: bytes, text: str, read_as: Role) -> CheckedCode:
        """A reader's single code."""
        return (await self.check([(raw, text)], read_as))[0].checked


class CheckedRead:
    """One code with its role and its checked code."""

    __slots__ = ("checked", "role")

    def __init__(self, role: Role, checked: CheckedCode) -> None:
        self.role = role
        self.checked = checked


def grid_cells(rows: int, columns: int, seen: Mapping[tuple[int, int], CheckedCode]) -> tuple[CellRead, ...]:
    """Every cell of the grid exactly once, row first from the top left; what was not seen is a no-read."""
    cells = [(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)]
    return tuple(CellRead(cell, seen.get(cell)) for cell in cells)
