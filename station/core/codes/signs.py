"""Signs nobody can see: controls, zero-width, bidi, fillers, odd spaces, lone surrogates.

A code that holds one of them looks like another code. They never pass unseen: ``display`` spells them out, and
``hidden_sign`` finds the first, so that the code can be refused.
"""

import unicodedata
from bisect import bisect_right
from typing import TypeVar

GS = "\x1d"
"""ASCII 29, what a scanner sends for FNC1 between GS1 elements."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_INVISIBLE_LETTERS = (
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian selectors
    (0x2800, 0x2800),  # Braille blank
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFFA0, 0xFFA0),  # half-width Hangul filler
    (0xE0100, 0xE01EF),  # variation selectors, supplement
)
"""Signs Unicode counts as letters or marks and draws as nothing."""

_STARTS = [first for first, _ in _INVISIBLE_LETTERS]


def is_hidden(sign: str) -> bool:
    """True for a sign that cannot be seen, or cannot be told from another. The plain space U+0020 can."""
    if " " <= sign <= "~":
        return False
    category = unicodedata.category(sign)
    if category in _HIDDEN_CATEGORIES or category == "Zs":
        return True
    place = bisect_right(_STARTS, ord(sign)) - 1
    return place >= 0 and ord(sign) <= _INVISIBLE_LETTERS[place][1]


def hidden_sign(text: str, allowed: str = "") -> str | None:
    """Return the first hidden sign of the text that is not in ``allowed``; None = all can be seen."""
    return next((sign for sign in text if is_hidden(sign) and sign not in allowed), None)


def display(text: str) -> str:
    """Return the text with every hidden sign spelled out: ``<GS>`` for ASCII 29, else ``\\u200b``.

    The result is printable, holds no lone surrogate and no NUL: safe for JSON, SQLite, console and screen. It is for
    people; it is not reversible (a backslash stays one backslash)."""
    return "".join(_spell(sign) if is_hidden(sign) else sign for sign in text)


Cell = TypeVar("Cell")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula; the wide ones in a Chinese or Japanese one."""


def inert_cell(value: Cell) -> Cell | str:
    """A cell that no spreadsheet runs: an apostrophe goes before text that would begin a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _spell(sign: str) -> str:
    if sign == GS:
        return "<GS>"
    number = ord(sign)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
