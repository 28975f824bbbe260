"""A linear code on a wavy package: read anew along single scan lines, each digit as wide as it happens to be.

Where bars bend, no smooth warp lays the pattern of a text over its picture (``bars``). So nothing is laid over: single
lines are divided into the parts of a code (``division``), and read. The text that zxing-cpp told takes no part in that
but for how many parts there may be. It is believed when three lines that share no row give it, and two more for each
line that gives another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from station.vision.bands import LEAST_INSIDE, inside
from station.vision.division import BEYOND, FINE, CodePart, Divided, Signal, divided
from station.vision.types import Pixels, Position

_BLURS = (0.2, 0.4, 0.8)
"""Sigma in modules."""
_ROWS_APART = 4.0
"""Pixels: a line is the mean of three."""
_MOST_LINES = 24
_LINES_NEEDED, _MORE_THAN_OTHERS = 3, 2
"""Lines that give the text, and how many more of them for each line that gives another."""
_MOST_VAIN = 6
"""Lines from the middle outwards of which one at least must give the text."""
_LEAST_LIKE, _LEAST_PART = 0.85, 0.65
"""Likeness of all parts in the mean, and of each: below, the line shows no code. Of 40 lines that were read as another
text (blurred, noisy, out of reach; the check digit right by chance) none had both."""


@dataclass(frozen=True, slots=True)
class CodeLayout:
    """How a line is read: a symbology of so many parts."""

    modules: int
    """Of the whole code without its quiet zones."""
    parts: Callable[[float], Sequence[CodePart]]
    """From the first bar to the last, as a blur of so many modules shows them."""
    text: Callable[[tuple[int, ...]], str | None]
    """Of what stands in them; None where its check fails."""


def shown_by_lines(pixels: Pixels, corners: Position, text: str, layouts: Sequence[CodeLayout]) -> bool:
    """Whether enough lines of the picture show this text, read in the way that suits the first of them best.
    ``corners`` in ``pixels``."""
    heights = _heights(corners)
    if len(heights) < _LINES_NEEDED or not layouts:
        return False
    layout = _suiting(pixels, corners, heights, layouts)
    profiles = _profiles(pixels, corners, heights, layout.modules)
    if len(profiles) < _LINES_NEEDED:
        return False
    sigma = max(_BLURS, key=lambda each: divided(profiles[0], layout.parts(each)).likeness)
    needed, left = _LINES_NEEDED, len(profiles)
    for profile in profiles:
        told = _text(profile, layout, sigma)
        left -= 1
        if needed >= _LINES_NEEDED and len(profiles) - left > _MOST_VAIN:
            return False
        needed += -1 if told == text else _MORE_THAN_OTHERS if told is not None else 0
        if needed <= 0 or needed > left:
            return needed <= 0
    return False


def _text(profile: Signal, layout: CodeLayout, sigma: float) -> str | None:
    """What this line shows; None unless its check is right."""
    return _told(divided(profile, layout.parts(sigma)), layout)


def _told(seen: Divided, layout: CodeLayout) -> str | None:
    return layout.text(seen.found) if seen.likeness >= _LEAST_LIKE and seen.least >= _LEAST_PART else None


def _suiting(pixels: Pixels, corners: Position, heights: Sequence[float], layouts: Sequence[CodeLayout]) -> CodeLayout:
    """The first layout in which the first line gives a text, whichever; if none does, the one it is most like."""
    liked: list[tuple[float, CodeLayout]] = []
    for layout in layouts if len(layouts) > 1 else ():
        lines = (_profile(pixels, corners, at, layout.modules) for at in heights)
        first = next((line for line in lines if line is not None), None)
        if first is None:
            continue
        seen = divided(first, layout.parts(_BLURS[1]))
        if _told(seen, layout) is not None:
            return layout
        liked.append((seen.least, layout))
    return max(liked, key=lambda each: each[0])[1] if liked else layouts[0]


def _heights(corners: Position) -> list[float]:
    """Of lines that share no row, as parts of the code's height, from the middle outwards."""
    count = int(np.clip(_height(corners) / _ROWS_APART, 1, _MOST_LINES))
    return sorted(((number + 0.5) / count for number in range(count)), key=lambda at: abs(at - 0.5))


def _height(corners: Position) -> float:
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float64) for corner in corners)
    return float(np.hypot(*(bottom_left - top_left + bottom_right - top_right))) / 2


def _profiles(pixels: Pixels, corners: Position, heights: Sequence[float], modules: int) -> list[Signal]:
    lines = (_profile(pixels, corners, at, modules) for at in heights)
    return [line for line in lines if line is not None]


def _profile(pixels: Pixels, corners: Position, at: float, modules: int) -> Signal | None:
    """Darkness along the line; None where it leaves the picture."""
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float32) for corner in corners)
    places = np.arange(-BEYOND * FINE, (modules + BEYOND) * FINE) / np.float32(modules * FINE)
    row = 1 / max(_height(corners), 1.0)
    down = np.array([at - row, at, at + row], np.float32)[:, None, None]
    left, right = top_left + (bottom_left - top_left) * down, top_right + (bottom_right - top_right) * down
    points = np.asarray(left + (right - left) * places[None, :, None], np.float32)
    own = slice(BEYOND * FINE, -BEYOND * FINE)
    if inside(pixels, points[:, own]).mean() < LEAST_INSIDE:
        return None
    grey = cv2.remap(pixels, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(-grey.mean(axis=0, dtype=np.float32), np.float32)
