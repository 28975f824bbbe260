"""Fonts to draw text with: the plant's own file, else what the system has for its scripts.

A character that no font has is told by name: a box in its place would be printed on every label of the lot."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from station.labels.faults import LabelRefused, fault

USUAL = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
)
"""Where Debian and Ubuntu have them: Latin and Cyrillic first, then Chinese."""
_NOTHING = "\U0010ffff"
"""No font has it: what is drawn for it is drawn for everything that is missing."""
_PROBE_PX = 32


def usual_fonts() -> tuple[Path, ...]:
    return tuple(path for path in map(Path, USUAL) if path.is_file())


@lru_cache(maxsize=64)
def _opened(path: Path, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size_px)


@lru_cache(maxsize=4_096)
def _dots(path: Path, character: str) -> bytes:
    face = _opened(path, _PROBE_PX)
    picture = Image.new("1", (2 * _PROBE_PX, 2 * _PROBE_PX))
    ImageDraw.Draw(picture).text((8, 8), character, fill=1, font=face)
    return picture.tobytes()


def has_glyph(path: Path, character: str) -> bool:
    return character.isspace() or _dots(path, character) != _dots(path, _NOTHING)


def _fitting(path: Path, line_px: int) -> ImageFont.FreeTypeFont:
    """So large that everything from the highest accent to the lowest tail is in a line of this height."""
    ascent, descent = _opened(path, line_px).getmetrics()
    return _opened(path, max(4, line_px * line_px // (ascent + descent)))


def font_for(text: str, line_px: int, fonts: Sequence[Path], where: str) -> ImageFont.FreeTypeFont:
    """The first font that has all of it, for lines of this height.

    Raises LabelRefused: ``label_font_missing``, ``label_glyph_missing``."""
    missing = ""
    for path in fonts:
        try:
            lacking = next((each for each in text if not has_glyph(path, each)), "")
            if not lacking:
                return _fitting(path, line_px)
        except OSError as error:
            raise LabelRefused((fault("label_font_missing", where, path=str(path), detail=str(error)),)) from None
        missing = missing or lacking
    if not fonts:
        raise LabelRefused((fault("label_font_missing", where, path="-", detail="no font is installed"),))
    raise LabelRefused((fault("label_glyph_missing", where, found=missing, code=f"U+{ord(missing):04X}"),))
