"""The end of the log: what the next event is chained to, once its last stretch was found whole."""

import sqlite3
from dataclasses import dataclass
from itertools import pairwise

from station.journal.chain import GENESIS, Link, link_hash
from station.journal.errors import JournalRefused

TAIL = 100
"""Events at the end of the log whose chain is checked at every open."""
_TAIL = "SELECT seq, id, at, kind, version, wire_seq, wire_version, body, hash FROM event ORDER BY seq DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The end of the log."""

    seq: int = 0
    hash: bytes = GENESIS
    wire_seq: int = 0


def read_head(db: sqlite3.Connection, path: str) -> JournalHead:
    """The end of the log. Raises JournalRefused (the chain over its last rows is broken) and sqlite3.Error."""
    rows = db.execute(_TAIL, (TAIL + 1,)).fetchall()
    for row, before in pairwise(rows):
        if row[0] != before[0] + 1 or link_hash(before[8], Link(*row[:8])) != row[8]:
            raise JournalRefused("journal_damaged", path=path, detail=f"chain broken at {row[0]}")
    wire = db.execute("SELECT max(wire_seq) FROM event").fetchone()[0]
    return JournalHead(rows[0][0], rows[0][8], wire or 0) if rows else JournalHead()
