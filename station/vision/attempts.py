"""One picture and what was tried on it: each step over each place, cheap ones first, until time is up."""

import time
from collections.abc import Callable
from functools import cache, partial

import cv2

from station.vision.learning import learned
from station.vision.locate import Box
from station.vision.modules import read_modules
from station.vision.optics import Optics
from station.vision.reader import Found, decoded, read, read_by_zbar
from station.vision.regions import Region, boxes_for, may_be_filled, narrowed
from station.vision.restore import as_it_is
from station.vision.steps import FIRST, HEAVY, LIGHT, MODULES, TURNED, CascadeStep, undoing
from station.vision.tally import Tally
from station.vision.types import DecodeSettings, Pixels

_MAX_VIEW_PX = 6_000_000
"""A view larger than this is not made: one attempt must stay short."""
VAIN = 4
"""Places in a row that a step could not read, before it is given up in this picture."""
NEVER = 1_000_000
_TAUGHT_BY = 3
"""Codes of a picture from which its own blur is learned."""
_ZBAR_FACTORS = (2.0, 3.0)


class Attempts:
    """What was read so far, and the means to read more."""

    def __init__(self, pixels: Pixels, settings: DecodeSettings, deadline: float, optics: Optics | None) -> None:
        self.error: str | None = None
        self._pixels = pixels
        self._settings = settings
        self._deadline = deadline
        self._tally = Tally()
        self._optics = optics

    def _whole(self, names: tuple[str, ...], *, flags: bool) -> None:
        height, width = self._pixels.shape
        self._try(
            CascadeStep("whole flags" if flags else "whole", as_it_is, flags=flags), names, Box(0, 0, width, height)
        )

    def _harder(self, still_open: Callable[[], list[Region]], first: tuple[str, ...], others: tuple[str, ...]) -> None:
        """Every step over every open region before the next step, so that the cheap ones reach all of them.

        Where the blur is known, it is undone, and the modules are estimated, before guesses at it are tried."""
        optics = self._optics
        if optics is None:
            self._steps((*TURNED, *FIRST, *LIGHT, MODULES), still_open, first, others)
            self._steps(HEAVY, still_open, first, others)
        else:
            narrow = cache(lambda spot: narrowed(self._pixels, spot, optics))
            near = (*TURNED, *FIRST, undoing(optics), MODULES)
            self._steps(near, lambda: [narrow(spot) for spot in still_open()], first, others, most_vain=VAIN)
            self._steps((*FIRST, *LIGHT, MODULES), still_open, first, others)
            if not self._beyond_views():
                self._steps(HEAVY, still_open, first, others)
        if self._settings.pyzbar:
            self._second_opinion(still_open, first)

    def _steps(
        self,
        steps: tuple[CascadeStep, ...],
        still_open: Callable[[], list[Region]],
        first: tuple[str, ...],
        others: tuple[str, ...],
        most_vain: int = NEVER,
    ) -> None:
        """``most_vain``: places in a row in which a step found nothing, before it is given up."""
        for step, names in [(step, names) for names in (first, others) if names for step in steps]:
            if step is MODULES:
                self._modules(still_open(), names)
                continue
            vain = 0
            for spot in still_open():
                before = len(self._tally.believed)
                for box in boxes_for(step, spot):
                    if self._late():
                        return
                    self._try(step, names, box)
                vain = 0 if len(self._tally.believed) > before else vain + 1
                if vain > most_vain:
                    break

    def _modules(self, spots: list[Region], names: tuple[str, ...]) -> None:
        """Estimate the modules where the blur is known, until it is plain that it does not help."""
        optics = self._known_optics(names) if spots else None
        if optics is None:
            return
        vain = 0
        for _, patches in spots:
            before = len(self._tally.believed)
            for patch in (patch for patch in patches if may_be_filled(patch, optics)):
                if self._late() or vain > VAIN:
                    return
                self._add(partial(read_modules, self._pixels, patch.middle, names, optics, self._deadline))
                if len(self._tally.believed) > before:
                    break
            vain = 0 if len(self._tally.believed) > before else vain + 1

    def _beyond_views(self) -> bool:
        """Whether many codes of this picture were estimated, and none read from a view (but the case code's, perhaps).

        A cell that could not be estimated is then not read from a heavier view; its views take as long as ten codes."""
        estimated = [found.step == MODULES.name for found in self._tally.believed]
        return sum(estimated) > VAIN and len(estimated) - sum(estimated) <= 1

    def _known_optics(self, names: tuple[str, ...]) -> Optics | None:
        if self._optics is None:
            codes = [decoded(found) for found in self._tally.believed if found.symbology in MODULES.reads]
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

    def _try(self, step: CascadeStep, names: tuple[str, ...], box: Box, *, unless_found: bool = False) -> None:
        patch = box.cut(self._pixels)
        names = tuple(name for name in names if name in step.reads)
        if not names or patch.size == 0 or (step.enlarges > 1 and patch.size * step.enlarges**2 > _MAX_VIEW_PX):
            return
        if unless_found and self._tally.lies_in(box):
            return
        self._add(partial(read, self._pixels, box, names, step))

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
