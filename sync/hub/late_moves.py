"""Shipments and returns that came after scans of what they are about: those scans are judged anew.

A dock may be without network for hours, while what it shipped is on sale. Scans are kept with the distributor that was
known then; what comes late says who it was. Only scans from the time of the shipment on are looked at.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pydantic_core import from_json
from sqlalchemy import Connection, Row, and_, bindparam, delete, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.code_index import Role, main_hash, named_codes
from sync.hub.scan_lookup import chains_of, moves_of
from sync.hub.scans import DAY_US
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT
from sync.hub.trade_tables import LATE_MOVE, SCAN, SCAN_DAY, SHIPMENT

AT_ONCE = 1_000
"""Late shipments of one minute's job; the others wait for the next."""
_TOGETHER = 500
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class JudgedAnew:
    """A scan that is another distributor's than was thought; 0 = nobody's."""

    row: Row[Any]
    distributor: int

    @property
    def day(self) -> int:
        return int(self.row.at_us) // DAY_US


def judge_anew(connection: Connection, settled_us: int) -> list[JudgedAnew]:
    """Put right the distributor of scans that shipments tell otherwise which came late, before ``settled_us`` (a scan
    that was being answered meanwhile is stored by now), and the figures of the days; which scans."""
    late = (
        select(LATE_MOVE, SHIPMENT.c.code_hash, SHIPMENT.c.at_us)
        .join(SHIPMENT, and_(SHIPMENT.c.journal == LATE_MOVE.c.journal, SHIPMENT.c.seq == LATE_MOVE.c.seq))
        .where(LATE_MOVE.c.received_us <= settled_us)
        .order_by(LATE_MOVE.c.received_us, LATE_MOVE.c.journal, LATE_MOVE.c.seq)
        .limit(AT_ONCE)
    )
    moves = connection.execute(late).all()
    since: dict[int, int] = {}
    for move in moves:
        _earlier(since, {move.code_hash: move.at_us})
    anew = [each for some in _some(_inside(connection, since)) for each in _anew(connection, some)]
    _put_right(connection, anew)
    for move in moves:
        connection.execute(delete(LATE_MOVE).where(LATE_MOVE.c.journal == move.journal, LATE_MOVE.c.seq == move.seq))
    return anew


