"""``station plc-test --profile bits``: play the station to a small PLC, and say duty by duty what to change."""

import asyncio
import json
import time
from collections.abc import Collection
from dataclasses import dataclass

from drivers.errors import DeviceLost, DriverError
from drivers.plc.tcp_link import ModbusLink
from drivers.plc_test.bits_session import BITS_CHECKS, BITS_SCENARIOS, STATION_WORDS, WORDS, BitsSession, play_bits
from drivers.plc_test.connection import REPLY_WITHIN_S, PlcAddress
from drivers.plc_test.results import CheckOutcome, Verdict
from station.cli_commands.output import NO, USAGE, YES, err, fail, out, quiet_libraries
from station.messages.plc_bits import BITS_TEXTS
from station.messages.plc_test import NOT_TESTED
from station.messages.sentences import sentence_of

WITHOUT = {"exit-sensor": ("bits_passed_leaves", "bits_rejected_stays")}
_SHOWN: dict[Verdict, str] = {"pass": "pass", "fail": "FAIL", "not_tested": "not tested", "left_out": "left out"}
_END = object()


@dataclass(frozen=True, slots=True)
class BitsOptions:
    patience_s: float
    poll_ms: int
    without: Collection[str]


def refuse_unknown_bits(without: Collection[str]) -> Collection[str]:
    """The equipment that is left out, if each is known."""
    for thing in without:
        if thing not in WITHOUT:
            fail(USAGE, "plc_test_without", {"thing": thing, "known": ", ".join(WITHOUT)})
    return without


def test_bits(place: PlcAddress, options: BitsOptions, *, as_json: bool) -> int:
    """0 when every duty is done, 1 when one is not or could not be tried."""
    quiet_libraries()
    session = BitsSession(round(options.patience_s * 1_000))
    try:
        asyncio.run(_run(place, session, options.poll_ms))
    except DeviceLost:
        fail(NO, "plc_test_nobody", {"host": place.host, "port": place.port})
    except DriverError as error:
        fail(NO, error.key, error.arguments)
    left_out = {check for thing in options.without for check in WITHOUT[thing]}
    verdicts: dict[str, Verdict] = {
        name: "left_out" if name in left_out else outcome.verdict for name, outcome in session.results.outcomes.items()
    }
    (_tell_json if as_json else _tell)(session, verdicts)
    return YES if set(verdicts.values()) <= {"pass", "left_out"} else NO


async def _run(place: PlcAddress, session: BitsSession, poll_ms: int) -> None:
    """A read and a write a poll until all scenarios are through. Raises DriverError."""
    link = ModbusLink(place.host, place.port, place.unit, REPLY_WITHIN_S)
    await link.open()
    script = play_bits(session, lambda number: err(f"[{number + 1}/{len(BITS_SCENARIOS)}]"))
    try:
        while True:
            began_s = time.monotonic()
            words = await link.read(place.function, place.plc_base, WORDS)
            session.step(round(began_s * 1_000), words)
            if next(script, _END) is _END:
                return
            await link.write(place.station_base, session.words())
            await asyncio.sleep(max(0.0, poll_ms / 1_000 - (time.monotonic() - began_s)))
    finally:
        await link.write(place.station_base, [0] * STATION_WORDS) if session.reads else None
        await link.close()


def _tell(session: BitsSession, verdicts: dict[str, Verdict]) -> None:
    for name, verdict in verdicts.items():
        told = _detail(name, verdict, session.results.outcomes[name])
        out(f"{_SHOWN[verdict]:<11} {BITS_CHECKS[name]:<4} {BITS_TEXTS[name].title}{told}")
    counts = {each: list(verdicts.values()).count(each) for each in _SHOWN}
    out(f"{len(verdicts)} checks: {counts['pass']} pass, {counts['fail']} fail, {counts['not_tested']} not tested, "
        f"{counts['left_out']} left out. {session.reads} reads.")  # fmt: skip


def _detail(name: str, verdict: Verdict, outcome: CheckOutcome) -> str:
    match verdict:
        case "fail":
            told = sentence_of(BITS_TEXTS[name].fault, dict(outcome.first))
            return f"\n{'':<17}{told} ({outcome.faults} times)"
        case "not_tested":
            return f": {NOT_TESTED[outcome.why_not]}"
        case _:
            return ""


def _tell_json(session: BitsSession, verdicts: dict[str, Verdict]) -> None:
    rows = [
        {
            "check": name,
            "rule": BITS_CHECKS[name],
            "title": BITS_TEXTS[name].title,
            "verdict": verdict,
            "tried": session.results.outcomes[name].tried,
            "faults": session.results.outcomes[name].faults,
        }
        for name, verdict in verdicts.items()
    ]
    out(json.dumps({"profile": "bits", "checks": rows, "reads": session.reads}))
