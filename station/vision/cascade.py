"""Reading a picture: all of it once, cheaply; then only what is still missing, harder and harder, until time is up."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import cv2
import numpy as np

from station.vision.grid import Grid
from station.vision.learning import learned
from station.vision.locate import Box, blobs
from station.vision.modules import read_modules
from station.vision.optics import Optics
from station.vision.reader import Found, read, read_by_zbar, told
from station.vision.regions import Region, box_of, middles, outside, region, where
from station.vision.restore import as_it_is
from station.vision.steps import AT_NO_ANGLE, FIRST, HEAVY, LIGHT, MODULES, TURNED, Step, undoing
from station.vision.symbologies import NAMES, OTHER_MATRIX, QR
from station.vision.tally import Tally
from station.vision.types import Cell, Decoded, DecodeSettings, PictureResult, Pixels

_MAX_VIEW_PX = 6_000_000
"""A view larger than this is not made: one attempt must stay short."""
_VAIN = 4
"""Places in a row whose modules could not be estimated, before that is given up in this picture."""
_TAUGHT_BY = 3
"""Codes of a picture from which its own blur is learned."""
_ZBAR_FACTORS = (2.0, 3.0)
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


class _Attempt:
    """One picture on its way through the cascade."""

    def __init__(self, pixels: Pixels, settings: DecodeSettings, deadline: float, optics: Optics | None) -> None:
        self.error: str | None = None
        self._pixels = pixels
        self._settings = settings
        self._deadline = deadline
        self._tally = Tally()
        self._optics = optics

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
            regions = {cell: region(grid, cell, patches, self._pixels.shape) for cell in grid.cells()}
            self._harder(lambda: [regions[cell] for cell in self._open_cells(grid)], first, others)
        return self._accounted(grid)

    def _patches_first(self, names: tuple[str, ...]) -> list[Box]:
        """What is not found at any angle is read patch by patch: cheaper than one look at the whole. [] = not done."""
        if not set(names) <= AT_NO_ANGLE:
            return []
        patches = blobs(self._pixels, self._settings.rows, self._settings.columns)
        for step in TURNED:
            for box in patches:
                if self._late():
                    return patches
                self._try(step, names, box, unless_found=True)
        return patches

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
            self._try(Step("label", as_it_is), wanted, strip)
            self._try(Step("label flags", as_it_is, flags=True), wanted, strip, unless_found=True)
            self._try(Step("label x2", FIRST[-1].view, 2, flags=True), wanted, strip, unless_found=True)
        if not strips and names:
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
        codes = tuple(told(best[cell], cell) for cell in grid.cells() if cell in best)
        missing = tuple(cell for cell in grid.cells() if cell not in best)
        return codes, missing, tuple(told(found, grid.cell_of(found.center)) for found in _in_order(extra))

    # -- without one

    def freely(self) -> Answer:
        names = self._settings.symbologies or NAMES
        self._whole(names, flags=False)
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
        return tuple(told(found) for found in _in_order(self._tally.believed)), (), ()

    def _read_in(self, box: Box) -> bool:
        return any(
            box.holds(*found.center) or box_of(found, 0, self._pixels.shape).holds(*box.middle)
            for found in self._tally.believed
        )

    def _around(self, found: Found) -> Region:
        box = box_of(found, 0.5, self._pixels.shape)
        return box, (box,)

    # -- attempts

    def _whole(self, names: tuple[str, ...], *, flags: bool) -> None:
        height, width = self._pixels.shape
        self._try(Step("whole flags" if flags else "whole", as_it_is, flags=flags), names, Box(0, 0, width, height))

    def _harder(self, still_open: Callable[[], list[Region]], first: tuple[str, ...], others: tuple[str, ...]) -> None:
        """Every step over every open region before the next step, so that the cheap ones reach all of them."""
        for step, names in self._plan(first, others):
            if step is MODULES:
                self._modules(still_open(), names)
                continue
            for spot in still_open():
                for box in where(step, spot):
                    if self._late():
                        return
                    self._try(step, names, box)
        if self._settings.pyzbar:
            self._second_opinion(still_open, first)

    def _plan(self, first: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[Step, tuple[str, ...]]]:
        """Where the blur is known, it is undone, and the modules are estimated, before guesses at it are tried."""
        if self._optics is None:
            light, heavy = (*TURNED, *FIRST, *LIGHT, MODULES), HEAVY
        else:
            light, heavy = (*TURNED, *FIRST, undoing(self._optics), MODULES), (*LIGHT, *HEAVY)
        return [(step, names) for steps in (light, heavy) for names in (first, others) if names for step in steps]

    def _modules(self, spots: list[Region], names: tuple[str, ...]) -> None:
        """Estimate the modules where the blur is known, until it is plain that it does not help."""
        optics = self._known_optics(names) if spots else None
        if optics is None:
            return
        vain = 0
        for cell, patches in spots:
            found = False
            for middle in middles(self._pixels, cell, patches, optics):
                if self._late() or vain > _VAIN:
                    return
                before = len(self._tally.believed)
                self._add(partial(read_modules, self._pixels, middle, names, optics))
                found = len(self._tally.believed) > before
                if found:
                    break
            vain = 0 if found else vain + 1

    def _known_optics(self, names: tuple[str, ...]) -> Optics | None:
        if self._optics is None:
            codes = [told(found) for found in self._tally.believed if found.symbology in MODULES.reads]
            self._optics = learned(self._pixels, codes[:_TAUGHT_BY]) if codes else None
        optics = self._optics
        return optics if optics and any(symbol.symbology in names for symbol in optics.symbols) else None

    def _second_opinion(self, still_open: Callable[[], list[Region]], names: tuple[str, ...]) -> None:
        for box, patches in still_open():
            patch = patches[0] if patches else box
            for factor in _ZBAR_FACTORS:
                if self._late():
                    return
                self._add(partial(read_by_zbar, patch.cut(self._pixels), names, (patch.x0, patch.y0), factor))

    def _try(self, step: Step, names: tuple[str, ...], box: Box, *, unless_found: bool = False) -> None:
        patch = box.cut(self._pixels)
        names = tuple(name for name in names if name in step.reads)
        if not names or patch.size == 0 or (step.enlarges > 1 and patch.size * step.enlarges**2 > _MAX_VIEW_PX):
            return
        if unless_found and any(box.holds(*found.center) for found in self._tally.believed):
            return
        self._add(partial(read, patch, names, (box.x0, box.y0), step))

    def _add(self, attempt: Callable[[], list[Found]]) -> None:
        try:
            found = attempt()
        except (cv2.error, RuntimeError, ValueError, MemoryError):
            self.error = "decoder_failed"
            return
        for one in found:
            self._tally.add(one)

    def _late(self) -> bool:
        return time.perf_counter() >= self._deadline


def _off_middle(grid: Grid, found: Found) -> float:
    cell = grid.cell_of(found.center)
    if cell is None:
        return float("inf")
    x, y = grid.middle(cell)
    return float(np.hypot(found.center[0] - x, found.center[1] - y))


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f.center[1] // 50, f.center[0]))
