"""A file that only takes room, given back when the disk is full: what must still be written then has a place."""

import os
from contextlib import suppress
from pathlib import Path

BYTES = 16_000_000


class Reserve:
    """One file in the data folder. Never raises."""

    def __init__(self, path: Path, size: int = BYTES) -> None:
        self._path = path
        self.size = size

    def held(self) -> bool:
        return self._path.exists()

    def hold(self) -> None:
        """Take the room, unless it is taken."""
        if self.held():
            return
        file = None
        try:
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            os.posix_fallocate(file, 0, self.size)
        except OSError:
            self.free()
        finally:
            if file is not None:
                os.close(file)

    def free(self) -> None:
        """Give the room back."""
        with suppress(OSError):
            self._path.unlink()
