"""What a start of an order may say of its recipe: ``values.Recipe``, field by field.

Limits are the core's (``station.core.recipe_limits``). What is wrong beyond them, the core says when the order is
started (``station.core.recipe``), with the sentences of a config check.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from station.api.schema.base import Text
from station.core.recipe_limits import (
    AI_FORM,
    AIM_FORM,
    AREA_WHOLE,
    LEVEL_LIMITS,
    LEVEL_NAME_FORM,
    RECIPE_LIMITS,
    VIEW_LIMITS,
    Limits,
    Symbology,
    UnitNoun,
    bounds,
)


def limited(limits: Limits, **more: Any) -> Any:
    """The limits, for ``Annotated``."""
    return Field(**bounds(limits), **more)


class Args(BaseModel):
    """Arguments are strict: an unknown one is refused, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


LevelName = Annotated[str, limited(RECIPE_LIMITS["container"], pattern=LEVEL_NAME_FORM)]
Ai = Annotated[str, Field(pattern=AI_FORM)]


class LevelArgs(Args):
    """One level of packing above the first (values.Level)."""

    name: LevelName
    capacity: Annotated[int, limited(LEVEL_LIMITS["capacity"])]
    code: Literal["read", "assigned", "printed", "none"] = "assigned"
    closes_full: bool = True
    mixed: bool = False
    scanned: bool = False
    layer: Annotated[int, limited(LEVEL_LIMITS["layer"])] = 0


class ViewArgs(Args):
    """What one picture of a case shows (values.View)."""

    camera: Annotated[Text, limited(VIEW_LIMITS["camera"])]
    layer: Annotated[int, limited(VIEW_LIMITS["layer"])]
    rows: Annotated[int, limited(VIEW_LIMITS["rows"])]
    columns: Annotated[int, limited(VIEW_LIMITS["columns"])]
    area: tuple[int, int, int, int] = (0, 0, AREA_WHOLE, AREA_WHOLE)


class RecipeArgs(Args):
    """What a case of the order must be."""

    product: Annotated[Text, limited(RECIPE_LIMITS["product"])]
    code: Literal["plain", "url", "gs1"]
    units_per_case: Annotated[int, limited(RECIPE_LIMITS["units_per_case"])]
    rows: Annotated[int, limited(RECIPE_LIMITS["rows"])] = 0
    columns: Annotated[int, limited(RECIPE_LIMITS["columns"])] = 0
    pattern: Annotated[Text, limited(RECIPE_LIMITS["pattern"])] = ""
    url_prefix: Annotated[Text, limited(RECIPE_LIMITS["url_prefix"])] = ""
    gtin: Annotated[Text, limited(RECIPE_LIMITS["gtin"])] = ""
    lot: Annotated[Text, limited(RECIPE_LIMITS["lot"])] = ""
    lot_checked: bool = False
    case_pattern: Annotated[Text, limited(RECIPE_LIMITS["case_pattern"])] = ""
    serial_length: Annotated[int, limited(RECIPE_LIMITS["serial_length"])] = 0
    required_ais: Annotated[tuple[Ai, ...], limited(RECIPE_LIMITS["required_ais"])] = ()
    aim_id: Annotated[str, Field(pattern=AIM_FORM)] = ""
    pool: Annotated[Text, limited(RECIPE_LIMITS["pool"])] = ""
    case_pool: Annotated[Text, limited(RECIPE_LIMITS["case_pool"])] = ""
    symbologies: Annotated[tuple[Symbology, ...], limited(RECIPE_LIMITS["symbologies"])] = ("qr",)
    target_cases: Annotated[int, limited(RECIPE_LIMITS["target_cases"])] = 0
    unit_noun: UnitNoun = "unit"
    container: LevelName = "case"
    above: Annotated[tuple[LevelArgs, ...], limited(RECIPE_LIMITS["above"])] = ()
    views: Annotated[tuple[ViewArgs, ...], limited(RECIPE_LIMITS["views"])] = ()
