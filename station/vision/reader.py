"""One attempt: one view of one patch given to one library."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from typing import Any

import zxingcpp

from station.vision.bars import confirmed
from station.vision.locate import Box
from station.vision.proof import Standing, standing, version_of
from station.vision.restore import PatchView, scaled
from station.vision.steps import CascadeStep
from station.vision.symbologies import formats, named
from station.vision.types import Cell, Decoded, Pixels, Position

_SAME_PLACE = 0.6
"""Middles nearer than this part of half a diagonal belong to one symbol."""
_OF_ZBAR = {"QRCODE": "qr"}
"""What zbar is asked: it has read blurred EAN-13 codes wrong, alike at two scales and alike with zxing-cpp."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One reading, in coordinates of the whole picture."""

    text: str
    raw: bytes
    symbology: str
    position: Position
    center: tuple[float, float]
    reach: float
    """Half of the longer diagonal."""
    step: str
    voice: Hashable
    """What makes two readings differing ones: the view and the binarizer, whatever the step is called."""
    proven: bool
    version: str = ""

    @property
    def content(self) -> tuple[str, str, bytes]:
        return self.symbology, self.text, self.raw

    def covers(self, other: "Found") -> bool:
        """Whether both are readings of one printed symbol, by their places."""
        return dist(self.center, other.center) < _SAME_PLACE * max(self.reach, other.reach)


def decoded(found: Found, cell: Cell | None = None) -> Decoded:
    """A reading that is believed."""
    return Decoded(
        found.text, found.raw, found.symbology, cell, found.position, found.step, found.proven, found.version
    )


def read(pixels: Pixels, box: Box, names: tuple[str, ...], step: CascadeStep) -> list[Found]:
    """Ask zxing-cpp for symbologies ``names`` in this box of the picture."""
    view = step.view(box.cut(pixels))
    barcodes = zxingcpp.read_barcodes(
        view.pixels,
        formats=_formats(names),
        try_rotate=step.flags,
        try_downscale=step.flags,
        try_invert=step.flags,
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=step.binarizer,
    )
    at = (box.x0, box.y0)
    return [found for barcode in barcodes if (found := _found(barcode, names, view, pixels, at, step))]


def _found(
    barcode: zxingcpp.Barcode,
    names: tuple[str, ...],
    view: PatchView,
    pixels: Pixels,
    at: tuple[int, int],
    step: CascadeStep,
) -> Found | None:
    symbology, text = named(barcode, names)
    if symbology not in names or not (text or barcode.bytes):
        return None
    worth = standing(barcode, symbology)
    if worth is Standing.NOTHING:
        return None
    place = barcode.position
    corners = ((p.x, p.y) for p in (place.top_left, place.top_right, place.bottom_right, place.bottom_left))
    position, center, reach = _placed(corners, view, at)
    if worth is Standing.TO_BE_CONFIRMED and not confirmed(pixels, position, symbology, text):
        return None
    return Found(
        text=text,
        raw=barcode.bytes,
        symbology=symbology,
        position=position,
        center=center,
        reach=reach,
        step=step.name,
        voice=(step.view, step.binarizer),
        proven=worth is not Standing.WEAK,
        version=version_of(barcode),
    )


def _placed(
    corners: Iterable[tuple[float, float]], view: PatchView, at: tuple[int, int]
) -> tuple[Position, tuple[float, float], float]:
    """Corners, middle and half of the longer diagonal, taken from the view to the whole picture."""
    (xx, xy, x0), (yx, yy, y0) = view.back.tolist()
    a, b, c, d = ((round(xx * x + xy * y + x0 + at[0], 1), round(yx * x + yy * y + y0 + at[1], 1)) for x, y in corners)
    center = ((a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4)
    return (a, b, c, d), center, max(dist(a, c), dist(b, d)) / 2


@lru_cache(maxsize=64)
def _formats(names: tuple[str, ...]) -> zxingcpp.BarcodeFormats:
    return formats(names)


def read_by_zbar(patch: Pixels, names: tuple[str, ...], at: tuple[int, int], factor: float) -> list[Found]:
    """The second opinion. zbar tells nothing of its corrections, so none of its readings proves itself."""
    zbar = _zbar()
    if zbar is None:
        return []
    wanted = [zbar.ZBarSymbol[theirs] for theirs, ours in _OF_ZBAR.items() if ours in names]
    if not wanted:
        return []
    view = scaled(factor)(patch)
    try:
        symbols = zbar.decode(view.pixels, symbols=wanted)
    except (ValueError, zbar.PyZbarError):  # a structured-append QR, for one: a no-read of this step
        return []
    return [found for symbol in symbols if (found := _found_by_zbar(symbol, view, at, f"zbar x{factor:g}"))]


def _found_by_zbar(symbol: Any, view: PatchView, at: tuple[int, int], step: str) -> Found | None:
    try:
        text = bytes(symbol.data).decode("utf-8")
    except UnicodeDecodeError:
        return None
    symbology = _OF_ZBAR.get(symbol.type)
    if symbology is None or not text:
        return None
    x, y, w, h = symbol.rect
    outline = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
    return Found(text, bytes(symbol.data), symbology, *_placed(outline, view, at), step, "zbar", proven=False)


@lru_cache(maxsize=1)
def _zbar() -> Any:
    """pyzbar, or None where the libzbar library is not installed."""
    try:
        from pyzbar import pyzbar
    except ImportError:
        return None
    return pyzbar
