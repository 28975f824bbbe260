"""C10: a journal that an older program wrote is sent by a newer one, byte for byte as the older one would have.

The journal is a file of the tests. The newer program is this one with every body of the wire raised by a version, and
the event that most records are made of as well. It sends all of it over a socket to a hub that has never heard of it.
"""

import gzip
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, closing
from pathlib import Path
from unittest.mock import patch

import httpx
import pytest

from station.assembly.outbox import JournalOutbox
from station.core.events import CasePassed, OrderSuspended
from station.journal import Batch, Journal, Reader, codec, wire
from station.journal.verify import verify
from sync.delivery.destination import EncodedBatch, NativeDestination
from sync.delivery.session import IDLE_S
from sync.result import DeliveryResult
from tests.journal.make import NOW_US, asking, on_disk
from tests.sync.desk import desk, settle
from tests.sync.golden_files import RECORDS, restored
from tests.sync.servers import TOKEN, Hub, hub_at

pytestmark = pytest.mark.wire
GOLDEN = RECORDS.read_bytes().splitlines()


def newer(encode: wire.Encoder) -> wire.Encoder:
    return lambda logged: {"raised": True, **encode(logged), "reason": "of today"}


@pytest.fixture
def raised() -> Iterator[None]:
    """The program of tomorrow."""
    encoders = {**wire.ENCODERS} | {(kind, 2): newer(encode) for (kind, _), encode in wire.ENCODERS.items()}
    with ExitStack() as today:
        today.enter_context(patch.object(wire, "ENCODERS", encoders))
        today.enter_context(patch.object(CasePassed, "version", 2))
        today.enter_context(patch.dict(codec.UPCASTERS, {("case.passed", 1): lambda body: body}))
        yield


@asynccontextmanager
async def outbox_of(folder: Path) -> AsyncIterator[tuple[Journal, JournalOutbox]]:
    path = restored(folder)
    journal = Journal(lambda: on_disk(folder))
    loaded = await journal.start()
    reader = Reader.open(path)
    try:
        yield journal, JournalOutbox(loaded.station_epoch, journal, reader, asking(journal))
    finally:
        reader.close()
        await journal.close()


def listening(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What goes over the wire from now on, event by event, as its bytes."""
    sent: list[bytes] = []
    send = NativeDestination.send

    async def hear(self: NativeDestination, encoded: EncodedBatch) -> DeliveryResult:
        body = gzip.decompress(encoded.content) if "Content-Encoding" in encoded.headers else encoded.content
        sent.extend(split(body))
        return await send(self, encoded)

    monkeypatch.setattr(NativeDestination, "send", hear)
    return sent


def split(body: bytes) -> list[bytes]:
    """The events of a batch as they stand in it."""
    text, found = body.decode(), []
    decoder, at = json.JSONDecoder(), text.index('"events":[') + len('"events":[')
    while text[at] != "]":
        _, end = decoder.raw_decode(text, at)
        found.append(text[at:end].encode())
        at = end + (text[end] == ",")
    return found


def stored(hub: Hub) -> list[tuple[int, str, int, dict[str, object]]]:
    with closing(sqlite3.connect(hub.folder / "hub.db")) as disk:
        rows = disk.execute("SELECT seq, kind, version, body FROM event ORDER BY seq").fetchall()
    return [(seq, kind, version, json.loads(body)) for seq, kind, version, body in rows]


def as_stored(line: bytes) -> tuple[int, str, int, dict[str, object]]:
    event = json.loads(line)
    return event["seq"], event["kind"], event["version"], event["body"]


@pytest.mark.usefixtures("raised")
async def test_an_old_journal_is_sent_as_it_was_when_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hub_at(tmp_path / "hub") as hub, outbox_of(tmp_path) as (journal, outbox), desk(outbox, hub) as uploader:
        sent = listening(monkeypatch)
        assert await settle(uploader) == IDLE_S
        assert sent == GOLDEN
        assert stored(hub) == [as_stored(line) for line in GOLDEN]
        await journal.submit(NOW_US + 1, Batch(events=(OrderSuspended("A1", "anna"),)))
        await settle(uploader)
        newest = stored(hub)[-1]
        assert newest[:3] == (len(GOLDEN) + 1, "order.suspended", 2) and newest[3]["raised"] is True


@pytest.mark.usefixtures("raised")
async def test_a_hub_that_lost_its_end_gets_the_rest_and_knows_all_of_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty records came from the older program before the hub was put back; what both send is one and the same."""
    async with hub_at(tmp_path / "hub") as hub, outbox_of(tmp_path) as (journal, outbox), desk(outbox, hub) as uploader:
        assert await post(hub, outbox.station_epoch, GOLDEN[:20]) == {"accepted"}
        await journal.set_cursor("hub", len(GOLDEN))
        sent = listening(monkeypatch)
        assert await settle(uploader) == IDLE_S
        assert sent == GOLDEN[20:]
        assert await post(hub, outbox.station_epoch, GOLDEN) == {"exists"}
        assert not uploader.status.alarms


async def post(hub: Hub, station_epoch: str, lines: list[bytes]) -> set[str]:
    """The older program sends these; what the hub says of them."""
    first, last = as_stored(lines[0])[0], as_stored(lines[-1])[0]
    front = {"station_epoch": station_epoch, "first_seq": first, "last_seq": last, "head": {"seq": last, "hash": ""}}
    body = json.dumps(front).encode()[:-1] + b',"events":[' + b",".join(lines) + b"]}"
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{hub.url}/v1/stations/{hub.station}/events", content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return {each["status"] for each in answer.json()["results"]}


def test_the_journal_of_the_tests_is_whole_and_read_by_the_program_of_today(tmp_path: Path) -> None:
    assert verify(restored(tmp_path)).findings == []
