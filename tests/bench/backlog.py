"""``python -m tests.bench.backlog [--cases 1000000] [--to hub|null]``: a long outage's backlog, drained from a journal.

A journal on disk is filled with released cases, then the uploader drains it to the real hub, or to a server of a few
lines that answers as the wire wants (``null``: what the station's own side can do). Printed: cases a second, and the
memory of the uploading process at every tenth: it must not grow with the backlog.
"""

import argparse
import asyncio
import json
import os
import random
import resource
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from station.assembly.outbox import JournalOutbox
from station.core.events import CaseReleased, EpochGranted
from station.core.values import CaseRef
from station.journal import Batch, Journal, Reader
from station.runtime.clock import SystemClock as StationClock
from sync.clock import SystemClock
from sync.courier import Manner
from sync.uploader import Uploader
from tests.bench.drain import hub, native
from tests.bench.null_upstream import null_upstream
from tests.journal.make import NOW_US, on_disk, passed

FILL = 500
"""Cases in one transaction while the journal is filled."""
MB = 2**20


async def filled(journal: Journal, cases: int, units: int) -> float:
    """Seconds it took to write so many released cases."""
    begun_s = time.perf_counter()
    await journal.submit(NOW_US, Batch(events=(EpochGranted(1, 0, "first"),)))
    for first in range(1, cases + 1, FILL):
        events: list[object] = []
        for number in range(first, min(first + FILL, cases + 1)):
            keys = [f"https://b.example/u/{number:08d}{place:02d}" for place in range(units)]
            events += [passed(number, keys), CaseReleased(CaseRef(1, number), "exit")]
        await journal.submit(NOW_US + first, Batch(events=tuple(events)))  # type: ignore[arg-type]
    return time.perf_counter() - begun_s


def memory_mb() -> float:
    """Resident now, not the highest ever: a file of the process, read once a tenth."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


async def drained(uploader: Uploader, cases: int) -> tuple[float, list[float]]:
    """Seconds, and the memory at every tenth of the way."""
    stop, tenths = asyncio.Event(), [memory_mb()]
    begun_s = time.perf_counter()
    running = asyncio.create_task(uploader.run(stop))
    while uploader.status.through < cases and not running.done():
        await asyncio.sleep(0.05)
        while len(tenths) <= 10 * uploader.status.through // cases:
            tenths.append(memory_mb())
    took_s = time.perf_counter() - begun_s
    stop.set()
    await running
    return took_s, tenths


async def measure(cases: int, units: int, batch: int, to: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        folder = Path(name)
        journal = Journal(lambda: on_disk(folder))
        epoch = (await journal.start()).station_epoch
        fill_s = await filled(journal, cases, units)
        say(f"filled: {cases:,} cases of {units} units in {fill_s:.0f} s ({cases / fill_s:,.0f} a second)")
        url = held.enter_context(hub(folder) if to == "hub" else null_upstream())
        (folder / "token").write_text("bench")
        reader = Reader.open(folder / "journal.db")
        held.callback(reader.close)
        outbox = JournalOutbox(epoch, journal, reader, StationClock())
        destination = native(url, folder, "L1", batch)
        chance = random.SystemRandom().random
        uploader = Uploader("hub", outbox, destination, SystemClock(), chance, Manner(batch_max_events=batch))
        took_s, tenths = await drained(uploader, cases)
        size_mb = (folder / "journal.db").stat().st_size / MB
        await journal.close()
    return {
        "cases": cases,
        "units_per_case": units,
        "batch": batch,
        "to": to,
        "journal_mb": round(size_mb),
        "drained_s": round(took_s, 1),
        "cases_per_s": round(cases / took_s),
        "memory_mb_at_every_tenth": [round(each, 1) for each in tenths],
        "grown_mb_after_the_first_tenth": round(tenths[-1] - tenths[1], 1),
        "peak_mb_with_filling": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "complete": uploader.status.through == cases,
    }


def say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=2)
    parser.add_argument("--batch", type=int, default=1_000)
    parser.add_argument("--to", choices=("hub", "null"), default="hub")
    given = parser.parse_args()
    told = asyncio.run(measure(given.cases, given.units, given.batch, given.to))
    print(json.dumps(told))
    sys.exit(0 if told["complete"] else 1)


if __name__ == "__main__":
    main()
