"""What a config says of a camera that speaks GenICam, one model a driver."""

from pathlib import Path
from typing import Literal

from pydantic import Field, JsonValue, model_validator

from drivers.address import Host
from drivers.camera.settings import CameraSettings

FeatureValue = bool | int | float | str
_IN_THE_FILE: dict[str, JsonValue] = {"by_hand": "Features of a camera are set in the file, together."}


class GenicamCameraSettings(CameraSettings):
    """What every one of them has: which camera is meant, what is set in it, and how long it may be silent."""

    driver: str
    serial: str = Field("", max_length=64, title="Serial number", description="As printed on the camera")
    user_name: str = Field(
        "", max_length=64, title="User-defined name", description="The name given to the camera with its maker's tool"
    )
    features: dict[str, FeatureValue] = Field(
        default_factory=dict,
        title="Features",
        description="Set at every opening, by their GenICam names: ExposureTime, Gain, Width, PixelFormat",
        json_schema_extra=_IN_THE_FILE,
    )
    trigger_source: str = Field(
        "Line1",
        max_length=64,
        title="Trigger source",
        description="Counted cameras: the input that fires the camera; empty = as the camera itself is set",
    )
    open_timeout_ms: int = Field(
        5000, ge=500, le=60000, title="Open time-out", description="How long finding and setting up the camera may take"
    )
    silence_timeout_ms: int = Field(
        1500,
        ge=500,
        le=60000,
        title="Silence time-out",
        description="A camera, or a library, that does not answer for so long is lost",
    )

    @property
    def place(self) -> str:
        """How the camera is called where it is missed."""
        return self.serial or self.user_name

    @model_validator(mode="after")
    def _one_camera_is_meant(self) -> "GenicamCameraSettings":
        if not self.place:
            raise ValueError("say which camera is meant: its serial number, or another key that names it")
        return self


class _GigeKeys(GenicamCameraSettings):
    """What both drivers of GigE Vision have."""

    host: Host | Literal[""] = Field("", title="Address", description="IP address of the camera, if it is fixed")
    packet_size_bytes: int = Field(
        0, ge=0, le=16_110, title="Packet size", description="Of its pictures on the network; 0 = as the camera is set"
    )
    packet_delay_ns: int = Field(
        0, ge=0, le=10_000_000, title="Packet delay", description="Pause of the camera between two packets"
    )

    @property
    def place(self) -> str:
        return self.serial or self.user_name or self.host


class GigeCameraSettings(_GigeKeys):
    """A GigE Vision camera of any maker, without the maker's software."""

    driver: Literal["gige"] = Field(title="Driver", description="How the camera is reached")


class AravisCameraSettings(_GigeKeys):
    """The same through the library aravis."""

    driver: Literal["aravis"] = Field(title="Driver", description="How the camera is reached")


class GentlCameraSettings(GenicamCameraSettings):
    """A camera of any maker through its GenTL producer."""

    driver: Literal["gentl"] = Field(title="Driver", description="How the camera is reached")
    producer_file: Path = Field(title="Producer", description="The .cti file of the maker's software")


class BaslerCameraSettings(GenicamCameraSettings):
    """A Basler camera (GigE or USB) through pylon."""

    driver: Literal["basler"] = Field(title="Driver", description="How the camera is reached")
