"""Is a linear reading what the picture shows? Its bars are drawn anew and held against the grey values, digit by digit.

zxing-cpp thresholds, measures widths of bars and takes what is nearest. One blurred or tilted EAN-13 can be read as
another number with a right check digit, alike at every enlargement: enlargements are no witnesses of each other.
Here nothing is thresholded: along scan lines of the code the pattern of the whole text, blurred as the picture is, is
laid over the grey profile; then for every digit each pattern that could stand there is tried, and the digit that was
read must fit best. A reading is proven when two of three separate bands of scan lines say so for eleven digits of
twelve, and show the guards at both ends: a wrong number with a right check digit differs in two, but one that is read a
digit aside (its first guard is cut off by the picture's edge) may have twelve that fit: a guard and white is a 6.
A band that leaves the picture is no witness: what a view repeats there of its outermost row is one row seen twice.

Codes whose patterns do not follow from their text alone are asked for twice (``bands``); where that fails a Code 128,
which has a check character, is read anew line by line (``elastic``).
"""

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from station.vision import code128
from station.vision.bands import BANDS, BANDS_NEEDED, LEAST_INSIDE, inside, read_in_two_bands
from station.vision.ean import EVEN, GUARD, LAYOUT, MIDDLE, MODULES, ODD, PARITY, RIGHT
from station.vision.elastic import shown_by_lines
from station.vision.types import Pixels, Position

Signal = npt.NDArray[np.float32]

_LEFT_AT, _RIGHT_AT, _DIGIT = 3, 50, 7

_FINE = 4
"""Samples a module."""
_BEYOND = 6
"""Modules looked at on either side: zxing-cpp's corners are some modules off in blurred pictures."""
_LINES = 5
_DIGITS_NEEDED = 11
"""Of the twelve that are drawn: the check digit leaves one possibility for the last of them."""
_GUARDS, _GUARD = (0, 92), 3
_LEAST_GUARD, _LEAST_BOTH = 0.35, 1.3
"""Of the contrast of the whole code, that each of the guards at its ends must show, and both together."""
_GUARD_OFF = 3
"""Modules that a guard of a warped code may stand off its place; four more are the next digit's."""
_LEAST_ROWS = 18.0
"""Of a code of which zxing-cpp tells only the few lines it looked at: bands that share no row need so many pixels."""
_FEWEST_ROWS = 8.0
"""Of a picture that has not as many; here only the outer bands share no row."""
_BLURS = (0.35, 0.7, 1.1)
"""Sigma in modules."""
_SHIFTS = (-2, -1, 0, 1, 2)
"""By how many samples a digit may stand off its place."""
_CONTEXT = 1
"""Modules beside a digit that are compared with it."""


def confirmed(pixels: Pixels, corners: Position, symbology: str, text: str) -> bool:
    """Whether the picture itself shows this text. ``corners`` in its pixels, as zxing-cpp gives them."""
    if symbology in ("ean13", "upca"):
        code = text.zfill(13)
        return _is_shown(pixels, corners, code) or shown_by_lines(pixels, _high_enough(corners), code, (LAYOUT,))
    if read_in_two_bands(pixels, corners, symbology, text):
        return True
    return symbology == "code128" and shown_by_lines(pixels, _high_enough(corners), text, code128.layouts(text))


# EAN-13 and UPC-A ----------------------------------------------------------------------------------------------------


def _is_shown(pixels: Pixels, corners: Position, text: str) -> bool:
    pattern, seen = _pattern(text), _bands_in(pixels, _high_enough(corners))
    if len(seen) >= BANDS_NEEDED:
        return sum(_shows(_profile(pixels, band), pattern) for band in seen) >= BANDS_NEEDED
    # a picture of few rows: each of the bands between its edges must show it, for only the outer ones share no row
    seen = _bands_in(pixels, corners) if np.hypot(*_down(corners)) >= _FEWEST_ROWS else []
    return len(seen) == len(BANDS) and all(_shows(_profile(pixels, band), pattern) for band in seen)


def _down(corners: Position) -> Signal:
    """From its upper to its lower edge."""
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float32) for corner in corners)
    return np.asarray((bottom_left - top_left + bottom_right - top_right) / 2, np.float32)


