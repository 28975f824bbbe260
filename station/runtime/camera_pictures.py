"""The newest pictures of a camera with what was read in them, for the page of that camera.

The verdict's way pays two references a picture; everything else is worked out when somebody looks.
"""

from collections import deque
from dataclasses import dataclass

from drivers.protocols import Frame, Pixels
from station.vision.types import PictureResult

KEPT = 2
"""A picture somebody is told of can still be fetched while the next one comes."""
RATED = 100


@dataclass(frozen=True, slots=True, eq=False)
class CameraPicture:
    """One picture."""

    number: int
    """Counts the pictures of this camera since the start, from 1."""
    pixels: Pixels
    received_s: float
    """Monotonic."""
    result: PictureResult | None
    """None: no order was open, so nothing was looked for."""


@dataclass(frozen=True, slots=True)
class ReadRate:
    """Over the newest ``pictures`` in which codes were looked for."""

    pictures: int = 0
    read: int = 0
    wanted: int = 0


class CameraPictures:
    """Of one camera, newest last."""

    def __init__(self) -> None:
        self._kept: deque[CameraPicture] = deque(maxlen=KEPT)
        self._rated: deque[tuple[int, int]] = deque(maxlen=RATED)
        self._number = 0

    def add(self, frame: Frame, result: PictureResult | None, *, rated: bool = False) -> None:
        """A picture is done; only those of cases count for the rate."""
        self._number += 1
        self._kept.append(CameraPicture(self._number, frame.pixels, frame.received_s, result))
        if rated and result is not None:
            read = len(result.codes)
            self._rated.append((read, read + len(result.missing)))

    @property
    def newest(self) -> CameraPicture | None:
        return self._kept[-1] if self._kept else None

    def find(self, number: int) -> CameraPicture | None:
        """The picture of this number, while it is kept."""
        return next((look for look in self._kept if look.number == number), None)

    @property
    def rate(self) -> ReadRate:
        return ReadRate(len(self._rated), sum(read for read, _ in self._rated), sum(all_ for _, all_ in self._rated))
