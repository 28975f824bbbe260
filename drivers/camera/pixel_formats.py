"""Pixels as cameras send them → grey of 8 bits, by the numbers of GenICam's Pixel Format Naming Convention (PFNC 2.4).

Of 10, 12, 14 and 16 bits the upper eight are kept: the picture is scaled, whatever its brightest pixel is. A mosaic is
scaled first and made grey then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

import cv2
import numpy as np
import numpy.typing as npt

from drivers.protocols import Pixels

Layout = Literal["bytes", "words", "pairs", "packed10", "packed12"]
"""``words``: 16 bits, little-endian. ``pairs``: GigE Vision's own packing, two pixels in three bytes. ``packed``: the
bits of PFNC's ``p``, without a gap."""
Bytes = npt.NDArray[np.uint8]
NO_PIXELS: Pixels = np.empty((0, 0), np.uint8)
"""What stands for a picture that could not be read."""


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """One way to send a picture."""

    name: str
    layout: Layout
    depth: int
    """Bits of one channel of one pixel."""
    to_grey: int | None = None
    """OpenCV's conversion; None = it is grey."""
    channels: int = 1

    def size_bytes(self, pixels: int) -> int:
        """How many bytes so many pixels take."""
        match self.layout:
            case "bytes":
                return pixels * self.channels
            case "words":
                return pixels * 2
            case "pairs":
                return (pixels * 3 + 1) // 2
            case "packed10":
                return (pixels * 10 + 7) // 8
            case "packed12":
                return (pixels * 12 + 7) // 8
            case _:
                assert_never(self.layout)


_GR, _RG, _GB, _BG = cv2.COLOR_BayerGB2GRAY, cv2.COLOR_BayerBG2GRAY, cv2.COLOR_BayerGR2GRAY, cv2.COLOR_BayerRG2GRAY
"""OpenCV names a mosaic by its second row and second column, PFNC by the corner."""

FORMATS: Mapping[int, PixelFormat] = {
    0x01080001: PixelFormat("Mono8", "bytes", 8),
    0x01100003: PixelFormat("Mono10", "words", 10),
    0x010C0004: PixelFormat("Mono10Packed", "pairs", 10),
    0x010A0046: PixelFormat("Mono10p", "packed10", 10),
    0x01100005: PixelFormat("Mono12", "words", 12),
    0x010C0006: PixelFormat("Mono12Packed", "pairs", 12),
    0x010C0047: PixelFormat("Mono12p", "packed12", 12),
    0x01100025: PixelFormat("Mono14", "words", 14),
    0x01100007: PixelFormat("Mono16", "words", 16),
    0x01080008: PixelFormat("BayerGR8", "bytes", 8, _GR),
    0x01080009: PixelFormat("BayerRG8", "bytes", 8, _RG),
    0x0108000A: PixelFormat("BayerGB8", "bytes", 8, _GB),
    0x0108000B: PixelFormat("BayerBG8", "bytes", 8, _BG),
    0x0110000C: PixelFormat("BayerGR10", "words", 10, _GR),
    0x0110000D: PixelFormat("BayerRG10", "words", 10, _RG),
    0x0110000E: PixelFormat("BayerGB10", "words", 10, _GB),
    0x0110000F: PixelFormat("BayerBG10", "words", 10, _BG),
    0x01100010: PixelFormat("BayerGR12", "words", 12, _GR),
    0x01100011: PixelFormat("BayerRG12", "words", 12, _RG),
    0x01100012: PixelFormat("BayerGB12", "words", 12, _GB),
    0x01100013: PixelFormat("BayerBG12", "words", 12, _BG),
    0x010C0026: PixelFormat("BayerGR10Packed", "pairs", 10, _GR),
    0x010C0027: PixelFormat("BayerRG10Packed", "pairs", 10, _RG),
    0x010C0028: PixelFormat("BayerGB10Packed", "pairs", 10, _GB),
    0x010C0029: PixelFormat("BayerBG10Packed", "pairs", 10, _BG),
    0x010C002A: PixelFormat("BayerGR12Packed", "pairs", 12, _GR),
    0x010C002B: PixelFormat("BayerRG12Packed", "pairs", 12, _RG),
    0x010C002C: PixelFormat("BayerGB12Packed", "pairs", 12, _GB),
    0x010C002D: PixelFormat("BayerBG12Packed", "pairs", 12, _BG),
    0x0110002E: PixelFormat("BayerGR16", "words", 16, _GR),
    0x0110002F: PixelFormat("BayerRG16", "words", 16, _RG),
    0x01100030: PixelFormat("BayerGB16", "words", 16, _GB),
    0x01100031: PixelFormat("BayerBG16", "words", 16, _BG),
    0x010A0052: PixelFormat("BayerBG10p", "packed10", 10, _BG),
    0x010A0054: PixelFormat("BayerGB10p", "packed10", 10, _GB),
    0x010A0056: PixelFormat("BayerGR10p", "packed10", 10, _GR),
    0x010A0058: PixelFormat("BayerRG10p", "packed10", 10, _RG),
    0x010C0053: PixelFormat("BayerBG12p", "packed12", 12, _BG),
    0x010C0055: PixelFormat("BayerGB12p", "packed12", 12, _GB),
    0x010C0057: PixelFormat("BayerGR12p", "packed12", 12, _GR),
    0x010C0059: PixelFormat("BayerRG12p", "packed12", 12, _RG),
    0x02180014: PixelFormat("RGB8", "bytes", 8, cv2.COLOR_RGB2GRAY, 3),
    0x02180015: PixelFormat("BGR8", "bytes", 8, cv2.COLOR_BGR2GRAY, 3),
    0x02200016: PixelFormat("RGBa8", "bytes", 8, cv2.COLOR_RGBA2GRAY, 4),
    0x02200017: PixelFormat("BGRa8", "bytes", 8, cv2.COLOR_BGRA2GRAY, 4),
    0x0210001F: PixelFormat("YUV422_8_UYVY", "bytes", 8, cv2.COLOR_YUV2GRAY_UYVY, 2),
    0x02100032: PixelFormat("YUV422_8", "bytes", 8, cv2.COLOR_YUV2GRAY_YUY2, 2),
}
NAMES = frozenset(each.name for each in FORMATS.values())


