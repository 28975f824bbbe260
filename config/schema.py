"""The tables of a config: one frozen model each, units in names, no key that is not used.

What a single value must be is in ``config.values``, what belongs together in ``config.cross_checks``; what a recipe
must be is the core's rule (``station.core.recipe``). A device's own keys come from its driver's settings model, which
the caller hands in.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from config.part import IN_THE_FILE as IN_THE_FILE
from config.part import Part as Part
from config.recipe_tables import CaseCodePart, LevelPart, RecipePart, ViewPart
from config.side_tables import LabelsPart, MqttPart, ShippingPart
from config.values import (
    BoundAddress,
    CompanyPrefix,
    Line,
    Loopback,
    Name,
    Obstacle,
    ShiftStarts,
    TimeZone,
    by_hand,
)
from station.core.values import Shape, StationKind

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
