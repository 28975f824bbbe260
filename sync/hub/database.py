"""The hub's database: a file in a folder (SQLite), or a PostgreSQL by DSN; engines to write and to read, the schema.

On SQLite one connection writes, on PostgreSQL several; either way a journal's row is locked while its batch is stored,
so two hubs over one database are as good as one.
"""

import os
import select as sockets
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DisconnectionError, SQLAlchemyError

from sync.errors import SyncError
from sync.hub.migrations import MadeByNewerHub, NotOurTables, migrate, newest

BUSY_MS = 5_000
CONNECT_TIMEOUT_S = 5
STATEMENT_TIMEOUT_MS = 20_000
WRITERS = 4
READERS = 8
PAGES_KIB = 16 * 1_024
"""What each connection to SQLite keeps of the file: the inner pages of all indexes of twenty million units are less."""
_SECRETS = frozenset({"password", "sslpassword"})
SCHEMA_LOCK = 0x48554253
"""Advisory lock of PostgreSQL under which the tables are made: two hubs may start at once."""


class DatabaseRefused(SyncError):
    """The database cannot be this hub's."""


@dataclass(frozen=True, slots=True)
class Database:
    """Blocking; safe to use from several threads. ``reader`` cannot write."""

    writer: Engine
    reader: Engine

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def in_folder(folder: Path) -> Database:
    """The SQLite database ``folder/hub.db``, made when absent."""
    path = (folder / "hub.db").resolve()
    with suppress(FileExistsError):  # its user's alone; SQLite gives the companions of the file the same rights
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    writer = create_engine(f"sqlite:///{path}", pool_size=1, max_overflow=0)
    event.listen(writer, "connect", _prepare)
    event.listen(writer, "begin", _begin_immediate)
    reader = create_engine(f"sqlite:///file:{path}?mode=ro&uri=true", pool_size=READERS, max_overflow=0)
    event.listen(reader, "connect", _keep_pages)
    return _brought_up(Database(writer, reader))


def by_dsn(dsn: str) -> Database:
    """A PostgreSQL; the tables are made when absent. Raises DatabaseRefused, and DBAPIError when it does not answer."""
    return _brought_up(reached(parse_dsn(dsn)))


def reached(url: URL, writers: int = WRITERS) -> Database:
    """The PostgreSQL at ``url``, whose tables are there; it is not asked for anything yet."""
    # The connection used last is used next: its statements are prepared, its process in PostgreSQL is warm.
    writer = create_engine(
        url, pool_size=writers, max_overflow=0, pool_use_lifo=True, connect_args=_connecting("hub-writer")
    )
    reading = _connecting("hub-reader", "-c default_transaction_read_only=on")
    # A look-up is one statement: without a transaction around it, it is one round trip.
    reader = create_engine(
        url,
        pool_size=READERS,
        max_overflow=0,
        pool_use_lifo=True,
        connect_args=reading,
        isolation_level="AUTOCOMMIT",
    )
    for engine in (writer, reader):
        event.listen(engine, "checkout", _still_open)
    return Database(writer, reader)


def _still_open(connection: psycopg.Connection, _record: object, _proxy: object) -> None:
    """Before each use, and without the round trip of a ping: a server that went away has closed its end, and a socket
    that nobody asked anything can be read only then. SQLAlchemy makes new connections."""
    ear = sockets.poll()
    ear.register(connection.fileno(), sockets.POLLIN)
    if ear.poll(0):
        raise DisconnectionError


def parse_dsn(dsn: str) -> URL:
    """``postgresql://…`` with our driver in it; raises DatabaseRefused (never with the password)."""
    try:
        url = make_url(dsn.strip())
    except (ArgumentError, ValueError):
        raise DatabaseRefused("dsn_unreadable") from None
    if url.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise DatabaseRefused("dsn_not_postgresql", scheme=url.drivername)
    return url.set(drivername="postgresql+psycopg")


def holds_password(dsn: str) -> bool:
    """A DSN that may stand in a file and nowhere else."""
    try:
        url = make_url(dsn.strip())
    except (ArgumentError, ValueError):
        return ":" in dsn.partition("://")[2].rpartition("@")[0]
    return url.password is not None or not _SECRETS.isdisjoint(url.query)


def _connecting(name: str, more: str = "") -> dict[str, str | int]:
    options = f"-c statement_timeout={STATEMENT_TIMEOUT_MS} -c timezone=UTC {more}".strip()
    return {"application_name": f"station-{name}", "connect_timeout": CONNECT_TIMEOUT_S, "options": options}


def _brought_up(database: Database) -> Database:
    """With its tables of this program's version; what a newer hub wrote, or somebody else, is refused."""
    try:
        with database.writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(SCHEMA_LOCK)))
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # a step may go through all records
            migrate(connection)
    except MadeByNewerHub as error:
        database.close()
        raise DatabaseRefused("database_newer", found=error.version, known=newest()) from None
    except NotOurTables:
        database.close()
        raise DatabaseRefused("database_foreign") from None
    except SQLAlchemyError:
        database.close()
        raise
    return database


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    _keep_pages(connection)


def _keep_pages(connection: sqlite3.Connection, _record: object = None) -> None:
    connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
