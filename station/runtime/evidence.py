"""Pictures kept on a ring with a quota: of cases as evidence (JPEG at half size), whole ones of the recording (PNG).
Never in the way of a verdict.

A picture is taken over with ``keep`` and written by a thread of its own. When that thread is behind, the picture is
let go and counted: a verdict does not wait for a JPEG. The oldest pictures make room for the new ones, and all of them
for the journal: what the disk can spare is told with ``allow``.
"""

import queue
import threading
from contextlib import suppress
from pathlib import Path

import structlog

from drivers.protocols import Pixels
from station.file_ring import FileRing

_log = structlog.get_logger("evidence")
QUALITY = 80
WAITING_BOUND = 4
SCREEN_PIXELS = 800


class NoJpeg(Exception):
    """No JPEG can be made of a picture."""


class EvidenceRing:
    """Files ``<name>`` in one folder, together at most ``quota_bytes``; ``whole``: as PNG, pixel for pixel."""

    def __init__(self, folder: Path, quota_bytes: int, *, whole: bool = False) -> None:
        self._folder = folder
        self._suffix = ".png" if whole else ".jpg"
        self._ring = FileRing(quota_bytes)
        self._waiting: queue.Queue[tuple[str, Pixels] | None] = queue.Queue(WAITING_BOUND)
        self._thread = threading.Thread(target=self._write_all, name="evidence")
        self.let_go = 0
        """Pictures not kept because the writer was behind, or the disk had no room for any."""
        self.failed = 0
        """Pictures that could not be written."""

    def start(self) -> None:
        """Make the folder, count what is in it, start the writer. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for half in self._folder.glob("*.part"):
            half.unlink(missing_ok=True)
        found = [(path, path.stat()) for path in self._folder.glob(f"*{self._suffix}")]
        for path, stat in sorted(found, key=lambda each: each[1].st_mtime_ns):
            self._ring.add(path, stat.st_size)
        self._thread.start()

    def keep(self, name: str, pixels: Pixels) -> str | None:
        """Take a picture over; the name it will be found under, or None when it is not kept. Never waits.

        A frame that was torn on its way holds no picture (``drivers.protocols.Frame``)."""
        if not pixels.size:
            return None
        if self._ring.allowed <= 0:
            self.let_go += 1
            return None
        try:
            self._waiting.put_nowait((name, pixels))
        except queue.Full:
            self.let_go += 1
            return None
        return name

    @property
    def bytes(self) -> int:
        """What all pictures take."""
        return self._ring.bytes

    def allow(self, room_bytes: int) -> None:
        """So much may the pictures take from now on (never more than the quota); the oldest go at once.

        One that cannot be removed is no full disk: others go in its place."""
        try:
            self._ring.allow(room_bytes)
        except OSError as error:
            self.failed += 1
            _log.warning("picture_not_removed", file=str(error.filename), reason=error.strerror or str(error))

    def find(self, name: str) -> Path | None:
        """The file of a picture, where it is still kept."""
        path = self._folder / name
        return path if path.parent == self._folder and path.is_file() else None

    def close(self) -> None:
        """Write what waits, join the thread."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _write_all(self) -> None:
        while (job := self._waiting.get()) is not None:
            try:
                self._write(*job)
            except (OSError, NoJpeg):
                self.failed += 1
            except Exception:  # noqa: BLE001 (whatever it is costs this picture, and none after it)
                self.failed += 1
                _log.exception("picture_not_kept", file=job[0])

    def _write(self, name: str, pixels: Pixels) -> None:
        path = (self._folder / name).with_suffix(self._suffix)
        data = png(pixels) if self._suffix == ".png" else jpeg(pixels, max(pixels.shape) // 2)
        fresh = path.with_suffix(".part")
        try:
            fresh.touch(mode=0o600)
            fresh.write_bytes(data)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()  # half a picture would only take the room that was missing
            raise
        self._ring.add(path, len(data))
        self._ring.trim()


def png(pixels: Pixels) -> bytes:
    """The picture pixel for pixel. Blocking; raises NoJpeg."""
    import cv2  # late: a line without a camera has no picture

    try:
        done, data = cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    except cv2.error as error:
        raise NoJpeg from error
    if not done:
        raise NoJpeg
    return data.tobytes()


def jpeg(pixels: Pixels, longest: int = SCREEN_PIXELS) -> bytes:
    """The picture as JPEG, its longest side at most ``longest`` pixels. Blocking; raises NoJpeg."""
    import cv2  # late: a line without a camera has no picture

    height, width = pixels.shape
    scale = min(1.0, max(1, longest) / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    try:
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if scale < 1 else pixels
        done, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    except cv2.error as error:
        raise NoJpeg from error
    if not done:
        raise NoJpeg
    return data.tobytes()
