"""``station plc-test`` of register map v1: play the station to a PLC, and say check by check what to change."""

import asyncio
import json
import sys
import threading

from drivers.errors import DriverError
from drivers.plc.settings import BlockSettings
from drivers.plc_test.connection import meet, run
from drivers.plc_test.results import CHECKS
from drivers.plc_test.scenarios import SCENARIOS, Scenario, play
from drivers.plc_test.session import PlcTestTiming, Session
from station.cli_commands.check_report import CheckReport, Equipment, checks_of, refuse_unknown
from station.cli_commands.output import NO, err, fail, out, quiet_libraries
from station.cli_commands.plc_test import PlcTestAsk
from station.messages.plc_test import CHECK_TEXTS, INSTRUCTIONS, NOT_TESTED, SCENARIO_TEXTS

WITHOUT: Equipment = {"label-reader": ("labels",), "unit-counter": ("triggers",)}


def test_map1(settings: BlockSettings, ask: PlcTestAsk) -> int:
    """0 when every check passes, 1 when one fails or could not be tried."""
    refuse_unknown(ask.without, WITHOUT)
    quiet_libraries()
    scenarios = tuple(each for each in SCENARIOS if ask.wrap or each.name != "wrap")
    session = Session(timing_of(ask), _instruct, _Person())
    if not ask.wrap:
        session.results.not_tested("wrap", "not_asked")
    try:
        asyncio.run(_test(settings, session, scenarios, ask.poll_ms))
    except DriverError as error:
        fail(NO, error.key, error.arguments)
    report = _report(session, ask)
    if ask.as_json:
        out(json.dumps({"checks": report.rows(), "reads": session.seen.reads, "torn": session.seen.torn}))
    else:
        report.tell(of_the_wire=f"{session.seen.reads} reads, {session.seen.torn} of them torn.")
        out("P12 cannot be seen on the wire: nothing in the program may start a drive because the permissive returns.")
    return report.exit_code


def timing_of(ask: PlcTestAsk) -> PlcTestTiming:
    return PlcTestTiming(settle_ms=ask.settle_ms, patience_ms=round(ask.patience_s * 1000))


def _report(session: Session, ask: PlcTestAsk) -> CheckReport:
    """What the line has not is left out where nothing was wrong with it."""
    outcomes = session.results.outcomes
    left_out = {check for check in checks_of(ask.without, WITHOUT) if not outcomes[check].tried}
    return CheckReport(session.results, CHECKS, CHECK_TEXTS, NOT_TESTED, left_out)


async def _test(settings: BlockSettings, session: Session, scenarios: tuple[Scenario, ...], poll_ms: int) -> None:
    await meet(settings)

    def begins(number: int, scenario: Scenario) -> None:
        err(f"[{number + 1}/{len(scenarios)}] {SCENARIO_TEXTS[scenario.name]}")

    await run(settings, session, play(session, scenarios, begins), poll_ms)


# a person at the belt


def _instruct(key: str) -> None:
    err(f"      {INSTRUCTIONS[key]}")


class _Person:
    """Questions to the person at the terminal. Without a terminal nobody answers."""

    def __init__(self) -> None:
        self._answers: dict[str, bool | None] = {}

    def __call__(self, key: str) -> bool | None:
        if key not in self._answers:
            self._answers[key] = None
            if sys.stdin.isatty():
                err(f"      {INSTRUCTIONS[key]}")
                threading.Thread(target=self._read, args=(key,), daemon=True).start()
        return self._answers[key]

    def _read(self, key: str) -> None:
        self._answers[key] = sys.stdin.readline().strip().lower().startswith("y")
