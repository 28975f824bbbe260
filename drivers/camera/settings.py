"""What a config says of a camera (a whole ``[[camera]]`` table), one model a driver."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from drivers.address import Host
from drivers.camera.secret import PASSWORD

MAX_MEGAPIXELS = 64
Trigger = Literal["asked", "counted"]


class CameraSettings(BaseModel):
    """What every camera has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40, title="Name", description="Name of the camera; unique on the line")
    trigger: Trigger = Field(
        "asked",
        title="Trigger",
        description="asked: fired by the station; counted: fired by the line, frames carry a counter",
    )
    frame_within_ms: int = Field(
        200,
        ge=1,
        le=10_000,
        title="Picture there within",
        description="Counted cameras: a picture is normally there so soon after its trigger; two cases must be farther "
        "apart than this and three polls of the PLC",
    )
    max_megapixels: int = Field(
        MAX_MEGAPIXELS,
        ge=1,
        le=MAX_MEGAPIXELS,
        title="Largest picture",
        description="Larger pictures are refused before they are decoded",
    )
    max_waiting_frames: int = Field(
        4,
        ge=1,
        le=64,
        title="Waiting frames",
        description="Frames kept while the station is busy; further ones are dropped and counted",
    )


class SimCameraSettings(CameraSettings):
    """The simulated plant's camera, over TCP."""

    driver: Literal["sim"] = Field(title="Driver", description="How the camera is reached")
    host: Host = Field("127.0.0.1", title="Address", description="Address of the plant process")
    port: int = Field(ge=1, le=65535, title="Port", description="TCP port of the camera")
    connect_timeout_ms: int = Field(
        2000, ge=50, le=60000, title="Connect time-out", description="How long connecting and its greeting may take"
    )
    frame_timeout_ms: int = Field(
        2000, ge=50, le=60000, title="Frame time-out", description="How long a frame may take to arrive once begun"
    )


class FolderCameraSettings(CameraSettings):
    """A folder of pictures: replayed in name order, or watched for the files a smart camera drops."""

    driver: Literal["folder"] = Field(title="Driver", description="How the camera is reached")
    path: str = Field(min_length=1, max_length=4096, title="Folder", description="The folder")
    mode: Literal["replay", "watch"] = Field(
        "replay",
        title="Mode",
        description="replay: the pictures that are there, in name order; watch: new files as they come",
    )
    loop: bool = Field(False, title="Begin again", description="replay: begin again after the last picture")
    interval_ms: int = Field(
        1000, ge=1, le=3_600_000, title="Interval", description="replay, counted: time between two pictures"
    )
    poll_ms: int = Field(
        20, ge=5, le=10000, title="Look every", description="watch: time between two looks into the folder"
    )
    settle_ms: int = Field(
        500,
        ge=10,
        le=60000,
        title="Settling time",
        description="watch: a file that is not a whole picture and has not grown for so long is torn",
    )
    counter_from: Literal["running", "name"] = Field(
        "running",
        title="Counter from",
        description="watch: count the files, or take the last digits of each name as its trigger number",
    )
    taken: Literal["move", "delete"] = Field(
        "move",
        title="After reading",
        description="watch: what becomes of a file that was read (move: into the sub-folder 'taken')",
    )

    at_start: Literal["leave", "clear"] = Field(
        "leave",
        title="What lies there at the start",
        description="watch: leave it, unread, or clear it: moved or deleted like a file that was read",
    )

    @model_validator(mode="after")
    def _watch_is_counted(self) -> "FolderCameraSettings":
        if self.mode == "watch" and self.trigger != "counted":
            raise ValueError('mode = "watch" needs trigger = "counted": the files come when the line fires the camera')
        return self


class OpenCvCameraSettings(CameraSettings):
    """A video file, a local camera or a stream, through OpenCV."""

    driver: Literal["opencv"] = Field(title="Driver", description="How the camera is reached")
    source: str | Annotated[int, Field(ge=0, le=99)] = Field(
        title="Source", description="Device number, path of a video file, or URL (rtsp://, http://)"
    )
    user: str = Field(
        "", max_length=256, title="User", description="User of a stream; {user} in the source stands for it too"
    )
    password_file: Path | None = Field(
        None,
        title="Password",
        description="Kept in a file, read at every opening; {password} in the source stands for it",
    )
    loop: bool = Field(False, title="Begin again", description="A video file begins again after its last frame")
    pipeline_frames: int = Field(
        2,
        ge=1,
        le=100,
        title="Frames to pass over",
        description="Frames of a live camera that may have been exposed before a request: passed over",
    )
    width_px: int = Field(
        0, ge=0, le=20000, title="Width", description="Wanted width of a local camera; 0 = as it comes"
    )
    height_px: int = Field(
        0, ge=0, le=20000, title="Height", description="Wanted height of a local camera; 0 = as it comes"
    )
    open_timeout_ms: int = Field(
        5000, ge=100, le=60000, title="Open time-out", description="How long a stream may take to open"
    )
    read_timeout_ms: int = Field(
        2000, ge=100, le=60000, title="Silence time-out", description="A live camera silent for so long is lost"
    )

    @model_validator(mode="after")
    def _secret_of_a_stream(self) -> "OpenCvCameraSettings":
        source = str(self.source)
        if (self.user or self.password_file is not None) and "://" not in source:
            raise ValueError("user and password_file belong to a stream: an address with ://")
        if PASSWORD in source and self.password_file is None:
            raise ValueError("{password} in the source needs password_file")
        if self.password_file is not None and PASSWORD not in source and not self.user:
            raise ValueError("password_file needs user, or {password} in the source")
        return self
