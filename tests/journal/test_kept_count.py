"""What a start is told of the I/O block's own count."""

import sqlite3
from pathlib import Path

import pytest

from station.core.events import CasesUncounted, CountKept, EpochGranted
from station.core.kept_count import KeptCount
from station.journal import Batch, Store
from station.journal.restore import restore_epoch
from station.journal.verify import verify
from tests.journal.make import NOW_US, in_memory, memory, missed, on_disk, order_started, passed

KEPT = CountKept(1_001, 7, "io:502/1 input 32", 1)


@pytest.fixture
def disk() -> sqlite3.Connection:
    disk = memory()
    put(in_memory(disk), EpochGranted(epoch=1, previous=0, cause="first"), order_started(), passed(1, ["a"]), KEPT)
    return disk


def put(store: Store, *events: object) -> None:
    store.append(NOW_US, [Batch(events=events)])  # type: ignore[arg-type]


def away(unseen: int | None) -> CasesUncounted:
    return CasesUncounted("block_away", "o1", NOW_US - 1, NOW_US, 1, unseen)


def shows(disk: sqlite3.Connection) -> int | None:
    """What the block must show at the next start, if nothing came that has no record."""
    loaded = in_memory(disk).load()
    return None if loaded.kept_count is None else loaded.kept_count.at(loaded.tally.triggered)


def test_a_start_knows_what_the_block_must_show(disk: sqlite3.Connection) -> None:
    assert in_memory(disk).load().kept_count == KeptCount(1_001, 7, "io:502/1 input 32", 1)
    put(in_memory(disk), passed(2, ["b"]), missed(3), away(4))
    assert shows(disk) == 1_001 + 2 + 5


def test_cases_that_nobody_counted_end_it_and_so_does_a_doubt(disk: sqlite3.Connection) -> None:
    put(in_memory(disk), away(None))
    assert shows(disk) is None
    put(in_memory(disk), KEPT)
    assert shows(disk) == 1_001
    put(in_memory(disk), CountKept(None))
    assert shows(disk) is None


def test_a_backup_that_is_put_back_does_not_know_what_was_recorded_since(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    put(store, EpochGranted(epoch=1, previous=0, cause="first"), order_started(), passed(1, ["a"]), KEPT)
    store.close()
    restore_epoch(tmp_path / "journal.db", program="test", now_us=NOW_US, by="Li")
    store = on_disk(tmp_path)
    assert store.load().kept_count is None
    store.close()
    assert verify(tmp_path / "journal.db").clean
