"""Every word of both blocks in words: states, reasons, bits, the cases a mask stands for, and what cannot be."""

import pytest

from drivers.plc.codec import PLC_NAMES, STATION_NAMES
from drivers.protocols import Register
from station.api.schema import RegisterRow
from station.assembly.plc_words import MEANINGS, told
from station.core.values import WIRE_REASON
from station.messages import PHRASES
from tests.ui.factories.samples_instruments import PLC_WORDS, STATION_WORDS, registers


def plc(**words: int) -> dict[str, RegisterRow]:
    changed = [words.get(name, word) for name, word in zip(PLC_NAMES, PLC_WORDS, strict=True)]
    return {row.name: row for row in told(registers(PLC_NAMES, tuple(changed), 0))}


def ours(**words: int) -> dict[str, RegisterRow]:
    changed = [words.get(name, word) for name, word in zip(STATION_NAMES, STATION_WORDS, strict=True)]
    return {row.name: row for row in told(registers(STATION_NAMES, tuple(changed), 100))}


def test_words_are_numbered_and_stand_at_their_addresses() -> None:
    rows = list(ours().values())
    assert [(row.word, row.address) for row in rows] == [(n, 100 + n) for n in range(18)]


def test_only_words_of_the_map_have_a_meaning() -> None:
    assert set(MEANINGS) <= set(PLC_NAMES) | set(STATION_NAMES)


@pytest.mark.parametrize(
    ("word", "value", "meaning"),
    [
        ("line_state", 6, ("execute",)),
        ("line_state", 99, ("not_of_the_map",)),
        ("case_state", 1, ("ask_waiting",)),
        ("case_state", 4, ("ask_too_late",)),
        ("inputs", 0, ()),
        ("inputs", 0b101, ("in_running", "in_guard_open")),
        ("inputs", 1 << 6, ("bit_6",)),
        ("probe", 0x3412, ("probe_swapped",)),
        ("probe", 0, ("probe_wrong",)),
        ("map_version", 2, ("version_wrong",)),
        ("epoch", 0, ("no_epoch",)),
        ("heartbeat", 7, ()),
    ],
)
def test_what_the_plc_says_is_read(word: str, value: int, meaning: tuple[str, ...]) -> None:
    assert plc(**{word: value})[word].meaning == meaning


def test_what_cannot_be_is_marked() -> None:
    wrong = plc(probe=0x3412, map_version=2, line_state=99, block_last=1)
    assert [name for name, row in wrong.items() if row.wrong] == ["map_version", "probe", "line_state", "block_last"]
    assert [name for name, row in plc().items() if row.wrong] == []


def test_a_verdict_is_signed() -> None:
    rejected = ours(verdict=0x10000 - 7318)["verdict"]
    assert (rejected.value, rejected.meaning) == (-7318, ("verdict_reject",))
    assert ours()["verdict"].meaning == ("verdict_pass",)
    assert ours(verdict=0)["verdict"].meaning == ("none",)


def test_every_reason_of_the_wire_has_its_word() -> None:
    said = {number: ours(reason=number)["reason"].meaning for number in (0, *WIRE_REASON.values())}
    assert said == {0: ("none",)} | {number: (reason.value,) for reason, number in WIRE_REASON.items()}


def test_a_mask_names_its_cases_newest_first() -> None:
    rows = plc(disposed_seq=3, good_mask=0b0101, ejected_mask=0xFFFF)
    assert rows["good_mask"].cases == (3, 1)
    assert rows["ejected_mask"].cases == (3, 2, 1)
    assert plc(disposed_seq=0x9100, good_mask=1)["good_mask"].cases == ()


def test_nothing_is_read_into_words_that_were_never_on_the_wire() -> None:
    empty = told(tuple(Register(n, name, None) for n, name in enumerate(PLC_NAMES)))
    assert {(row.value, row.meaning, row.cases, row.wrong) for row in empty} == {(None, (), (), False)}


def test_every_name_and_every_meaning_has_a_phrase() -> None:
    keys = {*PLC_NAMES, *STATION_NAMES}
    for number in range(100):
        for name in ("line_state", "case_state", "station_state", "reason", "verdict"):
            keys |= set(MEANINGS[name](number))
    for bit in range(16):
        keys |= {*MEANINGS["inputs"](1 << bit), *MEANINGS["outputs"](1 << bit)}
    unknown = {key for key in keys if key not in PHRASES}
    assert {key for key in unknown if not key.startswith("bit_")} == set()
