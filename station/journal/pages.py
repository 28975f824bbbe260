"""The journal read from end to end, a page a look: every look is a transaction of its own that ends before the next.

So the writer can checkpoint between them however long the whole takes, and the memory is that of one page.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from station.core.events import CaseMissed, CasePassed, CaseRejected
from station.core.values import CaseRef, Position
from station.journal import codec
from station.journal.errors import BadEvent
from station.journal.members import ContainerAt, container_at, position_of
from station.journal.reader import Reader
from station.journal.wire import WireRecord, wire_records

PAGE = 500
SEQ_MAX = 2**62
VERDICTS = (CasePassed.kind, CaseRejected.kind, CaseMissed.kind)

CASES = (
    "SELECT p.epoch, p.abs_seq, p.container, p.state, p.disposal, p.at, p.units_read, e.kind, e.version, e.body "
    "FROM plc_case p JOIN event e ON e.seq = p.seq "
    "WHERE (p.epoch, p.abs_seq) > (?, ?) ORDER BY p.epoch, p.abs_seq LIMIT ?"
)
CASES_COUNTED = "SELECT count(*) FROM plc_case"
CONTAINERS = (
    "SELECT c.id, c.level, c.name, c.code, c.text, c.state, c.shipped, c.parent, c.place, o.name, c.product, c.lot, "
    "c.link, c.exit, c.epoch, c.abs_seq, c.members, c.at "
    "FROM container c LEFT JOIN work_order o ON o.id = c.order_id WHERE c.id > ? ORDER BY c.id LIMIT ?"
)
CONTAINERS_COUNTED = "SELECT count(*) FROM container"
UNITS_OF = "SELECT code, position FROM unit WHERE container = ? AND state = 1"
CHILDREN_OF = "SELECT id, code, text, place FROM container WHERE parent = ?"


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """A case as it stands, with the body of the event that judged it."""

    case: CaseRef
    container: int | None
    """Of a passed one."""
    state: str
    disposal: str | None
    at_us: int
    units_read: int
    verdict: codec.Body


@dataclass(frozen=True, slots=True)
class StoredContainer:
    """A container as it is now."""

    id: int
    level: int
    name: str
    code: str | None
    text: str | None
    state: str
    shipped: int
    parent: int | None
    place: int
    order: str | None
    product: str
    lot: str
    link: str
    exit: str
    epoch: int | None
    number: int | None
    """Of the PLC, absolute; None = no PLC numbered it."""
    members: int
    at_us: int


@dataclass(frozen=True, slots=True)
class StoredMember:
    """What is in a container now: a unit, or a container of the level below."""

    key: str | None
    text: str | None
    """None = as the key: of units the table holds no other."""
    container: int
    """0 = a unit."""
    position: Position


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
            for epoch, seq, container, state, disposal, at_us, units_read, *event in rows:
                after = CaseRef(epoch, seq)
                if event[0] not in VERDICTS:
                    raise BadEvent("event_missing", case=str(after))
                yield JudgedCase(after, container, state, disposal, at_us, units_read, codec.body_of(*event))
            if len(rows) < PAGE:
                return

    def count_containers(self) -> int:
        with self._look() as db:
            return int(db.execute(CONTAINERS_COUNTED).fetchone()[0])

    def all_containers(self) -> Iterator[StoredContainer]:
        """Every container known when its page is read, by number; of any level and state."""
        after = 0
        while True:
            with self._look() as db:
                rows = db.execute(CONTAINERS, (after, PAGE)).fetchall()
            for row in rows:
                yield StoredContainer(*row)
            if len(rows) < PAGE:
                return
            after = rows[-1][0]

    def members(self, container: int) -> list[StoredMember]:
        """What is in it now, by place."""
        with self._look() as db:
            units = [
                StoredMember(key, None, 0, position_of(column)) for key, column in db.execute(UNITS_OF, (container,))
            ]
            children = [
                StoredMember(key, text, child, Position(place=place))
                for child, key, text, place in db.execute(CHILDREN_OF, (container,))
            ]
        return sorted([*units, *children], key=lambda member: (astuple(member.position), member.key or ""))

    def contents(self, container: int) -> ContainerAt:
        """The container with its members as they were read, not by their keys alone."""
        with self._look() as db:
            return container_at(db, db, container, SEQ_MAX)

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
