"""The story of a code and the stations, as pages: what they say, in two languages, and nothing on them is obeyed."""

import html.parser
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import quote
from zoneinfo import ZoneInfo

import httpx
import pytest

from sync.hub import history
from sync.hub.app import HEADERS
from sync.hub.context import HubSettings
from sync.hub.limits import Rate, RateLimits
from sync.hub.store import HubStore
from sync.hub.trace import Verdict
from sync.hub.words import CHINESE, ENGLISH, WORDS, language
from sync.wire import BatchDocument
from sync.wire_schema import DecommissionedBody
from tests.api.hostile import HOSTILE
from tests.hub.conftest import SqliteHome
from tests.hub.histories import (
    AGENT,
    ELEMENT,
    KEY,
    LINK,
    RESTORED,
    TWICE,
    WITHDRAWN,
    case,
    fill,
    pallet,
    say,
    unit,
    withdraw,
)
from tests.hub.ready import opened
from tests.hub.serving import served
from tests.sync.factory import posted, record

TAGS = {
    "html", "head", "meta", "title", "link", "body", "header", "nav", "h1", "h2", "a", "main", "section", "strong",
    "span", "dl", "dt", "dd", "bdi", "ol", "li", "time", "form", "input", "label", "button", "p",
}  # fmt: skip
KINDS = ("container.packed", "container.dissolved", "container.restored")
SETTINGS = HubSettings(RateLimits(page=Rate(1_000, 1_000)), ZoneInfo("Asia/Shanghai"))


