"""Bytes of a picture file → grey pixels: the one way in which pictures are loaded, hostile until shown otherwise.

Pillow tells the size before anything is unpacked, and a torn file from a whole one (OpenCV makes a grey half of it and
says nothing); bytes behind the end mark, which phones write, are no fault. What is transparent is white, as on paper.
Of 10 to 16 bits a pixel the real range is kept: scaled by the smallest depth that holds the brightest value.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from drivers.protocols import Pixels

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "PPM")
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".pgm", ".ppm"})
_DEPTHS = (8, 10, 12, 14, 16)
_MAX_BYTES_A_PIXEL = 8
_ROOM_FOR_METADATA = 16 << 20
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, AttributeError, OverflowError),
    *(MemoryError, NotImplementedError, ZeroDivisionError, struct.error, zlib.error, cv2.error),
)
"""What Pillow and OpenCV are known to raise for hostile bytes."""

Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and asked before anything is unpacked
warnings.filterwarnings("ignore", module=r"PIL\.")  # what it says of a camera's notes nobody can act on


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
    return decode(_bytes_of(path, max_megapixels), max_megapixels, path.name)


def decode(data: bytes, max_megapixels: int, name: str = "") -> Pixels:
    """Return the picture in grey, shape (height, width). Raises UnreadablePicture with ``name`` as ``file``."""
    if not data:
        raise UnreadablePicture("picture_empty", file=name)
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        size = picture.width * picture.height
    except _BROKEN:
        raise UnreadablePicture("picture_not_a_picture", file=name) from None
    if size == 0:
        raise UnreadablePicture("picture_not_a_picture", file=name)
    if size > max_megapixels * 1_000_000:
        raise UnreadablePicture("picture_too_large", file=name, megapixels=-(-size // 1_000_000), limit=max_megapixels)
    try:
        return _deep(picture, data) if _is_deep(picture) else _grey(picture)
    except _BROKEN:
        raise UnreadablePicture("picture_torn", file=name) from None


def _bytes_of(path: Path, max_megapixels: int) -> bytes:
    limit = max_megapixels * 1_000_000 * _MAX_BYTES_A_PIXEL + _ROOM_FOR_METADATA
    try:
        if path.exists() and not path.is_file():
            raise UnreadablePicture("picture_not_a_file", file=path.name)
        if (size := path.stat().st_size) > limit:
            raise UnreadablePicture(
                "picture_too_large", file=path.name, megapixels=size // 1_000_000, limit=max_megapixels
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePicture("picture_missing", file=path.name) from error
    except (OSError, ValueError) as error:
        raise UnreadablePicture("picture_denied", file=path.name) from error


def _grey(picture: Image.Image) -> Pixels:
    picture.draft("L", picture.size)  # of a JPEG only the brightness is unpacked
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    if upright.has_transparency_data:
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    return np.array(upright.convert("L"), np.uint8)


def _is_deep(picture: Image.Image) -> bool:
    """More than 8 bits a channel; Pillow keeps that for grey alone, and throws half of a colour's bits away."""
    raw = str(getattr(picture, "tile", ""))
    return picture.mode.startswith(("I", "F")) or ";16" in raw or ";12" in raw


def _deep(picture: Image.Image, data: bytes) -> Pixels:
    picture.load()  # a torn file is told here
    deep = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if deep is None or deep.dtype not in (np.uint8, np.uint16):
        raise ValueError("a depth that cannot be read")
    return scaled_to_bytes(_without_colour(np.asarray(deep, np.uint16)))


def _without_colour(pixels: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    if pixels.ndim == 2:
        return pixels
    if pixels.shape[2] == 4:  # what is transparent is white
        share = pixels[..., 3:] / 65_535
        pixels = (pixels[..., :3] * share + 65_535 * (1 - share)).astype(np.uint16)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint16)


def scaled_to_bytes(pixels: npt.NDArray[np.uint16]) -> Pixels:
    """8 bits of 10 to 16, by the smallest depth that holds the brightest value: a 12-bit picture in a 16-bit file is
    not black."""
    brightest = int(pixels.max(initial=0))
    depth = next(depth for depth in _DEPTHS if brightest < 1 << depth)
    return (pixels >> (depth - 8)).astype(np.uint8)
