"""Linear codes whose patterns do not follow from their text alone: Code 128 has several spellings, ITF several ratios.

They are proven by a second set of scan lines: zxing-cpp must read the same in two bands that share no row. Rows outside
the picture are no witness: what stands there is its outermost row, repeated.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from station.vision.part import Laid, is_part, needed_beside, room_beside
from station.vision.types import Pixels, Position

Vector = npt.NDArray[np.float32]

BANDS = ((0.0, 0.3), (0.35, 0.65), (0.7, 1.0))
"""Parts of the code's height; none shares a scan line with another."""
BANDS_NEEDED = 2
LEAST_INSIDE = 0.95
"""Part of a scan line that must lie in the picture; zxing-cpp's corners are some modules off."""

_ALL_LINEAR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllLinear)
_BAND_ROWS, _MARGIN = 3, 12
"""Pixels: the least height of a band, and how far above and below a thin code one is looked for."""
_LEAST_HEIGHT = {"itf": 0.1, "itf14": 0.1}
"""Of its width, that must show the text. Bars are printed no lower than 15 % of it; any part of an ITF is an ITF
too, having neither length nor check digit, and a line that cuts a part of one is thin."""
_BESIDE = 0.125
"""Of its width, what is shown to zxing-cpp on either side of a code."""
_LEAST_LEANING, _MOST_LEAN = 12.0, 1.0
"""Rows of a code from which the direction of its bars is known, and how far they may lean in each row, in pixels."""
_FEWEST_DIGITS = 4
"""Of an ITF: two are thirteen bars and spaces of any print, or a part; nobody prints a code of two."""
_FAR_AROUND, _FAR_BESIDE = 0.5, 0.5
"""Of its width, above and below, where an ITF is followed to its ends, and on either side."""
_CUT_OUT = 0.75
"""Part of the picture that is the code, above which it was cut out by its outline."""
_OF_A_STRIP = 0.6
"""Of the rows of a picture that is lower than that: the outer two of three bands are further apart."""


def read_in_two_bands(pixels: Pixels, corners: Position, symbology: str, text: str) -> bool:
    """Whether zxing-cpp reads this text in two bands far enough apart. ``corners`` in ``pixels``."""
    if symbology != "itf":
        return _read_twice(pixels, corners, symbology, text)
    return (
        len(text) >= _FEWEST_DIGITS
        and _read_twice(pixels, corners, symbology, text)
        and not _is_part(pixels, corners, len(text))
    )


def _is_part(pixels: Pixels, corners: Position, digits: int) -> bool:
    """Of an ITF-14 the number and the last of its digits say that it is whole."""
    flat = _flattened(pixels, corners, _FAR_AROUND, _FAR_BESIDE)
    rows, columns = flat.pixels.shape
    here = np.ones(pixels.shape, np.uint8)
    shown = cv2.warpAffine(here, flat.laid, (columns, rows), flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT)
    width = columns - 2 * flat.quiet
    need = needed_beside(width, digits, alone=_is_cut_out(pixels, corners))
    return is_part(Laid(flat.pixels, np.asarray(shown, np.bool_), flat.quiet, width, need, room_beside(width, digits)))


def _is_cut_out(pixels: Pixels, corners: Position) -> bool:
    """Whether the picture is the code and little else: who cut it out saw all of it."""
    return bool(cv2.contourArea(np.array(corners, np.float32)) >= _CUT_OUT * pixels.size)


