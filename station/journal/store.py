"""The one read-write connection: events and what they mean for the tables, in one transaction.

Synchronous and without threads: the simulation uses it directly, the line through ``Journal``. After a StoreFault
nobody knows what is on disk, so the store refuses everything until it is opened anew.
"""

import secrets
import sqlite3
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from station.core.effects import Step
from station.core.events import Event, JournalOpened, wire_kind
from station.core.loaded import Loaded
from station.core.values import QueueRow
from station.journal import codec
from station.journal.chain import Link, event_id, link_hash
from station.journal.codec import column
from station.journal.copying import copy_over
from station.journal.errors import BadEvent, Conflict, JournalRefused, StoreFault, fault_of
from station.journal.files import QUARANTINE, new_folder
from station.journal.head import JournalHead
from station.journal.load import load
from station.journal.meta import get_meta
from station.journal.opening import Connect, OpenedJournal, kept_aside, open_connection, open_folder
from station.journal.projections import apply
from station.journal.watch import FilesWatch
from station.journal.wire import newest_version


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step wants kept. Within a batch: queue rows are added, events applied, ``dropped`` rows deleted."""

    events: tuple[Event, ...] = ()
    queue: tuple[QueueRow, ...] = ()
    """Added, or put over the row of the same (lane, trigger)."""
    dropped: tuple[tuple[int, int], ...] = ()
    """(lane, trigger)"""
    first_seq: int = 0
    """The number that the core knows its first event by; 0 = it does not say."""

    @classmethod
    def of(cls, step: Step) -> "Batch":
        return cls(step.events, step.queue, step.dropped, step.first_seq)

    def __bool__(self) -> bool:
        return bool(self.events or self.queue or self.dropped)


WATCH_S = 1.0
"""How often the kernel is asked for our locks."""


class Store:
    """Open with ``Store.open`` (a file) or ``Store.over`` (an injected connection)."""

    def __init__(self, opened: OpenedJournal, path: Path | None) -> None:
        self._db = opened.connection
        self._lock = opened.lock
        self._guard = opened.guard
        self.checked = opened.checked
        self.path = path
        self._epoch = uuid.UUID(int=0)
        self._head = opened.head
        self._fault: str | None = None
        self._watch: FilesWatch | None = None
        self._watched_s = 0.0

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        program: str,
        now_us: int,
        create: bool = True,
        station_epoch: str | None = None,
        restored_by: str = "",
    ) -> "Store":
        """Open ``journal.db``, made if there never was one, and note the start in it.

        ``station_epoch`` names the journal anew (a backup that ``restored_by`` put back). Raises JournalRefused."""
        store = cls(open_folder(path, create=create, behind=station_epoch is not None), path)
        with kept_aside(path):
            store._begin(program, now_us, station_epoch, restored_by)
        return store

    @classmethod
    def over(cls, connect: Connect, *, program: str, now_us: int, station_epoch: str | None = None) -> "Store":
        """The same on a connection from elsewhere; opened again on the same connection it goes on, as after a crash.

        ``station_epoch``: a UUID to use instead of a random one for a new journal. Raises JournalRefused."""
        store = cls(open_connection(connect), None)
        store._begin(program, now_us, None if store._known_epoch() else station_epoch)
        return store

    def _known_epoch(self) -> str:
        return str(get_meta(self._db, "station_epoch", ""))

    def _begin(self, program: str, now_us: int, station_epoch: str | None, restored_by: str = "") -> None:
        try:
            epoch = station_epoch or self._known_epoch() or str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
            self._epoch = uuid.UUID(epoch)
            opened = JournalOpened(epoch, get_meta(self._db, "boot", 0) + 1, program, restored_by)
            self.append(now_us, [Batch(events=(opened,))])
            if self.path is not None and self._lock is not None:
                self._watch = FilesWatch.begin(self.path, self._lock.path)
        except BaseException as error:
            self._abandon()
            if isinstance(error, StoreFault | BadEvent | Conflict):
                raise JournalRefused(error.key, path=str(self.path), **error.arguments) from None
            if isinstance(error, sqlite3.Error | ValueError):
                raise JournalRefused("journal_damaged", path=str(self.path), detail=str(error)) from None
            raise

    def load(self) -> Loaded:
        """What is still open. Raises StoreFault when the file cannot be read."""
        try:
            return load(self._db)
        except sqlite3.Error as error:
            raise fault_of(error) from error
        except (BadEvent, ValueError) as wrong:
            raise StoreFault("journal_damaged", detail=str(wrong)) from wrong

    @property
    def head(self) -> JournalHead:
        """The end of what is durable."""
        return self._head

    def append(self, now_us: int, batches: Sequence[Batch]) -> int:
        """Commit all of it or nothing; returns the journal's last seq. Raises StoreFault, Conflict, BadEvent."""
        with self.transaction():
            for batch in batches:
                self.add(now_us, batch)
        return self._head.seq

    def set_cursor(self, destination: str, through: int) -> None:
        """Remember how far a destination has everything (wire_seq)."""
        with self.transaction():
            self.add_cursor(destination, through)

    def forget_cursors(self) -> None:
        """Every destination starts again from the beginning."""
        with self.transaction():
            self._db.execute("DELETE FROM cursor")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One durable unit of work. Conflict and BadEvent leave the store usable, anything of SQLite does not."""
        if self._fault is not None:
            raise StoreFault("store_closed", cause=self._fault)
        before = self._head
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
            if self._watch is not None:
                self._watch.same_files()  # before anybody is told that it is durable
            if self._lock is not None:
                self._lock.note(self._head.seq)
        except BaseException as error:
            self._head = before
            with suppress(sqlite3.Error):
                self._db.rollback()
            if isinstance(error, Conflict | BadEvent):
                raise
            self._fault = error.key if isinstance(error, StoreFault) else "interrupted"
            if isinstance(error, sqlite3.Error | OSError | OverflowError):
                fault = fault_of(error)
                self._fault = fault.key
                raise fault from error
            raise

    def add(self, now_us: int, batch: Batch) -> int:
        """Write one batch inside ``transaction``; returns the last seq so far."""
        self._db.executemany(
            "INSERT OR REPLACE INTO queue(lane, trigger, at, code, text, raw, reason, frame, twin) "
            "VALUES (?,?,?,?,?,?,?,?,?)",
            [_queue_columns(row) for row in batch.queue],
        )
        if batch.events and batch.first_seq not in (0, self._head.seq + 1):
            raise StoreFault("seq_differs", expected=batch.first_seq, found=self._head.seq + 1)
        for event in batch.events:
            self._add_event(now_us, event)
        self._db.executemany("DELETE FROM queue WHERE lane = ? AND trigger = ?", batch.dropped)
        return self._head.seq

    def add_cursor(self, destination: str, through: int) -> int:
        """Write a cursor inside ``transaction``."""
        self._db.execute(
            "INSERT INTO cursor(destination, through) VALUES (?, ?) "
            "ON CONFLICT(destination) DO UPDATE SET through = excluded.through",
            (column(destination), through),
        )
        return through

    def _add_event(self, now_us: int, event: Event) -> None:
        seq = self._head.seq + 1
        kind, version, body = codec.encode(event)
        told = wire_kind(event)
        wire_seq, wire_version = (self._head.wire_seq + 1, newest_version(told)) if told else (None, None)
        link = Link(seq, event_id(self._epoch, seq), now_us, kind, version, wire_seq, wire_version, body)
        digest = link_hash(self._head.hash, link)
        self._db.execute(
            "INSERT INTO event(seq, id, at, kind, version, wire_seq, wire_version, body, hash) "
            "VALUES (?,?,?,?,?,?,?,?,?)",
            (seq, link.id, now_us, kind, version, wire_seq, wire_version, body, digest),
        )
        apply(self._db, self._db, seq, now_us, event)
        self._head = replace(self._head, seq=seq, hash=digest, wire_seq=wire_seq or self._head.wire_seq)

    def watch(self) -> None:
        """Are the files under their names still ours, and (once a second) our locks? Raises StoreFault.

        Beside what every commit does; never on a verdict's way."""
        if self._watch is None:
            return
        self._watch.same_files()
        now_s = time.monotonic()
        if now_s - self._watched_s >= WATCH_S:
            self._watched_s = now_s
            self._watch.locks_held()

    def rescue(self) -> Path | None:
        """All that this connection still sees, as one file in the quarantine, when the files under it are not its own
        any more; None: it could not be written."""
        if self.path is None:
            return None
        try:
            target = new_folder(self.path.parent / QUARANTINE) / self.path.name
            copy_over(self._db, target)
        except (OSError, JournalRefused, sqlite3.Error):
            return None
        return target

    def wal_bytes(self) -> int:
        """Size of the write-ahead log; 0 in memory."""
        if self.path is None:
            return 0
        try:
            return self.path.with_name(f"{self.path.name}-wal").stat().st_size
        except FileNotFoundError:
            return 0

    def checkpoint(self) -> bool:
        """Copy the log into the database without waiting for anybody; True when all of it went. Raises StoreFault."""
        try:
            _busy, frames, copied = self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except sqlite3.Error as error:
            self._fault = fault_of(error).key
            raise fault_of(error) from error
        return bool(frames == copied)

    def close(self) -> None:
        """Never raises. After a fault nothing is copied into the file any more, and the next open checks it."""
        clean = self._fault is None
        try:
            if clean and self._guard is not None:
                self._guard.close()
            self._let_go()
        except sqlite3.Error:
            clean = False
        self._release(clean)

    def _abandon(self) -> None:
        self._fault = self._fault or "not_opened"
        with suppress(sqlite3.Error):
            self._let_go()
        self._release(clean=False)

    def _let_go(self) -> None:
        """An injected connection is its owner's to close."""
        if self.path is None:
            self._db.rollback()
        else:
            self._db.close()
        if self._guard is not None:
            self._guard.close()

    def _release(self, clean: bool) -> None:
        self._fault = self._fault or "closed"
        if self._lock is not None:
            self._lock.release(clean=clean)
            self._lock = None


def _queue_columns(row: QueueRow) -> tuple[str | int | None, ...]:
    code = row.code
    told = (None, None, None) if code is None else (column(code.key), column(code.text), code.raw)
    reason = None if row.reason is None else row.reason.value
    twin = None if row.twin is None else column(row.twin)
    return (row.lane, row.trigger, row.at_us, *told, reason, row.frame, twin)
