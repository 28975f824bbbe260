"""Snapshot, look-ups, commands, pictures: what a client with the token is told."""

import json
from urllib.parse import quote

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from station.api.schema import (
    Alarm,
    Balance,
    CaseStory,
    Cause,
    CodeStory,
    CommandAnswer,
    Health,
    Problem,
    Snapshot,
    SyncStatus,
)
from station.messages.sentences import sentence
from tests.api.conftest import TOKEN
from tests.api.fake_station import JPEG, FakeStation, a_snapshot
from tests.api.hostile import HOSTILE

HOLD = {"id": "c-1", "kind": "hold", "args": {}}


async def test_the_snapshot_comes_whole(client: httpx.AsyncClient, station: FakeStation) -> None:
    answer = await client.get("/v1/snapshot")
    assert Snapshot.model_validate_json(answer.content) == station.now


async def test_look_ups_answer_in_their_own_types(client: httpx.AsyncClient) -> None:
    assert SyncStatus.model_validate_json((await client.get("/v1/sync")).content).destinations[0].waiting == 12
    assert Balance.model_validate_json((await client.get("/v1/balance")).content).cases_triggered == 912
    assert CaseStory.model_validate_json((await client.get("/v1/cases/3/41")).content).case.seq == 41
    assert (await client.get("/v1/alarms?limit=5")).json()["standing"][0]["key"] == "record_parked"
    assert (await client.get("/v1/config")).json()["ports"] == [502, 8640]
    assert (await client.get("/v1/config/schema")).json() == {"type": "object"}


async def test_a_code_is_found_by_its_whole_text(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/codes/" + quote("HTTP://P.URL/7", safe=""))
    assert CodeStory.model_validate_json(answer.content).case_state == "released"


async def test_the_next_members_of_a_container_are_asked_for_by_how_many_are_known(
    client: httpx.AsyncClient, station: FakeStation
) -> None:
    assert (await client.get("/v1/codes/" + quote("HTTP://P.URL/7", safe="") + "?after=40")).status_code == 200
    assert station.passed_over == 40


async def test_an_unknown_code_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/codes/A1")
    assert (answer.status_code, answer.json()) == (404, {"key": "code_unknown", "arguments": {"code": "A1"}})


@pytest.mark.parametrize(
    ("path", "status", "key"),
    [
        ("/v1/cases/3/42", 404, "case_unknown"),
        ("/v1/cases/x/1", 400, "request_malformed"),
        ("/v1/cases/1/0", 400, "request_malformed"),
        (f"/v1/cases/1/{2**63}", 400, "request_malformed"),
        (f"/v1/cases/1/{'9' * 5000}", 400, "request_malformed"),
        ("/v1/alarms?limit=501", 400, "request_malformed"),
        ("/v1/alarms?before=-1", 400, "request_malformed"),
        ("/v1/cases/3/41/picture.jpg", 404, "picture_unknown"),
        ("/v1/cases/4/41/picture.jpg", 404, "picture_unknown"),
        ("/v1/preview/side.jpg", 404, "preview_unknown"),
        ("/v1/preview/..%2f..%2fetc.jpg", 404, "path_unknown"),
        ("/v1/nothing", 404, "path_unknown"),
        ("/v1/commands", 405, "method_not_allowed"),
        (f"/v1/codes/{'x' * 20_000}", 400, "request_malformed"),
        ("/v1/codes/A?after=-1", 400, "request_malformed"),
        (f"/v1/codes/A?after={2**63}", 400, "request_malformed"),
    ],
)
async def test_what_cannot_be_answered_is_a_problem(
    client: httpx.AsyncClient, path: str, status: int, key: str
) -> None:
    answer = await client.get(path)
    assert (answer.status_code, Problem.model_validate_json(answer.content).key) == (status, key)


async def test_a_busy_journal_is_a_503_with_its_key(client: httpx.AsyncClient, station: FakeStation) -> None:
    station.unwell = True
    answer = await client.get("/v1/balance")
    assert (answer.status_code, answer.json()["key"]) == (503, "journal_busy")


async def test_a_bug_is_a_500_without_its_story(client: httpx.AsyncClient, station: FakeStation) -> None:
    del station.now
    answer = await client.get("/v1/snapshot")
    assert (answer.status_code, answer.json()) == (500, {"key": "internal_error", "arguments": {}})


RUNS = {"permissive": True, "not_ready": (), "station_state": "producing", "alarms": ()}
AWAY = {"permissive": False, "not_ready": (Cause(key="plc_silent"),), "station_state": "starting", "alarms": ()}
FULL = Alarm(
    alarm="disk_full", key="disk_full", arguments={"percent": 1}, since_us=1, priority="P1", needs_person=True,
    self_clearing=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "status", "live", "ready", "producing"),
    [
        (RUNS, "ok", 200, 200, True),
        (RUNS | {"station_state": "ready"}, "ok", 200, 200, False),
        (AWAY, "not_ready", 200, 503, False),
        (RUNS | {"permissive": False, "alarms": (FULL,)}, "not_ready", 200, 503, False),
        (RUNS | {"health": Health(behind_s=11.0)}, "stuck", 503, 503, False),
    ],
    ids=("runs", "nobody feeds it", "no PLC", "disk full", "stuck"),
)
async def test_live_ready_and_producing_are_told_apart(
    client: httpx.AsyncClient, station: FakeStation, changes: dict[str, object], status: str, live: int, ready: int,
    producing: bool,
) -> None:  # fmt: skip
    station.now = a_snapshot().model_copy(update=changes)
    answers = {path: await client.get(path) for path in ("/healthz", "/livez", "/readyz")}
    assert [answer.status_code for answer in answers.values()] == [live, live, ready]
    for answer in answers.values():
        told = answer.json()
        assert (told["status"], told["live"], told["ready"]) == (status, live == 200, ready == 200)
        assert told["producing"] is producing