def _read_twice(pixels: Pixels, corners: Position, symbology: str, text: str) -> bool:
    flat = _flattened(pixels, corners, _LEAST_HEIGHT.get(symbology, 0.0))
    margin, height, middle = flat.margin, flat.pixels.shape[0] - 2 * flat.margin, flat.pixels.shape[0] // 2
    thirds = [(margin + int(top * height), margin + int(bottom * height)) for top, bottom in BANDS]
    # of a thin code zxing-cpp tells the few lines that it looked at: there is more of it above and below
    step = max(_BAND_ROWS + 1, margin // 3)
    thin = [(middle + off, middle + off + _BAND_ROWS) for off in range(-margin, margin, step)]
    return any(_agree(flat, bands, text) for bands in (thirds, thin, _outermost(flat.seen)))


def _outermost(seen: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The first and the last third of the rows between a picture's edges."""
    rows = np.flatnonzero(seen)
    if rows.size < BANDS_NEEDED or not _cut_by_edges(seen):
        return []
    first, end, third = int(rows[0]), int(rows[-1]) + 1, max(1, rows.size // 3)
    return [(first, first + third), (end - third, end)]


@dataclass(frozen=True, slots=True, eq=False)
class _Flat:
    """A code laid along the rows of ``pixels``, with a quiet zone on both sides."""

    pixels: Pixels
    laid: npt.NDArray[np.float64]
    """From the picture to here."""
    seen: npt.NDArray[np.bool_]
    """Of each row: whether it lies in the picture."""
    quiet: int
    """Columns on either side."""
    margin: int
    """Rows above and below the code."""
    apart: float
    """Rows between the bands that must show the text."""


def _agree(flat: _Flat, bands: list[tuple[int, int]], text: str) -> bool:
    seen = [(top, bottom) for top, bottom in bands if 0 <= top < bottom and flat.seen[top:bottom].all()]
    rows = [(top + bottom) / 2 for top, bottom in seen if _band_reads(flat.pixels[top:bottom], text)]
    return len(rows) >= BANDS_NEEDED and max(rows) - min(rows) >= flat.apart


def _flattened(pixels: Pixels, corners: Position, least_height: float, beside: float = _BESIDE) -> _Flat:
    top_left, top_right, bottom_right, bottom_left = (np.array(corner, np.float32) for corner in corners)
    width = int(max(np.hypot(*(top_right - top_left)), np.hypot(*(bottom_right - bottom_left)), 8))
    along = (top_right - top_left) / max(1e-6, float(np.hypot(*(top_right - top_left))))
    across, height = _down(along, bottom_left - top_left, bottom_right - top_right)
    quiet, margin = int(width * beside), max(_MARGIN, int(least_height * width))
    source = np.stack([top_left, top_right, top_left + across]).astype(np.float32)
    target = np.array([(quiet, margin), (quiet + width, margin), (quiet, margin + 1)], np.float32)
    size = (width + 2 * quiet, height + 2 * margin)
    laid = np.asarray(cv2.getAffineTransform(source, target), np.float64)
    flat = cv2.warpAffine(pixels, laid, size, borderMode=cv2.BORDER_REPLICATE)
    seen = _rows_seen(pixels, top_left, along * width, across, range(-margin, height + margin))
    return _Flat(np.asarray(flat, np.uint8), laid, seen, quiet, margin, _apart(least_height * width, seen))


def _down(along: Vector, left: Vector, right: Vector) -> tuple[Vector, int]:
    """From one row to the next along the bars, and how many rows there are. ``left``, ``right``: sides."""
    across = np.array([-along[1], along[0]], np.float32)
    if np.dot(across, left) < 0:
        across = -across
    height = max(float(np.dot(across, left)), float(np.dot(across, right)), 0.0)
    if height < _LEAST_LEANING:
        return across, int(height)
    lean = float(np.dot(along, left + right)) / max(1e-6, float(np.dot(across, left + right)))
    return across + along * float(np.clip(lean, -_MOST_LEAN, _MOST_LEAN)), int(height)


def _apart(wanted: float, seen: npt.NDArray[np.bool_]) -> float:
    """All its rows are as much as a picture has whose edges cut the bars above and below."""
    return min(wanted, _OF_A_STRIP * float(seen.sum() - 1)) if _cut_by_edges(seen) else wanted


def _cut_by_edges(seen: npt.NDArray[np.bool_]) -> bool:
    return not (seen[0] or seen[-1])


def _rows_seen(
    pixels: Pixels,
    start: Vector,
    along: Vector,
    across: Vector,
    rows: range,
) -> npt.NDArray[np.bool_]:
    points = start + np.linspace(0, 1, 64)[None, :, None] * along + np.array(rows)[:, None, None] * across
    return np.asarray(inside(pixels, points).mean(axis=1) >= LEAST_INSIDE, np.bool_)


def inside(pixels: Pixels, points: Vector | npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which points (x and y in the last axis) lie in the picture."""
    x, y = points[..., 0], points[..., 1]
    return np.asarray((x > -1) & (x < pixels.shape[1]) & (y > -1) & (y < pixels.shape[0]), np.bool_)


def _band_reads(band: Pixels, text: str) -> bool:
    tall = cv2.resize(band, None, fx=2, fy=max(2.0, 24 / band.shape[0]), interpolation=cv2.INTER_CUBIC)
    found = zxingcpp.read_barcodes(tall, formats=_ALL_LINEAR, text_mode=zxingcpp.TextMode.Plain, try_rotate=False)
    return any(barcode.text == text for barcode in found)
