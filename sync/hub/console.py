"""What every command at a hub's console does: open the database, do one thing, and say what is refused."""

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from sync.errors import SyncError
from sync.hub.database import Database
from sync.hub.startup import CannotServe, open_database


def at_database(
    folder: Path | None, dsn: str | None, do: Callable[[Database], object], refusals: Mapping[str, str]
) -> int:
    """Do it with the database of these options; a refusal is a sentence and 1."""
    try:
        database = open_database(folder, dsn)
    except CannotServe as error:
        sys.stderr.write(f"hub: {error}\n")
        return 1
    try:
        do(database)
    except SyncError as error:
        sys.stderr.write(f"hub: {refusals[error.key].format(**error.arguments)}\n")
        return 1
    except SQLAlchemyError as error:
        sys.stderr.write(f"hub: the database cannot be used: {type(error).__name__}\n")
        return 1
    finally:
        database.close()
    return 0


def written(do: Callable[[Connection], object]) -> Callable[[Database], None]:
    """In one transaction."""

    def doing(database: Database) -> None:
        with database.writer.begin() as connection:
            do(connection)

    return doing


def listed(rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        sys.stdout.write("\t".join(str(each) for each in row) + "\n")


def now_us() -> int:
    return time.time_ns() // 1_000
