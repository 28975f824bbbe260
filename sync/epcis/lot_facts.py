"""Lot and expiry of a unit, from its own GS1 code: what a commissioning event says of it. Pure."""

import calendar
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LotFacts:
    """Empty = not known."""

    lot: str = ""
    expires: str = ""
    """``2027-11-30``; a code that says day 00 means the last day of its month."""

    @property
    def ilmd(self) -> dict[str, str]:
        told = {"cbvmda:lotNumber": self.lot, "cbvmda:itemExpirationDate": self.expires}
        return {name: value for name, value in told.items() if value}


_AIM = re.compile(r"^\](?:d2|Q3|C1|e0)")
_LOT = re.compile(r"[!-\x7e]{1,20}", re.ASCII)
"""AI 10: what a partner takes for a lot."""


def lot_facts(text: str, lot: str) -> LotFacts:
    """What the code says of itself; where it names no lot, it is that of the order."""
    from station.core.codes.gs1 import NotGs1, read_gs1  # late: a tenth of a second that no start should wait for

    try:
        found = read_gs1(_AIM.sub("", text))
    except NotGs1:
        return LotFacts(_plain(lot))
    return LotFacts(_plain(found.value("10") or lot), _day(found.value("17") or ""))


def _plain(lot: str) -> str:
    return lot if _LOT.fullmatch(lot) else ""


def _day(text: str) -> str:
    """``YYMMDD`` as a date; empty = it is none."""
    if len(text) != 6 or not (text.isascii() and text.isdigit()):
        return ""
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    if not 1 <= month <= 12:
        return ""
    last = calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day or last:02d}" if day <= last else ""
