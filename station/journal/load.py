"""What a start reads: projections only, at a cost that does not grow with history.

Every statement here is in ``QUERIES`` so that a test can prove that none of them walks a table that grows for ever.
"""

import json
import sqlite3
from typing import Any

from station.core.kept_count import KeptCount
from station.core.loaded import (
    ByHand,
    Clearance,
    Hold,
    Loaded,
    OpenContainer,
    OpenOrder,
    Recall,
    StandingAlarm,
    StoredCase,
    Trust,
)
from station.core.shift_events import AuditAsked
from station.core.values import CaseRef, Code, QueueRow, Reason, Recipe, SerialRange, Tally, Window
from station.journal import codec
from station.journal.case_rows import case_keys, passed_event
from station.journal.delivery_rows import open_delivery
from station.journal.label_rows import OPEN as OPEN_LABELS
from station.journal.label_rows import open_labels
from station.journal.members import container_at
from station.journal.meta import get_meta

RECENT, OWED = 128, 1000
ALL = 2**62

CASE_COLUMNS = (
    "SELECT epoch, abs_seq, state, trigger_words, reason, disposal, case_text, units_read, at, owed, found, container, "
    "(SELECT json_array(state, code, text, parent) FROM container WHERE id = plc_case.container) FROM plc_case"
)
ORDER_COLUMNS = "SELECT name, recipe, passed, reasons, first_case, first_by FROM work_order"
QUERIES: dict[str, str] = {
    "recent": f"{CASE_COLUMNS} WHERE epoch = ? ORDER BY abs_seq DESC LIMIT {RECENT}",
    "newest": "SELECT at FROM plc_case WHERE epoch > 0 ORDER BY epoch DESC, abs_seq DESC LIMIT 1",
    "began": "SELECT at FROM event WHERE kind = 'plc.epoch_granted' ORDER BY seq LIMIT 1",
    "open": f"{CASE_COLUMNS} WHERE state = 'passed' AND state <> 'released' ORDER BY epoch, abs_seq",
    "owed": f"{CASE_COLUMNS} WHERE owed = 1 AND epoch > 0 ORDER BY epoch DESC, abs_seq DESC LIMIT {OWED}",
    "one": f"{CASE_COLUMNS} WHERE epoch = ? AND abs_seq = ?",
    "order": f"{ORDER_COLUMNS} WHERE state = 'open'",
    "suspended": f"{ORDER_COLUMNS} WHERE state = 'suspended' ORDER BY id",
    "open_containers": "SELECT id FROM container WHERE state = 'open' ORDER BY id",
    "open_labels": OPEN_LABELS,
    "head": "SELECT coalesce(max(seq), 0) FROM event",
    "queue": "SELECT trigger, at, code, text, raw, reason, frame, lane, twin FROM queue ORDER BY lane, trigger",
    "alarms": "SELECT alarm, key, arguments, since, acknowledged_by FROM alarm ORDER BY since, alarm",
    "tally": (
        "SELECT released, rejected, void, missed, quarantined, in_flight, passed, units_read, no_reads, owed FROM tally"
    ),
    "passed_event": "SELECT kind, version, body FROM event WHERE seq = ?",
    "meta": "SELECT value FROM meta WHERE key = ?",
}


def load(db: sqlite3.Connection) -> Loaded:
    """Raises sqlite3.Error and BadEvent when the file is damaged."""
    epoch = get_meta(db, "epoch", 0)
    return Loaded(
        station_epoch=get_meta(db, "station_epoch", ""),
        boot=get_meta(db, "boot", 0),
        epoch=epoch,
        recent=tuple(stored_case(row) for row in reversed(db.execute(QUERIES["recent"], (epoch,)).fetchall())),
        open_cases=tuple(_open_case(db, row) for row in db.execute(QUERIES["open"]).fetchall()),
        owed=tuple(stored_case(row) for row in db.execute(QUERIES["owed"])),
        order=next((_order(row) for row in db.execute(QUERIES["order"]).fetchall()), None),
        suspended=tuple(_order(row) for row in db.execute(QUERIES["suspended"]).fetchall()),
        queue=tuple(queue_row(row) for row in db.execute(QUERIES["queue"])),
        trust=codec.from_plain(Trust, get_meta(db, "trust", {})),
        recall=_recall(db),
        alarms=standing_alarms(db),
        hold=_hold(db),
        sscc_serial=get_meta(db, "sscc_serial", 0),
        tally=load_tally(db),
        restored=get_meta(db, "restored", False),
        sscc_range=_serial_range(db),
        sscc_proved=get_meta(db, "sscc_proved", False),
        head_seq=db.execute(QUERIES["head"]).fetchone()[0],
        counted_us=_counted_us(db, epoch),
        kept_count=_kept_count(db),
        containers=tuple(_open_container(db, row[0]) for row in db.execute(QUERIES["open_containers"]).fetchall()),
        in_hand=get_meta(db, "in_hand", 0),
        by_hand=_by_hand(db),
        clearance=codec.from_plain(Clearance, get_meta(db, "clearance", {})),
        labels=open_labels(db),
        delivery=open_delivery(db),
        audit=_audit(db),
    )