def grey_of(data: Bytes, code: int, width_px: int, height_px: int, padding_bytes: int = 0) -> "Pixels | None":
    """Return the picture, shape (height, width); None when the bytes are fewer than it needs.

    ``padding_bytes`` follow each line. Raises KeyError for a format that nobody here reads."""
    form = FORMATS[code]
    lines = _without_padding(data, form.size_bytes(width_px), height_px, padding_bytes)
    if lines is None or lines.size < form.size_bytes(width_px * height_px):
        return None
    eight = _upper_eight(lines, form, width_px * height_px * form.channels)
    if form.to_grey is None:
        return eight.reshape(height_px, width_px)
    shape = (height_px, width_px) if form.channels == 1 else (height_px, width_px, form.channels)
    return np.asarray(cv2.cvtColor(eight.reshape(shape), form.to_grey), np.uint8)


def _without_padding(data: Bytes, line_bytes: int, height_px: int, padding_bytes: int) -> Bytes | None:
    if padding_bytes == 0:
        return data
    pitch = line_bytes + padding_bytes
    if data.size < pitch * height_px:
        return None
    return np.ascontiguousarray(data[: pitch * height_px].reshape(height_px, pitch)[:, :line_bytes]).ravel()


def _upper_eight(data: Bytes, form: PixelFormat, values: int) -> Bytes:
    match form.layout:
        case "bytes":
            return data[:values].copy()
        case "words":
            return (data[: values * 2].view("<u2") >> (form.depth - 8)).astype(np.uint8)
        case "pairs":
            return _pairs(data, values)
        case "packed10":
            return _packed10(data, values)
        case "packed12":
            return _packed12(data, values)
        case _:
            assert_never(form.layout)


def _groups(data: Bytes, values: int, pixels: int, size: int) -> Bytes:
    """The bytes in groups of ``size``, each of ``pixels`` pixels; the last group filled up."""
    groups = -(-values // pixels)
    missing = groups * size - data.size
    whole = np.concatenate((data, np.zeros(missing, np.uint8))) if missing > 0 else data[: groups * size]
    return whole.reshape(groups, size)


def _pairs(data: Bytes, values: int) -> Bytes:
    """The upper eight bits of both pixels are the first and the third byte."""
    three = _groups(data, values, 2, 3)
    return np.ascontiguousarray(three[:, ::2]).ravel()[:values]


def _packed12(data: Bytes, values: int) -> Bytes:
    three = _groups(data, values, 2, 3)
    out = np.empty((len(three), 2), np.uint8)
    out[:, 0] = (three[:, 0] >> 4) | (three[:, 1] << 4)
    out[:, 1] = three[:, 2]
    return out.ravel()[:values]


def _packed10(data: Bytes, values: int) -> Bytes:
    five = _groups(data, values, 4, 5)
    out = np.empty((len(five), 4), np.uint8)
    for place in range(4):  # pixel k begins at bit 10 k; its upper eight bits at 10 k + 2
        low, shift = divmod(10 * place + 2, 8)
        out[:, place] = five[:, low] if shift == 0 else (five[:, low] >> shift) | (five[:, low + 1] << (8 - shift))
    return out.ravel()[:values]
