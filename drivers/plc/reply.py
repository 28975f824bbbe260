"""Is this the answer to what was asked? The Modbus reply, byte for byte, before any library sees it. Pure.

The frame around it here is Modbus TCP's; that of RTU is in :mod:`drivers.plc.rtu_frame`.

pymodbus 3.16 returns replies with transaction id 0, a wrong function code, a short register list or a wrong write echo
as success, and an undecodable one ends in its connection's error handler. So every byte that comes in is vetted here
first; only one whole, right reply is handed on.
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from drivers.errors import NoAnswer, WireFault

_HEADER = struct.Struct(">HHHBB")
"""Transaction, protocol (0), length of what follows, unit, function code."""
_LENGTH_END = 6
_LONGEST_PDU = 254
ERROR_BIT = 0x80

BUSY_CODES = frozenset({5, 6, 0x0B})
"""Acknowledged but not done, busy, the device behind a gateway is silent: no answer this time, and nothing is wrong."""

Function = Literal[1, 2, 3, 4, 15, 16]
WRITE: Function = 16
WRITE_COILS: Function = 15
_BITS = (1, 2)


@dataclass(frozen=True, slots=True)
class PlcRequest:
    """One request as it stands on the wire."""

    function: Function
    unit: int
    address: int
    count: int
    """Registers (or bits) to read or written."""


def is_answered(buffer: bytes, asked: PlcRequest, transaction: int, late: Collection[int]) -> bool:
    """Tell whether ``buffer`` (all bytes since the request) holds the reply, whole and right; False = more must come.

    Whole replies to transactions in ``late`` (asked before, never answered in time) are passed over. Raises WireFault
    ``plc_reply`` with what is wrong, or ``plc_exception`` with the code the PLC gave; NoAnswer ``plc_busy`` where that
    code only asks for patience."""
    rest = buffer
    while (frame := _first_frame(rest)) is not None:
        rest = rest[len(frame) :]
        number, _, _, unit, function = _HEADER.unpack_from(frame)
        if number != transaction:
            if number not in late:
                raise wrong("transaction", transaction, number)
            continue
        check_pdu(unit, function, frame[_HEADER.size :], asked)
        if rest:
            raise WireFault("plc_reply", what="extra_bytes", got=len(rest))
        return True
    return False


def bits_of(buffer: bytes, count: int) -> list[bool]:
    """Bits of a reply that was found right, which is the last one: the lowest address is the lowest bit of the first
    byte."""
    frame = rest = buffer
    while rest and (found := _first_frame(rest)) is not None:
        frame, rest = found, rest[len(found) :]
    data = frame[_HEADER.size + 1 :]
    return [bool(data[bit // 8] >> bit % 8 & 1) for bit in range(count)]


def are_late_replies(buffer: bytes, late: Collection[int]) -> bool:
    """Tell whether bytes that came without a request are (the beginning of) replies we had stopped waiting for."""
    rest = buffer
    try:
        while (frame := _first_frame(rest)) is not None:
            rest = rest[len(frame) :]
            if _HEADER.unpack_from(frame)[0] not in late:
                return False
    except WireFault:
        return False
    return len(rest) < 2 or int.from_bytes(rest[:2], "big") in late


def _first_frame(buffer: bytes) -> bytes | None:
    if len(buffer) < _LENGTH_END:
        return None
    _, protocol, length = struct.unpack_from(">HHH", buffer)
    if protocol != 0:
        raise wrong("protocol", 0, protocol)
    if not 3 <= length <= _LONGEST_PDU:
        raise WireFault("plc_reply", what="length", got=length)
    end = _LENGTH_END + length
    return buffer[:end] if len(buffer) >= end else None


def check_pdu(unit: int, function: int, data: bytes, asked: PlcRequest) -> bytes:
    """Return what stands behind the function code, once all of it is right. Raises as :func:`is_answered`."""
    if unit != asked.unit:
        raise wrong("unit", asked.unit, unit)
    if function == asked.function | ERROR_BIT:
        _refuse(data, asked)
    if function != asked.function:
        raise wrong("function", asked.function, function)
    wanted = (asked.count + 7) // 8 if asked.function in _BITS else 2 * asked.count
    if asked.function in (WRITE, WRITE_COILS):
        _check_echo(data, asked)
    elif data[0] != wanted:
        raise wrong("byte_count", wanted, data[0])
    elif len(data) != 1 + wanted:
        raise wrong("bytes", 1 + wanted, len(data))
    return data


def _refuse(data: bytes, asked: PlcRequest) -> None:
    if len(data) != 1:
        raise wrong("bytes", 1, len(data))
    if data[0] in BUSY_CODES:
        raise NoAnswer("plc_busy", code=data[0])
    raise WireFault("plc_exception", code=data[0], function=asked.function)


def _check_echo(data: bytes, asked: PlcRequest) -> None:
    if len(data) != 4:
        raise WireFault("plc_reply", what="length", got=len(data))
    address, count = struct.unpack(">HH", data)
    if address != asked.address:
        raise wrong("echo_address", asked.address, address)
    if count != asked.count:
        raise wrong("echo_count", asked.count, count)


def wrong(what: str, expected: int, got: int) -> WireFault:
    """What does not fit the request."""
    return WireFault("plc_reply", what=what, expected=expected, got=got)
