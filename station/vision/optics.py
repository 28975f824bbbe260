"""How one camera sees: its blur in pixels, its noise, and the symbols it is shown."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from numpy import fft

from station.vision.lattice import Plane
from station.vision.measure import modules

KERNEL_PX = 13
"""Side of a blur: motion of some 7 pixels and a lens of 1."""
_RAYS = 16
"""Finer than a pixel, where a blur is drawn."""
_PIXEL = np.array([1 / 24, 22 / 24, 1 / 24], np.float32)
"""A pixel's own square, as far as its variance goes."""


@dataclass(frozen=True, slots=True)
class SymbolSeen:
    """A kind of symbol and how large it is in the picture."""

    symbology: str
    version: str
    px_per_module: float


@dataclass(frozen=True, slots=True, eq=False)
class Optics:
    """What is known of one camera's pictures."""

    symbols: tuple[SymbolSeen, ...]
    """The usual one first."""
    kernel: Plane
    """The blur of lens and motion, KERNEL_PX square, its sum is 1."""
    noise: float
    """Of one pixel, in grey levels."""

    @property
    def side_px(self) -> float:
        """Of the usual symbol, roughly."""
        sides = [modules(one.symbology, one.version) or (0, 0) for one in self.symbols[:1]]
        return max((max(side) * one.px_per_module for side, one in zip(sides, self.symbols, strict=False)), default=0.0)

    @property
    def blur_px(self) -> float:
        """Sigma along the axis where it is larger."""
        return float(np.sqrt(np.linalg.eigvalsh(_spread(self.kernel))[-1]))


def _spread(kernel: Plane) -> Plane:
    y, x = np.mgrid[: kernel.shape[0], : kernel.shape[1]] - kernel.shape[0] // 2
    return np.array(
        [[(kernel * x * x).sum(), (kernel * x * y).sum()], [(kernel * x * y).sum(), (kernel * y * y).sum()]]
    )


@lru_cache(maxsize=64)
def blur(sigma_px: float) -> Plane:
    """Of a lens."""
    return _averaged(cv2.GaussianBlur(_line(0, 0), (0, 0), sigma_px * _RAYS))


def moved(kernel: Plane, motion_px: float, motion_deg: float) -> Plane:
    """A blur and a straight motion on top of it."""
    line = _averaged(_line(motion_px, motion_deg))
    both = cv2.filter2D(kernel, cv2.CV_32F, line, borderType=cv2.BORDER_CONSTANT)
    both = both.clip(0)
    return np.asarray(both / both.sum(), np.float32)


def _line(length_px: float, angle_deg: float) -> Plane:
    side, angle = KERNEL_PX * _RAYS, np.radians(angle_deg)
    along = np.linspace(-0.5, 0.5, 2 * round(length_px * _RAYS) + 1) * length_px * _RAYS if length_px else np.zeros(1)
    columns = np.floor(side / 2 + along * np.cos(angle)).astype(int).clip(0, side - 1)
    rows = np.floor(side / 2 + along * np.sin(angle)).astype(int).clip(0, side - 1)
    line = np.zeros((side, side), np.float32)
    np.add.at(line, (rows, columns), 1)
    return line


def _averaged(fine: npt.ArrayLike) -> Plane:
    kernel = cv2.resize(np.asarray(fine), (KERNEL_PX, KERNEL_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(kernel / kernel.sum(), np.float32)


def with_pixel(kernel: Plane) -> Plane:
    """The blur and the pixel's own square."""
    return np.asarray(cv2.sepFilter2D(kernel, cv2.CV_32F, _PIXEL, _PIXEL, borderType=cv2.BORDER_CONSTANT), np.float32)


@lru_cache(maxsize=64)
def transfer(optics: Optics, rows: int, columns: int) -> npt.NDArray[np.complex64]:
    """What the blur and the pixel do to each frequency of a patch of this size."""
    kernel = with_pixel(optics.kernel)
    plane = np.zeros((rows, columns), np.float32)
    plane[: kernel.shape[0], : kernel.shape[1]] = kernel
    back = -(kernel.shape[0] // 2)
    return np.asarray(fft.rfft2(np.roll(plane, (back, back), (0, 1))), np.complex64)
