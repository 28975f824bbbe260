"""Importing a file into a pool: all of it or nothing, beside a running line.

First everything is read into a file of its own (the *stage*), then sorted into the pool by one transaction: a kill
before its end leaves the pool as it was, and the next import begins anew. Codes that are in a pool already are left
there and counted, so the same file again changes nothing.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from station.core.codes import MAX_CODE_CHARS, display
from station.pools.errors import PoolRefused
from station.pools.files import STAGE, connect, opened_to_write
from station.pools.keys import CodeOfLine, all_plain, code_of_line, gs1_lines, without_digit
from station.pools.lines import LineBlock

BAD_KEPT = 1_000
"""So many bad lines of an import are kept with their words; all are counted."""
_SHOWN = 120

_STAGE_TABLE = "CREATE TABLE line (line INTEGER PRIMARY KEY, key TEXT, number INTEGER, text TEXT, raw TEXT) STRICT"
_MOVE = (
    "INSERT OR IGNORE INTO code (key, pool, number, text, raw) "
    "SELECT key, :pool, coalesce(number, :after + line), text, raw FROM stage.line ORDER BY key, line"
)
_LEFT_OUT = (
    "SELECT l.line, coalesce(l.text, l.key), p.name FROM stage.line l JOIN code c ON c.key = l.key "
    "JOIN pool p ON p.id = c.pool WHERE c.pool <> :pool OR c.number <> coalesce(l.number, :after + l.line) "
    "ORDER BY l.line LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class StagedCode:
    """One code with what the platform says of it."""

    line: int
    code: CodeOfLine
    number: int
    raw: str


@dataclass(frozen=True, slots=True)
class BadLine:
    line: int
    why: str
    """A key of the messages."""
    text: str


@dataclass(slots=True)
class ImportSummary:
    """What came of an import."""

    pool: str
    file: str
    imported: int = 0
    duplicates: int = 0
    """Codes that were in a pool already, or earlier in this file."""
    bad: int = 0
    empty: int = 0
    seconds: float = 0.0
    bad_lines: list[BadLine] = field(default_factory=list)
    """The first ones, duplicates behind the others."""


Progress = Callable[[int], None]
"""Called with the number of lines read so far."""
Source = Iterable[LineBlock] | Iterable[list[StagedCode | BadLine]]


def import_lines(
    data: Path,
    pool: str,
    file: str,
    source: Source,
    *,
    now_us: int,
    kind: str = "codes",
    gs1: bool = False,
    progress: Progress = lambda _: None,
) -> ImportSummary:
    """Import blocks of lines, or codes with numbers of their own. Raises PoolRefused, OSError, sqlite3.Error."""
    began_s = time.monotonic()
    summary = ImportSummary(pool, display(file)[:_SHOWN])
    with opened_to_write(data) as db:
        _same_kind(db, pool, kind)
        with _stage(data) as stage:
            stage.execute("BEGIN")
            for part in source:
                progress(_stage_part(stage, part, summary, gs1=gs1))
            stage.execute("COMMIT")
        with _attached(db, data):
            _move(db, summary, kind, now_us, began_s)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    summary.seconds = time.monotonic() - began_s
    return summary


def _same_kind(db: sqlite3.Connection, pool: str, kind: str) -> None:
    row = db.execute("SELECT kind FROM pool WHERE name = ?", (pool,)).fetchone()
    if row is not None and row[0] != kind:
        raise PoolRefused("pool_other_kind", pool=pool, found=str(row[0]), wanted=kind)


# what is read --------------------------------------------------------------------------------------------------------


@contextmanager
def _stage(data: Path) -> Iterator[sqlite3.Connection]:
    _drop_stage(data)
    with closing(connect(data / STAGE, "rwc")) as stage:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            stage.execute(f"PRAGMA {pragma}")  # nothing in it outlives this import
        stage.execute(_STAGE_TABLE)
        try:
            yield stage
        except BaseException:
            stage.close()
            _drop_stage(data)
            raise


def _drop_stage(data: Path) -> None:
    for left in data.glob(f"{STAGE}*"):
        left.unlink()


Part = LineBlock | list[StagedCode | BadLine]


def _stage_part(stage: sqlite3.Connection, part: Part, summary: ImportSummary, *, gs1: bool) -> int:
    """Returns the number of the last line."""
    return (
        _stage_lines(stage, part, summary, gs1=gs1)
        if isinstance(part, LineBlock)
        else _stage_codes(stage, part, summary)
    )


def _stage_lines(stage: sqlite3.Connection, block: LineBlock, summary: ImportSummary, *, gs1: bool) -> int:
    last = block.first + block.lines.count(b"\n")
    longest = max(map(len, block.lines.split(b"\n")))
    if not gs1 and longest <= MAX_CODE_CHARS and all_plain(block.lines):
        _stage_plain(stage, block, summary)
    elif (found := gs1_lines(block.lines)) is not None:
        _insert(stage, zip(range(block.first, last + 1), found, strict=True))
    else:
        _stage_one_by_one(stage, block, summary, gs1=gs1)
    return last


def _stage_plain(stage: sqlite3.Connection, block: LineBlock, summary: ImportSummary) -> None:
    """Every line is its own key: none of them becomes a Python object, but those to be looked at."""
    lines = json.dumps(block.lines.decode("ascii")).replace("\\n", '","')  # no character in them needs escaping
    stage.execute("INSERT INTO line (line, key) SELECT ? + key, value FROM json_each(?)", (block.first, f"[{lines}]"))
    for begin in without_digit(block.lines):
        number = block.first + block.lines.count(b"\n", 0, begin)
        text = block.lines[begin:].partition(b"\n")[0].decode("ascii")
        if (why := code_of_line(text).why) and _is_bad(summary, number, text, why):
            stage.execute("DELETE FROM line WHERE line = ?", (number,))


def _stage_one_by_one(stage: sqlite3.Connection, block: LineBlock, summary: ImportSummary, *, gs1: bool) -> None:
    good: list[tuple[int, CodeOfLine]] = []
    for number, line in enumerate(block.lines.split(b"\n"), start=block.first):
        try:
            text = line.decode("utf-8")
            code = code_of_line(text, gs1=gs1)
        except UnicodeDecodeError:
            text, code = line.decode("utf-8", "backslashreplace"), CodeOfLine("", why="code_not_utf8")
        if not code.why:
            good.append((number, code))
        else:
            _is_bad(summary, number, text, code.why)
    _insert(stage, good)


def _is_bad(summary: ImportSummary, line: int, text: str, why: str) -> bool:
    """Always True: it is counted, an empty line apart."""
    if why in ("code_empty", "code_blank"):
        summary.empty += 1
        return True
    summary.bad += 1
    if len(summary.bad_lines) < BAD_KEPT:
        summary.bad_lines.append(BadLine(line, why, display(text[:_SHOWN])))
    return True


def _insert(stage: sqlite3.Connection, codes: Iterable[tuple[int, CodeOfLine]]) -> None:
    rows = ((number, code.key, code.text or None) for number, code in codes)
    stage.executemany("INSERT INTO line (line, key, text) VALUES (?, ?, ?)", rows)


def _stage_codes(stage: sqlite3.Connection, codes: list[StagedCode | BadLine], summary: ImportSummary) -> int:
    good = [each for each in codes if isinstance(each, StagedCode)]
    for each in codes:
        if isinstance(each, BadLine):
            _is_bad(summary, each.line, each.text, each.why)
    rows = ((each.line, each.code.key, each.number, each.code.text or None, each.raw or None) for each in good)
    stage.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?)", rows)
    return codes[-1].line if codes else 0


# what comes of it ----------------------------------------------------------------------------------------------------


@contextmanager
def _attached(db: sqlite3.Connection, data: Path) -> Iterator[None]:
    db.execute("ATTACH ? AS stage", (str(data / STAGE),))
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.execute("DETACH stage")
        _drop_stage(data)


def _move(db: sqlite3.Connection, summary: ImportSummary, kind: str, now_us: int, began_s: float) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT OR IGNORE INTO pool (name, kind) VALUES (?, ?)", (summary.pool, kind))
    pool, after = db.execute("SELECT id, last_number FROM pool WHERE name = ?", (summary.pool,)).fetchone()
    places = {"pool": pool, "after": after}
    staged = db.execute("SELECT count(*) FROM stage.line").fetchone()[0]
    summary.imported = db.execute(_MOVE, places).rowcount
    summary.duplicates = staged - summary.imported
    if summary.duplicates:
        most = BAD_KEPT - len(summary.bad_lines)
        for line, text, where in db.execute(_LEFT_OUT, {**places, "most": most}).fetchall():
            why = "pool_has_it" if where == summary.pool else "pool_other_has_it"
            summary.bad_lines.append(BadLine(line, why, display(text[:_SHOWN])))
    _note(db, pool, summary, now_us, round(1_000 * (time.monotonic() - began_s)))
    db.execute("COMMIT")


def _note(db: sqlite3.Connection, pool: int, summary: ImportSummary, now_us: int, milliseconds: int) -> None:
    last = "SELECT coalesce(max(coalesce(number, :after + line)), :after) FROM stage.line"
    after = db.execute("SELECT last_number FROM pool WHERE id = ?", (pool,)).fetchone()[0]
    newest = max(after, db.execute(last, {"after": after}).fetchone()[0])
    db.execute("UPDATE pool SET last_number = ? WHERE id = ?", (newest, pool))
    counted = (summary.imported, summary.duplicates, summary.bad, summary.empty)
    number = db.execute(
        "INSERT INTO import (pool, file, at, imported, duplicates, bad, empty, milliseconds) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (pool, summary.file, now_us, *counted, milliseconds),
    ).lastrowid
    rows = ((number, each.line, each.why, each.text) for each in summary.bad_lines)
    db.executemany("INSERT OR IGNORE INTO bad_line VALUES (?, ?, ?, ?)", rows)
