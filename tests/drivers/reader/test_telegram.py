"""Telegrams to readings: whatever the bytes, a reading and no exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.reader.telegram import TelegramFormat

TAGGED = TelegramFormat("side", tagged=True)
ASKED = TelegramFormat("side", tagged=False)


@pytest.mark.parametrize(
    ("telegram", "trigger", "text"),
    [
        (b"77;https://x/1", 77, "https://x/1"),
        (b"77;NOREAD", 77, None),
        (b"77;", 77, None),
        (b"077;A", 77, "A"),
        (b"32000;A", 32000, "A"),
        (b"1;A,B", 1, "A,B"),
        (b"77; A ", 77, " A "),
        (b"77;noread", 77, None),
        (b"77;No Read", 77, None),
        (b"77;ERROR", 77, None),
        (b"77;?", 77, None),
        (b"77;\xc3\xa9", 77, "é"),
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
    (reading,) = TAGGED.read([telegram], 1.5)
    assert (reading.reader, reading.trigger, reading.text, reading.received_s) == ("side", trigger, text, 1.5)
    assert reading.fault == ""


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (b"\xe9", "reader_not_utf8"),
        (b"AB\xff\xfe", "reader_not_utf8"),
        (b"A;B", "reader_several"),
        (b"AB\rCD", "reader_cut"),
        (b"AB\nCD", "reader_cut"),
        (b"AB\x00CD", "reader_cut"),
        (b"AB\tCD", "reader_cut"),
        (b"ER,LON,22", "reader_fault"),
        (b"sFA 4", "reader_fault"),
        (bytes.fromhex("e6 98 06 f8 00 9e e0"), "reader_garbled"),
        (b"\x00\x1b\x07\x01AB", "reader_garbled"),
    ],
)
def test_what_is_not_exactly_one_text_is_none_and_says_why(code: bytes, fault: str) -> None:
    (tagged,) = TAGGED.read([b"77;" + code], 0.0)
    (asked,) = ASKED.read([code], 0.0)
    assert (tagged.trigger, tagged.text, tagged.fault, tagged.raw) == (77, None, fault, code)
    assert (asked.text, asked.fault, asked.raw) == (None, fault, code)


@pytest.mark.parametrize("said", [b"OK,LON", b"ok,lon", b"OK,LOFF", b"sAN mTCgateon 1", b"sAN mTCgateoff 1"])
def test_an_acknowledgement_is_no_reading_and_the_data_behind_it_is(said: bytes) -> None:
    assert ASKED.read([said], 0.0) == []
    assert [each.text for each in ASKED.read([said, b"CASE-1"], 0.0)] == ["CASE-1"]
    assert [each.text for each in TAGGED.read([said, b"77;A"], 0.0)] == ["A"]


def test_the_rest_of_a_telegram_that_was_cut_takes_its_first_half_with_it() -> None:
    readings = TAGGED.read([b"76;X", b"77;AB", b"CD", b"78;EF"], 0.0)
    assert [(each.trigger, each.text, each.fault) for each in readings] == [
        (76, "X", ""),
        (77, None, "reader_cut"),
        (None, "CD", ""),
        (78, "EF", ""),
    ]


def test_an_asked_reader_that_gives_two_codes_gave_none() -> None:
    (reading,) = ASKED.read([b"AB", b"CD"], 0.0, is_answer=True)
    assert (reading.text, reading.fault, reading.raw) == (None, "reader_several", b"AB\rCD")


def test_two_scans_of_a_person_that_came_at_once_are_two() -> None:
    assert [each.text for each in ASKED.read([b"AB", b"CD"], 0.0)] == ["AB", "CD"]


def test_raw_is_what_stands_after_the_number() -> None:
    assert TAGGED.read([b"77;\xe9\x00"], 0.0)[0].raw == b"\xe9\x00"
    assert TAGGED.read([b"A"], 0.0)[0].raw == b"A"


@pytest.mark.parametrize(("telegram", "text"), [(b"77:A", "77:A"), (b"NOREAD", None), (b"A", "A")])
def test_an_asked_telegram_is_all_code(telegram: bytes, text: str | None) -> None:
    (reading,) = ASKED.read([telegram], 0.0)
    assert (reading.trigger, reading.text) == (None, text)


def test_separator_and_no_read_word_are_settings() -> None:
    telegrams = TelegramFormat(
        "side", tagged=True, separator=b"::", code_separator=b"", no_read_words=("leer",), fault_answers=("kaputt.*",)
    )
    (several,) = telegrams.read([b"5::a;b"], 0.0)
    (none,) = telegrams.read([b"5::Leer"], 0.0)
    (fault,) = telegrams.read([b"5::kaputt 7"], 0.0)
    assert (several.text, none.text, fault.text, fault.fault) == ("a;b", None, None, "reader_fault")


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.booleans())
def test_any_bytes_are_a_reading_whose_text_can_be_stored(telegram: bytes, tagged: bool) -> None:
    readings = TelegramFormat("side", tagged=tagged).read([telegram], 0.0)
    if not readings:
        return
    (reading,) = readings
    assert reading.trigger is None or 1 <= reading.trigger <= 32000
    if reading.text is not None:
        reading.text.encode("utf-8")


WHOLE = TelegramFormat("box", tagged=True, several=True)
PLACED = TelegramFormat("box", tagged=True, several=True, place_separator=b":")


def codes_of(telegrams: TelegramFormat, telegram: bytes) -> list[tuple[int, str | None]]:
    (reading,) = telegrams.read([telegram], 0.0)
    assert reading.text is None
    return [(code.place, code.text) for code in reading.codes]


@pytest.mark.parametrize(
    ("telegram", "codes"),
    [
        (b"77;A;B;C", [(0, "A"), (0, "B"), (0, "C")]),
        (b"77;A;NOREAD;C", [(0, "A"), (0, None), (0, "C")]),
        (b"77;A", [(0, "A")]),
        (b"77;NOREAD", []),
        (b"77;", []),
        (b"77;A;;C", [(0, "A"), (0, None), (0, "C")]),
        (b"77;A;\xff;C", [(0, "A"), (0, None), (0, "C")]),
        (b"77;1:A", [(0, "1:A")]),
        (b"77;ER,LON,22", []),
        (b"77;A\rB;C", []),
    ],
)
def test_a_telegram_of_a_whole_case(telegram: bytes, codes: list[tuple[int, str | None]]) -> None:
    assert codes_of(WHOLE, telegram) == codes


@pytest.mark.parametrize(
    ("telegram", "codes", "fault"),
    [
        (b"77;1:A;2:NOREAD;3:C", [(1, "A"), (2, None), (3, "C")], ""),
        (b"77;3:https://u.example/1;1:B", [(3, "https://u.example/1"), (1, "B")], ""),
        (b"77;NOREAD", [], ""),
        (b"77;1:A;1:B", [], "reader_places"),
        (b"77;1:A;B", [], "reader_places"),
        (b"77;0:A", [], "reader_places"),
        (b"77;x:A", [], "reader_places"),
        (b"77;-1:A", [], "reader_places"),
        (b"77;99999:A", [], "reader_places"),
    ],
)
def test_a_telegram_with_places(telegram: bytes, codes: list[tuple[int, str | None]], fault: str) -> None:
    (reading,) = PLACED.read([telegram], 0.0)
    assert ([(code.place, code.text) for code in reading.codes], reading.fault) == (codes, fault)


def test_half_a_telegram_of_a_whole_case_is_none() -> None:
    first, _ = WHOLE.read([b"77;A;B", b"C;D"], 0.0)
    assert (first.codes, first.fault) == ((), "reader_cut")