def _open_container(db: sqlite3.Connection, container: int) -> OpenContainer:
    """By the fold of its own events, of which there are as many as it has members."""
    found = container_at(db, db, container, ALL)
    told = (found.level, found.name, found.order, found.product, found.lot, found.link)
    return OpenContainer(container, *told, tuple(found.members.values()), found.made_us, found.code, found.by_scan)


def stored_case(row: tuple[Any, ...], keys: tuple[str, ...] = ()) -> StoredCase:
    """A row of one of the case queries."""
    epoch, seq, state, words, reasons, disposal, text, units_read, at_us, owed, found, container, told = row
    container_state, key, now_text, parent = (None, "", None, None) if told is None else json.loads(told)
    return StoredCase(
        case=CaseRef(epoch, seq),
        state=state,
        window=Window(*map(int, words.split())),
        reasons=tuple(map(Reason, reasons.split())),
        disposal=disposal,
        keys=keys,
        case_text=now_text or text,
        units_read=units_read,
        at_us=at_us,
        owed=bool(owed),
        found=found,
        container=container or 0,
        container_state=container_state,
        key=key,
        parent=parent or 0,
    )


def _hold(db: sqlite3.Connection) -> Hold | None:
    found = get_meta(db, "held", None)
    return None if found is None else codec.from_plain(Hold, found)


def _by_hand(db: sqlite3.Connection) -> ByHand | None:
    found = get_meta(db, "by_hand", None)
    return None if found is None else codec.from_plain(ByHand, found)


def _recall(db: sqlite3.Connection) -> Recall | None:
    found = get_meta(db, "recall", None)
    return None if found is None else codec.from_plain(Recall, found)


def _counted_us(db: sqlite3.Connection, epoch: int) -> int:
    """When the newest case got its record; before the first one, when the first epoch began: that is near the
    beginning of the log, and looked for only where there is one."""
    for query in ("newest", "began") if epoch else ():
        for (at_us,) in db.execute(QUERIES[query]):
            return int(at_us)
    return 0


def _kept_count(db: sqlite3.Connection) -> KeptCount | None:
    found = get_meta(db, "kept_count", None)
    return None if found is None else codec.from_plain(KeptCount, found)


def _audit(db: sqlite3.Connection) -> AuditAsked | None:
    found = get_meta(db, "audit", None)
    return None if found is None else codec.from_plain(AuditAsked, found)


def _serial_range(db: sqlite3.Connection) -> SerialRange | None:
    found = get_meta(db, "sscc_range", None)
    return None if found is None else codec.from_plain(SerialRange, found)


def _open_case(db: sqlite3.Connection, row: tuple[Any, ...]) -> StoredCase:
    return stored_case(row, case_keys(passed_event(db, row[-2])))


def _order(row: tuple[Any, ...]) -> OpenOrder:
    name, recipe, passed, reasons, first_case, first_by = row
    counted = {Reason(key): n for key, n in json.loads(reasons).items()}
    whole = codec.from_plain(Recipe, json.loads(recipe))
    return OpenOrder(name, whole, passed, tuple(counted.items()), first_case, first_by)


def queue_row(row: tuple[Any, ...]) -> QueueRow:
    trigger, at_us, key, text, raw, reason, frame, lane, twin = row
    code = None if key is None else Code(key, text, raw)
    return QueueRow(trigger, at_us, code, None if reason is None else Reason(reason), frame, lane, twin)


def standing_alarms(db: sqlite3.Connection) -> tuple[StandingAlarm, ...]:
    return tuple(
        StandingAlarm(alarm, key, tuple((name, value) for name, value in json.loads(arguments)), since_us, by)
        for alarm, key, arguments, since_us, by in db.execute(QUERIES["alarms"])
    )


def load_tally(db: sqlite3.Connection) -> Tally:
    released, rejected, void, missed, quarantined, in_flight, passed, units_read, no_reads, owed = db.execute(
        QUERIES["tally"]
    ).fetchone()
    return Tally(
        triggered=released + rejected + void + missed + quarantined + in_flight,
        released=released,
        rejected=rejected,
        void=void,
        missed=missed,
        quarantined=quarantined,
        in_flight=in_flight,
        passed=passed,
        units_read=units_read,
        no_reads=no_reads,
        owed=owed,
    )
