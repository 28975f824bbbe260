"""A whole copy of a journal in one file, taken beside a running line and believed only when it was opened and verified.

The copy is one moment: it is read in one read transaction, which the writer does not notice. It lies under another name
until it is verified, so that a file with the wanted name is always a good one.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from station.journal.copying import Progress, copy
from station.journal.errors import JournalRefused
from station.journal.files import three_files
from station.journal.findings import Report
from station.journal.opening import MARKER, connect, look, sync_folder
from station.journal.verify import verify_over

STAMP = "%Y%m%dT%H%M%SZ"
_NAMED = re.compile(r"journal-\d{8}T\d{6}Z\.db")


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
