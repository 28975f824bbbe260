"""GS1 element strings and Digital Links, read strictly.

biip knows the application identifiers; it does not fail closed. What it lets through is caught here:

- a wrong check digit comes back as a normal element with an ``…_error`` beside it: every such error refuses;
- ``<GS>`` and ``{GS}``, what keyboard readers send for FNC1, become part of the value. Set 82 has these characters
  too: replaced only where the text was typed and holds no real separator (a device could have sent the real one);
- an element of variable length that runs into the next one without a separator is cut at its greatest length and the
  rest taken for a new element: refused (the reader lost the separator, the serial is not what was printed);
- digits of other scripts count as digits, leading and trailing blanks are dropped, a second 21 is simply kept, a
  repeated query parameter hides the first: only visible ASCII, and each AI once.

biip looks at the clock for the century of a date (29 February 00 is a date in 2000 and none in 2100). No verdict before
2050 depends on it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from biip import ParseError
from biip.gs1_digital_link_uris import GS1DigitalLinkURI
from biip.gs1_element_strings import GS1ElementString

from station.core.codes.signs import GS
from station.core.codes.sscc import SSCC_DIGITS

_SEPARATOR_WORDS = re.compile(r"<GS>|\{GS\}", re.IGNORECASE)
_BRACKETED = re.compile(r"\((\d{2,4})\)")
"""An application identifier as it is printed under the bars."""
_VISIBLE = re.compile(r"[!-~\x1d]+")
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PRIMARY_KEYS = (("00",), ("01", "21"))
"""What identifies one thing: an SSCC, or a GTIN with its serial. The first that is whole is the key."""


class NotGs1(Exception):
    """The text is no GS1 code that can be believed. ``why`` is a key of ``WHY``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Gs1:
    """The elements of one GS1 code, in the order read."""

    elements: tuple[tuple[str, str], ...]

    def value(self, ai: str) -> str | None:
        """Return what stands under an application identifier; None = it is not there."""
        return dict(self.elements).get(ai)

    @property
    def identity(self) -> str | None:
        """The primary-key AIs as one element string (``01…21…``, ``00…``); None = it names no single thing."""
        held = dict(self.elements)
        for ais in _PRIMARY_KEYS:
            if all(ai in held for ai in ais):
                return "".join(ai + held[ai] for ai in ais)
        return None

    @property
    def is_sscc(self) -> bool:
        return self.value("00") is not None


def read_gs1(body: str, *, typed: bool = False) -> Gs1:
    """Read an element string, a Digital Link or a bare SSCC-18. Raises NotGs1.

    ``body`` carries no AIM prefix any more. ``typed``: it came through a keyboard, so separators may be spelled as
    words, and application identifiers may stand in brackets as a person copies them from a label."""
    message = (_as_printed(body) if typed else body).removeprefix(GS)
    if not _VISIBLE.fullmatch(message):
        raise NotGs1("gs1_malformed")
    try:
        found = _digital_link(message) if _WEB_ADDRESS.match(message) else _element_string(message)
    except (ParseError, ValueError) as error:  # ValueError: urlsplit on a broken host
        raise NotGs1("gs1_malformed") from error
    return _believed(found)


def _as_printed(body: str) -> str:
    """Return the element string of what a keyboard can give of it."""
    message = body if GS in body else _SEPARATOR_WORDS.sub(GS, body)
    if not _BRACKETED.match(message):
        return message
    _, *pieces = _BRACKETED.split(message.replace(" ", ""))  # printed in groups; no element holds a blank
    return GS.join(ai + value.strip(GS) for ai, value in zip(pieces[::2], pieces[1::2], strict=True))


def _element_string(message: str) -> list[GS1ElementString]:
    rest = f"00{message}" if len(message) == SSCC_DIGITS and message.isdigit() else message
    found: list[GS1ElementString] = []
    while rest := rest.lstrip(GS):
        element = GS1ElementString.extract(rest)
        rest = rest[len(element) :]
        if rest and element.ai.separator_required and not rest.startswith(GS):
            raise NotGs1("gs1_separator_missing")
        found.append(element)
    return found


def _digital_link(message: str) -> list[GS1ElementString]:
    asked = Counter(name for name, _ in parse_qsl(urlsplit(message).query) if name.isdigit())
    if any(times > 1 for times in asked.values()):
        raise NotGs1("gs1_repeated")
    return list(GS1DigitalLinkURI.parse(message).element_strings)


def _believed(found: Iterable[GS1ElementString]) -> Gs1:
    elements = tuple((element.ai.ai, element.value) for element in found)
    if any(element.gtin_error or element.sscc_error or element.gln_error for element in found):
        raise NotGs1("gs1_check_digit")
    if not elements:
        raise NotGs1("gs1_malformed")
    if len({ai for ai, _ in elements}) != len(elements):
        raise NotGs1("gs1_repeated")
    return Gs1(elements)
