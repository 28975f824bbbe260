"""Hostile texts in whatever strangers can say: codes, goods, names, notes, words, orders; on each page of the trade."""

from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from sync.hub.brand_pages import VIEWS
from sync.hub.context import Hub, HubSettings
from sync.hub.database import Database
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.diversion import run
from sync.hub.diversion_cases import take_step
from sync.hub.limits import Rate, RateLimits
from sync.hub.links import LinkSigner
from sync.hub.regions import parse_regions, replace_regions
from sync.hub.scans import DAY_US, AskedScan, answer
from sync.hub.store import HubStore
from sync.hub.tokens import StoredTokens
from sync.hub.trade_commands import CHINA, lines_of
from sync.hub.trade_tables import CREDIT, DIVERSION, RECEIPT
from tests.api.hostile import HOSTILE
from tests.hub.conftest import SqliteHome
from tests.hub.histories import say
from tests.hub.serving import served
from tests.hub.test_closed_orders import DIFFERS, closed
from tests.hub.test_pages import TAGS, Page
from tests.hub.trade import about
from tests.sync.factory import case_body, member

MORE_TAGS = TAGS | {
    "h3", "table", "thead", "tbody", "tr", "th", "td", "div", "meter", "textarea", "figure", "figcaption", "svg", "g",
    "rect", "path", "text",
}  # fmt: skip
SETTINGS = HubSettings(RateLimits(page=Rate(10_000, 10_000)))


def hostile(name: str) -> str:
    """As the wire lets it through: without NUL and half characters."""
    return HOSTILE[name][:200].replace("\x00", "").encode("utf-8", "replace").decode()


def fill(database: Database, text: str) -> None:
    """An open case of North about such goods, with his words; a receipt; a closed order."""
    store, now_us = HubStore(database), Hub.now_us()
    goods = case_body(1, f"c{text}", [member(f"{text}{cell}") for cell in range(3)], product=text, lot=text)
    say(store, "L1", ("container.packed", goods), closed(text, DIFFERS), at_us=now_us - 5 * DAY_US)
    moved = about(goods, container=0, to="NORTH", document=text)
    say(store, "D1", ("shipment.confirmed", moved), at_us=now_us - 4 * DAY_US)
    with database.writer.begin() as connection:
        replace_regions(connection, parse_regions(lines_of(CHINA)))
        keep_distributors(connection, [Distributor("NORTH", text, ("CN-BJ",)), Distributor("OTHER", "", ())])
        connection.execute(CREDIT.insert().values(distributor=0, product=0, amount=1, currency="CNY"))
    scans = [AskedScan("app", f"s{cell}", f"{text}{cell}", "CN-GD") for cell in range(3)]
    answer(database, scans, now_us - 2 * DAY_US)
    with database.writer.begin() as connection:
        assert run(connection, now_us) == 1
        (case,) = connection.execute(DIVERSION.select())
        take_step(connection, case.id, "appeal", f"words {text}", now_us, distributor=case.distributor)
        said = {"distributor": case.distributor, "document": text.strip(), "at_us": now_us, "words": text}
        connection.execute(RECEIPT.insert().values(said | {"attachment": None}))


@pytest.mark.parametrize("name", HOSTILE)
async def test_nothing_that_a_stranger_said_is_obeyed_on_any_page(tmp_path: Path, name: str) -> None:
    home, text = SqliteHome(tmp_path), hostile(name)
    database = home.open()
    fill(database, text)
    signer, tokens = LinkSigner(database.writer, database.reader), StoredTokens(database.writer, database.reader)
    north, other = (f"/d/{signer.link(code)}" for code in ("NORTH", "OTHER"))
    token = tokens.make("head-office", None, 1, "brand")
    pages = [*(f"/brand/{view}" for view in VIEWS), "/brand/case/1", north, f"{north}/case/1"]
    async with served(home, None, SETTINGS) as client:
        client.headers.pop("Authorization")
        await client.post("/brand/login", data={"token": token})
        for path in (*pages, f"/t?code={quote(text + '1', safe='')}"):
            for language in ("en", "zh", "ru"):
                joint = "&" if "?" in path else "?"
                is_inert(await client.get(f"{path}{joint}lang={language}"), path)
        is_inert(await client.get(f"{other}/case/1"), "not his", 404)
        stranger = await client.get(other)
        is_inert(stranger, "his own")
        assert text.strip() not in Page(stranger).text, "nothing of North is shown to another"
        file = await client.get("/brand/credits.csv")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert not [line for line in file.text.splitlines() if line.lstrip('\ufeff"').startswith(("=", "+", "-", "@"))]
    database.close()


def is_inert(told: httpx.Response, path: str, status: int = 200) -> None:
    seen = Page(told)
    assert told.status_code == status
    assert "set-cookie" not in told.headers
    assert seen.tags <= MORE_TAGS
    assert not [each for each in seen.attributes if each.startswith("on") or each == "style"]
    assert not [sign for sign in seen.text if not (sign.isprintable() or sign == "\n")], path
