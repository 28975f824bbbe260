"""A disk that fails: nothing half done, no guess about what is on it."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from station.core.events import EpochGranted
from station.core.values import QueueRow
from station.journal import Batch, Journal, JournalRefused, Store, StoreFault
from station.journal import journal as journal_module
from station.journal.checkpoints import Checkpoints
from station.journal.verify import verify
from tests.journal.make import NOW_US, in_memory, memory, missed, on_disk, passed


class FailingDisk(sqlite3.Connection):
    """A connection whose n-th statement from now fails as the operating system would make it fail."""

    countdown = -1
    error = "disk I/O error"
    at_commit = False

    def _count(self, sql: str) -> None:
        if self.at_commit and sql != "COMMIT":
            return
        self.countdown -= 1
        if self.countdown == 0:
            error = sqlite3.OperationalError(self.error)
            error.sqlite_errorname = {"disk I/O error": "SQLITE_IOERR_FSYNC"}.get(self.error, "SQLITE_FULL")
            raise error

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *values)


def failing() -> FailingDisk:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=FailingDisk)


@pytest.mark.parametrize(("error", "key"), [("disk I/O error", "disk_error"), ("disk is full", "disk_full")])
def test_whichever_statement_fails_nothing_of_the_batch_stays(error: str, key: str) -> None:
    nth = 1
    while fails_whole(nth, error, key):
        nth += 1
    assert nth > 15  # every statement of the batch was hit, COMMIT included


def fails_whole(nth: int, error: str, key: str) -> bool:
    """Let the n-th statement of one batch fail; False when the batch has no n-th statement."""
    disk = failing()
    store = in_memory(disk)
    store.append(NOW_US, [Batch(events=(passed(1, ["a", "b"]),))])
    before = store.load(), store.head
    batch = Batch(events=(passed(2, ["c"]), missed(3)), queue=(QueueRow(1, NOW_US, None, None, 1),))
    disk.error, disk.countdown = error, nth
    try:
        store.append(NOW_US, [batch])
    except StoreFault as fault:
        assert fault.key == key
    else:
        return False
    with pytest.raises(StoreFault, match="store_closed"):
        store.append(NOW_US, [batch])
    again = in_memory(disk)
    loaded = again.load()
    assert (loaded.tally, loaded.open_cases, loaded.queue) == (before[0].tally, before[0].open_cases, ())
    assert again.head.seq == before[1].seq + 1  # the new journal.opened
    again.append(NOW_US, [batch])
    return True


async def test_a_failed_commit_fails_the_future_and_the_journal_stops(tmp_path: Path) -> None:
    disks: list[FailingDisk] = []

    def open_failing() -> Store:
        store = on_disk(tmp_path)
        disk = sqlite3.connect(
            tmp_path / "journal.db", isolation_level=None, check_same_thread=False, factory=FailingDisk
        )
        store._db.close()
        store._db = disk
        disks.append(disk)
        return store

    journal = Journal(open_failing)
    await journal.start()
    await journal.submit(NOW_US, Batch(events=(passed(1, ["a"]),)))
    disks[0].at_commit, disks[0].countdown = True, 1
    waiting = [journal.submit(NOW_US, Batch(events=(passed(n, [f"u{n}"]),))) for n in (2, 3)]
    for future in waiting:
        with pytest.raises(StoreFault, match="disk_error"):
            await future
    assert journal.health().fault == "disk_error"
    loaded = await journal.reopen()
    assert [case.case.seq for case in loaded.open_cases] == [1] and journal.health().checked == "whole"
    await journal.submit(NOW_US, Batch(events=(passed(2, ["u2"]),)))
    await journal.close()


FULL = """
import resource, signal, sys
from pathlib import Path
from station.core.events import EpochGranted
from station.journal import Batch, StoreFault
from tests.journal.make import NOW_US, on_disk, passed
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = on_disk(Path(sys.argv[1]))
store.append(NOW_US, [Batch(events=(EpochGranted(1, 0, "first"),))])
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
done = 0
try:
    while done < 1000:
        store.append(NOW_US, [Batch(events=(passed(done + 1, [f"{done}-{k}" * 20 for k in range(24)]),))])
        done += 1
except StoreFault as fault:
    print(done, fault.key)
store.close()
"""


def test_a_disk_without_room_stops_the_store_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """The operating system refuses to let any file grow past a limit: what a full disk does, without being root."""
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    done, key = told.stdout.split()
    assert int(done) > 5 and key in ("disk_full", "disk_error")
    store = on_disk(tmp_path)
    assert len(store.load().open_cases) == int(done) and store.checked == "whole"
    store.append(NOW_US, [Batch(events=(passed(int(done) + 1, ["room again"]),))])
    store.close()
    assert verify(tmp_path / "journal.db").findings == []


async def test_tables_that_make_no_sense_are_refused_at_the_start(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    store.append(NOW_US, [Batch(events=(missed(1, epoch=1), EpochGranted(1, 0, "first")))])
    store._db.execute("UPDATE plc_case SET reason = 'bad weather'")
    store.close()
    with pytest.raises(JournalRefused, match="journal_damaged"):
        await Journal(lambda: on_disk(tmp_path)).start()
    on_disk(tmp_path).close()  # and nobody holds the folder


async def test_a_failed_checkpoint_stops_the_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "Checkpoints", lambda store: Checkpoints(store, force_bytes=0))
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()

    def fails(_store: Store) -> bool:
        raise StoreFault("disk_error", detail="SQLITE_IOERR_WRITE")

    monkeypatch.setattr(Store, "checkpoint", fails)
    await journal.submit(NOW_US, Batch(events=(missed(1),)))  # durable before the checkpoint was tried
    with pytest.raises(StoreFault, match="disk_error"):
        await journal.submit(NOW_US, Batch(events=(missed(2),)))
    monkeypatch.undo()
    loaded = await journal.reopen()
    assert loaded.tally.missed == 1
    await journal.close()


def test_a_checkpoint_that_fails_closes_the_store() -> None:
    disk = failing()
    store = in_memory(disk)
    disk.countdown = 1
    with pytest.raises(StoreFault, match="disk_error"):
        store.checkpoint()
    with pytest.raises(StoreFault, match="store_closed"):
        store.append(NOW_US, [Batch(events=(missed(1),))])


def test_numbers_too_large_for_the_disk_are_a_fault_not_a_crash() -> None:
    store = in_memory()
    with pytest.raises(StoreFault, match="store_failure"):
        store.append(2**63, [Batch(events=(missed(1),))])


def test_a_crash_inside_a_transaction_is_rolled_back_by_the_next_opening() -> None:
    disk = memory()
    store = in_memory(disk)
    disk.execute("BEGIN IMMEDIATE")
    store.add(NOW_US, Batch(events=(missed(1),)))  # and the process is gone
    assert in_memory(disk).load().tally.missed == 0
