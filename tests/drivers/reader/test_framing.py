"""Bytes to telegrams, however they were cut."""

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.reader.framing import ENDS, ETX, STX, Framer, LineEnd

Framing = Literal["line", "stx_etx", "marks"]
LINES = b"77;A\r\n78;B\r\n79;C\r\n\r\n80;NOREAD\r\n"
FRAMED = b"noise\x0277;A\x03\r\n\x0278;B\x03"


def framer_of(framing: Framing, most: int, line_end: LineEnd = "crlf") -> Framer:
    start, end = {"line": (b"", ENDS[line_end]), "stx_etx": (STX, ETX), "marks": (b"<<", b"*#")}[framing]
    return Framer(end, most, start)


@pytest.mark.parametrize(
    ("framing", "data", "telegrams"),
    [
        ("line", LINES, [b"77;A", b"78;B", b"79;C", b"80;NOREAD"]),
        ("line", b"77;A", []),
        ("line", b"\r\n\r\n\r\n", []),
        ("line", b"a\x00b\r\n", [b"a\x00b"]),
        ("line", b"77;AB\rCD\r\n78;E\nF\r\n", [b"77;AB\rCD", b"78;E\nF"]),
        ("line", b"77;A\r", []),
        ("marks", b"noise<<77;A*#<<78;B*#*#79;C*#<<8", [b"77;A", b"78;B"]),
        ("marks", b"<<77;<A*B*#", [b"77;<A*B"]),
        ("stx_etx", FRAMED, [b"77;A", b"78;B"]),
        ("stx_etx", b"\x03\x03", []),
        ("stx_etx", b"\x02\x03", []),
        ("stx_etx", b"\x02a\rb\x03", [b"a\rb"]),
    ],
)
def test_telegrams_stand_between_their_ends(framing: Framing, data: bytes, telegrams: list[bytes]) -> None:
    assert framer_of(framing, 100).feed(data) == telegrams


@pytest.mark.parametrize(("line_end", "mark"), [("crlf", b"\r\n"), ("cr", b"\r"), ("lf", b"\n")])
def test_a_line_ends_with_the_line_end_that_is_set_and_no_other(line_end: LineEnd, mark: bytes) -> None:
    framer = framer_of("line", 100, line_end)
    others = [each for each in (b"\r", b"\n") if each != mark]
    data = b"".join(b"A" + other + b"B" for other in others) + mark + b"C" + mark
    *_, last = framer.feed(data)
    assert last == b"C"
    assert b"A" not in framer.feed(mark)


def test_a_telegram_of_the_greatest_length_is_whole_and_one_byte_more_is_dropped() -> None:
    framer = framer_of("line", 8)
    assert framer.feed(b"12345678\r\n123456789\r\nnext\r\n") == [b"12345678", b"next"]
    assert framer.dropped == 1


def test_the_rest_of_a_telegram_ends_with_its_line_end_and_is_noise_before_a_start_mark() -> None:
    table: list[tuple[Framing, bytes, bytes]] = [
        ("line", b"F\r\n", b"A\r\n"),
        ("stx_etx", b"F\x03", b"\x02A\x03"),
    ]
    for framing, rest, whole in table:
        framer = framer_of(framing, 8)
        framer.skip()
        assert (framer.feed(rest), framer.pending) == ([], False)
        assert framer.feed(whole) == [b"A"]


def test_a_megabyte_without_an_end_holds_no_memory_and_is_one_dropped_telegram() -> None:
    framer = framer_of("line", 64)
    assert framer.feed(b"x" * 1_000_000) == []
    assert framer.feed(b"\r\n77;A\r\n") == [b"77;A"]
    assert framer.dropped == 1


def test_a_telegram_begun_again_drops_the_first() -> None:
    framer = framer_of("stx_etx", 64)
    assert framer.feed(b"\x0277;HALF\x0278;B\x03") == [b"78;B"]
    assert framer.dropped == 1


def test_an_overlong_telegram_begun_again_is_counted_once() -> None:
    framer = framer_of("stx_etx", 4)
    assert framer.feed(b"\x02123456\x0278\x03") == [b"78"]
    assert framer.dropped == 1


@pytest.mark.parametrize("framing", ["line", "stx_etx"])
def test_a_new_connection_does_not_continue_the_telegram_of_the_old_one(framing: Framing) -> None:
    framer = framer_of(framing, 64)
    framer.feed(b"\x0277;HA" if framing == "stx_etx" else b"77;HA")
    framer.reset()
    assert framer.feed(b"\x0278;B\x03" if framing == "stx_etx" else b"78;B\r\n") == [b"78;B"]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["line", "stx_etx", "marks"]),
    st.lists(
        st.sampled_from([b"\r", b"\n", b"\x02", b"\x03", b"7", b"<", b"*", b"#", b"ABCDEFGHIJ", b"\xff\x00"]),
        max_size=60,
    ),
    st.lists(st.integers(0, 400), max_size=12),
    st.sampled_from(["crlf", "cr", "lf"]),
)
def test_any_cutting_gives_the_same_telegrams(
    framing: Framing, parts: list[bytes], cuts: list[int], line_end: LineEnd
) -> None:
    data = b"".join(parts)
    at_once, piecewise = framer_of(framing, 12, line_end), framer_of(framing, 12, line_end)
    expected = at_once.feed(data)
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    got = [t for begin, end in pairwise(edges) for t in piecewise.feed(data[begin:end])]
    assert (got, piecewise.dropped) == (expected, at_once.dropped)
    assert all(0 < len(telegram) <= 12 for telegram in got)
