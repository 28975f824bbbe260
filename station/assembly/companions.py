"""What a data folder holds beside the journal and nobody else has: pools, plans, users, lists of shipping.

A backup copies them next to the journal's copy, under its name; a restore puts them back. SQLite copies the databases,
so a line that writes meanwhile loses nothing; each copy is looked through before it gets its name.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from station.assembly.shipping_lists import FILE as SHIPPING
from station.planning.store import PLAN_FILE
from station.pools.files import FILE as POOLS
from station.users.store import USERS_FILE

NAMES = (POOLS, PLAN_FILE, USERS_FILE, SHIPPING)
PAGES_AT_ONCE = 2_000


def beside(backup: Path, name: str) -> Path:
    """Where the copy of a companion lies: ``journal-….db`` → ``journal-….pools.db``."""
    return backup.with_name(f"{backup.stem}.{name}")


def copy_out(data: Path, backup: Path) -> list[Path]:
    """Copy what is there next to a journal's backup. Raises OSError, sqlite3.Error."""
    return [_copy(data / name, beside(backup, name)) for name in NAMES if (data / name).exists()]


def put_back(backup: Path, data: Path, kept: Path) -> list[Path]:
    """Copy them into the folder of a line that does not run; what lies there is kept in *kept* first."""
    found = [name for name in NAMES if beside(backup, name).exists()]
    for name in found:
        if (data / name).exists():
            kept.mkdir(parents=True, exist_ok=True)
            _copy(data / name, kept / name)
            for each in (f"{name}-wal", f"{name}-shm"):
                (data / each).unlink(missing_ok=True)
    return [_copy(beside(backup, name), data / name) for name in found]


def thin_out(removed: Sequence[Path]) -> list[Path]:
    """Remove the companions of backups that were removed."""
    gone = [beside(backup, name) for backup in removed for name in NAMES if beside(backup, name).exists()]
    for file in gone:
        file.unlink()
    return gone


def _copy(source: Path, target: Path) -> Path:
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if target.name.endswith(".db"):
            _copy_database(source, part)
        else:
            part.write_bytes(source.read_bytes())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()
    return target


def _copy_database(source: Path, part: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as there,
        closing(sqlite3.connect(part, isolation_level=None)) as here,
    ):
        there.backup(here, pages=PAGES_AT_ONCE)
        here.execute("PRAGMA journal_mode = DELETE")
        (told,) = here.execute("PRAGMA quick_check(1)").fetchone()
        if told != "ok":
            raise OSError(5, f"The copy of it is damaged ({told})", str(source))
