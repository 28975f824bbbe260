"""A distributor's pages by signed link, and the brand's dashboards by token: who sees what, and nothing is obeyed."""

import csv
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import FromClause, func, select

from sync.hub.attachments import FILE_MAX_BYTES
from sync.hub.context import Hub, HubSettings
from sync.hub.database import Database
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.diversion import run
from sync.hub.limits import Rate, RateLimits
from sync.hub.links import LinkSigner
from sync.hub.scans import DAY_US, AskedScan, answer
from sync.hub.store import HubStore
from sync.hub.tokens import StoredTokens
from sync.hub.trade_tables import ATTACHMENT, CREDIT, DIVERSION, RECEIPT
from sync.hub.trade_words import ENGLISH, TRADE_WORDS
from tests.api.hostile import HOSTILE
from tests.hub.conftest import Home
from tests.hub.histories import say
from tests.hub.serving import served
from tests.hub.test_closed_orders import CLOSES, DIFFERS, closed
from tests.hub.trade import NOW_US, PRODUCT, UNITS, about, case_code, cases, unit_code, with_trade

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
RATES = RateLimits(page=Rate(10_000, 10_000), stranger=Rate(0.01, 3))


@dataclass
class Trade:
    """A hub with an open case of North and two deliveries, and the links to it."""

    client: httpx.AsyncClient
    database: Database
    tokens: StoredTokens
    links: dict[str, str]
    brand: str

    async def login(self) -> None:
        entered = await self.client.post("/brand/login", data={"token": self.brand})
        assert (entered.status_code, entered.headers["Location"]) == (303, "/brand/scans?lang=en")

    async def form(self, path: str) -> str:
        found = re.search(r'name="form" value="([^"]+)"', (await self.client.get(path)).text)
        assert found is not None
        return found[1]

    def count(self, table: FromClause) -> int:
        with self.database.reader.connect() as connection:
            return connection.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
async def trade(home: Home) -> AsyncIterator[Trade]:
    database = home.open()
    with_trade(database)
    now_us = Hub.now_us()
    scans = [AskedScan("app", f"s-{cell}", unit_code(1, cell), "CN-GD", now_us) for cell in range(1, UNITS + 1)]
    answer(database, scans, now_us - DAY_US)
    with database.writer.begin() as connection:
        assert run(connection, now_us) == 1
        connection.execute(CREDIT.insert().values(distributor=0, product=0, amount=125, currency="CNY"))
    signer, tokens = LinkSigner(database.writer, database.reader), StoredTokens(database.writer, database.reader)
    links = {code: f"/d/{signer.link(code)}" for code in ("NORTH", "SOUTH")}
    async with served(home, None, HubSettings(RATES)) as client:
        client.headers.pop("Authorization")
        yield Trade(client, database, tokens, links, tokens.make("head-office", None, 1, "brand"))
    database.close()


def test_all_languages_say_the_same_things() -> None:
    for told in TRADE_WORDS.values():
        assert told.keys() == TRADE_WORDS["en"].keys()
        for key, words in ENGLISH.items():
            assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", told[key])), key


async def test_a_distributor_sees_its_own_and_nothing_of_another(trade: Trade) -> None:
    north, south = [(await trade.client.get(trade.links[code])).text for code in ("NORTH", "SOUTH")]
    assert "Waits for your answer" in north
    assert "Delivery N-1" in north
    assert "&lt;b&gt;Trade" in north
    assert "No scans outside your regions" in south
    assert "N-1" not in south
    assert (await trade.client.get(f"{trade.links['NORTH']}/case/1")).status_code == 200
    for path in ("/case/1", "/case/99"):
        other = await trade.client.get(f"{trade.links['SOUTH']}{path}")
        assert (other.status_code, case_code(1) in other.text) == (404, False)
    answer = await trade.client.post(f"{trade.links['SOUTH']}/case/1", data={"what": "confirm", "words": "us"})
    assert answer.status_code == 404
    receipt = await trade.client.post(f"{trade.links['SOUTH']}/receipt", data={"document": "N-1"})
    assert (receipt.status_code, trade.count(RECEIPT)) == (404, 0)


async def test_a_link_that_was_changed_or_called_back_is_good_for_nothing(trade: Trade) -> None:
    link = trade.links["NORTH"]
    LinkSigner(trade.database.writer, trade.database.reader).link("NORTH", new=True)
    for bad in (link, link[:-2] + "xx", "/d/x", f"{trade.links['SOUTH']}x", "/d/" + "a" * 5_000):
        told = await trade.client.get(bad)
        assert (told.status_code, "not good any more" in told.text) == (403, True)


