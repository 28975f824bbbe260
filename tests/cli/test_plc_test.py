"""``station plc-test`` and ``station plc-sim`` as a person calls them."""

import json
import tomllib
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from drivers.catalog import ALL_PLCS
from drivers.errors import NoAnswer
from drivers.plc.profiles.io_limit import io_timing
from drivers.plc.profiles.settings import BitsSettings, IoSettings
from drivers.plc.settings import ModbusRtuSettings, ModbusSettings
from drivers.plc_test.results import CHECKS, CheckOutcome, Results
from drivers.plc_test.scenarios import SCENARIOS
from drivers.plc_test.session import PlcTestTiming, Session
from drivers.plc_test.station_player import BeltRequest
from drivers.sim.plc_faults import BROKEN
from drivers.sim.plc_process import PlcPlace
from drivers.sim.settings import PlcProfile
from station.cli import app
from station.cli_commands import plc_test_map1 as command
from station.cli_commands.plc_sim import SimulatedLine, fitting
from station.cli_commands.plc_test import PlcTestAsk, plc_of
from station.messages.plc_test import CHECK_TEXTS, INSTRUCTIONS, NOT_TESTED, SCENARIO_TEXTS
from station.messages.templates import places
from tests.drivers.plc_test import virtual
from tests.drivers.plc_test.test_plc_test import scenarios_for

EXAMPLES = Path(__file__).parents[2] / "config" / "examples"


