"""Views of a patch: the same picture, larger, sharper, turned, so that the reader finds what it did not.

Every view carries the way back from its coordinates to those of the patch. Equal arguments give the same function, so
that two steps can be told to look at the same thing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from numpy import fft  # here, not at first use: numpy loads it lazily, and the first picture has a budget

from station.vision.optics import Optics, transfer
from station.vision.types import Pixels

Affine = npt.NDArray[np.float64]
Spectrum = npt.NDArray[np.float32] | npt.NDArray[np.complex64]
_NOISE_TO_SIGNAL = 0.02
_PAD = 8


@dataclass(frozen=True, slots=True, eq=False)
class PatchView:
    pixels: Pixels
    back: Affine
    """2 x 3: from a point of the view to the point of the patch."""


ViewOf = Callable[[Pixels], PatchView]


def as_it_is(patch: Pixels) -> PatchView:
    return PatchView(np.ascontiguousarray(patch), _scaling(1.0))


@cache
def scaled(factor: float) -> ViewOf:
    """Cubic when larger, averaged when smaller."""
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA

    def view(patch: Pixels) -> PatchView:
        size = (max(1, round(patch.shape[1] * factor)), max(1, round(patch.shape[0] * factor)))
        return PatchView(_u8(cv2.resize(patch, size, interpolation=how)), _scaling(factor))

    return view


@cache
def deblurred(sigma: float, noise: float, factor: float = 3.0) -> ViewOf:
    """Wiener deconvolution of a Gaussian of ``sigma`` pixels and the pixel's own square, then enlarged.

    ``noise``: power of the noise to that of the signal; larger = gentler."""
    return _without(lambda rows, columns: _wiener(rows, columns, sigma, noise), factor)


@lru_cache(maxsize=8)
def undone(optics: Optics, factor: float = 3.0) -> ViewOf:
    """Wiener deconvolution of the blur that was learned, then enlarged."""
    return _without(lambda rows, columns: _inverse(optics, rows, columns), factor)


def _without(filter_of: Callable[[int, int], Spectrum], factor: float) -> ViewOf:
    enlarge = scaled(factor)

    def view(patch: Pixels) -> PatchView:
        height, width = patch.shape
        rows, columns = (cv2.getOptimalDFTSize(side + 2 * _PAD) for side in (height, width))
        columns += columns % 2
        padded = cv2.copyMakeBorder(
            patch, _PAD, rows - height - _PAD, _PAD, columns - width - _PAD, cv2.BORDER_REFLECT_101
        )
        spectrum = fft.rfft2(padded.astype(np.float32)) * filter_of(rows, columns)
        sharp = fft.irfft2(spectrum, s=(rows, columns))[_PAD : _PAD + height, _PAD : _PAD + width]
        return enlarge(_u8(np.clip(sharp, 0, 255)))

    return view


@cache
def unsharp(sigma: float, amount: float, factor: float = 3.0) -> ViewOf:
    """Enlarged, then edges steepened."""
    enlarge = scaled(factor)

    def view(patch: Pixels) -> PatchView:
        large = enlarge(patch)
        soft = cv2.GaussianBlur(large.pixels, (0, 0), sigma)
        return PatchView(_u8(cv2.addWeighted(large.pixels, 1 + amount, soft, -amount, 0)), large.back)

    return view


@cache
def softened(sigma: float, factor: float) -> ViewOf:
    """Blurred, then scaled: for dots that do not touch, and for grain."""
    scale = scaled(factor) if factor != 1 else as_it_is

    def view(patch: Pixels) -> PatchView:
        return scale(_u8(cv2.GaussianBlur(patch, (0, 0), sigma)))

    return view


@cache
def levelled(factor: float) -> ViewOf:
    """Local contrast evened out, then enlarged."""
    enlarge = scaled(factor) if factor != 1 else as_it_is

    def view(patch: Pixels) -> PatchView:
        return enlarge(_u8(cv2.createCLAHE(clipLimit=4.0, tileGridSize=(4, 4)).apply(patch)))

    return view


@cache
def turned(degrees: float, factor: float) -> ViewOf:
    """Turned around its middle and enlarged, in one sampling."""

    def view(patch: Pixels) -> PatchView:
        height, width = patch.shape
        there = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), degrees, factor)
        reach_x = abs(there[0, 0]) * width + abs(there[0, 1]) * height
        reach_y = abs(there[0, 0]) * height + abs(there[0, 1]) * width
        there[:, 2] += (reach_x / 2 - width / 2, reach_y / 2 - height / 2)
        size = (int(np.ceil(reach_x)), int(np.ceil(reach_y)))
        pixels = cv2.warpAffine(patch, there, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        return PatchView(_u8(pixels), np.asarray(cv2.invertAffineTransform(there), np.float64))

    return view


def _scaling(factor: float) -> Affine:
    """A pixel's middle is at .5: (x + 0.5) / factor - 0.5."""
    shift = 0.5 / factor - 0.5
    return np.array([[1 / factor, 0, shift], [0, 1 / factor, shift]])


@lru_cache(maxsize=64)
def _wiener(rows: int, columns: int, sigma: float, noise: float) -> npt.NDArray[np.float32]:
    y, x = fft.fftfreq(rows)[:, None], fft.rfftfreq(columns)[None, :]
    lens = np.exp(-2 * (np.pi * sigma) ** 2 * (x * x + y * y)) * np.sinc(x) * np.sinc(y)
    return np.asarray(lens / (lens * lens + noise), np.float32)


@lru_cache(maxsize=64)
def _inverse(optics: Optics, rows: int, columns: int) -> Spectrum:
    lens = transfer(optics, rows, columns)
    return np.asarray(lens.conj() / (np.abs(lens) ** 2 + _NOISE_TO_SIGNAL), np.complex64)


def _u8(pixels: object) -> Pixels:
    return np.asarray(pixels, np.uint8)