async def test_a_distributor_appeals_once_with_words_and_a_file(trade: Trade) -> None:
    path = f"{trade.links['NORTH']}/case/1"
    said = {"what": "appeal", "words": "<script>alert(1)</script>"}
    done = await trade.client.post(path, data=said, files={"file": ("../../etc/passwd.png", PNG)})
    assert (done.status_code, done.headers["Location"]) == (303, f"{path}?lang=en")
    page = (await trade.client.get(path)).text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    again = await trade.client.post(path, data=said)
    assert (again.status_code, "cannot be said twice" in again.text) == (409, True)
    with trade.database.reader.connect() as connection:
        kept = connection.execute(select(ATTACHMENT)).one()
    assert (kept.media_type, kept.content) == ("image/png", PNG)


@pytest.mark.parametrize(
    ("file", "status", "told"),
    [
        (b"<html><script>", 415, "no JPEG, PNG or PDF"),
        (PNG + b"0" * FILE_MAX_BYTES, 413, "larger than 5 MB"),
        (PNG + b"0" * 2 * FILE_MAX_BYTES, 413, "larger than 5 MB"),
    ],
)
async def test_a_file_that_is_none_of_these_is_refused_and_nothing_is_said(
    trade: Trade, file: bytes, status: int, told: str
) -> None:
    path = f"{trade.links['NORTH']}/case/1"
    answer = await trade.client.post(path, data={"what": "appeal", "words": "w"}, files={"file": ("a.png", file)})
    assert (answer.status_code, told in answer.text) == (status, True)
    assert trade.count(ATTACHMENT) == 0
    assert "Waits for your answer" in (await trade.client.get(path)).text


async def test_an_appeal_after_the_end_is_refused_with_words(trade: Trade) -> None:
    with trade.database.writer.begin() as connection:
        connection.execute(DIVERSION.update().values(appeal_until_us=NOW_US))
    path = f"{trade.links['NORTH']}/case/1"
    assert "<form" not in (await trade.client.get(path)).text
    late = await trade.client.post(path, data={"what": "appeal", "words": "w"}, files={"file": ("a.png", PNG)})
    assert (late.status_code, "The time to answer is over since 20" in late.text) == (409, True)
    assert trade.count(ATTACHMENT) == 0


async def test_goods_are_received_once_also_where_two_docks_shipped_them(trade: Trade) -> None:
    body = about(cases([2])[0], container=9)
    say(HubStore(trade.database), "D2", ("shipment.confirmed", body | {"to": "NORTH", "document": "N-1"}))
    path = f"{trade.links['NORTH']}/receipt"
    first = await trade.client.post(path, data={"document": "N-1", "words": "one wet"}, files={"file": ("a", PNG)})
    again = await trade.client.post(path, data={"document": "N-1"})
    assert (first.status_code, again.status_code) == (303, 409)
    assert "was received before" in again.text
    assert trade.count(RECEIPT) == 1
    assert "Received 20" in (await trade.client.get(trade.links["NORTH"])).text
    assert (await trade.client.post(path, data={"document": "never"})).status_code == 404


async def test_the_dashboards_want_a_brand_token_and_a_session_that_is_still_good(trade: Trade) -> None:
    for path in ("/brand", "/brand/scans", "/brand/case/1", "/brand/file/1"):
        answer = await trade.client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/brand/login")
    for token in ("wrong", trade.tokens.make("r", None, 1, "reader"), trade.tokens.make("s", None, 1, "scans")):
        assert (await trade.client.post("/brand/login", data={"token": token})).status_code == 401
    assert (await trade.client.post("/brand/login", data={"token": "wrong"})).status_code == 429
    entered = await trade.client.post("/brand/login", data={"token": trade.brand})
    assert all(each in entered.headers["Set-Cookie"] for each in ("HttpOnly", "SameSite=strict", "Path=/brand"))
    assert (await trade.client.get("/brand/scans")).status_code == 200
    trade.tokens.revoke("head-office", 2)
    assert (await trade.client.get("/brand/scans")).status_code == 303


async def test_the_dashboards_tell_scans_ranking_credits_shipping_and_cases(trade: Trade) -> None:
    await trade.login()
    wanted = {
        "scans": ("Guangdong: 4", "genuine", "Scans by day"),
        "distributors": ("(NORTH)", "33.3 %"),
        "diversion": ("Case 1", "4 Codes", "Explained by late shipments"),
        "credits": ("1.25 CNY", "5.00 CNY"),
        "shipping": ("N-1", "not confirmed"),
        "orders": ("A-7", "L2", "Difference: 3 units", "Balance does not close"),
    }
    say(HubStore(trade.database), "L2", closed("A-7", DIFFERS), at_us=Hub.now_us())
    for view, words in wanted.items():
        page = (await trade.client.get(f"/brand/{view}?lang=en")).text
        assert [each for each in words if each not in page] == [], view
        assert "<script" not in page
        assert "北方商贸 North <b>" not in page
        assert "返利" in (await trade.client.get(f"/brand/{view}?lang=zh")).text
    assert (await trade.client.get("/brand/nothing")).status_code == 404


