"""The next codes of a pool for labels: none that is void, held or of another form; told when they change."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import station.runtime.pool_draw as pool_draw
from station.core.observations import Observation, PoolDrawn
from station.core.values import Recipe
from station.pools.files import opened_to_write
from station.pools.reader import PoolReader
from station.runtime.pool_draw import PoolDraw
from tests.pools.make import issue

RECIPE = Recipe("w", "plain", 2, pattern="[a-z]", case_pattern="B[0-9]+")


class Asked:
    """A draw with what a test changes: the journal's taken codes and its highest number."""

    def __init__(self, data: Path) -> None:
        self.told: list[Observation] = []
        self.taken: dict[str, str] = {}
        self.through = 0
        self.draw = PoolDraw(
            "boxes", PoolReader(data), self._taken, lambda: RECIPE, lambda: self.through, self.told.append
        )

    def _taken(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.taken[key] for key in keys if key in self.taken}

    async def look(self) -> tuple[list[str], str]:
        """Codes and cause as they are told last."""
        await self.draw.look()
        newest = self.told[-1]
        assert isinstance(newest, PoolDrawn) and newest.pool == "boxes"
        return [code.text for _, code in newest.codes], newest.cause


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "line"


async def test_the_next_eight_are_told_and_told_again_when_one_was_given(data: Path) -> None:
    issue(data, [f"B{number}" for number in range(1, 21)], pool="boxes")
    asked = Asked(data)
    assert await asked.look() == ([f"B{number}" for number in range(1, 9)], "")
    await asked.look()
    assert len(asked.told) == 1
    asked.through = 3
    assert await asked.look() == ([f"B{number}" for number in range(4, 12)], "")
    asked.draw.announce()
    assert len(asked.told) == 3, "a new core hears it again"
    asked.draw.close()


async def test_what_is_void_or_held_is_passed_over(data: Path) -> None:
    issue(data, ["B1", "B2", "B3"], pool="boxes")
    asked = Asked(data)
    assert await asked.look() == (["B1", "B2", "B3"], "pool_used_up")
    asked.taken["B1"] = "#7"
    with opened_to_write(data) as db:
        db.execute("UPDATE code SET void = 1 WHERE key = 'B2'")
    assert await asked.look() == (["B3"], "pool_used_up")
    asked.draw.close()


async def test_it_stops_at_a_code_that_would_not_be_read_back(data: Path) -> None:
    issue(data, ["B1", "C2", "B3"], pool="boxes")
    asked = Asked(data)
    assert await asked.look() == (["B1"], "case_pattern_differs")
    asked.draw.close()


async def test_an_import_fills_an_empty_pool_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_draw, "BATCH", 2)
    issue(data, ["B1", "B2"], pool="boxes")
    asked = Asked(data)
    asked.through = 2
    assert await asked.look() == ([], "pool_used_up")
    issue(data, ["B3", "B4", "B5"], pool="boxes")
    assert await asked.look() == (["B3", "B4", "B5"], "pool_used_up")
    asked.draw.close()


async def test_no_pool_says_why(data: Path) -> None:
    asked = Asked(data)
    assert await asked.look() == ([], "pools_none")
    issue(data, ["B1"], pool="other")
    assert await asked.look() == ([], "pool_unknown")
    asked.draw.close()
