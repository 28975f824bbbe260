"""Which cell a point belongs to: an even division of an area, that follows a case standing off its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from station.vision.locate import Box
from station.vision.types import Cell

_ENOUGH = 3
"""Points that must agree before the grid is moved."""
_AGREEMENT = 0.85
"""Length of the mean of the points' phases, 1 = all lie alike in their cells."""

_LEAST_ROWS = 2
_ROW_GAP = 0.3
"""Places nearer than this part of a cell are in one row."""
_ROW_OFF = 0.15
"""Rows may lie off even ones by this part of a cell."""
_WIDEST = 1.1
"""A case may be smaller than its area, hardly larger."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows x columns`` cells of ``pitch_x x pitch_y`` pixels from the corner (left, top)."""

    rows: int
    columns: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float

    @classmethod
    def over(cls, shape: tuple[int, ...], area: tuple[float, float, float, float], rows: int, columns: int) -> "Grid":
        """Divide ``area`` (parts of a picture of this shape) evenly."""
        height, width = shape[:2]
        left, top, right, bottom = area[0] * width, area[1] * height, area[2] * width, area[3] * height
        return cls(rows, columns, left, top, (right - left) / columns, (bottom - top) / rows)

    def cell_of(self, point: Point) -> Cell | None:
        row = int((point[1] - self.top) // self.pitch_y)
        column = int((point[0] - self.left) // self.pitch_x)
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return (row + 1, column + 1) if inside else None

    def cells(self) -> list[Cell]:
        return [(row + 1, column + 1) for row in range(self.rows) for column in range(self.columns)]

    def middle(self, cell: Cell) -> Point:
        return self.left + (cell[1] - 0.5) * self.pitch_x, self.top + (cell[0] - 0.5) * self.pitch_y

    def box(self, cell: Cell, shape: tuple[int, ...]) -> Box:
        """The cell's pixels, cut at the picture's edge."""
        x, y = self.left + (cell[1] - 1) * self.pitch_x, self.top + (cell[0] - 1) * self.pitch_y
        xs = (int(np.clip(round(value), 0, shape[1])) for value in (x, x + self.pitch_x))
        ys = (int(np.clip(round(value), 0, shape[0])) for value in (y, y + self.pitch_y))
        (x0, x1), (y0, y1) = xs, ys
        return Box(x0, y0, x1, y1)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in pixels."""
        right, bottom = self.left + self.columns * self.pitch_x, self.top + self.rows * self.pitch_y
        return self.left, self.top, right, bottom

    def fitted(self, points: Sequence[Point]) -> "Grid":
        """Laid where the points stand.

        Where every row and every column shows, from them alone, so that a case need not fill its area; else moved, by
        up to half a cell, to where the points lie in the middles of cells."""
        return self._ruled(points) or self._shifted(points)

    def _ruled(self, points: Sequence[Point]) -> "Grid | None":
        down = _ruler([y for _, y in points], self.rows, self.pitch_y)
        if down is None:
            return None
        top, pitch_y = down
        inside = [x for x, y in points if top <= y < top + self.rows * pitch_y]
        across = _ruler(inside, self.columns, self.pitch_x)
        return None if across is None else Grid(self.rows, self.columns, across[0], top, across[1], pitch_y)

    def _shifted(self, points: Sequence[Point]) -> "Grid":
        dx = _phase([(x - self.left) / self.pitch_x for x, _ in points]) * self.pitch_x
        dy = _phase([(y - self.top) / self.pitch_y for _, y in points]) * self.pitch_y
        ways = [self._moved(x, y) for x in _either(dx, self.pitch_x) for y in _either(dy, self.pitch_y)]
        return max(ways, key=lambda way: (way._filled(points), -abs(way.left - self.left) - abs(way.top - self.top)))

    def _moved(self, dx: float, dy: float) -> "Grid":
        return Grid(self.rows, self.columns, self.left + dx, self.top + dy, self.pitch_x, self.pitch_y)

    def _filled(self, points: Sequence[Point]) -> int:
        return len({cell for point in points if (cell := self.cell_of(point))})


def _ruler(places: Sequence[float], count: int, pitch: float) -> tuple[float, float] | None:
    """Beginning and pitch of ``count`` even rows, if that is how the places lie; a row has two members at least."""
    rows: list[list[float]] = []
    for place in sorted(places):
        if rows and place - rows[-1][-1] < _ROW_GAP * pitch:
            rows[-1].append(place)
        else:
            rows.append([place])
    means = [fmean(row) for row in rows if len(row) > 1]
    if count < _LEAST_ROWS or len(means) != count:
        return None
    first, slope = _line(means)
    off = max(abs(mean - first - slope * index) for index, mean in enumerate(means))
    return (first - slope / 2, slope) if off < _ROW_OFF * slope and slope < _WIDEST * pitch else None


def _line(values: Sequence[float]) -> tuple[float, float]:
    """Beginning and slope of the straight line nearest to evenly spaced values."""
    middle, mean = (len(values) - 1) / 2, fmean(values)
    along = sum((index - middle) * value for index, value in enumerate(values))
    slope = along / sum((index - middle) ** 2 for index in range(len(values)))
    return mean - slope * middle, slope


def _phase(places: Sequence[float]) -> float:
    """How far, in parts of a cell (-0.5 … 0.5), the points lie off the middles; 0 where they do not agree."""
    if len(places) < _ENOUGH:
        return 0.0
    mean = complex(np.exp(2j * np.pi * (np.array(places) - 0.5)).mean())
    return float(np.angle(mean)) / (2 * np.pi) if abs(mean) >= _AGREEMENT else 0.0


def _either(shift: float, pitch: float) -> tuple[float, ...]:
    """Near half a cell the sign is a guess: then both are tried."""
    return (shift, shift - np.sign(shift) * pitch) if abs(shift) > pitch / 3 else (shift,)
