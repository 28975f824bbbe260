"""From a 422 to a record stored once: journal, uploader, hub and the desk that the API asks, without a line."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from station.api import schema
from station.api.errors import ApiRefused
from station.assembly.outbox import JournalOutbox
from station.assembly.records_service import RecordsService
from station.assembly.stories import released_wire_seq
from station.assembly.upstream import Upstreams
from station.core.events import CaseReleased, EpochGranted
from station.core.observations import Now
from station.core.values import CaseRef
from station.journal import Batch, Journal, Reader
from station.journal.verify import verify
from sync.delivery.session import IDLE_S
from sync.delivery.uploader import Uploader
from tests.journal.make import NOW_US, asking, on_disk, order_started, passed
from tests.sync.desk import desk, settle
from tests.sync.servers import Hub, hub_at

pytestmark = pytest.mark.wire
CASES = 5


@dataclass(frozen=True, slots=True)
class OneUpstream:
    """What the desk asks of ``Upstreams``."""

    uploader: Uploader

    @property
    def uploaders(self) -> list[Uploader]:
        return [self.uploader]

    def of(self, name: str) -> Uploader | None:
        return self.uploader if name == "hub" else None

    def destinations(self) -> tuple[schema.Destination, ...]:
        told = self.uploader.status
        return (
            schema.Destination(
                name=told.name, state=told.phase.value, waiting=told.waiting, delivered_through=told.through,
                parked=told.parked, again=told.resend_waiting, cause=told.cause, next_try_us=told.next_try_us,
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    hub: Hub
    uploader: Uploader
    records: RecordsService
    reader: Reader
    journal: Journal

    async def park(self, *poison: int) -> None:
        """Refused by a 422 until their tombstones come instead."""
        for seq in poison:
            self.hub.fault(mode="refuse", status=422, seqs=[seq], body="<b>no</b> such product")
            while seq not in {each.seq for each in self.reader.parked("hub")}:
                assert await self.uploader.step() == 0
            self.hub.heal()
        assert await settle(self.uploader) == IDLE_S

    async def again(self, *seqs: int, destination: str = "hub") -> schema.CommandAnswer:
        args = schema.SendAgainArgs(destination=destination, wire_seqs=seqs or None)
        return await self.records.send_again(schema.SendAgain(id="c", args=args))


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    journal = Journal(lambda: on_disk(folder))
    loaded = await journal.start()
    reader = Reader.open(folder / "journal.db")
    await journal.submit(NOW_US, Batch(events=(EpochGranted(1, 0, "first"), order_started("o1"))))
    for number in range(1, CASES + 1):
        case = (passed(number, [f"u{number}"]), CaseReleased(CaseRef(1, number), "exit"))
        await journal.submit(NOW_US + number, Batch(events=case))
    outbox = JournalOutbox(loaded.station_epoch, journal, reader, asking(journal))
    try:
        async with hub_at(folder / "hub") as hub, desk(outbox, hub) as uploader:
            upstreams = cast(Upstreams, OneUpstream(uploader))
            desk_ = RecordsService(["hub"], upstreams, reader, lambda: Now(1_000, NOW_US + 1_000))
            yield World(hub, uploader, desk_, reader, journal)
    finally:
        reader.close()
        await journal.close()


async def test_refused_sent_again_and_stored_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.park(3)  # record 1 is the order's start, so this is case 2
        assert await here.hub.released() == [1, 3, 4, 5]
        (told,) = (await here.records.status()).parked
        assert (told.wire_seq, told.case, told.order, told.kind, told.status) == (
            3,
            "1/2",
            "o1",
            "case.released",
            "422",
        )
        assert "<b>no</b>" in told.words and told.tried_us is None
        assert (await here.again(3)).done
        assert await settle(here.uploader) == IDLE_S
        assert await here.hub.released() == [1, 2, 3, 4, 5]
        assert (await here.records.status()).parked == ()
    assert verify(tmp_path / "journal.db").clean


async def test_refused_again_it_says_so_and_when(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.park(3)
        here.hub.fault(mode="refuse", status=422, seqs=[3], body="never")
        await here.again()
        await settle(here.uploader)
        (told,) = (await here.records.status()).parked
        assert (told.status, "never" in told.words, told.tried_us is not None) == ("422", True, True)
    assert verify(tmp_path / "journal.db").clean


async def test_what_is_delivered_is_counted_without_what_was_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        (before,) = (await here.records.status()).delivered
        assert (before.total, before.today, before.today_of) == (0, 0, CASES + 1)
        await here.park(2, 5)
        (told,) = (await here.records.status()).delivered
        assert (told.total, told.today, told.today_of) == (CASES - 1, CASES - 1, CASES + 1)


async def test_a_refused_record_whose_tombstone_waits_is_counted_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.hub.fault(mode="refuse", status=422, seqs=[3], body="no")
        while not here.reader.parked("hub"):
            await here.uploader.step()
        (told,) = (await here.records.status()).delivered
        assert (told.total, told.today) == (2, 2)


async def test_a_case_knows_that_its_record_was_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.park(3)
        stories = [here.reader.case(CaseRef(1, number)) for number in (1, 2)]
        seqs = [released_wire_seq(story) for story in stories if story is not None]
        assert [await here.records.refused_by(seq) for seq in seqs] == [(), ("hub",)]
        assert await here.records.refused_by(None) == ()


@pytest.mark.parametrize(
    ("destination", "seq", "key"), [("hub", 4, "record_not_parked"), ("nobody", 3, "destination_unknown")]
)
async def test_what_cannot_be_sent_again_is_refused(tmp_path: Path, destination: str, seq: int, key: str) -> None:
    async with world(tmp_path) as here:
        await here.park(3)
        answer = await here.again(seq, destination=destination)
        assert (answer.done, answer.key) == (False, key)


async def test_parked_records_are_exported_whole_page_by_page(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.park(2, 4, 6)
        lines, after = [], 0
        while page := await here.records.parked_lines("hub", after, 2):
            told = [json.loads(line) for line in page.splitlines()]
            lines += told
            after = told[-1]["seq"]
        assert [each["seq"] for each in lines] == [2, 4, 6]
        assert lines[1]["kind"] == "container.packed"
        assert lines[1]["body"]["members"][0]["code"]["text"] == "u3"
        assert await here.records.parked_lines("nobody", 0, 2) is None


async def test_a_journal_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.reader.close()
        with pytest.raises(ApiRefused):
            await here.records.order_cases("o1", 0)
