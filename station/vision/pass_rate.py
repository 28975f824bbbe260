"""How many cases will pass, from how many codes were read: what is likely, and what is proven."""

from dataclasses import dataclass
from math import ceil, exp, fsum, lgamma, log, log1p, sqrt

import cv2
import numpy as np

from station.vision.types import Pixels

CONFIDENCE = 0.95
_STEPS = 60
_MOST_MOTION_PX = 60.0
"""Nothing is left of a code by then; a longer motion is calculated as this one."""


@dataclass(frozen=True, slots=True)
class PassRate:
    """Of cases of ``units`` cells each, when ``read`` of ``cells`` were read. Cells are taken as independent: where
    unread ones come together more cases pass than this says."""

    read: int
    cells: int
    units: int

    @property
    def likely(self) -> float:
        """A case passes when all of its codes are read."""
        return float((self.read / self.cells) ** self.units) if self.cells else 0.0

    @property
    def proven(self) -> float:
        """Lower bound (Clopper and Pearson, one-sided): true with CONFIDENCE."""
        return float(lower_bound(self.read, self.cells) ** self.units)


def lower_bound(read: int, cells: int) -> float:
    """Return the lowest read rate under which as many readings as these come in 1 - CONFIDENCE of all trials."""
    if read == 0:
        return 0.0
    low, high = 0.0, read / cells
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_least(read, cells, middle) < 1 - CONFIDENCE else (low, middle)
    return low


def cases_needed(proven: float) -> int:
    """Return how many whole cases, all read, prove a pass rate: the same for any number of units."""
    return ceil(log(1 - CONFIDENCE) / log(proven))


def _at_least(read: int, cells: int, rate: float) -> float:
    """Chance of ``read`` or more of ``cells``."""
    if rate <= 0:
        return 0.0
    return fsum(
        exp(
            lgamma(cells + 1)
            - lgamma(count + 1)
            - lgamma(cells - count + 1)
            + count * log(rate)
            + ((cells - count) * log1p(-rate) if count < cells else 0.0)
        )
        for count in range(read, cells + 1)
    )


def with_motion(pixels: Pixels, px: float, *, down: bool, noise: float = 0.0) -> Pixels:
    """Return the picture as it were if the case had moved so far, across or down.

    ``noise`` of one pixel, in grey levels: averaging takes a part of it away, which a sensor would not; it is put back,
    the same for the same picture."""
    px = min(px, _MOST_MOTION_PX)
    reach = int(np.ceil(px / 2 + 0.5))
    edges = np.arange(-reach, reach + 2) - 0.5
    covered = np.clip(np.minimum(edges[1:], px / 2) - np.maximum(edges[:-1], -px / 2), 0, None)
    line = covered / covered.sum() if px > 0 else np.ones(1)
    across, along = (np.ones(1), line) if down else (line, np.ones(1))
    averaged = cv2.sepFilter2D(pixels, cv2.CV_32F, across, along, borderType=cv2.BORDER_REPLICATE)
    lost = noise * sqrt(max(1 - float((line**2).sum()), 0.0))
    grain = np.random.default_rng(0).normal(0.0, lost, pixels.shape) if lost else 0.0
    return np.clip(np.round(averaged + grain), 0, 255).astype(np.uint8)
