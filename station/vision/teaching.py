"""Learning how a camera sees where its readings alone do not tell: a case shown on purpose, a line that moves now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2

from station.vision.cascade import decode
from station.vision.estimate import likeness
from station.vision.grid import Grid
from station.vision.lattice import lattice_of
from station.vision.learning import USUAL_NOISE, USUAL_SIGMAS, learned
from station.vision.locate import Box, fullest
from station.vision.modules import read_modules
from station.vision.optics import Optics, SymbolSeen, blur, moved
from station.vision.reader import decoded
from station.vision.types import Cell, DecodeSettings, PictureResult, Pixels

PATIENT_MS = 5_000.0
"""For a picture that a person waits for, or nobody."""
_MOTIONS_PX = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0)
_MOTIONS_DEG = tuple(22.5 * number for number in range(8))
_SCALES = tuple(1.2 * 1.05**step for step in range(25))
"""Pixels a module, 1.2 to 3.9: what is larger is read without any of this."""
_SIZES = {
    "qr": [str(number) for number in range(1, 7)],
    "datamatrix": [f"{side}x{side}" for side in range(10, 28, 2)],
}
_SOUGHT_IN = 2
"""Cells."""
_LIKELIEST = 12
_REREAD = 2
"""Times that the picture in which a motion was found is read again."""


def learn(pictures: Sequence[Pixels], settings: DecodeSettings) -> Optics | None:
    """What these pictures of a case tell of their camera; None where not one code could be read in any way.

    Takes seconds a picture, and up to a minute where nothing is read: for a person who waits for it."""
    known: Optics | None = None
    for pixels in pictures:
        known = learned(pixels, decode(pixels, replace(settings, budget_ms=PATIENT_MS), known).codes, known)
    for pixels in pictures if known is None else ():
        known = known or guessed(pixels, settings)
    return known


def learned_from(
    pixels: Pixels, settings: DecodeSettings, result: PictureResult, known: Optics | None
) -> Optics | None:
    """What a picture and its reading tell, never raising for either: the good reads, or else a motion that explains
    why there are none, or a size where no code was ever read."""
    try:
        if known is None and not result.codes:
            return guessed(pixels, settings)
        if known is not None and len(result.codes) < len(result.missing):
            found = sought(pixels, settings, result.missing, known)
            return _refined(pixels, settings, found) if found is not None else known
        return learned(pixels, result.codes, known)
    except (cv2.error, RuntimeError, ValueError):
        return known


def _refined(pixels: Pixels, settings: DecodeSettings, found: Optics) -> Optics | None:
    """One code tells a motion roughly; what it helps to read of the same picture tells it better, twice."""
    refined: Optics | None = found
    for _ in range(_REREAD):
        codes = decode(pixels, replace(settings, budget_ms=PATIENT_MS), refined).codes
        refined = learned(pixels, codes, refined, anew=True)
    return refined


def sought(pixels: Pixels, settings: DecodeSettings, missing: Sequence[Cell], known: Optics) -> Optics | None:
    """The motion with which cells that were not read can be, tried out; None where there is none.

    Takes up to a second: for the spare time after a picture in which much was missing."""
    grid = Grid.over(pixels.shape, settings.area, settings.rows, settings.columns)
    boxes = [grid.box(cell, pixels.shape) for cell in missing[:_SOUGHT_IN]]
    for length in _MOTIONS_PX:
        for angle in _MOTIONS_DEG:
            tried = replace(known, symbols=known.symbols[:1], kernel=moved(known.kernel, length, angle))
            found = _taught(pixels, boxes, tried)
            if found is not None:
                return replace(found, symbols=known.symbols)
    return None


def guessed(pixels: Pixels, settings: DecodeSettings) -> Optics | None:
    """The size of symbol and module that the first cells look most like, tried out with usual blurs."""
    grid = Grid.over(pixels.shape, settings.area, max(settings.rows, 1), max(settings.columns, 1))
    for cell in grid.cells()[:_SOUGHT_IN]:
        box = grid.box(cell, pixels.shape)
        rated = [(_likeness(pixels, box, symbol), number, symbol) for number, symbol in enumerate(_symbols(settings))]
        for _, _, symbol in sorted(rated, reverse=True)[:_LIKELIEST]:
            for sigma in USUAL_SIGMAS:
                found = _taught(pixels, [box], Optics((symbol,), blur(sigma), USUAL_NOISE))
                if found is not None:
                    return found
    return None


def _symbols(settings: DecodeSettings) -> Iterator[SymbolSeen]:
    names = [name for name in settings.symbologies or ("qr",) if name in _SIZES]
    return (SymbolSeen(name, size, scale) for name in names for size in _SIZES[name] for scale in _SCALES)


def _likeness(pixels: Pixels, box: Box, symbol: SymbolSeen) -> float:
    lattice, optics = (
        lattice_of(symbol.symbology, symbol.version),
        Optics((symbol,), blur(USUAL_SIGMAS[0]), USUAL_NOISE),
    )
    place = fullest(pixels, box, optics.side_px)
    if lattice is None or place is None:
        return 0.0
    return likeness(pixels, place, lattice, symbol.px_per_module, optics)


def _taught(pixels: Pixels, boxes: Sequence[Box], tried: Optics) -> Optics | None:
    """What is learned from the first proven reading with these optics."""
    names = tuple({symbol.symbology for symbol in tried.symbols})
    for box in boxes:
        place = fullest(pixels, box, tried.side_px)
        readings = read_modules(pixels, place, names, tried) if place is not None else []
        codes = [decoded(found) for found in readings if found.proven]
        if codes:
            return learned(pixels, codes, tried)
    return None