class Page(html.parser.HTMLParser):
    """Which tags and attributes a page has, and its text."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(answer.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HubStore]:
    store = HubStore(opened(tmp_path))
    yield store
    store.close()


@pytest.fixture
async def hub(store: HubStore, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    fill(store)
    (tmp_path / "token").write_text("one")
    async with served(SqliteHome(tmp_path), tmp_path / "token", SETTINGS) as client:
        yield client


async def page(hub: httpx.AsyncClient, path: str, status: int = 200, **headers: str) -> Page:
    answer = await hub.get(path, headers={"Authorization": ""} | headers)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    for name, told in (HEADERS | {"Cache-Control": "no-store"}).items():
        assert answer.headers[name] == told
    return Page(answer)


@pytest.mark.parametrize(
    "path",
    [
        f"/t/{quote(LINK, safe='')}",
        f"/t/{LINK}",
        f"/t/{LINK}&lang=en",
        f"/t/{LINK.replace('://', ':/')}",
        f"/t?code={quote(LINK, safe='')}",
        f"/t/{quote(ELEMENT, safe='')}",
        f"/t/{KEY}",
        "/t/https://other.example/01/09506000134352/21/A7K2-0042",
    ],
)
async def test_a_link_is_found_however_it_stands_in_the_address(hub: httpx.AsyncClient, path: str) -> None:
    told = (await page(hub, path)).text
    assert ENGLISH["known"] in told
    assert "矿泉水 Mineral water 0.5 l" in told
    assert "W46-2025" in told


async def test_the_story_of_a_unit_is_read_packed_released_delivered(hub: httpx.AsyncClient) -> None:
    told = (await page(hub, f"/t?code={quote(LINK)}")).text
    places = [
        told.index(words)
        for words in (
            "Code read on line L1, row 1, column 4",
            "Packed into case 095212340000000001 (contents: 6)",
            "2025-11-22 14:19:02",
            "Released from line L1: case",
            "2025-11-22 14:19:05",
            "Reported to this hub",
            "2025-11-22 14:19:07",
            "Times: Asia/Shanghai",
        )
    ]
    assert places == sorted(places)


async def test_the_json_tells_the_same_story(hub: httpx.AsyncClient) -> None:
    for path in (f"/v1/trace/{quote(LINK, safe='')}", f"/v1/trace/{LINK}", f"/v1/trace?code={quote(LINK, safe='')}"):
        found = (await hub.get(path)).json()
        assert [step["step"] for step in found["history"]] == ["read", "packed", "released", "delivered"]
        assert found["history"][0] == {"step": "read", "at": None, "line": "L1", "view": 1, "row": 1, "column": 4}
        assert found["packings"] == 1


async def test_a_page_for_anybody_tells_no_order_and_no_other_unit(hub: httpx.AsyncClient) -> None:
    for code in (LINK, "095212340000000001"):
        told = (await hub.get("/t", params={"code": code}, headers={"Authorization": ""})).text
        assert "4711" not in told
        assert "u.example" not in told


async def test_a_case_has_a_story_too(hub: httpx.AsyncClient) -> None:
    told = (await page(hub, "/t/095212340000000001")).text
    assert "Packed as case 095212340000000001 (contents: 6)" in told


async def test_a_code_that_was_packed_twice_is_said_to_be_suspicious(hub: httpx.AsyncClient) -> None:
    told = (await page(hub, f"/t?code={TWICE}&lang=zh")).text
    assert "被装箱 2 次" in told
    assert "第 2 次装箱" in told


@pytest.mark.parametrize("code", [WITHDRAWN, "095212340000000051"])
async def test_a_withdrawn_case_is_told_calmly_and_first_of_all(
    store: HubStore, hub: httpx.AsyncClient, code: str
) -> None:
    withdraw(store)
    told = (await page(hub, f"/t?code={code}&lang=en")).text
    assert ENGLISH["known"] not in told
    places = [
        told.index(words)
        for words in (
            ENGLISH["withdrawn"],
            ENGLISH["withdrawn_more"],
            "095212340000000051 ",
            "no longer believed",
            "Withdrawn by line L6: case 095212340000000051",
            "2025-11-22 15:01:05",
        )
    ]
    assert places == sorted(places)
    assert "Packed into" not in told
    assert CHINESE["withdrawn_more"] in (await page(hub, f"/t?code={code}&lang=zh")).text


async def test_a_restored_case_is_known_and_nobodys_name_is_told(store: HubStore, hub: httpx.AsyncClient) -> None:
    withdraw(store)
    told = (await page(hub, f"/t?code={RESTORED}&lang=en")).text
    for words in (ENGLISH["known"], "Packed into case 095212340000000052", "Checked and found good: case"):
        assert words in told
    assert told.index("Withdrawn by line L6") < told.index("Checked and found good: case")
    assert "Li Wei" not in told
    (found,) = (await hub.get("/v1/trace", params={"code": RESTORED})).json()["as_unit"]
    assert found["seq"] == 5
    assert (await hub.get("/v1/trace", params={"code": RESTORED})).json()["history"][-1]["by"] == "Li Wei"


@pytest.mark.parametrize("path", ["/t/nobody", "/t?code=", "/t/", "/t/%00", "/t?code=" + "x" * 9_000, "/t/%ff%fe"])
async def test_an_unknown_code_says_so(hub: httpx.AsyncClient, path: str) -> None:
    assert ENGLISH["unknown"] in (await page(hub, path, 404)).text


async def test_without_a_code_the_page_asks_for_one(hub: httpx.AsyncClient) -> None:
    told = await page(hub, "/t")
    assert ENGLISH["ask"] in told.text
    assert ENGLISH["unknown"] not in told.text


@pytest.mark.parametrize("name", HOSTILE)
async def test_scanned_text_is_inert_on_every_page(store: HubStore, hub: httpx.AsyncClient, name: str) -> None:
    text = HOSTILE[name][:2_000].replace("\x00", "").encode("utf-8", "replace").decode()
    body = case(41, [unit(text, text, 1, 1)]) | {
        "product": text[:1_000],
        "lot": text[:1_000],
        "code": {"key": f"c{text}", "text": f"c{text}"},
    }
    why = {"cause": text[:256], "by": text[:256]}
    say(store, text[:40].strip() or "x", *((kind, body | why) for kind in KINDS))
    contents = f"/contents?code={quote('c' + text, safe='')}"
    for path in (f"/t?code={quote(text, safe='')}", f"/t/{quote('c' + text, safe='')}", "/stations", contents):
        answer = await hub.get(path)
        seen = Page(answer)
        assert answer.status_code == (404 if path.startswith("/t/") and "\n" in text else 200)  # no path has a line end
        assert "set-cookie" not in answer.headers
        assert seen.tags <= TAGS
        assert not [attribute for attribute in seen.attributes if attribute.startswith("on") or attribute == "style"]
        assert all(sign.isprintable() or sign == "\n" for sign in answer.text)
    story = (await hub.get("/v1/trace", params={"code": text})).json()
    assert story["as_unit"][0]["containers"][0]["code"]["text"] == f"c{text}"


async def test_the_stations_page_tells_who_is_behind_who_has_a_gap_and_who_has_a_twin(hub: httpx.AsyncClient) -> None:
    stations = (await hub.get("/v1/stations")).json()["stations"]
    shown = {each["station"]: (each["waiting"], each["newest"], each["conflicts"]) for each in stations}
    assert shown == {"L1": (0, 3, 0), "L3": (38, 38, 0), "L4": (0, 1, 1), "Line 2 北京": (1_239, 1, 0)}
    assert {each["version"] for each in stations} == {AGENT}
    assert stations[0]["last_event"].startswith("2025-11-22T06:19:05")
    told = (await page(hub, "/stations?lang=en", Authorization="Basic eDpvbmU=")).text
    for words in (
        "Complete when last heard",
        "Records waiting at the station: 1239",
        "A gap: complete to 0, newest 38",
        "Two stations with one identity; records refused: 1",
        "2025-11-22 14:19:05",
    ):
        assert words in told
    assert told.index("one identity") < told.index("A gap") < told.index("1239") < told.index("Complete when")


async def test_a_station_that_began_anew_shows_its_journal_and_how_many_came_before(
    store: HubStore, hub: httpx.AsyncClient
) -> None:
    for station_epoch in ("epoch-b", "epoch-c"):
        document = BatchDocument.model_validate_json(posted(record(1), station_epoch=station_epoch))
        store.ingest("L9", document, 1)
    told = (await page(hub, "/stations", Authorization="Bearer one")).text.split("L9")[1]
    assert "epoch-c" in told
    assert "epoch-b" not in told
    assert (await hub.get("/stations")).text.count(ENGLISH["journals"]) == 1


@pytest.mark.parametrize("header", ["", "Bearer wrong", "Basic wrong", "Basic eDp0d28=", "Digest one"])
async def test_the_stations_page_wants_a_token_and_a_browser_asks_for_it(hub: httpx.AsyncClient, header: str) -> None:
    answer = await hub.get("/stations?lang=zh", headers={"Authorization": header})
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Basic realm="hub", charset="UTF-8"')
    assert CHINESE["title_token_refused"] in answer.text
    json = await hub.get("/v1/stations", headers={"Authorization": header})
    assert (json.status_code, json.headers["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(
    ("asked", "accepted", "given"),
    [
        (None, None, "en"),
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, "en-US,en;q=0.9,zh;q=0.8", "en"),
        (None, "de, zh;q=0.1", "zh"),
        (None, "en;q=0.2, zh;q=0.3", "zh"),
        (None, "zh;q=0", "en"),
        (None, "zh;q=x;q=9" + "," * 9_000, "zh"),
        ("zh_CN", "en", "zh"),
        ("EN", "zh", "en"),
        ("xx", "zh", "zh"),
        (None, "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("ru", "zh", "ru"),
    ],
)
def test_the_language_is_the_one_asked_for_then_the_one_liked(
    asked: str | None, accepted: str | None, given: str
) -> None:
    assert language(asked, accepted) == given


def test_all_languages_have_the_same_words_and_places() -> None:
    for told in WORDS.values():
        assert told.keys() == ENGLISH.keys()
        for key, words in ENGLISH.items():
            assert set(re.findall(r"{[\w.]+}", told[key])) == set(re.findall(r"{[\w.]+}", words)), key


async def test_a_page_leads_to_itself_in_every_other_language(hub: httpx.AsyncClient) -> None:
    told = (await hub.get("/t?code=nobody&lang=ru")).text
    assert '<html lang="ru">' in told and 'href="/t?lang=zh&amp;code=nobody"' in told
    assert 'href="/t?lang=en&amp;code=nobody"' in told and "lang=ru&amp;" not in told


async def test_the_style_sheet_is_all_a_page_loads(hub: httpx.AsyncClient) -> None:
    answer = await hub.get("/static/hub.css")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "url(" not in answer.text


# containers ----------------------------------------------------------------------------------------------------------


def reworked(store: HubStore) -> None:
    """Two cases on a pallet that is shipped; of one a broken unit was replaced."""
    first, second = (
        case(number, [unit(f"v-{number}{cell}", f"v-{number}{cell}", 1, cell) for cell in (1, 2)])
        for number in (61, 62)
    )
    whole = pallet(70, [first, second])
    about = ("container", "level", "name", "code", "order", "product", "lot")
    broken, fresh = first["members"][0], unit("v-new", "v-new", 1, 1)
    say(
        store,
        "L7",
        ("container.packed", first),
        ("container.packed", second),
        ("container.packed", whole),
        ("container.changed", {key: first[key] for key in about} | {"removed": [broken], "added": [fresh]}),
        ("unit.decommissioned", {"code": broken["code"], "fate": "damaged", "by": "Li Wei", "reason": "dropped"}),
        ("shipment.confirmed", {key: whole[key] for key in about} | {"to": "批发商 Wholesaler", "by": "Li Wei"}),
    )


async def test_a_bottle_says_its_case_its_pallet_and_where_that_was_shipped(
    store: HubStore, hub: httpx.AsyncClient
) -> None:
    reworked(store)
    told = (await page(hub, "/t?code=v-new&lang=en")).text
    for words in (
        "In case",
        "095212340000000061",
        "In pallet",
        "095212340000000070",
        "Shipped to",
        "批发商 Wholesaler",
    ):
        assert words in told
    assert "Added to case 095212340000000061, row 1" not in told
    assert "Shipped to 批发商 Wholesaler: pallet 095212340000000070" in told
    assert "Li Wei" not in told
    chinese = (await page(hub, "/t?code=v-new&lang=zh")).text
    for words in (
        "所在箱",
        "所在托盘",
        "发往",
        "补入箱 095212340000000061",
        "托盘 095212340000000070 已发往 批发商 Wholesaler",
    ):
        assert words in chinese


async def test_a_decommissioned_code_says_so_first_of_all(store: HubStore, hub: httpx.AsyncClient) -> None:
    reworked(store)
    told = (await page(hub, "/t?code=v-611&lang=en")).text
    assert told.index("Taken out of use: damaged") < told.index("Do not sell or use the unit")
    assert "Taken out of case 095212340000000061" in told
    assert "dropped" not in told
    assert "已停用：损坏" in (await page(hub, "/t?code=v-611&lang=zh")).text


async def test_a_pallet_is_opened_to_its_bottles_by_who_has_a_token(store: HubStore, hub: httpx.AsyncClient) -> None:
    reworked(store)
    code = "095212340000000070"
    told = (await page(hub, f"/t?code={code}&lang=en")).text
    assert "Packed as pallet 095212340000000070 (contents: 2)" in told
    assert "v-new" not in told
    assert (await hub.get(f"/contents?code={code}", headers={"Authorization": ""})).status_code == 401
    opened = (await page(hub, f"/contents?code={code}&lang=en", Authorization="Bearer one")).text
    places = [
        opened.index(text) for text in ("pallet 0952", "Contents: 2", "000061", "v-612", "v-new", "000062", "v-622")
    ]
    assert places == sorted(places)
    assert "v-611" not in opened
    none = await hub.get("/contents?code=v-new&lang=zh")
    assert (none.status_code, CHINESE["contents_none"] in none.text) == (404, True)


async def test_how_contents_and_leaving_are_known_is_on_the_page(store: HubStore, hub: httpx.AsyncClient) -> None:
    inside = case(900, [unit("k-1", "k-1", 1, 1)]) | {"exit": "assumed"}
    say(store, "L8", ("container.packed", inside), ("container.packed", pallet(901, [inside])))
    shown = await page(hub, "/t/k-1?lang=en")
    assert f"{ENGLISH['link_picture']}, {ENGLISH['exit_assumed']}" in shown.text
    assert f"{ENGLISH['link_scanned']}, {ENGLISH['exit_by_hand']}" in shown.text
    itself = await page(hub, "/t/095212340000000901?lang=zh")
    assert f"{CHINESE['link_scanned']}, {CHINESE['exit_by_hand']}" in itself.text


async def test_a_long_pallet_is_shown_a_page_at_a_time(store: HubStore, hub: httpx.AsyncClient) -> None:
    cases = [case(number, [unit(f"w-{number}", f"w-{number}", 1, 1)]) for number in range(100, 160)]
    say(store, "L8", *(("container.packed", each) for each in cases), ("container.packed", pallet(200, cases)))
    first = await hub.get("/contents?code=095212340000000200&lang=en")
    assert ("w-149" in first.text, "w-150" in first.text, ENGLISH["contents_more"] in first.text) == (True, False, True)
    second = await hub.get("/contents?code=095212340000000200&lang=en&after=50")
    assert ("w-150" in second.text, "w-159" in second.text, ENGLISH["contents_more"] in second.text) == (
        True,
        True,
        False,
    )


def test_every_step_fate_and_verdict_has_its_words() -> None:
    steps = re.findall(r'(?:Step|tell)\(\s*"(\w+)"', Path(history.__file__).read_text("utf-8"))
    steps += ["packed", "placed", "container_packed", "dissolved", "withdrawn", "decommissioned", "recommissioned"]
    steps += history._REPORTED.values()
    assert len(set(steps)) > 15
    for key in (
        *(f"step_{step}" for step in steps),
        *get_args(Verdict),
        *(f"{each}_more" for each in get_args(Verdict)),
    ):
        assert key in ENGLISH, key
    fates = get_args(DecommissionedBody.model_fields["fate"].annotation)
    assert fates and all(f"fate_{fate}" in ENGLISH for fate in fates)
