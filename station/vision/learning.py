"""Learning how a camera sees from what it was shown: the blur is what makes the printed modules look like the picture.

A code that was read tells which modules were printed; between them and the grey values lies the blur of lens and
motion, and least squares over some codes find it, whatever its shape. It hardly changes on a fixed camera, so it is
learned from easy codes and helps to read hard ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from station.vision.estimate import Estimate, estimate_at
from station.vision.lattice import BEYOND, Lattice, Plane, Pose, lattice_of
from station.vision.measure import px_per_module
from station.vision.modules import modules_read
from station.vision.optics import KERNEL_PX, Optics, SymbolSeen, blur
from station.vision.types import Decoded, Pixels

_ENOUGH = 6
"""Codes of one picture that are looked at."""
_KINDS = 3
USUAL_SIGMAS = (0.9, 0.6, 1.2)
"""Sigmas of the blur, in pixels, with which nothing is known yet."""
USUAL_NOISE = 5.0
"""Grey levels."""
_RAYS = 4
_MOST_PIXELS = 2_000
"""Of one code."""
_RIDGE = 1e-3
_ABOVE_RIM = 2.5
_SHARE = 0.3
"""How far one picture moves what was known."""


def learned(
    pixels: Pixels, codes: Sequence[Decoded], known: Optics | None = None, *, anew: bool = False
) -> Optics | None:
    """What these readings of this picture tell, merged into what was ``known``; None where they tell nothing.

    ``anew``: the blur that was known was a guess, so it goes."""
    shown: list[_Shown] = []
    for code in codes:
        if len(shown) == _ENOUGH:
            break
        looked = _look(pixels, code, known)
        if looked is not None:
            shown.append(looked)
    if not shown:
        return known
    kernel, noise = _fitted(pixels, shown)
    new = Optics(_kinds(one.symbol for one in shown), kernel, noise)
    return new if known is None else _merged(known, new, 1.0 if anew else _SHARE)


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """A code whose modules and place are known, and the optics with which they were found."""

    symbol: SymbolSeen
    lattice: Lattice
    estimate: Estimate
    optics: Optics


def _look(pixels: Pixels, code: Decoded, known: Optics | None) -> _Shown | None:
    lattice, scale = lattice_of(code.symbology, code.version), px_per_module(code)
    if lattice is None or scale is None:
        return None
    guesses = [Optics((), blur(sigma), USUAL_NOISE) for sigma in USUAL_SIGMAS]
    for optics in guesses if known is None else [known, *guesses]:
        estimate = estimate_at(pixels, _pose(code, lattice), lattice, optics)
        if estimate is not None and _is(code, estimate, lattice):
            symbol = SymbolSeen(code.symbology, code.version, estimate.pose.px_per_module)
            return _Shown(symbol, lattice, estimate, optics)
    return None


def _is(code: Decoded, estimate: Estimate, lattice: Lattice) -> bool:
    barcode = modules_read(estimate.modules, lattice)
    return barcode is not None and barcode.bytes == code.raw


def _pose(code: Decoded, lattice: Lattice) -> Pose:
    a, b, c, d = (np.array(corner, np.float64) for corner in code.position)
    across, down = (b - a + c - d) / 2 / lattice.columns, (d - a + c - b) / 2 / lattice.rows
    return Pose(np.stack([across, down], axis=1), (a + b + c + d) / 4)


def _kinds(symbols: Iterable[SymbolSeen]) -> tuple[SymbolSeen, ...]:
    """One a symbology and version, the most frequent first, with its usual size."""
    sizes: dict[tuple[str, str], list[float]] = {}
    for one in symbols:
        sizes.setdefault((one.symbology, one.version), []).append(one.px_per_module)
    often = sorted(sizes.items(), key=lambda item: -len(item[1]))[:_KINDS]
    return tuple(SymbolSeen(*names, sorted(values)[len(values) // 2]) for names, values in often)


def _merged(known: Optics, new: Optics, share: float) -> Optics:
    """What was seen last is the usual symbol; the blur moves that part of the way."""
    names = {(one.symbology, one.version) for one in new.symbols}
    symbols = (*new.symbols, *(one for one in known.symbols if (one.symbology, one.version) not in names))
    kernel = np.asarray((1 - share) * known.kernel + share * new.kernel, np.float32)
    return Optics(symbols[:_KINDS], kernel, (1 - share) * known.noise + share * new.noise)


# the blur ------------------------------------------------------------------------------------------------------------


def _fitted(pixels: Pixels, shown: Sequence[_Shown]) -> tuple[Plane, float]:
    """The blur that explains all of them, and what it leaves unexplained: the noise."""
    pairs = [pair for one in shown if (pair := _printed_and_seen(pixels, one)) is not None]
    if not pairs:
        return shown[0].optics.kernel, shown[0].optics.noise
    size = KERNEL_PX * KERNEL_PX
    weights, wanted = np.zeros((size, size)), np.zeros(size)
    for printed, seen, _ in pairs:
        weights += printed.T @ printed
        wanted += seen @ printed
    guess = shown[0].optics.kernel.ravel().astype(np.float64)
    ridge = _RIDGE * np.trace(weights) / size
    kernel = _cleaned(np.linalg.solve(weights + ridge * np.eye(size), wanted + ridge * guess))
    left = [float(contrast) * float(np.std(seen - printed @ kernel)) for printed, seen, contrast in pairs]
    return kernel[::-1].reshape(KERNEL_PX, KERNEL_PX).astype(np.float32), max(1.0, sorted(left)[len(left) // 2])


def _cleaned(kernel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Without what is no more than the noise at its rim, where a blur has ended."""
    square = kernel.reshape(KERNEL_PX, KERNEL_PX)
    rim = np.concatenate([square[0], square[-1], square[:, 0], square[:, -1]])
    kept = np.where(kernel > _ABOVE_RIM * rim.std(), kernel, 0)
    return np.asarray(kept / kept.sum(), np.float64)


