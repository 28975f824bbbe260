"""Shipments and returns that came after scans of what they are about: those scans are judged anew.

A dock may be without network for hours, while what it shipped is on sale. Scans are kept with the distributor that was
known then; what comes late says who it was. Only scans from the time of the shipment on are looked at.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic_core import from_json
from sqlalchemy import Connection, Row, and_, bindparam, delete, select, update

from sync.hub.code_index import Role, main_hash, named_codes
from sync.hub.one_of import one_of
from sync.hub.scan_lookup import chains_of, moves_of
from sync.hub.scans import DAY_US, FIGURE_KEYS, DaySums, add_figures, add_to
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT
from sync.hub.trade_tables import LATE_MOVE, SCAN, SCAN_DAY, SHIPMENT

AT_ONCE = 100
"""Late shipments that are looked at together."""
ENOUGH_S = 1.0
"""So long one minute's job goes on with them; the others wait for the next."""
Key = TypeVar("Key")
Held = tuple[int, int]
"""A container: journal and number."""


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
    enough = time.monotonic() + ENOUGH_S
    anew: list[JudgedAnew] = []
    while moves := connection.execute(_LATE, {"settled_us": settled_us, "most": AT_ONCE}).all():
        since: dict[int, int] = {}
        for move in moves:
            _earlier(since, {move.code_hash: move.at_us})
        found = list(_anew(connection, _inside(connection, since)))
        _put_right(connection, found)
        connection.execute(_DONE, [{"its_journal": move.journal, "its_seq": move.seq} for move in moves])
        anew += found
        if time.monotonic() > enough:
            break
    return anew


_LATE = (
    select(LATE_MOVE.c.journal, LATE_MOVE.c.seq, SHIPMENT.c.code_hash, SHIPMENT.c.at_us)
    .join(SHIPMENT, and_(SHIPMENT.c.journal == LATE_MOVE.c.journal, SHIPMENT.c.seq == LATE_MOVE.c.seq))
    .where(LATE_MOVE.c.received_us <= bindparam("settled_us"))
    .order_by(LATE_MOVE.c.received_us, LATE_MOVE.c.journal, LATE_MOVE.c.seq)
    .limit(bindparam("most"))
)
_DONE = delete(LATE_MOVE).where(
    LATE_MOVE.c.journal == bindparam("its_journal"), LATE_MOVE.c.seq == bindparam("its_seq")
)


def _inside(connection: Connection, since: Mapping[int, int]) -> dict[Held, int]:
    """Every container with such a code, or inside one, with the time that goes with it."""
    found: dict[Held, int] = {}
    wanted = {code: at_us for code, at_us in since.items() if code}
    while wanted:
        rows = connection.execute(_OWN, {"hashes": list(wanted)}).all()
        outer = {
            (row.journal, row.container): wanted[row.code_hash]
            for row in rows
            if row.level > 1 and (row.journal, row.container) not in found
        }
        for row in rows:
            _earlier(found, {(row.journal, row.container): wanted[row.code_hash]})
        children, strange = _children(connection, outer)
        _earlier(found, children)
        wanted = _members(connection, strange)
    return found


def _earlier(into: dict[Key, int], more: Mapping[Key, int]) -> None:
    for key, at_us in more.items():
        into[key] = min(at_us, into.get(key, at_us))


def _by_journal(containers: Mapping[Held, int]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for (journal, container), at_us in containers.items():
        found.setdefault(journal, {})[container] = at_us
    return found


_OWN = (
    select(CODE_INDEX.c.code_hash, CONTAINER.c.journal, CONTAINER.c.container, CONTAINER.c.level)
    .select_from(CODE_INDEX)
    .join(EVENT, and_(EVENT.c.journal == CODE_INDEX.c.journal, EVENT.c.seq == CODE_INDEX.c.seq))
    .join(CONTAINER, and_(CONTAINER.c.journal == EVENT.c.journal, CONTAINER.c.container == EVENT.c.container))
    .where(one_of(CODE_INDEX.c.code_hash, "hashes"), CODE_INDEX.c.role == Role.OWN.value)
)
_INSIDE = select(CONTAINER.c.container, CONTAINER.c.level, CONTAINER.c.code_hash, CONTAINER.c.parent).where(
    CONTAINER.c.journal == bindparam("in_journal"), one_of(CONTAINER.c.parent, "parents"), CONTAINER.c.parent > 0
)
_RECORDS = select(EVENT.c.container, EVENT.c.kind, EVENT.c.body).where(
    EVENT.c.journal == bindparam("in_journal"),
    one_of(EVENT.c.container, "containers"),
    EVENT.c.kind.like("container.%"),
)
_SCANS = select(SCAN).where(
    SCAN.c.journal == bindparam("in_journal"),
    one_of(SCAN.c.container, "containers"),
    SCAN.c.at_us >= bindparam("since"),
)


def _children(connection: Connection, outer: Mapping[Held, int]) -> tuple[dict[Held, int], dict[Held, int]]:
    """What the same journal has in these, also what has no code; and those of these with members that another station
    has under numbers of its own."""
    found: dict[Held, int] = {}
    strange: dict[Held, int] = {}
    for journal, wanted in _by_journal(outer).items():
        while wanted:
            rows = connection.execute(_INSIDE, {"in_journal": journal, "parents": list(wanted)}).all()
            known = {row.parent for row in rows} - {row.parent for row in rows if not row.code_hash}
            strange |= {(journal, each): at_us for each, at_us in wanted.items() if each not in known}
            _earlier(found, {(journal, row.container): wanted[row.parent] for row in rows})
            wanted = {row.container: wanted[row.parent] for row in rows if row.level > 1}
    return found, strange


def _members(connection: Connection, outer: Mapping[Held, int]) -> dict[int, int]:
    """Codes of the containers that records put into these."""
    found: dict[int, int] = {}
    for journal, wanted in _by_journal(outer).items():
        for row in connection.execute(_RECORDS, {"in_journal": journal, "containers": list(wanted)}):
            codes = named_codes(row.kind, from_json(row.body))
            _earlier(found, {main_hash(code): wanted[row.container] for code, role in codes if role is Role.CHILD_IN})
    return found


def _anew(connection: Connection, containers: Mapping[Held, int]) -> Iterator[JudgedAnew]:
    """The scans of these containers, and of their units, that are another distributor's than was thought."""
    for journal, since in _by_journal(containers).items():
        asked = {"in_journal": journal, "containers": list(since), "since": min(since.values())}
        scans = [row for row in connection.execute(_SCANS, asked) if row.at_us >= since[row.container]]
        chains = chains_of(connection, journal, {row.container for row in scans}) if scans else {}
        moves = moves_of(connection, {each for chain in chains.values() for each in chain})
        for row in scans:
            mine = [move for each in chains[row.container] for move in moves.get(each, ())]
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
    sums: DaySums = {}
    for each in anew:
        for whose, count in ((each.row.distributor, -1), (each.distributor, 1)):
            key = (each.day, each.row.region, whose, each.row.product, each.row.answer)
            add_to(sums, key, count, count * (each.row.nth == 1))
    add_figures(connection, sums)
    same = [SCAN_DAY.c[name] == bindparam(f"its_{name}") for name in FIGURE_KEYS]
    lost = [
        {f"its_{name}": value for name, value in zip(FIGURE_KEYS, key, strict=True)}
        for key, (scans, _) in sorted(sums.items())
        if scans < 0
    ]
    if lost:
        connection.execute(delete(SCAN_DAY).where(*same, SCAN_DAY.c.scans <= 0), lost)
