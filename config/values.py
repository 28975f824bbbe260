"""What a single value of a config must be: its type, its limits, the fault a wrong one is."""

import ipaddress
import re
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, JsonValue
from pydantic_core import PydanticCustomError

from station.core.recipe import value_fault
from station.core.recipe_limits import AI_FORM, AIM_FORM, LEVEL_NAME_FORM, NAME_FORM, Limits, Symbology, bounds

Value = TypeVar("Value")
Obstacle = Literal["nothing", "accumulation_table", "divider", "unit_rejecter", "open_conveyor"]
Role = Literal["unit", "case", "scan"]


def _loopback(host: str) -> str:
    try:
        good = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        good = False
    if not good:
        raise PydanticCustomError("config_not_loopback", "not loopback", {"found": host})
    return host


def _rule_of(field: str) -> AfterValidator:
    """The core's rule for a field of a recipe, level or view."""

    def check(value: Value) -> Value:
        fault = value_fault(field, value)
        if fault is not None:
            raise PydanticCustomError(fault.key, "recipe", dict(fault.arguments))
        return value

    return AfterValidator(check)


def _company_prefix(text: str) -> str:
    if text and not (4 <= len(text) <= 12 and text.isascii() and text.isdigit()):
        raise PydanticCustomError("config_prefix_form", "no prefix")
    return text


def _bound_address(host: str) -> str:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        raise ValueError("an IP address of this computer is needed, such as 192.168.10.5") from None


def _shift_starts(starts: tuple[str, ...]) -> tuple[str, ...]:
    if not all(re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", one) for one in starts):
        raise ValueError("times of day are needed, such as 06:00")
    if list(starts) != sorted(set(starts)):
        raise ValueError("each time of day once, the earliest first")
    return starts


def _time_zone(name: str) -> str:
    try:
        if name:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("the name of a time zone is needed, such as Asia/Shanghai") from None
    return name


def limited(limits: Limits) -> Any:
    """The core's limits, for ``Annotated``."""
    return Field(**bounds(limits))


Name = Annotated[str, Field(min_length=1, max_length=40, pattern=NAME_FORM)]
LevelName = Annotated[str, Field(pattern=LEVEL_NAME_FORM)]
Area = Annotated[tuple[int, int, int, int], _rule_of("area")]
"""(left, top, width, height) in thousandths of the picture."""
Line = Annotated[str, Field(max_length=120)]
"""One line of free text."""
Pattern = Annotated[str, _rule_of("pattern")]
CasePattern = Annotated[str, _rule_of("case_pattern")]
Visible = Annotated[str, _rule_of("url_prefix")]
Loopback = Annotated[str, AfterValidator(_loopback)]
BoundAddress = Annotated[str, AfterValidator(_bound_address)]
Gtin = Annotated[str, _rule_of("gtin")]
CompanyPrefix = Annotated[str, AfterValidator(_company_prefix)]
Ais = Annotated[tuple[Annotated[str, Field(pattern=AI_FORM)], ...], _rule_of("required_ais")]
"""GS1 application identifiers."""
AimId = Annotated[str, Field(pattern=AIM_FORM)]
ShiftStarts = Annotated[tuple[str, ...], Field(min_length=1, max_length=6), AfterValidator(_shift_starts)]
TimeZone = Annotated[str, Field(max_length=60), AfterValidator(_time_zone)]
Symbologies = Annotated[tuple[Symbology, ...], _rule_of("symbologies")]


def by_hand(why: str) -> dict[str, JsonValue]:
    """Marks a setting that is changed in the file only, by a person who knows why."""
    return {"by_hand": why}
