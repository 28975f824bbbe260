"""What a scanned code is: found with few indexed questions for a whole batch of scans.

A code that one record packed, in a container that is whole, is answered from one question. Whatever is more than that
(cases and pallets, copies, rework, fates) is told by the story of the code, as for a trace.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection, Engine, Row, and_, bindparam, or_, select

from sync.hub.code_index import Role, hash64, main_hash, named_codes, names_of
from sync.hub.history import Container
from sync.hub.one_of import one_of
from sync.hub.pool_tables import ISSUED_CODE
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT
from sync.hub.trace import Trace, asked_names, trace
from sync.hub.trade_tables import CODE_ALIAS, DISTRIBUTOR, RECALL, SHIPMENT


class Answer(IntEnum):
    """What a scan is told; the numbers are stored."""

    GENUINE = 1
    UNKNOWN = 2
    NEVER_PACKED = 3
    DECOMMISSIONED = 4
    WITHDRAWN = 5
    RECALLED = 6
    PACKED_TWICE = 7


@dataclass(frozen=True, slots=True)
class ScannedItem:
    """The unit or container that has a code. 0 and '' = none, or not known."""

    answer: Answer
    code_hash: int = 0
    level: int = 0
    name: str = "unit"
    journal: int = 0
    container: int = 0
    product: str = ""
    lot: str = ""
    fate: str = ""
    units: int = 0
    packed_us: int = 0
    chain: tuple[int, ...] = ()
    """Hashes of the codes of the containers it is, or is in."""
    distributor: int = 0
    recipient: str = ""
    """As the shipment names it; also where no distributor is known by that code."""


NOTHING = ScannedItem(Answer.UNKNOWN)
_PARENT, _OUTER = CONTAINER.alias("parent_container"), CONTAINER.alias("outer_container")


def _placed(inner: Any, outer: Any) -> Any:
    return and_(
        outer.c.journal == inner.c.journal,
        outer.c.container == inner.c.parent,
        inner.c.parent > 0,
        outer.c.dissolved_rank < inner.c.parent_rank,
    )


_FOUND = (
    select(
        CODE_INDEX,
        EVENT.c.kind,
        EVENT.c.body,
        EVENT.c.container,
        CONTAINER.c.dissolved_rank,
        CONTAINER.c.code_hash.label("own_hash"),
        _PARENT.c.code_hash.label("parent_hash"),
        _OUTER.c.code_hash.label("outer_hash"),
    )
    .select_from(CODE_INDEX)
    .join(EVENT, and_(EVENT.c.journal == CODE_INDEX.c.journal, EVENT.c.seq == CODE_INDEX.c.seq))
    .outerjoin(CONTAINER, and_(CONTAINER.c.journal == EVENT.c.journal, CONTAINER.c.container == EVENT.c.container))
    .outerjoin(_PARENT, _placed(CONTAINER, _PARENT))
    .outerjoin(_OUTER, _placed(_PARENT, _OUTER))
    .where(one_of(CODE_INDEX.c.code_hash, "hashes"))
    .limit(5_000)
)
_CHAINS = (
    select(
        CONTAINER.c.container,
        CONTAINER.c.code_hash,
        _PARENT.c.code_hash.label("parent_hash"),
        _OUTER.c.code_hash.label("outer_hash"),
    )
    .select_from(CONTAINER)
    .outerjoin(_PARENT, _placed(CONTAINER, _PARENT))
    .outerjoin(_OUTER, _placed(_PARENT, _OUTER))
    .where(CONTAINER.c.journal == bindparam("in_journal"), one_of(CONTAINER.c.container, "containers"))
)
_ISSUED = select(ISSUED_CODE.c.code_hash).where(one_of(ISSUED_CODE.c.code_hash, "hashes"))
_RECALLS = select(RECALL.c.product, RECALL.c.lot)
_ALIASES = select(CODE_ALIAS.c.code, CODE_ALIAS.c.target).where(one_of(CODE_ALIAS.c.code_hash, "hashes"))
_PALLET = CONTAINER.alias("pallet_container")
_ELSEWHERE = (
    select(CODE_INDEX, _PALLET.c.code_hash.label("outer_hash"), _PALLET.c.dissolved_rank)
    .select_from(CODE_INDEX)
    .join(EVENT, and_(EVENT.c.journal == CODE_INDEX.c.journal, EVENT.c.seq == CODE_INDEX.c.seq))
    .join(_PALLET, and_(_PALLET.c.journal == EVENT.c.journal, _PALLET.c.container == EVENT.c.container))
    .where(one_of(CODE_INDEX.c.code_hash, "hashes"))
    .where(or_(CODE_INDEX.c.role == Role.CHILD_IN.value, CODE_INDEX.c.role == Role.CHILD_OUT.value))
)
_SHIPPED = (
    select(SHIPMENT.c.code_hash, SHIPMENT.c.returned, SHIPMENT.c.at_us, SHIPMENT.c.seq, SHIPMENT.c.recipient)
    .add_columns(DISTRIBUTOR.c.id)
    .outerjoin(DISTRIBUTOR, DISTRIBUTOR.c.code == SHIPMENT.c.recipient)
    .where(one_of(SHIPMENT.c.code_hash, "hashes"))
)


def look_up(engine: Engine, codes: Sequence[str]) -> dict[str, ScannedItem]:
    """What each of these codes is, and to whom it was shipped."""
    asked = {code: asked_names(code) for code in codes}
    with engine.connect() as connection:
        found, named = _by_record(connection, asked)
        unsure = [code for code in asked if code not in found]
        aliases = _aliases(connection, unsure)
    for code in unsure:
        if code in named or code in aliases:
            found[code] = _by_story(engine, aliases.get(code, code), hash64(code))
        else:
            found[code] = replace(NOTHING, code_hash=hash64(code))
    with engine.connect() as connection:
        issued = _issued(
            connection, {code: asked[code] for code, item in found.items() if item.answer is Answer.UNKNOWN}
        )
        recalls = {(row.product, row.lot) for row in connection.execute(_RECALLS)}
        shipped = moves_of(connection, {each for item in found.values() for each in item.chain})
    found |= {code: replace(found[code], answer=Answer.NEVER_PACKED) for code in issued}
    return {code: _completed(item, shipped, recalls) for code, item in found.items()}


def _by_record(connection: Connection, asked: Mapping[str, frozenset[str]]) -> tuple[dict[str, ScannedItem], set[str]]:
    """The units that one record packed into a container that is whole; and every code that some record names."""
    hashes = {code: [hash64(name) for name in names] for code, names in asked.items()}
    rows: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(_FOUND, {"hashes": [each for mine in hashes.values() for each in mine]}):
        rows.setdefault(row.code_hash, []).append(row)
    found: dict[str, ScannedItem] = {}
    named: set[str] = set()
    for code, mine in hashes.items():
        told = {(row.journal, row.seq): row for each in mine for row in rows.get(each, ())}
        if told:
            named.add(code)
        if len(told) == 1 and (item := _unit(next(iter(told.values())), asked[code])) is not None:
            found[code] = item
    return found, named


def _unit(row: Row[Any], names: frozenset[str]) -> ScannedItem | None:
    if row.role != Role.UNIT_IN or row.dissolved_rank is None or row.dissolved_rank >= row.seq:
        return None
    body = from_json(row.body)
    member = _member(body.get("members", ()), names)
    if member is None or "packed_at_us" not in body:
        return None
    return ScannedItem(
        Answer.GENUINE,
        main_hash(member["code"]),
        journal=row.journal,
        container=row.container,
        product=body["product"],
        lot=body["lot"],
        units=1,
        packed_us=body["packed_at_us"],
        chain=tuple(each for each in (row.own_hash, row.parent_hash, row.outer_hash) if each),
    )


def _member(members: Sequence[Any], names: frozenset[str]) -> Any:
    """The one with one of these names; most are found as they are written, which costs a tenth of every spelling."""
    for each in members:
        if each["code"]["key"] in names or each["code"]["text"] in names:
            return each
    return next((each for each in members if not names.isdisjoint(names_of(each["code"]))), None)


def _issued(connection: Connection, asked: Mapping[str, frozenset[str]]) -> list[str]:
    """Those of these codes, which nobody packed, that the hub issued."""
    hashes = {code: [hash64(name) for name in names] for code, names in asked.items()}
    every = [each for mine in hashes.values() for each in mine]
    known = set(connection.scalars(_ISSUED, {"hashes": every})) if every else set()
    return [code for code, mine in hashes.items() if not known.isdisjoint(mine)]


def _aliases(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    if not codes:
        return {}
    rows = connection.execute(_ALIASES, {"hashes": [hash64(code) for code in codes]})
    return {row.code: row.target for row in rows if row.code in codes}


# by its story --------------------------------------------------------------------------------------------------------

_VERDICTS = {
    "known": Answer.GENUINE,
    "twice": Answer.PACKED_TWICE,
    "withdrawn": Answer.WITHDRAWN,
    "free": Answer.NEVER_PACKED,
    "decommissioned": Answer.DECOMMISSIONED,
}


def _by_story(engine: Engine, code: str, code_hash: int) -> ScannedItem:
    found = trace(engine, [code])
    if found is None:
        return replace(NOTHING, code_hash=code_hash)
    item = ScannedItem(_VERDICTS[found.verdict], _hash_of(found, code), fate=_fate(found))
    places = [(past, past.containers[key], False) for past in found.pasts for key in past.holders]
    places += [(past, one, True) for past in found.pasts for one in past.live]
    gone = [(past, one, False) for past, _, one in found.left]
    if not (places or gone):
        return item
    _, one, itself = (places or gone)[0]
    body = one.record.body
    packed = {} if one.packed is None else one.packed.body
    item = replace(item, journal=one.key[0], container=one.key[1], product=body.get("product", ""))
    item = replace(item, lot=body.get("lot", ""), packed_us=int(packed.get("packed_at_us", 0)))
    if len(places) == 1:
        item = replace(item, chain=tuple(each for each in map(_container_hash, one.chain) if each))
    if itself:
        item = replace(item, level=int(body.get("level", 1)), name=one.name, units=_units(packed, one))
    return item


def _container_hash(one: Container) -> int:
    return main_hash(one.record.body.get("code"))


def _units(packed: Mapping[str, Any], one: Container) -> int:
    return len(packed.get("members", ())) if one.record.body.get("level") == 1 else 0


def _hash_of(found: Trace, code: str) -> int:
    """Of a code of any spelling the one hash that all its spellings share."""
    names = asked_names(code)
    for past in found.pasts:
        for record in (*past.holders.values(), *past.left.values(), *(one.record for one in past.own.values())):
            for named, _ in named_codes(record.kind, record.body):
                if not names.isdisjoint(names_of(named)):
                    return main_hash(named)
    return hash64(code)


def _fate(found: Trace) -> str:
    fates = [past.fate.body.get("fate", "other") for past in found.pasts if past.fate is not None]
    return str(fates[-1]) if fates else ""


# to whom -------------------------------------------------------------------------------------------------------------


def moves_of(connection: Connection, hashes: Set[int]) -> dict[int, list[Row[Any]]]:
    """Shipments and returns by hash of the code: of these, and of pallets of other stations around them."""
    if not hashes:
        return {}
    around = _around(connection, hashes)
    wanted = hashes | {each for outer in around.values() for each in outer}
    rows: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(_SHIPPED, {"hashes": list(wanted)}):
        rows.setdefault(row.code_hash, []).append(row)
    for inner, outer in around.items():
        for each in outer:
            rows.setdefault(inner, []).extend(rows.get(each, ()))
    return rows


def chains_of(connection: Connection, journal: int, containers: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Container of this journal → the hashes of its code and of those of what it is in."""
    rows = connection.execute(_CHAINS, {"in_journal": journal, "containers": list(containers)})
    return {
        row.container: tuple(each for each in (row.code_hash, row.parent_hash, row.outer_hash) if each) for row in rows
    }


