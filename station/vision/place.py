"""Where a symbol of known size lies, and how it is turned: where its fixed pattern looks most like the picture."""

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from station.vision.lattice import Lattice, Plane, Pose

SEARCH = 5
"""Modules that a symbol may lie off the middle of its patch."""
_COARSE = 2
"""Samples a module while it is looked for."""
_MOST = 3
"""Places told."""
_RIM = 12
"""Pixels of a deblurred picture that its edge may have spoilt."""


def direction(sharp: Plane, px_per_module: float) -> float:
    """The direction of most edges, up to quarter turns, in radians."""
    part = cv2.GaussianBlur(sharp, (0, 0), px_per_module / 2)
    x, y = cv2.Sobel(part, cv2.CV_32F, 1, 0), cv2.Sobel(part, cv2.CV_32F, 0, 1)
    x, y = (each[_RIM:-_RIM, _RIM:-_RIM] for each in (x, y))
    # (x + iy)^4 / |x + iy|^2: four times the angle is the same for all four sides; by squares, a sixth of the time
    weight, along, aslant = x * x + y * y + np.float32(1e-6), x * x - y * y, 2 * x * y
    real, imaginary = (along * along - aslant * aslant) / weight, 2 * along * aslant / weight
    return float(np.arctan2(imaginary.sum(), real.sum())) / 4


@lru_cache(maxsize=16)
def _fixed_pattern(lattice: Lattice) -> tuple[Plane, ...]:
    """The fixed pattern and a rim of its quiet zone as seen after no, one, two, three quarter turns."""
    made = []
    for quarters in range(4):
        pattern = np.pad(np.rot90(lattice.known, quarters), 1, constant_values=1.0)
        pattern = np.repeat(np.repeat(pattern, _COARSE, axis=0), _COARSE, axis=1)
        fixed = pattern != 0
        made.append(np.where(fixed, pattern - pattern[fixed].mean(), 0).astype(np.float32))
    return tuple(made)


def places(
    sharp: Plane, start: npt.NDArray[np.float64], lattice: Lattice, px_per_module: float, angles: Sequence[float]
) -> list[tuple[float, Pose]]:
    """Where in the deblurred picture the fixed pattern looks most like it, with its likeness of 0 … 1, the best first.

    ``start``: of the symbol's middle, SEARCH modules off at most. ``angles`` in radians, up to quarter turns."""
    side = (max(lattice.rows, lattice.columns) + 2 * SEARCH + 2) * _COARSE
    found: list[tuple[float, Pose]] = []
    for angle in angles:
        turn = px_per_module * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        to = np.empty((2, 3))
        to[:, :2] = turn / _COARSE
        to[:, 2] = start - to[:, :2] @ np.full(2, side / 2 - 0.5)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        level = cv2.warpAffine(sharp, to, (side, side), flags=flags, borderMode=cv2.BORDER_REPLICATE)
        level = cv2.subtract(level, cv2.blur(level, (6 * _COARSE + 1, 6 * _COARSE + 1)))
        for quarters, pattern in enumerate(_fixed_pattern(lattice)):
            height, width = pattern.shape
            _, best, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(level, pattern, cv2.TM_CCORR_NORMED))
            middle = to[:, :2] @ np.array([x + width / 2 - 0.5, y + height / 2 - 0.5]) + to[:, 2]
            found.append((best, Pose(turn @ _QUARTERS[quarters], middle)))
    found.sort(key=lambda each: -each[0])
    return found[:_MOST]


_QUARTERS = tuple(np.linalg.matrix_power(np.array([[0.0, 1.0], [-1.0, 0.0]]), quarters) for quarters in range(4))
"""A picture turned counter-clockwise by 0 … 3 quarters (rows count down)."""
