"""The simulated camera's eye: an open case of capped units, photographed from above.

Every cap lies at any angle (uniform over the circle), a little off its place, a little tilted; the picture is lit
unevenly, blurred, noisy, and some caps shine. Nothing here knows how it will be decoded.

A picture of 5 megapixels must come at line rate, so only the codes are drawn finely (each in its own small patch,
over-sampled and averaged down as a sensor does); light and noise are whole-picture passes over 8-bit pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from drivers.sim.picture_light import background, blurred, moved, sensed
from drivers.sim.picture_spec import CellContent, PictureSpec, Pixels, PrintedCaseCode
from drivers.symbols import symbol_modules

__all__ = ["CellContent", "Corners", "PictureSpec", "Pixels", "PrintedCaseCode", "code_corners", "render_case"]

Corners = npt.NDArray[np.float32]

_DOTS = 4
"""The printer's dots a module."""
_LARGE_PATCH = 120 * 120


def render_case(cells: Sequence[CellContent], spec: PictureSpec, seed: int) -> Pixels:
    """The picture, shape (height, width). ``cells`` are row first from the top left, ``rows * columns`` of them."""
    picture = background(spec).copy()
    for place in _places(cells, spec, seed):
        _draw_cap(picture, place)
    if spec.case_code is not None:
        _draw_label(picture, spec, np.random.default_rng((seed, 1)))
    if spec.blur_px > 0:
        picture = blurred(picture, spec.blur_px)
    if spec.motion_px > 0:
        picture = moved(picture, spec.motion_px, spec.motion_deg)
    return sensed(picture, spec, np.random.default_rng((seed, 2)))


def code_corners(cells: Sequence[CellContent], spec: PictureSpec, seed: int) -> list[Corners | None]:
    """Where each cell's symbol truly lies: (4, 2) pixels from its own top left, clockwise; None without one."""
    found: list[Corners | None] = []
    for place in _places(cells, spec, seed):
        modules = place.modules
        if modules is None:
            found.append(None)
            continue
        height, width = modules.shape
        outline = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float32)
        found.append(cv2.perspectiveTransform(outline, place.to_picture)[0] - np.float32(0.5))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """One cell as it is to be drawn."""

    kind: str
    center: tuple[float, float]
    radius: float
    light: int
    dark: int
    modules: Pixels | None
    to_picture: npt.NDArray[np.float64]
    """From module coordinates to pixel coordinates (a pixel's middle is at .5)."""
    shine: tuple[float, float, float, float] | None
    """x, y from the middle, radius, strength."""


def _places(cells: Sequence[CellContent], spec: PictureSpec, seed: int) -> list[_Place]:
    if len(cells) != spec.rows * spec.columns:
        raise ValueError(f"{len(cells)} cells for a grid of {spec.rows} x {spec.columns}")
    rng = np.random.default_rng((seed, 0))
    return [_place(cell, divmod(index, spec.columns), spec, rng) for index, cell in enumerate(cells)]


def _place(cell: CellContent, at: tuple[int, int], spec: PictureSpec, rng: np.random.Generator) -> _Place:
    pitch_x, pitch_y = spec.pitch
    dx, dy = rng.uniform(-spec.shift, spec.shift, 2)
    center = ((at[1] + 0.5 + dx) * pitch_x, spec.top_px + (at[0] + 0.5 + dy) * pitch_y)
    radius = 0.42 * min(pitch_x, pitch_y)
    light, dark = int(rng.integers(165, 235)), int(rng.integers(25, 65))
    angle, lean, lean_to = (
        rng.uniform(0, 2 * np.pi),
        np.radians(rng.uniform(0, spec.tilt_deg)),
        rng.uniform(0, 2 * np.pi),
    )
    shine_at, shine_r, shine_by = (
        rng.uniform(-0.7, 0.7, 2) * radius,
        rng.uniform(0.1, 0.3) * radius,
        rng.uniform(20, 90),
    )
    shines = rng.random() < spec.glare
    modules = symbol_modules(cell.text, cell.symbology, cell.gs1) if cell.kind in ("code", "smeared") else None
    return _Place(
        kind=cell.kind,
        center=center,
        radius=radius,
        light=light,
        dark=dark if spec.contrast is None else light - spec.contrast,
        modules=modules,
        to_picture=_onto_cap(modules, center, spec.px_per_module, angle, lean, lean_to),
        shine=(shine_at[0], shine_at[1], shine_r, shine_by) if shines else None,
    )


def _onto_cap(
    modules: Pixels | None, center: tuple[float, float], scale: float, angle: float, lean: float, lean_to: float
) -> npt.NDArray[np.float64]:
    """Turn by ``angle``, lean by ``lean`` around the axis ``lean_to``, seen from 2,000 pixels above."""
    height, width = (1, 1) if modules is None else modules.shape
    middle = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    axis = np.array([np.cos(lean_to), np.sin(lean_to)])
    across = np.array([-axis[1], axis[0]])
    flat = np.outer(axis, axis) + np.cos(lean) * np.outer(across, across)
    view = np.eye(3)
    view[:2, :2] = flat @ turn
    view[2, :2] = np.sin(lean) / 2000.0 * (across @ turn)
    onto = np.array([[1, 0, center[0]], [0, 1, center[1]], [0, 0, 1.0]])
    return np.asarray(onto @ view @ middle, np.float64)


