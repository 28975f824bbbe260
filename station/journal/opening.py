"""Opening a data folder: everything that can be wrong with it is found here, and nothing is ever silently replaced.

Order of a first start: the journal is made whole under another name and then renamed, so ``journal.db`` either exists
complete or not at all; then the marker ``installed`` is written. A marker without a journal is a lost journal.

Order of every start: first a read-only connection, the *guard*, looks at everything; only what it finds right is opened
to write. While the guard is open no other connection's end copies the write-ahead log into the file or deletes it, and
its own end cannot: so a refusal changes nothing, and what was refused is copied aside as it lies.
"""

import errno
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from station.journal import schema
from station.journal.case_check import check_page, walk_from
from station.journal.errors import JournalRefused, fault_of
from station.journal.files import PRIVATE_FOLDER, make_private, set_aside
from station.journal.findings import Report
from station.journal.head import JournalHead, read_head
from station.journal.lock import FolderLock

Connect = Callable[[], sqlite3.Connection]

SMALLEST_BYTES = 512
"""A page of SQLite has at least so many; it would take an empty file for a database."""
MARKER = "installed"
RECENT = 500
"""Events looked at at every start, with the rows of their cases; all others are looked at beside the running line."""
CHECK_BUDGET_S = 8.0
"""How long the check after an unclean stop may take (a start must be ready in 15 s); ``verify`` has no limit."""


@dataclass(frozen=True, slots=True)
class OpenedJournal:
    connection: sqlite3.Connection
    lock: FolderLock | None
    checked: str
    """``clean`` (no check needed), ``whole`` (quick_check found nothing) or ``cut`` (its time ran out)."""
    head: JournalHead
    guard: sqlite3.Connection | None = None
    """While it is open, closing ``connection`` leaves the write-ahead log as it lies."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """``mode``: ro, rw or rwc. Transactions are ours to begin and end."""
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )


def open_folder(path: Path, *, create: bool, behind: bool = False) -> OpenedJournal:
    """Lock the folder of ``path``, look at the file before touching it, and open it. Raises JournalRefused.

    ``behind``: it may hold less than the folder remembers (a backup put back)."""
    _folder(path, create)
    lock = FolderLock.take(path.parent / "lock")
    with ExitStack() as undo:
        undo.callback(lock.release, clean=not lock.unclean)
        with kept_aside(path), _refusing(path), ExitStack() as connections:
            if not path.exists():
                _create(path, create)
            guard = connections.enter_context(closing(_guard(path)))
            checked, head = _look(guard, path, lock)
            if not behind and head.seq < lock.last_seq:
                raise JournalRefused("journal_behind", path=str(path), found=head.seq, expected=lock.last_seq)
            connection = connections.enter_context(closing(connect(path, "rw")))
            _enter(connection)
            _mark(path)
            connections.pop_all()
        undo.pop_all()
    return OpenedJournal(connection, lock, checked, head, guard)


@contextmanager
def kept_aside(path: Path) -> Iterator[None]:
    """What is refused because of what is in it is copied aside; the refusal then says where (``kept``)."""
    try:
        yield
    except JournalRefused as refused:
        if refused.key in ABOUT_CONTENT and (kept := set_aside(path)) is not None:
            raise JournalRefused(refused.key, **{**refused.arguments, "kept": str(kept)}) from None
        raise


ABOUT_CONTENT = frozenset(
    {
        "journal_damaged",
        "journal_behind",
        "journal_not_a_database",
        "event_malformed",
        "event_missing",
        "event_unknown_kind",
        "event_unknown_version",
    }
)
"""Refusals of a journal that is ours, and not as we left it."""


def open_connection(connect_: Connect) -> OpenedJournal:
    """A journal on an injected connection (simulation, memory): what a crash left open is rolled back."""
    connection = connect_()
    if connection.in_transaction:
        connection.rollback()
    with _refusing(Path(":injected:")):
        _enter(connection)
        return OpenedJournal(connection, None, "clean", read_head(connection, ":injected:"))


def look(path: Path) -> None:
    """Refuse to read what is no journal of ours; nothing is written. Raises JournalRefused."""
    with _refusing(path, "journal_unreadable"):
        if not path.exists():
            raise JournalRefused(
                "journal_missing" if (path.parent / MARKER).exists() else "journal_absent", path=str(path)
            )
        with closing(_guard(path)) as connection:
            _known(path, connection)


@contextmanager
def _refusing(path: Path, key: str = "journal_unwritable") -> Iterator[None]:
    """``key``: what it means that the operating system does not let us."""
    try:
        yield
    except sqlite3.Error as error:
        fault = fault_of(error)
        told = key if fault.key == "journal_unwritable" else fault.key
        raise JournalRefused(told, path=str(path), **fault.arguments) from None
    except OSError as error:
        raise JournalRefused(key, path=str(path), detail=error.strerror or str(error)) from None


def _folder(path: Path, create: bool) -> None:
    try:
        if create:
            path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
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
    make_private(new)
    with closing(connect(new, "rw")) as connection:
        _enter(connection)
    new.rename(path)
    sync_folder(path.parent)


def _mark(path: Path) -> None:
    marker = path.parent / MARKER
    if marker.exists():
        return
    make_private(marker)
    with marker.open("w", encoding="ascii") as file:
        file.write(json.dumps({"journal": path.name}) + "\n")
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _guard(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, nor copy the write-ahead log into the file when it is closed."""
    if not path.is_file():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.stat().st_size < SMALLEST_BYTES:
        raise JournalRefused("journal_not_a_database", path=str(path))
    connection = connect(path, "ro")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _look(guard: sqlite3.Connection, path: Path, lock: FolderLock) -> tuple[str, JournalHead]:
    """Refuse what is not ours, or damaged, without writing a byte; what a whole check came to, and the log's end."""
    _known(path, guard)
    checked = _quick_check(guard, path) if lock.unclean else "clean"
    head = read_head(guard, str(path))
    _recent(guard, path, head)
    return checked, head


def _recent(guard: sqlite3.Connection, path: Path, head: JournalHead) -> None:
    """What a line goes on from: its newest events, and what the tables say of their cases."""
    report, walk = Report(), walk_from(guard, max(0, head.seq - RECENT))
    check_page(guard, walk, report, RECENT, own=False)
    for finding in report.findings:
        told = ", ".join(f"{name} {value}" for name, value in finding.arguments)
        raise JournalRefused("journal_damaged", path=str(path), detail=f"{finding.key}: {told}")


def _known(path: Path, connection: sqlite3.Connection) -> None:
    try:
        application = _pragma(connection, "application_id")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        raise JournalRefused("journal_not_a_database", path=str(path)) from None
    if application != schema.APPLICATION_ID:
        raise JournalRefused("journal_foreign", path=str(path), found=application, expected=schema.APPLICATION_ID)
    version = _pragma(connection, "user_version")
    if version > schema.SCHEMA_VERSION:
        raise JournalRefused("journal_newer", path=str(path), found=version, known=schema.SCHEMA_VERSION)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _enter(connection: sqlite3.Connection) -> None:
    schema.prepare(connection)
    schema.migrate(connection)


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
