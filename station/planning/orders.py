"""A planned order, and the text of the code on an order sheet: ``ORDER=4711;PRODUCT=Cola 0.5;LOT=A7;CASES=500``."""

from dataclasses import dataclass
from typing import Literal

Source = Literal["typed", "sheet", "file", "hub"]
LONGEST_ORDER, LONGEST_PRODUCT, LONGEST_LOT = 128, 128, 20
MOST_CASES = 10_000_000
MOST_VERSION = 1_000_000
SHEET = "ORDER="
"""What the code on a sheet begins with, in capitals or small letters."""
_SHEET_KEYS = ("ORDER", "PRODUCT", "LOT", "CASES", "RECIPE")


@dataclass(frozen=True, slots=True)
class PlannedOrder:
    """What is known of an order before it is started."""

    order: str
    product: str
    lot: str = ""
    """Empty = that of the recipe."""
    cases: int = 0
    """Target; 0 = nobody said."""
    recipe_version: int = 0
    """0 = the newest when it is started."""
    source: Source = "typed"


class PlanRefused(Exception):
    """A foreseeable refusal: a key of ``station.messages.orders`` and its arguments."""

    def __init__(self, key: str, /, **arguments: str | int) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments


def planned_order(fields: dict[str, str], source: Source) -> PlannedOrder:
    """From texts by field (``order``, ``product``, ``lot``, ``cases``, ``recipe``). Raises PlanRefused."""
    return PlannedOrder(
        order=_text(fields, "order", LONGEST_ORDER, must=True),
        product=_text(fields, "product", LONGEST_PRODUCT, must=True),
        lot=_text(fields, "lot", LONGEST_LOT),
        cases=_number(fields, "cases", MOST_CASES),
        recipe_version=_number(fields, "recipe", MOST_VERSION),
        source=source,
    )


def is_sheet(text: str) -> bool:
    return text[: len(SHEET)].upper() == SHEET


def read_sheet(text: str) -> PlannedOrder:
    """Raises PlanRefused: a part without ``=``, an unknown or repeated key, a value of the wrong form."""
    fields: dict[str, str] = {}
    for part in text.strip().strip(";").split(";"):
        name, equals, value = part.partition("=")
        key = name.strip().upper()
        if not equals or key not in _SHEET_KEYS:
            raise PlanRefused("sheet_part_unknown", part=part[:40], keys=", ".join(_SHEET_KEYS))
        if key.lower() in fields:
            raise PlanRefused("sheet_part_twice", part=key)
        fields[key.lower()] = value.strip()
    return planned_order(fields, "sheet")


def _text(fields: dict[str, str], name: str, longest: int, *, must: bool = False) -> str:
    value = fields.get(name, "").strip()
    if must and not value:
        raise PlanRefused("plan_field_missing", field=name)
    if len(value) > longest or not value.isprintable():
        raise PlanRefused("plan_field_form", field=name, most=longest)
    return value


def _number(fields: dict[str, str], name: str, most: int) -> int:
    value = fields.get(name, "").strip()
    if not value:
        return 0
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and int(value) <= most):
        raise PlanRefused("plan_field_number", field=name, found=value[:40], most=most)
    return int(value)
