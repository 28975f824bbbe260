"""TSPL: the state is one byte by ESC ! ?, the count is what OUT says of @LABEL (source: TSC's TSPL/TSPL2 manual).

Cheap firmware answers neither: that is unknown, never "all is well"."""

import re

from drivers.printer.dialect import Dialect
from drivers.protocols import PrinterFault, PrinterStatus

_FAULTS: tuple[tuple[int, PrinterFault], ...] = (
    (0x01, "head_open"),
    (0x02, "jam"),
    (0x04, "paper_out"),
    (0x08, "ribbon_out"),
    (0x10, "paused"),
)
_PRINTING, _KNOWN = 0x20, 0x3F
_COUNT = re.compile(rb"([0-9]{1,12})\r?\n")
MOST_BYTES = 64


def status_ends(said: bytes) -> int:
    return 1 if said else 0


def status_of(said: bytes) -> PrinterStatus:
    byte = said[0]
    if byte & ~_KNOWN & 0xFF:
        return PrinterStatus(known=False) if byte != 0x80 else PrinterStatus(known=True, faults=("other",))
    return PrinterStatus(
        known=True, faults=tuple(fault for bit, fault in _FAULTS if byte & bit), busy=bool(byte & _PRINTING)
    )


def counter_ends(said: bytes) -> int:
    found = _COUNT.search(said)
    return found.end() if found else (len(said) if len(said) > MOST_BYTES else 0)


def counter_of(said: bytes) -> int | None:
    found = _COUNT.search(said)
    return int(found[1]) if found else None


TSPL = Dialect(b"\x1b!?", status_ends, status_of, b"OUT @LABEL\r\n", counter_ends, counter_of)
