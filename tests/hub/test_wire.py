"""The reference upstream by its HTTP face, in this process, over either database."""

import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from sqlalchemy import text

from sync.hub.ingest import BODY_MAX_BYTES, OPENED_MAX_BYTES
from tests.hub.conftest import Home
from tests.hub.serving import served
from tests.sync.factory import member, packed, posted, record


@pytest.fixture
async def hub(home: Home, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "tokens").write_text("# station token\nL1 one\nL2 two\n\nthree words here\n")
    async with served(home, tmp_path / "tokens") as client:
        yield client


async def post(hub: httpx.AsyncClient, body: bytes, station: str = "L1", **headers: str) -> httpx.Response:
    return await hub.post(f"/v1/stations/{station}/events", content=body, headers=headers)


async def statuses(hub: httpx.AsyncClient, body: bytes) -> tuple[int, list[str]]:
    answer = (await post(hub, body)).json()
    return answer["accepted_through"], [item["status"] for item in answer["results"]]


async def cursor(hub: httpx.AsyncClient, station_epoch: str = "epoch-a") -> dict[str, Any]:
    answer = (await hub.get("/v1/stations/L1/cursor", params={"station_epoch": station_epoch})).json()
    assert isinstance(answer, dict)
    return answer


async def test_a_batch_is_accepted_once_and_exists_for_ever_after(hub: httpx.AsyncClient) -> None:
    assert await statuses(hub, posted(record(1), record(2))) == (2, ["accepted", "accepted"])
    assert await statuses(hub, posted(record(1), record(2), record(3))) == (3, ["exists", "exists", "accepted"])
    assert await cursor(hub) == {"contiguous_through": 3, "latest_epoch": "epoch-a", "contested": False}


async def test_contiguous_through_waits_for_the_gap_and_then_jumps(hub: httpx.AsyncClient) -> None:
    assert await statuses(hub, posted(record(5), record(6))) == (0, ["accepted", "accepted"])
    assert await statuses(hub, posted(record(1), record(2))) == (2, ["accepted", "accepted"])
    assert await statuses(hub, posted(record(3), record(4))) == (6, ["accepted", "accepted"])


async def test_the_same_number_with_other_content_is_refused_and_nothing_changes(hub: httpx.AsyncClient) -> None:
    await post(hub, posted(record(1)))
    answer = (await post(hub, posted(record(1, packed(99)), record(2)))).json()
    assert [(item["status"], item["code"]) for item in answer["results"]] == [
        ("rejected", "conflict"),
        ("accepted", ""),
    ]
    assert (await hub.get("/v1/trace/CASE-99")).status_code == 404


async def test_another_name_of_the_line_is_not_other_content(hub: httpx.AsyncClient) -> None:
    await post(hub, posted(record(1), line="L1"))
    assert await statuses(hub, posted(record(1), line="Line 1")) == (1, ["exists"])


async def test_epochs_and_stations_do_not_meet(hub: httpx.AsyncClient) -> None:
    await post(hub, posted(record(1)))
    assert await statuses(hub, posted(record(1), station_epoch="epoch-b")) == (1, ["accepted"])
    other = await post(hub, posted(record(1)), station="L2", Authorization="Bearer two")
    assert other.json()["results"][0]["status"] == "accepted"
    assert (await cursor(hub))["latest_epoch"] == "epoch-b"
    for station_epoch, count in (({}, 2), ({"station_epoch": "epoch-b"}, 1), ({"station_epoch": "epoch-c"}, 0)):
        assert (await hub.get("/v1/stations/L1/released", params=station_epoch)).json()["count"] == count


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"members": []}, "members"),
        ({"members": [{"code": None, "container": 0}]}, "members.0.code"),
        ({"members": [member("")]}, "members.0.code.key"),
        ({"members": [member("a\0b")]}, "members.0.code.key"),
        ({"members": [member("x" * 9_000)]}, "members.0.code.key"),
        ({"members": [member("a")] * 2}, "a member is named twice"),
        ({"members": [member("a", 7)]}, "a member is not of the level below"),
        ({"level": 2, "members": [member("a", 2)]}, "a container is its own member"),
        ({"members": [member(str(number)) for number in range(10_001)]}, "members"),
        ({"level": 0}, "level"),
        ({"container": 0}, "container"),
        ({"case": {"epoch": 2**63, "seq": 1}}, "case.epoch"),
        ({"case": {"epoch": 1, "seq": True}}, "case.seq"),
        ({"code": {}}, "code"),
    ],
)
async def test_a_case_that_is_none_is_rejected_alone(
    hub: httpx.AsyncClient, body: dict[str, object], problem: str
) -> None:
    answer = (await post(hub, posted(record(1), record(2, packed(2) | body), record(3)))).json()
    assert answer["accepted_through"] == 1
    rejected = answer["results"][1]
    assert (rejected["status"], rejected["code"]) == ("rejected", "body_invalid")
    assert rejected["detail"].startswith(problem)


