"""Reading a symbol of known size through a known blur: where it lies, then which modules are dark, all at once.

What a thresholding reader needs (edges between modules) a strong blur takes away, what is asked here it does not: which
pattern of dark and bright modules, seen through that blur, looks like this picture. The fixed pattern tells where the
symbol lies (``_places``, then least squares); the others are estimated together: grey values between dark and bright
whose blend is nearest to the picture. Nothing here is evidence: the modules go to zxing-cpp, whose error correction
decides, as for any other view of the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from numpy import fft

from station.vision.lattice import BEYOND, FINE, REACH, Lattice, Plane, Pose, blend, blended, centres
from station.vision.optics import Optics, transfer, with_pixel
from station.vision.settle import settled
from station.vision.types import Pixels

_SEARCH = 5
"""Modules that a symbol may lie off the middle of its patch."""
_COARSE = 2
"""Samples a module while it is looked for."""
_NEAR = (0.0, -2.5, 2.5)
_FAR = (-5.0, 5.0, -7.5, 7.5)
"""Degrees off the direction that most edges have."""
_TRIED = 3
_EVEN_OUT = 11
"""Modules over which the light is taken to be even, at first."""
_LEAST_NSR, _MOST_NSR = 0.005, 1.0
_BRIEFLY, _PATIENTLY = (16, 48), (16, 48, 160)
"""Rounds before each answer; in between the place is found anew."""
_EDGE = 12


@dataclass(frozen=True, slots=True, eq=False)
class _Patch:
    """The surroundings of a symbol, filtered in two ways; ``at`` is the top left in the picture."""

    sharp: Plane
    """Deblurred: to find the symbol by."""
    matched: Plane
    """Filtered by its own blur: all that the picture tells of the modules."""
    contrast: float
    at: npt.NDArray[np.float64]
    start: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """One answer: modules and where they lie in the picture."""

    modules: Plane
    pose: Pose


def estimates(
    pixels: Pixels, middle: tuple[float, float], lattice: Lattice, px_per_module: float, optics: Optics
) -> Iterator[Estimate]:
    """The likeliest first. ``middle``: of the symbol, roughly, in the picture."""
    patch = _cut(pixels, middle, lattice, px_per_module, optics)
    if patch is None:
        return
    kernel, angle = with_pixel(optics.kernel), _direction(patch, px_per_module)
    near, far = ([angle + np.radians(by) for by in angles] for angles in (_NEAR, _FAR))
    (first, likeliest), *others = _places(patch, lattice, px_per_module, near)
    answers = _estimate(patch, lattice, likeliest, kernel, _PATIENTLY)
    yield next(answers)
    # a motion may have hidden most edges of one kind: the direction was a guess, and the likeliest place goes on
    ranked = sorted([*others, *_places(patch, lattice, px_per_module, far)], key=lambda each: -each[0])
    for number, (likeness, pose) in enumerate(ranked[:_TRIED]):
        if likeness < first:
            yield from answers
        patience = _PATIENTLY if number == 0 and likeness > first else _BRIEFLY
        yield from _estimate(patch, lattice, pose, kernel, patience)
    yield from answers


def likeness(
    pixels: Pixels, middle: tuple[float, float], lattice: Lattice, px_per_module: float, optics: Optics
) -> float:
    """How much the surroundings of ``middle`` look like this symbol of this size, 0 … 1: only to compare sizes."""
    patch = _cut(pixels, middle, lattice, px_per_module, optics)
    if patch is None:
        return 0.0
    angle = _direction(patch, px_per_module)
    return _places(patch, lattice, px_per_module, [angle + np.radians(by) for by in _NEAR])[0][0]


def estimate_at(
    pixels: Pixels, pose: Pose, lattice: Lattice, optics: Optics, *, patient: bool = False
) -> Estimate | None:
    """The modules of a symbol whose place is known to a pixel or so."""
    patch = _cut(pixels, (float(pose.middle[0]), float(pose.middle[1])), lattice, pose.px_per_module, optics)
    if patch is None:
        return None
    start = Pose(pose.turn, pose.middle - patch.at)
    *_, better = _estimate(patch, lattice, start, with_pixel(optics.kernel), _PATIENTLY if patient else _BRIEFLY)
    return better


def _cut(
    pixels: Pixels, middle: tuple[float, float], lattice: Lattice, px_per_module: float, optics: Optics
) -> _Patch | None:
    reach = px_per_module * (np.hypot(lattice.rows, lattice.columns) / 2 + _SEARCH) + 4
    side = cv2.getOptimalDFTSize(int(2 * reach) // 2 * 2)
    side += side % 2
    x0, y0 = (round(place - side / 2) for place in middle)
    inside = pixels[max(y0, 0) : max(y0 + side, 0), max(x0, 0) : max(x0 + side, 0)]
    if min(inside.shape) < _EDGE:
        return None
    top, left = max(-y0, 0), max(-x0, 0)
    whole = cv2.copyMakeBorder(
        inside, top, side - top - inside.shape[0], left, side - left - inside.shape[1], cv2.BORDER_REPLICATE
    )
    soft = cv2.GaussianBlur(whole, (0, 0), 1.0)[side // 4 : -side // 4, side // 4 : -side // 4]
    low, high = np.percentile(soft, (5, 95))
    contrast = max(float(high - low) / 2, 4.0)
    power = 8 * optics.noise**2 / (contrast * px_per_module) ** 2
    sharp, matched = _filtered(whole.astype(np.float32), optics, float(np.clip(power, _LEAST_NSR, _MOST_NSR)))
    at = np.array([x0, y0], np.float64)
    return _Patch(sharp, matched, contrast, at, np.array(middle) - at)


def _filtered(whole: Plane, optics: Optics, noise_to_signal: float) -> tuple[Plane, Plane]:
    spectrum = fft.rfft2(whole)
    lens = transfer(optics, *whole.shape)
    sharp = fft.irfft2(spectrum * (lens.conj() / (np.abs(lens) ** 2 + noise_to_signal)), s=whole.shape)
    matched = fft.irfft2(spectrum * lens.conj(), s=whole.shape)
    return np.asarray(sharp, np.float32), np.asarray(matched, np.float32)


def _direction(patch: _Patch, px_per_module: float) -> float:
    """The direction of most edges, up to quarter turns, in radians."""
    part = cv2.GaussianBlur(patch.sharp, (0, 0), px_per_module / 2)
    x, y = cv2.Sobel(part, cv2.CV_32F, 1, 0), cv2.Sobel(part, cv2.CV_32F, 0, 1)
    edges = (x + 1j * y)[_EDGE:-_EDGE, _EDGE:-_EDGE]
    return float(np.angle((edges**4 / (np.abs(edges) ** 2 + 1e-6)).sum()) / 4)


# where it lies -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _fixed_pattern(lattice: Lattice) -> tuple[Plane, ...]:
    """The fixed pattern and a rim of its quiet zone as seen after no, one, two, three quarter turns."""
    made = []
    for quarters in range(4):
        pattern = np.pad(np.rot90(lattice.known, quarters), 1, constant_values=1.0)
        pattern = np.repeat(np.repeat(pattern, _COARSE, axis=0), _COARSE, axis=1)
        fixed = pattern != 0
        made.append(np.where(fixed, pattern - pattern[fixed].mean(), 0).astype(np.float32))
    return tuple(made)


def _places(patch: _Patch, lattice: Lattice, px_per_module: float, angles: Sequence[float]) -> list[tuple[float, Pose]]:
    """Where the fixed pattern looks most like the picture, the best first."""
    side = (max(lattice.rows, lattice.columns) + 2 * _SEARCH + 2) * _COARSE
    found: list[tuple[float, Pose]] = []
    for angle in angles:
        turn = px_per_module * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        to = np.empty((2, 3))
        to[:, :2] = turn / _COARSE
        to[:, 2] = patch.start - to[:, :2] @ np.full(2, side / 2 - 0.5)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        level = cv2.warpAffine(patch.sharp, to, (side, side), flags=flags, borderMode=cv2.BORDER_REPLICATE)
        level = cv2.subtract(level, cv2.blur(level, (6 * _COARSE + 1, 6 * _COARSE + 1)))
        for quarters, pattern in enumerate(_fixed_pattern(lattice)):
            likeness = cv2.matchTemplate(level, pattern, cv2.TM_CCORR_NORMED)
            _, best, _, (x, y) = cv2.minMaxLoc(likeness)
            height, width = pattern.shape
            middle = to[:, :2] @ np.array([x + width / 2 - 0.5, y + height / 2 - 0.5]) + to[:, 2]
            found.append((best, Pose(turn @ _QUARTERS[quarters], middle)))
    found.sort(key=lambda each: -each[0])
    return found[:_TRIED]


_QUARTERS = tuple(np.linalg.matrix_power(np.array([[0.0, 1.0], [-1.0, 0.0]]), quarters) for quarters in range(4))
"""A picture turned counter-clockwise by 0 … 3 quarters (rows count down)."""


# which modules are dark ----------------------------------------------------------------------------------------------


def _estimate(
    patch: _Patch, lattice: Lattice, pose: Pose, kernel: Plane, rounds: tuple[int, ...]
) -> Iterator[Estimate]:
    """Place and modules by turns: a quick answer, and others of more rounds at a better place."""
    inside = (slice(BEYOND, -BEYOND),) * 2
    blends = blend(kernel, pose.turn)
    modules = _at_first(patch, lattice, pose)
    for number in rounds:
        pose = _aligned(patch, lattice, pose, blends, modules)
        modules = settled(lattice, centres(lattice.sampled(patch.matched, pose)), blends, modules, number)
        yield Estimate(modules[inside], Pose(pose.turn, pose.middle + patch.at))


def _at_first(patch: _Patch, lattice: Lattice, pose: Pose) -> Plane:
    """The deblurred picture against its own surroundings."""
    seen = centres(lattice.sampled(patch.sharp, pose))
    seen = np.tanh((seen - cv2.blur(seen, (_EVEN_OUT, _EVEN_OUT))) / patch.contrast)
    modules = lattice.framed.copy()
    modules[REACH:-REACH, REACH:-REACH] = seen
    return np.where(lattice.framed != 0, lattice.framed, modules)


def _aligned(patch: _Patch, lattice: Lattice, pose: Pose, blends: Plane, modules: Plane) -> Pose:
    """Moved, turned and stretched to where the modules explain the picture best: two steps of least squares."""
    told, x, y = blended(modules, blends)
    fixed = _compared(lattice)
    moves = [x, y, x * fixed.across, x * fixed.down, y * fixed.across, y * fixed.down]
    columns = np.column_stack([told.ravel(), fixed.ground, *(move.ravel() for move in moves)])
    weights = columns.T @ columns
    weights[np.diag_indices_from(weights)] *= 1 + 1e-6
    for _ in range(2):
        seen = lattice.sampled(patch.matched, pose)[::FINE, ::FINE]
        fit = np.linalg.solve(weights, columns.T @ seen.ravel())
        dx, dy, xx, xy, yx, yy = np.clip(fit[7:] / max(abs(float(fit[0])), 1e-3), -0.5, 0.5)
        back = np.linalg.inv(np.array([[1 + xx, xy], [yx, 1 + yy]]))
        turn = pose.turn @ back
        pose = Pose(turn, pose.middle - turn @ np.array([dx, dy]))
    return pose


@dataclass(frozen=True, slots=True, eq=False)
class _Compared:
    """The samples by which a symbol is aligned: one a module, at its corner, where the slopes are."""

    across: Plane
    down: Plane
    ground: Plane


@lru_cache(maxsize=16)
def _compared(lattice: Lattice) -> _Compared:
    some = (slice(None, None, FINE),) * 2
    ground = lattice.ground[some]
    return _Compared(lattice.across[some], lattice.down[some], ground.reshape(-1, ground.shape[-1]))
