"""What the recipe has against a text that can be seen: kind, product, lot, pattern."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from station.core.codes.patterns import fits
from station.core.values import Reason, Recipe

if TYPE_CHECKING:
    from station.core.codes.gs1 import Gs1

_ADDRESS = re.compile(r"((?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*)(.*)", re.DOTALL)
_HTTP = re.compile(r"https?://[^/?#]+[/?#].", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scan:
    """One text as it is judged: without AIM prefix, and what GS1 makes of it."""

    body: str
    gs1: "Gs1 | None"
    gs1_fault: str
    """Why it is no GS1 code; empty where ``gs1`` is there."""

    @classmethod
    def of(cls, body: str) -> "Scan":
        """``body`` is no longer than the longest code; the caller has seen to it."""
        from station.core.codes.gs1 import NotGs1, read_gs1  # late: a tenth of a second that no start should wait for

        try:
            return cls(body, read_gs1(body), "")
        except NotGs1 as fault:
            return cls(body, None, fault.why)

    @property
    def is_sscc(self) -> bool:
        return self.gs1 is not None and self.gs1.is_sscc

    @property
    def forms(self) -> tuple[str, ...]:
        """What a pattern may match: the text, and the identity that an element string and a Digital Link share."""
        identity = self.gs1.identity if self.gs1 else None
        return (self.body,) if identity is None else (self.body, identity)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a code is not a good unit code. ``reason`` None = nothing speaks against it."""

    reason: Reason | None = None
    why: str = ""


_NONE = Objection()


def unit_objection(scan: Scan, recipe: Recipe) -> Objection:
    """Return the first thing that speaks against this text as a unit of the recipe."""
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
    return scan.forms if recipe.code == "gs1" else (scan.body,)


def _gs1_objection(scan: Scan, recipe: Recipe) -> Objection:
    gs1 = scan.gs1
    if gs1 is None:
        return Objection(Reason.FOREIGN, scan.gs1_fault)
    gtin = gs1.value("01")
    if gs1.is_sscc or gtin is None or gs1.value("21") is None:
        return Objection(Reason.FOREIGN, "gs1_no_serial")
    if recipe.gtin and gtin != recipe.gtin.zfill(14):
        return Objection(Reason.WRONG_PRODUCT, "gtin_differs")
    return _lot_objection(gs1.value("10"), recipe)


def _lot_objection(lot: str | None, recipe: Recipe) -> Objection:
    if not recipe.lot_checked or (lot is not None and lot == recipe.lot):
        return _NONE
    return Objection(Reason.WRONG_PRODUCT, "lot_missing" if lot is None else "lot_differs")


def _url_objection(body: str, prefix: str) -> Objection:
    """Scheme and host are compared whole and without case (``brand.cn.evil`` is not ``brand.cn``), the path exactly."""
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
