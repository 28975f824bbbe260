"""What a single value of a config must be: its type, its limits, the fault a wrong one is."""

import ipaddress
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, JsonValue
from pydantic_core import PydanticCustomError

from station.core.codes.patterns import MAX_PATTERN_CHARS, PatternFault, check_pattern

Item = TypeVar("Item", bound=str)
StationKind = Literal["line", "bench", "dock"]
Shape = Literal["picture", "queue", "reader"]
CodeKind = Literal["plain", "url", "gs1"]
CaseCodeSource = Literal["picture", "reader", "sscc"]
Symbology = Literal["qr", "microqr", "rmqr", "datamatrix", "code128", "itf14", "ean13", "upca"]
Obstacle = Literal["nothing", "accumulation_table", "divider", "unit_rejecter", "open_conveyor"]
LevelCode = Literal["assigned", "read", "none"]
Role = Literal["unit", "case", "scan"]
UnitNoun = Literal["unit", "bottle", "can", "box", "bag", "jar", "pouch", "tube", "carton"]


def _loopback(host: str) -> str:
    try:
        good = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        good = False
    if not good:
        raise PydanticCustomError("config_not_loopback", "not loopback", {"found": host})
    return host


def _pattern(pattern: str) -> str:
    try:
        check_pattern(pattern)
    except PatternFault as fault:
        raise PydanticCustomError(fault.key, "pattern", {"detail": fault.detail, "most": MAX_PATTERN_CHARS}) from None
    return pattern


def _visible(text: str) -> str:
    if not text.isprintable() or " " in text:
        raise PydanticCustomError("config_hidden_sign", "hidden sign")
    return text


def _gtin(text: str) -> str:
    if not text:
        return text
    if len(text) not in (8, 12, 13, 14) or not (text.isascii() and text.isdigit()):
        raise PydanticCustomError("config_gtin_form", "no GTIN")
    weighted = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(text[:-1])))
    if (right := -weighted % 10) != int(text[-1]):
        raise PydanticCustomError("config_gtin_check", "check digit", {"right": right})
    return text


def _company_prefix(text: str) -> str:
    if text and not (4 <= len(text) <= 12 and text.isascii() and text.isdigit()):
        raise PydanticCustomError("config_prefix_form", "no prefix")
    return text


def _each_once(items: tuple[Item, ...]) -> tuple[Item, ...]:
    twice = next((item for place, item in enumerate(items) if item in items[:place]), None)
    if twice is not None:
        raise PydanticCustomError("config_list_twice", "twice", {"item": twice})
    return items


def _area(area: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, width, height = area
    if left + width > AREA_WHOLE or top + height > AREA_WHOLE:
        raise PydanticCustomError("config_area_outside", "outside", {"most": AREA_WHOLE})
    return area


AREA_WHOLE = 1_000
"""Areas are in thousandths of the picture."""
NAME_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
Name = Annotated[str, Field(min_length=1, max_length=40, pattern=NAME_PATTERN)]
LEVEL_NAME_PATTERN = r"^[a-z][a-z0-9_]*$"
LevelName = Annotated[str, Field(min_length=1, max_length=20, pattern=LEVEL_NAME_PATTERN)]
_Side = Annotated[int, Field(ge=0, le=AREA_WHOLE)]
_Length = Annotated[int, Field(ge=1, le=AREA_WHOLE)]
Area = Annotated[tuple[_Side, _Side, _Length, _Length], AfterValidator(_area)]
"""(left, top, width, height) in thousandths of the picture."""
Line = Annotated[str, Field(max_length=120)]
"""One line of free text."""
Pattern = Annotated[str, AfterValidator(_pattern)]
Visible = Annotated[str, Field(max_length=512), AfterValidator(_visible)]
Loopback = Annotated[str, AfterValidator(_loopback)]
Gtin = Annotated[str, AfterValidator(_gtin)]
CompanyPrefix = Annotated[str, AfterValidator(_company_prefix)]
Ai = Annotated[str, Field(pattern=r"^[0-9]{2,4}$")]
Ais = Annotated[tuple[Ai, ...], AfterValidator(_each_once)]
"""GS1 application identifiers."""
AimId = Annotated[str, Field(pattern=r"^(\][A-Za-z][0-9A-Za-z])?$")]
Symbologies = Annotated[tuple[Symbology, ...], AfterValidator(_each_once)]


def by_hand(why: str) -> dict[str, JsonValue]:
    """Marks a setting that is changed in the file only, by a person who knows why."""
    return {"by_hand": why}
