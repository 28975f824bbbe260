"""Bytes both ways, over TCP or a serial port: what Modbus RTU needs below it."""

import asyncio
from typing import Protocol

import serial

from drivers.errors import DeviceLost
from drivers.plc.settings import ModbusRtuSettings, ModbusRtuTcpSettings
from drivers.serial_refusal import why_refused

_READ_BYTES = 512
_PARITY = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}


class ByteStream(Protocol):
    """One way to a bus. ``lost`` says what a person reads when it is away."""

    async def open(self) -> None:
        """Raises DeviceLost."""

    def send(self, data: bytes) -> None:
        """Raises OSError."""

    async def receive(self) -> bytes:
        """What came; empty = it is gone. Raises OSError."""

    async def close(self) -> None: ...
    def lost(self) -> DeviceLost: ...
    @property
    def peer(self) -> str: ...


class TcpStream:
    """A serial device server, or a PLC that speaks RTU over TCP."""

    def __init__(self, settings: ModbusRtuTcpSettings) -> None:
        self._settings = settings
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def open(self) -> None:
        try:
            async with asyncio.timeout(self._settings.request_timeout_ms / 1000):
                self._streams = await asyncio.open_connection(self._settings.host, self._settings.port)
        except (OSError, UnicodeError) as gone:
            raise self.lost() from gone

    def send(self, data: bytes) -> None:
        if self._streams is None or self._streams[1].is_closing():
            raise OSError("not connected")
        self._streams[1].write(data)

    async def receive(self) -> bytes:
        return await self._streams[0].read(_READ_BYTES) if self._streams is not None else b""

    async def close(self) -> None:
        streams, self._streams = self._streams, None
        if streams is not None:
            streams[1].transport.abort()
            await asyncio.sleep(0)  # the socket is let go in the next turn of the loop

    def lost(self) -> DeviceLost:
        return DeviceLost("plc_lost", host=self._settings.host, port=self._settings.port)

    @property
    def peer(self) -> str:
        return f"{self._settings.host}:{self._settings.port}"


class SerialStream:
    """A serial port of this machine, for this program alone."""

    def __init__(self, settings: ModbusRtuSettings) -> None:
        self._settings = settings
        self._port: serial.Serial | None = None
        self._transport: asyncio.ReadTransport | None = None
        self._reader: asyncio.StreamReader | None = None

    async def open(self) -> None:
        try:
            port = self._opened()
            reader = asyncio.StreamReader()
            protocol = asyncio.StreamReaderProtocol(reader)
            self._transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, port)
        except (OSError, ValueError) as refused:
            raise self._refusal(refused) from refused
        self._port, self._reader = port, reader

    def _opened(self) -> serial.Serial:
        told = self._settings
        port = serial.Serial(
            told.port,
            told.baud,
            parity=_PARITY[told.parity],
            stopbits=told.stop_bits,
            timeout=0,
            write_timeout=0,
            exclusive=True,
        )
        port.reset_input_buffer()
        return port

    def _refusal(self, refused: Exception) -> DeviceLost:
        match why_refused(refused):
            case "busy":
                return DeviceLost("plc_port_busy", port=self._settings.port)
            case "rights":
                return DeviceLost("plc_port_rights", port=self._settings.port)
            case "missing":
                return self.lost()

    def send(self, data: bytes) -> None:
        if self._port is None or self._port.write(data) != len(
            data
        ):  # a request fits the kernel's buffer, or none does
            raise OSError("the port takes nothing")

    async def receive(self) -> bytes:
        return await self._reader.read(_READ_BYTES) if self._reader is not None else b""

    async def close(self) -> None:
        transport, self._transport = self._transport, None
        self._port = self._reader = None
        if transport is not None:
            transport.close()
            await asyncio.sleep(0)  # the port is let go in the next turn of the loop

    def lost(self) -> DeviceLost:
        return DeviceLost("plc_no_port", port=self._settings.port)

    @property
    def peer(self) -> str:
        return self._settings.port
