"""Files that take a quota of room together: the oldest make room for the new ones."""

import threading
from collections import deque
from pathlib import Path


class FileRing:
    """Filled by the thread that writes the files, trimmed by whoever watches the disk too."""

    def __init__(self, quota_bytes: int) -> None:
        self.quota_bytes = quota_bytes
        self.allowed = quota_bytes
        self.growing = 0
        """Bytes of a file that is still being written."""
        self._guard = threading.Lock()
        self._files: deque[tuple[Path, int]] = deque()
        self._bytes = 0
        self._stuck = 0
        """Bytes of files that could not be removed: they take room all the same."""

    @property
    def bytes(self) -> int:
        """What all of them take."""
        return self._bytes + self._stuck + self.growing

    def add(self, path: Path, size: int) -> None:
        """The newest file."""
        with self._guard:
            self._files.append((path, size))
            self._bytes += size

    def allow(self, room_bytes: int) -> None:
        """So much may they take from now on (never more than the quota); the oldest go at once. Raises OSError."""
        self.allowed = min(self.quota_bytes, max(0, room_bytes))
        self.trim()

    def trim(self) -> None:
        """Remove the oldest until there is room; the newest stays, if any is allowed.

        Raises OSError for one that cannot be removed, having removed others in its place."""
        refused: OSError | None = None
        with self._guard:
            keep = 1 if self.allowed else 0
            while self.bytes > self.allowed and len(self._files) > keep:
                oldest, size = self._files.popleft()
                try:
                    oldest.unlink(missing_ok=True)
                except OSError as error:
                    refused = refused or error
                    self._stuck += size
                self._bytes -= size
        if refused is not None:
            raise refused
