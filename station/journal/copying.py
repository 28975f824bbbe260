"""All of a journal as one new file: one moment of it, read in one read transaction the writer does not notice."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from station.journal.errors import JournalRefused, fault_of
from station.journal.files import make_private, three_files
from station.journal.opening import connect

PAGES_AT_ONCE = 512
"""2 MB; between them the disk is anybody's for ``REST_S``."""
REST_S = 0.002

Progress = Callable[[int, int], None]
"""Pages done, pages in all."""


def copy(source: Path, target: Path, progress: Progress = lambda done, total: None) -> None:
    """All of a journal as one new file without companions; what lay under that name is gone. Raises JournalRefused."""
    with closing(connect(source, "ro")) as ours:
        copy_over(ours, target, progress)


def copy_over(ours: sqlite3.Connection, target: Path, progress: Progress = lambda done, total: None) -> None:
    """The same of what this connection sees. Raises JournalRefused, OSError."""
    for old in three_files(target):
        old.unlink(missing_ok=True)
    make_private(target)
    try:
        with closing(connect(target, "rw")) as theirs:
            ours.execute("BEGIN")
            ours.execute("SELECT count(*) FROM meta").fetchone()  # one moment, however long the copy takes
            ours.backup(
                theirs,
                pages=PAGES_AT_ONCE,
                progress=lambda _status, left, total: progress(total - left, total),
                sleep=REST_S,
            )
            ours.rollback()
            theirs.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        fault = fault_of(error)
        key = "backup_failed" if fault.key in ("disk_full", "disk_error", "journal_unwritable") else fault.key
        raise JournalRefused(key, path=str(target), detail=str(fault.arguments["detail"])) from None
    handle = os.open(target, os.O_RDONLY)  # nobody has it open: the copy is ended
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
