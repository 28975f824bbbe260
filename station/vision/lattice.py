"""The modules of a symbol whose size is known: which of them are always the same, where they lie, how they blend.

The pattern that all symbols of one size share (finders, timing, borders) is what zxing-cpp itself draws into every one
of them, so nothing is written down twice.
"""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp
from zxingcpp import BarcodeFormat

Plane = npt.NDArray[np.float32]
FINE = 3
"""Samples a module, each way."""
ROOM = 2
"""Modules around the symbol that are compared with the picture too: its quiet zone is bright."""
REACH = 4
"""Modules away that one still blends into another."""
BEYOND = ROOM + REACH
_SAMPLES = 64
"""All four levels with all eight masks of a QR code, twice."""
_MOST_DIGITS = 3116
_LETTERS = "".join(chr(code) for code in range(33, 126) if not chr(code).isdigit())
_DATAMATRIX_SIZES = 48


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """Where a symbol lies: point = middle + turn @ (column, row), both counted in modules from its middle."""

    turn: npt.NDArray[np.float64]
    middle: npt.NDArray[np.float64]

    def corners(self, lattice: "Lattice") -> list[tuple[float, float]]:
        """Its own top left, then clockwise as the symbol is read."""
        half = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (lattice.columns / 2, lattice.rows / 2)
        return [(float(x), float(y)) for x, y in half @ self.turn.T + self.middle]

    @property
    def px_per_module(self) -> float:
        return float(np.sqrt(abs(np.linalg.det(self.turn))))


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """A symbol of ``rows x columns`` modules. Planes are 1 for bright, -1 for dark, 0 for unknown."""

    symbology: str
    version: str
    known: Plane
    framed: Plane
    """``known`` in its bright surroundings, BEYOND modules wide."""
    across: Plane
    """Column of each fine sample, counted in modules from the middle; the fine grid is ROOM modules wider."""
    down: Plane
    ground: Plane
    """What uneven light may add at each fine sample: six planes of a quadratic, in the last axis."""

    @property
    def rows(self) -> int:
        return int(self.known.shape[0])

    @property
    def columns(self) -> int:
        return int(self.known.shape[1])

    def sampled(self, pixels: Plane, pose: Pose) -> Plane:
        """The picture on the fine grid, each sample the mean of one module's square around it."""
        to = np.empty((2, 3))
        to[:, :2] = pose.turn / FINE
        to[:, 2] = pose.middle + pose.turn @ (self.across[0, 0], self.down[0, 0])
        size = (self.across.shape[1], self.across.shape[0])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        points = cv2.warpAffine(pixels, to, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(cv2.blur(points, (FINE, FINE)), np.float32)


@lru_cache(maxsize=16)
def lattice_of(symbology: str, version: str) -> Lattice | None:
    """The lattice of this symbology and size; None where zxing-cpp draws none of that size."""
    known = _shared_by_all(symbology, version)
    if known is None:
        return None
    rows, columns = known.shape
    y, x = np.mgrid[0 : (rows + 2 * ROOM) * FINE, 0 : (columns + 2 * ROOM) * FINE].astype(np.float32)
    across, down = (x + 0.5) / FINE - ROOM - columns / 2, (y + 0.5) / FINE - ROOM - rows / 2
    a, b = across * (2 / columns), down * (2 / rows)
    ground = np.stack([np.ones_like(a), a, b, a * a, b * b, a * b], axis=-1)
    framed = np.pad(known, BEYOND, constant_values=1.0)
    return Lattice(symbology, version, known, framed, across, down, np.asarray(ground, np.float32))


def drawn(barcode: zxingcpp.Barcode) -> Plane:
    """The modules of a symbol that was made (or as sampled, of one that was read)."""
    image = np.asarray(barcode.to_image(scale=1, add_quiet_zones=False))
    return np.where(image > 0, 1, -1).astype(np.float32)


def _shared_by_all(symbology: str, version: str) -> Plane | None:
    """What many differing symbols of one size have in common."""
    draw = Random(0)
    try:
        if symbology == "qr":
            samples = [_qr(draw, int(version), number) for number in range(_SAMPLES)]
        elif symbology == "datamatrix":
            samples = _datamatrices(draw, version)
        else:
            return None
    except (RuntimeError, ValueError):
        return None
    planes = np.stack(samples)
    mean = planes.mean(axis=0)
    return np.where(np.abs(mean) == 1, mean, 0).astype(np.float32)


def _qr(draw: Random, version: int, number: int) -> Plane:
    text = "".join(draw.choices(_LETTERS if number % 3 else "0123456789", k=draw.randint(1, 7)))
    made = drawn(
        zxingcpp.create_barcode(
            text, BarcodeFormat.QRCode, version=version, ec_level="LMQH"[number % 4], data_mask=number // 4 % 8
        )
    )
    if made.shape != (17 + 4 * version,) * 2:
        raise ValueError(version)
    return made


def _datamatrices(draw: Random, version: str) -> list[Plane]:
    """Symbols filled to the brim: padding would be the same in all of them."""
    number = _datamatrix_sizes().get(version)
    if number is None:
        raise ValueError(version)
    digits = _most_digits(number)
    texts = ["".join(draw.choices("0123456789", k=digits)) for _ in range(_SAMPLES // 2)]
    texts += ["".join(draw.choices(_LETTERS, k=max(1, digits // 2))) for _ in range(_SAMPLES // 2)]
    return [drawn(zxingcpp.create_barcode(text, BarcodeFormat.DataMatrix, version=number)) for text in texts]


@lru_cache(maxsize=1)
def _datamatrix_sizes() -> dict[str, int]:
    """``22x22`` (rows x columns) -> zxing-cpp's number of that size."""
    sizes = {}
    for number in range(1, _DATAMATRIX_SIZES + 1):
        rows, columns = drawn(zxingcpp.create_barcode("1", BarcodeFormat.DataMatrix, version=number)).shape
        sizes[f"{rows}x{columns}"] = number
    return sizes


def _most_digits(number: int) -> int:
    low, high = 1, _MOST_DIGITS
    while low < high:
        middle = (low + high + 1) // 2
        try:
            zxingcpp.create_barcode("1" * middle, BarcodeFormat.DataMatrix, version=number)
            low = middle
        except (RuntimeError, ValueError):
            high = middle - 1
    return low


def centres(fine: Plane) -> Plane:
    """The samples in the middles of modules."""
    return fine[FINE // 2 :: FINE, FINE // 2 :: FINE]


def blend(kernel: Plane, turn: npt.NDArray[np.float64]) -> Plane:
    """How much of a module is seen at each fine distance, in a picture filtered by its own blur; 1 at its middle.

    ``kernel``: the blur, in pixels, the pixel's own square included."""
    side = 2 * (REACH + 1) * FINE + 1
    twice = _met_by_itself(kernel)
    to = np.empty((2, 3))
    to[:, :2] = turn / FINE
    to[:, 2] = twice.shape[0] // 2 - to[:, :2] @ np.array([side // 2, side // 2])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    fine = cv2.warpAffine(twice, to, (side, side), flags=flags, borderMode=cv2.BORDER_CONSTANT)
    fine = cv2.blur(cv2.blur(fine, (FINE, FINE)), (FINE, FINE))[FINE:-FINE, FINE:-FINE]
    return np.asarray(fine / fine[fine.shape[0] // 2, fine.shape[1] // 2], np.float32)


def blended(modules: Plane, blend_fine: Plane) -> tuple[Plane, Plane, Plane]:
    """The framed modules as the filtered picture shows them at their upper left corners, and its slopes by x and y.

    Of the fine grid only every FINE-th sample is wanted, so only every FINE-th of the blend is met by a module."""
    x, y = (-cv2.Sobel(blend_fine, cv2.CV_32F, *by, scale=FINE / 8) for by in ((1, 0), (0, 1)))
    middle = blend_fine.shape[0] // 2 + FINE // 2
    some = (slice(middle % FINE, None, FINE),) * 2
    at, edge = middle // FINE, BEYOND - ROOM
    shown = (
        cv2.filter2D(
            modules, cv2.CV_32F, np.ascontiguousarray(each[some]), anchor=(at, at), borderType=cv2.BORDER_CONSTANT
        )[edge:-edge, edge:-edge]
        for each in (blend_fine, x, y)
    )
    told, across, down = (np.asarray(plane, np.float32) for plane in shown)
    return told, across, down


def _met_by_itself(kernel: Plane) -> Plane:
    """The autocorrelation."""
    room = kernel.shape[0] // 2
    return np.asarray(
        cv2.filter2D(np.pad(kernel, room), cv2.CV_32F, kernel, borderType=cv2.BORDER_CONSTANT), np.float32
    )
