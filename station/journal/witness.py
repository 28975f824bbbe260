"""What the log itself says, counted by SQL: a witness for what the writer and the fold compute with the same code."""

import sqlite3
from collections.abc import Iterator

from station.journal.meta import get_meta

RECALLS = (
    "SELECT kind, coalesce(json_extract(body, '$.on_their_way'), json_extract(body, '$.cases'), 1) FROM event "
    "WHERE kind IN ('offset.found', 'case.recalled', 'recall.ended') AND json_valid(body) ORDER BY seq"
)
TRUST = "SELECT kind FROM event WHERE kind IN ('trust.lost', 'trust.restored') ORDER BY seq DESC LIMIT 1"
Difference = tuple[str, int, int]
"""What, how often the log has it, and how often it is told."""


def differences(db: sqlite3.Connection) -> Iterator[Difference]:
    """Every number that is told otherwise than the log counts it."""
    yield from _recalls(db)
    last = db.execute(TRUST).fetchone()
    held, told = last is None or last[0] == "trust.restored", get_meta(db, "trust", {}).get("held", True)
    if held != told:
        yield ("trusted", int(held), int(told))


def _recalls(db: sqlite3.Connection) -> Iterator[Difference]:
    """Cases taken back since the recall began: with the finding, one by one, and as the end told them."""
    counted = 0
    for kind, number in db.execute(RECALLS):
        if kind != "recall.ended":
            counted += number
            continue
        if counted != number:
            yield ("recalled", counted, number)
        counted = 0
    standing = (get_meta(db, "recall", None) or {}).get("cases", 0)
    if counted != standing:
        yield ("recalled", counted, standing)
