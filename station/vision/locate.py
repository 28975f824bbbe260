"""Where in a picture something code-like lies: dense texture, found in a few milliseconds.

A matrix code is a patch where neighbouring pixels differ everywhere; the rim of a cap or the edge of a divider is a
thin line of it. So: differences, averaged over blocks, thresholded, thin things opened away.
"""

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from station.vision.types import Pixels

_BLOCK = 8
_STEP = 2
_MOST = 200
_LEAST_MARGIN = 2
"""Blocks around a patch: the corners of a small symbol that stands on one lie outside what counts as texture."""
_LEAST_FILL = 0.35
"""Part of its bounding box that a patch covers: a square standing on its corner has half of it, a rim much less."""
_MIN_CONTRAST = 6.0
"""Grey levels the texture must stand above the ground's; below, nothing is there."""
_HALF_FULL = 0.5
_OPENING = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class Box:
    """Pixels x0 … x1-1, y0 … y1-1."""

    x0: int
    y0: int
    x1: int
    y1: int

    def cut(self, pixels: Pixels) -> Pixels:
        return pixels[self.y0 : self.y1, self.x0 : self.x1]

    @property
    def area(self) -> int:
        return max(0, self.x1 - self.x0) * max(0, self.y1 - self.y0)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


def texture(pixels: Pixels) -> npt.NDArray[np.float32]:
    """Mean difference of near pixels, one value a block of 8 x 8 (shape height // 8, width // 8)."""
    height, width = (side // _BLOCK * _BLOCK for side in pixels.shape)
    whole = pixels[:height, :width]
    changes = np.zeros_like(whole)
    cv2.absdiff(whole[:, _STEP:], whole[:, :-_STEP], dst=changes[:, : width - _STEP])
    down = cv2.absdiff(whole[_STEP:], whole[:-_STEP])
    cv2.max(changes[: height - _STEP], down, dst=changes[: height - _STEP])
    blocks = cv2.resize(changes, (width // _BLOCK, height // _BLOCK), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.blur(blocks.astype(np.float32), (3, 3)), np.float32)


def blobs(pixels: Pixels, rows: int, columns: int) -> list[Box]:
    """Patches of texture, with room for a quiet zone, the largest first.

    What counts as texture is decided in each of ``rows x columns`` tiles for itself: caps differ in contrast."""
    if min(pixels.shape) < 4 * _BLOCK:
        return []
    blocks = texture(pixels)
    mask = np.zeros(blocks.shape, np.uint8)
    for ys in _spans(blocks.shape[0], rows):
        for xs in _spans(blocks.shape[1], columns):
            mask[ys, xs] = _is_texture(blocks[ys, xs])
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _OPENING), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    full = [i for i in range(1, count) if _fill(stats[i]) >= _LEAST_FILL]
    return sorted((_padded(stats[i], pixels.shape) for i in full), key=lambda box: -box.area)[:_MOST]


def fullest(pixels: Pixels, box: Box, side_px: float) -> tuple[float, float] | None:
    """The middle of the square of ``side_px`` in this box that is fullest of something: where the contrast is so low
    that the rim of a cap outshines the code on it. None where no square is half full."""
    blocks = texture(box.cut(pixels)) if min(box.y1 - box.y0, box.x1 - box.x0) >= 4 * _BLOCK else None
    if blocks is None:
        return None
    some = np.sort(blocks, axis=None)
    ground, low = float(some[some.size * 2 // 5]), float(some[some.size // 10])
    over = np.asarray(blocks > ground + 2 * (ground - low), np.float32)
    side = max(1, round(side_px / _BLOCK))
    filled = cv2.GaussianBlur(cv2.blur(over, (side, side), borderType=cv2.BORDER_CONSTANT), (0, 0), 1.0)
    _, most, _, (x, y) = cv2.minMaxLoc(filled)
    if most < _HALF_FULL:
        return None
    return box.x0 + (x + 0.5) * _BLOCK, box.y0 + (y + 0.5) * _BLOCK


def tiny(pixels: Pixels, box: Box) -> list[Box]:
    """Patches of this box that are too small to be seen as such at its own scale."""
    part = box.cut(pixels)
    if part.size == 0:
        return []
    found = blobs(np.asarray(cv2.resize(part, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR), np.uint8), 1, 1)
    return [
        Box(box.x0 + one.x0 // 2, box.y0 + one.y0 // 2, box.x0 + (one.x1 + 1) // 2, box.y0 + (one.y1 + 1) // 2)
        for one in found
    ]


def _is_texture(part: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8] | int:
    if part.size == 0:
        return 0
    some = np.sort(part[::2, ::2], axis=None)  # not np.median, which imports numpy.ma at its first call: 140 ms
    ground, peak = float(some[some.size // 2]), float(part.max())
    if peak - ground < _MIN_CONTRAST:
        return 0
    return np.asarray(part > ground + 0.4 * (peak - ground), np.uint8)


def _fill(stat: npt.NDArray[np.int32]) -> float:
    return float(stat[cv2.CC_STAT_AREA] / (stat[cv2.CC_STAT_WIDTH] * stat[cv2.CC_STAT_HEIGHT]))


def _spans(length: int, parts: int) -> list[slice]:
    ends = [round(length * i / parts) for i in range(parts + 1)]
    return [slice(a, b) for a, b in pairwise(ends)]


def _padded(stat: npt.NDArray[np.int32], shape: tuple[int, ...]) -> Box:
    left, top, width, height = (int(value) for value in stat[:4])
    margin = max(_LEAST_MARGIN, 1 + max(width, height) // 6)
    x0, y0 = left - margin, top - margin
    x1, y1 = left + width + margin, top + height + margin
    return Box(max(x0 * _BLOCK, 0), max(y0 * _BLOCK, 0), min(x1 * _BLOCK, shape[1]), min(y1 * _BLOCK, shape[0]))
