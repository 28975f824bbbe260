"""A whole copy of a journal in one file, taken beside a running line and believed only when it was opened and verified.

The copy is one moment: it is read in one read transaction, which the writer does not notice. It lies under another name
until it is verified, so that a file with the wanted name is always a good one.
"""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from station.journal.door import MARKER, connect, look, sync_folder
from station.journal.errors import JournalRefused, fault_of
from station.journal.files import make_private, three_files
from station.journal.findings import Report
from station.journal.verify import verify_over

PAGES_AT_ONCE = 512
"""2 MB; between them the disk is anybody's for ``REST_S``."""
REST_S = 0.002
STAMP = "%Y%m%dT%H%M%SZ"
_NAMED = re.compile(r"journal-\d{8}T\d{6}Z\.db")

Progress = Callable[[int, int], None]
"""Pages done, pages in all."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup that was taken. ``report`` says whether it is good; if not, no file was left."""

    file: Path
    report: Report
    size: int
    removed: tuple[Path, ...] = ()
    """Older ones that made room."""


def back_up(path: Path, target: Path, *, keep: int = 0, progress: Progress = lambda done, total: None) -> Backup:
    """Copy the journal ``path`` to ``target`` (a folder: to a name with the time in it).

    Raises JournalRefused, OSError. ``keep``: of those in the folder only so many newest are kept; 0 = all."""
    look(path)
    file = target / f"journal-{datetime.now(UTC).strftime(STAMP)}.db" if target.is_dir() else target
    _is_no_journal(file)
    part = file.with_name(f"{file.name}.part")
    try:
        copy(path, part, progress)
        report = verify_over(lambda: connect(part, "ro"), str(file))
        if not report.clean:
            return Backup(file, report, 0)
        part.replace(file)
        sync_folder(file.parent)
    finally:
        for left in three_files(part):
            with suppress(OSError):
                left.unlink()
    removed = _thin_out(target, keep) if target.is_dir() and keep else ()
    return Backup(file, report, file.stat().st_size, removed)


def copy(source: Path, target: Path, progress: Progress = lambda done, total: None) -> None:
    """All of a journal as one new file without companions; what lay under that name is gone. Raises JournalRefused."""
    for old in three_files(target):
        old.unlink(missing_ok=True)
    make_private(target)
    try:
        with ExitStack() as held:
            ours = held.enter_context(closing(connect(source, "ro")))
            theirs = held.enter_context(closing(connect(target, "rw")))
            ours.execute("BEGIN")
            ours.execute("SELECT count(*) FROM meta").fetchone()  # one moment, however long the copy takes
            ours.backup(
                theirs,
                pages=PAGES_AT_ONCE,
                progress=lambda _status, left, total: progress(total - left, total),
                sleep=REST_S,
            )
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


def _is_no_journal(file: Path) -> None:
    """A backup never takes the place of a journal that a line may be writing."""
    if any(each.exists() for each in (*three_files(file)[1:], file.parent / MARKER)):
        raise JournalRefused("backup_on_journal", path=str(file))


def _thin_out(folder: Path, keep: int) -> tuple[Path, ...]:
    """Remove the oldest that bear a name of ours."""
    ours = sorted(file for file in folder.iterdir() if _NAMED.fullmatch(file.name))
    old = tuple(ours[: max(0, len(ours) - keep)])
    for file in old:
        file.unlink()
    return old
