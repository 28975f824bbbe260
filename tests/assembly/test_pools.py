"""What the running station says of its pools: counted, told as low, and asked when a person names a code."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from station.api.metrics import render
from station.assembly.pools import PoolsService
from station.core.observations import Noticed, Observation
from station.core.values import Recipe
from station.pools.voiding import void_codes
from tests.journal.make import on_disk
from tests.pools.make import NOW_US, imported, issue
from tests.ui.factories import samples

RECIPE = Recipe("w", "plain", 1, pattern=".+", pool="water")


class Service(PoolsService):
    def __init__(self, data: Path, low: int = 5, recipe: Recipe | None = RECIPE) -> None:
        self.noticed: list[Observation] = []
        super().__init__(data, low, "", lambda: recipe, self.noticed.append, lambda: NOW_US)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "line"
    on_disk(folder).close()
    return folder


async def test_a_low_pool_of_the_running_order_is_told_once_and_when_it_is_over(data: Path) -> None:
    issue(data, ["A1", "A2"])
    issue(data, ["B1"], pool="juice")
    with closing(Service(data)) as service:
        await service.count()
        await service.count()
        issue(data, ["A3"])
        await service.count()
        assert service.noticed == [Noticed("pool_low", True, (("count", 5), ("pool", "water")))]
        issue(data, [f"C{n}" for n in range(9)])
        await service.count()
        assert service.noticed[1:] == [Noticed("pool_low", False)]
        [state] = service.states()
        assert (state.pool, state.codes, state.remaining, state.counted_us) == ("water", 12, 12, NOW_US)


async def test_a_low_pool_is_told_again_when_half_of_it_is_gone(data: Path) -> None:
    issue(data, ["A1", "A2"])
    for low, told in ((3, 3), (4, 4), (5, 5), (6, 3), (12, 3), (13, 3), (50_000, 3)):
        with closing(Service(data, low)) as service:
            await service.count()
            [noticed] = service.noticed
            assert isinstance(noticed, Noticed) and dict(noticed.arguments)["count"] == told, low


async def test_the_page_has_every_pool_with_its_last_import_and_bad_lines(data: Path) -> None:
    with closing(Service(data)) as service:
        assert await service.pools() == (await service.pools()).model_copy(update={"pools": (), "problem": ""})
        imported(data, b"A1\n A2\nA3\n")
        told = await service.pools()
        assert [(each.pool, each.codes, each.remaining, each.in_order) for each in told.pools] == [
            ("water", 2, None, True)
        ]
        await service.count()
        [pool] = (await service.pools()).pools
        assert (pool.remaining, pool.low, pool.last.bad if pool.last else None) == (2, True, 1)
        bad = await service.bad_lines("water", 10)
        assert bad is not None and [(each.line, each.why) for each in bad.lines] == [(2, "code_edge_space")]
        assert await service.bad_lines("juice", 10) is None


async def test_a_damaged_file_of_pools_is_said_on_the_page(data: Path) -> None:
    (data / "pools.db").write_bytes(b"x" * 4_096)
    with closing(Service(data)) as service:
        await service.count()
        assert (await service.pools()).problem == "pools_foreign"
        assert service.objection("water", "A1") == "pool_no_answer"


def test_a_code_that_a_person_names_is_asked_of_its_pool(data: Path) -> None:
    issue(data, ["A1", "A2"])
    void_codes(data, "water", ["A2"], by="a", reason="b", now_us=NOW_US)
    with closing(Service(data)) as service:
        said = [service.objection("water", key) for key in ("A1", "A2", "A3")]
        assert said == ["", "void_in_pool", "not_in_pool"]
        assert service.objection("", "A3") == ""
        assert service.objection("juice", "A1") == "pool_no_answer"


async def test_what_remains_is_a_metric_once_it_was_counted(data: Path) -> None:
    issue(data, ["A1", "A2"])
    with closing(Service(data)) as service:
        assert b"station_pool_remaining{" not in render(samples.calm().model_copy(update={"pools": service.states()}))
        await service.count()
        shot = samples.calm().model_copy(update={"pools": service.states()})
        assert b'station_pool_remaining{pool="water"} 2.0' in render(shot)


async def test_without_a_pool_in_the_recipe_nothing_is_low(data: Path) -> None:
    issue(data, ["A1"])
    with closing(Service(data, recipe=replace(RECIPE, pool=""))) as service:
        await service.count()
        assert (service.noticed, service.states()) == ([], ())
