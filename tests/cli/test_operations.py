"""docs/operations.md, as plant IT follows it: every command of the page about backups, run as it is written."""

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from station.core.events import EpochGranted
from station.journal import Batch, Reader, Store
from station.journal.verify import verify
from tests.badinput.command import ROOT, station
from tests.badinput.lines import line_file
from tests.journal.make import NOW_US, on_disk, passed

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def blocks(word: str) -> list[list[str]]:
    """The commands of the page's code blocks that hold this word, block by block, without comments."""
    found = [part.split("```", 1)[0] for part in PAGE.split("```sh\n")[1:]]
    return [
        [line.split("  #")[0].strip() for line in block.splitlines() if line.strip()]
        for block in found
        if word in block
    ]


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """A config, and beside it a folder for backups and the journal of a line that runs."""
    (tmp_path / "backup").mkdir()
    return line_file(tmp_path)


def running(folder: Path) -> Store:
    store = on_disk(folder)
    store.append(NOW_US, [Batch(events=(EpochGranted(1, 0, "first"), passed(1, ["a", "b"])))])
    return store


def do(command: str, line: Path) -> None:
    """One command of the page, its paths moved to this test's folder."""
    moved = command.replace("/mnt/backup", str(line.parent / "backup")).replace("line.toml", str(line))
    program, *arguments = shlex.split(moved)
    assert program == "station"
    told = station(*arguments)
    assert told.code == 0, (command, told.out, told.err)


def test_the_backups_of_the_page_are_taken_and_put_back(line: Path) -> None:
    take, put_back = blocks("station backup"), blocks("station restored")
    assert (len(take), len(put_back)) == (1, 1)
    data = line.parent / "data"
    store = running(data)
    for command in take[0]:
        do(command, line)
    store.append(NOW_US, [Batch(events=(passed(2, ["c"]),))])
    store.close()
    for command in put_back[0]:
        do(command, line)
    with closing(Reader.open(data / "journal.db")) as reader:
        assert reader.taken(["a", "b", "c"]) == {"a": "1/1", "b": "1/1"}
    assert verify(data / "journal.db").clean
    with closing(sqlite3.connect(data / "journal.db")) as db:
        (body,) = db.execute("SELECT body FROM event WHERE body LIKE '%restored_by%'").fetchone()
    assert "Li Wei, IT" in body
    assert {path.stat().st_mode & 0o777 for path in (line.parent / "backup").iterdir()} == {0o600}


def test_what_lies_beside_the_journal_is_in_its_backup_and_comes_back_with_it(line: Path) -> None:
    data, target = line.parent / "data", line.parent / "backup"
    running(data).close()
    for name in ("pools.db", "plan.db", "users.db"):
        with closing(sqlite3.connect(data / name)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("CREATE TABLE was (name TEXT)")
            db.execute("INSERT INTO was VALUES (?)", (name,))
            db.commit()
    (data / "shipping.json").write_text('{"distributors": []}')
    for _ in range(2):
        assert station("backup", target, "--config", line, "--keep", "1").code == 0
    taken = sorted(file.name for file in target.iterdir())
    (journal,) = (name for name in taken if name.count(".") == 1)
    stem = journal.removesuffix(".db")
    assert taken == [journal, *(f"{stem}.{name}" for name in ("plan.db", "pools.db", "shipping.json", "users.db"))]
    (data / "users.db").write_bytes(b"")
    (data / "shipping.json").unlink()
    assert station("restored", "--config", line, "--from", target / journal, "--by", "Ann").code == 0
    for name in ("pools.db", "plan.db", "users.db"):
        with closing(sqlite3.connect(data / name)) as db:
            assert db.execute("SELECT name FROM was").fetchall() == [(name,)]
    assert (data / "shipping.json").read_text() == '{"distributors": []}'


def test_inside_the_data_folder_is_no_place_for_a_backup(line: Path) -> None:
    running(line.parent / "data").close()
    told = station("backup", line.parent / "data" / "b.db", "--config", line)
    assert told.code == 2
    assert "choose another place" in told.sentence


def test_a_journal_that_is_not_whole_gives_no_backup(line: Path) -> None:
    data = line.parent / "data"
    running(data).close()
    with closing(sqlite3.connect(data / "journal.db")) as db, db:
        db.execute("DELETE FROM unit WHERE code = 'a'")
    told = station("backup", line.parent / "b.db", "--config", line)
    assert told.code == 1
    assert "The backup was not kept" in told.sentence
    assert not (line.parent / "b.db").exists()
    assert list((line.parent / "backup").iterdir()) == []
