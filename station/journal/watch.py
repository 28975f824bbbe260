"""Is what we write still what everybody else would open: the files under their names, and our locks on them.

A foreign program may delete or replace a file of a running journal. SQLite goes on writing into the old one without a
word; a commit into it is durable nowhere. So the files are compared after every commit, before anybody is told of it.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from station.journal.errors import StoreFault
from station.journal.files import three_files

LOCKS = Path("/proc/locks")
Inode = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FilesWatch:
    """Made while the journal is open; its checks raise StoreFault ``journal_replaced``."""

    files: tuple[tuple[str, Inode], ...]
    """Path (as a string: this is on the way of every commit), and what it was."""
    sees_locks: bool
    """This system tells of our locks at all."""

    @classmethod
    def begin(cls, path: Path, lock: Path) -> Self:
        """Of the three files and of the lock file. Raises OSError."""
        watched = tuple((str(file), _inode(str(file))) for file in (*three_files(path), lock))
        return cls(watched, _ours() >= {watched[0][1][1], watched[2][1][1]})

    def same_files(self) -> None:
        """A few microseconds."""
        for name, inode in self.files:
            try:
                now = _inode(name)
            except OSError:
                raise StoreFault("journal_replaced", file=name, cause="file_deleted") from None
            if now != inode:
                raise StoreFault("journal_replaced", file=name, cause="file_replaced")

    def locks_held(self) -> None:
        """Reads one small file of the kernel's."""
        if not self.sees_locks:
            return
        ours = _ours()
        for name, (_, inode) in (self.files[0], self.files[2]):
            if inode not in ours:
                raise StoreFault("journal_replaced", file=name, cause="lock_lost")


def _inode(name: str) -> Inode:
    found = os.stat(name)  # noqa: PTH116  # a Path costs more than the call
    return found.st_dev, found.st_ino


def _ours() -> set[int]:
    """Inode numbers this process has POSIX locks on."""
    try:
        rows = [row.split() for row in LOCKS.read_text(encoding="ascii").splitlines()]
    except OSError:
        return set()
    mine = str(os.getpid())
    return {int(row[5].rpartition(":")[2]) for row in rows if len(row) > 5 and row[1] == "POSIX" and row[4] == mine}
