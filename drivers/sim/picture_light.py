"""The ground under the caps, and what lens, light and sensor make of the picture."""

from functools import lru_cache

import cv2
import numpy as np

from drivers.sim.picture_spec import PictureSpec, Pixels

_NOISE_MARGIN = 256
_GROUND = 38
_RAYS = 16
_DIVIDER = 70


@lru_cache(maxsize=4)
def background(spec: PictureSpec) -> Pixels:
    """Cardboard with its dividers."""
    picture = np.full((spec.height, spec.width), _GROUND, np.uint8)
    pitch_x, pitch_y = spec.pitch
    for column in range(spec.columns + 1):
        x = round(column * pitch_x)
        cv2.line(picture, (x, spec.top_px), (x, spec.height), _DIVIDER, 6)
    for row in range(spec.rows + 1):
        y = round(spec.top_px + row * pitch_y)
        cv2.line(picture, (0, y), (spec.width, y), _DIVIDER, 6)
    return picture


def blurred(picture: Pixels, sigma: float) -> Pixels:
    side = 2 * int(np.ceil(3 * sigma)) + 1
    return np.asarray(cv2.GaussianBlur(picture, (side, side), sigma), np.uint8)


def moved(picture: Pixels, length: float, angle_deg: float) -> Pixels:
    """Smeared along a straight line of this many pixels."""
    side = 2 * int(np.ceil(length / 2)) + 3
    fine = np.zeros((side * _RAYS, side * _RAYS), np.float32)
    along = np.linspace(-0.5, 0.5, 4 * int(np.ceil(length * _RAYS))) * length * _RAYS
    angle, middle = np.radians(angle_deg), side * _RAYS / 2
    rows, columns = middle + along * np.sin(angle), middle + along * np.cos(angle)
    np.add.at(fine, (rows.astype(int), columns.astype(int)), 1)
    line = cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.filter2D(picture, -1, line / line.sum()), np.uint8)


def sensed(picture: Pixels, spec: PictureSpec, rng: np.random.Generator) -> Pixels:
    """Uneven light, then the sensor's noise."""
    y, x = np.mgrid[0:16, 0:16] / 15.0 - rng.uniform(0.3, 0.7, 2)[:, None, None]
    fall_off = 255 * (1 - rng.uniform(0.1, 0.35) * (x * x + y * y))
    light = cv2.resize(fall_off.astype(np.uint8), (spec.width, spec.height), interpolation=cv2.INTER_LINEAR)
    lit = cv2.multiply(picture, light, scale=1 / 255)
    if spec.noise <= 0:
        return np.asarray(lit, np.uint8)
    field = _noise_field(spec.width, spec.height, spec.noise)
    x0, y0 = rng.integers(0, _NOISE_MARGIN, 2)
    window = field[y0 : y0 + spec.height, x0 : x0 + spec.width]
    return np.asarray(cv2.addWeighted(lit, 1.0, window, 1.0, -128.0), np.uint8)


@lru_cache(maxsize=4)
def _noise_field(width: int, height: int, sigma: float) -> Pixels:
    """Noise around 128, a margin larger than the picture: each picture looks at another part of it."""
    rng = np.random.default_rng(20_24)
    drawn = rng.standard_normal((height + _NOISE_MARGIN, width + _NOISE_MARGIN), dtype=np.float32)
    return np.asarray(np.clip(np.rint(drawn * sigma + 128), 0, 255), np.uint8)
