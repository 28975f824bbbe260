"""The recorder of a running line: all that the core is told goes to a ring of segments. Never in the way of a verdict.

The loop hands over what it has just done; a thread of its own writes. Where that thread is behind, inputs are let go,
counted, and the recording says so: the next segment begins with the whole state again.
"""

import queue
import threading
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import structlog

from station.core import commands as cmd
from station.core import observations as obs
from station.core.effects import Step
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.file_ring import FileRing
from station.recording.segments import SUFFIX, SegmentHead, Writer, gap_line, loaded_line, state_line
from station.recording.state import StateUnreadable, freeze

WAITING_BOUND = 4_096
"""Inputs that may wait for the writer: some seconds of the fastest line."""
SEGMENT_INPUTS = 60_000
"""After so many inputs (20 to 40 minutes of a line) a new segment begins, so that the ring can let go of the oldest."""
SEGMENT_SHARE = 4
"""A segment that takes this part of the quota has grown enough, too: the ring needs several."""
LEAST_INPUTS = 1_000
"""Of a segment that ends for its size: the state of the core at its head costs the loop some milliseconds."""
FLUSH_INPUTS = 64
"""So many inputs at most are lost with the process."""
GZIP = 31
"""zlib's word for a gzip stream."""

_log = structlog.get_logger("recording")


@dataclass(frozen=True, slots=True)
class _Begun:
    """A core begins: from what was loaded, or as it is now."""

    start: Loaded | bytes
    missed: int = 0
    """Inputs before it that were let go."""


_Told = tuple[obs.Now, obs.Observation | cmd.Command, Step]


