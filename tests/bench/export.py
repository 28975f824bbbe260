"""``python -m tests.bench.export``: rows a second and the greatest memory of each export, beside a bare SELECT.

The journal is made first, in a folder that stays for ``--data``. Each export is a process of its own, as it is called
at a plant, writing to a file; so is the bare SELECT, which reads every event's row in one statement and keeps nothing.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.backlog import filled

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
count = 0
for row in db.execute("SELECT seq, id, at, kind, version, wire_seq, body FROM event"):
    count += 1
"""
EXPORT = "import sys; sys.argv[0] = 'station'; from station.cli import main; sys.exit(main())"
PEAK = """
import atexit, pathlib, sys
def told():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    print(next(line for line in lines if line.startswith("VmHWM")).split()[1], file=sys.stderr)
atexit.register(told)
"""
"""Of this program alone: what getrusage tells is at least what its parent had."""


def run(code: str, *arguments: str) -> tuple[float, float, int]:
    """Seconds, seconds of a processor, and kB of a process."""
    began_s, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", PEAK + code, *arguments], cwd=ROOT, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - began_s, cpu_s, int(done.stderr.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--units", type=int, default=24)
    parser.add_argument("--data", type=Path, help="a folder filled by an earlier run, or to be kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.data or Path(temporary) / "data"
        if not (folder / "journal.db").exists():
            filled(folder, options.cases, options.units)
        measure(folder, Path(temporary), options.cases, options.units)


def measure(folder: Path, place: Path, cases: int, units: int) -> None:
    tell("bare SELECT", 2 * cases, run(BARE, str(folder / "journal.db")))
    for what in ("events", "cases", "units", "epcis"):
        file = place / what
        more = ("--namespace", "https://id.example.org") if what == "epcis" else ()
        took = run(EXPORT, "export", what, "--data", str(folder), "-o", str(file), *more)
        tell(what, cases * units if what == "units" else cases, took, f"{file.stat().st_size / 2**20:8.1f} MB file")


def tell(what: str, rows: int, took: tuple[float, float, int], more: str = "") -> None:
    took_s, cpu_s, kilobytes = took
    told = f"{what:<12} {took_s:7.1f} s  {rows / took_s:9,.0f} rows/s  {cpu_s:6.1f} s of a processor"
    print(f"{told}  {kilobytes / 1024:5.0f} MB  {more}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
