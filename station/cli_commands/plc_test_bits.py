"""``station plc-test --profile bits``: play the station to a small PLC, and say duty by duty what to change."""

import asyncio
import json

from drivers.errors import DriverError
from drivers.plc.profiles.settings import BitsSettings
from drivers.plc_test.bits_session import BITS_CHECKS, BITS_SCENARIOS, BitsSession, BitsWiring, play_bits
from drivers.plc_test.connection import meet, run
from station.cli_commands.check_report import CheckReport, Equipment, checks_of, refuse_unknown
from station.cli_commands.output import NO, err, fail, out, quiet_libraries
from station.cli_commands.plc_test import PlcTestAsk
from station.messages.plc_bits import BITS_SCENARIO_TEXTS, BITS_TEXTS
from station.messages.plc_test import NOT_TESTED

WITHOUT: Equipment = {"exit-sensor": ("bits_passed_leaves", "bits_rejected_stays")}


def test_bits(settings: BitsSettings, ask: PlcTestAsk) -> int:
    """0 when every duty is done, 1 when one is not or could not be tried."""
    refuse_unknown(ask.without, WITHOUT)
    quiet_libraries()
    session = BitsSession(round(ask.patience_s * 1_000), wiring=BitsWiring.of(settings))
    try:
        asyncio.run(_test(settings, session, ask.poll_ms))
    except DriverError as error:
        fail(NO, error.key, error.arguments)
    left_out = checks_of(ask.without, WITHOUT)
    if settings.exit_sensor == "none":
        left_out |= set(WITHOUT["exit-sensor"])
    report = CheckReport(session.results, BITS_CHECKS, BITS_TEXTS, NOT_TESTED, left_out)
    if ask.as_json:
        out(json.dumps({"profile": "bits", "checks": report.rows(), "reads": session.reads}))
    else:
        report.tell(of_the_wire=f"{session.reads} reads.")
    return report.exit_code


async def _test(settings: BitsSettings, session: BitsSession, poll_ms: int) -> None:
    """Raises DriverError."""
    await meet(settings)

    def begins(number: int, name: str) -> None:
        err(f"[{number + 1}/{len(BITS_SCENARIOS)}] {BITS_SCENARIO_TEXTS[name]}")

    await run(settings, session, play_bits(session, begins), poll_ms)
