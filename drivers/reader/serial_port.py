"""A serial port (RS-232, or USB as one) as the way to a reader: by its path, or by the USB device wherever it is."""

import asyncio

import serial
import serial_asyncio_fast
from serial.tools import list_ports

from drivers.errors import DeviceLost
from drivers.reader.connection import Streams
from drivers.serial_refusal import why_refused

_PARITY = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}
_READ_BYTES = 4096
MIDWAY_S = 0.03
"""Longer than between two bytes of one telegram, adapters and all."""


class _SerialStreams(Streams):
    """The library closes a port that is gone by itself, and fails where it is told to while it does."""

    def _abort(self) -> None:
        if not self.writer.transport.is_closing():
            super()._abort()


class SerialPort:
    """Opened for this reader alone; another program's port is refused."""

    def __init__(self, port: str, usb: str, baud: int, parity: str) -> None:
        self._port, self._usb, self._baud, self._parity = port, usb, baud, _PARITY[parity]

    async def connect(self) -> Streams:
        """Open it. Raises DeviceLost: ``reader_lost``, ``reader_port_busy``, ``reader_port_rights``,
        ``reader_usb_missing``, ``reader_usb_many``."""
        path = find_usb(self._usb) if self._usb else self._port
        try:
            reader, writer = await serial_asyncio_fast.open_serial_connection(
                url=path, baudrate=self._baud, parity=self._parity, exclusive=True
            )
        except (OSError, ValueError) as refused:
            raise _refusal(refused, path) from refused
        return _SerialStreams(reader, writer, await _midway(reader))

    async def close(self) -> None:
        """Nothing is held between connections."""

    def lost(self) -> DeviceLost:
        return DeviceLost("reader_lost", host=self._usb or self._port, port=0)


async def _midway(reader: asyncio.StreamReader) -> bytes:
    """What comes at once is the rest of a telegram: a reader that begins one now is not so fast."""
    try:
        async with asyncio.timeout(MIDWAY_S):
            return await reader.read(_READ_BYTES)
    except (TimeoutError, OSError):  # an error is met again by who reads on
        return b""


def _refusal(refused: Exception, path: str) -> DeviceLost:
    match why_refused(refused):
        case "busy":
            return DeviceLost("reader_port_busy", path=path)
        case "rights":
            return DeviceLost("reader_port_rights", path=path)
        case "missing":
            return DeviceLost("reader_lost", host=path, port=0)


def find_usb(wanted: str) -> str:
    """Return the port of the one USB device that is meant. Raises DeviceLost."""
    there = [(usb_name(port), str(port.device)) for port in list_ports.comports() if port.vid is not None]
    found = [path for name, path in there if _is_meant(name, wanted)]
    match found:
        case [path]:
            return path
        case []:
            raise DeviceLost("reader_usb_missing", usb=wanted, there=", ".join(name for name, _ in there) or "-")
        case _:
            raise DeviceLost("reader_usb_many", usb=wanted, count=len(found))


def usb_name(port: object) -> str:
    """``vendor:product:serial number``, the last only where the device has one."""
    vid, pid, number = (getattr(port, key, None) for key in ("vid", "pid", "serial_number"))
    return f"{vid or 0:04x}:{pid or 0:04x}" + (f":{number}" if number else "")


def _is_meant(name: str, wanted: str) -> bool:
    """vendor:product in any case; the serial number, where it is given, exactly."""
    ids, _, number = wanted[:9].lower(), wanted[9:10], wanted[10:]
    return name[:9] == ids and (not number or name[10:] == number)
