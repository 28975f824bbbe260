"""What became of a pool's codes: the pool joined with the journal, which alone knows what was packed and what left.

Both are ordered by the key, so the join walks them side by side. One look at both; nothing is written.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from station.core.codes.ranges import CodeRange, merged
from station.pools.errors import PoolRefused
from station.pools.files import number_of, open_to_read

_LEFT = "c.state = 'live' AND c.exit <> ''"
"""Of a container: it was seen leaving, left unseen with a pass, or was closed or found by a person."""
_UNITS = "JOIN journal.unit u ON u.code = p.key AND u.state = 1 JOIN journal.container c ON c.id = u.container"
_LABELS = "JOIN journal.container c ON c.code = p.key AND c.state NOT IN ('void', 'dissolved')"
_USED = tuple(
    f"SELECT count(*), coalesce(sum({_LEFT}), 0) FROM code p {held} WHERE p.pool = ?" for held in (_UNITS, _LABELS)
)
_HELD = (
    "EXISTS (SELECT 1 FROM journal.unit u WHERE u.code = p.key AND u.state = 1) "
    "OR EXISTS (SELECT 1 FROM journal.container c WHERE c.code = p.key AND c.state NOT IN ('void', 'dissolved'))"
)
_FATES = (
    "EXISTS (SELECT 1 FROM journal.fate f WHERE f.code = p.key) "
    "OR EXISTS (SELECT 1 FROM journal.retired r WHERE r.code = p.key)"
)
_GONE = (
    "SELECT count(*) FROM code p JOIN journal.fate g ON g.code = p.key WHERE p.pool = ?",
    "SELECT count(*) FROM code p JOIN journal.retired g ON g.code = p.key WHERE p.pool = ?",
    "SELECT count(*) FROM (SELECT DISTINCT code FROM journal.label) l JOIN code p ON p.key = l.code "
    f"WHERE p.pool = ? AND NOT ({_HELD}) AND NOT ({_FATES})",
)
"""The last: codes on labels that are on no container (not yet, or no more): they are given to no other."""
_VOID_FREE = (
    "SELECT count(*) FROM code p WHERE p.pool = ? AND p.void IS NOT NULL "
    f"AND NOT ({_HELD}) AND NOT ({_FATES}) AND NOT EXISTS (SELECT 1 FROM journal.label l WHERE l.code = p.key)"
)
_NUMBERS = " UNION ALL ".join(
    f"SELECT p.number FROM code p {held} WHERE p.pool = ?1 AND {_LEFT}" for held in (_UNITS, _LABELS)
)


@dataclass(frozen=True, slots=True)
class PoolUsage:
    """Every code of a pool is in exactly one of used, decommissioned, void and remaining."""

    codes: int
    used: int
    """In a container now, or the code of one; one that was made void afterwards is still used."""
    left: int
    """Of those: it really left."""
    decommissioned: int
    """Sampled, destroyed and the like, the code of a container that is no more, or on a label that is on none."""
    void: int
    """Made void, and not used."""

    @property
    def remaining(self) -> int:
        return self.codes - self.used - self.decommissioned - self.void


def pool_usage(data: Path, pool: str) -> PoolUsage:
    """Walks the whole pool: seconds for ten million codes. Raises PoolRefused."""
    with _both(data, pool) as (db, number):
        codes = db.execute("SELECT coalesce(sum(imported), 0) FROM import WHERE pool = ?", (number,)).fetchone()[0]
        counted = [db.execute(asked, (number,)).fetchone() for asked in _USED]
        gone = sum(db.execute(asked, (number,)).fetchone()[0] for asked in _GONE)
        void = db.execute(_VOID_FREE, (number,)).fetchone()[0]
    return PoolUsage(codes, sum(each[0] for each in counted), sum(each[1] for each in counted), gone, void)


def left_ranges(data: Path, pool: str) -> Iterator[CodeRange]:
    """Merged, by number; ready for a platform that activates ranges. Raises PoolRefused."""
    with _both(data, pool) as (db, number):
        yield from merged(row[0] for row in db.execute(f"{_NUMBERS} ORDER BY 1", (number,)))


@contextmanager
def _both(data: Path, pool: str) -> Iterator[tuple[sqlite3.Connection, int]]:
    """The pools with the journal beside them, as one look, and the pool's number."""
    try:
        with closing(open_to_read(data)) as db:
            db.execute("ATTACH ? AS journal", (f"{(data / 'journal.db').resolve().as_uri()}?mode=ro",))
            db.execute("BEGIN")
            yield db, number_of(db, pool)
    except sqlite3.Error as error:
        raise PoolRefused("pools_unreadable", detail=str(error)) from None
