"""EPCIS at the hub, over either database: captured once, found again, traced like what came by the native wire."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlalchemy import text

from sync.epcis.document import DocumentLimits, Filling
from sync.epcis.events import events_of
from sync.epcis.identifiers import key_of
from sync.hub import epcis_store
from sync.hub.words import ENGLISH
from sync.outbox import Record
from tests.hub.conftest import Home
from tests.hub.serving import served
from tests.hub.test_levels import DAY
from tests.sync.epcis.factory import ODD_CODES, SHIPPED, SSCC, URN, WEB, body, case, event_of, told
from tests.sync.epcis.gs1 import schema
from tests.sync.factory import member, packed, posted, record

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
async def hub(home: Home, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "tokens").write_text("L1 one\nL2 two\n")
    async with served(home, tmp_path / "tokens") as client:
        yield client


def document(*records: Record) -> bytes:
    filling = Filling(WEB, NOW, DocumentLimits(1_000, 2**30))
    assert all(filling.add(events_of(record, WEB)) for record in records)
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
        packed = next(step for step in story["history"] if step["step"] == "packed")
        assert (packed["product"], packed["lot"], packed["members"]) == ("Cola 0.5", "00123", 2)
    assert len((await hub.get("/v1/trace", params={"code": SSCC})).json()["as_container"]) == 1
    assert (await hub.get("/t/" + "095011010000000018")).status_code == 200


LINKS = (
    "https://id.gs1.org/01/09506000134352/21/A%2F1",
    "https://id.brand.example/x/01/09506000134352/21/A%2F1",
    "HTTPS://Q.Example.com/01/09506000134352/21/A%2F1?17=301231",
    "urn:epc:id:sgtin:9506000.013435.A%2F1",
)
ASKED = (
    *LINKS,
    "gs1:010950600013435221A/1",
    "010950600013435221A/1",
    "]d2010950600013435221A/1",
    "(01)09506000134352(21)A/1",
)
"""One bottle: GS1's Digital Link, the brand's, one with an expiry date, the EPC URN, our key, element strings bare,
with the mark of their symbology, and as printed under the bars."""


@pytest.mark.parametrize("captured_as", LINKS)
async def test_one_bottle_is_found_by_every_way_of_writing_it_however_it_was_captured(
    hub: httpx.AsyncClient, captured_as: str
) -> None:
    event = event_of(case(1), WEB) | {"childEPCs": [captured_as], "parentID": "https://b.example/00/095011010000000018"}
    await captured(hub, holding({name: told for name, told in event.items() if name != "eventID"}))
    for code in (*ASKED, "(01)09506000134352(21)A/1", "(01) 09506000134352 (21) A/1"):
        assert (await hub.get("/v1/trace", params={"code": code})).status_code == 200, code
    assert (await hub.get("/v1/trace", params={"code": "urn:epc:id:sscc:9501101.0000000001"})).status_code == 200
    assert (await hub.get("/v1/trace", params={"code": "010950600013435221A/2"})).status_code == 404
    for uri in LINKS:
        assert len(await found(hub, MATCH_epc=uri)) == 1, uri
    assert len(await found(hub, MATCH_parentID="urn:epc:id:sscc:9501101.0000000001")) == 1


@pytest.mark.parametrize("told_as", ASKED)
async def test_one_bottle_is_found_however_its_station_told_it(hub: httpx.AsyncClient, told_as: str) -> None:
    body = packed(1) | {"members": [member(told_as, row=2, column=3)]}
    receipt = await hub.post("/v1/stations/L1/events", content=posted(record(1, body)))
    assert receipt.json()["accepted_through"] == 1
    for code in ("010950600013435221A/1", *LINKS):
        story = (await hub.get("/v1/trace", params={"code": code})).json()
        assert (story["packings"], story["history"][0]["row"], story["history"][0]["column"]) == (1, 2, 3), code


def days_work() -> list[Record]:
    """A case that was packed, dissolved and restored; its times grow with its numbers."""
    packed = body(1, ["gs1:010950600013435221A/1"])
    kinds = {
        "container.packed": {},
        "container.dissolved": {"cause": "offset_found"},
        "container.restored": {"by": "Li Wei"},
    }
    return [told(seq, packed | more, kind) for seq, (kind, more) in enumerate(kinds.items(), start=1)]


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))), ids=str)
async def test_a_case_captured_dissolved_and_restored_is_packed_once_whatever_came_first(
    hub: httpx.AsyncClient, order: tuple[int, ...]
) -> None:
    records = days_work()
    for place in order:
        await captured(hub, document(records[place]))
    for code in ("gs1:010950600013435221A/1", SSCC):
        story = (await hub.get("/v1/trace", params={"code": code})).json()
        assert (story["packings"], len(story["as_unit"] + story["as_container"]), story["left"]) == (1, 1, [])
        assert [step["step"] for step in story["history"]][-2:] == ["withdrawn", "restored"]
    assert names(await found(hub, EQ_bizStep="unpacking")) == [event_of(records[1], WEB)["eventID"]]


async def test_the_units_of_a_captured_case_are_withdrawn_though_the_event_names_none(hub: httpx.AsyncClient) -> None:
    packed, dissolved, _ = days_work()
    await captured(hub, document(dissolved))
    story = (await hub.get("/v1/trace", params={"code": SSCC})).json()
    assert (story["packings"], [step["step"] for step in story["history"]]) == (0, ["withdrawn"])
    assert (await hub.get("/t", params={"code": SSCC})).status_code == 200
    await captured(hub, document(packed, told(9, body(9, ["gs1:010950600013435221B"], "CASE-9"))))
    for code in ("gs1:010950600013435221A/1", SSCC):
        story = (await hub.get("/v1/trace", params={"code": code})).json()
        assert (story["packings"], story["as_unit"], story["as_container"]) == (0, [], [])
        assert [each["believed"] for each in story["left"]] == [False]
        assert ENGLISH["withdrawn"] in (await hub.get("/t", params={"code": code})).text
    assert (await hub.get("/v1/trace", params={"code": "gs1:010950600013435221B"})).json()["packings"] == 1


async def test_a_case_that_somebody_unpacked_is_not_one_that_its_station_took_back(hub: httpx.AsyncClient) -> None:
    packed, dissolved, _ = days_work()
    unpacked = {
        name: told
        for name, told in event_of(dissolved, WEB).items()
        if name not in ("eventID", "scan:cause", "scan:kind", "scan:record")
    }
    await captured(hub, document(packed))
    await captured(hub, holding(unpacked))
    story = (await hub.get("/v1/trace", params={"code": "gs1:010950600013435221A/1"})).json()
    assert (story["packings"], story["left"]) == (1, [])


async def test_times_that_are_none_end_no_story(hub: httpx.AsyncClient) -> None:
    bodies = [packed(1), packed(1), packed(1)]
    kinds = ("container.packed", "container.restored", "container.dissolved")
    batch = json.loads(posted(*(record(seq, *each) for seq, each in enumerate(zip(bodies, kinds, strict=True), 1))))
    for event, time in zip(
        batch["events"], ("some time or other, perhaps", "2026-06-01T12:00:00.000", "x" * 30), strict=True
    ):
        event["time"] = time
    assert (await hub.post("/v1/stations/L1/events", content=json.dumps(batch))).json()["accepted_through"] == 3
    assert (await hub.get("/v1/trace/CASE-1")).json()["packings"] == 0


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


async def test_a_capture_whose_job_cannot_be_kept_is_not_stored_either(hub: httpx.AsyncClient, home: Home) -> None:
    database = home.open()
    for statement, status, events in (
        ("ALTER TABLE capture_job RENAME TO away", 503, 0),
        ("ALTER TABLE away RENAME TO capture_job", 202, 1),
    ):
        with database.writer.begin() as connection:
            connection.execute(text(statement))
        answer = await hub.post("/capture", content=holding(event_of(case(1), WEB)))
        assert (answer.status_code, len(await found(hub))) == (status, events)
    database.close()


def as_written(event: dict[str, Any], context: object = (), **changes: Any) -> bytes:
    """A document with this ``@context``; the event's fields of our own under ``changes["prefix"]``."""
    prefix = changes.pop("prefix", "scan:")
    fields = {name.replace("scan:", prefix): told for name, told in event.items()} | changes
    return holding(fields).replace(b"[]", json.dumps(context).encode(), 1)


