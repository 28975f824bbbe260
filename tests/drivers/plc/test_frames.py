"""Bytes of any kind: an RTU frame with one wrong bit is no answer, and no request spoils what the station serves."""

import struct

from hypothesis import given
from hypothesis import strategies as st
from pymodbus.framer import FramerRTU

from drivers.errors import DriverError
from drivers.plc.reply import Function, PlcRequest
from drivers.plc.rtu_frame import answer_in, crc, ends_with_answer, is_sound, judge, request
from drivers.plc.served_registers import ServedRegisters

READ: Function = 3
ASKED = PlcRequest(READ, 1, 0, 3)
RIGHT = b"\x01\x03\x06\x00\x07\x12\x34\x00\x01"
FRAME = RIGHT + crc(RIGHT)


@given(st.binary(max_size=60))
def test_the_check_sum_is_that_of_another_program(data: bytes) -> None:
    assert crc(data) == FramerRTU.compute_CRC(data).to_bytes(2, "big")


def test_a_right_frame_is_the_answer_and_a_part_of_it_is_not() -> None:
    assert answer_in(FRAME, ASKED) == FRAME[2:-2]
    assert all(answer_in(FRAME[:length], ASKED) is None for length in range(len(FRAME)))


@given(st.integers(0, len(FRAME) * 8 - 1))
def test_one_wrong_bit_is_no_answer(bit: int) -> None:
    spoilt = bytearray(FRAME)
    spoilt[bit // 8] ^= 1 << bit % 8
    assert answer_in(bytes(spoilt), ASKED) is None
    assert not ends_with_answer(bytes(spoilt), ASKED)
    assert judge(bytes(spoilt), ASKED).key == "plc_garbled"


@given(st.binary(max_size=300), st.integers(1, 23))
def test_no_bytes_make_it_fail_otherwise(data: bytes, count: int) -> None:
    asked = PlcRequest(READ, 1, 0, count)
    for look in (answer_in, ends_with_answer, judge):
        try:
            found = look(data, asked)
        except DriverError:
            continue
        assert not found or look is judge or is_sound(data[-(5 + 2 * count) :])


@given(st.binary(max_size=80), st.integers(1, 23))
def test_late_bytes_in_front_do_not_hide_the_last_answer(late: bytes, count: int) -> None:
    body = bytes([1, 3, 2 * count, *range(2 * count)])
    assert ends_with_answer(late + body + crc(body), PlcRequest(READ, 1, 0, count))


@given(st.lists(st.integers(0, 0xFFFF), min_size=1, max_size=18))
def test_a_write_request_is_what_another_program_takes_in(words: list[int]) -> None:
    told = request(PlcRequest(16, 1, 100, len(words)), words)
    assert told[:-2] == struct.pack(f">BBHHB{len(words)}H", 1, 16, 100, len(words), 2 * len(words), *words)
    assert is_sound(told)


@given(st.binary(min_size=1, max_size=260), st.booleans())
def test_any_request_is_answered_and_spoils_nothing(pdu: bytes, may_write: bool) -> None:
    registers = ServedRegisters(0, 100)
    registers.station[:] = range(18)
    told = registers.answer(pdu, may_write=may_write)
    assert told and told[0] & 0x7F == pdu[0] & 0x7F
    assert registers.station == list(range(18))
    assert may_write or registers.plc == [0] * 24