async def test_health_says_why_and_names_the_gravest_alarm_also_where_it_does_not_hold(
    client: httpx.AsyncClient, station: FakeStation
) -> None:
    station.now = a_snapshot().model_copy(update=AWAY)
    assert (await client.get("/readyz")).json()["reasons"][0]["text"] == sentence("plc_silent")
    station.now = a_snapshot().model_copy(update=RUNS | {"alarms": (FULL,)})
    assert [alarm["key"] for alarm in (await client.get("/healthz")).json()["alarms"]] == ["disk_full"]


async def test_pictures_are_jpegs(client: httpx.AsyncClient, station: FakeStation) -> None:
    (station.folder / "3-41.jpg").write_bytes(JPEG)
    for path in ("/v1/cases/3/41/picture.jpg", "/v1/preview/top.jpg"):
        answer = await client.get(path)
        assert (answer.content, answer.headers["content-type"]) == (JPEG, "image/jpeg")


async def test_a_command_is_done_once_by_its_id(client: httpx.AsyncClient, station: FakeStation) -> None:
    answers = [await client.post("/v1/commands", json=HOLD) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len(station.done) == 1


async def test_a_refused_command_is_a_409_with_the_key(client: httpx.AsyncClient) -> None:
    for _ in range(2):
        answer = await client.post("/v1/commands", json={"id": "c-2", "kind": "close_order"})
        assert answer.status_code == 409
        assert CommandAnswer.model_validate_json(answer.content).key == "no_order"


async def test_an_id_used_for_another_command_is_refused(client: httpx.AsyncClient, station: FakeStation) -> None:
    await client.post("/v1/commands", json=HOLD)
    answer = await client.post("/v1/commands", json={**HOLD, "kind": "resume"})
    assert (answer.status_code, answer.json()["key"]) == (409, "command_id_reused")
    assert len(station.done) == 1


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "command_malformed"),
        (b"{", "command_malformed"),
        (b"null", "command_malformed"),
        (b"[" * 20_000, "command_malformed"),
        (b'{"id":"a","kind":"fly"}', "command_unknown"),
        (b'{"id":"a"}', "command_unknown"),
        (b'{"id":"","kind":"hold"}', "command_malformed"),
        (b'{"id":"a b","kind":"hold"}', "command_malformed"),
        (b'{"id":"a","kind":"hold","args":{"why":1}}', "command_malformed"),
        (b'{"id":"a","kind":"hold","by":"root"}', "command_malformed"),
        (b'{"id":"a","kind":"acknowledge_alarm","args":{}}', "command_malformed"),
        (b'{"id":"a","kind":"acknowledge_alarm","args":{"alarm":"\\ud800"}}', "command_malformed"),
        (b'{"id":"a","kind":"resolve_case","args":{"epoch":1,"seq":0,"found":"pallet"}}', "command_malformed"),
        (b'{"id":"a","kind":"resolve_case","args":{"epoch":1,"seq":1e99,"found":"pallet"}}', "command_malformed"),
        (
            b'{"id":"a","kind":"start_order","args":{"order":"O","recipe":'
            b'{"product":"p","code":"plain","units_per_case":2,"pattern":"' + b"a" * 257 + b'"}}}',
            "command_malformed",
        ),
    ],
)
async def test_a_malformed_command_is_named_and_not_done(
    client: httpx.AsyncClient, station: FakeStation, body: bytes, key: str
) -> None:
    answer = await client.post("/v1/commands", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["key"]) == (400, key)
    assert station.done == []


