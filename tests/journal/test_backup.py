"""A backup beside a running line: one file, one moment, verified; and the way back."""

import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from station.core.events import AlarmRaised, EpochGranted
from station.journal import Batch, JournalRefused, Reader, Store
from station.journal.backup import back_up
from station.journal.restore import put_back, restore_epoch
from station.journal.verify import verify
from tests.journal.make import NOW_US, missed, on_disk, passed


def begun(folder: Path) -> Store:
    """A journal that granted its first epoch."""
    store = on_disk(folder)
    store.append(NOW_US, [Batch(events=(EpochGranted(1, 0, "first"),))])
    return store


def test_beside_a_writer_it_is_whole_and_stands_alone(tmp_path: Path) -> None:
    data, away = tmp_path / "data", tmp_path / "away"
    away.mkdir()
    store = begun(data)
    store.append(NOW_US, [Batch(events=(passed(1, ["a", "b"]),))])
    seen: list[tuple[int, int]] = []

    def beside(done: int, total: int) -> None:
        seen.append((done, total))
        store.append(NOW_US, [Batch(events=(missed(1 + len(seen)),))])  # the line goes on

    done = back_up(data / "journal.db", away, progress=beside)
    store.close()
    assert done.report.clean
    assert done.report.counts["cases"] == 1  # the moment it was begun
    assert seen[-1][0] == seen[-1][1] > 0
    assert [file.name for file in away.iterdir()] == [done.file.name]
    assert done.file.stat().st_mode & 0o777 == 0o600
    assert verify(data / "journal.db").counts["cases"] == 1 + len(seen)


def test_only_so_many_are_kept_and_nothing_else_is_touched(tmp_path: Path) -> None:
    on_disk(tmp_path / "data").close()
    away = tmp_path / "away"
    away.mkdir()
    for day in range(10, 15):
        (away / f"journal-202611{day}T000000Z.db").write_bytes(b"old")
    (away / "journal-notes.db").write_bytes(b"mine")
    done = back_up(tmp_path / "data" / "journal.db", away, keep=3)
    assert [file.name for file in done.removed] == [f"journal-202611{day}T000000Z.db" for day in (10, 11, 12)]
    assert {file.name for file in away.iterdir()} >= {"journal-notes.db", done.file.name}


def test_a_damaged_journal_gives_no_backup_and_costs_no_good_one(tmp_path: Path) -> None:
    store = begun(tmp_path / "data")
    for n in range(1, 30):
        store.append(NOW_US, [Batch(events=(passed(n, [f"u{n}-{k}" for k in range(24)]),))])
    store.close()
    target = tmp_path / "good.db"
    assert back_up(tmp_path / "data" / "journal.db", target).report.clean
    good = target.read_bytes()
    with closing(sqlite3.connect(tmp_path / "data" / "journal.db")) as db, db:
        db.execute("UPDATE event SET body = replace(body, 'u7-3', 'u7-4') WHERE kind = 'case.passed'")
    done = back_up(tmp_path / "data" / "journal.db", target)
    assert not done.report.clean
    assert target.read_bytes() == good
    assert not list(tmp_path.glob("*.part*"))


def test_a_backup_never_takes_the_place_of_a_journal(tmp_path: Path) -> None:
    on_disk(tmp_path / "data").close()
    on_disk(tmp_path / "other").close()
    with pytest.raises(JournalRefused, match="backup_on_journal"):
        back_up(tmp_path / "data" / "journal.db", tmp_path / "other" / "journal.db")
    with pytest.raises(JournalRefused, match="backup_on_journal"):
        back_up(tmp_path / "data" / "journal.db", tmp_path / "other")


def test_put_back_it_is_the_journal_and_what_lay_there_is_kept(tmp_path: Path) -> None:
    data, backup = tmp_path / "data", tmp_path / "b.db"
    store = begun(data)
    store.append(NOW_US, [Batch(events=(passed(1, ["a"]),))])
    name = store.load().station_epoch
    back_up(data / "journal.db", backup)
    store.append(NOW_US, [Batch(events=(passed(2, ["b"]),))])
    with pytest.raises(JournalRefused, match="journal_locked"):
        put_back(data / "journal.db", backup)
    store.close()
    (data / "journal.db-wal").write_bytes(b"the log of another database")
    kept = put_back(data / "journal.db", backup)
    assert kept is not None
    assert (kept / "journal.db-wal").read_bytes() == b"the log of another database"
    restore_epoch(data / "journal.db", program="test", now_us=NOW_US, by="Li")
    with closing(Reader.open(data / "journal.db")) as reader:
        assert reader.taken(["a", "b"]) == {"a": "1/1"}
        assert reader.station_epoch() != name
    assert verify(data / "journal.db").clean


def test_a_damaged_backup_is_not_put_back(tmp_path: Path) -> None:
    store = begun(tmp_path / "data")
    for n in range(1, 30):
        store.append(NOW_US, [Batch(events=(passed(n, [f"u{n}-{k}" for k in range(24)]),))])
    store.close()
    backup = tmp_path / "b.db"
    back_up(tmp_path / "data" / "journal.db", backup)
    content = bytearray(backup.read_bytes())
    place = content.index(b"u9-5")
    content[place] ^= 1
    backup.write_bytes(content)
    before = (tmp_path / "data" / "journal.db").read_bytes()
    with pytest.raises(JournalRefused, match="backup_damaged"):
        put_back(tmp_path / "data" / "journal.db", backup)
    assert (tmp_path / "data" / "journal.db").read_bytes() == before


def test_a_full_disk_leaves_no_half_backup(tmp_path: Path) -> None:
    on_disk(tmp_path / "data").close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (48_000, hard))  # less than the journal, more than a log's index
    try:
        with pytest.raises(JournalRefused, match="backup_failed"):
            back_up(tmp_path / "data" / "journal.db", tmp_path / "b.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [entry.name for entry in tmp_path.iterdir()] == ["data"]


def test_a_new_name_ends_the_alarm_that_only_upstream_holds_our_records(tmp_path: Path) -> None:
    store = begun(tmp_path)
    store.append(NOW_US, [Batch(events=(AlarmRaised("records_lost:hub", "records_lost", ()),))])
    store.close()
    restore_epoch(tmp_path / "journal.db", program="test", now_us=NOW_US, by="Li")
    store = on_disk(tmp_path)
    assert store.load().alarms == ()
    store.close()
