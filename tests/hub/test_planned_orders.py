"""Orders planned at the hub: offered to one station, fetched with its token, kept by it when the hub is gone."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from station.assembly.hub_orders import HubOrders
from station.core.values import Recipe
from station.planning.store import PlanStore
from sync.hub.planned_orders import offer, offered
from sync.result import DeliveryResult, Outcome
from sync.wire import PlannedOrder, PlannedOrdersDocument, read_planned_orders
from tests.badinput.command import station
from tests.hub.conftest import Home
from tests.hub.serving import served

COLA = PlannedOrder(name="1", product="Cola", lot="C7", cases=5)
WATER = PlannedOrder(name="2", product="Water", recipe=3)
NO_SUCH_PATH = DeliveryResult(Outcome.REFUSED, status="404")


async def test_a_station_fetches_its_own_orders_and_no_others(home: Home, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens"
    tokens.write_text("L1 one\nL2 two\n")
    database = home.open()
    offer(database.writer, "L1", [WATER, COLA], 1)
    offer(database.writer, "L2", [COLA], 1)
    database.close()
    async with served(home, tokens) as client:
        mine = read_planned_orders((await client.get("/v1/stations/L1/orders")).content)
        assert mine.orders == [WATER, COLA], "in the order they were planned"
        assert (await client.get("/v1/stations/L2/orders")).status_code == 403
        assert (await client.get("/v1/stations/L1/orders", headers={"Authorization": "x"})).status_code == 401


def test_what_is_planned_anew_takes_the_place_of_what_was(home: Home) -> None:
    database = home.open()
    offer(database.writer, "L1", [COLA, WATER], 1)
    offer(database.writer, "L1", [WATER], 2)
    assert offered(database.reader, "L1").orders == [WATER]
    offer(database.writer, "L1", [], 3)
    assert offered(database.reader, "L1").orders == []
    database.close()


class Answers:
    """A destination that says what it was given to say."""

    def __init__(self, *said: PlannedOrdersDocument | DeliveryResult) -> None:
        self.said = list(said)

    async def ask_orders(self) -> PlannedOrdersDocument | DeliveryResult:
        return self.said.pop(0)


def watching(store: PlanStore, *said: PlannedOrdersDocument | DeliveryResult) -> Any:
    clock = SimpleNamespace(now=lambda: SimpleNamespace(wall_us=7))
    line = SimpleNamespace(parts=SimpleNamespace(clock=clock))
    planning: Any = SimpleNamespace(store=store, heard_us=0)
    config: Any = SimpleNamespace(station=SimpleNamespace(id="L1"), upstreams=())
    watch: Any = HubOrders(config, line, planning)  # type: ignore[arg-type]
    watch._destinations = {"hub": Answers(*said)}
    return watch


async def test_without_a_network_what_was_planned_stays(tmp_path: Path) -> None:
    store = PlanStore(tmp_path)
    store.put_recipe(Recipe("Cola", "plain", 24, pattern="x"), "Li")
    gone = DeliveryResult(Outcome.UNREACHED)
    watch = watching(store, PlannedOrdersDocument(orders=[COLA, WATER]), gone, PlannedOrdersDocument(orders=[WATER]))
    await watch.ask()
    assert [(each.order, each.source) for each in store.planned()] == [("1", "hub"), ("2", "hub")]
    await watch.ask()
    assert len(store.planned()) == 2
    store.note_started(["2"])
    await watch.ask()
    assert store.planned() == [], "one was withdrawn, the other runs"


async def test_an_order_that_breaks_the_rules_is_passed_over(tmp_path: Path) -> None:
    store = PlanStore(tmp_path)
    evil = PlannedOrder(name="\u202e1", product="Cola")
    await watching(store, PlannedOrdersDocument(orders=[evil, WATER])).ask()
    assert [each.order for each in store.planned()] == ["2"]


async def test_each_of_several_upstreams_plans_for_itself(tmp_path: Path) -> None:
    store, gone = PlanStore(tmp_path), DeliveryResult(Outcome.UNREACHED)
    only_water = PlannedOrdersDocument(orders=[WATER])
    watch = watching(store, PlannedOrdersDocument(orders=[COLA, WATER]), only_water, only_water)
    beside = PlannedOrdersDocument(orders=[PlannedOrder(name="3", product="Tea"), WATER])
    watch._destinations |= {"second": Answers(beside, gone), "platform": Answers(*[NO_SUCH_PATH] * 3)}
    await watch.ask()
    assert sorted(each.order for each in store.planned()) == ["1", "2", "3"], "in the order in which they were answered"
    await watch.ask()
    assert sorted(each.order for each in store.planned()) == ["2", "3"], (
        "taken back by the one; the silent one keeps its own"
    )
    store.keep_of(["hub", "platform"], "hub")
    del watch._destinations["second"]
    await watch.ask()
    assert [each.order for each in store.planned()] == ["2"], (
        "an upstream that is in the config no more plans nothing; what another one plans, too, is planned"
    )


@pytest.mark.parametrize("bad", ["order,product\n1,\n", "order\n1\n"])
def test_the_command_plans_a_file_or_nothing(tmp_path: Path, bad: str) -> None:
    good, broken, data = tmp_path / "good.csv", tmp_path / "bad.csv", str(tmp_path / "hub")
    good.write_text("order,product\n1,Cola\n")
    broken.write_text(bad)
    told = station("hub", "order", "import", str(good), "--station", "L1", "--data", data)
    assert (told.code, told.out) == (0, "1 order is planned for L1.\n"), told.err
    assert station("hub", "order", "import", str(broken), "--station", "L1", "--data", data).code == 1
