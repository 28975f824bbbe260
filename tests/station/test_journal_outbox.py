"""The journal as the uploader's outbox, held to what every outbox must do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from station.assembly.outbox import JournalOutbox
from station.core.events import CaseReleased, EpochGranted
from station.core.values import CaseRef
from station.journal import Batch, Journal, Reader
from station.journal.verify import verify
from sync.errors import OutboxFault
from sync.outbox import Outbox
from tests.journal.make import NOW_US, asking, on_disk, passed
from tests.sync.outbox_suite import OutboxSuite


@asynccontextmanager
async def journal_outbox(folder: Path, count: int) -> AsyncIterator[JournalOutbox]:
    """A journal on disk with so many released cases, seen by one destination."""
    journal = Journal(lambda: on_disk(folder))
    loaded = await journal.start()
    reader = Reader.open(folder / "journal.db")
    try:
        await journal.submit(NOW_US, Batch(events=(EpochGranted(1, 0, "first"),)))
        for number in range(1, count + 1):
            released = CaseReleased(CaseRef(1, number), "exit")
            await journal.submit(NOW_US + number, Batch(events=(passed(number, [f"u{number}"]), released)))
        yield JournalOutbox(loaded.station_epoch, journal, reader, asking(journal))
    finally:
        reader.close()
        await journal.close()


class TestJournalOutbox(OutboxSuite):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self._path = tmp_path

    @asynccontextmanager
    async def filled(self, count: int) -> AsyncIterator[Outbox]:
        async with journal_outbox(self._path, count) as outbox:
            yield outbox
        assert verify(self._path / "journal.db").clean


async def test_a_number_that_was_never_given_is_refused_and_the_journal_writes_on(tmp_path: Path) -> None:
    async with journal_outbox(tmp_path, 1) as outbox:
        with pytest.raises(OutboxFault, match="record_unknown"):
            await outbox.park("hub", 2, "422", "")
        await outbox.park("hub", 1, "422", "no")
        assert [stone.seq for stone in await outbox.parked("hub", 0, 10)] == [1]


async def test_words_nobody_should_obey_are_kept_and_the_log_agrees_with_the_tables(tmp_path: Path) -> None:
    hostile = "<b>\u202eno\x00 {x} %n"
    async with journal_outbox(tmp_path, 2) as outbox:
        for seq in (1, 2):
            await outbox.park("hub", seq, "422", "first")
        await outbox.park("hub", 1, "<i>", hostile)
        await outbox.unpark("hub", 2)
        (stone,) = await outbox.parked("hub", 0, 10)
        assert (stone.words, stone.said_status, stone.said_words) == ("first", "<i>", hostile)
    assert verify(tmp_path / "journal.db").clean
