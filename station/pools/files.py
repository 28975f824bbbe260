"""``pools.db``: its tables, and how it is opened to read (a line) or to write (a command; one at a time)."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from station.pools.errors import PoolRefused

FILE = "pools.db"
LOCK = "pools.lock"
STAGE = "pools.stage.db"
"""What an import has read so far; what a dead one left is thrown away by the next."""
APPLICATION_ID = 0x53434E50
"""'SCNP'."""
SCHEMA_VERSION = 1
CACHE_KIB = 65_536
PRIVATE_FILE = 0o600

_TABLES = (
    # kind: codes (a list), wechat (a pack; number = the platform's own index). low: alarm below so many free codes.
    """CREATE TABLE pool (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, application TEXT NOT NULL DEFAULT '',
        last_number INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE import (
        id INTEGER PRIMARY KEY, pool INTEGER NOT NULL REFERENCES pool(id), file TEXT NOT NULL, at INTEGER NOT NULL,
        imported INTEGER NOT NULL, duplicates INTEGER NOT NULL, bad INTEGER NOT NULL, empty INTEGER NOT NULL,
        milliseconds INTEGER NOT NULL) STRICT""",
    "CREATE INDEX import_pool ON import(pool, id)",
    # why: a key of the messages; text: the line as it may be shown. Only the first ones of an import are kept.
    """CREATE TABLE bad_line (
        import INTEGER NOT NULL REFERENCES import(id), line INTEGER NOT NULL, why TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (import, line)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE void (
        id INTEGER PRIMARY KEY, pool INTEGER NOT NULL REFERENCES pool(id), at INTEGER NOT NULL, by TEXT NOT NULL,
        reason TEXT NOT NULL, codes INTEGER NOT NULL) STRICT""",
    # number: of the line in its import, after all earlier ones, or the platform's own index. text: as issued, where the
    # key is not. raw: the platform's short code. void: by which it was made void.
    """CREATE TABLE code (
        key TEXT PRIMARY KEY, pool INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT, raw TEXT, void INTEGER)
        STRICT, WITHOUT ROWID""",
)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """``mode``: ro or rwc. Transactions are ours to begin and end."""
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )


def open_to_read(data: Path) -> sqlite3.Connection:
    """Raises PoolRefused, sqlite3.Error."""
    path = data / FILE
    if not path.exists():
        raise PoolRefused("pools_none", path=str(path))
    connection = connect(path, "ro")
    try:
        connection.execute("PRAGMA query_only = ON")
        _known(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def opened_to_write(data: Path) -> Iterator[sqlite3.Connection]:
    """The one connection that may write; a second command is refused. Raises PoolRefused, OSError, sqlite3.Error."""
    if not data.is_dir():
        raise PoolRefused("pools_no_folder", path=str(data))
    os.environ["SQLITE_TMPDIR"] = str(data.resolve())  # sorting ten million codes needs the disk they will be on
    path = data / FILE
    with _locked(data / LOCK):
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE))
        with closing(connect(path, "rwc")) as connection:
            _prepare(connection, path)
            yield connection


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PoolRefused("pools_busy") from None
    else:
        yield
    finally:
        os.close(handle)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if path.stat().st_size:
        _known(connection, path)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "trusted_schema = OFF",
        "wal_autocheckpoint = 0",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for statement in (*_TABLES, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {SCHEMA_VERSION}"):
        connection.execute(statement)
    connection.execute("COMMIT")


def _known(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is no file of ours."""
    try:
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        raise PoolRefused("pools_foreign", path=str(path)) from None
    if found != [APPLICATION_ID, SCHEMA_VERSION]:
        raise PoolRefused("pools_foreign", path=str(path))


def number_of(db: sqlite3.Connection, pool: str) -> int:
    """The row of a pool. Raises PoolRefused where there is none of this name."""
    row = db.execute("SELECT id FROM pool WHERE name = ?", (pool,)).fetchone()
    if row is None:
        raise PoolRefused("pool_unknown", pool=pool)
    return int(row[0])
