"""Case pictures kept as evidence: JPEG at half size, on a ring with a quota. Never in the way of a verdict.

A picture is taken over with ``keep`` and written by a thread of its own. When that thread is behind, the picture is
let go and counted: a verdict does not wait for a JPEG. The oldest pictures make room for the new ones.
"""

import queue
import threading
from collections import deque
from pathlib import Path

from drivers.protocols import Pixels

QUALITY = 80
WAITING_BOUND = 4
SCREEN_PIXELS = 800


class NoJpeg(Exception):
    """No JPEG can be made of a picture."""


class EvidenceRing:
    """Files ``<name>`` in one folder, together at most ``quota_bytes``."""

    def __init__(self, folder: Path, quota_bytes: int) -> None:
        self._folder = folder
        self._quota_bytes = quota_bytes
        self._waiting: queue.Queue[tuple[str, Pixels] | None] = queue.Queue(WAITING_BOUND)
        self._thread = threading.Thread(target=self._write_all, name="evidence")
        self._files: deque[tuple[Path, int]] = deque()
        self._bytes = 0
        self.let_go = 0
        """Pictures not kept because the writer was behind."""
        self.failed = 0
        """Pictures that could not be written."""

    def start(self) -> None:
        """Make the folder, count what is in it, start the writer. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        found = [(path, path.stat()) for path in self._folder.glob("*.jpg")]
        for path, stat in sorted(found, key=lambda each: each[1].st_mtime_ns):
            self._files.append((path, stat.st_size))
            self._bytes += stat.st_size
        self._thread.start()

    def keep(self, name: str, pixels: Pixels) -> str | None:
        """Take a picture over; the name it will be found under, or None when it is not kept. Never waits."""
        try:
            self._waiting.put_nowait((name, pixels))
        except queue.Full:
            self.let_go += 1
            return None
        return name

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

    def _write(self, name: str, pixels: Pixels) -> None:
        path, data = self._folder / name, jpeg(pixels, max(pixels.shape) // 2)
        fresh = path.with_suffix(".part")
        fresh.write_bytes(data)
        fresh.replace(path)
        self._files.append((path, len(data)))
        self._bytes += len(data)
        while self._bytes > self._quota_bytes and len(self._files) > 1:
            oldest, size = self._files.popleft()
            oldest.unlink(missing_ok=True)
            self._bytes -= size


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
