"""Files of a running journal that somebody takes away: nothing is acknowledged after it, and nothing stored is lost."""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from station.core.events import EpochGranted
from station.journal import Batch, Journal, JournalRefused, Reader, Store, StoreFault
from station.journal.backup import back_up
from station.journal.files import set_aside
from station.journal.restore import put_back
from station.journal.verify import verify
from station.journal.watch import FilesWatch
from tests.journal.make import NOW_US, missed, on_disk, passed
from tests.runtime.fakes import until

FOREIGN = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("SELECT count(*) FROM event").fetchone()
db.close()
"""
NAMES = ["journal.db", "journal.db-wal", "journal.db-shm", "lock"]


def take_away(file: Path, how: str) -> None:
    content = file.read_bytes() if how == "file_replaced" else b""
    file.unlink()  # as another process: this one is about to be told that its file is gone
    if how == "file_replaced":
        file.write_bytes(content)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["file_deleted", "file_replaced"])
def test_a_commit_into_files_that_are_not_ours_is_no_commit(tmp_path: Path, name: str, how: str) -> None:
    store = on_disk(tmp_path)
    store.append(NOW_US, [Batch(events=(passed(1, ["a"]),))])
    take_away(tmp_path / name, how)
    with pytest.raises(StoreFault, match="journal_replaced") as fault:
        store.append(NOW_US, [Batch(events=(passed(2, ["b"]),))])
    assert fault.value.arguments == {"file": str(tmp_path / name), "cause": how}
    with pytest.raises(StoreFault, match="store_closed"):
        store.append(NOW_US, [Batch(events=(passed(3, ["c"]),))])
    rescued = store.rescue()
    store.close()
    assert rescued is not None
    with closing(Reader.open(rescued)) as reader:
        assert set(reader.taken(["a", "b", "c"])) >= {"a"}  # everything that was acknowledged


async def test_at_rest_it_is_noticed_too_and_no_opening_heals_it(tmp_path: Path) -> None:
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    await journal.submit(NOW_US, Batch(events=(EpochGranted(1, 0, "first"), passed(1, ["a"]))))
    (tmp_path / "journal.db-wal").unlink()
    await until(lambda: journal.fault is not None)
    assert journal.fault == "journal_replaced"
    with pytest.raises(StoreFault, match="journal_replaced"):
        await journal.submit(NOW_US, Batch(events=(passed(2, ["b"]),)))
    with pytest.raises(JournalRefused, match="journal_replaced") as refused:
        await journal.reopen()
    rescued = Path(str(refused.value.arguments["kept"]))
    assert rescued.parent.parent == tmp_path / "quarantine"
    put_back(tmp_path / "journal.db", rescued)
    with closing(Reader.open(tmp_path / "journal.db")) as reader:
        assert set(reader.taken(["a"])) == {"a"}


def test_locks_that_are_gone_are_noticed(tmp_path: Path) -> None:
    """A plain open and close in this process drops them all: what no code of ours may do."""
    store = on_disk(tmp_path)
    watch = FilesWatch.begin(tmp_path / "journal.db", tmp_path / "lock")
    if not watch.sees_locks:
        pytest.skip("this system does not tell of our locks")
    watch.locks_held()
    (tmp_path / "journal.db").read_bytes()
    with pytest.raises(StoreFault, match="journal_replaced") as fault:
        watch.locks_held()
    assert fault.value.arguments["cause"] == "lock_lost"
    with pytest.raises(StoreFault, match="journal_replaced"):
        store.watch()
    store.close()


def started_again(path: Path) -> None:
    with pytest.raises(JournalRefused, match="journal_locked"):
        on_disk(path.parent)


LOOKS: dict[str, Callable[[Path], object]] = {
    "a reader": lambda path: Reader.open(path).close(),
    "verify": verify,
    "a backup": lambda path: back_up(path, path.parent.parent / "b.db"),
    "a copy set aside": set_aside,
    "a second start": started_again,
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_nothing_that_looks_costs_the_writer_its_locks(tmp_path: Path, look: Callable[[Path], object]) -> None:
    data = tmp_path / "data"
    store = on_disk(data)
    store.append(NOW_US, [Batch(events=(passed(1, ["a"]),))])
    watch = FilesWatch.begin(data / "journal.db", data / "lock")
    look(data / "journal.db")
    watch.same_files()
    if watch.sees_locks:
        watch.locks_held()
    subprocess.run([sys.executable, "-c", FOREIGN, str(data / "journal.db")], check=True)
    watch.same_files()
    store.append(NOW_US, [Batch(events=(passed(2, ["b"]),))])
    store.close()
    again = Store.open(data / "journal.db", program="test", now_us=NOW_US)
    again.close()
    with closing(Reader.open(data / "journal.db")) as reader:
        assert set(reader.taken(["a", "b"])) == {"a", "b"}


async def test_the_longest_write_since_the_last_question_is_told_also_while_it_lasts(tmp_path: Path) -> None:
    journal = Journal(lambda: on_disk(tmp_path))
    await journal.start()
    await journal.submit(NOW_US, Batch(events=(missed(1),)))
    assert journal.slowest_ms() > 0
    assert journal.slowest_ms() == 0
    assert journal._writer is not None
    journal._writer._begun_s = time.perf_counter() - 2.5
    assert journal.slowest_ms() >= 2_500
    await journal.close()
