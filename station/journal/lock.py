"""One station per data folder: an advisory lock that the operating system drops when its holder dies.

The file also remembers two things about the last holder: whether it closed in order, and the last seq that it had
durable. The seq is written after each commit without an fsync, so it can be behind the journal, never ahead of it: a
journal that ends before it has lost commits (a deleted or damaged write-ahead log, an old backup put in place).
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from station.journal.errors import JournalRefused
from station.journal.files import PRIVATE_FILE

_WIDTH = 48
"""The line keeps its length, so that writing it never needs room on a full disk."""


class FolderLock:
    """Held from ``take`` to ``release``."""

    def __init__(self, path: Path, file: int, unclean: bool, last_seq: int) -> None:
        self.path = path
        self._file = file
        self.unclean = unclean
        """The last holder did not close in order."""
        self.last_seq = last_seq
        """The journal held at least this many events."""

    @classmethod
    def take(cls, path: Path) -> "FolderLock":
        """Raises JournalRefused: journal_locked (pid of the holder), journal_unwritable."""
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
        except OSError as error:
            raise JournalRefused("journal_unwritable", path=str(path.parent), detail=str(error)) from None
        pid, seq, state = _parse(os.pread(file, _WIDTH, 0))
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            raise JournalRefused("journal_locked", path=str(path.parent), pid=pid) from None
        lock = cls(path, file, unclean=state != "closed", last_seq=seq)
        lock._write("open")
        return lock

    def note(self, seq: int) -> None:
        """This much is durable now."""
        self.last_seq = seq
        self._write("open")

    def _write(self, state: str) -> None:
        line = f"{os.getpid()} {self.last_seq} {state}".ljust(_WIDTH - 1) + "\n"
        # The lock itself is the kernel's: that its notes cannot be written must not stop anybody.
        with suppress(OSError):
            os.pwrite(self._file, line.encode("ascii"), 0)

    def release(self, *, clean: bool) -> None:
        """Let the next one in; ``clean`` says that the journal was closed in order."""
        self._write("closed" if clean else "open")
        os.close(self._file)


def refuse_if_held(path: Path) -> None:
    """Raises JournalRefused (journal_locked) where another station holds this lock; takes nothing, writes nothing."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return  # no lock: nobody holds it; one that cannot be read is told by whoever takes it
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        raise JournalRefused(
            "journal_locked", path=str(path.parent), pid=_parse(os.pread(file, _WIDTH, 0))[0]
        ) from None
    finally:
        os.close(file)


def is_held(path: Path) -> bool:
    """A station runs on this folder now."""
    try:
        refuse_if_held(path)
    except JournalRefused:
        return True
    return False


def noted_seq(path: Path) -> int:
    """How many events the journal beside this lock file held at least; 0 where nothing is noted."""
    try:
        with path.open("rb") as file:
            return _parse(file.read(_WIDTH))[1]
    except OSError:
        return 0


def _parse(line: bytes) -> tuple[str, int, str]:
    """(pid, seq, state). An empty file is a first start; anything odd is an unclean stop."""
    words = line.decode("ascii", "replace").split()
    match words:
        case []:
            return "?", 0, "closed"
        case [pid, seq, state] if seq.isdecimal() and len(seq) < 20:
            return pid[:12], int(seq), state
        case _:
            return words[0][:12], 0, "open"
