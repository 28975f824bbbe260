"""One attempt: one view of one patch given to one library."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from station.vision.proof import Standing, standing
from station.vision.restore import View
from station.vision.symbologies import formats, name_of
from station.vision.types import Pixels, Position

Corners = npt.NDArray[np.float64]
_OF_ZBAR = {"QRCODE": "qr", "CODE128": "code128", "EAN13": "ean13"}


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One reading, in coordinates of the whole picture."""

    text: str
    raw: bytes
    symbology: str
    corners: Corners
    """(4, 2)."""
    step: str
    proven: bool

    @property
    def center(self) -> tuple[float, float]:
        x, y = self.corners.mean(axis=0)
        return float(x), float(y)

    @property
    def reach(self) -> float:
        """Half of the longer diagonal."""
        across = self.corners[0] - self.corners[2], self.corners[1] - self.corners[3]
        return float(max(np.hypot(*diagonal) for diagonal in across)) / 2

    @property
    def content(self) -> tuple[str, str, bytes]:
        return self.symbology, self.text, self.raw

    @property
    def position(self) -> Position:
        a, b, c, d = ((round(float(x), 1), round(float(y), 1)) for x, y in self.corners)
        return a, b, c, d

    def covers(self, other: "Found") -> bool:
        """Whether both are readings of one printed symbol, by their places."""
        (x, y), (u, v) = self.center, other.center
        return float(np.hypot(x - u, y - v)) < 0.6 * max(self.reach, other.reach)


@dataclass(frozen=True, slots=True)
class Reader:
    """How zxing-cpp is called."""

    names: tuple[str, ...]
    binarizer: zxingcpp.Binarizer = zxingcpp.Binarizer.LocalAverage
    rotate: bool = False
    downscale: bool = False
    invert: bool = False

    def read(self, view: View, at: tuple[int, int], step: str) -> list[Found]:
        """``at``: the patch's top left in the picture."""
        barcodes = zxingcpp.read_barcodes(
            view.pixels,
            formats=_formats(self.names),
            try_rotate=self.rotate,
            try_downscale=self.downscale,
            try_invert=self.invert,
            text_mode=zxingcpp.TextMode.Plain,
            binarizer=self.binarizer,
        )
        return [found for barcode in barcodes if (found := _found(barcode, view, at, step))]


def _found(barcode: zxingcpp.Barcode, view: View, at: tuple[int, int], step: str) -> Found | None:
    symbology = name_of(barcode)
    if symbology is None or not (barcode.text or barcode.bytes):
        return None
    worth = standing(barcode, symbology)
    if worth is Standing.NOTHING:
        return None
    place = barcode.position
    corners = ((p.x, p.y) for p in (place.top_left, place.top_right, place.bottom_right, place.bottom_left))
    return Found(
        text=barcode.text,
        raw=barcode.bytes,
        symbology=symbology,
        corners=_back(corners, view, at),
        step=step,
        proven=worth is Standing.PROVEN,
    )


def _back(corners: Iterable[tuple[float, float]], view: View, at: tuple[int, int]) -> Corners:
    points = np.array(list(corners), np.float64)
    mapped: Corners = points @ view.back[:, :2].T + view.back[:, 2] + np.array(at, np.float64)
    return mapped


@lru_cache(maxsize=64)
def _formats(names: tuple[str, ...]) -> zxingcpp.BarcodeFormats:
    return formats(names)


def read_by_zbar(pixels: Pixels, names: tuple[str, ...], at: tuple[int, int], step: str) -> list[Found]:
    """The second opinion. zbar tells nothing of its corrections, so none of its readings proves itself."""
    zbar = _zbar()
    if zbar is None:
        return []
    wanted = [zbar.ZBarSymbol[theirs] for theirs, ours in _OF_ZBAR.items() if ours in names]
    if not wanted:
        return []
    large = cv2.resize(pixels, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    try:
        symbols = zbar.decode(np.ascontiguousarray(large), symbols=wanted)
    except (ValueError, zbar.PyZbarError):  # a structured-append QR, for one: a no-read of this step
        return []
    view = View(pixels, np.array([[0.5, 0, -0.25], [0, 0.5, -0.25]]))
    return [found for symbol in symbols if (found := _found_by_zbar(symbol, view, at, step))]


def _found_by_zbar(symbol: Any, view: View, at: tuple[int, int], step: str) -> Found | None:
    try:
        text = bytes(symbol.data).decode("utf-8")
    except UnicodeDecodeError:
        return None
    symbology = _OF_ZBAR.get(symbol.type)
    if symbology is None or not text:
        return None
    x, y, w, h = symbol.rect
    outline = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
    return Found(text, bytes(symbol.data), symbology, _back(outline, view, at), step, proven=False)


@lru_cache(maxsize=1)
def _zbar() -> Any:
    """pyzbar, or None where the libzbar library is not installed."""
    try:
        from pyzbar import pyzbar
    except ImportError:
        return None
    return pyzbar
