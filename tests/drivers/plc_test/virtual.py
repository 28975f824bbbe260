"""plc-test against the simulated PLC in virtual time: one run is a fraction of a second."""

from drivers.plc_test.results import Results
from drivers.plc_test.scenarios import SCENARIOS, Scenario, play
from drivers.plc_test.session import PlcTestTiming, Session
from drivers.sim.plc_bench import PlcBench
from drivers.sim.settings import PlantSettings

POLL_MS = 10
SETTINGS = PlantSettings(
    shape="queue", rows=2, columns=3, units_per_hour=90_000, case_code="reader", travel_cases=10, label_cases=2
)
"""A case every 240 ms, 2.4 s from the packer to the gate."""
TIMING = PlcTestTiming(settle_ms=200, answer_ms=600, doubt_ms=1_150, patience_ms=8_000)
LONGEST_MS = 300_000


def run(fault: str = "", scenarios: tuple[Scenario, ...] = SCENARIOS, settings: PlantSettings = SETTINGS) -> Results:
    """What the test found of the simulated PLC with this fault."""
    bench = PlcBench(settings, fault)

    session = Session(TIMING, lambda key: None, lambda key: None)
    script = play(session, scenarios, lambda number, scenario: None)
    while bench.plant.now_ms < LONGEST_MS:
        bench.advance(POLL_MS)
        session.step(bench.plant.now_ms, bench.plant.block())
        if next(script, True):
            return session.results
        if not session.silent:
            bench.plant.write(session.station.words())
    raise AssertionError("the test does not end")


def red(results: Results) -> set[str]:
    return {name for name, outcome in results.outcomes.items() if outcome.faults}


def untried(results: Results) -> dict[str, str]:
    return {name: each.why_not for name, each in results.outcomes.items() if not each.tried}
