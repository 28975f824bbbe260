"""From a frame to what the core may judge: decoded, judged by the recipe, looked up, every cell accounted for."""

from collections.abc import Callable, Sequence
from typing import Protocol

from drivers.protocols import Frame, Pixels
from station.core.observations import PictureRead
from station.core.values import CaseRef, Recipe
from station.runtime.looks import Looks
from station.runtime.sightings import Seen, Sighter, grid_cells
from station.vision.types import Decoded, DecodeSettings, PictureResult

NO_ORDER_OPEN = "no_order"


class Decoder(Protocol):
    """What is needed of ``station.vision.DecodePool``."""

    async def decode(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult: ...


class PictureReader:
    """Reads the pictures of one line; safe for several pictures at once."""

    def __init__(
        self,
        decoder: Decoder,
        sighter: Sighter,
        recipe: Callable[[], Recipe | None],
        settings_of: Callable[[Recipe], DecodeSettings],
    ) -> None:
        self._decoder = decoder
        self._sighter = sighter
        self._recipe = recipe
        self._settings_of = settings_of
        self.looks = Looks()

    async def read(
        self, camera: str, case: CaseRef | None, frame: Frame, kept: str | None
    ) -> tuple[PictureRead, float]:
        """The picture as the core wants it, and the milliseconds its decoding took."""
        recipe = self._recipe()
        if recipe is None:
            self.looks.add(frame, None)
            return PictureRead(camera, case, frame.counter, (), error=NO_ORDER_OPEN, picture=kept), 0.0
        result = await self._decoder.decode(frame.pixels, self._settings_of(recipe))
        self.looks.add(frame, result, rated=True)
        if result.error is not None:
            return PictureRead(camera, case, frame.counter, (), error=result.error, picture=kept), result.ms
        in_cells = await self._sight(result.codes)
        outside = await self._sight(result.extra)
        units = {
            code.cell: seen.sighting
            for code, seen in zip(result.codes, in_cells, strict=True)
            if code.cell is not None and seen.role == "unit"
        }
        labels = [seen.sighting for seen in (*in_cells, *outside) if seen.role == "case"]
        extra = [seen.sighting for seen in outside if seen.role == "unit"]
        cells = grid_cells(recipe.rows, recipe.columns, units)
        return PictureRead(camera, case, frame.counter, cells, tuple(extra), tuple(labels), picture=kept), result.ms

    async def look_at(self, frame: Frame) -> PictureResult | None:
        """Read a picture of no case, for whoever looks at the camera; None = no order is open."""
        recipe = self._recipe()
        result = await self._decoder.decode(frame.pixels, self._settings_of(recipe)) if recipe is not None else None
        self.looks.add(frame, result)
        return result

    async def _sight(self, codes: Sequence[Decoded]) -> list[Seen]:
        return await self._sighter.sight([(code.raw, code.text) for code in codes], None) if codes else []
