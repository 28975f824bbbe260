"""EPCIS over HTTP, against a server that says word for word what it is told to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sync.epcis.capture import job_of, limit
from sync.epcis.destination import EpcisDestination
from sync.epcis.settings import EpcisUpstream
from sync.result import DeliveryResult, Outcome
from tests.sync.desk import HandClock
from tests.sync.epcis.factory import case
from tests.sync.factory import batch_of
from tests.sync.servers import Script, answer, scripted

pytestmark = pytest.mark.wire
GOOD = {"name": "epcis", "url": "https://x.example", "namespace": "urn:brand"}
TAKEN = answer(202, Location="/capture/7")
DONE: dict[str, object] = {"running": False, "success": True}


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("abc")
    return path


@asynccontextmanager
async def epcis(url: str, token_file: Path) -> AsyncIterator[EpcisDestination]:
    settings = EpcisUpstream.model_validate(
        {"name": "epcis", "url": url, "token_file": token_file, "namespace": "urn:brand", "timeout_s": 5.0}
    )
    destination = EpcisDestination(settings, station="L1", clock=HandClock())
    try:
        yield destination
    finally:
        await destination.close()


async def told(script: Script, token_file: Path, count: int = 2) -> DeliveryResult:
    async with epcis(f"{script.url}/v2", token_file) as destination:
        return await destination.send(destination.prepare(batch_of(*(case(seq) for seq in range(1, count + 1)))))


def failed(*problems: dict[str, object]) -> bytes:
    return answer(200, {"running": False, "success": False, "errors": list(problems)})


@pytest.mark.parametrize(
    ("answers", "outcome", "status"),
    [
        ([TAKEN, answer(200, DONE)], Outcome.DELIVERED, "200"),
        ([answer(201, b"", Location="capture/41f9"), answer(200, DONE)], Outcome.DELIVERED, "200"),
        ([answer(200, b"", Location="/capture/1"), answer(200, DONE)], Outcome.DELIVERED, "200"),
        ([answer(201, b"", Location="/capture/1"), failed({"status": 400})], Outcome.REFUSED, "capture_failed"),
        ([answer(200, DONE)], Outcome.FOREIGN, "200"),
        ([answer(200, b"<html>", Location="/login"), answer(200, b"<html>")], Outcome.FOREIGN, "200"),
        ([answer(201, b"", Location="/events/1"), answer(404)], Outcome.FOREIGN, "404"),
        ([answer(201), answer(200, b"<html>")], Outcome.FOREIGN, "201"),
        ([answer(202)], Outcome.FOREIGN, "202"),
        ([answer(202, Location="/")], Outcome.FOREIGN, "202"),
        ([answer(202, Location="/capture/..")], Outcome.FOREIGN, "202"),
        ([answer(302, Location="http://login.example/")], Outcome.FOREIGN, "302"),
        ([answer(400, b'{"title": "bad"}')], Outcome.REFUSED, "400"),
        ([answer(409)], Outcome.REFUSED, "exists"),
        ([answer(413)], Outcome.REFUSED, "413"),
        ([answer(415)], Outcome.FOREIGN, "415"),
        ([answer(401)], Outcome.UNAUTHORISED, "401"),
        ([answer(503)], Outcome.BUSY, "503"),
        ([b""], Outcome.UNREACHED, "unreached"),
        ([TAKEN, answer(404)], Outcome.FOREIGN, "404"),
        ([TAKEN, answer(400)], Outcome.FOREIGN, "400"),
        ([TAKEN, answer(401)], Outcome.UNAUTHORISED, "401"),
        ([TAKEN, answer(500)], Outcome.BUSY, "500"),
        ([TAKEN, answer(200, b"<html>")], Outcome.FOREIGN, "200"),
        ([TAKEN, answer(200, {"success": True})], Outcome.FOREIGN, "200"),
        ([TAKEN, answer(200, {"running": "no", "success": True})], Outcome.FOREIGN, "200"),
        ([TAKEN, failed()], Outcome.REFUSED, "capture_failed"),
        ([TAKEN, failed({"type": "epcisException:ValidationException"})], Outcome.REFUSED, "capture_failed"),
        ([TAKEN, failed({"status": 500}, {"status": 400})], Outcome.BUSY, "capture_failed"),
        ([TAKEN, failed({"type": "epcisException:ImplementationException"})], Outcome.BUSY, "capture_failed"),
        ([TAKEN, failed({"type": "epcisException:SecurityException"})], Outcome.UNAUTHORISED, "capture_failed"),
        ([TAKEN, failed({"status": 409}, {"status": 400})], Outcome.REFUSED, "capture_failed"),
    ],
)
async def test_only_the_end_of_the_job_is_a_delivery(
    token_file: Path, answers: list[bytes], outcome: Outcome, status: str
) -> None:
    async with scripted(*answers) as script:
        said = await told(script, token_file)
    assert (said.outcome, said.status) == (outcome, status)
    assert said.words.isprintable()


@pytest.mark.parametrize(
    "first",
    [[answer(201)], [answer(204)], [answer(202)], [answer(201, b"", Location="/events/1"), answer(404)]],
    ids=str,
)
async def test_a_yes_without_a_job_is_believed_when_every_event_is_there(token_file: Path, first: list[bytes]) -> None:
    async with epcis("https://x.example", token_file) as destination:
        names = destination.prepare(batch_of(case(1), case(2))).names
    for there, outcome in ((names, Outcome.DELIVERED), (names[:1], Outcome.FOREIGN)):
        events = [{"eventID": name} for name in there]
        found: dict[str, object] = {"epcisBody": {"queryResults": {"resultsBody": {"eventList": events}}}}
        async with scripted(*first, answer(200, found)) as script:
            assert (await told(script, token_file)).outcome is outcome


async def test_requests_go_below_the_configured_address(token_file: Path) -> None:
    async with scripted(TAKEN, answer(200, DONE)) as script:
        await told(script, token_file)
        lines = [head.split(b"\r\n")[0] for head in script.heard]
    assert lines == [b"POST /v2/capture HTTP/1.1", b"GET /v2/capture/7 HTTP/1.1"]


async def test_one_event_that_is_refused_may_be_there_already(token_file: Path) -> None:
    async with epcis("https://x.example", token_file) as destination:
        (name,) = destination.prepare(batch_of(case(1))).names
    held: dict[str, object] = {"epcisBody": {"queryResults": {"resultsBody": {"eventList": [{"eventID": name}]}}}}
    other: dict[str, object] = {"epcisBody": {"queryResults": {"resultsBody": {"eventList": [{"eventID": "x"}]}}}}
    for found, outcome in ((held, Outcome.DELIVERED), (other, Outcome.REFUSED), ({}, Outcome.REFUSED)):
        async with scripted(answer(400), answer(200, found)) as script:
            assert (await told(script, token_file, count=1)).outcome is outcome


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (answer(204, GS1_EPCIS_Capture_Limit="1"), Outcome.DELIVERED),
        (answer(200), Outcome.DELIVERED),
        (answer(405), Outcome.DELIVERED),
        (answer(501), Outcome.DELIVERED),
        (answer(403), Outcome.DELIVERED),
        (answer(404), Outcome.FOREIGN),
        (answer(422), Outcome.FOREIGN),
        (answer(401), Outcome.UNAUTHORISED),
        (answer(503), Outcome.BUSY),
        (b"", Outcome.UNREACHED),
    ],
)
async def test_the_handshake_asks_who_is_there_and_leaves_the_cursor_ours(
    token_file: Path, raw: bytes, outcome: Outcome
) -> None:
    async with scripted(raw) as script, epcis(script.url, token_file) as destination:
        said = await destination.ask_cursor("epoch")
        assert said.outcome is outcome
        if outcome is Outcome.DELIVERED:
            assert said.through_or(17) == 17
        encoded = destination.prepare(batch_of(case(1), case(2), case(3)))
    assert len(encoded.names) == len(encoded.batch.records) == (1 if b"Capture-Limit" in raw else 3)


def test_a_parcel_is_as_large_as_its_limits(tmp_path: Path) -> None:
    settings = EpcisUpstream.model_validate(GOOD | {"token_file": tmp_path, "batch_max_bytes": 4_096})
    destination = EpcisDestination(settings, station="L1", clock=HandClock())
    encoded = destination.prepare(batch_of(*(case(seq, units=6) for seq in range(1, 20))))
    assert 1 < len(encoded.names) == len(encoded.batch.records) < 19
    assert len(encoded.content) <= 4_096
    assert len(destination.prepare(batch_of(case(1, units=100), case(2))).names) == 1


@pytest.mark.parametrize(
    ("location", "job"),
    [
        ("/capture/id9261379075", "id9261379075"),
        ("https://elsewhere.example/capture/a%20b?x=1", "a%20b"),
        ("capture/1", "1"),
        ("7", "7"),
        ("", ""),
        (None, ""),
        ("/capture/", ""),
        ("/capture/.", ""),
        ("http://[broken", ""),
        ("/capture/" + "x" * 501, ""),
        ("/capture/a b", ""),
    ],
)
def test_of_a_location_only_the_jobs_name_is_taken(location: str | None, job: str) -> None:
    assert job_of(location) == job


@pytest.mark.parametrize(
    ("value", "number"),
    [("500", 500), (" 0 ", 0), (None, None), ("", None), ("-1", None), ("²", None), ("9" * 17, None)],
)
def test_a_limit_is_a_number_or_none(value: str | None, number: int | None) -> None:
    assert limit(value) == number
