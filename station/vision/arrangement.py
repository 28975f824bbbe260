"""Rows and columns of a case, from where its codes lie: for a case that nobody has described yet."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist
from statistics import fmean, median

from station.vision.grid import Grid, Point

_ROW_GAP = 0.3
"""Of the distance between neighbours: codes nearer than this, down the picture, are in one row."""
_UNEVEN = 0.2
"""Rows may be this part of their distance off even ones."""
_FILLED = 2 / 3
"""So much of a grid must have been read, or it is a guess."""


class NoGrid(Exception):
    """The codes lie in no grid. Carries a key (``learn_…``) and arguments."""

    def __init__(self, key: str, /, **arguments: int) -> None:
        super().__init__(key, arguments)
        self.key, self.arguments = key, arguments


def arranged(points: Sequence[Point], size_px: float) -> Grid:
    """Return the grid whose cells hold one of these points each, at most. Raises NoGrid.

    ``size_px`` of a symbol: the pitch of a single row or column."""
    near = _neighbours(points) or 2 * size_px
    top, rows, down = _ruled([y for _, y in points], near)
    left, columns, across = _ruled([x for x, _ in points], near)
    pitch_x, pitch_y = across or down or near, down or across or near
    grid = Grid(rows, columns, left - pitch_x / 2, top - pitch_y / 2, pitch_x, pitch_y)
    taken = {grid.cell_of(point) for point in points}
    if None in taken or len(taken) < len(points) or len(points) < _FILLED * rows * columns:
        raise NoGrid("learn_no_grid", codes=len(points))
    return grid


def _neighbours(points: Sequence[Point]) -> float:
    """How far a code usually is from the next one; 0 = it is alone."""
    nearest = [
        min(dist(one, other) for place, other in enumerate(points) if place != number)
        for number, one in enumerate(points)
        if len(points) > 1
    ]
    return median(nearest) if nearest else 0.0


def _ruled(places: Sequence[float], near: float) -> tuple[float, int, float]:
    """Middle of the first row, number of rows, pitch (0 = one row). A row in between that nobody read is counted."""
    rows: list[list[float]] = []
    for place in sorted(places):
        if rows and place - rows[-1][-1] < _ROW_GAP * near:
            rows[-1].append(place)
        else:
            rows.append([place])
    means = [fmean(row) for row in rows]
    if len(means) == 1:
        return means[0], 1, 0.0
    least = min(after - before for before, after in pairwise(means))
    numbers = [0]
    for before, after in pairwise(means):
        numbers.append(numbers[-1] + round((after - before) / least))
    pitch = (means[-1] - means[0]) / numbers[-1]
    if any(
        abs(mean - means[0] - pitch * number) > _UNEVEN * pitch for mean, number in zip(means, numbers, strict=True)
    ):
        raise NoGrid("learn_no_grid", codes=len(places))
    return means[0], numbers[-1] + 1, pitch
