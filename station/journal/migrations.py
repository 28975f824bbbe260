"""The tables, as numbered migrations. ``user_version`` is set inside each, so that a newer file is known by it.

sqlite-utils keeps its own table of what was applied, but does not notice migrations it has never heard of; and it
creates that table outside any transaction. So everything here runs inside one BEGIN IMMEDIATE of ours: killed at any
step, the file is as it was.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from station.journal.schema import APPLICATION_ID

MIGRATIONS = Migrations("station")

_TABLES_1 = (
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
        wire_seq INTEGER UNIQUE, body TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE INDEX event_alarm ON event(seq)
        WHERE kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared')""",
    # id = the seq of the event that made it (case.passed for a case): stable in a rebuild, and a direct way back.
    """CREATE TABLE container (
        id INTEGER PRIMARY KEY, level INTEGER NOT NULL, code TEXT NOT NULL,
        parent INTEGER REFERENCES container(id), state TEXT NOT NULL,
        epoch INTEGER, abs_seq INTEGER) STRICT""",
    "CREATE UNIQUE INDEX container_live_code ON container(code) WHERE state <> 'void'",
    # state: 1 in a live case, 0 free again. cell = row * 1000 + column. A released case does not touch its units.
    """CREATE TABLE unit (
        code TEXT PRIMARY KEY, container INTEGER NOT NULL REFERENCES container(id), cell INTEGER,
        trigger INTEGER NOT NULL, state INTEGER NOT NULL CHECK (state IN (0, 1))) STRICT, WITHOUT ROWID""",
    # Where a code was seen besides its live case: rejected and void cases. seq names that case's verdict event.
    "CREATE TABLE sighting (code TEXT, seq INTEGER, PRIMARY KEY (code, seq)) STRICT, WITHOUT ROWID",
    # trigger_words: Window, six numbers. reason: all of them, most serious first. seq: its first event.
    """CREATE TABLE plc_case (
        epoch INTEGER, abs_seq INTEGER, container INTEGER REFERENCES container(id), verdict TEXT, reason TEXT NOT NULL,
        disposal TEXT, state TEXT NOT NULL, trigger_words TEXT NOT NULL, case_text TEXT, units_read INTEGER NOT NULL,
        at INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (epoch, abs_seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX plc_case_unreleased ON plc_case(state, epoch, abs_seq) WHERE state <> 'released'",
    """CREATE TABLE event_case (epoch INTEGER, abs_seq INTEGER, seq INTEGER,
        PRIMARY KEY (epoch, abs_seq, seq)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE queue (
        lane INTEGER, trigger INTEGER, at INTEGER NOT NULL, code TEXT, text TEXT, raw TEXT, reason TEXT,
        frame INTEGER NOT NULL, twin TEXT, PRIMARY KEY (lane, trigger)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE work_order (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, recipe TEXT NOT NULL, passed INTEGER NOT NULL,
        rejected INTEGER NOT NULL, state TEXT NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX work_order_open ON work_order(state) WHERE state = 'open'",
    """CREATE TABLE alarm (alarm TEXT PRIMARY KEY, key TEXT NOT NULL, arguments TEXT NOT NULL, since INTEGER NOT NULL,
        acknowledged_by TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE cursor (destination TEXT PRIMARY KEY, through INTEGER NOT NULL CHECK (through >= 0))
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE parked (destination TEXT, wire_seq INTEGER, at INTEGER NOT NULL, status TEXT NOT NULL,
        words TEXT NOT NULL, PRIMARY KEY (destination, wire_seq)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE tally (
        id INTEGER PRIMARY KEY CHECK (id = 1), released INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
        void INTEGER NOT NULL DEFAULT 0, missed INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
        in_flight INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0,
        units_read INTEGER NOT NULL DEFAULT 0, no_reads INTEGER NOT NULL DEFAULT 0) STRICT""",
    "INSERT INTO tally(id) VALUES (1)",
    """CREATE TABLE reason_tally (reason TEXT PRIMARY KEY, cases INTEGER NOT NULL, units INTEGER NOT NULL)
        STRICT, WITHOUT ROWID""",
)


@MIGRATIONS(name="1-the-line-runs")
def _the_line_runs(db: Database) -> None:
    for statement in _TABLES_1:
        db.conn.execute(statement)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute("PRAGMA user_version = 1")


@MIGRATIONS(name="2-parked-records-are-sent-again")
def _sent_again(db: Database) -> None:
    """What the server said of a parked record when it was sent again; ``said_at`` 0 = it was not."""
    for name in ("said_at INTEGER NOT NULL DEFAULT 0", "said_status TEXT NOT NULL DEFAULT ''",
                 "said_words TEXT NOT NULL DEFAULT ''"):  # fmt: skip
        db.conn.execute(f"ALTER TABLE parked ADD COLUMN {name}")
    db.conn.execute("PRAGMA user_version = 2")


PROVED_IN = (
    "UPDATE meta SET value = json_set(value, '$.proved_epoch', "
    "coalesce((SELECT json_extract(body, '$.epoch') FROM event "
    "WHERE kind = 'plc.epoch_granted' AND seq < (SELECT max(seq) FROM event WHERE kind = 'trust.restored') "
    "ORDER BY seq DESC LIMIT 1), 0)) WHERE key = 'trust' AND EXISTS (SELECT 1 FROM event WHERE kind = 'trust.restored')"
)


@MIGRATIONS(name="3-the-proof-has-an-epoch")
def _proved_in(db: Database) -> None:
    """In which epoch the order was proved last: the one that was granted last before that."""
    db.conn.execute(PROVED_IN)
    db.conn.execute("PRAGMA user_version = 3")


OWED_BEFORE = (
    "UPDATE plc_case SET owed = 1 WHERE state = 'quarantined' "
    "OR (state IN ('rejected', 'missed') AND disposal IN ('exit', 'unsure', 'person'))",
    "UPDATE tally SET owed = (SELECT count(*) FROM plc_case WHERE owed = 1)",
)
HELD_BY = (
    "UPDATE meta SET value = 'null' WHERE key = 'held' AND value = 'false'",
    "UPDATE meta SET value = (SELECT json_object('by', json_extract(body, '$.by'), 'since_us', at) FROM event "
    "WHERE kind = 'line.held' ORDER BY seq DESC LIMIT 1) WHERE key = 'held' AND value = 'true'",
)


@MIGRATIONS(name="4-a-case-is-owed-until-it-is-found")
def _owed(db: Database) -> None:
    """Cases that a person must find, where they were found; and who holds the line, since when."""
    for statement in (
        "ALTER TABLE plc_case ADD COLUMN owed INTEGER NOT NULL DEFAULT 0 CHECK (owed IN (0, 1))",
        "ALTER TABLE plc_case ADD COLUMN found TEXT",
        "ALTER TABLE tally ADD COLUMN owed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX plc_case_owed ON plc_case(epoch, abs_seq) WHERE owed = 1",
        *OWED_BEFORE,
        *HELD_BY,
    ):
        db.conn.execute(statement)
    db.conn.execute("PRAGMA user_version = 4")


ORDER_REASONS = """INSERT INTO meta(key, value)
    SELECT 'order_reasons', (SELECT coalesce(json_group_object(reason, n), '{}') FROM (
        SELECT json_extract(body, '$.reasons[0]') AS reason, count(*) AS n FROM event
        WHERE kind = 'case.rejected' AND seq > started.seq AND json_extract(body, '$.order') = started.name
            AND seq < coalesce((SELECT min(seq) FROM event WHERE kind = 'order.closed' AND seq > started.seq), 1e18)
        GROUP BY reason ORDER BY min(seq)))
    FROM (SELECT seq, json_extract(body, '$.order') AS name FROM event
        WHERE kind = 'order.started' ORDER BY seq DESC LIMIT 1) AS started
    WHERE true ON CONFLICT(key) DO UPDATE SET value = excluded.value"""


UNSAID_BEFORE = (
    "INSERT OR IGNORE INTO meta(key, value) SELECT 'restored', 'false' FROM event WHERE kind = 'plc.epoch_granted'",
    "INSERT OR IGNORE INTO meta(key, value) SELECT 'sscc_proved', 'false' FROM event WHERE kind = 'journal.opened'",
)
"""What older programs did not say: no backup was put back, nobody told which SSCCs are taken."""


@MIGRATIONS(name="5-an-order-knows-why-its-cases-were-rejected")
def _order_reasons(db: Database) -> None:
    """The newest order's rejected cases by their first reason; single values that are always there."""
    for statement in (ORDER_REASONS, *UNSAID_BEFORE):
        db.conn.execute(statement)
    db.conn.execute("PRAGMA user_version = 5")


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
