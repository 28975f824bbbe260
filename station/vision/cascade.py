"""Reading a picture: all of it once, cheaply; then only what is still missing, harder and harder, until time is up."""

import time
from collections.abc import Iterable, Sequence

import numpy as np

from station.vision.attempts import NEVER, VAIN, Attempts
from station.vision.grid import Grid
from station.vision.locate import Box, blobs
from station.vision.optics import Optics
from station.vision.reader import Found, decoded
from station.vision.regions import Region, box_of, outside, region
from station.vision.steps import AT_NO_ANGLE, LABEL, TURNED, CascadeStep
from station.vision.symbologies import NAMES, OTHER_MATRIX, QR
from station.vision.types import Cell, Decoded, DecodeSettings, PictureResult, Pixels

_LIKELY = 2
"""Patches a cell, the largest first, that are read before anything is known: in noise there are many."""
_TILE_PX = 400
"""Free mode looks for texture in tiles of about this size."""


def decode(pixels: Pixels, settings: DecodeSettings, optics: Optics | None = None) -> PictureResult:
    """Read one picture. Blocks, may be called from any thread, never raises for a picture.

    ``optics``: what is known of this camera's pictures (``learning``); without it, what their own easy codes tell."""
    begun = time.perf_counter()
    error = _refusal(pixels)
    if error is not None:
        missing = tuple(_all_cells(settings))
        return PictureResult(missing=missing, ms=_ms_since(begun), error=error)
    attempt = _Attempt(np.ascontiguousarray(pixels), settings, begun + settings.budget_ms / 1000, optics)
    codes, missing, extra = attempt.with_grid() if settings.rows and settings.columns else attempt.freely()
    return PictureResult(codes, missing, extra, _ms_since(begun), None if codes or extra else attempt.error)


def _refusal(pixels: object) -> str | None:
    if not isinstance(pixels, np.ndarray) or pixels.ndim != 2 or pixels.dtype != np.uint8:
        return "picture_not_grey"
    return "picture_empty" if pixels.size == 0 else None


def _all_cells(settings: DecodeSettings) -> Iterable[Cell]:
    return ((row + 1, column + 1) for row in range(settings.rows) for column in range(settings.columns))


def _ms_since(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 1)


Answer = tuple[tuple[Decoded, ...], tuple[Cell, ...], tuple[Decoded, ...]]


class _Attempt(Attempts):
    """One picture on its way through the cascade."""

    # -- with a grid

    def with_grid(self) -> Answer:
        settings = self._settings
        grid = Grid.over(self._pixels.shape, settings.area, settings.rows, settings.columns)
        first = settings.symbologies or QR
        others = () if settings.symbologies else OTHER_MATRIX
        patches = self._patches_first(first)
        if not patches:
            self._whole(first, flags=False)
        area, grid = grid, self._fitted(grid)
        if self._open_cells(grid):
            patches = patches or blobs(self._pixels, settings.rows, settings.columns)
            grid = self._fitted(area, [box.middle for box in patches])
        self._labels(grid, first)
        if self._open_cells(grid):
            regions = {cell: region(grid, cell, patches, self._pixels) for cell in self._open_cells(grid)}
            self._harder(lambda: [regions[cell] for cell in self._open_cells(grid)], first, others)
        return self._accounted(grid)

    def _patches_first(self, names: tuple[str, ...]) -> list[Box]:
        """What is not found at any angle is read patch by patch: cheaper than one look at the whole. [] = not done."""
        if not set(names) <= AT_NO_ANGLE:
            return []
        patches = blobs(self._pixels, self._settings.rows, self._settings.columns)
        for step in TURNED:
            self._read_each(step, names, patches[: _LIKELY * self._settings.rows * self._settings.columns])
        return patches

    def _read_each(self, step: CascadeStep, names: tuple[str, ...], patches: list[Box]) -> None:
        """Where the camera is known, until it is plain that the step does not help: there are better ones."""
        vain, most = 0, NEVER if self._optics is None else VAIN
        for box in patches:
            if self._late() or vain > most:
                return
            before = len(self._tally.believed)
            self._try(step, names, box, unless_found=True)
            vain = 0 if len(self._tally.believed) > before or self._tally.lies_in(box) else vain + 1

    def _fitted(self, grid: Grid, patches: Sequence[tuple[float, float]] = ()) -> Grid:
        if not self._settings.fit:
            return grid
        points = [found.center for found in self._tally.believed]
        if len(points) * 2 < grid.rows * grid.columns:
            points.extend(patches)
        left, top, right, bottom = grid.bounds
        dx, dy = grid.pitch_x / 2, grid.pitch_y / 2
        return grid.fitted([(x, y) for x, y in points if left - dx <= x < right + dx and top - dy <= y < bottom + dy])

    def _open_cells(self, grid: Grid) -> list[Cell]:
        taken = {grid.cell_of(found.center) for found in self._tally.believed}
        return [cell for cell in grid.cells() if cell not in taken]

    def _labels(self, grid: Grid, already: tuple[str, ...]) -> None:
        """Look for the case code: outside the grid, where the units' codes are not."""
        names = tuple(name for name in self._settings.label_symbologies if name not in already)
        wanted = self._settings.label_symbologies
        if not wanted:
            return
        strips = outside(grid, self._pixels.shape)
        for strip in strips:
            for step in LABEL:
                if self._late():
                    return
                self._try(step, wanted, strip, unless_found=step is not LABEL[0])
        if not strips and names and not self._late():
            self._whole(names, flags=False)

    def _accounted(self, grid: Grid) -> Answer:
        best: dict[Cell, Found] = {}
        extra: list[Found] = []
        for found in sorted(self._tally.believed, key=lambda f: _off_middle(grid, f)):
            cell = grid.cell_of(found.center)
            if cell is None or cell in best:
                extra.append(found)
            else:
                best[cell] = found
        codes = tuple(decoded(best[cell], cell) for cell in grid.cells() if cell in best)
        missing = tuple(cell for cell in grid.cells() if cell not in best)
        return codes, missing, tuple(decoded(found, grid.cell_of(found.center)) for found in _in_order(extra))

    # -- without one

    def freely(self) -> Answer:
        names = self._settings.symbologies or NAMES
        self._whole(names, flags=False)
        if not self._late():
            self._whole(names, flags=True)
        height, width = self._pixels.shape
        whole = Box(0, 0, width, height)
        patches = blobs(self._pixels, max(1, height // _TILE_PX), max(1, width // _TILE_PX))
        spots: list[Region] = [(box, (box,)) for box in patches]

        def unread() -> list[Region]:
            doubted = [self._around(found) for found in self._tally.doubted]
            if not self._tally.believed:
                return [*doubted, *spots, (whole, (whole,))]
            return [*doubted, *(spot for spot in spots if not self._read_in(spot[0]))]

        self._harder(unread, names, ())
        return tuple(decoded(found) for found in _in_order(self._tally.believed)), (), ()

    def _read_in(self, box: Box) -> bool:
        return any(
            box.holds(*found.center) or box_of(found, 0, self._pixels.shape).holds(*box.middle)
            for found in self._tally.believed
        )

    def _around(self, found: Found) -> Region:
        box = box_of(found, 0.5, self._pixels.shape)
        return box, (box,)


def _off_middle(grid: Grid, found: Found) -> float:
    cell = grid.cell_of(found.center)
    if cell is None:
        return float("inf")
    x, y = grid.middle(cell)
    return float(np.hypot(found.center[0] - x, found.center[1] - y))


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f.center[1] // 50, f.center[0]))