def _around(connection: Connection, hashes: Iterable[int]) -> dict[int, set[int]]:
    """Hash of a container's code → those of the pallets that any station put it on."""
    last: dict[tuple[int, int], Row[Any]] = {}
    for row in connection.execute(_ELSEWHERE, {"hashes": list(hashes)}):
        key = (row.code_hash, row.journal)
        if key not in last or (row.seq, -row.role) > (last[key].seq, -last[key].role):
            last[key] = row
    found: dict[int, set[int]] = {}
    for row in last.values():
        if row.role == Role.CHILD_IN and row.dissolved_rank < row.seq and row.outer_hash:
            found.setdefault(row.code_hash, set()).add(row.outer_hash)
    return found


def _completed(
    item: ScannedItem, shipped: Mapping[int, Sequence[Row[Any]]], recalls: set[tuple[str, str]]
) -> ScannedItem:
    moves = [row for each in item.chain for row in shipped.get(each, ())]
    last = max(moves, key=lambda row: (row.at_us, row.seq), default=None)
    if last is not None and not last.returned:
        item = replace(item, recipient=last.recipient, distributor=last.id or 0)
    recalled = item.product and {(item.product, ""), (item.product, item.lot)} & recalls
    return replace(item, answer=Answer.RECALLED) if recalled and item.answer is Answer.GENUINE else item
