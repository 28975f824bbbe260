"""What a config says of a device on a serial port, or on USB as one."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

PortPath = Annotated[
    str,
    Field(
        max_length=200,
        pattern="^(/.*)?$",
        title="Port",
        description="Path of the serial port, such as /dev/ttyS0 or one of /dev/serial/by-id",
    ),
]
UsbName = Annotated[
    str,
    Field(
        pattern="^([0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}(:.{1,80})?)?$",
        title="USB device",
        description="vendor:product[:serial number] as lsusb shows them: found at whatever port it is plugged in",
    ),
]


def port_or_usb(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The rule that is broken, with the key it is about; see ``config.table_reader.KeyRules``."""
    if bool(given.get("port")) == bool(given.get("usb")):
        told = "give port, or usb (the device is found wherever it is plugged in), not both"
        yield "usb" if given.get("usb") else "port", told
