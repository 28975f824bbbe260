"""``station plc-test --profile io``: play the station to an I/O block, and say duty by duty what to change."""

import asyncio
import json
import time

from config.result import Config
from drivers.errors import DeviceLost, DriverError
from drivers.plc.profiles.io_limit import IoTiming
from drivers.plc.profiles.settings import IoSettings
from drivers.plc.tcp_link import ModbusLink
from drivers.plc_test.io_session import IO_CHECKS, IoSession
from station.cli_commands.check_report import CheckReport, Equipment, checks_of, refuse_unknown
from station.cli_commands.io_limit import Measured, commit_ms, limit_of, verdict_ms
from station.cli_commands.output import NO, err, fail, out, quiet_libraries
from station.cli_commands.plc_test import PlcTestAsk
from station.messages.plc_io import IO_INSTRUCTIONS, IO_LIMIT_FAULTS, IO_NOT_TESTED, IO_TEXTS
from station.messages.templates import fill

WITHOUT: Equipment = {"photocells": ("io_trigger", "io_ejected", "io_exit", "io_running", "io_counter")}
"""What nobody can break now."""


def test_io(config: Config, settings: IoSettings, ask: PlcTestAsk) -> int:
    """0 when every duty is done, 1 when one is not or could not be tried."""
    refuse_unknown(ask.without, WITHOUT)
    quiet_libraries()
    session = _session(settings, ask)
    try:
        asyncio.run(session.run())
    except DeviceLost:
        key = "plc_test_gone" if session.requests else "plc_test_nobody"
        fail(NO, key, {"host": settings.host, "port": settings.port})
    except DriverError as error:
        fail(NO, error.key, error.arguments)
    timing = _limit(config, settings, session)
    report = CheckReport(session.results, IO_CHECKS, IO_TEXTS, IO_NOT_TESTED, _left_out(settings, ask))
    (_tell_json if ask.as_json else _tell)(report, session, timing)
    return report.exit_code


def _session(settings: IoSettings, ask: PlcTestAsk) -> IoSession:
    link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1_000)
    alone = "photocells" in ask.without
    return IoSession(
        settings,
        link,
        switch_outputs=ask.switch_outputs,
        patience_s=0.0 if alone else ask.patience_s,
        clock=time.monotonic,
        pause=asyncio.sleep,
        tell=_nothing if alone else _instruct,
    )


def _instruct(key: str, input_: int) -> None:
    err(f"      {fill(IO_INSTRUCTIONS[key], {'input': str(input_)})}")


def _nothing(key: str, input_: int) -> None:
    """Nobody is asked for anything."""


def _limit(config: Config, settings: IoSettings, session: IoSession) -> IoTiming:
    """The honest limit, by the requests of this very test."""
    measured = Measured(commit_ms(config.station.data), session.request_ms or None, verdict_ms(config))
    timing = limit_of(config, settings, measured)
    faults = [name for name in IO_LIMIT_FAULTS if getattr(timing, name)]
    session.results.judge("io_limit", not faults, why=IO_LIMIT_FAULTS[faults[0]] if faults else "")
    return timing


def _left_out(settings: IoSettings, ask: PlcTestAsk) -> set[str]:
    left_out = checks_of(ask.without, WITHOUT)
    if settings.counter is None:
        left_out.add("io_counter")
    if settings.watchdog.register_number is None:
        left_out |= {"io_watchdog_told"} | ({"io_registers"} if settings.counter is None else set())
    return left_out


# the report


def _tell(report: CheckReport, session: IoSession, timing: IoTiming) -> None:
    report.tell(of_the_wire=f"{session.requests} requests, {session.request_ms:.1f} ms each (p99).")
    if (measured := session.watchdog_ms) is not None:
        out(f"The outputs went off after {measured[0]} to {measured[1]} ms without a request.")
    out(f"At most {timing.cases_a_minute:.0f} cases a minute: one every {timing.pitch_ms:.0f} ms (station io-limit).")


def _tell_json(report: CheckReport, session: IoSession, timing: IoTiming) -> None:
    measured = {"request_ms": round(session.request_ms, 2), "watchdog_ms": session.watchdog_ms}
    limit = {"cases_a_minute": round(timing.cases_a_minute, 1)}
    out(json.dumps({"profile": "io", "checks": report.rows(), "requests": session.requests, **measured, **limit}))
