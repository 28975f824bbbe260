"""Pictures from files: hostile until shown otherwise."""

from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from station.vision.header import claimed_size, is_whole
from station.vision.types import Pixels

_MAX_BYTES_A_PIXEL = 8
_ROOM_FOR_METADATA = 16 << 20
_WEBP_LEAST_BYTES = 32
"""OpenCV looks at that many; a picture of one pixel is shorter."""


class UnreadablePicture(Exception):
    """A file that gives no picture. Carries a key and arguments, never a sentence.

    Keys: ``picture_missing``, ``picture_not_a_file``, ``picture_denied``, ``picture_empty``, ``picture_not_a_picture``,
    ``picture_too_large`` (megapixels, limit), ``picture_torn``; every one has the argument ``file``."""

    def __init__(self, key: str, /, **args: str | int) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments: Mapping[str, str | int] = args


def load_picture(path: Path, max_megapixels: int = 64) -> Pixels:
    """Read one file as grey, shape (height, width). Raises UnreadablePicture."""
    name = path.name
    data = _bytes_of(path, max_megapixels)
    if not data:
        raise UnreadablePicture("picture_empty", file=name)
    size = claimed_size(data)
    if size is None or 0 in size:
        raise UnreadablePicture("picture_not_a_picture", file=name)
    if size[0] * size[1] > max_megapixels * 1_000_000:
        megapixels = -(-size[0] * size[1] // 1_000_000)
        raise UnreadablePicture("picture_too_large", file=name, megapixels=megapixels, limit=max_megapixels)
    pixels = _unpacked(data) if is_whole(data) else None
    if pixels is None:
        raise UnreadablePicture("picture_torn", file=name)
    return pixels


def _bytes_of(path: Path, max_megapixels: int) -> bytes:
    limit = max_megapixels * 1_000_000 * _MAX_BYTES_A_PIXEL + _ROOM_FOR_METADATA
    try:
        if path.exists() and not path.is_file():
            raise UnreadablePicture("picture_not_a_file", file=path.name)
        if path.stat().st_size > limit:
            raise UnreadablePicture(
                "picture_too_large", file=path.name, megapixels=path.stat().st_size // 1_000_000, limit=max_megapixels
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePicture("picture_missing", file=path.name) from error
    except (OSError, ValueError) as error:
        raise UnreadablePicture("picture_denied", file=path.name) from error


def _unpacked(data: bytes) -> "Pixels | None":
    padded = data.ljust(_WEBP_LEAST_BYTES, b"\0")
    try:
        pixels = cv2.imdecode(np.frombuffer(padded, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:
        return None
    return None if pixels is None else np.asarray(pixels, np.uint8)
