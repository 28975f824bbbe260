"""From a frame to what the core may judge: decoded, judged by the recipe, looked up, every cell accounted for."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from drivers.protocols import Frame, Pixels
from station.core.observations import PictureRead, ViewRead
from station.core.settings import CameraRole
from station.core.values import CaseRef, Recipe, View
from station.core.views import views_of
from station.runtime.camera_pictures import CameraPictures
from station.runtime.code_checker import CheckedRead, CodeChecker, grid_cells
from station.vision.types import Decoded, DecodeSettings, PictureResult

NO_ORDER_OPEN = "no_order"
Numbered = tuple[int, View]
"""A view and its number in the recipe."""


class Decoder(Protocol):
    """What is needed of ``station.vision.DecodePool``."""

    async def decode(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult: ...


class PictureReader:
    """Reads the pictures of one camera; safe for several pictures at once.

    Which layer a picture is of is not known as it is decoded, so it is read for every view of its camera; views that
    are read alike (a camera that takes each layer in the same way) cost one decoding."""

    def __init__(
        self,
        decoder: Decoder,
        checker: CodeChecker,
        recipe: Callable[[], Recipe | None],
        settings_of: Callable[[Recipe, View], DecodeSettings],
        *,
        camera: str,
        cameras: Sequence[CameraRole],
    ) -> None:
        """``cameras``: all of the line."""
        self._decoder = decoder
        self._checker = checker
        self._recipe = recipe
        self._settings_of = settings_of
        self._camera = camera
        self._cameras = cameras
        self.looks = CameraPictures()

    async def read(self, case: CaseRef | None, frame: Frame, kept: str | None) -> tuple[PictureRead, float]:
        """The picture as the core wants it, and the milliseconds its decoding took."""
        recipe, unread = self._recipe(), PictureRead(self._camera, case, frame.counter, picture=kept)
        if recipe is None:
            self.looks.add(frame, None)
            return replace(unread, error=NO_ORDER_OPEN), 0.0
        views, results = await self._decode(frame, recipe)
        self.looks.add(frame, _shown(views, results), rated=True)
        took_ms = max((result.ms for result in results), default=0.0)
        error = next((result.error for result in results if result.error is not None), None)
        if error is not None:
            return replace(unread, error=error), took_ms
        read = [
            await self._view(number, view, self._without_others(result, frame, view, views))
            for (number, view), result in zip(views, results, strict=True)
        ]
        return replace(unread, views=tuple(read)), took_ms

    async def look_at(self, frame: Frame) -> PictureResult | None:
        """Read a picture of no case, for whoever looks at the camera; None = no order is open."""
        recipe = self._recipe()
        result = _shown(*await self._decode(frame, recipe)) if recipe is not None else None
        self.looks.add(frame, result)
        return result

    async def _decode(self, frame: Frame, recipe: Recipe) -> tuple[list[Numbered], list[PictureResult]]:
        """Every view of this camera with what was read in it."""
        all_views = enumerate(views_of(recipe, self._cameras), start=1)
        views = [(number, view) for number, view in all_views if view.camera == self._camera]
        wanted = [self._settings_of(recipe, view) for _, view in views]
        ways = list(dict.fromkeys(wanted))
        results = await asyncio.gather(*(self._decoder.decode(frame.pixels, way) for way in ways))
        by_way = dict(zip(ways, results, strict=True))
        return views, [by_way[way] for way in wanted]

    async def _view(self, number: int, view: View, result: PictureResult) -> ViewRead:
        in_cells = await self._sight(result.codes)
        outside = await self._sight(result.extra)
        units = {
            code.cell: seen.checked
            for code, seen in zip(result.codes, in_cells, strict=True)
            if code.cell is not None and seen.role == "unit"
        }
        labels = [seen.checked for seen in (*in_cells, *outside) if seen.role == "case"]
        extra = [seen.checked for seen in outside if seen.role == "unit"]
        return ViewRead(number, grid_cells(view.rows, view.columns, units), tuple(extra), tuple(labels))

    def _without_others(
        self, result: PictureResult, frame: Frame, view: View, views: Sequence[Numbered]
    ) -> PictureResult:
        """What lies in the area of another view of the same picture is that view's, and no stranger in this one."""
        others = [other.area for _, other in views if other.layer == view.layer and other.area != view.area]
        extra = (code for code in result.extra if not any(_lies_in(code, frame, area) for area in others))
        return replace(result, extra=tuple(extra)) if others else result

    async def _sight(self, codes: Sequence[Decoded]) -> list[CheckedRead]:
        return await self._checker.check([(code.raw, code.text) for code in codes], None) if codes else []


def _lies_in(code: Decoded, frame: Frame, area: tuple[int, int, int, int]) -> bool:
    """Whether the middle of a code outside its own view's grid lies in this area (thousandths of the picture)."""
    if code.cell is not None:
        return False
    height, width = frame.pixels.shape
    x, y = (1000 * sum(corner[axis] for corner in code.position) / 4 for axis in (0, 1))
    left, top, wide, high = area
    return bool(left <= x / width < left + wide and top <= y / height < top + high)


def _shown(views: Sequence[Numbered], results: Sequence[PictureResult]) -> PictureResult | None:
    """What a page of this camera shows: everything read in the views of the layer that this picture looks like."""
    layers: dict[int, list[PictureResult]] = {}
    for (_, view), result in zip(views, results, strict=True):
        layers.setdefault(view.layer, []).append(result)
    best = max(layers.values(), key=lambda each: sum(len(result.codes) for result in each), default=[])
    if len(best) < 2:
        return best[0] if best else None
    return PictureResult(
        tuple(code for result in best for code in result.codes),
        tuple(cell for result in best for cell in result.missing),
        (),
        max(result.ms for result in best),
        next((result.error for result in best if result.error is not None), None),
    )
