"""``python -m tests.bench.flagged [--cases 40000]``: a shift's flagged cases and its heat map, asked of a journal.

Every tenth case is a reject of 24 cells. The baseline is what the heat map would cost through the codec, in Python.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from station.core.events import EpochGranted
from station.journal import Batch, Reader, codec
from tests.journal.make import NOW_US, on_disk, order_started, passed
from tests.journal.test_flagged import HOUR_US, gap

HOURS = 8
AT_ONCE = 500


def fill(folder: Path, cases: int) -> int:
    """Write the shift; returns its end."""
    store, step_us = on_disk(folder), HOURS * HOUR_US // cases
    store.append(NOW_US, [Batch(events=(EpochGranted(1, 0, "first"), order_started()))])
    for start in range(1, cases + 1, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, cases + 1))
        events = [gap(n, (2, 5)) if n % 10 == 0 else passed(n, [f"{n}-{k}" for k in range(24)]) for n in numbers]
        store.append(NOW_US + numbers[-1] * step_us, [Batch(events=tuple(events))])
    store.close()
    return NOW_US + cases * step_us


def ms(job: Callable[[], object]) -> float:
    """The best of three."""
    took = []
    for _ in range(3):
        begun_s = time.perf_counter()
        job()
        took.append(time.perf_counter() - begun_s)
    return 1000 * min(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=40_000)
    cases = parser.parse_args().cases
    with tempfile.TemporaryDirectory() as folder:
        end_us = fill(Path(folder), cases)
        reader = Reader.open(Path(folder) / "journal.db")
        since_us = end_us - HOURS * HOUR_US
        _, version, body = codec.encode(gap(1, (2, 5)))
        baseline = ms(lambda: [codec.decode("case.rejected", version, body) for _ in range(100)]) * cases / 1000
        rows = {
            f"baseline: {cases // 10} rejects through the codec": baseline,
            "a page of 100": ms(lambda: reader.flagged(since_us, 100)),
            "a page of a reason nothing has": ms(lambda: reader.flagged(since_us, 100, reason="late")),
            "heat map of 8 h": ms(lambda: reader.heat(end_us, HOURS)),
        }
        reader.close()
    sys.stdout.writelines(f"{what:45} {took:8.1f} ms\n" for what, took in rows.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
