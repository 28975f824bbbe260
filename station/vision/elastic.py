"""An EAN-13 on a wrapped or wavy package: read anew along single scan lines, each digit as wide as it happens to be.

Where bars bend, no smooth warp lays the pattern of a text over its picture (``bars``). So nothing is laid over: of all
ways to divide the line into guards and digits, each a quarter wider or narrower at most, and of all digits in each
part, the one that looks most like the line is found (dynamic programming over the grey values, no threshold). The text
that zxing-cpp told takes no part in that. It is believed when three lines that share no row give it, and two more for
each line that gives another.
"""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from station.vision.bands import LEAST_INSIDE, inside
from station.vision.types import Pixels, Position

Signal = npt.NDArray[np.float32]

_A = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
_FINE = 4
"""Samples a module."""
_BEYOND = 10
"""Modules looked at on either side."""
_MODULES = 95
_PARTS = ("start", *("left",) * 6, "middle", *("right",) * 6, "end")
_WIDE = {"start": 3, "left": 7, "middle": 5, "right": 7, "end": 3}
_QUIET, _BESIDE = 4, 1
"""Modules compared with what stands beside a part: of the quiet zones, and of what is within the code."""
_STRETCH = tuple(np.arange(0.76, 1.25, 0.06).tolist())
_OFF = 7 * _FINE
"""Samples by which a part may begin off its place."""
_BLURS = (0.2, 0.4, 0.8)
"""Sigma in modules."""
_STIFF = 0.4
"""What a part loses that is twice as wide as it should be, in parts of a perfect likeness."""
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


def shown_by_lines(pixels: Pixels, corners: Position, text: str) -> bool:
    """Whether enough lines of the picture show this EAN-13. ``corners`` in ``pixels``."""
    profiles = _profiles(pixels, corners)
    if len(profiles) < _LINES_NEEDED:
        return False
    sigma = max(_BLURS, key=lambda each: _read(profiles[0], each)[0])
    needed, left = _LINES_NEEDED, len(profiles)
    for profile in profiles:
        told = _text(profile, sigma)
        left -= 1
        if needed >= _LINES_NEEDED and len(profiles) - left > _MOST_VAIN:
            return False
        needed += -1 if told == text else _MORE_THAN_OTHERS if told is not None else 0
        if needed <= 0 or needed > left:
            return needed <= 0
    return False


def _text(profile: Signal, sigma: float) -> str | None:
    """What this line shows; None unless its check digit is right."""
    likeness, least, parts = _read(profile, sigma)
    return _digits(parts) if likeness >= _LEAST_LIKE and least >= _LEAST_PART else None


def _profiles(pixels: Pixels, corners: Position) -> list[Signal]:
    """Of lines that share no row, from the middle outwards."""
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float64) for corner in corners)
    height = float(np.hypot(*(bottom_left - top_left + bottom_right - top_right))) / 2
    count = int(np.clip(height / _ROWS_APART, 1, _MOST_LINES))
    heights = sorted(((number + 0.5) / count for number in range(count)), key=lambda at: abs(at - 0.5))
    lines = (_profile(pixels, corners, at, height) for at in heights)
    return [line for line in lines if line is not None]


