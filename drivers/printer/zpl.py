"""ZPL II: the state by ~HS, the count by the odometer (source: Zebra's ZPL and SGD programming guides)."""

import re

from drivers.printer.dialect import Dialect
from drivers.protocols import PrinterFault, PrinterStatus

_STX, _ETX = b"\x02", b"\x03"
_FIELDS = (12, 11, 2)
_FAULTS: tuple[tuple[int, int, PrinterFault], ...] = (
    (1, 2, "head_open"),
    (0, 1, "paper_out"),
    (1, 3, "ribbon_out"),
    (0, 5, "buffer_full"),
    (0, 2, "paused"),
    (1, 7, "label_waiting"),
)
"""(frame, field, what it says): a 1 there. The first one is what a person sees to first: an open head tells the rest
wrong."""
_COUNT = re.compile(rb'"([0-9]{1,12})"')
MOST_BYTES = 512


def status_ends(said: bytes) -> int:
    """Three frames, each from STX to ETX."""
    end = 0
    for _ in _FIELDS:
        end = said.find(_ETX, end) + 1
        if not end:
            return len(said) if len(said) > MOST_BYTES else 0
    return end


def status_of(said: bytes) -> PrinterStatus:
    """Every field is looked at before one is believed."""
    frames = [frame.rpartition(_STX)[2].split(b",") for frame in said.split(_ETX)[: len(_FIELDS)]]
    if tuple(map(len, frames)) != _FIELDS or not all(field.strip().isalnum() for frame in frames for field in frame):
        return PrinterStatus(known=False)
    faults = tuple(fault for frame, field, fault in _FAULTS if frames[frame][field].strip() == b"1")
    waiting = _number(frames[0][4]) + _number(frames[1][8])
    return PrinterStatus(known=True, faults=faults, busy=bool(waiting))


def _number(field: bytes) -> int:
    text = field.strip()
    return int(text) if text.isdigit() else 0


def counter_ends(said: bytes) -> int:
    found = _COUNT.search(said)
    return found.end() if found else (len(said) if len(said) > MOST_BYTES else 0)


def counter_of(said: bytes) -> int | None:
    found = _COUNT.search(said)
    return int(found[1]) if found else None


ZPL = Dialect(
    b"~HS\r\n",
    status_ends,
    status_of,
    b'! U1 getvar "odometer.total_label_count"\r\n',
    counter_ends,
    counter_of,
)
