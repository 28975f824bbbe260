"""Settings models as drivers hand them in, and a config that is right."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from config import Kinds


class Stub(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = "stub"


class CameraStub(Stub):
    trigger: Literal["asked", "counted"] = "asked"
    source: str | int = 0


class FolderStub(BaseModel):
    """A driver that leaves name, driver and trigger to the config."""

    model_config = ConfigDict(extra="forbid")

    path: str
    mode: str = "replay"


class ReaderStub(Stub):
    trigger: Literal["asked", "tagged", "counted"] = "tagged"
    host: str = Field(min_length=1, max_length=40)
    port: int = Field(gt=0, lt=65_536)
    timeout_s: float = Field(1.0, gt=0, allow_inf_nan=False)
    words: tuple[str, ...] = Field((), max_length=2)


class PlainReaderStub(BaseModel):
    model_config = ConfigDict(extra="forbid")

    host: str


class PlcStub(Stub):
    name: str = "plc"
    host: str
    port: int = 502
    unit: int = 1
    register_type: Literal["holding", "input"] = Field("holding", alias="register")
    plc_base: int = 0
    station_base: int = 100
    poll_ms: int = Field(20, ge=5)
    request_timeout_ms: int = Field(300, ge=20)
    heartbeat_timeout_ms: int = Field(600, ge=100)
    verdict_timeout_ms: int = Field(500, ge=50)

    @model_validator(mode="after")
    def _beat(self) -> "PlcStub":
        if self.heartbeat_timeout_ms < self.poll_ms:
            raise ValueError("the heartbeat is faster than the poll")
        return self


class Tls(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ca_file: str


class UpstreamStub(Stub):
    name: str = Field("hub", pattern="^[a-z]+$")
    url: str
    token_file: Path
    order: Literal["strict", "live-first"] = "strict"
    tls: Tls | None = None


KINDS: Kinds = {
    "camera": {"opencv": CameraStub, "folder": FolderStub},
    "reader": {"tcp": ReaderStub, "plain": PlainReaderStub},
    "plc": {"modbus": PlcStub},
    "upstream": {"native": UpstreamStub},
}

PICTURE = """\
[station]
id = "L1"
data = "data"

[line]
shape = "picture"

[recipe]
product = "water"
code = "plain"
pattern = "[A-Z]{8}"
units_per_case = 24
rows = 4
columns = 6

[case_code]
source = "sscc"
prefix = "9501101"

[[camera]]
name = "top"
driver = "opencv"

[plc]
driver = "modbus"
host = "192.0.2.10"
"""

QUEUE = """\
[station]
id = "L2"
data = "/var/lib/station"

[line]
shape = "queue"

[queue]
between_reader_and_packer = "nothing"

[recipe]
product = "juice"
code = "gs1"
gtin = "09501101530003"
serial_length = 8
units_per_case = 12

[case_code]
source = "reader"
sscc = true

[[reader]]
name = "infeed"
role = "unit"
driver = "tcp"
host = "192.0.2.20"
port = 9004

[[reader]]
name = "case"
role = "case"
driver = "tcp"
host = "192.0.2.21"
port = 9004

[plc]
driver = "modbus"
host = "192.0.2.10"
"""
