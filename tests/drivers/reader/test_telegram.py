"""Telegrams to readings: whatever the bytes, a reading and no exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.reader.telegram import Telegrams

TAGGED = Telegrams("side", tagged=True)
ASKED = Telegrams("side", tagged=False)


@pytest.mark.parametrize(
    ("telegram", "trigger", "text"),
    [
        (b"77;https://x/1", 77, "https://x/1"),
        (b"77;NOREAD", 77, None),
        (b"77;", 77, None),
        (b"077;A", 77, "A"),
        (b"32000;A", 32000, "A"),
        (b"1;A;B", 1, "A;B"),
        (b"77; A ", 77, " A "),
        (b"77;noread", 77, "noread"),
        (b"77;\xc3\xa9", 77, "é"),
        (b"77;\xe9", 77, "é"),
        (b"77;a\x00b", 77, "a\x00b"),
        (b"77;0104\x1d21", 77, "0104\x1d21"),
        (b"0;A", None, "A"),
        (b"32001;A", None, "A"),
        (b"000077;A", None, "A"),
        (b"-77;A", None, "A"),
        (b"+77;A", None, "A"),
        (b" 77;A", None, "A"),
        (b"7_7;A", None, "A"),
        ("٧٧;A".encode(), None, "A"),
        (b";A", None, "A"),
        (b"A", None, "A"),
        (b"NOREAD", None, None),
    ],
)
def test_a_tagged_telegram(telegram: bytes, trigger: int | None, text: str | None) -> None:
    reading = TAGGED.read(telegram, 1.5)
    assert (reading.reader, reading.trigger, reading.text, reading.received_s) == ("side", trigger, text, 1.5)


def test_raw_is_what_stands_after_the_number() -> None:
    assert TAGGED.read(b"77;\xe9\x00", 0.0).raw == b"\xe9\x00"
    assert TAGGED.read(b"A", 0.0).raw == b"A"


@pytest.mark.parametrize(("telegram", "text"), [(b"77;A", "77;A"), (b"NOREAD", None), (b"A", "A")])
def test_an_asked_telegram_is_all_code(telegram: bytes, text: str | None) -> None:
    reading = ASKED.read(telegram, 0.0)
    assert (reading.trigger, reading.text) == (None, text)


def test_separator_and_no_read_word_are_settings() -> None:
    telegrams = Telegrams("side", tagged=True, separator=b"::", no_read=b"?")
    assert telegrams.read(b"5::a;b", 0.0).text == "a;b"
    assert telegrams.read(b"5::?", 0.0).text is None


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.booleans())
def test_any_bytes_are_a_reading_whose_text_can_be_stored(telegram: bytes, tagged: bool) -> None:
    reading = Telegrams("side", tagged=tagged).read(telegram, 0.0)
    assert reading.trigger is None or 1 <= reading.trigger <= 32000
    if reading.text is not None:
        reading.text.encode("utf-8")
