"""docs/plc.md says what the code does: every word, range, bit, number and setting of the page against its source."""

import re
import tomllib
from pathlib import Path

import pytest

from drivers.catalog import PLCS
from drivers.plc.codec import PLC_NAMES, PLC_WORDS, PROBE, PROBE_SWAPPED, STATION_NAMES, TOP, decode_block
from drivers.plc.reply import BUSY_CODES
from drivers.plc.settings import ModbusSettings
from drivers.sim import plc_io, plc_program
from drivers.sim.plc_io import Layout
from drivers.sim.settings import Distances, PlantSettings
from station.assembly.plc_words import MEANINGS
from station.core import observations as obs
from station.core.cases import GAP_MAX
from station.core.disposal import MEMORY
from station.core.inputs import CaseAsk, Inputs, Outputs, StationMode
from station.core.numbers import ahead, following
from station.core.settings import LineSettings
from station.core.values import WIRE_REASON
from station.core.watch import FOREIGN_MASTER_MS
from station.runtime import plc_task
from station.runtime.station import WIND_DOWN_S
from station.runtime.supervisor import PLC_BACK_OFF_S
from tests.core.talk import Talk, checked, counted_camera, queue_line
from tests.drivers.plc.blocks import block

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "plc.md").read_text(encoding="utf-8")
SMALLEST = frozenset({"driver", "host", "port", "client", "url", "plc_node", "station_node"})
"""What a config must say; the rest of an example shows defaults."""
WORD = re.compile(r"^\| (\d+) \| `(\w+)` \| ([^|]+) \| ([^|]*)\|$", re.MULTILINE)


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}")[1].split("\n## ")[0]


def words(title: str) -> list[tuple[int, str, str, str]]:
    return [(int(number), name, span.strip(), said) for number, name, span, said in WORD.findall(section(title))]


def numbered(said: str) -> list[int]:
    """``0 idle, 1 waiting …``: the numbers that are explained."""
    return [int(number) for number in re.findall(r"(?:^|[ (])(\d+) [a-zA-Z]", said)]


@pytest.mark.parametrize(("title", "names"), [("Your block", PLC_NAMES), ("The station's block", STATION_NAMES)])
def test_the_words_are_those_of_the_codec_in_their_order(title: str, names: tuple[str, ...]) -> None:
    told = words(title)
    assert [(number, name) for number, name, _, _ in told] == list(enumerate(names))
    assert f"{len(names)} words" in section(title).splitlines()[0]


@pytest.mark.parametrize("word", range(3, PLC_WORDS - 1))
def test_a_range_of_the_page_is_the_range_that_is_believed(word: int) -> None:
    number, name, span, _ = words("Your block")[word]
    highest = 0xFFFF if span == "16 bits" else int(span.split("…")[1])
    assert getattr(decode_block(block(**{f"w{number}": highest})), name) == highest
    if highest < 0xFFFF:
        with pytest.raises(Exception, match=f"plc_range.*word={number}"):
            decode_block(block(**{f"w{number}": highest + 1}))


def test_states_reasons_and_bits_are_those_of_the_core() -> None:
    said = {name: text for title in ("Your block", "The station's block") for _, name, _, text in words(title)}
    assert numbered(said["case_state"]) == [state.value for state in CaseAsk]
    assert numbered(said["station_state"]) == [mode.value for mode in StationMode]
    assert numbered(said["reason"]) == [0, *WIRE_REASON.values()]
    outputs = [int(bit) for bit in re.findall(r"(\d) \w", said["outputs"])]
    assert [1 << bit for bit in outputs] == sorted(value for name, value in vars(Outputs).items() if name.isupper())
    inputs = [int(bit) for bit in re.findall(r"^\| (\d) \| [a-z]", section("Your block"), re.MULTILINE)]
    assert [1 << bit for bit in inputs] == sorted(value for name, value in vars(Inputs).items() if name.isupper())
    assert set(MEANINGS) <= set(said)
    assert (f"{PROBE} |" in PAGE, f"({PROBE_SWAPPED})" in PAGE) == (True, True)


def test_the_config_of_the_page_is_the_default_and_names_every_setting() -> None:
    told = tomllib.loads(section("The connection").split("```toml")[1].split("```")[0])["plc"]
    settings = ModbusSettings.model_validate(told)
    assert settings == ModbusSettings.model_validate({"driver": "modbus", "host": told["host"]})
    fields = {field.alias or name for name, field in ModbusSettings.model_fields.items()}
    assert set(told) == fields - {"name"}


