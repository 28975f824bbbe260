"""Where cells lie on a picture, and which one a finger means. Plain Python, in pixels of the widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

FINGER_PX = 48
WHOLE = (0.0, 0.0, 1.0, 1.0)
Parts = tuple[float, float, float, float]
"""Left, top, right, bottom as parts of a picture."""
Quarter = tuple[int, int]
"""(down, across): 0 the upper or left half, 1 the lower or right one."""
Place = tuple[int, int]
"""(row, column), from 1."""


@dataclass(frozen=True, slots=True)
class PixelBox:
    left: float
    top: float
    width: float
    height: float

    def distance(self, x: float, y: float) -> float:
        """From a point to the box; 0 inside."""
        dx = max(self.left - x, 0.0, x - self.left - self.width)
        dy = max(self.top - y, 0.0, y - self.top - self.height)
        return hypot(dx, dy)

    def part(self, parts: Parts) -> "PixelBox":
        """A part of this box."""
        left, top, right, bottom = parts
        return PixelBox(
            self.left + left * self.width,
            self.top + top * self.height,
            (right - left) * self.width,
            (bottom - top) * self.height,
        )


@dataclass(frozen=True, slots=True)
class Geometry:
    """An even division of what the cells fill of a picture, as the station divides it to read."""

    picture: PixelBox
    area: PixelBox
    """What the cells fill."""
    rows: int
    columns: int

    @classmethod
    def fitted(cls, room: PixelBox, aspect: float, rows: int, columns: int, parts: Parts = WHOLE) -> "Geometry":
        """The largest picture of this aspect (width over height) in the middle of the room."""
        width = min(room.width, room.height * aspect)
        height = width / aspect if aspect > 0 else room.height
        left, top = room.left + (room.width - width) / 2, room.top + (room.height - height) / 2
        picture = PixelBox(left, top, width, height)
        return cls(picture, picture.part(parts), rows, columns)

    def enlarged(self, quarter: Quarter, parts: Parts = WHOLE) -> "Geometry":
        """The same, twice as large, so that one quarter of the picture fills its place."""
        down, across = quarter
        whole = self.picture
        picture = PixelBox(
            whole.left - across * whole.width, whole.top - down * whole.height, 2 * whole.width, 2 * whole.height
        )
        return Geometry(picture, picture.part(parts), self.rows, self.columns)

    def quarter(self, x: float, y: float) -> Quarter:
        """In which quarter of the picture a point lies."""
        return (
            int(y >= self.picture.top + self.picture.height / 2),
            int(x >= self.picture.left + self.picture.width / 2),
        )

    def cell(self, row: int, column: int) -> PixelBox:
        width, height = self.area.width / self.columns, self.area.height / self.rows
        return PixelBox(self.area.left + (column - 1) * width, self.area.top + (row - 1) * height, width, height)

    @property
    def cell_side(self) -> float:
        """The shorter side of a cell."""
        if not self.rows or not self.columns:
            return 0.0
        return min(self.area.width / self.columns, self.area.height / self.rows)

    def means_failed(self, x: float, y: float, failed: Sequence[Place]) -> bool:
        """A failed cell is within a finger's reach."""
        return any(self.cell(*place).distance(x, y) <= FINGER_PX for place in failed)

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
