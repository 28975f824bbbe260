"""What every device and upstream has in a config besides its driver's own keys, which its driver's settings give."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from config.schema import IN_THE_FILE, VERDICT_TIMEOUT_MS, Part
from config.values import Name, Role, by_hand

DeviceName = Annotated[Name, Field(title="Name", description="Unique among all devices", json_schema_extra=IN_THE_FILE)]


class DeviceKeys(Part):
    """What every device has besides its driver's own keys."""

    name: DeviceName
    driver: str = Field(title="Driver", description="How it is reached", json_schema_extra=IN_THE_FILE)


class CameraKeys(DeviceKeys, title="Camera"):
    """What every ``[[camera]]`` has besides its driver's own keys."""

    trigger: Literal["asked", "counted"] | None = Field(
        None,
        title="Trigger",
        description="asked: fired by the station; counted: fired by the line. Nothing = as the driver has it",
    )


class ReaderKeys(DeviceKeys, title="Reader"):
    """What every ``[[reader]]`` has besides its driver's own keys."""

    role: Role = Field(
        title="Role",
        description="unit: reads units; case: reads the case code; scan: a person scans with it",
        json_schema_extra=IN_THE_FILE,
    )
    lane: int = Field(1, ge=1, le=2, title="Lane", description="Lane of a unit reader (queue shape)")
    trigger: Literal["asked", "tagged", "counted"] | None = Field(
        None,
        title="Trigger",
        description="asked: the station fires it; tagged: telegrams carry the PLC's trigger number; "
        "counted: they carry the reader's own count",
    )


class PlcKeys(DeviceKeys, title="PLC"):
    """What ``[plc]`` has besides its driver's own keys."""

    name: DeviceName = "plc"
    verdict_timeout_ms: int = Field(
        VERDICT_TIMEOUT_MS,
        ge=10,
        le=60_000,
        title="Verdict time-out",
        description="A verdict that is not there by then is a reject",
    )


class PrinterKeys(DeviceKeys, title="Label printer"):
    """What every ``[[printer]]`` has besides its driver's own keys."""

    levels: tuple[Name, ...] = Field(
        (), title="Prints labels of", description="Levels whose labels it prints: case, pallet; empty = all"
    )


class UpstreamKeys(Part, title="Upstream"):
    """What every ``[[upstream]]`` has besides its driver's own keys."""

    name: Name = Field(
        title="Name",
        description="Unique; the cursor is kept under it",
        json_schema_extra=by_hand("With another name everything is sent again."),
    )
    driver: str = Field(title="Driver", description="Wire format", json_schema_extra=IN_THE_FILE)


COMMON: Mapping[str, type[BaseModel]] = {
    "camera": CameraKeys,
    "reader": ReaderKeys,
    "printer": PrinterKeys,
    "plc": PlcKeys,
    "upstream": UpstreamKeys,
}
"""The tables that are devices, by the keys they have besides their driver's."""
