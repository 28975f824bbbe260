"""What the recipe has against a text that can be seen: kind, product, lot, pattern."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from station.core.codes.patterns import fits
from station.core.codes.signs import GS
from station.core.codes.sscc import check_digit
from station.core.values import Reason, Recipe

if TYPE_CHECKING:
    from station.core.codes.gs1 import Gs1

_AIM_PREFIX = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_RETAIL = frozenset({"ean13", "upca"})
_ADDRESS = re.compile(r"((?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*)(.*)", re.DOTALL)
_SECOND_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HTTP = re.compile(r"https?://[^/?#]+[/?#].", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scan:
    """One text as it is judged: without AIM prefix and leading FNC1, and what GS1 makes of it."""

    body: str
    aim: str
    """The AIM symbology identifier the reader sent in front, such as ``]d2``; empty = none."""
    typed: bool
    """It came through a keyboard."""
    gs1: "Gs1 | None"
    gs1_fault: str
    """Why it is no GS1 code; empty where ``gs1`` is there."""

    @classmethod
    def of(cls, text: str, *, typed: bool = False) -> "Scan":
        """``text`` is no longer than the longest code; the caller has seen to it."""
        from station.core.codes.gs1 import NotGs1, read_gs1  # late: a tenth of a second that no start should wait for

        aim, body = without_aim(text)
        try:
            return cls(body, aim, typed, read_gs1(body, typed=typed), "")
        except NotGs1 as fault:
            return cls(body, aim, typed, None, fault.why)

    @property
    def is_sscc(self) -> bool:
        return self.gs1 is not None and self.gs1.is_sscc

    @property
    def forms(self) -> tuple[str, ...]:
        """What a pattern may match: the text, and the identity that an element string and a Digital Link share."""
        identity = self.gs1.identity if self.gs1 else None
        return (self.body,) if identity is None else (self.body, identity)

    def retail(self, recipe: Recipe) -> tuple[str, ...]:
        """UPC-A's 12 digits are EAN-13's with a 0 in front: both spellings, the longer first; empty = it is neither.

        Only where the reader says so (``]E0``) or the recipe looks for these symbols: elsewhere 12 and 13 digits are
        two serials."""
        if self.aim != "]E0" and not _RETAIL & set(recipe.symbologies):
            return ()
        return retail_spellings(self.body)


def without_aim(text: str) -> tuple[str, str]:
    """Return the AIM symbology identifier and the text behind it. The reader says it, it is not in the code; a leading
    FNC1 says only that this is GS1."""
    found = _AIM_PREFIX.match(text)
    aim = found[0] if found else ""
    return aim, text[len(aim) :].lstrip(GS)


def retail_spellings(digits: str) -> tuple[str, ...]:
    """Return (13 digits, 12 digits) of a UPC-A in either spelling; empty = the digits are none."""
    if not (digits.isascii() and digits.isdigit()):
        return ()
    short = digits[1:] if len(digits) == 13 and digits[0] == "0" else digits
    if len(short) != 12 or check_digit(short[:-1]) != int(short[-1]):
        return ()
    return (f"0{short}", short)


def is_serial_open(code: str, serial_length: int, required_ais: tuple[str, ...]) -> bool:
    """True for a GS1 recipe under which a serial that swallowed the next element (its separator was lost) is another
    unit: neither its length nor an element besides GTIN and serial is demanded. Config and orders are judged alike."""
    return code == "gs1" and not serial_length and not set(required_ais) - {"01", "21"}


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a code is not a good unit code. ``reason`` None = nothing speaks against it."""

    reason: Reason | None = None
    why: str = ""


_NONE = Objection()


def unit_objection(scan: Scan, recipe: Recipe) -> Objection:
    """Return the first thing that speaks against this text as a unit of the recipe."""
    if recipe.aim_id and scan.aim != recipe.aim_id and not (scan.typed and not scan.aim):
        return Objection(Reason.FOREIGN, "aim_differs" if scan.aim else "aim_missing")
    match recipe.code:
        case "gs1":
            found = _gs1_objection(scan, recipe)
        case "url":
            found = _url_objection(scan.body, recipe.url_prefix)
        case "plain":
            found = _NONE
        case _:
            assert_never(recipe.code)
    if found.reason is None and recipe.pattern and not fits(recipe.pattern, *_unit_forms(scan, recipe)):
        return Objection(Reason.FOREIGN, "pattern_differs")
    return found


def _unit_forms(scan: Scan, recipe: Recipe) -> tuple[str, ...]:
    return scan.forms if recipe.code == "gs1" else scan.retail(recipe) or (scan.body,)


def _gs1_objection(scan: Scan, recipe: Recipe) -> Objection:
    gs1 = scan.gs1
    if gs1 is None:
        return Objection(Reason.FOREIGN, scan.gs1_fault)
    gtin = gs1.value("01")
    serial = gs1.value("21")
    if gs1.is_sscc or gtin is None or serial is None:
        return Objection(Reason.FOREIGN, "gs1_no_serial")
    if recipe.serial_length and len(serial) != recipe.serial_length:
        return Objection(Reason.FOREIGN, "serial_length_differs")
    if any(gs1.value(ai) is None for ai in recipe.required_ais):
        return Objection(Reason.FOREIGN, "gs1_ai_missing")
    if recipe.gtin and gtin != recipe.gtin.zfill(14):
        return Objection(Reason.WRONG_PRODUCT, "gtin_differs")
    return _lot_objection(gs1.value("10"), recipe)


def _lot_objection(lot: str | None, recipe: Recipe) -> Objection:
    if not recipe.lot_checked or (lot is not None and lot == recipe.lot):
        return _NONE
    return Objection(Reason.WRONG_PRODUCT, "lot_missing" if lot is None else "lot_differs")


def _url_objection(body: str, prefix: str) -> Objection:
    """Scheme and host are compared whole and without case (``brand.cn.evil`` is not ``brand.cn``), the path exactly. A
    second address in it is the next unit's: the reader put two codes into one text."""
    if _SECOND_ADDRESS.search(body, 1):
        return Objection(Reason.FOREIGN, "url_several")
    if not prefix:
        return _NONE if _HTTP.match(body) else Objection(Reason.FOREIGN, "url_prefix_differs")
    host, path = _split(body)
    wanted_host, wanted_path = _split(prefix)
    if host != wanted_host or not path.startswith(wanted_path):
        return Objection(Reason.FOREIGN, "url_prefix_differs")
    return _NONE if len(path) > len(wanted_path) else Objection(Reason.FOREIGN, "url_no_serial")


def _split(address: str) -> tuple[str, str]:
    found = _ADDRESS.match(address)
    host, path = found.groups() if found else ("", address)
    return host.lower(), path
