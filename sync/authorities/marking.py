"""A marked unit code taken apart: GTIN, serial, and the check part that only its issuer can make. Pure.

``01`` GTIN ``21`` serial, GS, then ``93`` + 4 characters, or ``91`` + 4, GS, ``92`` + 44 or 88. Reports of what was
printed want the whole code, documents want what is before the check part (31 characters for a serial of 13).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from station.core.codes import GS, CheckPart

_AIM = re.compile(r"^\](?:d2|Q3|C1|e0)")
_CODE = re.compile(r"01(\d{14})21([!-\x7e]{1,20})(?:\x1d(.*))?", re.ASCII | re.DOTALL)
_CHECKS: Mapping[CheckPart, re.Pattern[str]] = {
    "93": re.compile(r"93[!-\x7e]{4}"),
    "91+92/44": re.compile(r"91[!-\x7e]{4}\x1d92[!-\x7e]{44}"),
    "91+92/88": re.compile(r"91[!-\x7e]{4}\x1d92[!-\x7e]{88}"),
}


@dataclass(frozen=True, slots=True)
class Marking:
    """A code that names one marked unit."""

    gtin: str
    serial: str
    check: str
    """What is behind the serial, without the first separator; empty = nothing is."""

    @property
    def short(self) -> str:
        """What documents want: without the check part."""
        return f"01{self.gtin}21{self.serial}"

    @property
    def whole(self) -> str:
        """What reports of printing want, with GS."""
        return f"{self.short}{GS}{self.check}" if self.check else self.short

    def has_check(self, kind: CheckPart) -> bool:
        return _CHECKS[kind].fullmatch(self.check) is not None


def marking_of(text: str) -> Marking | None:
    """A unit as it was read, or by its canonical key, which holds no check part; None = no marked unit code."""
    found = _CODE.fullmatch(_AIM.sub("", text).removeprefix("gs1:").removeprefix(GS))
    if found is None:
        return None
    gtin, serial, check = found.groups()
    return Marking(gtin, serial, check or "")


_SSCC = re.compile(r"(?:gs1:|\]C1)?00(\d{18})", re.ASCII)


def sscc_of(text: str) -> str:
    """The eighteen digits of an SSCC; empty = it is none."""
    found = _SSCC.fullmatch(text)
    return found[1] if found else text if re.fullmatch(r"\d{18}", text, re.ASCII) else ""
