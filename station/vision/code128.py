"""Code 128: its patterns and its three sets of characters (ISO/IEC 15417), and how a line of one is read.

One text has several spellings, so a line is read as what stands in it: the numbers of its characters. Its check
character is one of 103.
"""

from functools import lru_cache

import numpy as np

from station.vision.division import CodePart, Signal, part
from station.vision.elastic import CodeLayout

_WIDTHS = tuple(
    each
    for row in (
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231",
        "113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211",
        "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131",
        "113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111",
        "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211",
        "241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141",
        "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214",
        "211232",
    )
    for each in row.split()
)
"""Bars and spaces of the characters 0 to 105, in modules."""
_STOP = "2331112"
_WIDE, _WIDE_STOP = 11, 13
_FIRST_START, _CHECKED_BY = 103, 103
_FNC1, _GS = 102, "\x1d"
_TO = {"A": {99: "C", 100: "B"}, "B": {99: "C", 101: "A"}, "C": {100: "B", 101: "A"}}
"""Characters of each set that change the set."""
_SHIFT = 98
_OTHER = {"A": "B", "B": "A"}
"""Set of the one character after a shift."""
_LONGER = (0, 1, 2, 3)
"""Characters by which printers spell longer than need be: an FNC1 in front, a change of the set too early."""

_MOST = 40
"""Characters: about 0.6 ms each, a line and a way to read it."""


def layouts(text: str) -> tuple[CodeLayout, ...]:
    """Ways to read a line that may show this text: by how many characters it may be spelled."""
    fewest = _fewest(text)
    if fewest is None or fewest > _MOST:
        return ()
    # one that knows no set C spells every digit
    lengths = sorted({fewest + more for more in _LONGER} | {len(text), len(text) + 1})
    return tuple(_layout(length) for length in lengths if fewest <= length <= _MOST)


@lru_cache(maxsize=64)
def _layout(characters: int) -> CodeLayout:
    """``characters``: beside start, check and stop."""
    return CodeLayout(
        _WIDE * (characters + 2) + _WIDE_STOP, lambda sigma: _parts(characters, sigma), lambda found: told(found[:-1])
    )


@lru_cache(maxsize=64)
def _parts(characters: int, sigma: float) -> tuple[CodePart, ...]:
    start, inner, stop = _kinds(sigma)
    return start, *(inner,) * (characters + 1), stop


@lru_cache(maxsize=8)
def _kinds(sigma: float) -> tuple[CodePart, CodePart, CodePart]:
    drawn = np.stack([_drawn(widths) for widths in _WIDTHS])
    return (
        part(drawn[_FIRST_START:], 0, 1, sigma, first=True),
        part(drawn[:_FIRST_START], 0, 1, sigma),
        part(_drawn(_STOP)[None], 0, 0, sigma, last=True),
    )


def _drawn(widths: str) -> Signal:
    return np.repeat([1 - place % 2 for place in range(len(widths))], [int(wide) for wide in widths]).astype(np.float32)


def told(found: tuple[int, ...]) -> str | None:
    """The text of a start (0 to 2), characters and their check; None where that is wrong, or where it holds more than
    ASCII and FNC1: told as zxing-cpp tells it in plain text, so an FNC1 in front is not told, any other as GS."""
    start, *values, check = found
    total = _FIRST_START + start + sum(place * value for place, value in enumerate(values, 1))
    return _text("ABC"[start], values) if total % _CHECKED_BY == check else None


def _text(now: str, values: list[int]) -> str | None:
    letters: list[str | None] = []
    shifted = False
    for place, value in enumerate(values):
        known, shifted = _OTHER[now] if shifted else now, False
        if value in _TO[now]:
            now = _TO[now][value]
        elif value == _SHIFT and now in _OTHER:
            shifted = True
        elif value == _FNC1:
            letters += [_GS] if place else []
        else:
            letters.append(_letter(known, value))
    return None if None in letters else "".join(each for each in letters if each is not None)


def _letter(known: str, value: int) -> str | None:
    match known:
        case "C":
            return f"{value:02d}"
        case "B":
            return chr(32 + value) if value < 96 else None
        case _:
            return chr(32 + value if value < 64 else value - 64) if value < 96 else None


def _fewest(text: str) -> int | None:
    """Characters of the shortest spelling of a text of ASCII; None for another, or for none."""
    if not text or not text.isascii():
        return None
    best: list[dict[str, int]] = [dict.fromkeys("ABC", 0), *({} for _ in text)]
    for place, here in enumerate(best[:-1]):
        cheapest = min(here.values())
        for name in "ABC":
            for letters, cost in _next(name, text[place : place + 2]):
                after = best[place + letters]
                whole = min(here.get(name, cheapest + 1), cheapest + 1) + cost
                after[name] = min(after.get(name, whole), whole)
    return min(best[-1].values())


def _next(name: str, letters: str) -> list[tuple[int, int]]:
    """How many letters one or two characters may say without leaving this set, and how many characters that takes."""
    if letters[0] == _GS:
        return [(1, 1)]
    if name == "C":
        return [(2, 1)] if len(letters) == 2 and letters.isdigit() else []
    return [(1, 1 if (ord(letters[0]) < 96 if name == "A" else ord(letters[0]) >= 32) else 2)]
