"""The way to both blocks that a config's ``[plc]`` of register map v1 names."""

from drivers.plc.byte_stream import ByteStream, SerialStream, TcpStream
from drivers.plc.opcua import OpcUaTransport
from drivers.plc.registers import FUNCTIONS, Blocks, RegisterTransport
from drivers.plc.rtu_link import RtuLink
from drivers.plc.server import ServerTransport
from drivers.plc.settings import (
    BlockSettings,
    ModbusRtuSettings,
    ModbusRtuTcpSettings,
    ModbusServerSettings,
    ModbusSettings,
    OpcUaSettings,
    RtuSettings,
)
from drivers.plc.tcp_link import ModbusLink
from drivers.plc.transport import Transport


def transport_of(settings: BlockSettings) -> Transport:
    """Nothing is opened yet. Raises TypeError for settings of no wire."""
    match settings:
        case ModbusSettings():
            link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
            return RegisterTransport(Blocks.of(settings), link)
        case ModbusRtuSettings():
            return _on_a_bus(SerialStream(settings), settings)
        case ModbusRtuTcpSettings():
            return _on_a_bus(TcpStream(settings), settings)
        case ModbusServerSettings():
            return ServerTransport(settings)
        case OpcUaSettings():
            return OpcUaTransport(settings)
        case _:
            raise TypeError(f"no wire of {type(settings).__name__}")


def _on_a_bus(stream: ByteStream, settings: RtuSettings) -> RegisterTransport:
    proof = (FUNCTIONS[settings.register_type], settings.plc_base)
    bus = {"baud": settings.baud, "parity": settings.parity}
    link = RtuLink(stream, settings.unit, settings.request_timeout_ms / 1000, proof, bus)
    return RegisterTransport(Blocks.of(settings), link)
