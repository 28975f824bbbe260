"""The hub's database is its user's alone, whatever the umask."""

import os
from pathlib import Path

from sync.hub.startup import open_database


def test_the_file_and_its_companions_are_private(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        database = open_database(tmp_path / "hub", None)
        with database.writer.begin() as connection:
            connection.exec_driver_sql("SELECT 1")
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "hub").iterdir()}
        database.close()
    finally:
        os.umask(before)
    assert (tmp_path / "hub").stat().st_mode & 0o777 == 0o700
    assert set(modes) >= {"hub.db", "hub.db-wal", "hub.db-shm"}
    assert set(modes.values()) == {0o600}
