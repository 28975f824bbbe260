"""Where the harder steps look: the cells still empty and the textured patches in them."""

from collections.abc import Sequence

from station.vision.grid import Grid
from station.vision.locate import Box, fullest, tiny
from station.vision.measure import modules
from station.vision.optics import Optics
from station.vision.reader import Found
from station.vision.steps import CascadeStep
from station.vision.types import Cell, Pixels

Region = tuple[Box, tuple[Box, ...]]
"""A place where a code should be, and its textured patches, the likeliest first."""

_MOST_PATCHES = 3
_LEAST_STRIP_PX = 40
_TURNED = 1.45
"""A square that stands on its corner is wider by this factor."""
_QUIET_PX = 12
_LONGER = 1.6
"""How much longer than its symbol a patch may be: the rim of a cap is a bow, twice as long as wide."""


def boxes_for(step: CascadeStep, region: Region) -> tuple[Box, ...]:
    """The boxes this step looks at. A cell without texture is most likely empty: few steps look at it, as a whole."""
    cell, patches = region
    return (cell,) if step.where == "cell" else patches


def region(grid: Grid, cell: Cell, patches: Sequence[Box], pixels: Pixels) -> Region:
    box = grid.box(cell, pixels.shape)
    inside = [patch for patch in patches if grid.cell_of(patch.middle) == cell] or tiny(pixels, box)
    return box, tuple(sorted(inside, key=lambda patch: -patch.area)[:_MOST_PATCHES])


def narrowed(pixels: Pixels, spot: Region, optics: Optics) -> Region:
    """The same place, with the square in it that the usual symbol most likely fills as its only patch."""
    cell, _ = spot
    place = fullest(pixels, cell, optics.side_px)
    if place is None:
        return cell, ()
    half = optics.side_px * _TURNED / 2 + _QUIET_PX
    (x, y), (height, width) = place, pixels.shape
    box = Box(max(int(x - half), 0), max(int(y - half), 0), min(int(x + half), width), min(int(y + half), height))
    return cell, (box,)


def may_be_filled(patch: Box, optics: Optics) -> bool:
    """Whether one of the symbols that are known here has that shape, however it is turned."""
    shorter, longer = sorted((patch.x1 - patch.x0, patch.y1 - patch.y0))
    sizes = (modules(symbol.symbology, symbol.version) or (1, 1) for symbol in optics.symbols)
    return longer <= _LONGER * shorter * max(max(size) / min(size) for size in sizes)


def outside(grid: Grid, shape: tuple[int, ...]) -> list[Box]:
    """The strips of the picture around the grid, where they are wide enough for a code."""
    height, width = shape[:2]
    limits = zip(grid.bounds, (width, height, width, height), strict=True)
    left, top, right, bottom = (min(max(round(edge), 0), limit) for edge, limit in limits)
    strips = (
        Box(0, 0, width, top),
        Box(0, bottom, width, height),
        Box(0, top, left, bottom),
        Box(right, top, width, bottom),
    )
    return [strip for strip in strips if min(strip.x1 - strip.x0, strip.y1 - strip.y0) >= _LEAST_STRIP_PX]


def box_of(found: Found, margin: float, shape: tuple[int, ...]) -> Box:
    """Around a reading, with a margin in parts of its size."""
    room = 8 + margin * found.reach
    xs, ys = zip(*found.position, strict=True)
    x0, y0, x1, y1 = min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room
    return Box(max(int(x0), 0), max(int(y0), 0), min(int(x1), shape[1]), min(int(y1), shape[0]))
