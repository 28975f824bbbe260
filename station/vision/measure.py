"""How well a code can be seen, in numbers that do not change when the light does: for people who adjust a camera.

Pure, and never on the way to a verdict: asked only for a picture that somebody looks at.
"""

import re
from dataclasses import dataclass
from math import dist, pi, sqrt

import cv2
import numpy as np
import numpy.typing as npt

from station.vision.types import Decoded, Pixels, Position

_SIZE = re.compile(r"R?(\d{1,3})x(\d{1,3})")
"""Data Matrix (rows x columns) and rMQR."""
_QR_VERSIONS = range(1, 41)
_LINEAR_MODULES = {"ean13": 95, "upca": 95}
"""Wide from the first to the last guard bar; other linear codes are as long as their text."""
_DARK, _BRIGHT = 10, 90
"""Percentiles of the grey levels inside a symbol: half of its modules are dark, half are bright."""
_STEEP = 95
"""Percentile of the slopes that are whole edges between a dark and a bright module."""
_SOBEL = 0.75
"""Variance of the blur that Sobel's own smoothing adds."""


@dataclass(frozen=True, slots=True)
class MeasuredCode:
    """One symbol in a picture."""

    px_per_module: float | None
    """Along its worse side; None where the number of modules is not known."""
    contrast: float | None
    """0 … 1 between its dark and its bright modules; None where it lies outside the picture."""


def measure(pixels: Pixels, code: Decoded) -> MeasuredCode:
    """Return the first two numbers of one reading of this very picture."""
    return MeasuredCode(px_per_module(code), contrast(pixels, code.position))


def modules(symbology: str, version: str) -> tuple[int, int] | None:
    """Columns and rows of a symbol (a linear code has one row); None where they are not known."""
    if symbology in _LINEAR_MODULES:
        return _LINEAR_MODULES[symbology], 1
    if symbology == "qr":
        number = int(version) if version.isdecimal() else 0
        return (17 + 4 * number,) * 2 if number in _QR_VERSIONS else None
    if symbology == "microqr":
        number = int(version[1:]) if re.fullmatch(r"M[1-4]", version) else 0
        return (9 + 2 * number,) * 2 if number else None
    size = _SIZE.fullmatch(version)
    return (int(size[2]), int(size[1])) if size is not None else None


def px_per_module(code: Decoded) -> float | None:
    """Pixels of one module, from the symbol's corners: along the side where there are fewer."""
    count = modules(code.symbology, code.version)
    if count is None:
        return None
    a, b, c, d = code.position
    across = (dist(a, b) + dist(d, c)) / 2 / count[0]
    down = (dist(b, c) + dist(a, d)) / 2 / count[1]
    return across if count[1] == 1 else min(across, down)


def contrast(pixels: Pixels, position: Position) -> float | None:
    """(bright - dark) / (bright + dark) inside the symbol's corners: twice the light, the same number."""
    found = _patch(pixels, position)
    if found is None:
        return None
    patch, inside = found
    dark, bright = np.percentile(patch[inside], (_DARK, _BRIGHT))
    return float((bright - dark) / (bright + dark)) if bright + dark > 0 else 0.0


def blur_px(pixels: Pixels, position: Position) -> float | None:
    """Sigma of the blur, from the steepest edges inside the symbol's corners; None where it shows none.

    Of one code alone, in any light and noise; below 0.5 and above 1.2 pixels it tells some 0.2 too little."""
    found = _patch(pixels, position)
    if found is None:
        return None
    patch, inside = found
    across, down = (cv2.Sobel(patch, cv2.CV_32F, *axis, ksize=3) / 8 for axis in ((1, 0), (0, 1)))
    steepest = float(np.percentile(np.hypot(across, down)[inside], _STEEP))
    dark, bright = np.percentile(patch[inside], (100 - _STEEP, _STEEP))
    if steepest <= 0 or bright <= dark:
        return None
    sigma = float(bright - dark) / (steepest * sqrt(2 * pi))
    return sqrt(max(sigma * sigma - _SOBEL, 0.0))


def _patch(pixels: Pixels, position: Position) -> tuple[Pixels, npt.NDArray[np.bool_]] | None:
    """The pixels around a symbol, and which of them it covers; None where it lies outside the picture."""
    corners = np.array(position, np.float64)
    low = np.clip(np.floor(corners.min(axis=0)), 0, None).astype(int)
    high = np.ceil(corners.max(axis=0)).astype(int) + 1
    patch = pixels[low[1] : high[1], low[0] : high[0]]
    if patch.size == 0 or (high <= 0).any():
        return None
    inside = np.zeros(patch.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.round(corners - low).astype(np.int32), 1)
    return (patch, inside == 1) if inside.any() else None
