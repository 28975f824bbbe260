"""EPCIS at the hub, over either database: captured once, found again, traced like what came by the native wire."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from sync.epcis.document import Filling, Limits
from sync.epcis.events import event_of
from sync.epcis.identifiers import key_of
from sync.hub import epcis_store
from sync.outbox import Record
from tests.hub.conftest import Home
from tests.hub.serving import served
from tests.sync.epcis.factory import ODD_CODES, SSCC, URN, WEB, body, case, told
from tests.sync.epcis.gs1 import schema

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PLAIN: dict[str, Any] = {
    "type": "ObjectEvent",
    "eventTime": "2026-06-01T12:00:00Z",
    "eventTimeZoneOffset": "+08:00",
    "action": "OBSERVE",
    "bizStep": "shipping",
    "epcList": ["https://id.gs1.org/00/095011010000000018"],
}


@pytest.fixture
async def hub(home: Home, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "tokens").write_text("L1 one\nL2 two\n")
    async with served(home, tmp_path / "tokens") as client:
        yield client


def document(*records: Record) -> bytes:
    filling = Filling(WEB, NOW, Limits(1_000, 2**30))
    assert all(filling.add(event_of(record, WEB)) for record in records)
    return filling.document()


def holding(*events: dict[str, Any]) -> bytes:
    whole = {"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-06-01T12:00:00Z"}
    return json.dumps(whole | {"epcisBody": {"eventList": events}}).encode()


async def captured(hub: httpx.AsyncClient, content: bytes, **headers: str) -> dict[str, Any]:
    """The job of a capture that was taken in."""
    answer = await hub.post(
        "/capture", content=content, headers={name.replace("_", "-"): v for name, v in headers.items()}
    )
    assert answer.status_code == 202, answer.text
    job = (await hub.get(answer.headers["Location"])).json()
    assert isinstance(job, dict)
    return job


async def found(hub: httpx.AsyncClient, **params: str) -> list[dict[str, Any]]:
    """Every page of a query."""
    events: list[dict[str, Any]] = []
    while True:
        answer = await hub.get("/events", params=params)
        assert answer.status_code == 200, answer.text
        events += answer.json()["epcisBody"]["queryResults"]["resultsBody"]["eventList"]
        if "Link" not in answer.headers:
            return events
        onward = answer.headers["Link"].split(">")[0].lstrip("<")
        params = {name: values[0] for name, values in parse_qs(urlsplit(onward).query).items()}


def names(events: Sequence[dict[str, Any]]) -> list[str]:
    return [event["eventID"] for event in events]


async def test_a_capture_is_stored_once_and_its_job_says_so(hub: httpx.AsyncClient) -> None:
    for _ in range(2):
        job = await captured(hub, document(case(1), case(2)))
        assert (job["running"], job["success"], job["errors"]) == (False, True, [])
    assert names(await found(hub)) == [event_of(case(seq), WEB)["eventID"] for seq in (1, 2)]
    assert len((await hub.get("/capture")).json()) == 2


async def test_trace_tells_units_and_case_by_their_codes_and_by_their_identifiers(hub: httpx.AsyncClient) -> None:
    unit = "gs1:010950600013435221A/1"
    await captured(hub, document(told(1, body(1, [unit, "https://q.example.com/u/0A1B"]))))
    for code in (unit, "https://id.gs1.org/01/09506000134352/21/A%2F1", "https://q.example.com/u/0A1B"):
        story = (await hub.get("/v1/trace", params={"code": code})).json()
        (record,) = story["as_unit"]
        assert (record["station"], record["line"], record["order"]) == ("L1", "L1", "A-1")
        packed = next(step for step in story["story"] if step["step"] == "packed")
        assert (packed["product"], packed["lot"], packed["units"]) == ("Cola 0.5", "00123", 2)
    assert len((await hub.get("/v1/trace", params={"code": SSCC})).json()["as_case"]) == 1
    assert (await hub.get("/t/" + "095011010000000018")).status_code == 200


async def test_an_event_with_other_content_under_a_known_name_undoes_the_whole_capture(hub: httpx.AsyncClient) -> None:
    event = event_of(case(1), WEB)
    await captured(hub, holding(event))
    job = await captured(hub, holding(event_of(case(2), WEB), event | {"bizStep": "shipping"}))
    assert (job["success"], [problem["status"] for problem in job["errors"]]) == (False, [409])
    assert names(await found(hub)) == [event["eventID"]]
    job = await captured(
        hub, holding(event_of(case(2), WEB), event | {"bizStep": "shipping"}), GS1_Capture_Error_Behaviour="proceed"
    )
    assert (job["success"], job["captureErrorBehaviour"], len(await found(hub))) == (False, "proceed", 2)


async def test_an_error_declaration_stands_beside_the_event_it_takes_back(hub: httpx.AsyncClient) -> None:
    event = event_of(case(1), WEB)
    declared = event | {"errorDeclaration": {"declarationTime": "2026-06-02T00:00:00Z"}}
    assert (await captured(hub, holding(event)))["success"]
    assert (await captured(hub, holding(declared)))["success"]
    assert [("errorDeclaration" in each) for each in await found(hub, EQ_eventID=event["eventID"])] == [False, True]


async def test_an_event_without_a_name_is_known_by_its_content(hub: httpx.AsyncClient) -> None:
    for _ in range(2):
        assert (await captured(hub, holding(PLAIN)))["success"]
    assert len(await found(hub)) == 1


async def test_queries_find_by_type_step_and_codes_a_page_at_a_time(hub: httpx.AsyncClient) -> None:
    await captured(hub, document(*(case(seq) for seq in range(1, 8))))
    await captured(hub, holding(PLAIN))
    assert len(await found(hub, eventType="AggregationEvent", perPage="2")) == 7
    assert len(await found(hub, EQ_bizStep="packing|shipping", perPage="3")) == 8
    assert len(await found(hub, EQ_action="OBSERVE")) == 1
    event = event_of(case(3), WEB)
    for asked in (
        {"MATCH_parentID": event["parentID"]},
        {"MATCH_epc": event["childEPCs"][1]},
        {"MATCH_anyEPC": event["parentID"]},
        {"EQ_eventID": f"x|{event['eventID']}"},
    ):
        (one,) = await found(hub, **asked)
        assert {key: value for key, value in one.items() if key not in ("recordTime", "@context")} == event
        assert one["@context"] == [{"scan": "https://id.brand.example/ext/"}]
    assert len(await found(hub, MATCH_epc=PLAIN["epcList"][0])) == 1
    assert await found(hub, MATCH_epc=event["parentID"], eventType="ObjectEvent") == []


async def test_what_is_found_is_a_document_as_gs1s_schema_asks(hub: httpx.AsyncClient) -> None:
    check = schema()
    await captured(hub, document(*(case(seq) for seq in range(1, 4))))
    await captured(hub, holding(PLAIN))
    answer = await hub.get("/events")
    assert list(check.problems(answer.json())) == []


async def test_a_page_that_looked_long_enough_says_where_to_go_on(
    hub: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epcis_store, "LOOKED_AT_MAX", 3)
    await captured(hub, document(*(case(seq) for seq in range(1, 9))))
    last = event_of(case(8), WEB)["parentID"]
    assert len(await found(hub, MATCH_parentID=last)) == 1
    assert len(await found(hub, perPage="2")) == 8


async def test_who_does_not_speak_for_a_station_writes_and_sees_nothing_of_it(hub: httpx.AsyncClient) -> None:
    await captured(hub, document(case(1)))
    other = {"Authorization": "Bearer two"}
    assert (await hub.get("/events", headers=other)).json()["epcisBody"]["queryResults"]["resultsBody"][
        "eventList"
    ] == []
    assert (await hub.get("/capture", headers=other)).json() == []
    for header in ("", "Bearer wrong"):
        for method, path in (("POST", "/capture"), ("GET", "/capture"), ("GET", "/capture/x"), ("GET", "/events")):
            answer = await hub.request(method, path, headers={"Authorization": header})
            assert answer.status_code in (401, 429)


async def test_discovery_tells_the_limits(hub: httpx.AsyncClient) -> None:
    answer = await hub.options("/capture")
    assert (answer.status_code, answer.headers["GS1-EPCIS-Capture-Limit"]) == (204, "1000")
    assert answer.headers["GS1-Capture-Error-Behaviour"] == "all"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"[" * 100_000, 400),
        (holding(), 400),
        (holding(PLAIN | {"type": "Event"}), 400),
        (holding(PLAIN | {"eventTime": "yesterday, at some time"}), 400),
        (holding(PLAIN | {"eventTime": "2026-06-01T12:00:00.000"}), 400),
        (holding(PLAIN | {"eventTimeZoneOffset": "CET"}), 400),
        (holding(PLAIN | {"eventID": "x" * 200}), 400),
        (holding(PLAIN | {"eventID": "a\0b"}), 400),
        (holding(PLAIN | {"parentID": 1}), 400),
        (holding(PLAIN | {"x": float("nan")}), 400),
        (holding(PLAIN).replace(b'"2.0"', b'"1.2"'), 400),
        (holding(PLAIN).replace(b"EPCISDocument", b"EPCISQueryDocument"), 400),
        (holding(PLAIN).replace(b"[]", json.dumps([{"x": "y" * 3_000}]).encode()), 400),
        (holding(*[PLAIN] * 1_001), 413),
    ],
)
async def test_what_is_no_document_of_events_is_refused_whole(
    hub: httpx.AsyncClient, content: bytes, status: int
) -> None:
    answer = await hub.post("/capture", content=content)
    assert answer.status_code == status
    assert await found(hub) == []


@pytest.mark.parametrize(
    "params",
    [
        {"EQ_disposition": "active"},
        {"perPage": "0"},
        {"perPage": "x"},
        {"nextPageToken": "1"},
        {"nextPageToken": "a.b"},
    ],
)
async def test_what_this_hub_does_not_speak_is_said(hub: httpx.AsyncClient, params: dict[str, str]) -> None:
    assert (await hub.get("/events", params=params)).status_code == 400


async def test_a_case_with_a_unit_twice_is_refused_by_its_job(hub: httpx.AsyncClient) -> None:
    event = event_of(case(1), WEB)
    job = await captured(hub, holding(event | {"childEPCs": event["childEPCs"][:1] * 2}))
    assert (job["success"], job["errors"][0]["status"]) == (False, 400)


@pytest.mark.parametrize("code", ODD_CODES)
def test_a_code_comes_back_out_of_its_identifier(code: str) -> None:
    for where in (WEB, URN):
        uri = where.namespace.code(code)
        assert where.namespace.code(key_of(uri)) == uri
        if not uri.startswith("https://id.gs1.org/"):
            assert key_of(uri) == code
