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
import sqlite3
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from station.assembly.outbox import JournalOutbox
from station.core.events import CaseReleased, EpochGranted
from station.core.values import CaseRef
from station.journal import Batch as JournalBatch
from station.journal import Journal, Reader, codec
from station.journal.chain import Link, event_id, link_hash
from station.journal.head import JournalHead
from sync.clock import SystemClock
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import Uploader
from tests.bench.drain import hub, native
from tests.bench.null_upstream import null_upstream
from tests.journal.make import NOW_US, asking, on_disk, passed

FILL = 10_000
"""Cases in one transaction while the journal is filled."""
MARK = 987_654_321
MB = 2**20


def filled(folder: Path, cases: int, units: int) -> float:
    """Seconds it took to write so many released cases, straight into the tables an uploader reads, chain and all."""
    begun_s = time.perf_counter()
    store = on_disk(folder)
    with store.transaction():
        store.add(NOW_US, JournalBatch(events=(EpochGranted(1, 0, "first"),)))
    epoch, head = uuid.UUID(store.load().station_epoch), store.head
    store.close()
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as db:
        for first in range(1, cases + 1, FILL):
            db.execute("BEGIN")
            head = _written(db, epoch, head, range(first, min(first + FILL, cases + 1)), _bodies(units))
            db.execute("COMMIT")
    return time.perf_counter() - begun_s


def _bodies(units: int) -> tuple[tuple[str, int, str], tuple[str, int, str]]:
    """Passed and released of case number MARK, encoded; every other case is these with another number."""
    keys = [f"https://b.example/u/{MARK}{place:02d}" for place in range(units)]
    return codec.encode(passed(MARK, keys)), codec.encode(CaseReleased(CaseRef(1, MARK), "exit"))


def _written(
    db: sqlite3.Connection, epoch: uuid.UUID, head: JournalHead, numbers: range, bodies: Sequence[tuple[str, int, str]]
) -> JournalHead:
    seq, digest, events, cases = head.seq, head.hash, [], []
    for number in numbers:
        cases.append((number, seq + 1, NOW_US, seq + 1))
        for (kind, version, text), wire_seq in zip(bodies, (None, number), strict=True):
            seq, body = seq + 1, text.replace(str(MARK), str(number))
            link = Link(seq, event_id(epoch, seq), NOW_US + number, kind, version, wire_seq, wire_seq and 1, body)
            digest = link_hash(digest, link)
            events.append((seq, link.id, link.at_us, kind, version, wire_seq, wire_seq and 1, body, digest))
    db.executemany(
        "INSERT INTO event(seq, id, at, kind, version, wire_seq, wire_version, body, hash) VALUES (?,?,?,?,?,?,?,?,?)",
        events,
    )
    db.executemany(
        "INSERT INTO plc_case(epoch, abs_seq, container, verdict, reason, disposal, state, trigger_words, case_text, "
        "units_read, at, seq) VALUES (1,?,?,'pass','','exit','released','1 1 1 0 0 0','',1,?,?)",
        cases,
    )
    return JournalHead(seq, digest, numbers[-1])


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
            say(f"{uploader.status.through:>9,} after {time.perf_counter() - begun_s:6.1f} s: {tenths[-1]:.1f} MB")
    took_s = time.perf_counter() - begun_s
    stop.set()
    await running
    return took_s, tenths


async def measure(cases: int, units: int, batch: int, to: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        folder = Path(name)
        fill_s = filled(folder, cases, units)
        say(f"filled: {cases:,} cases of {units} units in {fill_s:.0f} s ({cases / fill_s:,.0f} a second)")
        journal = Journal(lambda: on_disk(folder))
        epoch = (await journal.start()).station_epoch
        url = held.enter_context(hub(folder) if to == "hub" else null_upstream())
        (folder / "token").write_text("bench")
        reader = Reader.open(folder / "journal.db")
        held.callback(reader.close)
        outbox = JournalOutbox(epoch, journal, reader, asking(journal))
        destination = native(url, folder, "L1", batch)
        chance = random.SystemRandom().random
        uploader = Uploader("hub", outbox, destination, SystemClock(), chance, DeliveryOptions(batch_max_events=batch))
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
