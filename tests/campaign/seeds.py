"""``python -m tests.campaign.seeds --shape picture|queue --rate UNITS_PER_HOUR --seeds N [--first S] [--json]``

Any seeds of the simulated line (``tests.simulation``), at any rate; with ``--labels`` of one that prints its labels and
applies them. A broken one is printed as it is found. The last line is the summary; the exit code is 1 if a seed broke
an invariant.
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.simulation.labels import sail_labels
from tests.simulation.run import SLOW, sail
from tests.simulation.withdrawals import FALSE_RECALL


def sail_one(
    seed: int, shape: str, rate: int, crashes: int, labels: bool
) -> tuple[int, dict[str, list[str]], Counter[str]]:
    """One seed in a process of its own: what broke, and what was hit."""
    outcome = (sail_labels if labels else sail)(seed, shape=shape, units_per_hour=rate, crashes=crashes)
    return seed, outcome.broken, outcome.hits


def campaign(shape: str, rate: int, seeds: range, crashes: int, labels: bool = False) -> dict[str, object]:
    """Run them all on every core; what came out."""
    begun = time.monotonic()
    broken: dict[int, dict[str, list[str]]] = {}
    hits: Counter[str] = Counter()
    one = partial(sail_one, shape=shape, rate=rate, crashes=crashes, labels=labels)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        for seed, faults, hit in pool.map(one, seeds, chunksize=5):
            hits.update(hit)
            if faults:
                broken[seed] = faults
                print(json.dumps({"seed": seed, "broken": faults}), file=sys.stderr, flush=True)  # noqa: T201
    recalls = sum(len(faults.get(FALSE_RECALL, ())) for faults in broken.values())
    return {
        "shape": shape,
        "rate": rate,
        "labels": labels,
        "seeds": len(seeds),
        "broken": sorted(broken),
        "false_recalls": recalls,
        "seconds": round(time.monotonic() - begun, 1),
        "hits": dict(sorted(hits.items())),
    }


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.campaign.seeds", description=(__doc__ or "").splitlines()[2])
    parser.add_argument("--shape", choices=("picture", "queue"), required=True)
    parser.add_argument("--rate", type=int, default=SLOW, help="units an hour (default %(default)s)")
    parser.add_argument("--seeds", type=int, default=200, help="how many (default %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default %(default)s)")
    parser.add_argument("--crashes", type=int, default=2, help="crashes a run (default %(default)s)")
    parser.add_argument("--labels", action="store_true", help="the line prints its labels ahead and applies them")
    parser.add_argument("--json", action="store_true", help="the summary as one line of JSON")
    told = parser.parse_args(given)
    summary = campaign(told.shape, told.rate, range(told.first, told.first + told.seeds), told.crashes, told.labels)
    if told.json:
        print(json.dumps(summary))  # noqa: T201
    else:
        broken = summary["broken"]
        print(f"{told.seeds} seeds, {told.shape}, {told.rate} units/h: broken {broken}, {summary['seconds']} s")  # noqa: T201
    return 1 if summary["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
