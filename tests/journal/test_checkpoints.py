"""The log is copied between cases, never inside a commit."""

import asyncio
from pathlib import Path

import pytest

from station.journal import Batch, Journal, Reader
from station.journal import journal as journal_module
from station.journal.checkpoints import IDLE_S, Checkpoints
from tests.journal.make import NOW_US, on_disk, passed

MB = 1024 * 1024


class Log:
    def __init__(self) -> None:
        self.size = 0
        self.copied = 0

    def wal_bytes(self) -> int:
        return self.size

    def checkpoint(self) -> bool:
        self.copied += 1
        return True


def test_a_small_log_is_left_alone() -> None:
    log = Log()
    checkpoints = Checkpoints(log)
    log.size = 4 * MB
    checkpoints.after_commit()
    assert checkpoints.idle_wait_s() is None
    checkpoints.idle()
    assert log.copied == 0


def test_a_grown_log_is_copied_once_the_line_pauses() -> None:
    log = Log()
    checkpoints = Checkpoints(log)
    log.size = 5 * MB
    checkpoints.after_commit()
    assert (checkpoints.idle_wait_s(), log.copied) == (IDLE_S, 0)
    checkpoints.idle()
    assert (log.copied, checkpoints.done, checkpoints.forced) == (1, 1, 0)
    checkpoints.idle()
    assert log.copied == 1  # nothing new since


def test_a_log_at_its_bound_is_copied_at_once_and_counted() -> None:
    log = Log()
    checkpoints = Checkpoints(log)
    log.size = 65 * MB
    checkpoints.after_commit()
    assert (checkpoints.forced, log.copied) == (1, 1)
    log.size = 66 * MB  # a reader holds it: it goes on growing
    checkpoints.after_commit()
    assert checkpoints.forced == 1
    log.size = 70 * MB
    checkpoints.after_commit()
    assert checkpoints.forced == 2
    log.size = 4 * MB
    checkpoints.after_commit()
    log.size = 65 * MB
    checkpoints.after_commit()
    assert checkpoints.forced == 3


async def test_on_a_real_disk_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "Checkpoints", lambda store: Checkpoints(store, force_bytes=5 * MB))
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    reader = Reader.open(tmp_path / "journal.db")
    for n in range(1, 41):
        keys = [f"{n}-{k}-{'x' * 400}" for k in range(128)]
        await journal.submit(NOW_US, Batch(events=(passed(n, keys),)))
        assert len(reader.taken(keys[:3])) == 3
    health = journal.health()
    assert health.forced_checkpoints > 0 and health.wal_bytes < 10 * MB
    reader.close()
    await journal.close()


async def test_an_idle_journal_copies_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.journal.checkpoints.IDLE_S", 0.001)
    monkeypatch.setattr(journal_module, "Checkpoints", lambda store: Checkpoints(store, idle_bytes=1))
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    await journal.submit(NOW_US, Batch(events=(passed(1, ["a"]),)))
    async with asyncio.timeout(5):
        while not journal.health().checkpoints:
            await asyncio.sleep(0.001)
    assert journal.health().forced_checkpoints == 0
    await journal.close()