def _high_enough(corners: Position) -> Position:
    """Corners of a thin code moved apart, across its bars' ends."""
    down = _down(corners)
    height = float(np.hypot(*down))
    if height >= _LEAST_ROWS:
        return corners
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float64) for corner in corners)
    along = (top_right - top_left + bottom_right - bottom_left) / 2
    across = np.array([-along[1], along[0]]) / max(1e-6, float(np.hypot(*along)))
    step = across * (1 if np.dot(across, down) >= 0 else -1) * (_LEAST_ROWS - height) / 2
    moved = (top_left - step, top_right - step, bottom_right + step, bottom_left + step)
    first, second, third, fourth = ((float(x), float(y)) for x, y in moved)
    return first, second, third, fourth


@lru_cache(maxsize=256)
def _pattern(text: str) -> Signal:
    """The 95 modules of an EAN-13, 1 = bar."""
    digits = [int(digit) for digit in text]
    parity = PARITY[digits[0]]
    left = [(EVEN if parity >> (5 - place) & 1 else ODD)[digit] for place, digit in enumerate(digits[1:7])]
    right = [RIGHT[digit] for digit in digits[7:]]
    return np.concatenate([GUARD[0], *left, MIDDLE[0], *right, GUARD[0]])


_FINE_PLACES: Signal = np.linspace(
    -_BEYOND, MODULES + _BEYOND, (MODULES + 2 * _BEYOND) * _FINE, endpoint=False, dtype=np.float32
)
_FINE_PLACES.setflags(write=False)


def _points(corners: Position) -> Signal:
    """Where the scan lines of each band are looked at, x and y in the last axis."""
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float32) for corner in corners)
    along = (_FINE_PLACES / MODULES)[None, :, None]
    down = np.concatenate([np.linspace(*band, _LINES) for band in BANDS])[:, None, None]
    left = top_left + (bottom_left - top_left) * down
    right = top_right + (bottom_right - top_right) * down
    points = np.asarray(left + (right - left) * along, np.float32)
    return points.reshape(len(BANDS), _LINES, -1, 2)


def _bands_in(pixels: Pixels, corners: Position) -> list[Signal]:
    """Those bands of which nearly all of the code's own modules lie in the picture."""
    own = slice(_BEYOND * _FINE, -_BEYOND * _FINE)
    return [band for band in _points(corners) if inside(pixels, band[:, own]).mean() >= LEAST_INSIDE]