def _draw_cap(picture: Pixels, place: _Place) -> None:
    center = (round(place.center[0] * 16 - 8), round(place.center[1] * 16 - 8))
    if place.kind == "empty":
        cv2.circle(picture, center, round(place.radius * 14), 24, -1, cv2.LINE_AA, 4)
        return
    cv2.circle(picture, center, round(place.radius * 16), place.light - 60, -1, cv2.LINE_AA, 4)
    cv2.circle(picture, center, round(place.radius * 15), place.light, -1, cv2.LINE_AA, 4)
    if place.modules is not None:
        _draw_code(picture, place, place.modules)
    if place.shine is not None:
        _draw_shine(picture, place, place.shine)


def _draw_code(picture: Pixels, place: _Place, modules: Pixels) -> None:
    """Draw the symbol over-sampled on its own patch and average it down onto the picture."""
    fine = _printed(modules, place)
    outline = np.array([[[0, 0], [fine.shape[1], 0], [fine.shape[1], fine.shape[0]], [0, fine.shape[0]]]], np.float64)
    to_picture = place.to_picture @ np.diag([1 / _DOTS, 1 / _DOTS, 1])
    spread = cv2.perspectiveTransform(outline, to_picture)[0]
    x0, y0 = np.maximum(np.floor(spread.min(0)).astype(int) - 1, 0)
    x1, y1 = np.minimum(np.ceil(spread.max(0)).astype(int) + 1, (picture.shape[1], picture.shape[0]))
    if x1 <= x0 or y1 <= y0:
        return
    rays = 4 if (x1 - x0) * (y1 - y0) < _LARGE_PATCH else 3  # samples a pixel, each way
    size = ((x1 - x0) * rays, (y1 - y0) * rays)
    window = np.array([[rays, 0, -x0 * rays], [0, rays, -y0 * rays], [0, 0, 1.0]])
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
    warp = np.linalg.inv(half) @ window @ to_picture @ half
    patch = cv2.warpPerspective(fine, warp, size, flags=cv2.INTER_LINEAR, borderValue=float(place.light))
    picture[y0:y1, x0:x1] = cv2.resize(patch, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)


def _printed(modules: Pixels, place: _Place) -> Pixels:
    """The symbol in its inks, ``_OVERSAMPLING`` dots a module."""
    inked = np.where(modules > 0, place.light, place.dark).astype(np.uint8)
    size = (modules.shape[1] * _DOTS, modules.shape[0] * _DOTS)
    fine = cv2.resize(inked, size, interpolation=cv2.INTER_NEAREST)
    if place.kind == "smeared":
        return np.asarray(cv2.blur(fine, (max(size) // 3, max(size) // 6)), np.uint8)
    return np.asarray(fine, np.uint8)


def _draw_shine(picture: Pixels, place: _Place, shine: tuple[float, float, float, float]) -> None:
    dx, dy, radius, strength = shine
    x, y, reach = round(place.center[0] + dx), round(place.center[1] + dy), round(2 * radius)
    x0, y0 = max(x - reach, 0), max(y - reach, 0)
    patch = picture[y0 : y + reach, x0 : x + reach]
    if patch.size == 0:
        return
    rows = np.exp(-(((np.arange(patch.shape[0], dtype=np.float32) + y0 - y) / radius) ** 2))
    columns = np.exp(-(((np.arange(patch.shape[1], dtype=np.float32) + x0 - x) / radius) ** 2))
    cv2.add(patch, np.outer(rows * strength, columns).astype(np.uint8), dst=patch)


def _draw_label(picture: Pixels, spec: PictureSpec, rng: np.random.Generator) -> None:
    """A white label on the rim, nearly upright, with the case code in its middle."""
    label = spec.case_code
    if label is None:
        return
    modules = symbol_modules(label.text, label.symbology, gs1=label.gs1)
    center = (spec.width * rng.uniform(0.3, 0.7), spec.top_px * rng.uniform(0.47, 0.53))
    half_w, half_h = (label.px_per_module * (side + 8) / 2 for side in (modules.shape[1], modules.shape[0]))
    corner = (round(center[0] - half_w), round(center[1] - half_h))
    cv2.rectangle(picture, corner, (round(center[0] + half_w), round(center[1] + half_h)), 225, -1)
    to_picture = _onto_cap(modules, center, label.px_per_module, np.radians(rng.uniform(-3, 3)), 0.0, 0.0)
    _draw_code(picture, _Place("code", center, 0.0, 225, 35, modules, to_picture, None), modules)