async def test_a_form_of_another_page_is_not_a_command(client: httpx.AsyncClient, station: FakeStation) -> None:
    answer = await client.post("/v1/commands", content=json.dumps(HOLD), headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()["key"]) == (415, "not_json")
    assert station.done == []


async def test_metrics_can_be_scraped(client: httpx.AsyncClient) -> None:
    answer = await client.get("/metrics")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    by_end = {sample.labels["state"]: sample.value for sample in families["station_cases"].samples}
    assert by_end["released"] == 890.0
    assert by_end["rejected"] == 12.0
    ages = [sample.labels["device"] for sample in families["station_device_data_age_seconds"].samples]
    assert ages == ["top"], "a device that never spoke has no age"
    assert TOKEN not in answer.text


async def test_metrics_have_the_types_that_their_numbers_are(client: httpx.AsyncClient, station: FakeStation) -> None:
    buckets = ((5.0, 600), (20.0, 911))
    verdict = station.now.verdict.model_copy(update={"buckets": buckets, "count": 912, "sum_ms": 4_000.0})
    sync = (station.now.sync[0].model_copy(update={"last_success_us": 1_700_000_000_000_000}),)
    station.now = station.now.model_copy(update={"verdict": verdict, "sync": sync})
    families = {f.name: f for f in text_string_to_metric_families((await client.get("/metrics")).text)}
    assert families["station_cases"].type == "gauge", "a released case may be taken back: it can go down"
    histogram = families["station_verdict_seconds"]
    assert histogram.type == "histogram"
    told = {s.labels["le"]: s.value for s in histogram.samples if s.name.endswith("_bucket")}
    assert told == {"0.005": 600.0, "0.02": 911.0, "+Inf": 912.0}
    assert {s.labels["state"]: s.value for s in families["station_state"].samples}["producing"] == 1.0
    assert [s.labels["key"] for s in families["station_alarm_active"].samples] == ["record_parked"]
    delivered = families["station_sync_last_delivery_timestamp_seconds"].samples
    assert [s.value for s in delivered] == [1_700_000_000.0]


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_comes_out_as_data(client: httpx.AsyncClient, station: FakeStation, name: str) -> None:
    text = HOSTILE[name]
    station.scanned, station.now = text, a_snapshot(scanned=text)
    posted = {"id": "c", "kind": "acknowledge_alarm", "args": {"alarm": text[:512]}}
    answers = [await client.get(path) for path in ("/v1/snapshot", "/v1/cases/3/41", "/v1/alarms", "/v1/sync")]
    answers += [await client.get("/v1/config"), await client.get("/metrics"), await client.get("/v1/balance")]
    answers.append(await client.get("/v1/codes/" + quote(text.encode("utf-8", "surrogatepass"), safe="")))
    answers.append(await client.get("/v1/preview/" + quote(text[:64].encode("utf-8", "replace"), safe="") + ".jpg"))
    headers = {"content-type": "application/json"}
    answers.append(await client.post("/v1/commands", content=json.dumps(posted), headers=headers))
    for answer in answers:
        assert answer.status_code < 500
        answer.content.decode("utf-8")
        assert answer.headers["content-type"].startswith(("application/json", "text/plain"))
        assert "set-cookie" not in answer.headers
