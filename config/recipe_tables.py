"""Tables of what is packed: the order and its recipe, levels above the case, views of a case, and the case code."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator

from config.part import IN_THE_FILE, Part
from config.values import (
    AimId,
    Ais,
    Area,
    CasePattern,
    CompanyPrefix,
    Gtin,
    LevelName,
    Line,
    Name,
    Pattern,
    Symbologies,
    Visible,
    limited,
)
from station.core.codes.groups import RECIPE_PRESETS, RecipePreset
from station.core.recipe_limits import AREA_WHOLE, LEVEL_LIMITS, RECIPE_LIMITS, VIEW_LIMITS, UnitNoun
from station.core.values import CaseCodeSource, CodeKind, CodeSource

MOST_SERIAL = 10**12 - 1
"""Beside the shortest company prefix (4 digits) a serial has 12."""


class RecipePart(Part, title="Order and recipe"):
    order: Line = Field(
        "", title="Work order", description="Work order to start when no order is open; empty = made of product and lot"
    )
    preset: RecipePreset = Field(
        "none", title="Preset", description="What an authority asks of a code of this kind; a key that stands here wins"
    )
    product: Annotated[Line, limited(RECIPE_LIMITS["product"])] = Field(title="Product", description="What is packed")
    code: CodeKind = Field(
        title="Kind of unit code",
        description="plain: any text; url: a web address; gs1: GS1 element string or Digital Link",
    )
    units_per_case: Annotated[int, limited(RECIPE_LIMITS["units_per_case"])] = Field(
        title="Units per case", description="Units in a full case"
    )
    rows: Annotated[int, limited(RECIPE_LIMITS["rows"])] = Field(
        0, title="Rows", description="Rows of the grid; rows × columns = units per case (picture shape)"
    )
    columns: Annotated[int, limited(RECIPE_LIMITS["columns"])] = Field(
        0, title="Columns", description="Columns of the grid, counted from the left (picture shape)"
    )
    pattern: Pattern = Field(
        "", title="Pattern of unit codes", description="Regular expression a whole unit code must match"
    )
    url_prefix: Annotated[Visible, limited(RECIPE_LIMITS["url_prefix"])] = Field(
        "", title="Beginning of unit addresses", description="What every unit address begins with (url)"
    )
    gtin: Gtin = Field("", title="GTIN", description="GTIN of the unit (gs1)")
    lot: Annotated[Line, limited(RECIPE_LIMITS["lot"])] = Field(
        "", title="Lot", description="Lot of the order that is started when no order is open"
    )
    lot_checked: bool = Field(
        False, title="Check the lot", description="AI 10 must be in every unit code and equal lot (gs1)"
    )
    case_pattern: CasePattern = Field(
        "", title="Pattern of case codes", description="Regular expression a whole case code must match"
    )
    serial_length: Annotated[int, limited(RECIPE_LIMITS["serial_length"])] = Field(
        0, title="Length of the serial", description="Characters of AI 21 in every unit code; 0 = any (gs1)"
    )
    required_ais: Annotated[Ais, limited(RECIPE_LIMITS["required_ais"])] = Field(
        (), title="Required elements", description="Application identifiers besides 01 and 21 (gs1)"
    )
    aim_id: AimId = Field(
        "", title="AIM identifier", description="What a unit reader must send in front, such as ]d2; empty = anything"
    )
    pool: Annotated[str, limited(RECIPE_LIMITS["pool"])] = Field(
        "", title="Pool of unit codes", description="Every unit code must be in this pool of codes; empty = no pool"
    )
    case_pool: Annotated[str, limited(RECIPE_LIMITS["case_pool"])] = Field(
        "", title="Pool of case codes", description="Every case code that is read must be in this pool; empty = no pool"
    )
    symbologies: Annotated[Symbologies, limited(RECIPE_LIMITS["symbologies"])] = Field(
        ("qr",), title="Symbols", description="Symbols to look for in pictures, those of the case code too"
    )
    target_cases: Annotated[int, limited(RECIPE_LIMITS["target_cases"])] = Field(
        0, title="Cases wanted", description="Target of the order; 0 = not set"
    )
    unit_noun: UnitNoun = Field("unit", title="A unit is a", description="What a unit is called on screens")
    container: Annotated[LevelName, limited(RECIPE_LIMITS["container"])] = Field(
        "case", title="Units are packed in a", description="Name of the lowest level of packing: case, bundle"
    )

    @model_validator(mode="before")
    @classmethod
    def _completed(cls, table: Any) -> Any:
        """The preset's keys below those of the table. (A list becomes a tuple: behind this pydantic takes no list.)"""
        if not isinstance(table, dict):
            return table
        whole = {**cls.preset_values(table), **table}
        return {key: tuple(value) if isinstance(value, list) else value for key, value in whole.items()}

    @classmethod
    def preset_values(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        """What holds where the table says nothing itself and its preset does."""
        return dict(RECIPE_PRESETS.get(str(given.get("preset")), {}))


class LevelPart(Part, title="Level"):
    """One ``[[level]]``: a level of packing above the first, lowest first."""

    name: Annotated[LevelName, limited(LEVEL_LIMITS["name"])] = Field(
        title="Name", description="What its containers are called: case, pallet", json_schema_extra=IN_THE_FILE
    )
    capacity: Annotated[int, limited(LEVEL_LIMITS["capacity"])] = Field(
        title="Capacity", description="Containers of the level below in a full one"
    )
    code: CodeSource = Field(
        "assigned",
        title="Source of its code",
        description="assigned: an SSCC numbered here; printed: the same, on a label that is printed and scanned back; "
        "read: its label, scanned when it is closed; none: it has no code",
    )
    closes_full: bool = Field(
        True, title="Closes when full", description="A full one closes by itself; else a person says when"
    )
    mixed: bool = Field(False, title="Mixed", description="It may hold containers of several orders or products")
    scanned: bool = Field(
        False,
        title="Filled by scan",
        description="A person scans what goes onto it; else all that leaves does, in order",
    )
    layer: Annotated[int, limited(LEVEL_LIMITS["layer"])] = Field(
        0, title="In one layer", description="Members in one layer, for its picture on the screen; 0 = not known"
    )


class ViewPart(Part, title="View"):
    """One ``[[view]]``: what one picture of a case shows. They are numbered in the order of the file, from 1."""

    camera: Name = Field(title="Camera", description="Name of the camera", json_schema_extra=IN_THE_FILE)
    layer: Annotated[int, limited(VIEW_LIMITS["layer"])] = Field(
        1,
        title="Layer",
        description="Layer of the case, from 1 in the order of packing; a counted camera fires once a layer",
        json_schema_extra=IN_THE_FILE,
    )
    rows: Annotated[int, limited(VIEW_LIMITS["rows"])] = Field(title="Rows", description="Rows of the grid")
    columns: Annotated[int, limited(VIEW_LIMITS["columns"])] = Field(
        title="Columns", description="Columns of the grid, counted from the left"
    )
    area: Area = Field(
        (0, 0, AREA_WHOLE, AREA_WHOLE),
        title="Area",
        description="Where the cells lie: left, top, width, height in thousandths of the picture",
        json_schema_extra=IN_THE_FILE,
    )


class CaseCodePart(Part, title="Case code"):
    source: CaseCodeSource = Field(
        title="Source of the case code",
        description="picture: the label lies in the picture; reader: a device reads it; sscc: numbered here; "
        "printed: numbered here, on a label that is printed and read back; pool: the same with codes of a pool",
    )
    reader: str = Field(
        "", title="Case-code reader", description="Name of the case-code reader; empty = the only one (reader)"
    )
    pool: Annotated[str, limited(RECIPE_LIMITS["case_pool"])] = Field(
        "", title="Pool of the labels", description="The pool whose codes the printed labels of cases get (pool)"
    )
    sscc: bool = Field(
        False,
        title="Case codes are SSCC",
        description="Every read case code is an SSCC; else case_pattern says what it is",
    )
    prefix: CompanyPrefix = Field(
        "", title="GS1 company prefix", description="4 to 12 digits; the serials of assigned SSCC come after it (sscc)"
    )
    extension: int = Field(0, ge=0, le=9, title="Extension digit", description="First digit of an assigned SSCC (sscc)")
    serial_from: int = Field(
        1,
        ge=0,
        le=MOST_SERIAL,
        title="Serials from",
        description="First serial of this station's range; stations that share prefix and extension need ranges apart",
    )
    serial_to: int | None = Field(
        None,
        ge=0,
        le=MOST_SERIAL,
        title="Serials to",
        description="Last serial of this station's range; empty = all that fit beside the prefix",
    )
    first_serial: int | None = Field(
        None,
        ge=0,
        le=MOST_SERIAL,
        title="First serial",
        description="No serial below it is assigned: lower ones were used before this station; empty = serial_from",
    )
