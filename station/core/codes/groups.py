"""Product groups of the marking system and codes of other authorities: what a recipe may take whole. Pure.

As the groups were announced: a platform may change one any day, so every key of a recipe that names one wins over it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

CheckPart = Literal["93", "91+92/44", "91+92/88"]
"""What follows the serial: AI 93 with 4 characters, or 91 with 4 and 92 with 44 or 88."""


@dataclass(frozen=True, slots=True)
class MarkingGroup:
    """A product group of the marking system."""

    serial: int
    """Characters of AI 21."""
    check: CheckPart


MARKING_GROUPS: Mapping[str, MarkingGroup] = {
    "water": MarkingGroup(13, "93"),
    "softdrinks": MarkingGroup(13, "93"),
    "milk": MarkingGroup(13, "93"),
    "beer": MarkingGroup(7, "93"),
    "pharma": MarkingGroup(13, "91+92/44"),
    "perfumery": MarkingGroup(13, "91+92/44"),
    "clothes": MarkingGroup(13, "91+92/44"),
    "shoes": MarkingGroup(13, "91+92/88"),
}

RecipePreset = Literal[
    "none",
    "marked_water",
    "marked_softdrinks",
    "marked_milk",
    "marked_beer",
    "marked_pharma",
    "marked_perfumery",
    "marked_clothes",
    "marked_shoes",
    "pharma_fmd",
    "ali_health",
]


def _marked(group: MarkingGroup) -> Mapping[str, object]:
    ais = ("93",) if group.check == "93" else ("91", "92")
    symbol = {"symbologies": ("datamatrix",), "code": "gs1"}
    return symbol | {"serial_length": group.serial, "required_ais": ais}


RECIPE_PRESETS: Mapping[str, Mapping[str, object]] = {
    **{f"marked_{name}": _marked(group) for name, group in MARKING_GROUPS.items()},
    "pharma_fmd": {"code": "gs1", "symbologies": ("datamatrix",), "required_ais": ("10", "17")},
    "ali_health": {"code": "plain", "symbologies": ("code128",), "pattern": "8[0-9]{19}"},
}
"""Preset → keys of ``[recipe]``."""
