"""``python -m tests.campaign.numbers [--cases N] [--rate UNITS_PER_HOUR] [--numbers plc|reader] [--stalls N] [--json]``

The real line over real sockets, in the queue shape, while unit reader and PLC restart and pulses are missed and doubled
at either (the rough day), or, with ``--stalls``, while nothing goes wrong but the plant, which stands still for 0.9 s
so many times. Printed: what was released wrongly, and what was taken back. The exit code is 1 if a wrong link was
released, or (with ``--stalls``) a case was taken back.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from drivers.sim.truth import compare
from station.core.events import TrustLost
from station.demo.claims import log, released_cases
from station.journal import Reader

STALL_S = 0.9
WARM_UP_S = 8.0
BETWEEN_S = 4.0


def run_line(data: Path, told: argparse.Namespace) -> tuple[int, dict[str, object]]:
    """One demo to its end: its exit code and its summary."""
    wanted = {
        "shape": "queue",
        "faults": "none" if told.stalls else "rough",
        "cases": told.cases,
        "rate": told.rate,
        "seed": told.seed,
        "unit-numbers": told.numbers,
        "data": data,
    }
    options = [part for name, value in wanted.items() for part in (f"--{name}", str(value))]
    command = [sys.executable, "-P", "-m", "station", "demo", "--headless", "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as line:
        _stall(line, told.stalls)
        said, _ = line.communicate()
    summary = json.loads(said.splitlines()[-1]) if said.strip() else {}
    return line.returncode, summary


def _stall(line: subprocess.Popen[str], times: int) -> None:
    """Stop the plant's process for 0.9 s, so many times."""
    for turn in range(times):
        time.sleep(BETWEEN_S if turn else WARM_UP_S)
        for plant in _plants(line.pid):
            os.kill(plant, signal.SIGSTOP)
            time.sleep(STALL_S)
            os.kill(plant, signal.SIGCONT)


def _plants(parent: int) -> Iterator[int]:
    """The plant among the children of this process."""
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split():
        if b"drivers.sim.plant" in Path(f"/proc/{child}/cmdline").read_bytes():
            yield int(child)


def judged(data: Path) -> dict[str, object]:
    """What is wrong among the released, and what was taken back, from the journal and the plant's own memory."""
    reader = Reader.open(data / "journal.db")
    try:
        released = released_cases(reader)
        events = [told.event for told in log(reader)]
    finally:
        reader.close()
    kinds = Counter(event.kind for event in events)
    causes = Counter(event.cause for event in events if isinstance(event, TrustLost))
    truth = compare(data / "plant" / "truth.jsonl", [(*number, case.units) for number, case in released.items()])
    return {
        "wrong_released": len(truth.lies),
        "lies": truth.lies[:5],
        "offsets_found": kinds["offset.found"],
        "recalled": kinds["case.recalled"],
        "trust_lost": dict(sorted(causes.items())),
    }


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.campaign.numbers", description=(__doc__ or "").splitlines()[2])
    parser.add_argument("--cases", type=int, default=60, help="cases to pack (default %(default)s)")
    parser.add_argument("--rate", type=int, default=120_000, help="units an hour (default %(default)s)")
    parser.add_argument("--numbers", choices=("plc", "reader"), default="plc", help="whose number a read carries")
    parser.add_argument(
        "--stalls", type=int, default=0, help="a day without faults, but the plant stands so many times"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="the summary as one line of JSON")
    told = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="numbers-") as folder:
        code, summary = run_line(Path(folder), told)
        if not summary:
            print("the line did not run; what it said stands above", file=sys.stderr)  # noqa: T201
            return 2
        found = {"numbers": told.numbers, "rate": told.rate, "exit": code, **judged(Path(folder))}
    found |= {key: summary.get(key) for key in ("cases_triggered", "released", "quarantined", "seconds")}
    print(json.dumps(found) if told.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201
    return 1 if found["wrong_released"] or (told.stalls and found["recalled"]) else 0


if __name__ == "__main__":
    sys.exit(main())
