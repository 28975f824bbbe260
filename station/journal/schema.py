"""What a journal file is known by, its one writing connection's settings, and when its tables must be made."""

import sqlite3

APPLICATION_ID = 0x53434E31
"""'SCN1'."""
SCHEMA_VERSION = 1
"""Of the tables and of what the projections write into them: whoever changes either takes the next number and adds a
step to ``migrations``, or every healthy journal of before would be told as damaged."""
WAL_KEPT_BYTES = 4 * 1024 * 1024
"""A WAL that was checkpointed whole is cut back to this at the next commit, so its size tells how much waits."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to ``SCHEMA_VERSION``. A file that has it costs one look: its start must not import the tools."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        return
    from station.journal import migrations

    migrations.apply(connection)


def prepare(connection: sqlite3.Connection) -> None:
    """The settings of the one read-write connection (docs/decisions/0255): FULL, no checkpoint inside a commit."""
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "wal_autocheckpoint = 0",
        f"journal_size_limit = {WAL_KEPT_BYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
