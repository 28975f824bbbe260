"""``python -m tests.campaign.soft_plc --matiec DIR``: station plc-test against a soft PLC that is not ours.

The Structured Text of docs/plc is compiled by MATIEC (github.com/beremiz/matiec: autoreconf -i, configure, make) and
by gcc, and runs one scan each 10 ms behind libmodbus's server (apt: libmodbus-dev pkg-config). Then the same with one
line of the program made wrong, for each of ``FAULTS``: a check of that duty must fail. About a minute a run. Exit
code 0 only if the right program passes every check and each wrong one is named.
"""

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drivers.plc_test.connection import meet, modbus_at, run
from drivers.plc_test.results import Results
from drivers.plc_test.scenarios import SCENARIOS, Scenario, play
from drivers.plc_test.session import PlcTestTiming, Session

ROOT = Path(__file__).resolve().parents[2]
SOURCES = tuple(
    ROOT / "docs/plc" / f"{name}.st" for name in ("station_link", "simulated_line", "soft_plc_configuration")
)
PITCH = "pitch : DINT := 720;"
TIMING = PlcTestTiming(settle_ms=250, patience_ms=15_000)
POLL_MS = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the program made wrong, and the checks of plc-test that name it."""

    right: str
    wrong: str
    checks: frozenset[str]


def _fault(right: str, wrong: str, *checks: str) -> Fault:
    return Fault(right, wrong, frozenset(checks))


FAULTS = {
    "torn block": _fault("copy[0] = copy[17] AND copy[1] = 1", "copy[1] = 1", "torn_answer"),
    "other epoch": _fault("AND whole AND heard[5] = epoch THEN", "AND whole THEN", "other_epoch"),
    "never doubts": _fault("IF no_beat.Q THEN beats := 0;", "IF no_beat.Q THEN beats := beats;", "doubted_answer"),
    "phantom case": _fault("newest := preset; gone", "newest := NEXT_NUMBER(preset); gone", "records_forgotten"),
    "no permissive": _fault("AND (heard[11] MOD 2) <> 0", "", "permissive"),
    "open gate": _fault("ELSE gate := 2; END_IF;", "ELSE gate := 1; END_IF;", "only_passed"),
    "no window": _fault(
        "here := ABS(offset) <= window; passed_by := offset > window;", "here := TRUE;", "strange_case", "lifted_case"
    ),
    "drops bits": _fault("good := SHL(good, 1);", "good := 0;", "masks_shift"),
    "no latch": _fault("IF reset_key THEN escaped := FALSE;", "IF TRUE THEN escaped := FALSE;", "escape_latched"),
    "heart stands": _fault("heartbeat := NEXT_NUMBER(heartbeat);", "heartbeat := heartbeat;", "heartbeat"),
    "wraps late": _fault("IF number >= 32000 THEN NEXT_NUMBER", "IF number >= 32766 THEN NEXT_NUMBER", "wrap"),
}


def program(pitch_ms: int, fault: Fault | None) -> str:
    """The whole source. Raises SystemExit where a fault does not find its line."""
    text = "\n".join(source.read_text("utf-8") for source in SOURCES).replace(PITCH, f"pitch : DINT := {pitch_ms};")
    if fault is None:
        return text
    if text.count(fault.right) != 1:
        raise SystemExit(f"not once in the program: {fault.right}")
    return text.replace(fault.right, fault.wrong)


def build(matiec: Path, text: str, folder: Path) -> Path:
    """The executable. Raises CalledProcessError with what the compiler says."""
    source = folder / "line.st"
    source.write_text(text, "utf-8")
    _call([matiec / "iec2c", "-I", matiec / "lib", "-T", folder, source])
    flags = _call(["pkg-config", "--cflags", "--libs", "libmodbus"]).split()
    made = [ROOT / "tests/campaign/soft_plc.c", folder / "SOFT_PLC.c", folder / "CPU.c"]
    out = folder / "soft_plc"
    _call(["gcc", "-w", "-O1", "-I", matiec / "lib/C", "-I", folder, *made, *flags, "-o", out])
    return out


def _call(command: list[Path | str]) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


@contextmanager
def running(executable: Path) -> Iterator[int]:
    """The port of the soft PLC, while it runs."""
    with subprocess.Popen([str(executable)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as soft:
        assert soft.stdin is not None and soft.stdout is not None
        try:
            yield int(soft.stdout.readline().split()[1])
        finally:
            soft.stdin.close()


def test(port: int) -> Results:
    session = Session(TIMING, lambda key: None, lambda key: None)

    def begins(number: int, scenario: Scenario) -> None:
        sys.stderr.write(f"  {number + 1}/{len(SCENARIOS)} {scenario.name}\n")

    async def whole() -> None:
        place = modbus_at("127.0.0.1", port)
        await meet(place)
        await run(place, session, play(session, SCENARIOS, begins), POLL_MS)

    asyncio.run(whole())
    return session.results


def verdict(matiec: Path, pitch_ms: int, name: str) -> bool:
    fault = FAULTS.get(name)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(build(matiec, program(pitch_ms, fault), Path(folder))) as port,
    ):
        results = test(port)
    red = {name: dict(each.first) for name, each in results.outcomes.items() if each.verdict == "fail"}
    untried = {check for check, outcome in results.outcomes.items() if outcome.verdict == "not_tested"}
    right = bool(fault.checks & set(red)) if fault is not None else not red and not untried
    sys.stdout.write(f"{'ok ' if right else 'BAD'} {name}: fail {red}, not tested {sorted(untried)}\n")
    return right


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--matiec", type=Path, required=True, help="folder with iec2c and lib")
    parser.add_argument("--pitch", type=int, default=480, help="ms from case to case")
    parser.add_argument("--only", choices=["right", *FAULTS], help="one run")
    wanted = parser.parse_args()
    for tool in ("gcc", "pkg-config", str(wanted.matiec / "iec2c")):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is missing")
    names = [wanted.only] if wanted.only else ["right program", *FAULTS]
    found = [verdict(wanted.matiec, wanted.pitch, name) for name in names]
    return 0 if all(found) else 1


if __name__ == "__main__":
    sys.exit(main())
