"""Which font a report is set in: PDF's own where that has every character, else one that has them, embedded in part."""

from dataclasses import dataclass
from pathlib import Path

CANDIDATES: tuple[tuple[str, int], ...] = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("C:/Windows/Fonts/msyh.ttc", 0),
    ("C:/Windows/Fonts/simsun.ttc", 0),
)
"""File and the face in it, the best first. Face 2 of Noto Sans CJK is the simplified Chinese one."""
WITHOUT_CHINESE: tuple[tuple[str, int], ...] = (
    ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0),
    ("/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", 0),
    ("C:/Windows/Fonts/arial.ttf", 0),
)
"""Latin, Greek and Cyrillic: looked at first where a report has no Chinese in it."""
_FIRST_CHINESE = "\u2e80"


@dataclass(frozen=True, slots=True)
class ReportFont:
    """A font file, or (``path`` None) the Helvetica that every PDF reader has."""

    path: Path | None = None
    face: int = 0


class NoFont(Exception):
    """No font with Chinese characters is installed."""


def font_for(text: str, wanted: Path | None = None) -> ReportFont:
    """The font for everything a report says. Raises NoFont."""
    if wanted is not None:
        return ReportFont(wanted, 2 if "NotoSansCJK" in wanted.name else 0)
    if _in_helvetica(text):
        return ReportFont()
    candidates = CANDIDATES if max(text) >= _FIRST_CHINESE else (*WITHOUT_CHINESE, *CANDIDATES)
    found = next(((Path(path), face) for path, face in candidates if Path(path).is_file()), None)
    if found is None:
        raise NoFont
    return ReportFont(*found)


def _in_helvetica(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True
