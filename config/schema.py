"""The tables of a config: one frozen model each, units in names, no key that is not used.

What a single value must be is in ``config.values``, what belongs together in ``config.cross_checks``; what a recipe
must be is the core's rule (``station.core.recipe``). A device's own keys come from its driver's settings model, which
the caller hands in.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, model_validator

from config.part import IN_THE_FILE as IN_THE_FILE
from config.part import Part as Part
from config.side_tables import LabelsPart, MqttPart, ShippingPart
from config.values import (
    AimId,
    Ais,
    Area,
    BoundAddress,
    CasePattern,
    CompanyPrefix,
    Gtin,
    LevelName,
    Line,
    Loopback,
    Name,
    Obstacle,
    Pattern,
    ShiftStarts,
    Symbologies,
    TimeZone,
    Visible,
    by_hand,
    limited,
)
from station.core.codes.groups import RECIPE_PRESETS, RecipePreset
from station.core.recipe_limits import AREA_WHOLE, LEVEL_LIMITS, RECIPE_LIMITS, VIEW_LIMITS, UnitNoun
from station.core.values import CaseCodeSource, CodeKind, CodeSource, Shape, StationKind

API_HOST = "127.0.0.1"
API_PORT = 8640

BUDGET_MS = 100
"""Decoding one picture; a cascade that is not through by then gives no-reads."""
MAX_MEGAPIXELS = 64
DECODE_THREADS = 2

EVIDENCE_MB = 2_000
RECORDING_MB = 500

ALARM_FREE_PERCENT = 10
STOP_FREE_PERCENT = 2

VERDICT_TIMEOUT_MS = 500

SHIFT_STARTS = ("06:00", "14:00", "22:00")
AUDIT_EVERY = 1_000
"""Cases from one question to the next, on average."""

MOST_SERIAL = 10**12 - 1
"""Beside the shortest company prefix (4 digits) a serial has 12."""


class StationPart(Part, title="Station"):
    kind: StationKind = Field(
        "line",
        title="Kind of station",
        description="line: with a PLC; bench: a person packs by scanning; dock: ships what was packed elsewhere",
        json_schema_extra=by_hand("Another kind of station needs other devices: set them up in the file together."),
    )
    id: Name = Field(
        title="Line",
        description="Name of this line for upstream and on screens; one process is one line",
        json_schema_extra=by_hand("Upstream knows the line by this name: with another one it is another line."),
    )
    data: Path = Field(
        title="Data folder",
        description="Folder of the journal, evidence and tokens; relative to the config file",
        json_schema_extra=by_hand("Another folder is an empty journal: duplicates of earlier cases are not found."),
    )


class ApiPart(Part, title="Local API"):
    host: Loopback = Field(API_HOST, title="API address", description="Loopback address the local API answers on")
    port: int = Field(API_PORT, ge=0, le=65_535, title="API port", description="TCP port; 0 = any free one")


class LinePart(Part, title="Line"):
    shape: Shape = Field(
        title="Shape of the line",
        description="picture: the open case under cameras; queue: unit after unit before the packer; "
        "reader: one reader reads the whole case",
        json_schema_extra=by_hand("The other shape needs other devices: set them up in the file together."),
    )


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


class QueuePart(Part, title="Queue"):
    between_reader_and_packer: Obstacle = Field(
        title="Between reader and packer",
        description="What is between the unit reader and the pick point; only nothing keeps the order",
    )


class VisionPart(Part, title="Reading pictures"):
    budget_ms: int = Field(
        BUDGET_MS,
        ge=10,
        le=5_000,
        title="Decode time",
        description="Cells that are not read by then are no-reads; must be shorter than the verdict time-out",
    )
    pyzbar: bool = Field(
        False, title="Second opinion", description="Ask pyzbar for a second opinion on cells that were not read"
    )
    max_megapixels: int = Field(
        MAX_MEGAPIXELS,
        ge=1,
        le=200,
        title="Largest picture",
        description="Larger pictures are refused before they are decoded",
    )
    threads: int = Field(
        DECODE_THREADS,
        ge=1,
        le=32,
        title="Decode threads",
        description="Pictures or cells decoded at the same time; not more than processors",
    )


class EvidencePart(Part, title="Case pictures"):
    limit_mb: int = Field(
        EVIDENCE_MB,
        ge=10,
        le=10_000_000,
        title="Room for pictures",
        description="Disk for case pictures; when it is full the oldest go",
    )


class FtpPart(Part, title="Pictures of readers"):
    host: BoundAddress = Field(
        title="Address", description="Address of this computer that readers push their pictures to, by FTP"
    )
    port: int = Field(2121, ge=0, le=65_535, title="Port", description="TCP port; 0 = any free one")
    passive_from: int = Field(
        0, ge=0, le=65_535, title="Passive ports from", description="First port of passive transfers; 0 = any free ones"
    )
    passive_to: int = Field(0, ge=0, le=65_535, title="Passive ports to", description="Last port of passive transfers")
    password_file: Path = Field(
        title="Password", description="File with the password of all readers; each logs in with its name as user"
    )
    picture_limit_mb: int = Field(
        8, ge=1, le=64, title="Largest picture", description="A larger one is cut off and counted"
    )


class RecordingPart(Part, title="Recording"):
    limit_mb: int = Field(
        RECORDING_MB,
        ge=0,
        le=10_000_000,
        title="Room for the recording",
        description="Disk for what the line was told, to run it again; the oldest goes first; 0 = no recording",
    )
    pictures: Literal["none", "unread", "all"] = Field(
        "unread",
        title="Pictures in the recording",
        description="Whole pictures in half of the room: none, those in which a code was not read, or all",
    )


class AuthorityPart(Part, title="Authorities"):
    """Who hands documents in (``station export gismt``, ``suz-…``, ``ali-health``, ``epcis12``)."""

    participant: Line = Field(
        "", title="Participant", description="Tax number, or what the platform knows this plant by"
    )
    organisation: Line = Field("", title="Organisation", description="Its name, as the platform has it")
    group: Line = Field("", title="Product group", description="Of the marking system: water, milk, beer, pharma …")
    line: Line = Field("", title="Production line", description="Of this line, as the platform knows it")
    company_prefixes: tuple[CompanyPrefix, ...] = Field(
        (),
        title="Company prefixes",
        description="GS1 company prefixes of this plant; EPC identifiers need them (epcis12)",
    )
    product_code: Line = Field("", title="Product code", description="Of the product at the platform (ali-health)")
    package_spec: Line = Field("", title="Package", description="Units in a case, such as 1:24 (ali-health)")


class DoctorPart(Part, title="Checks of devices"):
    canary_hours: int = Field(
        24,
        ge=0,
        le=8_760,
        title="Check every",
        description="A camera or reader that passed the doctor is shown the test card again so often; 0 = never",
    )
    grace_hours: int = Field(
        4, ge=0, le=720, title="Missed after", description="So long after it was due a check counts as missed"
    )


class ShiftsPart(Part, title="Shifts"):
    starts: ShiftStarts = Field(
        SHIFT_STARTS,
        title="Shifts begin at",
        description="Times of day, one a shift, such as 06:00; reports and the Balance page count by shift",
    )
    time_zone: TimeZone = Field(
        "",
        title="Time zone",
        description="Name of the plant's time zone, such as Asia/Shanghai; empty = that of this computer",
    )


class AuditPart(Part, title="Random audit"):
    every_cases: int = Field(
        AUDIT_EVERY,
        ge=0,
        le=1_000_000,
        title="One case in",
        description="About once in so many cases a person is asked to scan one unit of a case that left; 0 = never",
    )
    holds: bool = Field(
        False, title="Hold the line for it", description="The line stands until the question is answered or skipped"
    )


class StoragePart(Part, title="Disk"):
    alarm_free_percent: int = Field(
        ALARM_FREE_PERCENT, ge=1, le=90, title="Alarm below", description="Alarm when less of the disk is free"
    )
    stop_free_percent: int = Field(
        STOP_FREE_PERCENT,
        ge=1,
        le=90,
        title="Stop below",
        description="The line is held when less of the disk is free; less than the alarm's",
    )


class OrdersPart(Part, title="Orders"):
    clearance: tuple[Annotated[Line, Field(min_length=1, max_length=80)], ...] = Field(
        (),
        max_length=8,
        title="Line clearance",
        description="What a person looks at before another product is packed; empty = nothing is asked",
    )
    first_case: bool = Field(
        False,
        title="Confirm the first case",
        description="The line stands after the first case of an order until a person has confirmed it",
    )


class UsersPart(Part, title="Users"):
    required: bool | None = Field(
        None,
        title="Sign in",
        description="Somebody must be signed in at a screen; empty = as soon as there is a user",
    )
    lock_after_s: int = Field(
        600,
        ge=30,
        le=86_400,
        title="Lock after",
        description="A screen that nobody touches for so long is locked",
    )


class PoolsPart(Part, title="Pools of codes"):
    low: int = Field(
        50_000,
        ge=0,
        le=1_000_000_000,
        title="Few codes left",
        description="Alarm when fewer codes of the running order's pool are left; 0 = no alarm",
    )


PARTS: Mapping[str, type[BaseModel]] = {
    "station": StationPart,
    "api": ApiPart,
    "line": LinePart,
    "recipe": RecipePart,
    "case_code": CaseCodePart,
    "labels": LabelsPart,
    "queue": QueuePart,
    "vision": VisionPart,
    "evidence": EvidencePart,
    "ftp": FtpPart,
    "recording": RecordingPart,
    "doctor": DoctorPart,
    "shifts": ShiftsPart,
    "audit": AuditPart,
    "storage": StoragePart,
    "pools": PoolsPart,
    "authority": AuthorityPart,
    "orders": OrdersPart,
    "users": UsersPart,
    "shipping": ShippingPart,
    "mqtt": MqttPart,
}
"""The tables that are not devices and occur once."""

LISTS: Mapping[str, type[BaseModel]] = {"level": LevelPart, "view": ViewPart}
"""The tables that are not devices and occur as often as needed; their order counts."""
