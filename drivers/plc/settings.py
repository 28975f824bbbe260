"""What a config says of a PLC (the whole ``[plc]`` table), one class a driver."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from drivers.address import Address, Host
from drivers.plc.codec import PLC_WORDS, STATION_WORDS

_REGISTERS = 65536
_PORT_PATH = "^/"
NODE = r"^(ns=\d+;)?[isgb]=.+$"
"""As OPC UA tools write a node."""
_PROFILE: dict[str, JsonValue] = {"by_hand": "Another profile has other keys: set them up in the file together."}


class PlcSettings(BaseModel):
    """What every PLC has, whatever its profile."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(
        "plc", min_length=1, max_length=40, title="Name", description="Name of the PLC in alarms and logs"
    )
    verdict_timeout_ms: int = Field(
        500,
        ge=50,
        le=60000,
        title="Verdict time-out",
        description="The station's answer must be written so long after the case was asked about",
    )
    wire_log: Literal["off", "errors", "all"] = Field(
        "errors", title="Requests kept", description="Which requests are kept on disk, byte by byte (station plc-log)"
    )
    wire_log_mb: int = Field(
        50, ge=1, le=100_000, title="Room for requests", description="Disk for them; the oldest go first"
    )


class BlockSettings(PlcSettings):
    """What every PLC of register map v1 has, however it is reached."""

    profile: Literal["map1"] = Field(
        "map1", title="Profile", description="What the PLC knows: map1, bits or io", json_schema_extra=_PROFILE
    )
    poll_ms: int = Field(
        20, ge=5, le=100, title="Poll every", description="Time between two polls; the block is written at each"
    )
    heartbeat_timeout_ms: int = Field(
        600,
        ge=100,
        le=10000,
        title="Heartbeat time-out",
        description="No new whole block, or no beat, for so long: the PLC is lost",
    )


PlcBase = Annotated[
    int,
    Field(
        ge=0,
        le=_REGISTERS - PLC_WORDS,
        title="PLC block from",
        description="First register of the PLC block, from 0",
    ),
]
StationBase = Annotated[
    int,
    Field(
        ge=0,
        le=_REGISTERS - STATION_WORDS,
        title="Station block from",
        description="First register of the station block, from 0",
    ),
]


def _apart(plc_base: int, station_base: int) -> None:
    if plc_base < station_base + STATION_WORDS and station_base < plc_base + PLC_WORDS:
        raise ValueError("the PLC block and the station block overlap")


class RegisterSettings(BlockSettings):
    """A PLC that serves both blocks as Modbus registers; the station is the client."""

    register_type: Literal["holding", "input"] = Field(
        "holding",
        alias="register",
        title="Kind of register",
        description="Where the PLC block lies; the station block is always holding",
    )
    plc_base: PlcBase = 0
    station_base: StationBase = 100
    read_registers: int = Field(
        PLC_WORDS,
        ge=1,
        le=PLC_WORDS,
        title="Registers a read",
        description="So many registers the PLC gives in one request; fewer than a block = several requests",
    )
    write_registers: int = Field(
        STATION_WORDS,
        ge=1,
        le=STATION_WORDS,
        title="Registers a write",
        description="So many registers the PLC takes in one request; fewer than a block = several requests",
    )

    @model_validator(mode="after")
    def _blocks_apart(self) -> "RegisterSettings":
        if self.register_type == "holding":
            _apart(self.plc_base, self.station_base)
        return self


RequestTimeout = Annotated[
    int,
    Field(ge=20, le=5000, title="Reply time-out", description="How long one reply (or the connect) may take"),
]
TcpUnit = Annotated[
    int,
    Field(ge=0, le=255, title="Modbus unit", description="Modbus unit id; the PLC must answer with the same"),
]
BusUnit = Annotated[
    int,
    Field(ge=1, le=247, title="Modbus unit", description="Address of the PLC on the bus; 0 would be everybody"),
]


class ModbusSettings(RegisterSettings):
    """A PLC that serves register map v1 over Modbus TCP."""

    driver: Literal["modbus"] = Field(title="Driver", description="How the PLC is reached")
    host: Host = Field(title="Address", description="Address or host name of the PLC")
    port: int = Field(502, ge=1, le=65535, title="Port", description="TCP port of the PLC's Modbus server")
    unit: TcpUnit = 1
    request_timeout_ms: RequestTimeout = 300


