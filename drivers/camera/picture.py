"""Bytes of a picture file → grey pixels, with the size known before anything is decoded. Pure but for cv2's decoder.

Formats: PNG, JPEG, BMP and binary PGM/PPM. What is not one of them, is cut short, or is too large is no picture.
"""

import re
import struct
from collections.abc import Callable

import cv2
import numpy as np

from drivers.protocols import Pixels

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".pgm", ".ppm"})
NO_PIXELS: Pixels = np.empty((0, 0), np.uint8)
"""What stands for a picture that could not be read."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNK_BYTES = 12
"""Length, kind and check sum around the data of a chunk."""
_JPEG, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_LONE = frozenset({0x01, *range(0xD0, 0xD8)})
_PNM = re.compile(rb"P([56])\s+(?:#[^\n]*\n\s*)*(\d{1,6})\s+(\d{1,6})\s+(\d{1,5})\s")

Size = tuple[int, int]
"""(width, height) in pixels."""


def decode(data: bytes, max_megapixels: int) -> "Pixels | None":
    """Return the picture in grey, shape (height, width), or None when it is not a whole picture of allowed size."""
    if not is_whole(data):
        return None
    size = picture_size(data)
    if size is None or not 0 < size[0] * size[1] <= max_megapixels * 1_000_000:
        return None
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:
        return None
    return None if pixels is None else np.asarray(pixels, np.uint8)


def picture_size(data: bytes) -> Size | None:
    """Return the size its header announces, or None when it is no picture we know."""
    for magic, read in _READERS:
        if data.startswith(magic):
            return read(data)
    return None


def is_whole(data: bytes) -> bool:
    """Tell whether the file reaches the end that its own format marks or announces."""
    if data.startswith(_PNG):
        return _is_whole_png(data)
    if data.startswith(_JPEG):
        return data.endswith(_JPEG_END)
    if data.startswith(b"BM"):
        return len(data) >= 6 and len(data) >= int.from_bytes(data[2:6], "little")
    return _is_whole_pnm(data)


def _png_size(data: bytes) -> Size | None:
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> Size | None:
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_LONE:
            at += 2
        elif marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _bmp_size(data: bytes) -> Size | None:
    if len(data) < 26 or int.from_bytes(data[14:18], "little") < 40:
        return None
    width, height = struct.unpack("<ii", data[18:26])
    return abs(width), abs(height)


def _pnm_size(data: bytes) -> Size | None:
    head = _PNM.match(data[:512])
    return (int(head[2]), int(head[3])) if head else None


def _is_whole_png(data: bytes) -> bool:
    """Walk the chunks: a length that lies beyond the file makes the decoder take that much memory first."""
    at = len(_PNG)
    while at + _PNG_CHUNK_BYTES <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if (kind == b"IHDR") != (at == len(_PNG)):
            return False
        at += _PNG_CHUNK_BYTES + length
        if kind == b"IEND":
            return at <= len(data)
    return False


def _is_whole_pnm(data: bytes) -> bool:
    head = _PNM.match(data[:512])
    if head is None:
        return False
    channels, bytes_each = (3 if head[1] == b"6" else 1), (2 if int(head[4]) > 255 else 1)
    return len(data) >= head.end() + int(head[2]) * int(head[3]) * channels * bytes_each


_READERS: tuple[tuple[bytes, Callable[[bytes], Size | None]], ...] = (
    (_PNG, _png_size),
    (_JPEG, _jpeg_size),
    (b"BM", _bmp_size),
    (b"P", _pnm_size),
)
