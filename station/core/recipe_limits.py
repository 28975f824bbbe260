"""What each field of a recipe may be by itself: one table for the config, the API and the core.

Pure data, so that the published API schema may import it. What fields may be together is in ``station.core.recipe``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from station.core.values import CodeKind, CodeSource

UnitNoun = Literal["unit", "bottle", "can", "box", "bag", "jar", "pouch", "tube", "carton"]
Symbology = Literal["qr", "microqr", "rmqr", "datamatrix", "code128", "itf14", "ean13", "upca"]

MOST_MEMBERS = 1_000
"""Units of a case, containers of a level below."""
MOST_CELLS_A_SIDE = 100
MOST_LAYERS = 8
MOST_ABOVE = 2
"""Levels above the first: bundle, case, pallet are three in all."""
MOST_PATTERN_CHARS = 256
AREA_WHOLE = 1_000
"""Areas are in thousandths of the picture."""
NAME_FORM = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
POOL_NAME_FORM = r"^([A-Za-z0-9][A-Za-z0-9_.-]{0,39})?$"
LEVEL_NAME_FORM = r"^[a-z][a-z0-9_]*$"
AI_FORM = r"^[0-9]{2,4}$"
AIM_FORM = r"^(\][A-Za-z][0-9A-Za-z])?$"


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one field; None and empty = no such limit."""

    least: int | None = None
    most: int | None = None
    shortest: int | None = None
    """Characters of a text, items of a list."""
    longest: int | None = None
    form: str = ""
    """Regular expression of a whole text, or of each item of a list."""
    choices: tuple[str, ...] = ()
    """Of a text, or of each item of a list."""


RECIPE_LIMITS: Mapping[str, Limits] = {
    "product": Limits(shortest=1, longest=120),
    "code": Limits(choices=get_args(CodeKind)),
    "units_per_case": Limits(least=1, most=MOST_MEMBERS),
    "rows": Limits(least=0, most=MOST_CELLS_A_SIDE),
    "columns": Limits(least=0, most=MOST_CELLS_A_SIDE),
    "pattern": Limits(longest=MOST_PATTERN_CHARS),
    "url_prefix": Limits(longest=512),
    "gtin": Limits(longest=14),
    "lot": Limits(longest=120),
    "case_pattern": Limits(longest=MOST_PATTERN_CHARS),
    "serial_length": Limits(least=0, most=90),
    "required_ais": Limits(longest=8, form=AI_FORM),
    "aim_id": Limits(form=AIM_FORM),
    "symbologies": Limits(shortest=1, longest=8, choices=get_args(Symbology)),
    "target_cases": Limits(least=0, most=10_000_000),
    "pool": Limits(form=POOL_NAME_FORM),
    "case_pool": Limits(form=POOL_NAME_FORM),
    "unit_noun": Limits(choices=get_args(UnitNoun)),
    "container": Limits(shortest=1, longest=20, form=LEVEL_NAME_FORM),
    "above": Limits(longest=MOST_ABOVE),
    "views": Limits(longest=100),
}
LEVEL_LIMITS: Mapping[str, Limits] = {
    "name": RECIPE_LIMITS["container"],
    "capacity": Limits(least=1, most=MOST_MEMBERS),
    "code": Limits(choices=get_args(CodeSource)),
    "layer": Limits(least=0, most=MOST_MEMBERS),
}
VIEW_LIMITS: Mapping[str, Limits] = {
    "camera": Limits(shortest=1, longest=40, form=NAME_FORM),
    "layer": Limits(least=1, most=MOST_LAYERS),
    "rows": Limits(least=1, most=MOST_CELLS_A_SIDE),
    "columns": Limits(least=1, most=MOST_CELLS_A_SIDE),
    "area": Limits(shortest=4, longest=4),
}


def bounds(limits: Limits) -> dict[str, Any]:
    """Return limits under the names that pydantic's ``Field`` has for them; form and choices are the caller's."""
    named = {"ge": limits.least, "le": limits.most, "min_length": limits.shortest, "max_length": limits.longest}
    return {name: value for name, value in named.items() if value is not None}
