"""A printer at the end of a stream: TCP or a serial port. One question at a time, each answered in time or unknown."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from drivers.errors import DeviceLost
from drivers.printer.dialect import Dialect
from drivers.printer.settings import Language, PrinterSettings, SerialPrinterSettings, TcpPrinterSettings
from drivers.printer.tspl import TSPL
from drivers.printer.zpl import ZPL
from drivers.protocols import PrinterStatus
from drivers.reader.connection import Dialer, Streams

DIALECTS: dict[Language, Dialect] = {"zpl": ZPL, "tspl": TSPL}
WRITE_S = 10.0
"""A printer that takes nothing for so long hangs."""
_READ_BYTES = 4_096


class PrinterConnection(Protocol):
    """``drivers.reader.connection.Dialer`` and ``drivers.reader.serial_port.SerialPort`` are such."""

    async def connect(self) -> Streams: ...


class StreamPrinter:
    """One connection, kept open; the supervisor opens it again when it is lost."""

    def __init__(self, name: str, settings: PrinterSettings, connection: PrinterConnection, address: str) -> None:
        self.name = name
        self.language: Language = settings.language
        self.dpi: int = settings.dpi
        self._asks = settings.status
        self._answer_s = settings.answer_ms / 1_000
        self._dialect = DIALECTS[settings.language]
        self._connection = connection
        self._address = address
        self._streams: Streams | None = None
        self._one = asyncio.Lock()

    async def open(self) -> None:
        """Raises DeviceLost ``printer_lost``."""
        await self.close()
        try:
            self._streams = await self._connection.connect()
        except DeviceLost as gone:
            raise DeviceLost("printer_lost", address=self._address) from gone

    async def close(self) -> None:
        streams, self._streams = self._streams, None
        if streams is not None:
            await streams.close()

    async def status(self) -> PrinterStatus:
        """Raises DeviceLost."""
        if not self._asks:
            self._there()
            return PrinterStatus(known=False)
        said = await self._ask(self._dialect.status_request, self._dialect.status_ends)
        return self._dialect.status_of(said) if said else PrinterStatus(known=False)

    async def counter(self) -> int | None:
        """Raises DeviceLost."""
        if not self._asks:
            self._there()
            return None
        return self._dialect.counter_of(await self._ask(self._dialect.counter_request, self._dialect.counter_ends))

    async def print(self, data: bytes) -> None:
        """Raises DeviceLost: then nobody knows how much of it the printer has."""
        async with self._one:
            await self._write(self._there(), data)

    def _there(self) -> Streams:
        if self._streams is None or self._streams.reader.at_eof():
            raise DeviceLost("printer_lost", address=self._address)
        return self._streams

    async def _ask(self, request: bytes, ends: Callable[[bytes], int]) -> bytes:
        """The whole answer; empty = it did not come in time, or not whole."""
        async with self._one:
            streams, said = self._there(), b""
            await self._drop_late(streams)
            await self._write(streams, request)
            try:
                async with asyncio.timeout(self._answer_s):
                    while not (end := ends(said)):
                        said += await self._read(streams)
            except TimeoutError:
                return b""
            return said[:end]

    async def _drop_late(self, streams: Streams) -> None:
        """What came after an earlier question had been given up answers no later one."""
        try:
            async with asyncio.timeout(0.001):
                while True:
                    await self._read(streams)
        except TimeoutError:
            return

    async def _read(self, streams: Streams) -> bytes:
        try:
            said = await streams.reader.read(_READ_BYTES)
        except OSError as gone:
            raise DeviceLost("printer_lost", address=self._address) from gone
        if not said:
            raise DeviceLost("printer_lost", address=self._address)
        return said

    async def _write(self, streams: Streams, data: bytes) -> None:
        try:
            async with asyncio.timeout(WRITE_S):
                streams.writer.write(data)
                await streams.writer.drain()
        except TimeoutError as stuck:
            raise DeviceLost("printer_hangs", address=self._address) from stuck
        except OSError as gone:
            raise DeviceLost("printer_lost", address=self._address) from gone


def make_tcp_printer(name: str, settings: TcpPrinterSettings) -> StreamPrinter:
    way = Dialer(settings.host, settings.port, settings.connect_timeout_ms / 1_000)
    return StreamPrinter(name, settings, way, f"{settings.host}:{settings.port}")


def make_serial_printer(name: str, settings: SerialPrinterSettings) -> StreamPrinter:
    from drivers.reader.serial_port import SerialPort

    way = SerialPort(settings.port, settings.usb, settings.baud, settings.parity)
    return StreamPrinter(name, settings, way, settings.usb or settings.port)
