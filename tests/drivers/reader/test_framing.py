"""Bytes to telegrams, however they were cut."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.reader.framing import Framer, Framing

LINES = b"77;A\r78;B\n79;C\r\n\r\n80;NOREAD\r"
FRAMED = b"noise\x0277;A\x03\r\n\x0278;B\x03"


@pytest.mark.parametrize(
    ("framing", "data", "telegrams"),
    [
        ("line", LINES, [b"77;A", b"78;B", b"79;C", b"80;NOREAD"]),
        ("line", b"77;A", []),
        ("line", b"\r\n\r\n\r\n", []),
        ("line", b"a\x00b\r", [b"a\x00b"]),
        ("stx_etx", FRAMED, [b"77;A", b"78;B"]),
        ("stx_etx", b"\x03\x03", []),
        ("stx_etx", b"\x02\x03", []),
        ("stx_etx", b"\x02a\rb\x03", [b"a\rb"]),
    ],
)
def test_telegrams_stand_between_their_ends(framing: Framing, data: bytes, telegrams: list[bytes]) -> None:
    assert Framer(framing, 100).feed(data) == telegrams


def test_a_telegram_of_the_greatest_length_is_whole_and_one_byte_more_is_dropped() -> None:
    framer = Framer("line", 8)
    assert framer.feed(b"12345678\r123456789\rnext\r") == [b"12345678", b"next"]
    assert framer.dropped == 1


def test_a_megabyte_without_an_end_holds_no_memory_and_is_one_dropped_telegram() -> None:
    framer = Framer("line", 64)
    assert framer.feed(b"x" * 1_000_000) == []
    assert framer.feed(b"\r77;A\r") == [b"77;A"]
    assert framer.dropped == 1


def test_a_telegram_begun_again_drops_the_first() -> None:
    framer = Framer("stx_etx", 64)
    assert framer.feed(b"\x0277;HALF\x0278;B\x03") == [b"78;B"]
    assert framer.dropped == 1


def test_an_overlong_telegram_begun_again_is_counted_once() -> None:
    framer = Framer("stx_etx", 4)
    assert framer.feed(b"\x02123456\x0278\x03") == [b"78"]
    assert framer.dropped == 1


@pytest.mark.parametrize("framing", ["line", "stx_etx"])
def test_a_new_connection_does_not_continue_the_telegram_of_the_old_one(framing: Framing) -> None:
    framer = Framer(framing, 64)
    framer.feed(b"\x0277;HA" if framing == "stx_etx" else b"77;HA")
    framer.reset()
    assert framer.feed(b"\x0278;B\x03" if framing == "stx_etx" else b"78;B\r") == [b"78;B"]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["line", "stx_etx"]),
    st.lists(st.sampled_from([b"\r", b"\n", b"\x02", b"\x03", b"7", b";", b"ABCDEFGHIJ", b"\xff\x00"]), max_size=60),
    st.lists(st.integers(0, 400), max_size=12),
)
def test_any_cutting_gives_the_same_telegrams(framing: Framing, parts: list[bytes], cuts: list[int]) -> None:
    data = b"".join(parts)
    at_once, piecewise = Framer(framing, 12), Framer(framing, 12)
    expected = at_once.feed(data)
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    got = [t for begin, end in pairwise(edges) for t in piecewise.feed(data[begin:end])]
    assert (got, piecewise.dropped) == (expected, at_once.dropped)
    assert all(0 < len(telegram) <= 12 for telegram in got)