TERMS = WEB.namespace.terms
SAME: dict[str, tuple[object, dict[str, Any]]] = {
    "another prefix": ([{"ex": TERMS}], {"prefix": "ex:"}),
    "a context that is no list": ({"ex": {"@id": TERMS}}, {"prefix": "ex:"}),
    "a context of the event's own": ([], {"prefix": "ex:", "@context": [{"ex": TERMS}]}),
    "no prefix at all": ([], {"prefix": TERMS}),
    "a prefix told by another": ([{"b": "https://id.brand.example/", "ex": "b:ext/"}], {"prefix": "ex:"}),
    "long words": ([{"scan": TERMS}], {"bizStep": "https://ref.gs1.org/cbv/BizStep-packing"}),
    "old words": ([{"scan": TERMS}], {"disposition": "urn:epcglobal:cbv:disp:in_progress"}),
    "words by prefix": ([{"scan": TERMS}], {"bizStep": "cbv:BizStep-packing"}),
    "another offset": ([{"scan": TERMS}], {"eventTime": "2023-11-15T06:13:21.000+08:00"}),
    "another name of the case": ([{"scan": TERMS}], {"parentID": "urn:epc:id:sscc:9501101.0000000001"}),
    "one context more": ([{"scan": TERMS}, "https://elsewhere.example/context.jsonld"], {}),
}
OTHER: dict[str, tuple[object, dict[str, Any]]] = {
    "another namespace": ([{"scan": "https://id.other.example/ext/"}], {}),
    "a prefix of nobody": ([], {}),
    "another step": ([{"scan": TERMS}], {"bizStep": "shipping"}),
    "another moment": ([{"scan": TERMS}], {"eventTime": "2023-11-14T22:13:21.001Z"}),
    "another place": ([{"scan": TERMS}], {"readPoint": {"id": "https://id.brand.example/loc/L2"}}),
    "one field more": ([{"scan": TERMS}], {"scan:more": "1"}),
    "one unit less": ([{"scan": TERMS}], {"childEPCs": ["https://id.brand.example/obj/u1"]}),
}


