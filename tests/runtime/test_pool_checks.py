"""A code is asked of its pool beside the journal; a pool that gives no answer proves nothing."""

import threading
from collections.abc import Mapping, Sequence

import pytest

from station.core.observations import Noticed, Observation
from station.core.values import Reason, Recipe
from station.pools.errors import PoolRefused
from station.pools.reader import Standing
from station.runtime import pool_checks
from station.runtime.code_checker import CodeChecker, History
from station.runtime.pool_checks import ALARM, PoolChecks

RECIPE = Recipe("p", "plain", 2, pattern="[A-Z0-9]+", case_pattern="BOX.*", pool="water", case_pool="boxes")


class Pools:
    """Two pools in memory."""

    def __init__(self) -> None:
        self.codes: dict[str, dict[str, Standing]] = {
            "water": {"A1": "issued", "A2": "void"},
            "boxes": {"BOX1": "issued"},
        }
        self.fault: PoolRefused | None = None
        self.gate = threading.Event()
        self.gate.set()

    def standing(self, pool: str, keys: Sequence[str]) -> Mapping[str, Standing]:
        self.gate.wait(5)
        if self.fault is not None:
            raise self.fault
        return {key: self.codes[pool].get(key, "absent") for key in keys}

    def close(self) -> None:
        """Nothing is open."""


class Bench:
    def __init__(self) -> None:
        self.pools = Pools()
        self.noticed: list[Observation] = []
        self.history = History(lambda _: {}, self.noticed.append)
        self.checks = PoolChecks(self.pools, self.noticed.append)
        self.checker = CodeChecker(self.history, lambda: RECIPE, self.checks)

    async def read(self, *texts: str) -> list[tuple[str, Reason | None, bool]]:
        found = await self.checker.check([(b"", text) for text in texts], None)
        return [(each.role, each.checked.refusal, each.checked.proven) for each in found]

    def close(self) -> None:
        self.checks.close()
        self.history.close()


@pytest.fixture
def bench():  # type: ignore[no-untyped-def]
    made = Bench()
    yield made
    made.close()


async def test_units_and_case_codes_are_asked_of_their_own_pools(bench: Bench) -> None:
    assert await bench.read("A1", "A2", "A3", "BOX1", "BOX2") == [
        ("unit", None, True),
        ("unit", Reason.VOID_IN_POOL, True),
        ("unit", Reason.NOT_IN_POOL, True),
        ("case", None, True),
        ("case", Reason.NOT_IN_POOL, True),
    ]
    assert bench.noticed == []


async def test_what_is_refused_already_keeps_its_first_reason(bench: Bench) -> None:
    assert await bench.read("lower") == [("unit", Reason.FOREIGN, True)]


async def test_a_pool_that_cannot_be_asked_proves_nothing_and_is_said_once(bench: Bench) -> None:
    bench.pools.fault = PoolRefused("pools_none", path="x")
    for _ in range(2):
        assert await bench.read("A1") == [("unit", None, False)]
    bench.pools.fault = None
    assert await bench.read("A1") == [("unit", None, True)]
    told = (("cause", "pools_none"), ("pool", "water"))
    assert bench.noticed == [Noticed(ALARM, True, told), Noticed(ALARM, False)]


async def test_a_pool_that_hangs_holds_up_no_case(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_checks, "LOOK_UP_TIMEOUT_S", 0.01)
    bench.pools.gate.clear()
    assert await bench.read("A1") == [("unit", None, False)]
    bench.pools.gate.set()
    assert bench.noticed == [Noticed(ALARM, True, (("cause", "pool_slow"), ("pool", "water")))]


async def test_a_new_core_hears_what_stands(bench: Bench) -> None:
    bench.pools.fault = PoolRefused("pool_unknown", pool="water")
    await bench.read("A1")
    bench.checks.announce()
    assert [each.standing for each in bench.noticed if isinstance(each, Noticed)] == [True, True]
