"""Where cells lie on a picture, and which one a finger means. Plain Python, in pixels of the widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

FINGER_PX = 48
Place = tuple[int, int]
"""(row, column), from 1."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    def distance(self, x: float, y: float) -> float:
        """From a point to the box; 0 inside."""
        dx = max(self.left - x, 0.0, x - self.left - self.width)
        dy = max(self.top - y, 0.0, y - self.top - self.height)
        return hypot(dx, dy)


@dataclass(frozen=True, slots=True)
class Geometry:
    """An even division of the picture's area, as the station divides it to read."""

    area: Box
    rows: int
    columns: int

    @classmethod
    def fitted(cls, room: Box, aspect: float, rows: int, columns: int) -> "Geometry":
        """The largest area of this aspect (width over height) in the middle of the room."""
        width = min(room.width, room.height * aspect)
        height = width / aspect if aspect > 0 else room.height
        left, top = room.left + (room.width - width) / 2, room.top + (room.height - height) / 2
        return cls(Box(left, top, width, height), rows, columns)

    def cell(self, row: int, column: int) -> Box:
        width, height = self.area.width / self.columns, self.area.height / self.rows
        return Box(self.area.left + (column - 1) * width, self.area.top + (row - 1) * height, width, height)

    @property
    def cell_side(self) -> float:
        """The shorter side of a cell."""
        if not self.rows or not self.columns:
            return 0.0
        return min(self.area.width / self.columns, self.area.height / self.rows)

    def hit(self, x: float, y: float, failed: Sequence[Place]) -> Place | None:
        """The cell a tap means: the one under it; where cells are smaller than a finger, the nearest failed one."""
        if not self.rows or not self.columns or self.area.distance(x, y) > 0:
            return None
        if self.cell_side < FINGER_PX and failed:
            nearest = min(failed, key=lambda place: self.cell(*place).distance(x, y))
            if self.cell(*nearest).distance(x, y) <= FINGER_PX:
                return nearest
        row = min(self.rows, int((y - self.area.top) * self.rows / self.area.height) + 1)
        column = min(self.columns, int((x - self.area.left) * self.columns / self.area.width) + 1)
        return row, column

    def moved(self, place: Place | None, rows: int, columns: int) -> Place:
        """The place a step away, kept inside; the first step goes to the first cell."""
        if place is None:
            return 1, 1
        return min(self.rows, max(1, place[0] + rows)), min(self.columns, max(1, place[1] + columns))
