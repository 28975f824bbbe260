"""The size a picture file claims, read from its first bytes so that a bomb is refused before it is unpacked."""

import struct
import zlib
from collections.abc import Callable

Size = tuple[int, int]
"""(width, height)."""
_PNG_START, _PNG_CHUNK = 8, 12
"""Bytes of the signature, and of a chunk beside its data."""


def claimed_size(data: bytes) -> Size | None:
    """None when this is not the beginning of a PNG, JPEG, WebP, BMP, TIFF or PNM file, or too short to tell."""
    for magic, read in _FORMATS:
        if data.startswith(magic):
            try:
                return read(data)
            except (struct.error, IndexError, ValueError):
                return None
    return None


def is_whole(data: bytes) -> bool:
    """Whether the file has its end; decoders make a grey half of a torn picture and say nothing."""
    if data.startswith(b"\x89PNG"):
        return _is_whole_png(data)
    if data.startswith(b"\xff\xd8"):
        frame = _jpeg_frame(data)
        return frame is not None and data.find(b"\xff\xd9", frame) > 0
    if data.startswith(b"RIFF"):
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    if data.startswith(b"BM"):
        return len(data) >= int.from_bytes(data[2:6], "little")
    return True


def _is_whole_png(data: bytes) -> bool:
    """Walk the chunks and their checksums: the decoder would print what it finds, and take memory for any length."""
    at = _PNG_START
    while at + _PNG_CHUNK <= len(data):
        end = at + _PNG_CHUNK + int.from_bytes(data[at : at + 4], "big")
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return False
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at = end
    return False


def _png(data: bytes) -> Size:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _jpeg(data: bytes) -> Size:
    frame = _jpeg_frame(data)
    if frame is None:
        raise ValueError("no frame header")
    height, width = struct.unpack_from(">HH", data, frame + 5)
    return width, height


def _jpeg_frame(data: bytes) -> int | None:
    """Where the frame header (SOF) begins."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return at
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp(data: bytes) -> Size:
    match data[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case _:
            raise ValueError("not a WebP picture")


def _bmp(data: bytes) -> Size:
    width, height = struct.unpack_from("<ii", data, 18)
    return abs(width), abs(height)


def _tiff(data: bytes) -> Size:
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, at)
    sides: dict[int, int] = {}
    for entry in range(min(count, 64)):
        tag, kind, _, word = struct.unpack_from(order + "HHII", data, at + 2 + 12 * entry)
        if tag in (256, 257):
            (short,) = struct.unpack_from(order + "H", data, at + 2 + 12 * entry + 8)
            sides[tag] = short if kind == 3 else word
    if len(sides) != 2:
        raise ValueError("no size")
    return sides[256], sides[257]


def _pnm(data: bytes) -> Size:
    lines = (line.split(b"#")[0] for line in data[:4096].splitlines())
    width, height = b" ".join(lines).split()[1:3]
    return int(width), int(height)


_FORMATS: tuple[tuple[bytes, Callable[[bytes], Size]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"RIFF", _webp),
    (b"BM", _bmp),
    (b"II*\0", _tiff),
    (b"MM\0*", _tiff),
    (b"P5", _pnm),
    (b"P2", _pnm),
    (b"P6", _pnm),
    (b"P3", _pnm),
)
