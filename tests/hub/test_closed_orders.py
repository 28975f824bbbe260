"""The balance that an order was closed with: kept by the hub as it came, listed and shown, a difference marked."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from station.core.values import Reason
from sync.hub.context import HubSettings
from sync.hub.limits import Rate, RateLimits
from sync.hub.order_words import CHINESE, ENGLISH, RUSSIAN
from sync.hub.store import HubStore
from sync.hub.tables import IS_CLOSED
from tests.hub.conftest import Home
from tests.hub.histories import say
from tests.hub.serving import served

SETTINGS = HubSettings(RateLimits(page=Rate(1_000, 1_000)))
CLOSES: dict[str, Any] = {
    "source": "case_count",
    "sensor": 24,
    "packed": 18,
    "rejected": 4,
    "sampled": 1,
    "no_read": 1,
    "in_flight": 0,
    "difference": 0,
    "closes": True,
    "reasons": [{"key": "no_read", "cases": 1}, {"key": "<b>", "cases": 2}],
    "audits": {"asked": 2, "right": 1, "wrong": 0},
}
DIFFERS = CLOSES | {"sensor": 27, "difference": 3, "closes": False}


def closed(order: str, balance: dict[str, Any] | None) -> tuple[str, dict[str, Any]]:
    told = {"order": order, "passed": 3, "rejected": 1, "by": "Li Wei", "reason": "", "balance": balance}
    return "order.closed", told


@pytest.fixture
async def hub(home: Home, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """L1 closed A and B, L2 closed C; ``one`` may read, ``two`` is of L2."""
    store = HubStore(home.open())
    say(store, "L1", closed("A", CLOSES), ("unit.recommissioned", {"code": {"key": "u", "text": "u"}}))
    say(store, "L1", closed("B", DIFFERS), first=3, at_us=1_800_000_000_000_000)
    say(store, "L2", closed("C", None), at_us=1_900_000_000_000_000)
    store.close()
    (tmp_path / "token").write_text("one")
    async with served(home, tmp_path / "token", SETTINGS) as client:
        yield client


def named(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(each["station"], each["order"]) for each in answer.json()["orders"]]


async def test_closed_orders_are_listed_as_they_were_told_the_newest_first(hub: httpx.AsyncClient) -> None:
    answer = await hub.get("/v1/orders")
    assert named(answer) == [("L2", "C"), ("L1", "B"), ("L1", "A")]
    last = answer.json()["orders"][2]
    assert last["balance"] == CLOSES
    assert (last["passed"], last["rejected"], last["by"], last["seq"]) == (3, 1, "Li Wei", 1)
    assert answer.json()["orders"][0]["balance"] is None
    assert answer.json()["next"] is None


async def test_of_one_station_and_a_page_at_a_time(hub: httpx.AsyncClient) -> None:
    assert named(await hub.get("/v1/orders?station=L1")) == [("L1", "B"), ("L1", "A")]
    assert named(await hub.get("/v1/orders?station=L9")) == []
    first = await hub.get("/v1/orders?limit=1")
    second = await hub.get(f"/v1/orders?limit=1&before={first.json()['next']}")
    assert named(first) + named(second) == [("L2", "C"), ("L1", "B")]
    assert (await hub.get("/v1/orders?before=nonsense")).status_code == 400
    assert (await hub.get("/v1/orders", headers={"Authorization": "Bearer none"})).status_code == 401


async def test_the_page_marks_a_difference_and_obeys_nothing(hub: httpx.AsyncClient) -> None:
    told = (await hub.get("/orders?lang=en")).text
    none, differs, closes = told.split("<section")[1:]
    assert ENGLISH["balance_none"] in none and 'class="station waiting"' in none
    assert "Difference: 3 units" in differs and 'class="station conflict"' in differs
    assert ENGLISH["balance_closes"] in closes and 'class="station ok"' in closes
    assert "counted 24 = packed 18 + rejected 4 + sampled 1 + no-read 1 + in flight 0; difference 0" in closes
    assert "no read 1, &lt;b&gt; 2" in closes
    assert "asked 2, right 1, wrong 0" in closes
    assert CHINESE["balance_closes"] in (await hub.get("/orders?lang=zh&station=L1")).text
    assert (await hub.get("/orders", headers={"Authorization": ""})).headers["WWW-Authenticate"].startswith("Basic")


def test_the_words_are_whole() -> None:
    assert set(ENGLISH) == set(CHINESE) == set(RUSSIAN)
    assert {f"reason_{reason}" for reason in (*Reason, "void")} <= set(ENGLISH)


def test_the_list_is_read_by_its_index(home: Home) -> None:
    database = home.open()
    with database.reader.connect() as connection:
        if connection.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN SELECT * FROM event WHERE {IS_CLOSED} ORDER BY received_us DESC, journal DESC, "
                "seq DESC LIMIT 2"
            )
            assert "event_closed" in str(plan.all())
    database.close()
