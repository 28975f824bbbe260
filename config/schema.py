"""The tables of a config: one frozen model each, units in names, no key that is not used.

What a single value must be is said here; what belongs together is in ``config.checks``. A device's own keys come from
its driver's settings model, which the caller hands in.
"""

import ipaddress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from config import defaults
from config.patterns import MOST_CHARS, PatternFault, check_pattern

Shape = Literal["picture", "queue"]
CodeKind = Literal["plain", "url", "gs1"]
CaseCodeSource = Literal["picture", "reader", "sscc"]
Symbology = Literal["qr", "microqr", "rmqr", "datamatrix", "code128", "itf14", "ean13", "upca"]
Between = Literal["nothing", "accumulation_table", "divider", "unit_rejecter", "open_conveyor"]
Role = Literal["unit", "case"]


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
        raise PydanticCustomError(fault.key, "pattern", {"detail": fault.detail, "most": MOST_CHARS}) from None
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


def _each_once(items: tuple[Symbology, ...]) -> tuple[Symbology, ...]:
    twice = next((item for place, item in enumerate(items) if item in items[:place]), None)
    if twice is not None:
        raise PydanticCustomError("config_list_twice", "twice", {"item": twice})
    return items


NAME_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
Name = Annotated[str, Field(min_length=1, max_length=40, pattern=NAME_PATTERN)]
Line = Annotated[str, Field(max_length=120)]
"""One line of free text."""
Pattern = Annotated[str, AfterValidator(_pattern)]
Visible = Annotated[str, Field(max_length=512), AfterValidator(_visible)]


class Part(BaseModel):
    """A table: unknown keys are faults, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class StationPart(Part):
    id: Name = Field(description="Name of this line for upstream and on screens; one process is one line")
    data: Path = Field(description="Folder of the journal, evidence and tokens; relative to the config file")


class ApiPart(Part):
    host: Annotated[str, AfterValidator(_loopback)] = Field(
        defaults.API_HOST, description="Loopback address the local API answers on"
    )
    port: int = Field(defaults.API_PORT, ge=0, le=65_535, description="TCP port; 0 = any free one")


class LinePart(Part):
    shape: Shape = Field(description="picture: the open case under a camera; queue: unit after unit before the packer")


class RecipePart(Part):
    order: Line = Field("", description="Work order to start when none is open; empty = made of product and lot")
    product: Line = Field(min_length=1, description="What is packed")
    code: CodeKind = Field(description="Kind of the unit codes")
    units_per_case: int = Field(ge=1, le=1_000, description="Units in a full case")
    rows: int = Field(0, ge=0, le=100, description="Rows of the grid (picture)")
    columns: int = Field(0, ge=0, le=100, description="Columns of the grid (picture)")
    pattern: Pattern = Field("", description="Regular expression a whole unit code must match")
    url_prefix: Visible = Field("", description="What every unit address begins with (url)")
    gtin: Annotated[str, AfterValidator(_gtin)] = Field("", description="GTIN of the unit (gs1)")
    lot: Line = Field("", description="Lot of this order")
    lot_checked: bool = Field(False, description="AI 10 must be in every unit code and equal lot (gs1)")
    case_pattern: Pattern = Field("", description="Regular expression a whole case code must match")
    symbologies: Annotated[tuple[Symbology, ...], AfterValidator(_each_once)] = Field(
        ("qr",), min_length=1, description="Symbols to look for in pictures, those of the case code too"
    )


class CaseCodePart(Part):
    source: CaseCodeSource = Field(description="Where a case gets its code")
    reader: str = Field("", description="Name of the case-code reader; empty = the only one (reader)")
    prefix: Annotated[str, AfterValidator(_company_prefix)] = Field("", description="GS1 company prefix (sscc)")
    extension: int = Field(0, ge=0, le=9, description="Extension digit (sscc)")


class QueuePart(Part):
    between_reader_and_packer: Between = Field(
        description="What stands between the unit reader and the pick point; only nothing keeps the order"
    )


class VisionPart(Part):
    budget_ms: int = Field(defaults.BUDGET_MS, ge=10, le=5_000, description="Time to decode one picture")
    pyzbar: bool = Field(False, description="Ask pyzbar for a second opinion on cells that were not read")
    max_megapixels: int = Field(defaults.MAX_MEGAPIXELS, ge=1, le=200, description="Larger pictures are refused")
    threads: int = Field(defaults.DECODE_THREADS, ge=1, le=32, description="Decode threads")


class EvidencePart(Part):
    limit_mb: int = Field(defaults.EVIDENCE_MB, ge=10, le=10_000_000, description="Disk for case pictures, oldest go")


class StoragePart(Part):
    alarm_free_percent: int = Field(defaults.ALARM_FREE_PERCENT, ge=1, le=90, description="Alarm below this free disk")
    stop_free_percent: int = Field(defaults.STOP_FREE_PERCENT, ge=1, le=90, description="Not ready below this")


class CameraKeys(Part):
    """What every ``[[camera]]`` has besides its driver's own keys."""

    name: Name = Field(description="Unique among all devices")
    driver: str = Field(description="How it is reached")
    trigger: Literal["asked", "counted"] | None = Field(
        None, description="asked: fired by the station; counted: fired by the line. None = as the driver has it"
    )


class ReaderKeys(Part):
    """What every ``[[reader]]`` has besides its driver's own keys."""

    name: Name = Field(description="Unique among all devices")
    driver: str = Field(description="How it is reached")
    role: Role = Field(description="unit: in front of the packer; case: reads the case code")
    lane: int = Field(1, ge=1, le=2, description="Lane of a unit reader")
    trigger: Literal["asked", "tagged"] | None = Field(
        None, description="asked: fired by the station; tagged: telegrams carry the trigger number"
    )


class PlcKeys(Part):
    """What ``[plc]`` has besides its driver's own keys."""

    name: Name = Field("plc", description="Unique among all devices")
    driver: str = Field(description="How it is reached")
    verdict_timeout_ms: int = Field(
        defaults.VERDICT_TIMEOUT_MS, ge=10, le=60_000, description="A verdict that is not there by then is a reject"
    )


class UpstreamKeys(Part):
    """What every ``[[upstream]]`` has besides its driver's own keys."""

    name: Name = Field(description="Unique; the cursor is kept under it")
    driver: str = Field(description="Wire format")
