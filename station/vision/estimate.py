"""Reading a symbol of known size through a known blur: where it lies, then which modules are dark, all at once.

What a thresholding reader needs (edges between modules) a strong blur takes away, what is asked here it does not: which
pattern of dark and bright modules, seen through that blur, looks like this picture. The fixed pattern tells where the
symbol lies (``place``, then least squares); the others are estimated together: grey values between dark and bright
whose blend is nearest to the picture. Nothing here is evidence: the modules go to zxing-cpp, whose error correction
decides, as for any other view of the picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from numpy import fft

from station.vision.lattice import BEYOND, FINE, REACH, Lattice, Plane, Pose, blend, blended, centres
from station.vision.optics import Optics, transfer, with_pixel
from station.vision.place import SEARCH, direction, places
from station.vision.settle import settled
from station.vision.types import Pixels

_NEAR = (0.0, -2.5, 2.5)
_FAR = (-5.0, 5.0, -7.5, 7.5)
"""Degrees off the direction that most edges have."""
_TRIED = 3
_RIVAL = 0.75
"""Of the likeness of the likeliest place: less likely ones are not tried. Of 4,300 readings one lay at such a place."""
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
    kernel, angle = with_pixel(optics.kernel), direction(patch.sharp, px_per_module)
    near, far = ([angle + np.radians(by) for by in angles] for angles in (_NEAR, _FAR))
    (first, likeliest), *others = places(patch.sharp, patch.start, lattice, px_per_module, near)
    answers = _estimate(patch, lattice, likeliest, kernel, _PATIENTLY)
    yield next(answers)
    # a motion may have hidden most edges of one kind: the direction was a guess
    found = [(first, likeliest), *others, *places(patch.sharp, patch.start, lattice, px_per_module, far)]
    ranked = sorted(found, key=lambda each: -each[0])
    best = ranked[0][0]
    for likeness, pose in (each for each in ranked[: _TRIED + 1] if each[0] >= _RIVAL * best):
        patience = _PATIENTLY if likeness == best else _BRIEFLY
        yield from answers if pose is likeliest else _estimate(patch, lattice, pose, kernel, patience)


def likeness(
    pixels: Pixels, middle: tuple[float, float], lattice: Lattice, px_per_module: float, optics: Optics
) -> float:
    """How much the surroundings of ``middle`` look like this symbol of this size, 0 … 1: only to compare sizes."""
    patch = _cut(pixels, middle, lattice, px_per_module, optics)
    if patch is None:
        return 0.0
    angle = direction(patch.sharp, px_per_module)
    return places(patch.sharp, patch.start, lattice, px_per_module, [angle + np.radians(by) for by in _NEAR])[0][0]


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
    reach = px_per_module * (np.hypot(lattice.rows, lattice.columns) / 2 + SEARCH) + 4
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
    levels = np.sort(soft, axis=None)
    low, high = (int(levels[int(part * (levels.size - 1))]) for part in (0.05, 0.95))
    contrast = max((high - low) / 2, 4.0)
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