class Recorder:
    """Files ``<boot>-<number>.rec.gz`` in one folder, together at most ``quota_bytes``."""

    def __init__(
        self,
        folder: Path,
        quota_bytes: int,
        settings: LineSettings,
        program: str,
        reading: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """``reading``: how pictures are read (``Head.reading``)."""
        self._reading = reading
        self._folder = folder
        self._settings = settings
        self._program = program
        self._waiting: queue.Queue[_Told | _Begun | None] = queue.Queue(WAITING_BOUND)
        self._thread = threading.Thread(target=self._write_all, name="recorder", daemon=True)
        self._ring = FileRing(quota_bytes)
        """Of ended segments, and the one that grows."""
        self._segment: _Segment | None = None
        """The one that grows; the writer's."""
        self._number = 0
        """Of the newest segment; the writer's."""
        self._boot = 0
        """Of the journal; more, where an older journal is back: what was recorded of the newer one stays."""
        self._inputs = 0
        """Handed over since the segment began."""
        self._missed = 0
        """Inputs let go since; a new segment must begin with the state."""
        self.let_go = 0
        """Inputs that were not recorded, because the writer was behind or could not write."""
        self.failed = ""
        """Why nothing is recorded now; empty = it is."""

    # the loop's side -------------------------------------------------------------------------------------------------

    def start(self, loaded: Loaded) -> None:
        """Begin with a core made of this. Where that cannot be, the line does without: see ``failed``."""
        found: list[Path] = []
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = sorted(self._folder.glob(f"*{SUFFIX}"))
            for path in found:
                self._ring.add(path, path.stat().st_size)
        except OSError as error:
            self._stop(error)
        self._boot = max([loaded.boot, *(_boot_of(path) + 1 for path in found)])
        self._thread.start()
        self.begun(loaded)

    def begun(self, loaded: Loaded) -> None:
        """A new core was made of this (the journal was lost and opened again)."""
        self._begin(loaded)

    def record(self, now: obs.Now, item: obs.Observation | cmd.Command, step: Step, core: object) -> None:
        """The core was told this and did that. Never waits."""
        self._inputs += 1
        if self._missed or not self._put((now, item, step)):
            self._missed += 1
        if self._missed or self._inputs >= SEGMENT_INPUTS or (self._inputs >= LEAST_INPUTS and self._is_large()):
            self._checkpoint(core)

    def _is_large(self) -> bool:
        return self._ring.growing >= self._ring.quota_bytes // SEGMENT_SHARE

    def _checkpoint(self, core: object) -> None:
        """The input that came just now is in the state already."""
        if self.failed or self._waiting.qsize() > WAITING_BOUND // 2:
            return
        try:
            self._begin(freeze(core))
        except StateUnreadable as error:
            self._stop(error)

    def _begin(self, start: Loaded | bytes) -> None:
        if self._put(_Begun(start, self._missed)):
            self._inputs = self._missed = 0
        else:
            self._missed += 1

    def _put(self, told: "_Told | _Begun") -> bool:
        if not self.failed:
            with suppress(queue.Full):
                self._waiting.put_nowait(told)
                return True
        self.let_go += 1
        return False

    @property
    def bytes(self) -> int:
        """What all segments take."""
        return self._ring.bytes

    def allow(self, room_bytes: int) -> None:
        """So much may the recording take from now on (never more than the quota); the oldest goes at once."""
        try:
            self._ring.allow(room_bytes)
        except OSError as error:
            self._stop(error)

    def try_again(self) -> None:
        """Behind a failure: the next input begins a segment with the whole state."""
        if self.failed:
            self.failed, self._missed = "", max(1, self._missed)

    def close(self) -> None:
        """Write what waits, join the thread."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    # the writer's side -----------------------------------------------------------------------------------------------

    def _write_all(self) -> None:
        while (told := self._waiting.get()) is not None:
            try:
                if isinstance(told, _Begun):
                    self._roll(told)
                elif self._segment is not None and self._segment.add(*told):
                    self._ring.growing = self._segment.size
                    self._ring.trim()
            except Exception as error:  # noqa: BLE001 (what cannot be written, or a fault of ours: it is told)
                self._stop(error)
                self._give_up()
        self._give_up()

    def _give_up(self) -> None:
        try:
            self._end()
        except Exception as error:  # noqa: BLE001 (what stopped it was told, or the line ends)
            _log.debug("segment_not_ended", reason=str(error))

    def _stop(self, error: Exception) -> None:
        """The line needs no recording: it goes on without."""
        foreseen = isinstance(error, OSError | StateUnreadable)
        told = (error.strerror if isinstance(error, OSError) else "") or str(error)
        self.failed = told if foreseen else f"{type(error).__name__}: {told}"
        _log.warning("recording_stopped", folder=str(self._folder), reason=self.failed, exc_info=not foreseen)

    def _roll(self, begun: _Begun) -> None:
        self._end()
        self._number += 1
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{self._boot:06d}-{self._number:06d}{SUFFIX}"
        head = SegmentHead(self._program, self._settings, self._boot, self._number, self._reading)
        self._segment = _Segment(path, head)
        self._segment.begin(begun)

    def _end(self) -> None:
        """What could not be written to its end takes room like any other."""
        segment, self._segment = self._segment, None
        if segment is None:
            return
        try:
            segment.close()
        finally:
            self._ring.growing = 0
            self._ring.add(segment.path, segment.size)
        self._ring.trim()


def _boot_of(path: Path) -> int:
    boot, _, _ = path.name.partition("-")
    return int(boot) if boot.isdecimal() else 0


class _Segment:
    """One file, readable up to its newest flush whatever happens."""

    def __init__(self, path: Path, head: SegmentHead) -> None:
        self.path, self.size = path, 0
        path.touch(mode=0o600)
        self._file = path.open("wb")
        self._packer = zlib.compressobj(6, zlib.DEFLATED, GZIP)
        self._writer = Writer()
        self._waiting = 0
        self._write(self._writer.head(head))

    def begin(self, begun: _Begun) -> None:
        if begun.missed:
            self._write(gap_line(begun.missed))
        start = begun.start
        self._write(state_line(start) if isinstance(start, bytes) else loaded_line(start))
        self._flush()

    def add(self, now: obs.Now, item: obs.Observation | cmd.Command, step: Step) -> bool:
        """Whether it was flushed, and takes more room now."""
        self._write(self._writer.input(now, item, step))
        self._waiting += 1
        flushed = self._waiting >= FLUSH_INPUTS
        if flushed:
            self._flush()
        return flushed

    def close(self) -> None:
        with self._file:
            self._put(self._packer.flush())

    def _flush(self) -> None:
        self._waiting = 0
        self._put(self._packer.flush(zlib.Z_SYNC_FLUSH))
        self._file.flush()

    def _write(self, data: bytes) -> None:
        self._put(self._packer.compress(data))

    def _put(self, data: bytes) -> None:
        self.size += self._file.write(data)