def station(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_every_check_has_its_words_and_every_scenario_its_title() -> None:
    assert list(CHECK_TEXTS) == list(CHECKS)
    assert list(SCENARIO_TEXTS) == [each.name for each in SCENARIOS]
    asked = {each.name.lower() for each in BeltRequest} - {"nothing", "tear"}
    assert set(INSTRUCTIONS) == {*asked, "strange_ejected"}


@pytest.mark.parametrize("check", CHECK_TEXTS)
def test_the_words_of_a_check_keep_the_house_rules(check: str) -> None:
    text = CHECK_TEXTS[check]
    for words in (text.title, text.fault.what, text.fault.do):
        assert 0 < len(words) <= 80
    assert text.fault.what.endswith(".") and text.fault.do.endswith(".") and not text.title.endswith(".")


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_told_with_nothing_left_open(fault: str) -> None:
    results = virtual.run(fault, scenarios_for(BROKEN[fault].check))
    for name, outcome in results.outcomes.items():
        if outcome.faults:
            text = CHECK_TEXTS[name].fault
            assert places(text.what) | places(text.do) <= set(outcome.first), name
        elif not outcome.tried:
            assert outcome.why_not in NOT_TESTED


found = cache(virtual.run)
"""One run for all tests that need the same."""


def tell(monkeypatch: pytest.MonkeyPatch, results: Results, *options: str) -> Result:
    """The command, with what a run in virtual time found in place of the wire."""

    async def no_wire(_place: object, session: Session, scenarios: object, _poll_ms: int) -> None:
        session.results = results
        session.results.passed("replies")

    monkeypatch.setattr(command, "_test", no_wire)
    return station("plc-test", "192.0.2.1", *options)


def test_all_green_is_exit_code_0(monkeypatch: pytest.MonkeyPatch) -> None:
    done = tell(monkeypatch, found(), "--wrap")
    assert done.exit_code == 0
    assert f"{len(CHECKS)} checks: {len(CHECKS)} pass, 0 fail, 0 not tested" in done.stdout
    assert "P12 cannot be seen on the wire" in done.stdout


def test_a_fault_is_exit_code_1_with_what_to_change(monkeypatch: pytest.MonkeyPatch) -> None:
    done = tell(monkeypatch, found("other-epoch", scenarios_for("other_epoch")), "--wrap")
    assert done.exit_code == 1
    assert "FAIL        P7   an answer of another epoch is not taken" in done.stdout
    assert "Take an answer only if word 5 is your epoch." in done.stdout


def test_a_request_that_failed_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    results = deepcopy(found())
    results.refused("replies", NoAnswer("plc_no_reply", timeout_ms=300))
    done = tell(monkeypatch, results, "--wrap")
    assert done.exit_code == 1
    assert "A request failed (The PLC did not answer within 300 ms)." in done.stdout


def test_what_was_not_tried_is_exit_code_1_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    results = deepcopy(found())
    results.outcomes["wrap"] = CheckOutcome(why_not="not_asked")
    done = tell(monkeypatch, results, "--json")
    assert done.exit_code == 1
    rows = {row["check"]: row for row in json.loads(done.stdout)["checks"]}
    wrap = rows.pop("wrap")
    assert (wrap["verdict"], wrap["rule"]) == ("not_tested", "P4")
    assert wrap["why_not"] == "it was not asked for: see --wrap"
    assert {row["verdict"] for row in rows.values()} == {"pass"}


def test_equipment_that_a_line_has_not_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    results = deepcopy(found())
    results.outcomes["labels"] = CheckOutcome()
    assert tell(monkeypatch, results, "--wrap").exit_code == 1
    done = tell(monkeypatch, results, "--wrap", "--without", "label-reader")
    assert (done.exit_code, "1 left out" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("typed", "host", "port"),
    [
        ("192.0.2.10", "192.0.2.10", 502),
        ("plc.line:1502", "plc.line", 1502),
        ("2001:db8::10", "2001:db8::10", 502),
        ("[2001:db8::10]", "2001:db8::10", 502),
        ("[2001:db8::10]:1502", "2001:db8::10", 1502),
    ],
)
def test_an_address_is_understood_as_people_write_it(typed: str, host: str, port: int) -> None:
    found = plc_of(PlcTestAsk(typed, None, None, {}, (), 60, 400, 10, False, False, False))[1]
    assert isinstance(found, ModbusSettings)
    assert (found.host, found.port) == (host, port)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plc-test", "plc:port"), "plc:port is not HOST:PORT. Write it like 192.0.2.10:502 or [2001:db8::10]:502."),
        (("plc-test", "plc:70000"), "plc:70000 is not HOST:PORT. Write it like 192.0.2.10:502 or [2001:db8::10]:502."),
        (("plc-test", "h", "--without", "gate"), "A line cannot be without gate. Known: label-reader, unit-counter."),
        (("plc-test", "h", "--base", "90"), "The two blocks overlap. Compare --base and --station-base."),
        (("plc-sim", "--port", "0", "--fault", "x"), "The simulated PLC of profile map1 has no fault x."),
        (
            ("plc-sim", "--port", "0", "--profile", "io", "--shape", "queue"),
            "A PLC of profile io knows no queue. Use --shape picture or reader.",
        ),
    ],
)
def test_what_is_typed_wrongly_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    done = station(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("example", "options", "said"),
    [
        ("", (), "Nothing says which PLC. Give HOST:PORT, or --config FILE with its [plc]."),
        ("bench.toml", (), "has no [plc]. Give the config of a line, or HOST:PORT."),
        ("small-plc-bits.toml", ("--profile", "map1"), "[plc] has profile bits, not map1."),
        ("plc-by-opc-ua.toml", ("192.0.2.1",), "HOST:PORT is not for a PLC of driver opcua, profile map1."),
        ("plc-on-a-serial-bus.toml", ("--unit", "0"), "--unit 0 is not for a PLC of driver modbus_rtu, profile map1."),
        ("small-plc-bits.toml", ("--register", "input"), "--register is not for a PLC of driver modbus, profile bits."),
    ],
)
def test_a_config_that_does_not_say_which_plc_is_one_sentence(
    example: str, options: tuple[str, ...], said: str
) -> None:
    done = station("plc-test", *(("--config", str(EXAMPLES / example)) if example else ()), *options)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_what_is_typed_wins_over_the_config() -> None:
    ask = PlcTestAsk(
        "192.0.2.9:1502", EXAMPLES / "plc-on-a-serial-bus.toml", None, {}, (), 60, 400, 10, False, False, False
    )
    serial = replace(ask, address="", where={"plc_base": 7})
    found = plc_of(serial)[1]
    assert isinstance(found, ModbusRtuSettings)
    assert (found.port[:12], found.plc_base, found.baud, found.poll_ms) == ("/dev/serial/", 7, 115_200, 50)
    block = plc_of(replace(ask, config=EXAMPLES / "io-block.toml", where={"unit": 255}))[1]
    assert isinstance(block, IoSettings)
    assert (block.host, block.port, block.unit, block.watchdog.time_ms) == ("192.0.2.9", 1502, 255, 500)
    small = plc_of(PlcTestAsk("h", None, "bits", {"station_base": 10}, (), 60, 400, 10, False, False, False))[1]
    assert isinstance(small, BitsSettings)
    assert (small.station_base, small.exit_sensor) == (10, "counter")


def test_the_faults_of_the_simulation_are_listed() -> None:
    done = station("plc-sim", "--fault", "list")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, len(BROKEN))


@pytest.mark.parametrize("profile", ["map1", "bits", "io"])
def test_a_simulated_plc_tells_the_part_of_a_config_that_fits_it(profile: PlcProfile) -> None:
    line = SimulatedLine(profile, None, "sscc", None, "")
    table = tomllib.loads(fitting(line.settings(), PlcPlace("127.0.0.1", 1502, 3, 7, 40)))["plc"]
    driver = table["driver"] if profile == "map1" else f"{table['driver']}:{profile}"
    found = ALL_PLCS[driver].settings.model_validate(table)
    assert (found.host, found.port, found.unit) == ("127.0.0.1", 1502, 3)  # type: ignore[attr-defined]
    if isinstance(found, IoSettings):
        timing = io_timing(found.belt, found.poll_ms, found.watchdog.time_ms, verdict_ms=500)
        assert timing.pitch_ms < line.settings().pitch_ms, "its cases are as far apart as such a block needs"
        assert found.counter is not None


def test_times_are_arguments() -> None:
    ask = PlcTestAsk("h", None, None, {}, (), 2.5, 100, 20, wrap=True, switch_outputs=False, as_json=False)
    assert command.timing_of(ask) == PlcTestTiming(settle_ms=100, patience_ms=2_500)
