"""When the write-ahead log is copied into the database: between cases, never inside a commit (docs/decisions/0255).

A checkpoint holds the writer. So it waits until nothing has come for a moment; only a log that grew past its bound is
copied at once, and that is counted: it means that the line never pauses or that a reader holds the log.
"""

from typing import Protocol

from station.journal.schema import WAL_KEPT_BYTES

IDLE_S = 0.1
FORCE_BYTES = 64 * 1024 * 1024


class Log(Protocol):
    """What of the store is needed here."""

    def wal_bytes(self) -> int: ...
    def checkpoint(self) -> bool: ...


class Checkpoints:
    """Asked by the writer thread after each commit and while it waits."""

    def __init__(self, log: Log, *, idle_bytes: int = WAL_KEPT_BYTES, force_bytes: int = FORCE_BYTES) -> None:
        self._log = log
        self._idle_bytes = idle_bytes
        self._force_bytes = force_bytes
        self._force_at = force_bytes
        self._due = False
        self.done = 0
        self.forced = 0

    def after_commit(self) -> None:
        size = self._log.wal_bytes()
        self._due = size > self._idle_bytes
        if size < self._force_bytes:
            self._force_at = self._force_bytes
        elif size > self._force_at:
            self.forced += 1
            self._copy()
            # A reader may hold the log so that it cannot start anew: try again when it has grown some more.
            self._force_at = size + self._idle_bytes

    def idle_wait_s(self) -> float | None:
        """How long to wait for work before ``idle``; None: there is nothing to copy."""
        return IDLE_S if self._due else None

    def idle(self) -> None:
        """Nothing came for that long."""
        if self._due:
            self._copy()

    def _copy(self) -> None:
        self._log.checkpoint()
        self.done += 1
        # Whole or not, the next look is after the next commit: the size of the file tells only then.
        self._due = False