def _profile(pixels: Pixels, points: Signal) -> Signal:
    """Darkness along the code: the mean of a band's scan lines."""
    grey = cv2.remap(pixels, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(-grey.mean(axis=0, dtype=np.float32), np.float32)


def _laid_over(profile: Signal, pattern: Signal) -> tuple[Signal, float]:
    """The module each sample shows, and the blur, with which the pattern fits best: coarsely, then finely."""
    ends = np.arange(-4.0, 4.1, 1.0, dtype=np.float32)
    _, near, _ = _best(profile, pattern, _warps(ends, ends, np.zeros(1, np.float32)), _BLURS[1])
    around, bends = np.arange(-0.75, 0.76, 0.25, dtype=np.float32), np.arange(-2.0, 2.1, 1.0, dtype=np.float32)
    warps = _warps(near[0] + around, near[1] + around, bends)
    tried = [(*_best(profile, pattern, warps, sigma), sigma) for sigma in _BLURS]
    best = max(tried, key=lambda each: each[0])
    return best[2], best[3]


Warp = tuple[float, float, float]
"""By how many modules the first end, the last end and the middle are off."""


def _warps(first: Signal, last: Signal, bend: Signal) -> Signal:
    """Every combination, shape (n, 3)."""
    return np.stack([part.ravel() for part in np.meshgrid(first, last, bend)], axis=1).astype(np.float32)


def _best(profile: Signal, pattern: Signal, warps: Signal, sigma: float) -> tuple[float, Warp, Signal]:
    """Likeness, warp and places of the warp with which the blurred pattern is most like the profile."""
    along = _FINE_PLACES / MODULES
    places = _FINE_PLACES + warps @ np.stack([1 - along, along, 4 * along * (1 - along)]).astype(np.float32)
    drawn = _blurred(np.pad(pattern, 2 * _BEYOND), sigma)
    at = np.clip(((places + 2 * _BEYOND) * _FINE + 0.5).astype(np.int32), 0, drawn.size - 1)
    shown = drawn[at]
    shown -= shown.mean(axis=1, keepdims=True)
    fit = shown @ _normal(profile) / (np.sqrt(np.einsum("ij,ij->i", shown, shown)) + 1e-6)
    top = int(fit.argmax())
    first, last, bend = warps[top].tolist()
    return float(fit[top]), (first, last, bend), places[top]


def _blurred(pattern: Signal, sigma: float) -> Signal:
    fine = np.repeat(pattern, _FINE, axis=-1)
    rows = np.atleast_2d(fine)
    return np.asarray(cv2.GaussianBlur(rows, (0, 0), sigma * _FINE, sigmaY=1e-3), np.float32).reshape(fine.shape)


def _shows(profile: Signal, pattern: Signal) -> bool:
    """Whether enough of the twelve drawn digits are more like the profile than any other digit in their place, and it
    has guards at both ends."""
    places, sigma = _laid_over(profile, pattern)
    straight = np.interp(_FINE_PLACES, places, profile).astype(np.float32)
    if not _has_guards(straight, pattern, sigma):
        return False
    starts = [_LEFT_AT + _DIGIT * place for place in range(6)] + [_RIGHT_AT + _DIGIT * place for place in range(6)]
    return sum(_fits_best(straight, pattern, sigma, start) for start in starts) >= _DIGITS_NEEDED


def _has_guards(profile: Signal, pattern: Signal, sigma: float) -> bool:
    drawn = _blurred(np.pad(pattern, _BEYOND), sigma)
    whole = _contrast(profile, drawn)
    shown = [_nearest_guard(profile, drawn, at) for at in _GUARDS]
    return min(shown) >= _LEAST_GUARD * whole and sum(shown) >= _LEAST_BOTH * whole


def _nearest_guard(profile: Signal, drawn: Signal, at: int) -> float:
    """The contrast of the guard that belongs at this module, where it is found best."""
    low, high = (at + _BEYOND - _CONTEXT) * _FINE, (at + _GUARD + _BEYOND + _CONTEXT) * _FINE
    steps = range(-_GUARD_OFF * _FINE, _GUARD_OFF * _FINE + 1)
    looks = (profile[low + step : high + step] for step in steps if low + step >= 0)
    return max(_contrast(look, drawn[low:high]) for look in looks if look.size == high - low)


def _contrast(profile: Signal, drawn: Signal) -> float:
    """Grey levels from space to bar, with which the drawn bars are most like the profile."""
    shown = drawn - drawn.mean()
    return float(shown @ (profile - profile.mean()) / (shown @ shown + 1e-6))


def _fits_best(profile: Signal, pattern: Signal, sigma: float, start: int) -> bool:
    """Of all patterns that could stand at ``start`` the one of the text is most like the profile."""
    candidates = np.concatenate((ODD, EVEN) if start < _RIGHT_AT else (RIGHT,))
    drawn = np.repeat(np.pad(pattern, _BEYOND)[None], len(candidates), axis=0)
    at = start + _BEYOND
    drawn[:, at : at + _DIGIT] = candidates
    low, high = (at - _CONTEXT) * _FINE, (at + _DIGIT + _CONTEXT) * _FINE
    shown = _blurred(drawn[:, at - 4 : at + _DIGIT + 4], sigma)[:, (4 - _CONTEXT) * _FINE : -(4 - _CONTEXT) * _FINE]
    shown -= shown.mean(axis=1, keepdims=True)
    shown /= np.sqrt((shown**2).sum(axis=1, keepdims=True)) + 1e-6
    likeness = np.max([shown @ _normal(profile[low + by : high + by]) for by in _SHIFTS], axis=0)
    return bool(np.array_equal(candidates[int(likeness.argmax())], pattern[start : start + _DIGIT]))


def _normal(signal: Signal) -> Signal:
    centred = signal - signal.mean()
    return np.asarray(centred / (np.sqrt((centred**2).sum()) + 1e-6), np.float32)
