"""Every driver by kind and name: what its table in the config may say, and how to get it.

Importing this module imports no driver: a missing vendor library matters only to the one who configured it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from drivers.camera.genicam_settings import (
    AravisCameraSettings,
    BaslerCameraSettings,
    GentlCameraSettings,
    GigeCameraSettings,
)
from drivers.camera.settings import FolderCameraSettings, OpenCvCameraSettings, SimCameraSettings
from drivers.plc.profiles.settings import BitsSettings, IoSettings
from drivers.plc.settings import (
    ModbusRtuSettings,
    ModbusRtuTcpSettings,
    ModbusServerSettings,
    ModbusSettings,
    OpcUaSettings,
)
from drivers.printer.settings import (
    CupsPrinterSettings,
    FilePrinterSettings,
    SerialPrinterSettings,
    TcpPrinterSettings,
)
from drivers.protocols import Camera, CodeReader, Device, Plc, Printer
from drivers.reader.settings import SerialReaderSettings, TcpReaderSettings

DeviceT = TypeVar("DeviceT", bound=Device, covariant=True)
Factory = Callable[[str, Any], DeviceT]
"""(name, settings) → device. Making it does no I/O."""


@dataclass(frozen=True, slots=True)
class DriverEntry(Generic[DeviceT]):
    """One driver. ``load`` imports its module and returns the factory."""

    settings: type[BaseModel]
    load: Callable[[], Factory[DeviceT]]


def _folder() -> Factory[Camera]:
    from drivers.camera.folder import make_folder_camera

    return make_folder_camera


def _genicam() -> Factory[Camera]:
    """Which library it is, its process finds by the driver's name: ``drivers/camera/NAME_source.py``."""
    from drivers.camera.genicam import GenicamCamera

    return GenicamCamera


def _opencv() -> Factory[Camera]:
    from drivers.camera.opencv import make_opencv_camera

    return make_opencv_camera


def _sim() -> Factory[Camera]:
    from drivers.camera.sim import SimCamera

    return SimCamera


def _tcp() -> Factory[CodeReader]:
    from drivers.reader.line_reader import make_tcp_reader

    return make_tcp_reader


def _serial() -> Factory[CodeReader]:
    from drivers.reader.line_reader import make_serial_reader

    return make_serial_reader


def _tcp_printer() -> Factory[Printer]:
    from drivers.printer.stream_printer import make_tcp_printer

    return make_tcp_printer


def _serial_printer() -> Factory[Printer]:
    from drivers.printer.stream_printer import make_serial_printer

    return make_serial_printer


def _file_printer() -> Factory[Printer]:
    from drivers.printer.spooled import make_file_printer

    return make_file_printer


def _cups_printer() -> Factory[Printer]:
    from drivers.printer.spooled import make_cups_printer

    return make_cups_printer


def _modbus() -> Factory[Plc]:
    from drivers.plc.modbus import modbus_tcp

    return modbus_tcp


def _modbus_rtu() -> Factory[Plc]:
    from drivers.plc.modbus import modbus_rtu

    return modbus_rtu


def _opcua() -> Factory[Plc]:
    from drivers.plc.opcua import opcua_plc

    return opcua_plc


def _bits() -> Factory[Plc]:
    from drivers.plc.profiles.bits_plc import BitsPlc

    return BitsPlc


def _io() -> Factory[Plc]:
    from drivers.plc.profiles.io_plc import IoPlc

    return IoPlc


CAMERAS: Mapping[str, DriverEntry[Camera]] = {
    "aravis": DriverEntry(AravisCameraSettings, _genicam),
    "basler": DriverEntry(BaslerCameraSettings, _genicam),
    "folder": DriverEntry(FolderCameraSettings, _folder),
    "gentl": DriverEntry(GentlCameraSettings, _genicam),
    "gige": DriverEntry(GigeCameraSettings, _genicam),
    "opencv": DriverEntry(OpenCvCameraSettings, _opencv),
    "sim": DriverEntry(SimCameraSettings, _sim),
}
READERS: Mapping[str, DriverEntry[CodeReader]] = {
    "tcp": DriverEntry(TcpReaderSettings, _tcp),
    "serial": DriverEntry(SerialReaderSettings, _serial),
}
PRINTERS: Mapping[str, DriverEntry[Printer]] = {
    "cups": DriverEntry(CupsPrinterSettings, _cups_printer),
    "file": DriverEntry(FilePrinterSettings, _file_printer),
    "serial": DriverEntry(SerialPrinterSettings, _serial_printer),
    "tcp": DriverEntry(TcpPrinterSettings, _tcp_printer),
}
PLCS: Mapping[str, DriverEntry[Plc]] = {
    "modbus": DriverEntry(ModbusSettings, _modbus),
    "modbus_rtu": DriverEntry(ModbusRtuSettings, _modbus_rtu),
    "modbus_rtu_tcp": DriverEntry(ModbusRtuTcpSettings, _modbus_rtu),
    "modbus_server": DriverEntry(ModbusServerSettings, _modbus),
    "opcua": DriverEntry(OpcUaSettings, _opcua),
}
"""PLCs of register map v1."""
PLC_PROFILES: Mapping[str, DriverEntry[Plc]] = {
    "modbus:bits": DriverEntry(BitsSettings, _bits),
    "modbus:io": DriverEntry(IoSettings, _io),
}
"""PLCs without register map v1, by driver and profile (``drivers.plc.profiles``)."""
ALL_PLCS: Mapping[str, DriverEntry[Plc]] = {**PLCS, **PLC_PROFILES}
CATALOG: Mapping[str, Mapping[str, DriverEntry[Device]]] = {
    "camera": CAMERAS,
    "reader": READERS,
    "printer": PRINTERS,
    "plc": ALL_PLCS,
}
"""kind → driver name → entry; ``config.loader`` is handed the settings classes of it."""
