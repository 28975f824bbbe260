"""The asyncio face: futures after commit, fail-stop after a fault."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from station.core.events import CaseReleased
from station.core.values import CaseRef, QueueRow
from station.journal import Batch, Journal, Reader, StoreFault
from tests.journal.make import NOW_US, missed, on_disk, park, passed


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    yield journal
    await journal.close()


async def test_a_future_is_done_when_others_can_read_it(journal: Journal, tmp_path: Path) -> None:
    await journal.submit(NOW_US, Batch(events=(passed(1, ["a"]),)))
    reader = Reader.open(tmp_path / "journal.db")
    assert reader.taken(["a"]) == {"a": "1/1"}
    reader.close()


async def test_what_waits_is_committed_together(journal: Journal) -> None:
    seqs = await asyncio.gather(*(journal.submit(NOW_US, Batch(events=(missed(n),))) for n in range(1, 201)))
    health = journal.health()
    assert seqs == sorted(seqs) and health.batches == 200
    assert health.commits < 100 and health.last_commit_ms > 0 and health.waiting == 0


async def test_unit_reads_wait_for_company_and_go_with_the_first_event(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.journal.journal.LINGER_S", 3_600.0)
    before = journal.health().commits
    reads = [journal.submit(NOW_US, Batch(queue=(QueueRow(n, NOW_US, None, None, 0),))) for n in (1, 2, 3)]
    await asyncio.gather(*reads, journal.submit(NOW_US, Batch(events=(missed(1),))))
    assert journal.health().commits == before + 1


async def test_unit_reads_wait_no_longer_than_their_time(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.journal.journal.LINGER_S", 0.0)
    assert await journal.submit(NOW_US, Batch(queue=(QueueRow(1, NOW_US, None, None, 0),))) == 1


async def test_closing_does_not_wait_for_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.journal.journal.LINGER_S", 3_600.0)
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    waiting = journal.submit(NOW_US, Batch(queue=(QueueRow(1, NOW_US, None, None, 0),)))
    await journal.close()
    assert await waiting == 1


async def test_closing_writes_what_waits(tmp_path: Path) -> None:
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    waiting = journal.submit(NOW_US, Batch(events=(missed(1),)))
    await journal.close()
    assert await waiting == 2
    with pytest.raises(StoreFault, match="journal_closed"):
        await journal.submit(NOW_US, Batch(events=(missed(2),)))


async def test_a_fault_fails_everything_until_reopened(journal: Journal, tmp_path: Path) -> None:
    await journal.submit(NOW_US, Batch(events=(passed(1, ["a"]),)))
    bad = journal.submit(NOW_US, Batch(events=(passed(2, ["a"]),)))
    with pytest.raises(StoreFault, match="unit_taken"):
        await bad
    with pytest.raises(StoreFault, match="unit_taken"):
        await journal.submit(NOW_US, Batch(events=(missed(3),)))
    assert journal.fault == "unit_taken"
    loaded = await journal.reopen()
    assert [case.case for case in loaded.open_cases] == [CaseRef(1, 1)] and loaded.boot == 2
    await journal.submit(NOW_US, Batch(events=(CaseReleased(CaseRef(1, 1), "exit"),)))


async def test_a_full_queue_is_a_fault_not_a_longer_queue(tmp_path: Path) -> None:
    journal = Journal(lambda: on_disk(tmp_path), waiting_bound=2)
    await journal.start()
    blocker = sqlite3.connect(tmp_path / "journal.db")
    blocker.execute("BEGIN IMMEDIATE")  # the writer's first commit cannot begin
    futures = [journal.submit(NOW_US, Batch(events=(missed(n),))) for n in range(1, 9)]
    results = asyncio.gather(*futures, return_exceptions=True)
    await asyncio.sleep(0)
    blocker.rollback()
    blocker.close()
    assert any(isinstance(told, StoreFault) and told.key == "journal_queue_full" for told in await results)
    assert journal.fault == "journal_queue_full"
    await journal.close()


async def test_cursors_and_parked_records_are_kept(journal: Journal) -> None:
    await journal.set_cursor("hub", 7)
    await journal.submit(NOW_US, Batch(events=(park(3, "rejected", "no such product \ud800"),)))
    await journal.reopen()