def _profile(pixels: Pixels, corners: Position, at: float, height: float) -> Signal | None:
    """Darkness along the line."""
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float32) for corner in corners)
    places = np.arange(-_BEYOND * _FINE, (_MODULES + _BEYOND) * _FINE) / np.float32(_MODULES * _FINE)
    down = np.array([at - 1 / max(height, 1.0), at, at + 1 / max(height, 1.0)], np.float32)[:, None, None]
    left, right = top_left + (bottom_left - top_left) * down, top_right + (bottom_right - top_right) * down
    points = np.asarray(left + (right - left) * places[None, :, None], np.float32)
    own = slice(_BEYOND * _FINE, -_BEYOND * _FINE)
    if inside(pixels, points[:, own]).mean() < LEAST_INSIDE:
        return None
    grey = cv2.remap(pixels, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(-grey.mean(axis=0, dtype=np.float32), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """What may stand in one kind of part: rows of samples, centred and of length 1, with what is beside the part."""

    drawn: Signal
    wide: int
    before: int
    """Modules to the left of the part that are compared too."""


@lru_cache(maxsize=16)
def _kind(name: str, sigma: float) -> _Kind:
    odd = np.array([[int(module) for module in digit] for digit in _A], np.float32)
    patterns = {
        "start": (np.array([[1, 0, 1]], np.float32), 0, 0),
        "left": (np.concatenate([odd, (1 - odd)[:, ::-1]]), 1, 0),
        "middle": (np.array([[0, 1, 0, 1, 0]], np.float32), 1, 1),
        "right": (1 - odd, 0, 1),
        "end": (np.array([[1, 0, 1]], np.float32), 0, 0),
    }
    inner, before, after = patterns[name]
    # what stands beside a part is the same for all texts, as far as the blur reaches: a bar or a space
    padded = np.pad(
        np.pad(inner, ((0, 0), (_QUIET + 1, 0)), constant_values=before),
        ((0, 0), (0, _QUIET + 1)),
        constant_values=after,
    )
    fine = np.repeat(padded, _FINE, axis=1)
    rows, columns = fine.shape
    soft: Signal = np.asarray(cv2.GaussianBlur(fine, (0, 0), sigma * _FINE, sigmaY=1e-3), np.float32)
    soft = soft.reshape(rows, columns)
    left, right = (_QUIET if name == end else _BESIDE for end in ("start", "end"))
    part = soft[:, (_QUIET + 1 - left) * _FINE : columns - (_QUIET + 1 - right) * _FINE]
    part = part - part.mean(axis=1, keepdims=True)
    return _Kind(part / np.sqrt((part**2).sum(axis=1, keepdims=True)), inner.shape[1], left)


def _read(profile: Signal, sigma: float) -> tuple[float, float, tuple[int, ...]]:
    """Of the best division of the line: likeness of its parts in the mean, the least of them, what stands in them."""
    offs = np.arange(-_OFF, _OFF + 1)
    scores = [np.zeros(offs.size)]
    ways: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []
    begin = _BEYOND * _FINE
    for name in _PARTS:
        best, came, what = _next_part(profile, _kind(name, sigma), begin + offs, scores[-1])
        scores.append(best)
        ways.append((came, what))
        begin += _WIDE[name] * _FINE
    at = int(scores[-1].argmax())
    whole, least, digits = float(scores[-1][at]), 1.0, []
    for (came, what), after, before in zip(reversed(ways), reversed(scores), scores[-2::-1], strict=False):
        digits.append(int(what[at]))
        least = min(least, float(after[at] - before[came[at]]))
        at = int(came[at])
    return whole / len(_PARTS), least, tuple(reversed(digits))


def _next_part(
    profile: Signal, kind: _Kind, starts: npt.NDArray[np.int64], before: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Of each place where the part may end: the best likeness so far, where it began, what stands in it."""
    after = np.full(before.size, -np.inf)
    came, what = np.zeros(before.size, np.int64), np.zeros(before.size, np.int64)
    samples = np.arange(kind.drawn.shape[1]) + 0.5 - kind.before * _FINE
    for stretch in _STRETCH:
        grown = round(kind.wide * _FINE * (stretch - 1))
        width = kind.wide * _FINE + grown
        places = starts[:, None] + samples[None, :] * (width / (kind.wide * _FINE)) - 0.5
        seen = np.interp(places, np.arange(profile.size), profile)
        seen -= seen.mean(axis=1, keepdims=True)
        seen /= np.sqrt((seen**2).sum(axis=1, keepdims=True)) + 1e-6
        like = seen @ kind.drawn.T
        which = like.argmax(axis=1)
        score = before + like[np.arange(like.shape[0]), which] - _STIFF * abs(stretch - 1)
        begun = np.arange(before.size)
        ends = begun + grown
        good = (ends >= 0) & (ends < before.size)
        ends, begun = ends[good], begun[good]
        better = score[begun] > after[ends]
        ends, begun = ends[better], begun[better]
        after[ends], came[ends], what[ends] = score[begun], begun, which[begun]
    return after, came, what


_PARITY = (0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010)


def _digits(parts: tuple[int, ...]) -> str | None:
    """The thirteen digits, if the sets of the left six are those of a first digit, and the check digit is right."""
    left, right = parts[1:7], parts[8:14]
    parity = sum((each >= 10) << (5 - place) for place, each in enumerate(left))
    if parity not in _PARITY:
        return None
    digits = [_PARITY.index(parity), *(each % 10 for each in left), *right]
    total = sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return "".join(map(str, digits)) if total % 10 == 0 else None