async def test_an_unknown_kind_is_kept_as_it_came(hub: httpx.AsyncClient) -> None:
    assert await statuses(hub, posted(record(1, {"new": 1}, kind="unit.weighed"))) == (1, ["accepted"])


async def test_an_event_without_its_envelope_is_rejected_alone(hub: httpx.AsyncClient) -> None:
    batch = json.loads(posted(record(1), record(2)))
    del batch["events"][1]["id"]
    answer = (await post(hub, json.dumps(batch).encode())).json()
    assert answer["results"][1]["code"] == "event_invalid"


def mangled(**changes: object) -> bytes:
    return json.dumps(json.loads(posted(record(1), record(2))) | changes).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"null",
        b'{"station_epoch": "' + b"\\ud800" + b'"}',
        b"[" * 100_000,
        mangled(events=[]),
        mangled(events=[1, 2]),
        mangled(events=None),
        mangled(first_seq=0),
        mangled(first_seq="1"),
        mangled(first_seq=2),
        mangled(last_seq=3),
        mangled(last_seq=2**70),
        mangled(station_epoch=""),
        mangled(station_epoch="a\0b"),
        mangled(head=None),
        gzip.compress(posted(record(1))),
    ],
)
async def test_a_batch_that_is_none_is_refused_whole(hub: httpx.AsyncClient, body: bytes) -> None:
    answer = await post(hub, body)
    assert answer.status_code == 400
    assert answer.json()["code"] in ("batch_invalid", "batch_numbers")
    assert (await cursor(hub))["contiguous_through"] == 0


async def test_gzip_is_opened(hub: httpx.AsyncClient) -> None:
    body = gzip.compress(posted(record(1)))
    assert (await post(hub, body, **{"Content-Encoding": "gzip"})).json()["accepted_through"] == 1


@pytest.mark.parametrize(
    ("body", "encoding", "status"),
    [
        (gzip.compress(b"\0" * (OPENED_MAX_BYTES + 1)), "gzip", 413),
        (b"\0" * (BODY_MAX_BYTES + 1), "identity", 413),
        (gzip.compress(posted(record(1)))[:-4], "gzip", 400),
        (gzip.compress(posted(record(1))) + b"tail", "gzip", 400),
        (b"not gzip", "gzip", 400),
        (b"", "gzip", 400),
        (b"{}", "br", 415),
    ],
)
async def test_bombs_torn_and_unknown_encodings_are_refused(
    hub: httpx.AsyncClient, body: bytes, encoding: str, status: int
) -> None:
    assert (await post(hub, body, **{"Content-Encoding": encoding})).status_code == status


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic one", "Bearer three", "one"])
async def test_nobody_comes_in_without_a_token(hub: httpx.AsyncClient, header: str) -> None:
    assert (await post(hub, posted(record(1)), Authorization=header)).status_code == 401
    for path in ("cursor?station_epoch=e", "released"):
        answer = await hub.get(f"/v1/stations/L1/{path}", headers={"Authorization": header})
        assert answer.status_code == 401


async def test_nobody_writes_or_reads_for_another_station(hub: httpx.AsyncClient) -> None:
    other = {"Authorization": "Bearer two"}
    assert (await post(hub, posted(record(1)), **other)).status_code == 403
    for path in ("cursor?station_epoch=e", "released"):
        assert (await hub.get(f"/v1/stations/L1/{path}", headers=other)).status_code == 403
    await post(hub, posted(record(1)))
    assert (await hub.get("/v1/trace/CASE-1", headers=other)).status_code == 404
    assert (await hub.get("/v1/stations", headers=other)).json()["stations"] == []


