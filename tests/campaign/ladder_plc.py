"""``python -m tests.campaign.ladder_plc``: plc-test (rules: docs/plc.md) against docs/plc/ladder.md in a soft PLC.

The PLC is ClassicLadder (apt: linuxcnc-uspace, xvfb), one scan each 10 ms, with its own Modbus server. Packer, belt and
gate are pins of HAL (``ladder_belt``). Then the same with one step of the page left out, for each of ``LEFT_OUT``: a
check must fail. About two minutes a run, as root: LinuxCNC runs as nobody. Exit code 0 only if the whole ladder passes
every check but R11 and each other one is named; R11 is told: the server lives in a window, and may answer late.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.campaign import ladder_belt, ladder_steps
from tests.campaign.classic_ladder import Ladder
from tests.campaign.soft_plc import test

NOBODY = 65_534
STARTS_S, ENDS_S = 8.0, 2.0
SIZES = (
    f"numRungs=700 numBits=200 numWords={ladder_steps.WORDS} numArithmExpr=400 numS32in=14 numS32out=4 numPhysInputs=20"
)
LEFT_OUT: dict[str, tuple[str, str]] = {
    "0 to RESULT (step 15)": ("RESULT=0", "only_passed"),
    "shift left (step 26)": ("GOOD=(GOOD*2)%65536", "masks_shift"),
    "0 to BEATS (step 6)": ("BEATS=0", "doubted_answer"),
    "NEWEST at a grant (step 8)": ("NEWEST=preset", "records_forgotten"),
}
"""A step of the page, the assignment that it is, and a check that must name its loss."""


def hal(pitch_ms: int, port: int, folder: Path) -> str:
    belt = Path(ladder_belt.__file__)
    nets = [f"net {n} ladder_belt.{n} classicladder.0.in-{at:02d}" for at, n in enumerate(ladder_belt.PULSES)]
    nets += [f"net w_{n} ladder_belt.{n} classicladder.0.s32in-{at:02d}" for at, n in enumerate(ladder_belt.WORDS)]
    nets += [f"net o_{n} classicladder.0.out-{at:02d} ladder_belt.{n}" for at, n in enumerate(ladder_belt.OUTPUTS)]
    return "\n".join(
        (
            f"loadrt threads name1=scan period1={ladder_steps.SCAN_MS * 1_000_000}",
            f"loadrt classicladder_rt {SIZES} numPhysOutputs=10",
            "addf classicladder.0.refresh scan",
            f"loadusr -Wn ladder_belt /usr/bin/python3 {belt} {pitch_ms}",
            *nets,
            "net word11 classicladder.0.s32out-00 ladder_belt.word11",
            "start",
            f"loadusr -w classicladder --modslave --modbus_port={port} {folder / 'line.clp'}",
            "",
        )
    )


@contextmanager
def running(ladder: Ladder, pitch_ms: int, port: int) -> Iterator[None]:
    """While it runs in a folder and a process group of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "line.clp").write_text(ladder.text())
        (folder / "line.hal").write_text(hal(pitch_ms, port, folder))
        shutil.chown(folder, NOBODY, NOBODY)
        told = os.environ | {"RTAPI_FIFO_PATH": str(folder / "fifo"), "HOME": name}
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        command = [*as_nobody, "xvfb-run", "-a", "halrun", "-f", str(folder / "line.hal")]
        started = subprocess.Popen(
            command, env=told, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
        )
        before = segments()
        try:
            time.sleep(STARTS_S)
            yield
        finally:
            end(started, before)


def end(started: "subprocess.Popen[bytes]", before: set[str]) -> None:
    """Everything in its session, and the shared memory that it leaves behind."""
    found = subprocess.run(["ps", "-eo", "pid,sess,args"], capture_output=True, text=True, check=True).stdout
    rows = [row.split(maxsplit=2) for row in found.splitlines()[1:]]
    ours = [int(pid) for pid, session, args in rows if int(session) == started.pid or RTAPI in args]
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in ours:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        time.sleep(ENDS_S)
    started.wait(ENDS_S)
    for segment in segments() - before:
        subprocess.run(["ipcrm", "-m", segment], check=False)


RTAPI = f"rtapi_app load threads name1=scan period1={ladder_steps.SCAN_MS * 1_000_000}"
"""It makes a session of its own."""


def segments() -> set[str]:
    listed = subprocess.run(["ipcs", "-m"], capture_output=True, text=True, check=True).stdout
    return {row.split()[1] for row in listed.splitlines() if row.startswith("0x")}


def without(assignment: str) -> Callable[..., None]:
    """``Ladder.let`` that loses one assignment wherever it stands."""
    whole = Ladder.let

    def let(self: Ladder, bit: str, *assignments: str) -> None:
        whole(self, bit, *(each for each in assignments if each != assignment))

    return let


def verdict(name: str, ladder: Ladder, wanted: str, pitch_ms: int, port: int) -> bool:
    with running(ladder, pitch_ms, port):
        results = test(port)
    red = {check: dict(each.first) for check, each in results.outcomes.items() if each.verdict == "fail"}
    untried = {check for check, each in results.outcomes.items() if each.verdict == "not_tested"}
    right = wanted in red if wanted else not untried and set(red) <= {"replies"}
    sys.stdout.write(f"{'ok ' if right else 'BAD'} {name}: fail {red}, not tested {sorted(untried)}\n")
    sys.stdout.flush()
    return right


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pitch", type=int, default=480, help="ms from case to case")
    parser.add_argument("--port", type=int, default=15_502)
    parser.add_argument("--whole", action="store_true", help="the whole ladder alone")
    wanted = parser.parse_args()
    found = [verdict("the ladder of the page", ladder_steps.program(), "", wanted.pitch, wanted.port)]
    for name, (assignment, check) in LEFT_OUT.items() if not wanted.whole else ():
        with patch.object(Ladder, "let", without(assignment)):
            ladder = ladder_steps.program()
        found.append(verdict(f"without {name}", ladder, check, wanted.pitch, wanted.port))
    return 0 if all(found) else 1


if __name__ == "__main__":
    sys.exit(main())
