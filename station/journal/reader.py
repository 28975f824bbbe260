"""The read side: ``mode=ro`` connections and short reads, so that nobody who looks can hold up a case."""

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from station.journal.case_rows import column
from station.journal.door import Connect, connect
from station.journal.errors import JournalRefused, fault_of

_CHUNK = 200

TAKEN = (
    "SELECT u.code, c.epoch, c.abs_seq FROM unit u JOIN container c ON c.id = u.container "
    "WHERE u.state = 1 AND u.code IN ({marks}) "
    "UNION ALL SELECT code, epoch, abs_seq FROM container WHERE state <> 'void' AND code IN ({marks})"
)


class Reader:
    """One read-only connection behind a lock: give every long-running user one of its own."""

    def __init__(self, connect_: Connect) -> None:
        """Raises JournalRefused when there is nothing to read."""
        try:
            self._db = connect_()
        except sqlite3.Error as error:
            raise JournalRefused("journal_unreadable", detail=str(error)) from None
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> "Reader":
        def look() -> sqlite3.Connection:
            connection = connect(path, "ro")
            connection.execute("PRAGMA query_only = ON")
            return connection

        return cls(look)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _rows(self, sql: str, values: Sequence[str | int | None] = ()) -> list[tuple[Any, ...]]:
        """One look, cursor closed at its end. Raises StoreFault."""
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise fault_of(error) from error

    def taken(self, keys: Sequence[str]) -> dict[str, str]:
        """Key → ``epoch/seq`` of the live case that holds it; only taken ones. Raises StoreFault: nothing is known."""
        given = {column(key): key for key in keys}
        wanted = list(given)
        rows: list[tuple[str, int, int]] = []
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            sql = TAKEN.format(marks=",".join("?" * len(part)))
            rows += self._rows(sql, (*part, *part))
        return {given[code]: f"{epoch}/{seq}" for code, epoch, seq in rows}