class RtuSettings(RegisterSettings):
    """What is slower and less sure on a serial bus, whoever puts the bytes onto it."""

    unit: BusUnit = 1
    poll_ms: int = Field(
        100, ge=20, le=250, title="Poll every", description="Time between two polls; the block is written at each"
    )
    request_timeout_ms: RequestTimeout = 300
    heartbeat_timeout_ms: int = Field(
        1000,
        ge=200,
        le=10000,
        title="Heartbeat time-out",
        description="No new whole block, or no beat, for so long: the PLC is lost",
    )
    baud: int = Field(19200, ge=1200, le=921_600, title="Bits a second", description="As the bus is set up")
    parity: Literal["none", "even", "odd"] = Field("even", title="Parity", description="As the bus is set up")
    stop_bits: int = Field(
        1, ge=1, le=2, title="Stop bits", description="As the bus is set up; often 2 where parity is none"
    )


class ModbusRtuSettings(RtuSettings):
    """A PLC on a serial port, by Modbus RTU."""

    driver: Literal["modbus_rtu"] = Field(title="Driver", description="How the PLC is reached")
    port: str = Field(
        min_length=1,
        max_length=200,
        pattern=_PORT_PATH,
        title="Port",
        description="Path of the serial port, such as one of /dev/serial/by-id",
    )


class ModbusRtuTcpSettings(RtuSettings):
    """A PLC behind a serial device server: Modbus RTU, byte for byte, over TCP. ``baud`` is that of its serial side."""

    driver: Literal["modbus_rtu_tcp"] = Field(title="Driver", description="How the PLC is reached")
    host: Host = Field(title="Address", description="Address or host name of the serial device server")
    port: int = Field(ge=1, le=65535, title="Port", description="TCP port of the serial device server")


class ModbusServerSettings(BlockSettings):
    """A PLC that is a Modbus client only: the station serves both blocks, the PLC reads and writes them."""

    is_server: ClassVar[bool] = True
    driver: Literal["modbus_server"] = Field(title="Driver", description="How the PLC is reached")
    host: Host = Field(title="Listen on", description="Address of this machine on the PLC's network; 0.0.0.0 = any")
    port: int = Field(502, ge=1, le=65535, title="Port", description="TCP port the PLC connects to")
    client: Address = Field(
        title="Address of the PLC", description="Only from here the PLC block is written; others may read"
    )
    connect_timeout_ms: int = Field(
        3000, ge=100, le=60000, title="Wait for the PLC", description="How long the PLC may take to connect"
    )
    plc_base: PlcBase = 0
    station_base: StationBase = 100

    @model_validator(mode="after")
    def _blocks_apart(self) -> "ModbusServerSettings":
        _apart(self.plc_base, self.station_base)
        return self


class OpcUaSettings(BlockSettings):
    """A PLC that has both blocks as nodes of its OPC UA server; the station is the client."""

    driver: Literal["opcua"] = Field(title="Driver", description="How the PLC is reached")
    url: str = Field(
        min_length=11,
        max_length=400,
        pattern=r"^opc\.tcp://[^/@\s]+(/\S*)?$",
        title="Address",
        description="Endpoint of the server, such as opc.tcp://192.0.2.10:4840",
    )
    plc_node: str = Field(
        min_length=3,
        max_length=400,
        pattern=NODE,
        title="PLC block",
        description="Node of the PLC block: an array of 24, or a node a word with {word} or {name} in its place",
    )
    station_node: str = Field(
        min_length=3,
        max_length=400,
        pattern=NODE,
        title="Station block",
        description="The same of the station block, 18 words; the station writes it",
    )
    request_timeout_ms: int = Field(
        300,
        ge=50,
        le=5000,
        title="Reply time-out",
        description="How long one reply may take; connecting takes up to four",
    )
    security: Literal["none", "sign", "sign_and_encrypt"] = Field(
        "none", title="Security", description="How messages are protected (Basic256Sha256); none: by the network alone"
    )
    certificate_file: str = Field("", max_length=400, title="Certificate", description="The station's own, PEM or DER")
    private_key_file: str = Field("", max_length=400, title="Private key", description="Of the station's certificate")
    server_certificate_file: str = Field(
        "", max_length=400, title="Server's certificate", description="Only the server that has it is believed"
    )
    user: str = Field("", max_length=100, title="User", description="Who logs on; empty = anonymous")
    password_file: str = Field("", max_length=400, title="Password", description="File with the user's password")

    @model_validator(mode="after")
    def _complete(self) -> "OpcUaSettings":
        files = (self.certificate_file, self.private_key_file, self.server_certificate_file)
        if self.security != "none" and not all(files):
            raise ValueError("security needs certificate_file, private_key_file and server_certificate_file")
        if self.user and not self.password_file:
            raise ValueError("a user needs a password_file")
        if self.user and self.security != "sign_and_encrypt":
            raise ValueError('a password needs security = "sign_and_encrypt"')
        return self
