"""The whole line on the wire: trigger seen → verdict write acknowledged, and the sustained rate.

    python -m tests.bench.line [--shape queue|picture] [--rate 200000] [--cases 1000] [--dir FOLDER] [--awake]

Beside it, in the same run and folder: a bare commit of the same rows, and a bare FC16 of 18 words to the same plant
program; both also at the pace at which the line does them, because a processor that is never given a pause is awake,
and a line's is not. A run whose bare commit alone exceeds 5 ms at p99 says "disk busy" and judges nothing.

``--awake`` lets a loop of the lowest class (SCHED_IDLE) run on every processor during all of it: what the power
management of an industrial PC is set to do (docs/operations.md), where it cannot be set.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from pymodbus.client import AsyncModbusTcpClient

from station.journal import Store, schema
from tests.bench import commit

N = 1000
TARGET_MS = {"queue": 20.0, "picture": 150.0}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shape", choices=("queue", "picture"), default="queue")
    arguments.add_argument("--rate", type=int, default=200_000, help="units an hour")
    arguments.add_argument("--cases", type=int, default=N)
    arguments.add_argument("--dir", type=Path, default=None)
    arguments.add_argument("--awake", action="store_true", help="keep the processors from idling")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.dir) as folder, awake(given.awake):
        _run(Path(folder), given.shape, given.rate, given.cases)


def _run(folder: Path, shape: str, rate: int, cases: int) -> None:
    told = _demo(folder / "demo", shape, rate, cases)
    pace_s = 3_600 / rate
    bare, paced = _bare_commits(folder / "hot", 0.0), _bare_commits(folder / "paced", pace_s)
    fc16, paced_fc16 = _bare_writes(folder, 0.0), _bare_writes(folder, pace_s)
    print(f"{shape}, {rate:,} units/h asked, {told['cases_triggered']:,} cases of 24")
    print(f"sustained                  {_sustained(folder / 'demo' / 'journal.db'):12,.0f} units/h")
    print(f"seen → verdict written     p50 {told['verdict_ms_p50']:7.3f}  p99 {told['verdict_ms_p99']:7.3f} ms")
    commit._print("bare commit, same rows", bare)
    commit._print("  paced like the line's", paced)
    commit._print("bare FC16, 18 words", fc16)
    commit._print("  paced like the line's", paced_fc16)
    print(
        f"balance closes {told['balance_closes']}, truth matches {told['truth_matches']}, {told['released']} released"
    )
    if commit._percentile(bare, 99) > commit.BUSY_MS:
        print("disk busy: nothing is judged")
    elif cases < N:
        print(f"fewer than {N} cases: p99 is not judged")
    else:
        target = TARGET_MS[shape]
        print(f"p99 {'within' if told['verdict_ms_p99'] <= target else 'OVER'} {target:.0f} ms")


def _demo(data: Path, shape: str, rate: int, cases: int) -> dict[str, float]:
    command = [sys.executable, "-P", "-m", "station", "demo", "--headless", "--json", "--faults", "none"]
    command += ["--shape", shape, "--rate", str(rate), "--cases", str(cases), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise SystemExit(f"the demo said nothing: {done.stderr[-2000:]}")
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _sustained(journal: Path) -> float:
    """Units an hour between the first and the last case of the run, whatever the belt was asked for."""
    with closing(sqlite3.connect(f"{journal.resolve().as_uri()}?mode=ro", uri=True)) as db:
        first, last, cases = db.execute("SELECT min(at), max(at), count(*) FROM plc_case").fetchone()
    return float((cases - 1) * 24 * 3_600_000_000 / max(1, last - first))


def _bare_commits(folder: Path, pace_s: float) -> list[float]:
    path = folder / "journal.db"
    Store.open(path, program="bench", now_us=commit.NOW_US).close()
    commit._fill(path, 0)
    chance = random.Random(3)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.prepare(db)
        events = [commit._case(number, chance) for number in range(1, N + 1)]
        times = []
        for number, event in enumerate(events, 1):
            time.sleep(pace_s)
            times.append(commit._timed(partial(commit._bare_commit, db, number, event)))
        return times


@contextmanager
def awake(wanted: bool) -> Iterator[None]:
    """Keep every processor out of its idle states meanwhile."""
    loops = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(wanted * (os.cpu_count() or 1))]
    for loop in loops:
        loop.start()
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()


def _spin() -> None:
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    while True:
        pass


@contextmanager
def _plant(folder: Path) -> Iterator[int]:
    command = [
        sys.executable,
        "-P",
        "-m",
        "drivers.sim.plant",
        "--data",
        str(folder / "plant-only"),
        "--shape",
        "queue",
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as plant:
        assert plant.stdout is not None
        assert plant.stdin is not None
        yield int(json.loads(plant.stdout.readline())["modbus"])
        plant.stdin.close()


def _bare_writes(folder: Path, pace_s: float) -> list[float]:
    with _plant(folder) as port:
        return asyncio.run(_write_all(port, pace_s))


async def _write_all(port: int, pace_s: float) -> list[float]:
    client = AsyncModbusTcpClient("127.0.0.1", port=port, retries=0, timeout=1)
    await client.connect()
    times = []
    for number in range(1, N + 1):
        await asyncio.sleep(pace_s)
        begun = time.perf_counter()
        await client.write_registers(100, [number, 1, *([0] * 15), number])
        times.append((time.perf_counter() - begun) * 1000)
    client.close()
    return times


if __name__ == "__main__":
    main()
