"""The Modbus drivers as the catalogue makes them: the block over the wire of its settings."""

import time
from collections.abc import Callable

from drivers.plc.block_plc import BlockPlc
from drivers.plc.rtu_frame import cycle_ms
from drivers.plc.settings import ModbusServerSettings, ModbusSettings, RtuSettings
from drivers.plc.transports import transport_of
from drivers.protocols import Note

Clock = Callable[[], float]


def modbus_tcp(name: str, settings: ModbusSettings | ModbusServerSettings, clock: Clock = time.monotonic) -> BlockPlc:
    """Modbus TCP, whoever of both is the client."""
    return BlockPlc(name, settings, transport_of(settings), clock)


def modbus_rtu(name: str, settings: RtuSettings, clock: Clock = time.monotonic) -> BlockPlc:
    """Modbus RTU, on a serial port or through a serial device server."""
    return BlockPlc(name, settings, transport_of(settings), clock, _slow_bus(settings))


def _slow_bus(settings: RtuSettings) -> Note | None:
    """A poll and a write that take longer than their period: the line runs, at the pace of its bus."""
    bits = 1 + 8 + (settings.parity != "none") + settings.stop_bits
    needed_ms = round(cycle_ms(settings.baud, bits))
    if needed_ms <= settings.poll_ms:
        return None
    return "plc_bus_slow", {"baud": settings.baud, "ms": needed_ms, "poll_ms": settings.poll_ms}
