"""The registers the station serves, and the answer to every request for them. Pure: bytes in, bytes out.

A client finds two blocks and nothing else. It may read both, by FC03 or FC04, and write only the PLC's, by FC06 or
FC16.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from drivers.plc.codec import PLC_WORDS, STATION_WORDS
from drivers.plc.reply import ERROR_BIT

_READS = (3, 4)
_WRITE_ONE, _WRITE_SEVERAL = 6, 16
ILLEGAL_FUNCTION, ILLEGAL_ADDRESS, ILLEGAL_VALUE = 1, 2, 3
_HEAD = 5
"""Function, address, and a count or a value."""


@dataclass(slots=True)
class ServedRegisters:
    """Both blocks, and what clients tried."""

    plc_base: int
    station_base: int
    plc: list[int] = field(default_factory=lambda: [0] * PLC_WORDS)
    station: list[int] = field(default_factory=lambda: [0] * STATION_WORDS)
    written: set[int] = field(default_factory=set)
    """Words of the PLC block that were written at all."""
    writes: int = 0
    elsewhere: tuple[int, int] | None = None
    """First and last register of the newest write that hit nothing, until one hits."""

    @property
    def is_complete(self) -> bool:
        """Every word of the PLC block was written: before that its zeros are ours."""
        return len(self.written) == PLC_WORDS

    def answer(self, pdu: bytes, *, may_write: bool) -> bytes:
        """Return the answer to one request, right or wrong."""
        function = pdu[0]
        if function not in (*_READS, _WRITE_ONE, _WRITE_SEVERAL):
            return _refused(function, ILLEGAL_FUNCTION)
        if len(pdu) < _HEAD:
            return _refused(function, ILLEGAL_VALUE)
        address, second = struct.unpack_from(">HH", pdu, 1)
        if function in _READS:
            return self._read(function, address, second) if len(pdu) == _HEAD else _refused(function, ILLEGAL_VALUE)
        words = _words_of(pdu, second)
        if words is None:
            return _refused(function, ILLEGAL_VALUE)
        if not may_write:
            return _refused(function, ILLEGAL_FUNCTION)
        return pdu[:_HEAD] if self._write(address, words) else _refused(function, ILLEGAL_ADDRESS)

    def _read(self, function: int, address: int, count: int) -> bytes:
        for base, words in ((self.plc_base, self.plc), (self.station_base, self.station)):
            if count and base <= address and address + count <= base + len(words):
                found = words[address - base : address - base + count]
                return struct.pack(f">BB{count}H", function, 2 * count, *found)
        return _refused(function, ILLEGAL_ADDRESS)

    def _write(self, address: int, words: Sequence[int]) -> bool:
        at = address - self.plc_base
        if not 0 <= at <= PLC_WORDS - len(words):
            self.elsewhere = address, address + len(words) - 1
            return False
        self.plc[at : at + len(words)] = words
        self.written.update(range(at, at + len(words)))
        self.writes += 1
        self.elsewhere = None
        return True


def _words_of(pdu: bytes, second: int) -> tuple[int, ...] | None:
    """What a request writes; None = its lengths do not fit each other."""
    if pdu[0] == _WRITE_ONE:
        return (second,) if len(pdu) == _HEAD else None
    if not second or len(pdu) != _HEAD + 1 + 2 * second or pdu[_HEAD] != 2 * second:
        return None
    return struct.unpack_from(f">{second}H", pdu, _HEAD + 1)


def _refused(function: int, code: int) -> bytes:
    return bytes([function | ERROR_BIT, code])
