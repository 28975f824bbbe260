"""``station plc-test``: play the station to a PLC, and say check by check what passes and what to change."""

import asyncio
import json
import sys
import threading
from collections.abc import Collection
from dataclasses import dataclass

from drivers.errors import DriverError
from drivers.plc.codec import PLC_WORDS, STATION_WORDS
from drivers.plc_test.connection import PlcAddress, meet, run
from drivers.plc_test.results import CHECKS, CheckOutcome, Results, Verdict
from drivers.plc_test.scenarios import SCENARIOS, Scenario, play
from drivers.plc_test.session import PlcTestTiming, Session
from station.cli_commands.output import NO, USAGE, YES, err, fail, out, quiet_libraries
from station.messages.plc_test import CHECK_TEXTS, INSTRUCTIONS, NOT_TESTED, SCENARIO_TEXTS
from station.messages.sentences import sentence_of, what_happened

DEFAULT_PORT = 502
WITHOUT = {"label-reader": ("labels",), "unit-counter": ("triggers",)}
"""Equipment that a line may not have, and the checks that are left out then."""
_SHOWN: dict[Verdict, str] = {"pass": "pass", "fail": "FAIL", "not_tested": "not tested", "left_out": "left out"}


@dataclass(frozen=True, slots=True)
class PlcTestOptions:
    timing: PlcTestTiming
    poll_ms: int
    wrap: bool
    without: Collection[str]

    @classmethod
    def of(
        cls, patience_s: float, settle_ms: int, poll_ms: int, wrap: bool, without: Collection[str]
    ) -> "PlcTestOptions":
        timing = PlcTestTiming(settle_ms=settle_ms, patience_ms=round(patience_s * 1000))
        return cls(timing, poll_ms, wrap, without)


def refuse_unknown(without: Collection[str]) -> Collection[str]:
    """The equipment that is left out, if each is known."""
    for thing in without:
        if thing not in WITHOUT:
            fail(USAGE, "plc_test_without", {"thing": thing, "known": ", ".join(WITHOUT)})
    return without


def test_plc(place: PlcAddress, options: PlcTestOptions, *, as_json: bool) -> int:
    """0 when every check passes, 1 when one fails or could not be tried, 2 for a wrong address."""
    quiet_libraries()
    scenarios = tuple(each for each in SCENARIOS if options.wrap or each.name != "wrap")
    session = Session(options.timing, _instruct, _Person())
    if not options.wrap:
        session.results.not_tested("wrap", "not_asked")
    try:
        asyncio.run(_test(place, session, scenarios, options.poll_ms))
    except DriverError as error:
        fail(NO, error.key, error.arguments)
    verdicts = _verdicts(session.results, options.without)
    if as_json:
        out(json.dumps(_document(session, verdicts)))
    else:
        _report(session, verdicts)
    return YES if set(verdicts.values()) <= {"pass", "left_out"} else NO


def place_of(address: str, *, unit: int, plc_base: int, station_base: int, register: str) -> PlcAddress:
    """Where to connect, by HOST:PORT, and where the blocks lie."""
    host, colon, port = address.rpartition(":")
    if not colon:
        host, port = address, str(DEFAULT_PORT)
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) <= 0xFFFF:
        fail(USAGE, "plc_test_address", {"address": address})
    if register == "holding" and -STATION_WORDS < station_base - plc_base < PLC_WORDS:
        fail(USAGE, "plc_test_overlap", {})
    return PlcAddress(host.strip("[]"), int(port), unit, plc_base, station_base, register)


async def _test(place: PlcAddress, session: Session, scenarios: tuple[Scenario, ...], poll_ms: int) -> None:
    await meet(place)

    def begins(number: int, scenario: Scenario) -> None:
        err(f"[{number + 1}/{len(scenarios)}] {SCENARIO_TEXTS[scenario.name]}")

    await run(place, session, play(session, scenarios, begins), poll_ms)


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


# the report


def _verdicts(results: Results, without: Collection[str]) -> dict[str, Verdict]:
    """A check is left out only where the line has not what it is about, and nothing was wrong with it."""
    left_out = {check for thing in without for check in WITHOUT[thing]}
    found: dict[str, Verdict] = {}
    for name, outcome in results.outcomes.items():
        found[name] = "left_out" if name in left_out and not outcome.tried else outcome.verdict
    return found


def _report(session: Session, verdicts: dict[str, Verdict]) -> None:
    for name, verdict in verdicts.items():
        outcome = session.results.outcomes[name]
        out(f"{_SHOWN[verdict]:<11} {CHECKS[name]:<4} {CHECK_TEXTS[name].title}{_detail(name, verdict, outcome)}")
    counts = {each: list(verdicts.values()).count(each) for each in _SHOWN}
    out(
        f"{len(verdicts)} checks: {counts['pass']} pass, {counts['fail']} fail, {counts['not_tested']} not tested, "
        f"{counts['left_out']} left out. {session.seen.reads} reads, {session.seen.torn} of them torn."
    )
    out("P12 cannot be seen on the wire: nothing in the program may start a drive because the permissive returns.")


def _detail(name: str, verdict: Verdict, outcome: CheckOutcome) -> str:
    match verdict:
        case "fail":
            return f"\n{'':<17}{_fault(name, outcome)} ({outcome.faults} times)"
        case "not_tested":
            return f": {NOT_TESTED[outcome.why_not]}"
        case _:
            return ""


def _fault(name: str, outcome: CheckOutcome) -> str:
    """What was seen first, and what to change. A failed request is told by its key."""
    told = dict(outcome.first)
    if "what" in told:
        told["what"] = what_happened(str(told["what"])).rstrip(".")
    return sentence_of(CHECK_TEXTS[name].fault, told)


def _document(session: Session, verdicts: dict[str, Verdict]) -> dict[str, object]:
    rows = []
    for name, verdict in verdicts.items():
        outcome, text = session.results.outcomes[name], CHECK_TEXTS[name]
        told = _fault(name, outcome) if verdict == "fail" else ""
        why = NOT_TESTED[outcome.why_not] if verdict == "not_tested" else ""
        rows.append(
            {
                "check": name,
                "rule": CHECKS[name],
                "title": text.title,
                "verdict": verdict,
                "tried": outcome.tried,
                "faults": outcome.faults,
                "fault": told,
                "why_not": why,
            }
        )
    return {"checks": rows, "reads": session.seen.reads, "torn": session.seen.torn}