def written_once() -> dict[str, Any]:
    event = event_of(told(1, body(1, ["u1"])), WEB) | {"eventTime": "2023-11-14T22:13:21.000Z"}
    return event | {"childEPCs": ["https://id.brand.example/obj/u2", "https://id.brand.example/obj/u1"]}


@pytest.mark.parametrize("how", [*SAME, *OTHER])
async def test_the_same_event_is_known_however_it_is_written_and_another_one_is_a_conflict(
    hub: httpx.AsyncClient, how: str
) -> None:
    event = written_once()
    assert (await captured(hub, as_written(event, [{"scan": TERMS}])))["success"]
    context, changes = (SAME | OTHER)[how]
    job = await captured(hub, as_written(event, context, **changes))
    assert (job["success"], [problem["status"] for problem in job["errors"]]) == (
        (True, []) if how in SAME else (False, [409])
    )
    assert len(await found(hub)) == 1


async def test_the_units_of_an_event_may_come_in_another_order(hub: httpx.AsyncClient) -> None:
    event = written_once()
    await captured(hub, as_written(event, [{"scan": TERMS}]))
    assert (await captured(hub, as_written(event | {"childEPCs": event["childEPCs"][::-1]}, [{"scan": TERMS}])))[
        "success"
    ]


async def test_what_a_context_elsewhere_says_is_kept_and_told_again(hub: httpx.AsyncClient) -> None:
    elsewhere = "https://elsewhere.example/context.jsonld"
    event = written_once()
    await captured(hub, as_written(event, [elsewhere]))
    assert not (await captured(hub, as_written(event, ["https://other.example/context.jsonld"])))["success"]
    (one,) = await found(hub)
    assert one["@context"] == [elsewhere]


@pytest.mark.parametrize("prefix", ["ours:", TERMS])
async def test_what_a_station_took_back_is_known_under_any_prefix(hub: httpx.AsyncClient, prefix: str) -> None:
    for record_of_day in days_work()[:2]:
        job = await captured(hub, as_written(event_of(record_of_day, WEB), [{"ours": TERMS}], prefix=prefix))
        assert job["success"]
    story = (await hub.get("/v1/trace", params={"code": "gs1:010950600013435221A/1"})).json()
    assert (story["packings"], len(story["left"])) == (0, 1)


async def test_an_error_declaration_stands_beside_the_event_it_takes_back(hub: httpx.AsyncClient) -> None:
    event = event_of(case(1), WEB)
    declared = event | {"errorDeclaration": {"declarationTime": "2026-06-02T00:00:00Z"}}
    assert (await captured(hub, holding(event)))["success"]
    assert (await captured(hub, holding(declared)))["success"]
    assert [("errorDeclaration" in each) for each in await found(hub, EQ_eventID=event["eventID"])] == [False, True]


async def test_an_event_without_a_name_is_known_by_its_content(hub: httpx.AsyncClient) -> None:
    for _ in range(2):
        assert (await captured(hub, holding(SHIPPED)))["success"]
    assert len(await found(hub)) == 1


