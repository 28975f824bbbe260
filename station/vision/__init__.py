"""From pixels to codes: the cascade, its proof, and the files pictures come in."""

from station.vision.cascade import decode
from station.vision.load import UnreadablePicture, load_picture
from station.vision.pool import DecodePool
from station.vision.symbologies import NAMES as SYMBOLOGIES
from station.vision.types import Cell, Decoded, DecodeSettings, PictureResult, Pixels, Position

__all__ = [
    "SYMBOLOGIES",
    "Cell",
    "DecodePool",
    "DecodeSettings",
    "Decoded",
    "PictureResult",
    "Pixels",
    "Position",
    "UnreadablePicture",
    "decode",
    "load_picture",
]
