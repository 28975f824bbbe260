"""Could the hub keep a batch now? What a watcher of services asks beside "is it alive"."""

import shutil
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from sync.hub.database import Database
from sync.hub.migrations import NotOurTables, version_of

FLOOR_BYTES = 64_000_000
"""Room for the largest batches and SQLite's log; with less it is a matter of minutes."""


def why_not_ready(database: Database) -> str:
    """A key: ``store_failed`` (no answer, or it takes no writes), ``disk_full``; empty = ready. Blocks."""
    try:
        if not _takes_writes(database.reader):
            return "store_failed"
    except (SQLAlchemyError, NotOurTables):
        return "store_failed"
    if database.writer.dialect.name != "sqlite":
        return ""  # its disk is another machine's
    try:
        free = shutil.disk_usage(Path(database.writer.url.database or "").parent).free
    except OSError:
        return "store_failed"
    return "disk_full" if free < FLOOR_BYTES else ""


def _takes_writes(reader: Engine) -> bool:
    """It answers with our tables, and is no copy that only follows another PostgreSQL."""
    with reader.connect() as connection:
        known = version_of(connection) is not None
        follows = reader.dialect.name == "postgresql" and connection.scalar(select(func.pg_is_in_recovery()))
    return known and not follows
