"""What a data folder may be, and what is refused: always with a key, never with a change."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from station.core.events import EpochGranted
from station.journal import Batch, JournalRefused, Store, StoreFault, migrations, opening, schema
from station.journal.restore import restore_epoch
from station.journal.verify import verify
from tests.journal.make import NOW_US, missed, on_disk, passed


def journal(folder: Path) -> Path:
    return folder / "journal.db"


def filled(folder: Path, cases: int = 40) -> Path:
    store = on_disk(folder)
    for n in range(1, cases + 1):
        store.append(NOW_US, [Batch(events=(passed(n, [f"u{n}-{k}" for k in range(24)]),))])
    store.close()
    return journal(folder)


def refusal(folder: Path, **options: bool) -> str:
    with pytest.raises(JournalRefused) as refused:
        on_disk(folder, **options)
    return refused.value.key


def test_a_folder_is_made_and_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    first = on_disk(folder)
    name = first.load().station_epoch
    first.close()
    again = on_disk(folder)
    assert (again.load().station_epoch, again.load().boot, again.checked) == (name, 2, "clean")
    assert {entry.name for entry in folder.iterdir()} >= {"journal.db", "lock", "installed"}
    again.close()


def test_the_file_says_whose_it_is_and_how_it_is_kept(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    db = store._db
    asked = ("application_id", "user_version", "synchronous", "foreign_keys", "trusted_schema", "wal_autocheckpoint")
    told = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert told == [schema.APPLICATION_ID, schema.SCHEMA_VERSION, 2, 1, 0, 0]
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    store.close()


def test_nothing_is_made_where_nothing_was_asked_for(tmp_path: Path) -> None:
    assert refusal(tmp_path, create=False) == "journal_absent"
    assert list(tmp_path.iterdir()) == []


def test_a_second_instance_is_told_who_holds_it(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    with pytest.raises(JournalRefused, match="journal_locked") as refused:
        on_disk(tmp_path)
    assert refused.value.arguments["pid"] == str(os.getpid())
    store.close()
    on_disk(tmp_path).close()


def test_a_lost_journal_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    filled(tmp_path).unlink()
    assert refusal(tmp_path) == "journal_missing"
    assert not journal(tmp_path).exists()


def test_a_log_without_its_database_is_a_lost_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.db-wal").write_bytes(b"x" * 100)
    assert refusal(tmp_path) == "journal_missing"


def test_what_a_crash_in_the_very_first_start_left_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "journal.db.new").write_bytes(b"half")
    (tmp_path / "journal.db.new-wal").write_bytes(b"half")
    on_disk(tmp_path).close()
    assert not list(tmp_path.glob("*.new*"))


def test_another_applications_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(journal(tmp_path)) as db:
        db.execute("CREATE TABLE recipes(name)")
    db.close()
    before = journal(tmp_path).read_bytes()
    assert refusal(tmp_path) == "journal_foreign"
    assert journal(tmp_path).read_bytes() == before


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path, 1)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(JournalRefused, match="journal_newer") as refused:
        on_disk(tmp_path)
    assert refused.value.arguments["found"] == schema.SCHEMA_VERSION + 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 2\x00" + b"\x00" * 5000])
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    journal(tmp_path).write_bytes(content)
    assert refusal(tmp_path) == "journal_not_a_database"
    assert journal(tmp_path).read_bytes() == content


def test_a_bit_flip_in_the_header_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path)
    content = bytearray(path.read_bytes())
    content[100] ^= 0xFF  # type of the first page's b-tree
    path.write_bytes(content)
    assert refusal(tmp_path) == "journal_damaged"


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert refusal(tmp_path) == "journal_damaged"


def test_after_an_unclean_stop_the_whole_file_is_looked_at(tmp_path: Path) -> None:
    path = filled(tmp_path, 300)
    (tmp_path / "lock").write_text("4711\n")
    store = on_disk(tmp_path)
    assert store.checked == "whole"
    store.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 200] = b"\xa5" * 200
    path.write_bytes(content)
    (tmp_path / "lock").write_text("4711\n")
    assert refusal(tmp_path) == "journal_damaged"


def test_the_look_after_an_unclean_stop_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path, 300)
    (tmp_path / "lock").write_text("4711\n")
    monkeypatch.setattr(opening, "CHECK_BUDGET_S", -1.0)
    store = on_disk(tmp_path)
    assert store.checked == "cut"
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refusal(tmp_path) == "journal_unwritable"


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(JournalRefused, match="journal_unwritable"):
        on_disk(tmp_path / "data")


def test_a_migration_killed_midway_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    broken = Migrations("station")
    broken(name="1-the-line-runs")(lambda db: db.conn.execute("CREATE TABLE half(a)") and None)
    broken(name="2-fails")(lambda db: db.conn.execute("CREATE TABLE half(a)") and None)
    with pytest.raises(sqlite3.OperationalError):
        migrations.apply(db, broken)
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    db.close()


def test_a_restored_backup_gets_a_new_name_and_starts_its_cursors_again(tmp_path: Path) -> None:
    filled(tmp_path)
    store = on_disk(tmp_path)
    old, head = store.load().station_epoch, store.head
    store.set_cursor("hub", 3)
    store.close()
    new = restore_epoch(journal(tmp_path), program="test", now_us=NOW_US, by="Li")
    store = on_disk(tmp_path)
    assert store.load().station_epoch == new != old
    assert store.head.seq == head.seq + 2
    assert store._db.execute("SELECT count(*) FROM cursor").fetchone() == (0,)
    assert store.load().restored  # the PLC's numbers are unknown until it has a new epoch
    store.append(NOW_US, [Batch(events=(EpochGranted(2, 1, "restored"),))])
    assert not store.load().restored
    store.close()
    assert verify(journal(tmp_path)).findings[0].key == "case_not_granted"  # of the made-up cases; the tables are whole


def test_an_old_backup_is_not_taken_for_the_journal(tmp_path: Path) -> None:
    backup = filled(tmp_path, 5).read_bytes()
    store = on_disk(tmp_path)
    store.append(NOW_US, [Batch(events=(missed(6),))])
    store.close()
    journal(tmp_path).write_bytes(backup)
    with pytest.raises(JournalRefused, match="journal_behind") as refused:
        on_disk(tmp_path)
    assert (refused.value.arguments["found"], refused.value.arguments["expected"]) == (6, 8)
    restore_epoch(journal(tmp_path), program="test", now_us=NOW_US, by="Li")
    on_disk(tmp_path).close()


@pytest.mark.parametrize("damage", ["deleted", "cut", "flipped"])
def test_a_lost_or_damaged_log_is_noticed(tmp_path: Path, damage: str) -> None:
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, check=False)
    wal = tmp_path / "journal.db-wal"
    content = bytearray(wal.read_bytes())
    middle = len(content) // 2
    match damage:
        case "deleted":
            wal.unlink()
        case "cut":
            wal.write_bytes(content[:middle])
        case _:
            content[middle] ^= 1
            wal.write_bytes(content)
    before = three(tmp_path)
    assert refusal(tmp_path) == "journal_behind"
    assert three(tmp_path) == before  # nothing was written, nothing was copied into the file, nothing was deleted
    assert refusal(tmp_path) == "journal_behind"
    (kept,) = (tmp_path / "quarantine").iterdir()  # once, however often it is tried
    assert three(kept) == before


def three(folder: Path) -> dict[str, bytes]:
    """What lies there of the database and its log. The log's index is made anew by every look, an absent log empty."""
    lies = {path.name: path.read_bytes() for path in folder.glob("journal.db*") if not path.name.endswith("-shm")}
    return {name: content for name, content in lies.items() if content}


