"""What a config says of a PLC (the whole ``[plc]`` table)."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from drivers.address import Host
from drivers.plc.codec import PLC_WORDS, STATION_WORDS

_REGISTERS = 65536


class ModbusSettings(BaseModel):
    """A PLC that serves register map v1 over Modbus TCP; the station is the client."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(
        "plc", min_length=1, max_length=40, title="Name", description="Name of the PLC in alarms and logs"
    )
    driver: Literal["modbus"] = Field(title="Driver", description="How the PLC is reached")
    host: Host = Field(title="Address", description="Address or host name of the PLC")
    port: int = Field(502, ge=1, le=65535, title="Port", description="TCP port of the PLC's Modbus server")
    unit: int = Field(
        1, ge=0, le=255, title="Modbus unit", description="Modbus unit id; the PLC must answer with the same"
    )
    register_type: Literal["holding", "input"] = Field(
        "holding",
        alias="register",
        title="Kind of register",
        description="Where the PLC block lies; the station block is always holding",
    )
    plc_base: int = Field(
        0,
        ge=0,
        le=_REGISTERS - PLC_WORDS,
        title="PLC block from",
        description="First register of the PLC block, from 0",
    )
    station_base: int = Field(
        100,
        ge=0,
        le=_REGISTERS - STATION_WORDS,
        title="Station block from",
        description="First register of the station block, from 0",
    )
    poll_ms: int = Field(
        20, ge=5, le=100, title="Poll every", description="Time between two polls; the block is written at each"
    )
    request_timeout_ms: int = Field(
        300, ge=20, le=5000, title="Reply time-out", description="How long one reply (or the connect) may take"
    )
    heartbeat_timeout_ms: int = Field(
        600,
        ge=100,
        le=10000,
        title="Heartbeat time-out",
        description="No new whole block, or no beat, for so long: the PLC is lost",
    )
    verdict_timeout_ms: int = Field(
        500,
        ge=50,
        le=60000,
        title="Verdict time-out",
        description="The station's answer must be written so long after the case was asked about",
    )

    @model_validator(mode="after")
    def _blocks_apart(self) -> "ModbusSettings":
        apart = self.plc_base + PLC_WORDS <= self.station_base or self.station_base + STATION_WORDS <= self.plc_base
        if self.register_type == "holding" and not apart:
            raise ValueError("the PLC block and the station block overlap")
        return self
