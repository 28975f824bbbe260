"""What must hold between readers, and for each of them by what it is for."""

from collections.abc import Sequence
from pathlib import Path

from config.faults import Faults
from config.result import PlcDevice, ReaderDevice
from config.schema import FtpPart


def check_readers(readers: Sequence[ReaderDevice], plc: PlcDevice | None, faults: Faults) -> None:
    """Note every fault."""
    _ports(readers, plc, faults)
    _what_fires_them(readers, faults)


def check_pictures(readers: Sequence[ReaderDevice], ftp: FtpPart | None, given: bool, faults: Faults) -> None:
    """Note what is wrong between [ftp] and the readers that push pictures."""
    pushing = [place for place, one in enumerate(readers) if one.pushes_pictures]
    if given and not pushing:
        faults.add(("ftp",), "config_only_with", where='a [[reader]] of pictures = "ftp"')
    for place in () if given else pushing:
        faults.add(("reader", place, "pictures"), "config_ftp_missing")
    if ftp is not None and (ftp.passive_to < ftp.passive_from or (ftp.passive_to and not ftp.passive_from)):
        faults.add(("ftp", "passive_to"), "config_passive_ports", first=ftp.passive_from)


def _ports(readers: Sequence[ReaderDevice], plc: PlcDevice | None, faults: Faults) -> None:
    """Two devices on one port would take each other's telegrams; one reader read twice would count twice."""
    taken = {_port_of(plc)[1]: plc.name} if plc is not None else {}
    for place, one in enumerate(readers):
        key, where = _port_of(one)
        if where and (other := taken.setdefault(where, one.name)) != one.name:
            faults.add(("reader", place, key), "config_reader_port_twice", other=other)


def _port_of(device: ReaderDevice | PlcDevice) -> tuple[str, tuple[str, ...]]:
    """The key that says where a device is, and the place itself; a link to a serial port is that port."""
    settings = device.settings
    usb, port, host = (getattr(settings, key, "") for key in ("usb", "port", "host"))
    if usb:
        return "usb", ("usb", str(usb).lower())
    if isinstance(port, str):
        return "port", ("serial", str(Path(port).resolve())) if port else ()
    return "port", (str(getattr(settings, "mode", "")), str(host), str(port)) if host and port else ()


def _what_fires_them(readers: Sequence[ReaderDevice], faults: Faults) -> None:
    """An asked reader needs a text that fires it; on a serial port, where late answers lie, also one that ends it."""
    for place, one in enumerate(readers):
        if one.trigger != "asked" or one.role == "scan":
            continue
        if getattr(one.settings, "trigger_text", "-") == "":
            faults.add(("reader", place, "trigger_text"), "config_nothing_fires")
        elif hasattr(one.settings, "baud") and not getattr(one.settings, "trigger_off_text", ""):
            faults.add(("reader", place, "trigger_off_text"), "config_serial_asked")
