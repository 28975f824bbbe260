"""One station per data folder: an advisory lock that the operating system drops when its holder dies.

The file also remembers whether the last holder ended in order: it holds the pid while the journal is open and is
emptied by an orderly close. A pid found by the next holder means an unclean stop.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from station.journal.errors import JournalRefused


class FolderLock:
    """Held from ``take`` to ``release``."""

    def __init__(self, file: int, unclean: bool) -> None:
        self._file = file
        self.unclean = unclean
        """The last holder did not close in order."""

    @classmethod
    def take(cls, path: Path) -> "FolderLock":
        """Raises JournalRefused: journal_locked (pid of the holder), journal_unwritable."""
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise JournalRefused("journal_unwritable", path=str(path.parent), detail=str(error)) from None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
            os.close(file)
            raise JournalRefused("journal_locked", path=str(path.parent), pid=holder or "?") from None
        lock = cls(file, unclean=os.fstat(file).st_size > 0)
        lock._write(f"{os.getpid()}\n")
        return lock

    def _write(self, text: str) -> None:
        # A full disk must not stop the lock: the lock itself is the kernel's, the text only helps a person.
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, text.encode("ascii"), 0)

    def release(self, *, clean: bool) -> None:
        """Let the next one in; ``clean`` says that the journal was closed in order."""
        if clean:
            self._write("")
        os.close(self._file)
