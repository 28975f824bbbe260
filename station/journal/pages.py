"""The journal read from end to end, a page a look: every look is a transaction of its own that ends before the next.

So the writer can checkpoint between them however long the whole takes, and the memory is that of one page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from station.core.events import CaseMissed, CasePassed, CaseRejected
from station.core.values import CaseRef
from station.journal import codec
from station.journal.errors import BadEvent
from station.journal.reader import Reader
from station.journal.wire import WireRecord, wire_records

PAGE = 500
VERDICTS = (CasePassed.kind, CaseRejected.kind, CaseMissed.kind)

CASES = (
    "SELECT p.epoch, p.abs_seq, p.state, p.disposal, p.at, p.units_read, e.kind, e.version, e.body "
    "FROM plc_case p JOIN event e ON e.seq = p.seq "
    "WHERE (p.epoch, p.abs_seq) > (?, ?) ORDER BY p.epoch, p.abs_seq LIMIT ?"
)
CASES_COUNTED = "SELECT count(*) FROM plc_case"


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """A case as it stands, with the body of the event that judged it."""

    case: CaseRef
    state: str
    disposal: str | None
    at_us: int
    units_read: int
    verdict: codec.Body


class Pages(Reader):
    """A reader for those who want everything."""

    def count_cases(self) -> int:
        with self._look() as db:
            return int(db.execute(CASES_COUNTED).fetchone()[0])

    def all_cases(self) -> Iterator[JudgedCase]:
        """Every case known when its page is read, by (epoch, number)."""
        after = CaseRef(-1, -1)
        while True:
            with self._look() as db:
                rows = db.execute(CASES, (after.epoch, after.seq, PAGE)).fetchall()
            for epoch, seq, state, disposal, at_us, units_read, *event in rows:
                after = CaseRef(epoch, seq)
                if event[0] not in VERDICTS:
                    raise BadEvent("event_missing", case=str(after))
                yield JudgedCase(after, state, disposal, at_us, units_read, codec.body_of(*event))
            if len(rows) < PAGE:
                return

    def all_wire(self, through: int) -> Iterator[WireRecord]:
        """Every record for upstream up to this wire number, in order."""
        after = 0
        while after < through:
            with self._look() as db:
                records = wire_records(db, after, through, PAGE)
            yield from records
            if len(records) < PAGE:
                return
            after = records[-1].seq
