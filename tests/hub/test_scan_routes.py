"""Scans by HTTP: who may ask, one or many at once, what is refused; and the page a shopper's code opens."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from sync.hub.context import HubSettings
from sync.hub.limits import Rate, RateLimits
from sync.hub.proxies import BehindProxies, region_of
from sync.hub.tokens import StoredTokens
from sync.hub.trade_tables import SCAN
from tests.hub.conftest import SqliteHome
from tests.hub.serving import served
from tests.hub.trade import PRODUCT, case_code, unit_code, with_trade

RATES = RateLimits(scan=Rate(1.0, 8), page=Rate(1_000, 1_000))


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    home = SqliteHome(tmp_path)
    database = home.open()
    with_trade(database)
    tokens = StoredTokens(database.writer, database.reader)
    told = {name: tokens.make(name, None, 1, name) for name in ("scans", "brand", "reader")}
    database.close()
    async with served(home, None, HubSettings(RATES)) as client:
        client.headers["Authorization"] = f"Bearer {told['scans']}"
        client.headers["X-Reader"], client.headers["X-Brand"] = told["reader"], told["brand"]
        yield client


async def test_one_scan_alone_and_many_together(hub: httpx.AsyncClient) -> None:
    alone = await hub.post("/v1/scans", json={"scan": "1", "code": unit_code(1, 1), "region": "北京"})
    assert alone.json() == {
        "scan": "1",
        "answer": "genuine",
        "scanned_before": 0,
        "first_scanned": None,
        "region": "CN-BJ",
        "repeated": False,
        "level": "unit",
        "product": PRODUCT,
        "lot": "W46",
        "packed": "2023-11-14T22:13:20.000001+00:00",
        "units": 1,
        "distributor": "NORTH",
        "fate": None,
    }
    scans = [{"scan": "2", "code": unit_code(1, 1)}, {"scan": "3", "code": "no"}, {"scan": "4", "code": case_code(4)}]
    told = (await hub.post("/v1/scans", json={"scans": scans})).json()["scans"]
    assert [each["answer"] for each in told] == ["scanned_before", "unknown", "genuine"]
    used = (await hub.post("/v1/scans", json={"scan": "2", "code": unit_code(1, 2)})).json()
    assert (used["answer"], used["code"]) == ("refused", "scan_id_used")


async def test_who_may_not_ask_is_told_and_who_asks_may_nothing_else(hub: httpx.AsyncClient) -> None:
    body = {"scan": "1", "code": unit_code(1, 1)}
    for name in ("X-Reader", "X-Brand"):
        answer = await hub.post("/v1/scans", json=body, headers={"Authorization": f"Bearer {hub.headers[name]}"})
        assert (answer.status_code, answer.json()["code"]) == (403, "token_not_of_scans")
    assert (await hub.post("/v1/scans", json=body, headers={"Authorization": ""})).status_code == 401
    for path in ("/v1/trace?code=x", "/v1/stations", "/stations", "/metrics"):
        assert (await hub.get(path)).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"no json",
        b"[]",
        b'{"scan": "1"}',
        b'{"scan": "", "code": "a"}',
        b'{"scan": "1", "code": "a", "telephone": "1"}',
        b'{"scan": "1", "code": 5}',
        b'{"scans": []}',
        '{"scan": "é", "code": "a"}'.encode(),
    ],
)
async def test_what_is_no_scan_is_refused_with_words(hub: httpx.AsyncClient, body: bytes) -> None:
    answer = await hub.post("/v1/scans", content=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "scans_invalid")
    assert answer.json()["detail"]


async def test_a_client_may_not_scan_too_often(hub: httpx.AsyncClient) -> None:
    scans = [{"scan": str(number), "code": "x"} for number in range(8)]
    assert (await hub.post("/v1/scans", json={"scans": scans})).status_code == 200
    refused = await hub.post("/v1/scans", json=scans[0])
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")


PROXY = {"CF-IPCountry": "CN", "CF-Region-Code": "BJ"}


@pytest.mark.parametrize(
    ("told", "believed", "region"),
    [
        (PROXY, ("CF-IPCountry", "CF-Region-Code"), "CN-BJ"),
        ({"X-Region": "北京".encode()}, ("X-Region",), "CN-BJ"),
        ({"CF-IPCountry": "CN-GD", "CF-Region-Code": "of no table"}, ("CF-IPCountry", "CF-Region-Code"), "CN-GD"),
        ({"CF-IPCountry": "T1"}, ("CF-IPCountry", "CF-Region-Code"), ""),
        ({"CF-IPCountry": "x" * 10_000}, ("CF-IPCountry",), ""),
        ({}, ("CF-IPCountry", "CF-Region-Code"), ""),
        (PROXY, (), ""),
    ],
)
async def test_the_page_counts_a_scan_where_a_proxy_says_and_keeps_no_address(
    tmp_path: Path, told: dict[str, str | bytes], believed: tuple[str, ...], region: str
) -> None:
    home = SqliteHome(tmp_path)
    database = home.open()
    with_trade(database)
    async with served(home, None, HubSettings(RATES, region_headers=believed), "198.51.100.77") as client:
        headers = [(name.encode(), value.encode() if isinstance(value, str) else value) for name, value in told.items()]
        assert (await client.get(f"/t/{unit_code(2, 1)}?region=CN-GD", headers=headers)).status_code == 200
    with database.reader.connect() as connection:
        (row,) = connection.execute(select(SCAN))
        assert (row.client, row.region) == ("page", region)
        assert "198.51.100.77" not in str(tuple(row))
    database.close()


@pytest.mark.parametrize(("peer", "region"), [("192.0.2.1", "CN"), ("192.0.2.2", "")])
async def test_what_says_a_region_is_believed_of_the_proxy_alone(peer: str, region: str) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        assert request.headers["X-Other"] == "1"
        await PlainTextResponse(region_of(request, ["X-Country"])[0])(scope, receive, send)

    behind = BehindProxies(app, "192.0.2.1", ["X-Country"])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(behind, client=(peer, 1)), base_url="http://hub") as hub:
        told = await hub.get("/", headers={"x-country": "CN", "X-Other": "1", "X-Forwarded-For": "192.0.2.1"})
    assert told.text == region


async def test_the_page_a_code_opens_counts_and_tells_the_scans_before(hub: httpx.AsyncClient) -> None:
    pages = [(await hub.get(f"/t/{unit_code(2, 1)}")).text for _ in range(2)]
    assert ["Scanned before: 1 times" in page for page in pages] == [False, True]
    assert "Scanned before: 2 times" in (await hub.get("/t", params={"code": unit_code(2, 1)})).text
    again = (await hub.get("/t", params={"code": unit_code(2, 1), "lang": "zh"})).text
    assert "此前已被扫描 2 次" in again
