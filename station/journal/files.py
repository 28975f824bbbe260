"""The files of a journal as the file system sees them, and never opened here.

SQLite's locks are POSIX locks: when a process closes any descriptor of a file, the kernel drops every lock this
process has on it. A plain ``open`` and ``close`` of ``journal.db`` or its ``-shm`` in the process of the line would so
let the next foreign program believe that nobody is there, and delete the log under the line. So: ``stat`` is used here,
copies are made by a process of their own, and everything else goes through SQLite.
"""

import os
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

SUFFIXES = ("", "-wal", "-shm")
QUARANTINE = "quarantine"
COPY_TIMEOUT_S = 600.0
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


def three_files(path: Path) -> tuple[Path, ...]:
    """The database, its write-ahead log and that log's index."""
    return tuple(path.with_name(f"{path.name}{suffix}") for suffix in SUFFIXES)


def make_private(path: Path) -> None:
    """A new empty file that its user alone may read; SQLite gives its companions the same rights. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE))


def set_aside(path: Path) -> Path | None:
    """Copy the files as they lie into a folder of ``quarantine``; None: there was no room, or nothing to copy.

    The same files refused again are not copied again."""
    there = [file for file in three_files(path) if file.exists()]
    folder = path.parent / QUARANTINE
    if not there:
        return None
    if (before := _same(folder, there)) is not None:
        return before
    try:
        into = new_folder(folder)
    except OSError:
        return None
    return into if _copied(there, into) else None


def new_folder(folder: Path) -> Path:
    """A new folder in ``folder``, named by the time. Raises OSError."""
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    names = (folder / (stamp if not n else f"{stamp}-{n}") for n in range(1000))
    for into in names:
        try:
            into.mkdir(mode=PRIVATE_FOLDER)
        except FileExistsError:
            continue
        return into
    raise FileExistsError(stamp)


def _copied(files: Sequence[Path], into: Path) -> bool:
    """By a process of its own: its descriptors are not ours, so no lock of ours is lost."""
    command = ["cp", "--preserve=timestamps", "--reflink=auto", "--", *map(str, files), str(into)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=COPY_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _same(folder: Path, files: Sequence[Path]) -> Path | None:
    """The newest folder that holds these very files already (the index is made anew by every look)."""
    kept = sorted((entry for entry in folder.glob("*") if entry.is_dir()), reverse=True)
    kept_files = [file for file in files if not file.name.endswith("-shm")]
    if kept and all(_alike(file, kept[0] / file.name) for file in kept_files):
        return kept[0]
    return None


def _alike(file: Path, copy: Path) -> bool:
    try:
        ours, theirs = file.stat(), copy.stat()
    except OSError:
        return False
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)
