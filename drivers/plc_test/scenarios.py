"""What is tried, one after the other: each scenario says the checks that it alone can try."""

from collections.abc import Callable
from dataclasses import dataclass

from drivers.plc_test.answer_scenarios import (
    ANSWERS_TO_REFUSE,
    answers_to_refuse,
    believe,
    doubted_answer,
    grants_to_refuse,
    late,
    new_grant,
)
from drivers.plc_test.belt_scenarios import (
    ejector_fails,
    lifted_case,
    plc_restarts,
    strange_case,
    torn_reads,
    wrap,
)
from drivers.plc_test.packer_scenarios import permissive, station_restarts, stop_request, unrecorded
from drivers.plc_test.session import NotTested, Session, Steps


@dataclass(frozen=True, slots=True)
class Scenario:
    """``play`` is what happens; ``checks`` are tried by nothing else."""

    name: str
    play: Callable[[Session], Steps]
    checks: tuple[str, ...]


SCENARIOS = (
    Scenario("believe", believe, ("three_beats", "grant_adopted", "grant_once", "first_number")),
    Scenario("grants", grants_to_refuse, ("torn_grant", "doubted_grant")),
    Scenario("answers", answers_to_refuse, tuple(ANSWERS_TO_REFUSE)),
    Scenario("doubted", doubted_answer, ("doubted_answer",)),
    Scenario("late", late, ("held_until_answered", "late_answer")),
    Scenario("new_grant", new_grant, ("records_forgotten", "strange_case")),
    Scenario("permissive", permissive, ("permissive",)),
    Scenario("stop", stop_request, ("stop_request",)),
    Scenario("station", station_restarts, ("station_silent", "epoch_kept")),
    Scenario("unrecorded", unrecorded, ("unrecorded",)),
    Scenario("torn", torn_reads, ()),
    Scenario("plc", plc_restarts, ("starts_in_epoch_0",)),
    Scenario("lifted", lifted_case, ("lifted_case",)),
    Scenario("strange", strange_case, ("strange_case",)),
    Scenario("ejector", ejector_fails, ("ejection_seen", "escape_latched", "escape_stops")),
    Scenario("wrap", wrap, ("wrap",)),
)


def play(s: Session, scenarios: tuple[Scenario, ...], begins: Callable[[int, Scenario], None]) -> Steps:
    """All of them; one that cannot be tried says why and the next begins."""
    for number, scenario in enumerate(scenarios):
        begins(number, scenario)
        try:
            if scenario.play is not believe:
                yield from s.ready()
            yield from scenario.play(s)
        except NotTested as missed:
            for check in scenario.checks:
                s.results.not_tested(check, missed.why)
        s.usual()
    s.silent = True
