"""``station plc-test`` against the simulated PLC: green where it keeps the duties of docs/plc.md, else red."""

from dataclasses import replace

import pytest

from drivers.plc_test.results import CHECKS, Results
from drivers.plc_test.scenarios import SCENARIOS, Scenario
from drivers.sim.plc_faults import BROKEN
from drivers.sim.settings import Shape
from tests.drivers.plc_test.virtual import SETTINGS, red, run, untried

ON_THE_WIRE_ONLY = {"replies"}


def scenarios_for(check: str) -> tuple[Scenario, ...]:
    """The first one, and the one that tries this check; torn reads where every one does."""
    trying = [each for each in SCENARIOS[1:] if check in each.checks]
    others = [each for each in SCENARIOS if each.name in ("grants", "new_grant", "torn")]
    return (SCENARIOS[0], *(trying or others))


def test_a_plc_that_keeps_its_duties_passes_every_check() -> None:
    results = run()
    assert red(results) == set()
    assert set(untried(results)) == ON_THE_WIRE_ONLY


@pytest.mark.parametrize("shape", ["picture", "reader"])
def test_lines_of_other_shapes_pass_too(shape: Shape) -> None:
    results = run(settings=replace(SETTINGS, shape=shape, case_code="sscc"))
    assert (red(results), set(untried(results))) == (set(), {*ON_THE_WIRE_ONLY, "labels"})


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plc_is_named_by_the_check_of_its_duty(fault: str) -> None:
    broken = BROKEN[fault]
    assert CHECKS[broken.check] == broken.duty
    assert broken.check in red(run(fault, scenarios_for(broken.check)))


def test_every_check_has_a_broken_plc_and_every_scenario_a_check() -> None:
    assert {each.check for each in BROKEN.values()} == set(CHECKS) - ON_THE_WIRE_ONLY
    assert {check for each in SCENARIOS for check in each.checks} <= set(CHECKS)


def test_what_was_never_tried_is_no_pass() -> None:
    results = Results()
    assert {each.verdict for each in results.outcomes.values()} == {"not_tested"}
    results.passed("wrap")
    results.failed("wrap", word=7)
    assert results.outcomes["wrap"].verdict == "fail"


def test_without_cases_the_run_ends_and_says_so() -> None:
    results = run(settings=replace(SETTINGS, cases=1))
    assert red(results) == set()
    assert untried(results)["permissive"] == "no_cases"
