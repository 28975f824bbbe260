"""The tables, as numbered migrations. ``user_version`` is set inside each, so that a newer file is known by it.

sqlite-utils keeps its own table of what was applied, but does not notice migrations it has never heard of; and it
creates that table outside any transaction. So everything here runs inside one BEGIN IMMEDIATE of ours: killed at any
step, the file is as it was.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from station.journal.schema import APPLICATION_ID

MIGRATIONS = Migrations("station")

TABLES = (
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
        wire_seq INTEGER UNIQUE, wire_version INTEGER, body TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE INDEX event_alarm ON event(seq)
        WHERE kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared')""",
    """CREATE INDEX event_rework ON event(seq)
        WHERE kind IN ('container.members_changed', 'container.dissolved', 'container.restored',
        'container.code_changed', 'container.opened', 'unit.decommissioned', 'unit.recommissioned')""",
    # What a shift report looks through (shift_log.SHIFT_KINDS, a test holds the two together).
    """CREATE INDEX event_shift ON event(seq)
        WHERE kind IN ('journal.opened', 'line.state_changed', 'audit.asked', 'audit.answered', 'plc.epoch_granted',
        'order.started', 'order.suspended', 'order.resumed', 'order.closed', 'trust.lost', 'trust.restored',
        'container.opened', 'container.closed', 'settings.changed', 'label.waived',
        'hand_packing.began', 'hand_packing.ended', 'cases.uncounted')""",
    # id = the seq of the event that made it (case.passed, container.opened): stable in a rebuild, a direct way back.
    # code, text: as they are now, kept when it is void or dissolved. parent, place: what it is in, and where.
    """CREATE TABLE container (
        id INTEGER PRIMARY KEY, level INTEGER NOT NULL, name TEXT NOT NULL, code TEXT, text TEXT,
        parent INTEGER REFERENCES container(id), place INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL,
        shipped INTEGER NOT NULL DEFAULT 0 CHECK (shipped IN (0, 1)), order_id INTEGER REFERENCES work_order(id),
        product TEXT NOT NULL, lot TEXT NOT NULL, link TEXT NOT NULL, exit TEXT NOT NULL DEFAULT '',
        epoch INTEGER, abs_seq INTEGER, members INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX container_live_code ON container(code) WHERE state NOT IN ('void', 'dissolved')",
    "CREATE INDEX container_parent ON container(parent, place) WHERE parent IS NOT NULL",
    "CREATE INDEX container_open ON container(id) WHERE state = 'open'",
    # Every event that changes a container, its code, its members or where it is, but what event_case has.
    """CREATE TABLE container_event (container INTEGER, seq INTEGER, PRIMARY KEY (container, seq))
        STRICT, WITHOUT ROWID""",
    # state: 1 in a container that holds it, 0 free. position: see members.position_column.
    """CREATE TABLE unit (
        code TEXT PRIMARY KEY, container INTEGER NOT NULL REFERENCES container(id), position TEXT NOT NULL,
        state INTEGER NOT NULL CHECK (state IN (0, 1))) STRICT, WITHOUT ROWID""",
    "CREATE INDEX unit_container ON unit(container)",
    # Codes of any level that are decommissioned; seq: the event.
    "CREATE TABLE fate (code TEXT PRIMARY KEY, fate TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # Codes of dissolved and relabelled containers: never given again, but to what had them.
    "CREATE TABLE retired (code TEXT PRIMARY KEY, container INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # Events that were taken back, and by which.
    "CREATE TABLE undone (seq INTEGER PRIMARY KEY, by INTEGER NOT NULL) STRICT",
    # Where a code was besides what it is in now: seq names the event that made the case or container (rejected, void,
    # dissolved; or it was taken out), or by which it was decommissioned.
    "CREATE TABLE sighting (code TEXT, seq INTEGER, PRIMARY KEY (code, seq)) STRICT, WITHOUT ROWID",
    # trigger_words: Window, six numbers. reason: all of them, most serious first. seq: its first event.
    """CREATE TABLE plc_case (
        epoch INTEGER, abs_seq INTEGER, container INTEGER REFERENCES container(id), verdict TEXT, reason TEXT NOT NULL,
        disposal TEXT, state TEXT NOT NULL, trigger_words TEXT NOT NULL, case_text TEXT, units_read INTEGER NOT NULL,
        at INTEGER NOT NULL, seq INTEGER NOT NULL, owed INTEGER NOT NULL DEFAULT 0 CHECK (owed IN (0, 1)), found TEXT,
        PRIMARY KEY (epoch, abs_seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX plc_case_owed ON plc_case(epoch, abs_seq) WHERE owed = 1",
    "CREATE INDEX plc_case_unreleased ON plc_case(state, epoch, abs_seq) WHERE state <> 'released'",
    """CREATE TABLE event_case (epoch INTEGER, abs_seq INTEGER, seq INTEGER,
        PRIMARY KEY (epoch, abs_seq, seq)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE queue (
        lane INTEGER, trigger INTEGER, at INTEGER NOT NULL, code TEXT, text TEXT, raw TEXT, reason TEXT,
        frame INTEGER NOT NULL, twin TEXT, PRIMARY KEY (lane, trigger)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE work_order (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, recipe TEXT NOT NULL, passed INTEGER NOT NULL,
        rejected INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'suspended', 'closed')),
        reasons TEXT NOT NULL DEFAULT '{}', first_case TEXT NOT NULL DEFAULT '', first_by TEXT NOT NULL DEFAULT '')
        STRICT""",
    "CREATE INDEX work_order_suspended ON work_order(id) WHERE state = 'suspended'",
    "CREATE UNIQUE INDEX work_order_name ON work_order(name) WHERE state <> 'closed'",
    "CREATE UNIQUE INDEX work_order_open ON work_order(state) WHERE state = 'open'",
    # What is of an order: seq = the event that made the case or container; epoch, abs_seq: of a line's case.
    """CREATE TABLE order_member (
        order_id INTEGER REFERENCES work_order(id), seq INTEGER, epoch INTEGER, abs_seq INTEGER,
        PRIMARY KEY (order_id, seq)) STRICT, WITHOUT ROWID""",
    # Of deliveries: id = the seq of its delivery.opened. item: a ShippedItem. place: in the order of scanning.
    """CREATE TABLE delivery (
        id INTEGER PRIMARY KEY, receiver TEXT NOT NULL, document TEXT NOT NULL, lines TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'cancelled')), at INTEGER NOT NULL,
        done_at INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX delivery_document ON delivery(document) WHERE document <> ''",
    "CREATE UNIQUE INDEX delivery_open ON delivery(state) WHERE state = 'open'",
    """CREATE TABLE delivery_item (
        delivery INTEGER REFERENCES delivery(id), code TEXT, place INTEGER NOT NULL, item TEXT NOT NULL,
        PRIMARY KEY (delivery, code)) STRICT, WITHOUT ROWID""",
    # How a code left here last, and whether it came back since.
    """CREATE TABLE shipment (
        code TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('shipped', 'returned')), receiver TEXT NOT NULL,
        document TEXT NOT NULL, at INTEGER NOT NULL, delivery INTEGER NOT NULL, seq INTEGER NOT NULL)
        STRICT, WITHOUT ROWID""",
    "CREATE INDEX shipment_delivery ON shipment(delivery) WHERE delivery > 0",
    """CREATE TABLE alarm (alarm TEXT PRIMARY KEY, key TEXT NOT NULL, arguments TEXT NOT NULL, since INTEGER NOT NULL,
        acknowledged_by TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    # state: see core.label_events. body: all that is known of the label. id = the seq of label.assigned.
    """CREATE TABLE label (id INTEGER PRIMARY KEY, container INTEGER NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL,
        body TEXT NOT NULL) STRICT""",
    "CREATE INDEX label_code ON label(code)",
    "CREATE INDEX label_container ON label(container, id)",
    "CREATE INDEX label_open ON label(id) WHERE state IN ('assigned', 'sent', 'printed', 'failed')",
    """CREATE TABLE cursor (destination TEXT PRIMARY KEY, through INTEGER NOT NULL CHECK (through >= 0))
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE parked (destination TEXT, wire_seq INTEGER, at INTEGER NOT NULL, status TEXT NOT NULL,
        words TEXT NOT NULL, said_at INTEGER NOT NULL DEFAULT 0, said_status TEXT NOT NULL DEFAULT '',
        said_words TEXT NOT NULL DEFAULT '', PRIMARY KEY (destination, wire_seq)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE tally (
        id INTEGER PRIMARY KEY CHECK (id = 1), released INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
        void INTEGER NOT NULL DEFAULT 0, missed INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
        in_flight INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0,
        units_read INTEGER NOT NULL DEFAULT 0, no_reads INTEGER NOT NULL DEFAULT 0,
        owed INTEGER NOT NULL DEFAULT 0) STRICT""",
    "INSERT INTO tally(id) VALUES (1)",
    """CREATE TABLE reason_tally (reason TEXT PRIMARY KEY, cases INTEGER NOT NULL, units INTEGER NOT NULL)
        STRICT, WITHOUT ROWID""",
)


@MIGRATIONS(name="1-first-release")
def _first_release(db: Database) -> None:
    for statement in TABLES:
        db.conn.execute(statement)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute("PRAGMA user_version = 1")


def apply(connection: sqlite3.Connection, migrations: Migrations = MIGRATIONS) -> None:
    """Bring the file to ``SCHEMA_VERSION`` in one transaction; nothing is written when nothing is pending."""
    # execute_plugins=False: no third party may hook into the journal's one writing connection.
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    if not migrations.pending(db):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
