"""The rows of containers: opened, filled, closed, changed, taken apart and put together again, shipped.

What a held, retired or decommissioned code is, and what speaks against a change: ``container_checks``.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import assert_never

from station.core import events as e
from station.core.container_events import in_hand_after
from station.core.values import Code, Link, Member, Position
from station.journal.codec import column
from station.journal.container_checks import (
    in_state,
    refuse_held,
    refuse_inside,
    refuse_shipped,
    refuse_too_many,
    refuse_unit,
)
from station.journal.delivery_rows import note_shipment
from station.journal.errors import Conflict, UnitTaken
from station.journal.label_rows import void_labels
from station.journal.members import members_at, position_column
from station.journal.meta import get_meta, set_meta, use_serial
from station.journal.order_rows import count_packed, note_member

NOTE = "INSERT OR IGNORE INTO container_event(container, seq)"


def apply_container(
    db: sqlite3.Connection, log: sqlite3.Connection, seq: int, at_us: int, event: e.ContainerEvent
) -> None:
    """Raises Conflict (UnitTaken), BadEvent."""
    match event:
        case e.ContainerOpened():
            _open(db, seq, at_us, event)
        case e.MembersChanged():
            _change(db, seq, event)
        case e.ContainerClosed():
            _close(db, seq, event)
        case e.ContainerDissolved():
            _dissolve(db, seq, event)
        case e.ContainerRestored():
            _restore(db, log, seq, event)
        case e.CodeChanged():
            _relabel(db, seq, event)
        case e.UnitDecommissioned() | e.UnitRecommissioned():
            _fate(db, seq, event)
        case e.ShipmentConfirmed() | e.ShipmentReturned():
            _ship(db, seq, at_us, event)
        case _:
            assert_never(event)
    before = get_meta(db, "in_hand", 0)
    if (after := in_hand_after(before, seq, event)) != before:
        set_meta(db, in_hand=after)
    undoes = getattr(event, "undoes", 0)
    if undoes:
        _undo(db, undoes, seq)


# one event each -----------------------------------------------------------------------------------------------------


def _open(db: sqlite3.Connection, seq: int, at_us: int, event: e.ContainerOpened) -> None:
    told = (column(event.name), column(event.product), column(event.lot), event.link)
    insert_container(db, seq, at_us, event.level, *told, order=event.order, state="open")
    note_member(db, event.order, seq)
    if event.code is not None:
        give_code(db, seq, event.code)


def _change(db: sqlite3.Connection, seq: int, event: e.MembersChanged) -> None:
    level = in_state(db, event.container, "open" if event.open else "live")[0]
    refuse_shipped(db, event.container)
    remove_members(db, event.container, event.removed)
    add_members(db, event.container, level, event.added)
    note(db, seq, event.container, *(m.container for m in (*event.removed, *event.added) if m.container))


def _close(db: sqlite3.Connection, seq: int, event: e.ContainerClosed) -> None:
    level, members = in_state(db, event.container, "open")
    if not members:
        raise Conflict("container_conflict", container=event.container, cause="container_empty")
    use_serial(db, event.sscc_serial)
    if _code_of(db, event.container) != (None if event.code is None else column(event.code.key)):
        give_code(db, event.container, event.code)
    db.execute("UPDATE container SET state = 'live', exit = ? WHERE id = ?", (event.exit, event.container))
    if level == 1:
        count_packed(db, event.container)
    note(db, seq, event.container)
    if event.into:
        if event.code is None:
            raise Conflict("container_conflict", container=event.container, cause="container_without_code")
        put_into(db, seq, event.into, event.container)


def _dissolve(db: sqlite3.Connection, seq: int, event: e.ContainerDissolved) -> None:
    in_state(db, event.container, "open" if event.open else "live")
    refuse_shipped(db, event.container)
    refuse_inside(db, event.container)
    note(db, seq, event.container)
    db.execute(f"{NOTE} SELECT id, ? FROM container WHERE parent = ?", (seq, event.container))
    _free_all(db, event.container)
    void_labels(db, event.container)
    db.execute("UPDATE container SET state = 'dissolved', members = 0 WHERE id = ?", (event.container,))
    code = _code_of(db, event.container)
    if code is not None:
        if not event.open and event.cause != "unpacked":  # the label of what was never closed is as good as new
            _retire(db, code, event.container)
        sight(db, event.container, [code])


def _restore(db: sqlite3.Connection, log: sqlite3.Connection, seq: int, event: e.ContainerRestored) -> None:
    level = in_state(db, event.container, "dissolved")[0]
    code = _code_of(db, event.container)
    if code is not None:
        db.execute("DELETE FROM retired WHERE code = ? AND container = ?", (code, event.container))
        refuse_held(db, [code])
        refuse_unit(db, code)
    db.execute("UPDATE container SET state = 'live' WHERE id = ?", (event.container,))
    members = members_at(db, log, event.container, seq)
    add_members(db, event.container, level, members)
    note(db, seq, event.container, *(each.container for each in members if each.container))


def _relabel(db: sqlite3.Connection, seq: int, event: e.CodeChanged) -> None:
    in_state(db, event.container, "live")
    refuse_shipped(db, event.container)
    old = _code_of(db, event.container)
    if old != (None if event.old is None else column(event.old.key)):
        raise Conflict("container_conflict", container=event.container, cause="code_differs")
    use_serial(db, event.sscc_serial)
    if event.undoes and event.new is not None:
        owner = (column(event.new.key), event.container)
        db.execute("DELETE FROM retired WHERE code = ? AND container = ?", owner)
    give_code(db, event.container, event.new)
    if old is not None:
        if not event.undoes:
            _retire(db, old, event.container)
        sight(db, event.container, [old])
    note(db, seq, event.container)


def _fate(db: sqlite3.Connection, seq: int, event: e.UnitDecommissioned | e.UnitRecommissioned) -> None:
    key = column(event.code.key)
    if isinstance(event, e.UnitRecommissioned):
        if db.execute("DELETE FROM fate WHERE code = ?", (key,)).rowcount != 1:
            raise Conflict("code_not_decommissioned", code=event.code.text)
    else:
        refuse_held(db, [key])
        refuse_unit(db, key)
        db.execute("INSERT INTO fate(code, fate, seq) VALUES (?,?,?)", (key, event.fate, seq))
    sight(db, seq, [key])


def _ship(db: sqlite3.Connection, seq: int, at_us: int, event: e.ShipmentConfirmed | e.ShipmentReturned) -> None:
    if event.elsewhere is not None:
        code = column(event.elsewhere.code.key)
        note_shipment(db, seq, at_us, event, code)
        sight(db, seq, [code])
        return
    before = int(isinstance(event, e.ShipmentReturned))
    in_state(db, event.container, "live")
    if not before:
        refuse_inside(db, event.container)
    done = db.execute(
        "UPDATE container SET shipped = ? WHERE id = ? AND shipped = ?", (1 - before, event.container, before)
    )
    if done.rowcount != 1:
        raise Conflict(
            "container_conflict" if before else "container_shipped", container=event.container, cause="shipped"
        )
    note_shipment(db, seq, at_us, event, _code_of(db, event.container))
    note(db, seq, event.container)


def _undo(db: sqlite3.Connection, undoes: int, by: int) -> None:
    done = db.execute("INSERT INTO undone(seq, by) VALUES (?, ?) ON CONFLICT DO NOTHING", (undoes, by))
    if done.rowcount != 1 or undoes >= by:
        raise Conflict("undone_already", seq=undoes)


# members ------------------------------------------------------------------------------------------------------------


def insert_container(
    db: sqlite3.Connection,
    seq: int,
    at_us: int,
    level: int,
    name: str,
    product: str,
    lot: str,
    link: Link,
    *,
    order: str,
    state: str,
) -> None:
    if level < 1:
        raise Conflict("container_conflict", container=seq, cause="level_wrong")
    db.execute(
        "INSERT INTO container(id, level, name, state, order_id, product, lot, link, at) VALUES (?,?,?,?,"
        "(SELECT id FROM work_order WHERE state <> 'closed' AND name = ?),?,?,?,?)",
        (seq, level, name, state, column(order), product, lot, link, at_us),
    )


def put_into(db: sqlite3.Connection, seq: int, parent: int, container: int) -> None:
    """A container that is released goes into the open one of the level above, by order of release."""
    level = in_state(db, parent, "open")[0]
    (place,) = db.execute("SELECT coalesce(max(place), 0) + 1 FROM container WHERE parent = ?", (parent,)).fetchone()
    _carry(db, parent, level, [(container, place)])
    note(db, seq, parent, container)


def add_members(db: sqlite3.Connection, container: int, level: int, members: Sequence[Member]) -> None:
    """Every one must be free and of the level below."""
    units = [member for member in members if not member.container]
    if bool(units) and (level != 1 or len(units) != len(members)):
        raise Conflict("container_conflict", container=container, cause="member_level")
    if units:
        take_units(db, container, [(column(member.code.key), member.position) for member in units])
        db.execute("UPDATE container SET members = members + ? WHERE id = ?", (len(units), container))
    for member in members if not units else ():
        if _code_of(db, member.container) != column(member.code.key):
            raise Conflict("container_conflict", container=member.container, cause="code_differs")
    if members and not units:
        _carry(db, container, level, [(member.container, member.position.place) for member in members])
    refuse_too_many(db, container)


def remove_members(db: sqlite3.Connection, container: int, members: Iterable[Member]) -> None:
    """Every one must be in it."""
    gone = tuple(members)
    free_members(db, container, gone)
    db.execute("UPDATE container SET members = members - ? WHERE id = ?", (len(gone), container))


def free_members(db: sqlite3.Connection, container: int, members: Sequence[Member]) -> None:
    """They are in no container any more; that they were in this one stays known."""
    units = [column(member.code.key) for member in members if not member.container]
    inside = [member.container for member in members if member.container]
    freed = db.executemany(
        "UPDATE unit SET state = 0 WHERE code = ? AND container = ? AND state = 1", [(key, container) for key in units]
    )
    if units and freed.rowcount != len(units):
        raise Conflict("container_conflict", container=container, cause="units differ")
    carried = db.executemany(
        "UPDATE container SET parent = NULL, place = 0 WHERE id = ? AND parent = ?",
        [(child, container) for child in inside],
    )
    if inside and carried.rowcount != len(inside):
        raise Conflict("container_conflict", container=container, cause="members_differ")
    sight(db, container, units)


def _free_all(db: sqlite3.Connection, container: int) -> None:
    """All that is in it, by the tables: a pallet of whole cases is taken apart in one commit, and the line waits."""
    (members,) = db.execute("SELECT members FROM container WHERE id = ?", (container,)).fetchone()
    db.execute(
        "INSERT OR IGNORE INTO sighting(code, seq) SELECT code, container FROM unit WHERE container = ? AND state = 1",
        (container,),
    )
    freed = db.execute("UPDATE unit SET state = 0 WHERE container = ? AND state = 1", (container,)).rowcount
    freed += db.execute("UPDATE container SET parent = NULL, place = 0 WHERE parent = ?", (container,)).rowcount
    if freed != members:
        raise Conflict("container_conflict", container=container, cause="members_differ")


def take_units(db: sqlite3.Connection, container: int, units: Sequence[tuple[str, Position]]) -> None:
    """(key, position) of units that must be free; nor may one be the code of a container."""
    keys = [key for key, _ in units]
    taken = db.executemany(
        "INSERT INTO unit(code, container, position, state) VALUES (?,?,?,1) ON CONFLICT(code) DO UPDATE SET "
        "container = excluded.container, position = excluded.position, state = 1 WHERE state = 0",
        [(key, container, position_column(position)) for key, position in units],
    )
    if taken.rowcount != len(keys):
        raise UnitTaken("unit_taken", container=container, code=_first_taken(db, container, keys))
    refuse_held(db, keys)


def _carry(db: sqlite3.Connection, parent: int, level: int, places: Sequence[tuple[int, int]]) -> None:
    """Containers of the level below that are in none and here go into ``parent``; one that came into doubt meanwhile
    goes back to where it was."""
    done = db.executemany(
        "UPDATE container SET parent = ?, place = ? WHERE id = ? AND parent IS NULL AND shipped = 0 AND level = ? "
        "AND state IN ('live', 'quarantined')",
        [(parent, place, child, level - 1) for child, place in places],
    )
    if done.rowcount != len(places):
        raise Conflict("container_conflict", container=parent, cause="member_not_free")
    db.execute("UPDATE container SET members = members + ? WHERE id = ?", (len(places), parent))
    refuse_too_many(db, parent)


def _first_taken(db: sqlite3.Connection, container: int, keys: Sequence[str]) -> str:
    for key in keys:
        row = db.execute("SELECT container FROM unit WHERE code = ?", (key,)).fetchone()
        if row is not None and row[0] != container:
            return key
    return Counter(keys).most_common(1)[0][0]  # none is elsewhere, so one is twice in this container


# codes --------------------------------------------------------------------------------------------------------------


def _code_of(db: sqlite3.Connection, container: int) -> str | None:
    row = db.execute("SELECT code FROM container WHERE id = ?", (container,)).fetchone()
    code: str | None = None if row is None else row[0]
    return code


def give_code(db: sqlite3.Connection, container: int, code: Code | None) -> None:
    """The container is known by this code from now on; nothing else may be."""
    if code is not None:
        key = column(code.key)
        try:
            refuse_held(db, [key])
            refuse_unit(db, key)
        except UnitTaken as taken:
            raise UnitTaken(taken.key, code=code.text) from None
    told = (None, None) if code is None else (column(code.key), column(code.text))
    db.execute("UPDATE container SET code = ?, text = ? WHERE id = ?", (*told, container))


def _retire(db: sqlite3.Connection, code: str, container: int) -> None:
    db.execute("INSERT OR REPLACE INTO retired(code, container) VALUES (?, ?)", (code, container))


# where it is written ------------------------------------------------------------------------------------------------


def note(db: sqlite3.Connection, seq: int, *containers: int) -> None:
    """This event is one of the history of these containers."""
    db.executemany(f"{NOTE} VALUES (?, ?)", [(each, seq) for each in containers])


def sight(db: sqlite3.Connection, seq: int, keys: Sequence[str]) -> None:
    """These codes were seen in what event ``seq`` made."""
    db.executemany("INSERT OR IGNORE INTO sighting(code, seq) VALUES (?, ?)", [(column(key), seq) for key in keys])
