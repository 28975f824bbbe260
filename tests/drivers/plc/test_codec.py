"""Register map v1, word by word."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.errors import WireFault
from drivers.plc.codec import after, decode_block, encode_station, signed
from drivers.protocols import PlcBlock
from station.core.values import StationWords
from tests.drivers.plc.blocks import block, named

MAP = [
    (3, "label_trigger", 32000),
    (4, "epoch", 32000),
    (5, "heartbeat", 32000),
    (6, "line_state", 17),
    (7, "case_seq", 32000),
    (8, "case_state", 4),
    (9, "case_units", 32000),
    (10, "first_trigger", 32000),
    (11, "last_trigger", 32000),
    (12, "first_trigger_2", 32000),
    (13, "last_trigger_2", 32000),
    (14, "disposed_epoch", 32000),
    (15, "disposed_seq", 32000),
    (16, "unit_count", 32000),
    (17, "unit_count_2", 32000),
    (18, "case_label", 32000),
    (19, "in_transit", 32000),
    (20, "inputs", 0xFFFF),
    (21, "good_mask", 0xFFFF),
    (22, "ejected_mask", 0xFFFF),
]
COUNTERS = [row for row in MAP if row[2] < 0xFFFF]


def test_the_table_names_every_field_of_the_block_in_order() -> None:
    assert [name for _, name, _ in MAP] == [field.name for field in dataclasses.fields(PlcBlock)]


@pytest.mark.parametrize(("word", "name", "highest"), MAP)
def test_each_word_has_its_name_and_its_full_range(word: int, name: str, highest: int) -> None:
    for value in {0, 1, highest}:
        read = named(decode_block(block(**{f"w{word}": value})))
        assert read[name] == value
        untouched = named(decode_block(block()))
        assert {n: v for n, v in read.items() if n != name} == {n: v for n, v in untouched.items() if n != name}


@pytest.mark.parametrize(("word", "name", "highest"), COUNTERS)
def test_a_value_over_its_range_is_a_wire_fault_that_names_it(word: int, name: str, highest: int) -> None:
    with pytest.raises(WireFault) as caught:
        decode_block(block(**{f"w{word}": highest + 1}))
    assert (caught.value.key, caught.value.arguments["word"], caught.value.arguments["name"]) == (
        "plc_range",
        word,
        name,
    )


@pytest.mark.parametrize(("word", "name"), [(word, name) for word, name, _ in COUNTERS])
def test_a_negative_counter_is_told_as_the_plc_shows_it(word: int, name: str) -> None:
    with pytest.raises(WireFault) as caught:
        decode_block(block(**{f"w{word}": 0xFFFF}))
    assert caught.value.arguments["value"] == -1


@pytest.mark.parametrize(("word", "shown"), [(0, 0), (1, 1), (32767, 32767), (32768, -32768), (65535, -1)])
def test_a_word_is_a_signed_int_to_the_plc(word: int, shown: int) -> None:
    assert signed(word) == shown


@pytest.mark.parametrize(("number", "next_one"), [(0, 1), (1, 2), (31999, 32000), (32000, 1)])
def test_numbers_run_to_32000_and_begin_again_with_1(number: int, next_one: int) -> None:
    assert after(number) == next_one


def test_the_station_block_lies_as_the_map_says() -> None:
    words = StationWords(
        grant=7,
        station_state=3,
        verdict_epoch=6,
        verdict=12,
        reason=0,
        units_read=24,
        backlog=5,
        boot=9,
        outputs=0b1001,
        cases_passed=1_234_567,
        cases_rejected=89,
        disposed_recorded=11,
    )
    assert encode_station(words, heartbeat=77, number=31) == [
        *(31, 1, 7, 77, 3, 6, 12, 0, 24, 5, 9, 9),
        *(1234, 567, 0, 89, 11, 31),
    ]


@pytest.mark.parametrize(("verdict", "word"), [(12, 12), (-12, 65524), (32000, 32000), (-32000, 33536), (0, 0)])
def test_a_reject_is_the_negative_number(verdict: int, word: int) -> None:
    assert encode_station(StationWords(verdict=verdict), 1, 1)[6] == word


@pytest.mark.parametrize(
    ("words", "index", "shown"),
    [
        (StationWords(boot=32000), 10, 32000),
        (StationWords(boot=32001), 10, 1),
        (StationWords(units_read=40_000), 8, 32000),
        (StationWords(backlog=-1), 9, 0),
        (StationWords(cases_passed=99_999_999), 12, 32000),
        (StationWords(cases_rejected=1000), 15, 0),
    ],
)
def test_what_a_panel_shows_is_folded_into_its_range(words: StationWords, index: int, shown: int) -> None:
    assert encode_station(words, 1, 1)[index] == shown


@pytest.mark.parametrize(
    "words",
    [
        StationWords(grant=32001),
        StationWords(grant=-1),
        StationWords(station_state=5),
        StationWords(verdict_epoch=32001),
        StationWords(verdict=32001),
        StationWords(verdict=-32001),
        StationWords(reason=14),
        StationWords(reason=-1),
        StationWords(outputs=0x10000),
        StationWords(disposed_recorded=32001),
    ],
)
def test_a_wrong_number_of_our_own_never_reaches_the_wire(words: StationWords) -> None:
    with pytest.raises(ValueError, match=r"outside|not of the map"):
        encode_station(words, 1, 1)


@pytest.mark.parametrize(("heartbeat", "number"), [(0, 1), (32001, 1), (1, 0), (1, 32001)])
def test_heartbeat_and_block_number_are_1_to_32000(heartbeat: int, number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        encode_station(StationWords(), heartbeat, number)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 0xFFFF), min_size=24, max_size=24))
def test_any_24_words_are_a_block_in_range_or_a_wire_fault(words: list[int]) -> None:
    try:
        read = decode_block(words)
    except WireFault as fault:
        assert fault.key == "plc_range"
    else:
        assert list(named(read).values()) == words[3:23]
