"""Bytes that came in, and whether they are the answer."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.errors import NoAnswer, WireFault
from drivers.plc.reply import WRITE, PlcRequest, are_late_replies, is_answered

READ = PlcRequest(3, 1, 0, 2)
WROTE = PlcRequest(WRITE, 1, 100, 18)


def frame(number: int, pdu: bytes, unit: int = 1) -> bytes:
    return struct.pack(">HHHB", number, 0, len(pdu) + 1, unit) + pdu


RIGHT = frame(9, b"\x03\x04\x00\x07\x00\x08")
ECHO = frame(9, b"\x10\x00\x64\x00\x12")


@pytest.mark.parametrize(("reply", "asked"), [(RIGHT, READ), (ECHO, WROTE)])
def test_the_whole_right_reply_is_the_answer(reply: bytes, asked: PlcRequest) -> None:
    assert is_answered(reply, asked, 9, ())


@pytest.mark.parametrize("length", range(len(RIGHT)))
def test_any_beginning_of_it_waits_for_more(length: int) -> None:
    assert not is_answered(RIGHT[:length], READ, 9, ())


def test_late_replies_in_front_are_passed_over() -> None:
    late = frame(8, b"\x03\x04\x00\x01\x00\x02")
    assert is_answered(late + RIGHT, READ, 9, {8})
    assert not is_answered(late, READ, 9, {8})


def test_the_same_bytes_are_a_fault_when_nobody_waited_for_them() -> None:
    with pytest.raises(WireFault, match="transaction"):
        is_answered(frame(8, b"\x03\x04\x00\x01\x00\x02") + RIGHT, READ, 9, {7})


def test_an_exception_reply_tells_its_code() -> None:
    with pytest.raises(WireFault) as caught:
        is_answered(frame(9, b"\x83\x02"), READ, 9, ())
    assert (caught.value.key, dict(caught.value.arguments)) == ("plc_exception", {"code": 2, "function": 3})


@pytest.mark.parametrize("code", [5, 6, 0x0B])
def test_a_code_that_asks_for_patience_is_no_answer(code: int) -> None:
    with pytest.raises(NoAnswer, match="plc_busy"):
        is_answered(frame(9, bytes([0x83, code])), READ, 9, ())


@pytest.mark.parametrize(
    ("pdu", "told"),
    [
        (b"\x03\x02\x00\x07\x00\x08", {"what": "byte_count", "expected": 4, "got": 2}),
        (b"\x03\x04\x00\x07\x00\x08\x00", {"what": "bytes", "expected": 5, "got": 6}),
        (b"\x03\x04\x00\x07", {"what": "bytes", "expected": 5, "got": 3}),
        (b"\x83\x02\x02", {"what": "bytes", "expected": 1, "got": 2}),
    ],
)
def test_a_wrong_length_is_told_by_what_differs(pdu: bytes, told: dict[str, object]) -> None:
    with pytest.raises(WireFault) as caught:
        is_answered(frame(9, pdu), READ, 9, ())
    assert dict(caught.value.arguments) == told


@pytest.mark.parametrize(
    ("data", "late", "expected"),
    [
        (b"", (), True),
        (b"\x00", (), True),
        (RIGHT, (9,), True),
        (RIGHT[:5], (9,), True),
        (RIGHT + RIGHT[:4], (9,), True),
        (RIGHT, (), False),
        (RIGHT + b"\x00\x08", (9,), False),
        (b"\x00\x09\x00\x01\x00\x03\x01\x83\x02", (9,), False),
    ],
)
def test_bytes_without_a_request_are_late_replies_or_nobodys(
    data: bytes, late: tuple[int, ...], expected: bool
) -> None:
    assert are_late_replies(data, late) is expected


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(1, 65000))
def test_no_bytes_but_the_right_ones_are_an_answer(data: bytes, number: int) -> None:
    try:
        answered = is_answered(data, READ, number, ())
    except (NoAnswer, WireFault):
        return
    assert not answered or data[:9] == struct.pack(">HHHBBB", number, 0, 7, 1, 3, 4)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(RIGHT) - 1), st.integers(1, 255))
def test_one_changed_byte_outside_the_values_is_never_an_answer(at: int, change: int) -> None:
    changed = bytearray(RIGHT)
    changed[at] ^= change
    try:
        assert not is_answered(bytes(changed), READ, 9, ()) or at >= 9
    except WireFault:
        assert at < 9
