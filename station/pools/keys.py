"""Under which key a code stands in a pool: the same for a line of a file and for what a reader gives.

The key does not ask a recipe: a GTIN with its serial (or an SSCC) is one key in every spelling, any other text is its
own. What its characters alone tell apart from GS1 is not parsed: ten million lines would take ten minutes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from station.core.codes import MAX_CODE_CHARS, check_digit, identify, keys_for
from station.core.values import Recipe

_PLAIN_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$%*+-./:?=&_#@!~;^"
"""Characters of a text that needs no look at its words, blanks or hidden characters."""
_SHAPE = bytes(0x30 if 0x30 <= byte <= 0x39 else byte if byte == 0x0A else 0x61 for byte in range(256))
"""Every digit becomes 0, every other character a."""
_LONG_NUMBER = b"0" * 14
"""A text with fewer digits in a row has neither a GTIN nor an SSCC, unless it is a web address."""
_SPECIAL = (b"/00/", b"/01/", b"/gtin/", b"/sscc/", b"gs1:", b"sha256:")
_NO_DIGIT = re.compile(rb"(?m)^a*$")
_GS1_LINE = re.compile(
    rb"(?m)^01([0-9]{14})21([A-Za-z0-9!\"%&'()*+,\-./_:;=>?]{1,20})"
    rb"(?:\x1d91[A-Za-z0-9+/=]{1,90})?(?:\x1d92[A-Za-z0-9+/=]{1,90})?(?:\x1d93[A-Za-z0-9+/=]{1,90})?$"
)
"""An element string as markings are issued: GTIN, serial, check part."""
_WORD = re.compile(r"<GS>|\{GS\}", re.IGNORECASE)

_ANY = Recipe(product="", code="plain", units_per_case=1)
_GS1 = Recipe(product="", code="gs1", units_per_case=1)


def pool_key(key: str) -> str:
    """The key in a pool of a code that was identified (``Code.key``)."""
    if key.startswith(("gs1:", "sha256:")):
        return key
    return key if is_plain(key) else keys_for(key)[0]


def is_plain(text: str) -> bool:
    """True for a text that is no GS1 code, and that nothing speaks against. False says nothing."""
    if not text.isascii():
        return False
    block = text.encode("ascii")
    return 0 < len(block) <= MAX_CODE_CHARS and all_plain(block) and not _NO_DIGIT.search(block.translate(_SHAPE))


def all_plain(lines: bytes) -> bool:
    """The same of many lines, but that each is not empty, not too long and has a digit (``without_digit``)."""
    if lines.translate(None, _PLAIN_BYTES + b"\n") or _LONG_NUMBER in lines.translate(_SHAPE):
        return False
    lower = lines.lower()
    return not any(part in lower for part in _SPECIAL)


def without_digit(lines: bytes) -> list[int]:
    """Where lines begin that have no digit: empty ones, and words that a reader says instead of a code."""
    return [found.start() for found in _NO_DIGIT.finditer(lines.translate(_SHAPE))]


@dataclass(frozen=True, slots=True)
class CodeOfLine:
    """A line of a file as a code."""

    key: str
    text: str = ""
    """As it was issued; empty = the key is the text."""
    why: str = ""
    """Why it is no code: a key of ``station.messages.codes``; empty = it is one."""


def gs1_lines(lines: bytes) -> list[CodeOfLine] | None:
    """All lines as GS1 codes; None where one of them needs a closer look."""
    found = _GS1_LINE.findall(lines)
    if len(found) != lines.count(b"\n") + 1 or not all(map(_right, {gtin for gtin, _ in found})):
        return None
    texts = lines.decode("ascii").split("\n")
    keys = [f"gs1:01{gtin.decode('ascii')}21{serial.decode('ascii')}" for gtin, serial in found]
    return [CodeOfLine(key, text) for key, text in zip(keys, texts, strict=True)]


@lru_cache(maxsize=4_096)
def _right(gtin: bytes) -> bool:
    digits = gtin.decode("ascii")
    return check_digit(digits[:-1]) == int(digits[-1])


def code_of_line(text: str, *, gs1: bool = False) -> CodeOfLine:
    """One line, looked at closely. ``gs1``: what is no GS1 code is none."""
    if not gs1 and is_plain(text):
        return CodeOfLine(text)
    meant = _WORD.sub("\x1d", text)
    key = keys_for(meant)[0]
    if key.startswith("gs1:"):
        return CodeOfLine(key, text)
    recipe = _GS1 if gs1 else _ANY
    why = identify(b"", meant, recipe, "unit").why
    return CodeOfLine("" if why else key, "", why)
