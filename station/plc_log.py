"""The requests between station and PLC on disk: pcapng segments in ``plc-log``, the oldest go when the room is used up.

The line never waits for it. A thread writes; where it cannot keep up, or the disk refuses, transactions are let go and
counted, and one sentence says so.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import structlog

from drivers.pcapng import header, packets, transactions
from drivers.wire_record import Tape, WireTransaction
from station.messages.sentences import sentence
from station.version import PROGRAM

FOLDER = "plc-log"
SEGMENTS = 8
WAITING_MAX = 20_000
Keep = Literal["off", "errors", "all"]
_log = structlog.get_logger("line")


class PlcLog:
    """Stores what a tape tells; ``close`` writes the rest."""

    def __init__(self, tape: Tape, folder: Path, limit_bytes: int, keep: Keep) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._waiting: deque[WireTransaction] = deque()
        self._news = threading.Event()
        self._ended = False
        self._number = 0
        self.let_go = 0
        self._thread = threading.Thread(target=self._run, name="plc-log", daemon=True)
        if keep != "off":
            tape.on_new = self._take if keep == "all" else self._take_error
            self._thread.start()

    def close(self) -> None:
        self._ended = True
        self._news.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _take_error(self, transaction: WireTransaction) -> None:
        if transaction.key:
            self._take(transaction)

    def _take(self, transaction: WireTransaction) -> None:
        if len(self._waiting) >= WAITING_MAX:
            self.let_go += 1
            return
        self._waiting.append(transaction)
        self._news.set()

    def _run(self) -> None:
        while not self._ended or self._waiting:
            self._news.wait()
            self._news.clear()
            try:
                self._write_segments()
            except OSError as refused:
                self.let_go += len(self._waiting)
                self._waiting.clear()
                _log.warning(sentence("plc_log_refused", {"path": str(self._folder), "detail": refused.strerror or ""}))
                return

    def _write_segments(self) -> None:
        """What waits, into the newest segment; a full one is followed by another. Raises OSError."""
        while self._waiting:
            self._folder.mkdir(exist_ok=True)
            path = self._segment()
            with path.open("ab") as file:
                if file.tell() == 0:
                    file.write(header(PROGRAM))
                while self._waiting and file.tell() < self._limit // SEGMENTS:
                    self._number += 1
                    file.write(packets(self._number, self._waiting.popleft()))

    def _segment(self) -> Path:
        """The file to write to: one begun by this start, with room. Older ones go until there is room for it."""
        found = segments(self._folder)
        newest = found[-1] if found else None
        if newest is not None and self._number and newest.stat().st_size < self._limit // SEGMENTS:
            return newest
        sizes = [path.stat().st_size for path in found]
        while found and sum(sizes) > self._limit - self._limit // SEGMENTS:
            found.pop(0).unlink()
            sizes.pop(0)
        last = int(newest.stem) if newest is not None else 0
        return self._folder / f"{last + 1:08d}.pcapng"


def segments(folder: Path) -> list[Path]:
    """Oldest first."""
    return sorted(path for path in folder.glob("*.pcapng") if path.stem.isdigit())


def stored(folder: Path) -> Iterator[WireTransaction]:
    """Every transaction that is kept there, oldest first. Raises OSError, and ValueError for a file of another."""
    for data in kept(folder):
        yield from transactions(data)


def kept(folder: Path) -> Iterator[bytes]:
    """Every segment, oldest first; one that goes meanwhile, because a line runs, is passed over. Raises OSError."""
    for path in segments(folder):
        with suppress(FileNotFoundError):
            yield path.read_bytes()