def test_every_other_wire_of_the_page_is_a_config_that_is_taken() -> None:
    tables = [tomllib.loads(text.split("```")[0])["plc"] for text in section("Other wires").split("```toml")[1:]]
    assert {table["driver"] for table in tables} | {"modbus", "modbus_rtu_tcp"} == set(PLCS)
    for table in tables:
        model = PLCS[table["driver"]].settings
        smallest = {key: value for key, value in table.items() if key in SMALLEST}
        assert model.model_validate(table) == model.model_validate(smallest), "what is shown are the defaults"


def test_the_times_and_limits_of_the_page_are_those_of_the_code() -> None:
    times = dict(re.findall(r"^\| ([\d., …]+m?s) \| (.+) \|$", section("The connection"), re.MULTILINE))
    layout = Layout.of(PlantSettings())
    assert {
        f"{layout.publish_ms} ms",
        f"{plc_program.DOUBT_AFTER_MS // 1000} s",
        f"{LineSettings('L1', 'queue').standstill_ms} ms",
        f"{', '.join(f'{wait:g}' for wait in PLC_BACK_OFF_S)}, 1 … s",
        f"{FOREIGN_MASTER_MS // 1000} s",
        f"{WIND_DOWN_S} s",
    } == set(times) - {"200 ms"}
    assert plc_program.BEAT_MS <= 200
    assert plc_task.READ_BACK_S == 1.0
    assert plc_task.READ_BACK_PERIODS == 2
    rules = " ".join(section("What your program must do").split()) + " ".join(section("The station's rules").split())
    for said in (
        f"fewer than {plc_program.MAX_IN_TRANSIT} cases are in transit",
        f"fewer than {plc_program.MAX_UNRECORDED} are unrecorded",
        f"with {plc_program.RING} in transit",
        f"neither comes within {plc_io.CONFIRM_WITHIN_MS // 1000} s",
        f"A gap of up to {GAP_MAX} in word 7 or word 15",
        "changed three times",
        "sixteen behind",
    ):
        assert said in rules
    assert (plc_program.BEATS_TO_BELIEVE, MEMORY) == (3, 16)
    assert sorted(BUSY_CODES) == [5, 6, 0x0B]
    far = Distances.of(PlantSettings())
    assert f"±{far.window / PlantSettings().pitch_ms:.1f} of it" in rules


def test_every_rule_and_duty_stands_once_and_in_order() -> None:
    assert re.findall(r"^- \*\*(P\d+)\*\*", PAGE, re.MULTILINE) == [f"P{n}" for n in range(1, 13)]
    assert re.findall(r"^- \*\*(R\d+)\*\*", PAGE, re.MULTILINE) == [f"R{n}" for n in range(1, 15)]


@pytest.mark.parametrize("pair", [(1, 32000), (32000, 1), (5, 5), (12, 31990), (31999, 32000)])
def test_the_formulas_across_the_wrap(pair: tuple[int, int]) -> None:
    a, b = pair
    assert (a - b if a >= b else a - b + 32000) == ahead(a, b)
    assert (1 if a >= TOP else a + 1) == following(a)
    assert TOP % 16 == 0


@pytest.mark.parametrize("settings", [queue_line(), counted_camera()], ids=["queue", "counted camera"])
def test_without_word_16_no_case_of_a_reader_or_a_counted_camera_passes(settings: LineSettings) -> None:
    talk = Talk(settings).start()
    for trigger in (1, 2):
        talk.say(obs.UnitRead(1, trigger, checked(f"u{trigger}")))
    talk.say(obs.FrameSeen("top", 1))
    talk.picture(1, "a", "b", case=None, counter=1)
    talk.ask(1, first_trigger=1, last_trigger=2 if settings.shape == "queue" else 1, unit_count=0)
    words = talk.poll(600).words
    assert (words.verdict, words.reason in (9, 12)) == (-1, True)


def test_a_case_with_words_of_a_second_lane_is_not_passed() -> None:
    for word in ("first_trigger_2", "last_trigger_2"):
        talk = Talk(queue_line()).start()
        for trigger in (1, 2):
            talk.say(obs.UnitRead(1, trigger, checked(f"u{trigger}")))
        words = {"first_trigger": 1, "last_trigger": 2, "unit_count": 2, word: 1}
        assert talk.ask(1, **words).words.verdict == -1
