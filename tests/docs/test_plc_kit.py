"""docs/plc is what the code makes of it: files of the map, pictures, the table of checks, numbers, the program."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from drivers.plc_test.results import CHECKS
from drivers.sim.plc_faults import BROKEN
from station.messages.plc_test import CHECK_TEXTS
from tests.campaign import soft_plc
from tests.docs import plc_map, plc_timing

KIT = Path(__file__).resolve().parents[2] / "docs" / "plc"
PAGE = (KIT / "README.md").read_text("utf-8")
CASES_A_MINUTE, UNITS = 40, 24


@pytest.mark.parametrize("name", plc_map.FILES)
def test_the_files_of_the_map_are_those_of_the_codec(name: str) -> None:
    assert (KIT / name).read_bytes().decode() == plc_map.FILES[name](), "python -m tests.docs.plc_map"


def test_the_pictures_are_what_a_run_draws() -> None:
    drawn = plc_timing.pictures()
    assert {path.name for path in KIT.glob("*.svg")} == set(drawn)
    assert [n for n, picture in drawn.items() if (KIT / n).read_text("utf-8") != picture] == [], "tests.docs.plc_timing"
    assert [n for n in drawn if f"({n})" not in PAGE] == []


def test_the_page_lists_every_file_and_every_check() -> None:
    files = {path.name for path in KIT.iterdir()} - {"README.md", "soft_plc_configuration.st"}
    assert [name for name in sorted(files) if f"({name})" not in PAGE] == []
    listed = re.findall(r"^\| ([PR]\d+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert listed == [(rule, CHECK_TEXTS[name].title) for name, rule in CHECKS.items()]


def test_the_worked_numbers_are_right() -> None:
    rows = dict(re.findall(r"^\| [^|]+ \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE))
    pitch_ms = Fraction(60_000, CASES_A_MINUTE)
    assert pitch_ms == 1_500
    assert rows["40 × 24 × 60"] == f"{CASES_A_MINUTE * UNITS * 60:,}"
    assert rows["0.2 × 1,500 ms"] == f"±{pitch_ms / 5} ms, ±{pitch_ms / 5 * 3 / 10} mm"
    assert rows["(8 − 3 − ⅓) × 1,500 ms"] == f"{float((8 - 3 - Fraction(1, 3)) * pitch_ms / 1000):.1f} s"
    for how, cases in (("8 × 1,500 ms", 8), ("12 × 1,500 ms", 12), ("16 × 1,500 ms", 16)):
        assert rows[how] == f"{float(cases * pitch_ms / 1000):.1f} s"
    assert rows["32,000 / 40"] == "800 min = 13 h 20 min" and 32_000 // CASES_A_MINUTE == 13 * 60 + 20
    assert rows["32,000 / (40 × 24)"] == f"{32_000 // (CASES_A_MINUTE * UNITS)} min"
    assert rows["1,500 ms / 20 ms"] == str(pitch_ms / 20)
    assert f"`d_label := {3 * pitch_ms}`, `d_ask := {(3 + Fraction(1, 3)) * pitch_ms}`" in PAGE
    assert f"`d_gate := {8 * pitch_ms}`, `window := {pitch_ms / 5}`" in PAGE


def test_the_program_names_every_duty_and_publishes_every_word() -> None:
    text = (KIT / "station_link.st").read_text("utf-8")
    ladder = (KIT / "ladder.md").read_text("utf-8")
    assert {f"P{n}" for n in range(1, 12)} <= set(re.findall(r"\bP\d+\b", text))
    assert {f"P{n}" for n in range(1, 12)} <= set(re.findall(r"\bP\d+\b", ladder))
    written = {int(word) for word in re.findall(r"block\[(\d+)\] :=", text)} | set(range(9, 14))
    assert written == set(range(24))
    assert text.index("block[23] :=") < text.index("block[1] :=") < text.index("block[0] :=")


@pytest.mark.parametrize("program", [path.name for path in KIT.glob("*.st")])
def test_every_block_of_the_text_is_closed(program: str) -> None:
    """A compiler is asked by the campaign; this finds a lost line in the suite."""
    words = re.findall(r"[A-Z_]+", re.sub(r"\(\*.*?\*\)", "", (KIT / program).read_text("utf-8"), flags=re.DOTALL))
    count = {word: words.count(word) for word in words}
    for opened in ("IF", "FOR", "WHILE", "TYPE", "FUNCTION", "FUNCTION_BLOCK", "CONFIGURATION", "RESOURCE"):
        assert count.get(opened, 0) == count.get(f"END_{opened}", 0), opened
    begun = sum(count.get(word, 0) for word in ("VAR", "VAR_INPUT", "VAR_OUTPUT", "VAR_IN_OUT", "VAR_GLOBAL"))
    assert begun == count.get("END_VAR", 0)


IL_WORDS = frozenset(("cal", "calc", "calcn", "jmp", "jmpc", "jmpcn", "ld", "ldn", "ret", "retc", "retcn", "st", "stn"))
"""Of Instruction List, and reserved in its neighbours too (Beckhoff infosys, tc3_plc_intro, Keywords: with R and S)."""
OMRON_INSTRUCTIONS = frozenset(("clear", "move", "reset", "set", "swap"))
"""Sysmac Studio takes no variable with the name of an instruction (W501, 6-3-12)."""


@pytest.mark.parametrize("program", [path.name for path in KIT.glob("*.st")])
def test_no_name_of_the_text_is_a_word_of_a_maker_s_tool(program: str) -> None:
    """R and S are set and reset, K and H are number marks, other letters are devices of a Mitsubishi."""
    text = re.sub(r"\(\*.*?\*\)", "", (KIT / program).read_text("utf-8"), flags=re.DOTALL)
    names = {name.lower() for name in re.findall(r"(?<![.\w])[A-Za-z_]\w*", re.sub(r"T#\w+|16#\w+", "", text))}
    assert {name for name in names if len(name) == 1} == set()
    assert names & (IL_WORDS | OMRON_INSTRUCTIONS) == set()


def test_the_scl_names_its_own_things_and_calls_as_siemens_does() -> None:
    code = re.sub(r"\(\*.*?\*\)", "", (KIT / "station_link_siemens.scl").read_text("utf-8"), flags=re.DOTALL)
    bodies = re.findall(r"^BEGIN$(.*?)^END_FUNCTION", code, re.MULTILINE | re.DOTALL)
    bare = {name for body in bodies for name in re.findall(r"(?<![#\w.])[a-z]\w*", body)}
    assert bare == {"number", "front", "rear"}, "parameters that are given; a local name has its #"
    assert not re.search(r"TYPE|: TON;|(?<![\"#\w])(AHEAD|NEXT_NUMBER)\(", code)
    assert code.count("BEGIN\n") == code.count("END_FUNCTION") == 3


def test_the_registers_are_bound_and_not_copied() -> None:
    """A copy of an array is made in the order of the PLC, and P1 and P11 are about the order."""
    text = (KIT / "station_link.st").read_text("utf-8")
    bound = re.findall(r"VAR_IN_OUT.*?END_VAR", text, re.DOTALL)
    assert re.findall(r"^ +(\w+) :", "".join(bound), re.MULTILINE) == ["station", "block"]


@pytest.mark.parametrize("name", soft_plc.FAULTS)
def test_a_wrong_line_of_the_campaign_is_in_the_program(name: str) -> None:
    fault = soft_plc.FAULTS[name]
    assert soft_plc.program(480, fault) != soft_plc.program(480, None)
    assert fault.checks <= set(CHECKS)


def test_the_page_names_a_fault_that_there_is() -> None:
    named = set(re.findall(r"--fault ([a-z][\w-]+)", PAGE)) - {"list"}
    assert named
    assert named <= set(BROKEN)
