"""docs/receiver.md is what the code says, and the program on it takes everything a station can send."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from sync.errors import UnexpectedAnswer
from sync.hub.validation import ValidEvent, validate
from sync.outbox import Record
from sync.wire import read_cursor, read_receipt
from tests.docs import receiver
from tests.hub.conftest import SqliteHome
from tests.hub.serving import served
from tests.ports import free_port
from tests.sync.desk import desk, settle
from tests.sync.factory import grow, outbox_of, packed, posted, record
from tests.sync.memory import MemoryOutbox

LINES_MAX = 32


@dataclass(slots=True)
class Program:
    """The receiver of the page as a process of its own."""

    url: str
    token_file: Path
    station: str = "L1"

    def kept(self) -> list[dict[str, object]]:
        with closing(sqlite3.connect(self.token_file.parent / "records.db")) as db:
            return [json.loads(text) for (text,) in db.execute("SELECT event FROM r WHERE seq > 0 ORDER BY epoch, seq")]


@contextmanager
def running(folder: Path) -> Iterator[Program]:
    (folder / "token").write_text("one\n")
    (folder / "receiver.py").write_text(receiver.receiver())
    port = free_port()
    words = [sys.executable, "receiver.py", str(port)]
    with subprocess.Popen(words, cwd=folder, stderr=subprocess.DEVNULL) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            transport = httpx.HTTPTransport(retries=10)  # until it listens
            with httpx.Client(transport=transport, trust_env=False) as client:
                assert client.get(f"{url}/v1/stations/L1/cursor", params={"station_epoch": "x"}).status_code == 401
            yield Program(url, folder / "token")
        finally:
            process.kill()


def every_kind() -> MemoryOutbox:
    outbox = MemoryOutbox()
    outbox.records.extend(receiver.records()[:-1])
    return outbox


def test_page_and_openapi_file_are_what_the_code_says() -> None:
    text = receiver.PAGE.read_text("utf-8")
    assert text == receiver.page(text), "python -m tests.docs.receiver"
    assert receiver.OPENAPI.read_text("utf-8") == receiver.openapi_text(), "python -m tests.docs.receiver"
    for record_of_kind in receiver.records():
        assert f"### `{record_of_kind.kind}`" in text
    assert sum(bool(line.strip()) for line in receiver.receiver().splitlines()) <= LINES_MAX


def test_every_example_is_what_its_schema_says_and_what_a_hub_takes() -> None:
    import jsonschema  # only here: its grammars take longer to load than any other package

    whole = receiver.openapi()
    validator = jsonschema.Draft202012Validator(whole)
    for told in receiver.records():
        event = receiver.example(told)
        for model, value in (("EventDocument", event), (f"body.{told.kind}", event["body"])):
            schema = {"$ref": f"#/components/schemas/{model}"}
            assert list(validator.evolve(schema=whole | schema).iter_errors(value)) == []
        assert list(validator.evolve(schema=whole | {"$ref": f"#/components/schemas/body.{told.kind}"}).iter_errors({}))
        assert isinstance(validate(told.seq, event), ValidEvent)
    batch = {"$ref": "#/components/schemas/BatchDocument"}
    assert list(validator.evolve(schema=whole | batch).iter_errors(receiver.batch())) == []


@pytest.mark.wire
async def test_the_program_on_the_page_takes_what_the_uploader_sends(tmp_path: Path) -> None:
    outbox = every_kind()
    for _ in range(2):
        with running(tmp_path) as program:
            async with desk(outbox, program, batch=3) as uploader:
                await settle(uploader)
                status = uploader.status
                assert (status.through, status.waiting, status.parked) == (len(outbox.records), 0, 0)
            assert program.kept() == [receiver.example(told) | {"line": "L1"} for told in outbox.records]
        grow(outbox, 30)  # gzipped, and found by the next turn


@pytest.mark.wire
async def test_the_program_on_the_page_is_given_again_what_it_lost(tmp_path: Path) -> None:
    outbox = outbox_of(4)
    with running(tmp_path) as program:
        async with desk(outbox, program) as uploader:
            await settle(uploader)
    (tmp_path / "records.db").unlink()
    with running(tmp_path) as program:
        async with desk(outbox, program) as uploader:
            await settle(uploader)
        assert [event["seq"] for event in program.kept()] == [1, 2, 3, 4]


@pytest.mark.wire
async def test_the_program_on_the_page_and_the_hub_answer_alike(tmp_path: Path) -> None:
    """Gaps, repeats, a clone, a tombstone and the record that takes its place, in one order for both."""
    stone = receiver.records()[-1]
    mended = json.loads(posted(record(stone.seq)))
    mended["events"][0] |= {"id": receiver.records()[1].id, "mends": stone.id}
    sent = [
        posted(record(3)),
        posted(record(1)),
        posted(record(1)),
        posted(record(1, packed(9))).replace(b"id-1", b"id-9"),
        posted(stone_as_record()),
        json.dumps(mended).encode(),
        json.dumps(mended).encode(),
        posted(record(4), record(5)),
    ]
    with running(tmp_path) as program:
        async with (
            served(SqliteHome(tmp_path), program.token_file) as hub,
            httpx.AsyncClient(base_url=program.url, headers=hub.headers, trust_env=False) as own,
        ):
            for content in sent:
                batch = json.loads(content)
                numbers = batch["first_seq"], batch["last_seq"]
                answers = [await each.post("/v1/stations/L1/events", content=content) for each in (hub, own)]
                mends = bool(batch["events"][0].get("mends"))
                one, other = (read_receipt(answer.content, *numbers, mending=mends) for answer in answers)
                assert one.accepted_through == other.accepted_through
                assert [(i.status, i.code) for i in one.results] == [(i.status, i.code) for i in other.results]
            asked = {"station_epoch": "epoch-a"}
            for each in (hub, own):
                answer = await each.get("/v1/stations/L1/cursor", params=asked)
                assert read_cursor(answer.content).contiguous_through == 5


def stone_as_record() -> Record:
    stone = receiver.records()[-1]
    return Record(stone.seq, stone.id, stone.kind, stone.version, stone.at_us, stone.body)


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (b'{"accepted_through": "3", "results": []}', "accepted_through: "),
        (b'{"accepted_through": 3, "results": [{"seq": 1, "status": "fine"}]}', "results.0.status: "),
        (b"{}", "accepted_through: "),
    ],
)
def test_an_answer_that_is_none_is_told_with_its_field(raw: bytes, field: str) -> None:
    with pytest.raises(UnexpectedAnswer) as told:
        read_receipt(raw, 1, 1)
    assert str(told.value.arguments["problem"]).startswith(field)


async def test_whatever_a_hub_refuses_is_told_with_code_and_field(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("one\n")
    async with served(SqliteHome(tmp_path), tmp_path / "tokens") as hub:
        broken = json.loads(posted(record(1)))
        broken["events"][0]["time"] = 7
        item = (await hub.post("/v1/stations/L1/events", content=json.dumps(broken))).json()["results"][0]
        assert (item["code"], item["detail"].partition(":")[0]) == ("event_invalid", "time")
        for method, path, status, code, field in (
            ("GET", "/v1/stations/L1/cursor", 422, "request_malformed", "query.station_epoch"),
            ("GET", "/v1/stations/L1/released?limit=x", 422, "request_malformed", "query.limit"),
            ("POST", "/v1/stations/L1/events", 400, "batch_invalid", "station_epoch"),
            ("GET", "/v1/nothing", 404, "path_unknown", ""),
            ("DELETE", "/v1/stations/L1/events", 405, "not_allowed", ""),
        ):
            answer = await hub.request(method, path, content=b"{}" if method == "POST" else b"")
            told = answer.json()
            assert (answer.status_code, told["code"], told["detail"].partition(":")[0]) == (status, code, field), path
