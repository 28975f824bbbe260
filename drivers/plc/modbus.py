"""The Modbus drivers as the catalogue makes them: which link, under which transport."""

import time
from collections.abc import Callable

from drivers.plc.block_plc import BlockPlc
from drivers.plc.byte_stream import ByteStream, SerialStream, TcpStream
from drivers.plc.registers import FUNCTIONS, RegisterTransport
from drivers.plc.rtu_frame import cycle_ms
from drivers.plc.rtu_link import RtuLink
from drivers.plc.server import ServerTransport
from drivers.plc.settings import (
    ModbusRtuSettings,
    ModbusRtuTcpSettings,
    ModbusServerSettings,
    ModbusSettings,
    RtuSettings,
)
from drivers.plc.tcp_link import ModbusLink
from drivers.protocols import Note

Clock = Callable[[], float]


def modbus_tcp(name: str, settings: ModbusSettings, clock: Clock = time.monotonic) -> BlockPlc:
    """Modbus TCP, the station is the client."""
    link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
    return BlockPlc(name, settings, RegisterTransport(settings, link), clock)


def modbus_rtu(name: str, settings: ModbusRtuSettings, clock: Clock = time.monotonic) -> BlockPlc:
    """Modbus RTU on a serial port."""
    return _over(SerialStream(settings), name, settings, clock)


def modbus_rtu_tcp(name: str, settings: ModbusRtuTcpSettings, clock: Clock = time.monotonic) -> BlockPlc:
    """Modbus RTU through a serial device server."""
    return _over(TcpStream(settings), name, settings, clock)


def modbus_server(name: str, settings: ModbusServerSettings, clock: Clock = time.monotonic) -> BlockPlc:
    """Modbus TCP, the PLC is the client."""
    return BlockPlc(name, settings, ServerTransport(settings), clock)


def _over(stream: ByteStream, name: str, settings: RtuSettings, clock: Clock) -> BlockPlc:
    proof = (FUNCTIONS[settings.register_type], settings.plc_base)
    link = RtuLink(stream, settings.unit, settings.request_timeout_ms / 1000, proof)
    return BlockPlc(name, settings, RegisterTransport(settings, link), clock, _slow_bus(settings))


def _slow_bus(settings: RtuSettings) -> Note | None:
    """A poll and a write that take longer than their period: the line runs, at the pace of its bus."""
    bits = 1 + 8 + (settings.parity != "none") + settings.stop_bits
    needed_ms = round(cycle_ms(settings.baud, bits))
    if needed_ms <= settings.poll_ms:
        return None
    return "plc_bus_slow", {"baud": settings.baud, "ms": needed_ms, "poll_ms": settings.poll_ms}