async def test_queries_find_by_type_step_and_codes_a_page_at_a_time(hub: httpx.AsyncClient) -> None:
    await captured(hub, document(*(case(seq) for seq in range(1, 8))))
    await captured(hub, holding(SHIPPED))
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
    assert len(await found(hub, MATCH_epc=SHIPPED["epcList"][0])) == 1
    assert await found(hub, MATCH_epc=event["parentID"], eventType="ObjectEvent") == []


async def test_what_is_found_is_a_document_as_gs1s_schema_asks(hub: httpx.AsyncClient) -> None:
    check = schema()
    await captured(hub, document(*(case(seq) for seq in range(1, 4))))
    await captured(hub, holding(SHIPPED))
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
        (holding(SHIPPED | {"type": "Event"}), 400),
        (holding(SHIPPED | {"eventTime": "yesterday, at some time"}), 400),
        (holding(SHIPPED | {"eventTime": "2026-06-01T12:00:00.000"}), 400),
        (holding(SHIPPED | {"eventTimeZoneOffset": "CET"}), 400),
        (holding(SHIPPED | {"eventID": "x" * 200}), 400),
        (holding(SHIPPED | {"eventID": "a\0b"}), 400),
        (holding(SHIPPED | {"parentID": 1}), 400),
        (holding(SHIPPED | {"x": float("nan")}), 400),
        (holding(SHIPPED).replace(b'"2.0"', b'"1.2"'), 400),
        (holding(SHIPPED).replace(b"EPCISDocument", b"EPCISQueryDocument"), 400),
        (holding(SHIPPED).replace(b"[]", json.dumps([{"x": "y" * 3_000}]).encode()), 400),
        (holding(*[SHIPPED] * 1_001), 413),
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


# every level ---------------------------------------------------------------------------------------------------------


def rework() -> list[Record]:
    """A day of ``tests.hub.test_levels`` as records whose ids and times EPCIS can carry."""
    return [told(seq, body, kind) for seq, (kind, body) in enumerate(DAY, start=1)]


async def test_a_day_of_rework_is_told_by_its_events_as_by_its_records(hub: httpx.AsyncClient) -> None:
    await captured(hub, document(*rework()))
    await hub.post("/v1/stations/L2/events", content=posted(*rework()), headers={"Authorization": "Bearer two"})
    for code in ("a", "b", "c", "x", "CASE-1", "P-10"):
        by_events = (await hub.get("/v1/trace", params={"code": code})).json()
        by_records = (await hub.get("/v1/trace", params={"code": code}, headers={"Authorization": "Bearer two"})).json()
        assert by_events["verdict"] == by_records["verdict"], code
        for role in ("as_unit", "as_container"):
            assert around(by_events, role) == around(by_records, role), (code, role)
        fates = [[(fate["fate"], fate["by"]) for fate in each["decommissioned"]] for each in (by_events, by_records)]
        assert fates[0] == fates[1], code


def around(story: dict[str, Any], role: str) -> list[list[tuple[Any, ...]]]:
    """Level, name, code and shipment of the containers it is in. By its events a relabelled one is another one."""
    return [
        [
            (one["level"], one["name"], key_of(one["code"]["text"]), one["shipped"] and one["shipped"]["to"])
            for one in place["containers"]
        ]
        for place in story[role]
    ]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)], ids=str)
async def test_a_captured_pallet_knows_its_cases_whatever_came_first(
    hub: httpx.AsyncClient, order: tuple[int, ...]
) -> None:
    records = rework()[:4]
    for place in order:
        await captured(hub, document(records[place]))
    (found_in,) = (await hub.get("/v1/trace", params={"code": "b"})).json()["as_unit"]
    assert [one["code"]["key"] for one in found_in["containers"]] == ["CASE-1", "P-9"]
    assert (await hub.get("/v1/trace", params={"code": "a"})).json()["verdict"] == "free"


async def test_somebody_elses_pallet_of_ssccs_is_of_the_second_level(hub: httpx.AsyncClient) -> None:
    cases = ["https://id.gs1.org/00/095011010000000018"]
    event = {
        "type": "AggregationEvent",
        "eventTime": "2026-06-01T12:00:00Z",
        "eventTimeZoneOffset": "+08:00",
        "action": "ADD",
        "parentID": "https://id.gs1.org/00/095011010000000025",
        "childEPCs": cases,
    }
    assert (await captured(hub, holding(event)))["success"]
    (place,) = (await hub.get("/v1/trace", params={"code": "00095011010000000025"})).json()["as_container"]
    assert [(one["level"], one["name"]) for one in place["containers"]] == [(2, "pallet")]
