"""Opening a data folder: everything that can be wrong with it is found here, and nothing is ever silently replaced.

Order of a first start: the journal is made whole under another name and then renamed, so ``journal.db`` either exists
complete or not at all; then the marker ``installed`` is written. A marker without a journal is a lost journal.
"""

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from station.journal import schema
from station.journal.errors import JournalRefused, fault_of
from station.journal.lock import FolderLock

Connect = Callable[[], sqlite3.Connection]

MAGIC = b"SQLite format 3\x00"
MARKER = "installed"
CHECK_BUDGET_S = 8.0
"""How long the check after an unclean stop may take (a start must be ready in 15 s); ``verify`` has no limit."""


@dataclass(frozen=True, slots=True)
class OpenDoor:
    connection: sqlite3.Connection
    lock: FolderLock | None
    checked: str
    """``clean`` (no check needed), ``whole`` (quick_check found nothing) or ``cut`` (its time ran out)."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """``mode``: ro, rw or rwc. Transactions are ours to begin and end."""
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )


def open_folder(path: Path, *, create: bool) -> OpenDoor:
    """Lock the folder of ``path``, look at the file before touching it, and open it. Raises JournalRefused."""
    _folder(path, create)
    lock = FolderLock.take(path.parent / "lock")
    with ExitStack() as undo, _refusing(path):
        undo.callback(lock.release, clean=not lock.unclean)
        if not path.exists():
            _create(path, create)
        _look(path)
        connection = connect(path, "rw")
        undo.callback(connection.close)
        checked = _enter(connection, path if lock.unclean else None)
        _mark(path)
        undo.pop_all()
    return OpenDoor(connection, lock, checked)


def open_connection(connect_: Connect) -> OpenDoor:
    """A journal on an injected connection (simulation, memory): what a crash left open is rolled back."""
    connection = connect_()
    if connection.in_transaction:
        connection.rollback()
    with _refusing(Path(":injected:")):
        _enter(connection, None)
    return OpenDoor(connection, None, "clean")


def look(path: Path) -> None:
    """Refuse to read what is no journal of ours; nothing is written. Raises JournalRefused."""
    with _refusing(path, "journal_unreadable"):
        if not path.exists():
            raise JournalRefused(
                "journal_missing" if (path.parent / MARKER).exists() else "journal_absent", path=str(path)
            )
        _look(path)


@contextmanager
def _refusing(path: Path, key: str = "journal_unwritable") -> Iterator[None]:
    """``key``: what an error of the operating system means."""
    try:
        yield
    except sqlite3.Error as error:
        fault = fault_of(error)
        raise JournalRefused(fault.key, path=str(path), **fault.arguments) from None
    except OSError as error:
        raise JournalRefused(key, path=str(path), detail=error.strerror or str(error)) from None


def _folder(path: Path, create: bool) -> None:
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists() and not (path.parent / MARKER).exists():
            raise JournalRefused("journal_absent", path=str(path))
    except OSError as error:
        raise JournalRefused("journal_unwritable", path=str(path.parent), detail=str(error)) from None


def _create(path: Path, create: bool) -> None:
    """Make an empty journal, whole, where there never was one."""
    wal = path.with_name(f"{path.name}-wal")
    if (path.parent / MARKER).exists() or (wal.exists() and wal.stat().st_size > 0):
        raise JournalRefused("journal_missing", path=str(path))
    if not create:
        raise JournalRefused("journal_absent", path=str(path))
    new = path.with_name(f"{path.name}.new")
    for stale in path.parent.glob(f"{new.name}*"):
        stale.unlink()
    with closing(connect(new, "rwc")) as connection:
        _enter(connection, None)
    new.rename(path)
    _sync_folder(path.parent)


def _mark(path: Path) -> None:
    marker = path.parent / MARKER
    if marker.exists():
        return
    with marker.open("w", encoding="ascii") as file:
        file.write(json.dumps({"journal": path.name}) + "\n")
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _look(path: Path) -> None:
    """Refuse what is not ours without writing a byte to it."""
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head != MAGIC:
        raise JournalRefused("journal_not_a_database", path=str(path))
    with closing(connect(path, "ro")) as connection:
        _known(path, connection)


def _known(path: Path, connection: sqlite3.Connection) -> None:
    application = _pragma(connection, "application_id")
    if application != schema.APPLICATION_ID:
        raise JournalRefused("journal_foreign", path=str(path), found=application, expected=schema.APPLICATION_ID)
    version = _pragma(connection, "user_version")
    if version > schema.SCHEMA_VERSION:
        raise JournalRefused("journal_newer", path=str(path), found=version, known=schema.SCHEMA_VERSION)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _enter(connection: sqlite3.Connection, unclean: Path | None) -> str:
    """``unclean``: the file, when the last stop was not in order."""
    schema.prepare(connection)
    checked = "clean" if unclean is None else _quick_check(connection, unclean)
    schema.migrate(connection)
    return checked


def _quick_check(connection: sqlite3.Connection, path: Path) -> str:
    """Walk the file after an unclean stop, for as long as a start can afford."""
    ends_s = time.monotonic() + CHECK_BUDGET_S
    connection.set_progress_handler(lambda: time.monotonic() > ends_s, 50_000)
    try:
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_INTERRUPT":
            raise
        return "cut"
    finally:
        connection.set_progress_handler(None, 0)
    if said != "ok":
        raise JournalRefused("journal_damaged", path=str(path), detail=str(said))
    return "whole"