async def test_a_lost_token_file_lets_nobody_in(hub: httpx.AsyncClient, tmp_path: Path) -> None:
    (tmp_path / "tokens").unlink()
    assert (await post(hub, posted(record(1)))).status_code == 401
    assert (await hub.get("/healthz", headers={"Authorization": ""})).json() == {"status": "ok"}


async def test_trace_tells_the_story_of_a_unit_and_of_a_case(hub: httpx.AsyncClient) -> None:
    body = packed(1)
    body["members"][0]["code"] = {"key": "gs1:0109506000134352211", "text": "(01)09506000134352(21)1"}
    await post(hub, posted(record(1, body)))
    for code in ("gs1:0109506000134352211", "(01)09506000134352(21)1", "https://example.org/u/00000001002"):
        story = (await hub.get(f"/v1/trace/{quote(code, safe='')}")).json()
        (found,) = story["as_unit"]
        (around,) = found["containers"]
        assert (story["as_container"], found["station"], around["code"]["key"]) == ([], "L1", "CASE-1")
        assert (around["where"], around["level"], around["name"], around["shipped"]) == ("1/1", 1, "case", None)
        assert (around["link"], around["exit"]) == ("picture", "confirmed")
    story = (await hub.get("/v1/trace/CASE-1")).json()
    assert [each["container"] for each in story["as_container"][0]["containers"]] == [1]
    assert story["as_unit"] == []


@pytest.mark.parametrize("code", ["nobody", "' OR 1=1 --", "%", "<b>", "a/b?c=d", "\u202e", "a\0b"])
async def test_a_code_nobody_packed_is_unknown(hub: httpx.AsyncClient, code: str) -> None:
    await post(hub, posted(record(1)))
    answer = await hub.get(f"/v1/trace/{quote(code, safe='')}")
    assert (answer.status_code, answer.json()["code"]) == (404, "never_packed")


async def test_released_lists_every_case_once_by_its_number_a_page_at_a_time(hub: httpx.AsyncClient) -> None:
    numbers = [3, 1, 2, 5, 4]
    await post(hub, posted(*(record(seq, packed(number)) for seq, number in enumerate(numbers, start=1))))
    listed: list[dict[str, Any]] = []
    place: dict[str, str] = {}
    while True:
        page = (await hub.get("/v1/stations/L1/released", params={"limit": "2"} | place)).json()
        assert page["count"] == 5
        listed += page["containers"]
        if page["next"] is None:
            break
        place = {"after": page["next"]}
    assert [case["case"] for case in listed] == [{"epoch": 1, "seq": number} for number in range(1, 6)]
    assert listed[0] == {
        "station_epoch": "epoch-a",
        "seq": 2,
        "container": 1,
        "level": 1,
        "name": "case",
        "case": {"epoch": 1, "seq": 1},
        "code": "CASE-1",
        "members": [unit["code"]["key"] for unit in packed(1)["members"]],
        "in_container": None,
        "shipped": False,
    }


@pytest.mark.parametrize(
    ("params", "status"), [({"after": "1.2.x"}, 400), ({"after": "1"}, 400), ({"limit": "0"}, 422)]
)
async def test_a_place_that_is_none_is_refused(hub: httpx.AsyncClient, params: dict[str, str], status: int) -> None:
    assert (await hub.get("/v1/stations/L1/released", params=params)).status_code == status


async def test_everything_is_there_again_after_a_restart(home: Home, tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("one")
    for expected in ("accepted", "exists"):
        async with served(home, tmp_path / "tokens") as client:
            assert await statuses(client, posted(record(1))) == (1, [expected])


async def test_a_store_that_fails_keeps_nothing_and_says_try_again(home: Home, tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("one")
    async with served(home, tmp_path / "tokens") as client:
        rename(home, "code_index", "elsewhere")
        answer = await post(client, posted(record(1)))
        assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (503, "store_failed", "5")
        rename(home, "elsewhere", "code_index")
        assert await statuses(client, posted(record(1))) == (1, ["accepted"])


def rename(home: Home, table: str, to: str) -> None:
    database = home.open()
    with database.writer.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {to}"))
    database.close()