def _inside(connection: Connection, since: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """Journal and number of every container with such a code, or inside one, with the time that goes with it."""
    found: dict[tuple[int, int], int] = {}
    wanted = {code: at_us for code, at_us in since.items() if code}
    while wanted:
        inner: dict[int, int] = {}
        for some in _some(wanted):
            own = {(row.journal, row.container): row for row in connection.execute(_OWN, {"hashes": list(some)})}
            outer = {key: some[row.code_hash] for key, row in own.items() if key not in found and row.level > 1}
            _earlier(found, {key: some[row.code_hash] for key, row in own.items()})
            _earlier(found, _children(connection, outer))
            _earlier(inner, _members(connection, outer))
        wanted = inner
    return found


def _some(every: Mapping[K, int]) -> Iterator[dict[K, int]]:
    rest = iter(every.items())
    while some := dict(islice(rest, _TOGETHER)):
        yield some


def _earlier(into: dict[K, int], more: Mapping[K, int]) -> None:
    for key, at_us in more.items():
        into[key] = min(at_us, into.get(key, at_us))


_OWN = (
    select(CODE_INDEX.c.code_hash, CONTAINER.c.journal, CONTAINER.c.container, CONTAINER.c.level)
    .select_from(CODE_INDEX)
    .join(EVENT, and_(EVENT.c.journal == CODE_INDEX.c.journal, EVENT.c.seq == CODE_INDEX.c.seq))
    .join(CONTAINER, and_(CONTAINER.c.journal == EVENT.c.journal, CONTAINER.c.container == EVENT.c.container))
    .where(CODE_INDEX.c.code_hash.in_(bindparam("hashes", expanding=True)), CODE_INDEX.c.role == Role.OWN.value)
)


def _children(connection: Connection, outer: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """What the same journal has in these, also what has no code."""
    found: dict[tuple[int, int], int] = {}
    wanted = dict(outer)
    columns = (CONTAINER.c.journal, CONTAINER.c.parent)
    while wanted:
        inside = select(CONTAINER.c.container, CONTAINER.c.level, *columns).where(
            tuple_(*columns).in_(list(wanted)), CONTAINER.c.parent > 0
        )
        rows = connection.execute(inside).all()
        told = {(row.journal, row.container): wanted[row.journal, row.parent] for row in rows}
        found |= told
        wanted = {(row.journal, row.container): told[row.journal, row.container] for row in rows if row.level > 1}
    return found


def _members(connection: Connection, outer: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Codes of the containers that records put into these: other stations have them under numbers of their own."""
    if not outer:
        return {}
    records = select(EVENT.c.journal, EVENT.c.container, EVENT.c.kind, EVENT.c.body).where(
        tuple_(EVENT.c.journal, EVENT.c.container).in_(list(outer)), EVENT.c.kind.like("container.%")
    )
    return {
        main_hash(code): outer[row.journal, row.container]
        for row in connection.execute(records)
        for code, role in named_codes(row.kind, from_json(row.body))
        if role is Role.CHILD_IN
    }


def _anew(connection: Connection, since: Mapping[tuple[int, int], int]) -> Iterator[JudgedAnew]:
    """The scans of these containers, and of their units, that are another distributor's than was thought."""
    wanted = select(SCAN).where(tuple_(SCAN.c.journal, SCAN.c.container).in_(list(since)))
    scans = [
        row
        for row in connection.execute(wanted.where(SCAN.c.at_us >= min(since.values())))
        if row.at_us >= since[row.journal, row.container]
    ]
    chains = chains_of(connection, list({(row.journal, row.container) for row in scans})) if scans else {}
    moves = moves_of(connection, {each for chain in chains.values() for each in chain})
    for row in scans:
        mine = [move for each in chains[row.journal, row.container] for move in moves.get(each, ())]
        distributor = _distributor(mine, row.at_us)
        if distributor != row.distributor:
            yield JudgedAnew(row, distributor)


def _distributor(moves: Iterable[Row[Any]], at_us: int) -> int:
    """Whose goods they were at that time."""
    before = [move for move in moves if move.at_us <= at_us]
    last = max(before, key=lambda move: (move.at_us, move.seq), default=None)
    return 0 if last is None or last.returned else int(last.id or 0)


def _put_right(connection: Connection, anew: Sequence[JudgedAnew]) -> None:
    if not anew:
        return
    change = update(SCAN).where(SCAN.c.seq == bindparam("scan_seq")).values(distributor=bindparam("whose"))
    connection.execute(change, [{"scan_seq": each.row.seq, "whose": each.distributor} for each in anew])
    scans: Counter[tuple[int, str, int, int, int]] = Counter()
    firsts: Counter[tuple[int, str, int, int, int]] = Counter()
    for each in anew:
        for whose, count in ((each.row.distributor, -1), (each.distributor, 1)):
            key = (each.day, each.row.region, whose, each.row.product, each.row.answer)
            scans[key] += count
            firsts[key] += count * (each.row.nth == 1)
    keys = [column.name for column in SCAN_DAY.primary_key]
    rows: list[dict[str, Any]] = [
        dict(zip(keys, key, strict=True)) | {"scans": scans[key], "firsts": firsts[key]} for key in sorted(scans)
    ]
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    day = dialect.insert(SCAN_DAY)
    sums = {name: SCAN_DAY.c[name] + day.excluded[name] for name in ("scans", "firsts")}
    connection.execute(day.on_conflict_do_update(index_elements=keys, set_=sums), rows)
    same = [SCAN_DAY.c[name] == bindparam(f"its_{name}") for name in keys]
    lost = [{f"its_{name}": row[name] for name in keys} for row in rows if row["scans"] < 0]
    if lost:
        connection.execute(delete(SCAN_DAY).where(*same, SCAN_DAY.c.scans <= 0), lost)