async def test_orders_closed_long_ago_are_shown_when_so_many_days_are_asked_for(trade: Trade) -> None:
    now_us = Hub.now_us()
    say(HubStore(trade.database), "L2", closed("OLD-1", CLOSES), at_us=now_us - 40 * DAY_US)
    say(HubStore(trade.database), "L2", closed("<b>NEW", None), first=2, at_us=now_us)
    await trade.login()
    month, year = [(await trade.client.get(f"/brand/orders?days={days}")).text for days in (30, 366)]
    assert ("OLD-1" in month, "OLD-1" in year) == (False, True)
    assert "&lt;b&gt;NEW" in month and "Not counted" in month


async def test_commissions_are_taken_away_as_csv_that_no_spreadsheet_runs(trade: Trade) -> None:
    assert (await trade.client.get("/brand/credits.csv")).status_code == 303
    with trade.database.writer.begin() as connection:
        keep_distributors(connection, [Distributor("NORTH", "=HYPERLINK(1)", ("CN-BJ",))])
    await trade.login()
    assert "/brand/credits.csv?days=7" in (await trade.client.get("/brand/credits?days=7")).text
    answer = await trade.client.get("/brand/credits.csv?days=7")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="commissions.csv"'
    (row,) = csv.DictReader(answer.content.decode("utf-8-sig").splitlines())
    assert (row.pop("first_day"), row.pop("last_day")) == tuple(days_back(back) for back in (6, 0))
    assert row == {
        "distributor": "NORTH",
        "name": "'=HYPERLINK(1)",
        "product": PRODUCT,
        "first_scans": "4",
        "each": "1.25",
        "sum": "5.00",
        "currency": "CNY",
    }


def days_back(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


async def test_the_brand_decides_by_its_own_form_only(trade: Trade) -> None:
    await trade.client.post(
        f"{trade.links['NORTH']}/case/1", data={"what": "appeal", "words": "w"}, files={"file": ("a.png", PNG)}
    )
    await trade.login()
    said = {"what": "drop", "words": "a fair"}
    assert (await trade.client.post("/brand/case/1", data=said | {"form": "x"})).status_code == 403
    form = await trade.form("/brand/case/1")
    wrong = await trade.client.post("/brand/case/1", data={"what": "appeal", "words": "w", "form": form})
    assert wrong.status_code == 400
    done = await trade.client.post("/brand/case/1", data=said | {"form": form})
    assert "Dropped by the brand" in done.text
    file = await trade.client.get("/brand/file/1")
    assert (file.content, file.headers["Content-Disposition"]) == (PNG, 'attachment; filename="file-1.png"')
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    closed = await trade.client.post("/brand/case/1", data=said | {"form": form})
    assert (closed.status_code, "is closed" in closed.text) == (409, True)
    assert "a fair" in (await trade.client.get(f"{trade.links['NORTH']}/case/1")).text


async def test_what_docks_contradict_each_other_about_is_shown(trade: Trade) -> None:
    store = HubStore(trade.database)
    say(store, "D2", ("shipment.confirmed", about(cases([4])[0], container=7, to="WEST")), at_us=NOW_US)
    say(store, "D2", ("shipment.returned", about(cases([6])[0], container=8)), first=2, at_us=NOW_US)
    await trade.login()
    page = (await trade.client.get("/brand/shipping")).text
    assert f"{case_code(4)} was shipped to SOUTH and, without a return, to WEST." in page
    assert f"{case_code(6)} came back and was never shipped." in page


async def test_no_hostile_text_is_obeyed_anywhere(trade: Trade) -> None:
    store = HubStore(trade.database)
    hostile = [text for text in HOSTILE if text and "\x00" not in text]
    body = about(cases([5])[0], container=20)
    told = [("shipment.confirmed", body | {"to": text, "document": text, "product": text}) for text in hostile]
    say(store, "D3", *told, at_us=NOW_US)
    await trade.login()
    for path in ("/brand/shipping", "/brand/distributors"):
        page = (await trade.client.get(path)).text.lower()
        assert "<script" not in page
        assert "<img src=x" not in page
        assert "\x1b" not in page
