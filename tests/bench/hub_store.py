"""``python -m tests.bench.hub_store``: what one unit costs the hub's store, without HTTP, on SQLite and on PostgreSQL.

Batches of cases of 24 units are validated and stored in this process, then codes are traced. Processor time (of this
process) says what the code costs also on a machine that is busy; wall time has the database in it.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from sync.hub.database import Database, by_dsn, in_folder
from sync.hub.store import HubStore
from sync.hub.trace import trace
from sync.wire import BatchDocument
from tests.bench.hub_rows import UNITS, code, document
from tests.hub import postgres


def measured(database: Database, batches: int, count: int, samples: int) -> dict[str, float]:
    store, chance = HubStore(database), random.Random(1)
    documents = [document(1, 1 + number * count, count) for number in range(batches)]
    wall_s, used_s = time.perf_counter(), time.process_time()
    for body in documents:
        store.ingest("S", BatchDocument.model_validate_json(body), 1)
    wall_s, used_s = time.perf_counter() - wall_s, time.process_time() - used_s
    units = batches * count * UNITS
    took_ms: list[float] = []
    for _ in range(samples):
        asked = code((1 << 40) + chance.randrange(UNITS, UNITS + units))
        started = time.perf_counter()
        assert trace(database.reader, [asked]) is not None
        took_ms.append((time.perf_counter() - started) * 1e3)
    took_ms.sort()
    return {
        "units": units,
        "ingest_cpu_us_per_unit": round(used_s / units * 1e6, 1),
        "ingest_units_per_s": round(units / wall_s),
        "trace_ms_p50": round(statistics.median(took_ms), 2),
        "trace_ms_p99": round(took_ms[int(len(took_ms) * 0.99)], 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=25)
    parser.add_argument("--batch", type=int, default=200, help="cases in one batch")
    parser.add_argument("--samples", type=int, default=1_000)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        databases = {"sqlite": in_folder(folder)}
        if postgres.programs() is not None:
            databases["postgresql"] = by_dsn(stack.enter_context(postgres.cluster()).make("hub"))
        for name, database in databases.items():
            stack.callback(database.close)
            told = measured(database, options.batches, options.batch, options.samples)
            print(json.dumps({"database": name, **told}), flush=True)


if __name__ == "__main__":
    main()