def test_the_line_of_a_refused_journal_can_be_told_where_its_copy_is(tmp_path: Path) -> None:
    path = filled(tmp_path)
    content = bytearray(path.read_bytes())
    content[100] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(JournalRefused) as refused:
        on_disk(tmp_path)
    kept = Path(str(refused.value.arguments["kept"]))
    assert (kept / "journal.db").read_bytes() == bytes(content) == path.read_bytes()


def test_what_belongs_to_somebody_else_is_not_copied(tmp_path: Path) -> None:
    with sqlite3.connect(journal(tmp_path)) as db:
        db.execute("CREATE TABLE recipes(name)")
    db.close()
    assert refusal(tmp_path) == "journal_foreign"
    assert not (tmp_path / "quarantine").exists()


def test_everything_in_the_folder_is_its_users_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        store = on_disk(tmp_path / "data")
        store.append(NOW_US, [Batch(events=(missed(1),))])
    finally:
        os.umask(before)
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}
    assert set(modes) >= {"journal.db", "journal.db-wal", "journal.db-shm", "lock", "installed"}
    assert set(modes.values()) == {0o600}
    store.close()


def test_a_fault_leaves_the_log_as_it_lies(tmp_path: Path) -> None:
    """After a fault nobody knows what is on the disk: the end of a connection must not copy the log into the file."""
    store = on_disk(tmp_path)
    with pytest.raises(StoreFault), store.transaction():
        raise sqlite3.OperationalError("disk I/O error")
    before = three(tmp_path)
    store.close()
    assert three(tmp_path) == before
    assert before["journal.db-wal"]


KILLED = """
import os, sys
from pathlib import Path
from station.journal import Batch
from tests.journal.make import NOW_US, missed, on_disk
store = on_disk(Path(sys.argv[1]))
for n in range(1, 6):
    store.append(NOW_US, [Batch(events=(missed(n),))])
with store.transaction():
    store.add(NOW_US, Batch(events=(missed(6),)))
    os.kill(os.getpid(), 9)
"""


def test_a_killed_process_leaves_what_it_committed_and_nothing_else(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, check=False)
    assert killed.returncode == -9
    store = on_disk(tmp_path, create=False)
    assert [case.case.seq for case in store.load().recent] == []  # epoch 0: nothing was granted
    assert (store.load().tally.missed, store.checked, store.load().boot) == (5, "whole", 2)
    store.append(NOW_US, [Batch(events=(missed(6),))])
    store.close()


@pytest.mark.parametrize("note", ["", "?", "1 2 3 4", "1 x open", "1 " + "9" * 40 + " closed", "\x00\xff"])
def test_whatever_stands_in_the_lock_file_the_folder_opens(tmp_path: Path, note: str) -> None:
    (tmp_path / "lock").write_text(note)
    on_disk(tmp_path).close()


def test_a_store_can_be_closed_twice(tmp_path: Path) -> None:
    store: Store = on_disk(tmp_path)
    store.close()
    store.close()
