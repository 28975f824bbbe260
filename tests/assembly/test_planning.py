"""Planned orders beside a running line: the line is looked at by its own thread only."""

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from config.result import Config
from station.api import schema
from station.assembly import planning
from station.core.values import Recipe
from station.runtime.station import Station

WATER = Recipe("Water", "plain", 24, pattern="[a-z]+", lot="A1")
RUNNING, SUSPENDED = SimpleNamespace(order="4711"), SimpleNamespace(order="4712")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> planning.OrderPlanning:
    owner = threading.current_thread()

    def view() -> SimpleNamespace:
        assert threading.current_thread() is owner
        return SimpleNamespace(order=RUNNING, suspended=(SUSPENDED,))

    monkeypatch.setattr(planning, "recipe_of", lambda _config: WATER)
    config, station = SimpleNamespace(station=SimpleNamespace(data=tmp_path)), SimpleNamespace(view=view)
    return planning.OrderPlanning(cast(Config, config), cast(Station, station))


def asked(order: str) -> schema.PlanOrder:
    return schema.PlanOrder(id="1", args=schema.PlanOrderArgs(order=order, product="Water"))


async def test_an_order_is_planned_and_listed(plan: planning.OrderPlanning) -> None:
    told = await plan.do(asked("4713"), "Li")
    assert (told.done, told.key) == (True, "order_planned")
    assert [each.order for each in (await plan.plan()).orders] == ["4713"]


@pytest.mark.parametrize("order", ["4711", "4712"])
async def test_an_order_that_is_open_is_not_planned_again(plan: planning.OrderPlanning, order: str) -> None:
    told = await plan.do(asked(order), "Li")
    assert (told.done, told.key) == (False, "order_was_started")
