"""Scanned text made safe to look at: what cannot be seen is shown as a sign, nothing is ever markup.

Controls become their pictures (GS is ␝), everything else that is invisible, turns the direction of writing or has no
sign of its own is spelled out (⟨U+202E⟩), so that two codes that differ always look different.
"""

import unicodedata
from bisect import bisect_right

LONGEST = 512
"""Signs shown of one text in a line; a look-up shows all of it."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_BLANK_LETTERS = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
)  # fmt: skip
"""Signs that Unicode counts as letters or marks and that are drawn as nothing."""
_STARTS = [first for first, _ in _BLANK_LETTERS]
_DELETE = 0x7F
_CONTROL_PICTURES = 0x2400


def visible(text: str, longest: int | None = None) -> str:
    """The text with every hidden sign shown; cut with an ellipsis when it is longer than ``longest`` signs."""
    cut = text if longest is None or len(text) <= longest else text[:longest] + "…"
    return cut if cut.isascii() and cut.isprintable() else "".join(_sign(each) for each in cut)


def line(text: str) -> str:
    """The text for one line of the screen."""
    return visible(text, LONGEST)


def _sign(sign: str) -> str:
    number = ord(sign)
    if number < 0x20:
        return chr(_CONTROL_PICTURES + number)
    if number == _DELETE:
        return "␡"
    return f"⟨U+{number:04X}⟩" if _hidden(sign) else sign


def _hidden(sign: str) -> bool:
    if sign == " ":
        return False
    if unicodedata.category(sign) in _HIDDEN:
        return True
    place = bisect_right(_STARTS, ord(sign)) - 1
    return place >= 0 and ord(sign) <= _BLANK_LETTERS[place][1]
