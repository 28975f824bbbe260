"""Modbus RTU, byte for byte: the frames, and how long they take on a serial line. Pure.

A frame carries no number. What tells the answer to *this* request from a late one to an earlier is only its form:
function and length (docs/decisions/0300).
"""

import struct
from collections.abc import Sequence

from drivers.errors import NoAnswer, WireFault
from drivers.plc.codec import PLC_WORDS, STATION_WORDS
from drivers.plc.reply import ERROR_BIT, WRITE, PlcRequest, check_pdu

_POLYNOMIAL = 0xA001
_CRC_BYTES = 2
_SHORTEST = 5
"""A refusal: unit, function, code, check sum."""
_WRITE_REPLY = 8
_REQUEST = 8
_SILENCE_CHARACTERS = 3.5
_TURNAROUND_MS = 12
"""What a small PLC takes until it answers: half a scan, and its serial driver."""


def crc(data: bytes) -> bytes:
    """The check sum as it stands on the wire."""
    told = 0xFFFF
    for byte in data:
        told ^= byte
        for _ in range(8):
            told = (told >> 1) ^ _POLYNOMIAL if told & 1 else told >> 1
    return struct.pack("<H", told)


def request(asked: PlcRequest, registers: Sequence[int] = ()) -> bytes:
    """The frame of a request."""
    head = struct.pack(">BBHH", asked.unit, asked.function, asked.address, asked.count)
    data = struct.pack(f">B{len(registers)}H", 2 * len(registers), *registers) if asked.function == WRITE else b""
    return head + data + crc(head + data)


def reply_bytes(asked: PlcRequest) -> int:
    """How long the right reply is."""
    return _WRITE_REPLY if asked.function == WRITE else _SHORTEST + 2 * asked.count


def answer_in(buffer: bytes, asked: PlcRequest) -> bytes | None:
    """Return the data of the reply once it is there, whole and right; None = not yet.

    Raises WireFault ``plc_exception`` or NoAnswer ``plc_busy`` where the PLC refuses."""
    end = _SHORTEST if len(buffer) > 1 and buffer[1] & ERROR_BIT else reply_bytes(asked)
    return _checked(buffer, asked) if len(buffer) == end and is_sound(buffer) else None


def ends_with_answer(buffer: bytes, asked: PlcRequest) -> bool:
    """Tell whether the last of these bytes are the right reply, whatever came before it."""
    frame = buffer[-reply_bytes(asked) :]
    try:
        return is_sound(frame) and bool(_checked(frame, asked))
    except WireFault:
        return False


def judge(buffer: bytes, asked: PlcRequest) -> NoAnswer:
    """Silence came after these bytes, and they are no answer. Raises WireFault where a sound frame says something else.

    Bytes that were spoilt on the way are no answer this time, and nothing worse."""
    if is_sound(buffer):
        _checked(buffer, asked)
    return NoAnswer("plc_garbled", got=len(buffer))


def is_sound(frame: bytes) -> bool:
    """Long enough, and with the right check sum."""
    return len(frame) >= _SHORTEST and crc(frame[:-_CRC_BYTES]) == frame[-_CRC_BYTES:]


def _checked(frame: bytes, asked: PlcRequest) -> bytes:
    return check_pdu(frame[0], frame[1], frame[2:-_CRC_BYTES], asked)


def cycle_ms(baud: int, bits: int) -> float:
    """What one poll and one write take at least: four frames, four silences, and two turn-arounds of the PLC."""
    read_reply, write_request = _SHORTEST + 2 * PLC_WORDS, 9 + 2 * STATION_WORDS
    characters = _REQUEST + read_reply + write_request + _WRITE_REPLY + 4 * _SILENCE_CHARACTERS
    return characters * bits / baud * 1000 + 2 * _TURNAROUND_MS
