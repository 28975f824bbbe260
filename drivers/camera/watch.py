"""A folder into which a smart camera drops its pictures (FTP, a share): every new file is a trigger of the line.

A file is taken when it is whole by its own format and did not change between two looks, or when it has not changed for
the settling time (then it is torn for good, and a frame without pixels). Before it is handed on it is moved away or
deleted, so no restart reads it again. What already lies there at open is of a time the station did not see: it is
counted, never read, and stays where it is unless the config says that it is cleared away.
"""

import asyncio
import errno
import os
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from drivers.camera.files import folder_lost, list_pictures, read_picture
from drivers.camera.settings import FolderCameraSettings
from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CameraTrigger, Frame, Note

Stamp = tuple[int, int]
_TAKEN = "taken"
_MOST_FILES = 10_000
_LAST_DIGITS = re.compile(r"(?<![0-9])([0-9]{1,9})[^0-9]*$")


@dataclass(frozen=True, slots=True)
class Sight:
    """How a file looked when it last changed."""

    size_bytes: int
    modified_ns: int
    since_s: float


class WatchedFolder:
    """A counted :class:`drivers.protocols.Camera` over a drop folder."""

    def __init__(
        self,
        name: str,
        settings: FolderCameraSettings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._name = name
        self._settings = settings
        self._folder = Path(settings.path)
        self._clock = clock
        self._sleep = sleep
        self._seen: dict[Path, Sight] = {}
        self._left: dict[Path, Stamp] = {}
        """Files that lie there from before, as they were at open: one that is written anew is a new one."""
        self._counter = 0
        self._is_open = False
        self.unreadable = 0
        """Files that were torn, too large or no picture: frames without pixels."""
        self.unnumbered = 0
        """Files whose name tells no trigger number, where it should: taken away without a frame."""
        self.leftover = 0
        """Files that lay there at open: never read."""

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> CameraTrigger:
        return "counted"

    @property
    def counter(self) -> int:
        return self._counter

    @property
    def opening_note(self) -> Note | None:
        """What open (or a check) found in the folder; None = nothing."""
        if not self.leftover:
            return None
        key = "camera_folder_left"
        if self._settings.at_start == "clear":
            key = "camera_folder_cleared" if self._is_open else "camera_folder_to_clear"
        return key, {"path": str(self._folder), "files": self.leftover}

    async def open(self) -> None:
        """Note what lies there, or clear it. Raises DeviceLost ``camera_folder`` when it is not there or not ours."""
        self._seen.clear()
        await asyncio.to_thread(self._begin)
        self._is_open = True

    async def check(self) -> None:
        """As ``open``, but nothing in the folder is changed, whatever the config says."""
        await asyncio.to_thread(self._survey)

    async def close(self) -> None:
        self._is_open = False

    async def take(self, timeout_s: float) -> Frame:
        """A watched folder cannot be fired: always NoAnswer."""
        raise NoAnswer("camera_not_asked")

    async def frames(self) -> AsyncIterator[Frame]:
        """See :meth:`drivers.protocols.Camera.frames`."""
        while True:
            if not self._is_open:
                raise DeviceLost("camera_lost", path=str(self._folder))
            began_s = self._clock()
            for path in await asyncio.to_thread(self._look):
                frame = await asyncio.to_thread(self._frame, path)
                if frame is not None:
                    yield frame
            # A folder that takes long to look through is looked through half of the time at most.
            await self._sleep(max(self._settings.poll_ms / 1000, self._clock() - began_s))

    def _survey(self) -> list[Path]:
        """What lies there. Raises DeviceLost where files cannot be read and taken away, or are too many."""
        found = list_pictures(self._folder)
        if not os.access(self._folder, os.R_OK | os.W_OK | os.X_OK):
            raise folder_lost(self._folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        if self._settings.at_start == "leave" and len(found) > _MOST_FILES:
            raise DeviceLost("camera_folder_flooded", path=str(self._folder), files=len(found))
        self.leftover = len(found)
        return found

    def _begin(self) -> None:
        leftover = self._survey()
        if self._settings.counter_from == "name":
            self._counter = max((number_in(path) for path in leftover), default=self._counter)
        if self._settings.at_start == "clear":
            for path in leftover:
                self._take_away(path)
        else:
            self._left = {path: stamp for path in leftover if (stamp := _stamp(path)) is not None}

    def _look(self) -> list[Path]:
        """Look once; return the files to take now, in the order of their triggers."""
        files = self._new_ones(list_pictures(self._folder))
        if len(files) > _MOST_FILES:
            raise DeviceLost("camera_folder_flooded", path=str(self._folder), files=len(files))
        before, self._seen = self._seen, {}
        ready = [path for path in files if self._is_ready(path, before.get(path))]
        return sorted(ready, key=number_in if self._settings.counter_from == "name" else self._age)

    def _new_ones(self, files: list[Path]) -> list[Path]:
        """Those that did not lie there at open, or were written since."""
        if not self._left:
            return files
        self._left = {path: self._left[path] for path in files if path in self._left}
        new = [path for path in files if path not in self._left or _stamp(path) != self._left[path]]
        for path in new:
            self._left.pop(path, None)
        return new

    def _is_ready(self, path: Path, before: Sight | None) -> bool:
        try:
            stat = path.stat()
            now = Sight(stat.st_size, stat.st_mtime_ns, self._clock())
            changed = before is None or (now.size_bytes, now.modified_ns) != (before.size_bytes, before.modified_ns)
            if before is None or changed:
                self._seen[path] = now
                return False
            self._seen[path] = before
            settled = now.since_s - before.since_s >= self._settings.settle_ms / 1000
            return settled or read_picture(path, self._settings.max_megapixels).size > 0
        except OSError:
            return False  # gone again, or still held by who writes it: the next look decides

    def _age(self, path: Path) -> tuple[int, str]:
        return self._seen[path].modified_ns, path.name

    def _frame(self, path: Path) -> Frame | None:
        """Read the file and take it away; a file that tells no number makes no frame."""
        pixels = read_picture(path, self._settings.max_megapixels)
        self._take_away(path)
        number = number_in(path) if self._settings.counter_from == "name" else self._counter + 1
        if number == 0:
            self.unnumbered += 1
            return None
        self._counter = number
        self.unreadable += pixels.size == 0
        return Frame(self._name, number, 0, self._clock(), pixels)

    def _take_away(self, path: Path) -> None:
        try:
            if self._settings.taken == "delete":
                path.unlink(missing_ok=True)
                return
            folder = self._folder / _TAKEN
            folder.mkdir(exist_ok=True)
            target = folder / path.name
            if target.exists():
                target = folder / f"{path.stem}.{path.stat().st_mtime_ns}{path.suffix}"
            path.replace(target)
        except OSError as denied:
            raise folder_lost(self._folder, denied) from denied


def _stamp(path: Path) -> Stamp | None:
    """Size and time of a file; None when it is gone."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def number_in(path: Path) -> int:
    """Return the last run of digits in the file's name (at most nine); 0 when it has none."""
    digits = _LAST_DIGITS.search(path.stem)
    return int(digits[1]) if digits else 0
