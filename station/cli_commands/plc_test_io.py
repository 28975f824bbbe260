"""``station plc-test --profile io``: play the station to an I/O block, and say duty by duty what to change."""

import asyncio
import json
import time
from dataclasses import dataclass
from pathlib import Path

from config.result import Config
from drivers.errors import DeviceLost, DriverError
from drivers.plc.profiles.io_limit import IoTiming
from drivers.plc.profiles.settings import IoSettings
from drivers.plc.tcp_link import ModbusLink
from drivers.plc_test.connection import PlcAddress
from drivers.plc_test.io_session import IO_CHECKS, IoSession
from drivers.plc_test.results import CheckOutcome, Verdict
from station.assembly.config_file import load_config
from station.cli_commands.io_limit import Measured, commit_ms, limit_of, verdict_ms
from station.cli_commands.output import NO, USAGE, YES, err, fail, foreseeable, out, quiet_libraries
from station.messages.plc_io import IO_INSTRUCTIONS, IO_LIMIT_FAULTS, IO_NOT_TESTED, IO_TEXTS
from station.messages.sentences import sentence_of, what_happened

WITHOUT = {"photocells": ("io_trigger", "io_ejected", "io_exit", "io_running", "io_counter")}
"""What nobody can break now, and the checks that are left out then."""
_SHOWN: dict[Verdict, str] = {"pass": "pass", "fail": "FAIL", "not_tested": "not tested", "left_out": "left out"}


@dataclass(frozen=True, slots=True)
class IoTestOptions:
    config: Path | None
    """Where the line's [plc] stands; None = it was not named."""
    patience_s: float
    switch_outputs: bool
    without: tuple[str, ...] = ()


def test_io(place: PlcAddress, options: IoTestOptions, *, as_json: bool) -> int:
    """0 when every duty is done, 1 when one is not or could not be tried."""
    for thing in options.without:
        if thing not in WITHOUT:
            fail(USAGE, "plc_test_without", {"thing": thing, "known": ", ".join(WITHOUT)})
    if options.config is None:
        fail(USAGE, "plc_test_config", {})
    with foreseeable():
        config = load_config(options.config)
    settings = config.plc.settings if config.plc is not None else None
    if not isinstance(settings, IoSettings):
        fail(USAGE, "plc_test_config", {})
    quiet_libraries()
    session = _session(place, settings, options)
    try:
        asyncio.run(session.run())
    except DeviceLost as lost:
        fail(NO, "plc_test_gone" if session.requests else "plc_test_nobody", dict(lost.arguments) | vars_of(place))
    except DriverError as error:
        fail(NO, error.key, error.arguments)
    timing = _limit(config, settings, session)
    verdicts = _verdicts(session, settings, options)
    (_tell_json if as_json else _tell)(session, verdicts, timing)
    return YES if set(verdicts.values()) <= {"pass", "left_out"} else NO


def vars_of(place: PlcAddress) -> dict[str, str | int]:
    return {"host": place.host, "port": place.port}


def _session(place: PlcAddress, settings: IoSettings, options: IoTestOptions) -> IoSession:
    link = ModbusLink(place.host, place.port, place.unit, settings.request_timeout_ms / 1_000)
    return IoSession(
        settings,
        link,
        switch_outputs=options.switch_outputs,
        patience_s=0.0 if "photocells" in options.without else options.patience_s,
        clock=time.monotonic,
        pause=asyncio.sleep,
        tell=_nothing if "photocells" in options.without else _instruct,
    )


def _instruct(key: str, input_: int) -> None:
    err(f"      {IO_INSTRUCTIONS[key].format(input=input_)}")


def _nothing(key: str, input_: int) -> None:
    """Nobody is asked for anything."""


def _limit(config: Config, settings: IoSettings, session: IoSession) -> IoTiming:
    """The honest limit, by the requests of this very test."""
    measured = Measured(commit_ms(config.station.data), session.request_ms or None, verdict_ms(config))
    timing = limit_of(config, settings, measured)
    faults = [name for name in IO_LIMIT_FAULTS if getattr(timing, name)]
    session.results.judge("io_limit", not faults, why=faults[0] if faults else "")
    return timing


def _verdicts(session: IoSession, settings: IoSettings, options: IoTestOptions) -> dict[str, Verdict]:
    left_out = {check for thing in options.without for check in WITHOUT[thing]}
    if settings.counter is None:
        left_out.add("io_counter")
    if settings.watchdog.register_number is None:
        left_out |= {"io_watchdog_told"} | ({"io_registers"} if settings.counter is None else set())
    found = session.results.outcomes.items()
    return {name: "left_out" if name in left_out else outcome.verdict for name, outcome in found}


# the report


def _tell(session: IoSession, verdicts: dict[str, Verdict], timing: IoTiming) -> None:
    for name, verdict in verdicts.items():
        told = _detail(name, verdict, session.results.outcomes[name])
        out(f"{_SHOWN[verdict]:<11} {IO_CHECKS[name]:<4} {IO_TEXTS[name].title}{told}")
    counts = {each: list(verdicts.values()).count(each) for each in _SHOWN}
    told = ", ".join(f"{count} {_SHOWN[verdict].lower()}" for verdict, count in counts.items())
    out(f"{len(verdicts)} checks: {told}. {session.requests} requests, {session.request_ms:.1f} ms each (p99).")
    if (measured := session.watchdog_ms) is not None:
        out(f"The outputs went off after {measured[0]} to {measured[1]} ms without a request.")
    out(f"At most {timing.cases_a_minute:.0f} cases a minute: one every {timing.pitch_ms:.0f} ms (station io-limit).")


def _detail(name: str, verdict: Verdict, outcome: CheckOutcome) -> str:
    match verdict:
        case "fail":
            return f"\n{'':<17}{_fault(name, outcome)} ({outcome.faults} times)"
        case "not_tested":
            return f": {IO_NOT_TESTED[outcome.why_not]}"
        case _:
            return ""


def _fault(name: str, outcome: CheckOutcome) -> str:
    """What was seen first, and what to change. A refused request is told by its key."""
    told = dict(outcome.first)
    if "what" in told:
        told["what"] = what_happened(str(told["what"]), {"code": told["code"]}).rstrip(".")
    if "why" in told:
        told["why"] = IO_LIMIT_FAULTS[str(told["why"])]
    return sentence_of(IO_TEXTS[name].fault, told)


def _tell_json(session: IoSession, verdicts: dict[str, Verdict], timing: IoTiming) -> None:
    rows = []
    for name, verdict in verdicts.items():
        outcome = session.results.outcomes[name]
        rows.append(
            {
                "check": name,
                "rule": IO_CHECKS[name],
                "title": IO_TEXTS[name].title,
                "verdict": verdict,
                "tried": outcome.tried,
                "faults": outcome.faults,
                "fault": _fault(name, outcome) if verdict == "fail" else "",
                "why_not": IO_NOT_TESTED[outcome.why_not] if verdict == "not_tested" else "",
            }
        )
    measured = {"request_ms": round(session.request_ms, 2), "watchdog_ms": session.watchdog_ms}
    limit = {"cases_a_minute": round(timing.cases_a_minute, 1)}
    out(json.dumps({"profile": "io", "checks": rows, "requests": session.requests, **measured, **limit}))
