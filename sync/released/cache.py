"""The file in which a dock keeps what upstream said: containers of other stations, shipments of other docks.

It holds no truth of its own: deleted, it is filled again. Each page of the feed is one transaction together with the
number it reaches through, so that a crash repeats a page or loses nothing. One thread at a time.
"""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sync.released.feed import Change

FORMAT = 1
_TABLES = (
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY, station TEXT NOT NULL, station_epoch TEXT NOT NULL, through INTEGER NOT NULL DEFAULT 0,
        UNIQUE (station, station_epoch)) STRICT""",
    """CREATE TABLE container (
        journal INTEGER, container INTEGER, level INTEGER NOT NULL, name TEXT NOT NULL, code TEXT, text TEXT,
        product TEXT NOT NULL, lot TEXT NOT NULL, members INTEGER NOT NULL, state TEXT NOT NULL,
        parent INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (journal, container)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX container_code ON container(code)",
    "CREATE INDEX container_parent ON container(journal, parent)",
    # By code, for a dock ships what another station packed: how it left last, by the time of the record.
    """CREATE TABLE shipment (
        code TEXT PRIMARY KEY, state TEXT NOT NULL, receiver TEXT NOT NULL, document TEXT NOT NULL, at INTEGER NOT NULL,
        station TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX shipment_document ON shipment(document) WHERE document <> ''",
)
_FOUND = (
    "SELECT c.journal, c.container, c.level, c.name, c.code, c.text, c.product, c.lot, c.members, c.state, c.parent, "
    "j.station, j.station_epoch FROM container c INDEXED BY container_code "
    "CROSS JOIN journal j ON j.id = c.journal WHERE c.code = ? "
    "ORDER BY c.state = 'live' DESC, c.journal DESC, c.container DESC LIMIT 1"
)
_MEMBERS = (
    "SELECT container, level, members FROM container INDEXED BY container_parent "
    "WHERE journal = ? AND parent = ? AND state = 'live'"
)
_SHIPMENT = "SELECT state, receiver, document, at, station FROM shipment WHERE code = ?"
State = Literal["live", "dissolved", "quarantined"]


@dataclass(frozen=True, slots=True)
class Moved:
    """How a code left, or came back, last."""

    state: Literal["shipped", "returned"]
    to: str
    document: str
    at_us: int
    station: str


@dataclass(frozen=True, slots=True)
class ReleasedContainer:
    """A container as upstream told of it."""

    station: str
    station_epoch: str
    container: int
    level: int
    name: str
    key: str
    text: str
    product: str
    lot: str
    state: State
    cases: int
    units: int
    inside: str = ""
    """Code of the container it is in; empty = in none."""
    inside_name: str = ""
    moved: Moved | None = None
    """It, or what it is in."""


class CacheFault(Exception):
    """The file cannot be used; the words are SQLite's."""


class ReleasedCache:
    """Blocking. Raises CacheFault."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise CacheFault(str(error)) from error

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found == FORMAT:
            return
        self._db.execute("BEGIN IMMEDIATE")
        for (name,) in self._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            self._db.execute(f'DROP TABLE "{name}"')  # of another version: it is filled again
        for statement in _TABLES:
            self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {FORMAT}")
        self._db.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    # what the feed brings --------------------------------------------------------------------------------------------

    def through(self, station: str, station_epoch: str) -> int:
        """The number up to which this journal is known."""
        with self._lock:
            found = self._db.execute(
                "SELECT through FROM journal WHERE station = ? AND station_epoch = ?", (station, station_epoch)
            ).fetchone()
        return 0 if found is None else int(found[0])

    def take(self, station: str, station_epoch: str, changes: Sequence[Change], through: int) -> None:
        """A page, in one transaction; what is older than what is known changes nothing."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                self._take(station, station_epoch, changes, through)
                self._db.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise CacheFault(str(error)) from error

    def _take(self, station: str, station_epoch: str, changes: Sequence[Change], through: int) -> None:
        named = (station, station_epoch)
        self._db.execute("INSERT OR IGNORE INTO journal(station, station_epoch) VALUES (?,?)", named)
        (journal, known) = self._db.execute(
            "SELECT id, through FROM journal WHERE station = ? AND station_epoch = ?", named
        ).fetchone()
        for change in changes:
            if change.seq > known:
                _apply(self._db, journal, station, change)
        self._db.execute("UPDATE journal SET through = max(through, ?) WHERE id = ?", (through, journal))

    # what a scan asks ------------------------------------------------------------------------------------------------

    def find(self, key: str) -> ReleasedContainer | None:
        """The container of this code; one that is live before one that is not."""
        with self._lock:
            try:
                row = self._db.execute(_FOUND, (_column(key),)).fetchone()
                return None if row is None else self._whole(row)
            except sqlite3.DatabaseError as error:
                raise CacheFault(str(error)) from error

    def moved(self, key: str) -> Moved | None:
        with self._lock:
            try:
                return _moved(self._db, _column(key))
            except sqlite3.DatabaseError as error:
                raise CacheFault(str(error)) from error

    def note_shipped_by(self, document: str) -> str:
        """The station that shipped something of this note that is still away; empty = none did."""
        with self._lock:
            row = self._db.execute(
                "SELECT station FROM shipment WHERE document = ? AND document <> '' AND state = 'shipped' LIMIT 1",
                (_column(document),),
            ).fetchone()
        return "" if row is None else str(row[0])

    def size(self) -> int:
        """Containers that are known and live."""
        with self._lock:
            return int(self._db.execute("SELECT count(*) FROM container WHERE state = 'live'").fetchone()[0])

    def _whole(self, row: tuple[Any, ...]) -> ReleasedContainer:
        journal, container, level, name, key, text, product, lot, members, state, parent, station, epoch = row
        cases, units = self._contents(journal, container, level, members)
        inside = self._parent(journal, parent) if parent else None
        moved = _moved(self._db, key)
        if (moved is None or moved.state == "returned") and inside is not None and inside[0] is not None:
            moved = _moved(self._db, inside[0]) or moved
        held = (inside[1], inside[2]) if inside is not None else ("", "")
        told = (station, epoch, container, level, name, key, text, product, lot, state)
        return ReleasedContainer(*told, cases, units, *held, moved)

    def _parent(self, journal: int, parent: int) -> tuple[str | None, str, str] | None:
        row = self._db.execute(
            "SELECT code, text, name FROM container WHERE journal = ? AND container = ? AND state = 'live'",
            (journal, parent),
        ).fetchone()
        return None if row is None else (row[0], row[1] or f"#{parent}", row[2])

    def _contents(self, journal: int, container: int, level: int, members: int) -> tuple[int, int]:
        """Containers of the lowest level in it, and units."""
        if level == 1:
            return 1, members
        found = self._db.execute(_MEMBERS, (journal, container)).fetchall()
        inside = [self._contents(journal, *each) for each in found]
        return sum(cases for cases, _ in inside), sum(units for _, units in inside)


def _column(text: str) -> str:
    """A lone surrogate becomes its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _moved(db: sqlite3.Connection, key: str) -> Moved | None:
    row = db.execute(_SHIPMENT, (key,)).fetchone()
    return None if row is None else Moved(*row)


def _apply(db: sqlite3.Connection, journal: int, station: str, change: Change) -> None:
    match change.kind:
        case "container.packed" | "container.restored":
            _put(db, journal, change)
            _place(db, journal, change.members_inside, change.container)
        case "container.changed":
            db.execute(
                "UPDATE container SET members = members + ? WHERE journal = ? AND container = ?",
                (change.added - change.removed, journal, change.container),
            )
            _place(db, journal, change.removed_inside, 0)
            _place(db, journal, change.added_inside, change.container)
        case "container.dissolved":
            state = "dissolved" if change.cause in ("rework", "merged") else "quarantined"
            db.execute(
                "UPDATE container SET state = ?, parent = 0 WHERE journal = ? AND container = ?",
                (state, journal, change.container),
            )
            db.execute(
                "UPDATE container INDEXED BY container_parent SET parent = 0 WHERE journal = ? AND parent = ?",
                (journal, change.container),
            )
        case "container.recoded":
            key, text = _code(change)
            db.execute(
                "UPDATE container SET code = ?, text = ? WHERE journal = ? AND container = ?",
                (key, text, journal, change.container),
            )
        case "shipment.confirmed" | "shipment.returned":
            _ship(db, station, change)


def _put(db: sqlite3.Connection, journal: int, change: Change) -> None:
    told = (change.level, _column(change.name), *_code(change), _column(change.product), _column(change.lot))
    db.execute(
        "INSERT INTO container(journal, container, level, name, code, text, product, lot, members, state) "
        "VALUES (?,?,?,?,?,?,?,?,?,'live') ON CONFLICT(journal, container) DO UPDATE SET level = excluded.level, "
        "name = excluded.name, code = excluded.code, text = excluded.text, product = excluded.product, "
        "lot = excluded.lot, members = excluded.members, state = 'live'",
        (journal, change.container, *told, change.members),
    )


def _place(db: sqlite3.Connection, journal: int, inside: Sequence[int], parent: int) -> None:
    db.executemany(
        "UPDATE container SET parent = ? WHERE journal = ? AND container = ?",
        [(parent, journal, child) for child in inside if child],
    )


def _ship(db: sqlite3.Connection, station: str, change: Change) -> None:
    key, _ = _code(change)
    if key is None:
        return
    state = "shipped" if change.kind == "shipment.confirmed" else "returned"
    told = (_column(change.to), _column(change.document), change.at_us, station)
    db.execute(
        "INSERT INTO shipment(code, state, receiver, document, at, station) VALUES (?,?,?,?,?,?) "
        "ON CONFLICT(code) DO UPDATE SET state = excluded.state, receiver = excluded.receiver, "
        "document = excluded.document, at = excluded.at, station = excluded.station WHERE excluded.at >= shipment.at",
        (key, state, *told),
    )


def _code(change: Change) -> tuple[str | None, str | None]:
    return (None, None) if change.code is None else (_column(change.code["key"]), _column(change.code["text"]))