Pair = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], float]
"""The printed surroundings of each pixel, what was seen there (dark -1, bright 1), grey levels of 1."""


def _printed_and_seen(pixels: Pixels, one: _Shown) -> Pair | None:
    pose, lattice = one.estimate.pose, one.lattice
    corners = np.array(pose.corners(lattice))
    low = np.floor(corners.min(axis=0)).astype(int) - 1
    high = np.ceil(corners.max(axis=0)).astype(int) + 2
    if (low < 0).any() or high[0] > pixels.shape[1] or high[1] > pixels.shape[0]:
        return None
    printed = _printed(one, low, high)
    inside = _inside(corners - low, (high[1] - low[1], high[0] - low[0]))
    places = np.flatnonzero(inside)
    rows, columns = np.unravel_index(places[:: 1 + len(places) // _MOST_PIXELS], inside.shape)
    windows = sliding_window_view(printed, (KERNEL_PX, KERNEL_PX))[rows, columns].reshape(-1, KERNEL_PX * KERNEL_PX)
    seen = pixels[low[1] : high[1], low[0] : high[0]][rows, columns].astype(np.float32)
    a, b = columns / columns.max() * 2 - 1, rows / rows.max() * 2 - 1
    light = np.column_stack([np.ones_like(a), a, b, a * a, b * b, a * b]).astype(np.float32)
    both = np.column_stack([windows @ one.optics.kernel[::-1, ::-1].ravel(), light])
    fit = np.linalg.solve(both.T @ both + 1e-3 * np.eye(7), both.T @ seen)
    if fit[0] < 1:
        return None
    return np.ascontiguousarray(windows), (seen - light @ fit[1:]) / fit[0], float(fit[0])


def _printed(one: _Shown, low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]) -> Plane:
    """The modules as a sensor without any blur would see them, half a kernel larger on every side."""
    room = KERNEL_PX // 2
    framed = np.pad(one.estimate.modules, BEYOND, constant_values=1.0)
    dots = np.repeat(np.repeat(np.where(framed > 0, 1, -1).astype(np.float32), _RAYS, axis=0), _RAYS, axis=1)
    pose = one.estimate.pose
    # a dot's index + 0.5 counts from the frame's edge; a ray's from the window's
    turn = np.linalg.inv(pose.turn)
    middle = np.array([framed.shape[1], framed.shape[0]]) / 2
    start = (0.5 / _RAYS - 0.5) + (low - room) - pose.middle
    to = np.empty((2, 3))
    to[:, :2] = turn
    to[:, 2] = _RAYS * (turn @ start + middle) - 0.5
    size = tuple(int(side) for side in (high - low + 2 * room) * _RAYS)
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    rays = cv2.warpAffine(dots, to, size, flags=flags, borderMode=cv2.BORDER_CONSTANT, borderValue=1.0)
    return np.asarray(cv2.resize(rays, None, fx=1 / _RAYS, fy=1 / _RAYS, interpolation=cv2.INTER_AREA), np.float32)


def _inside(corners: npt.NDArray[np.float64], shape: tuple[int, int]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(shape, np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 1)
    return np.asarray(mask, np.bool_)
