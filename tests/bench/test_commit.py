"""The bare commit that the journal's is measured against writes as many rows, into the same tables."""

import asyncio
import random
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from station.journal import Batch, Journal, Store
from tests.bench import commit, line


def rows_of(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def made(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "journal.db"
    Store.open(path, program="bench", now_us=commit.NOW_US).close()
    commit._fill(path, 48)
    return path


async def added_by_the_journal(path: Path) -> dict[str, int]:
    journal = Journal(partial(Store.open, path, program="bench", now_us=commit.NOW_US))
    await journal.start()
    before = rows_of(path)
    await journal.submit(commit.NOW_US, Batch(events=(commit._case(1, random.Random(2)),)))
    after = rows_of(path)
    await journal.close()
    return {table: n - before[table] for table, n in after.items() if n != before[table]}


def added_bare(path: Path) -> dict[str, int]:
    before = rows_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        commit._bare_commit(db, 1, commit._case(1, random.Random(2)))
    return {table: n - before[table] for table, n in rows_of(path).items() if n != before[table]}


def test_bare_and_journal_write_as_many_rows_into_the_same_tables(tmp_path: Path) -> None:
    bare = added_bare(made(tmp_path / "bare"))
    assert bare["unit"] == commit.UNITS and bare["container"] == 1
    assert asyncio.run(added_by_the_journal(made(tmp_path / "ours"))) == bare


def test_the_bench_of_the_line_has_the_same_bare_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "N", 3)
    (tmp_path / "hot").mkdir()
    assert len(line._bare_commits(tmp_path / "hot", 0.0)) == 3
