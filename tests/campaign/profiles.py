"""``python -m tests.campaign.profiles --seeds N``: lines of profiles bits and io under every fault, and what it costs.

Prints, for each kind of line, the cases, how they ended, and what broke (nothing, for what is promised). ``--together``
lets a photocell stick where cases are lifted off: the honest limit of a line without numbers.
"""

import argparse
import multiprocessing
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from tests.simulation.profiles import sail
from tests.simulation.test_profiles import LINES

ALL_LINES: dict[str, dict[str, object]] = {
    **LINES,
    "io, the line fires the camera": {"profile": "io", "reads": "counted", "cut_questions": 0.05},
    "bits, the line fires the camera": {"profile": "bits", "reads": "counted", "cut_questions": 0.1},
    "io, a reader of whole cases": {"profile": "io", "reads": "reader", "cut_questions": 0.05},
    "bits, a reader of whole cases": {"profile": "bits", "reads": "reader", "cut_questions": 0.1},
}

SHOWN = ("cases", "station released", "station rejected", "station missed", "station void", "station quarantined",
         "without a number", "in a silence", "kills")  # fmt: skip


def one(told: tuple[str, int, bool]) -> tuple[Counter[str], dict[str, list[str]]]:
    line, seed, together = told
    outcome = sail(seed, **ALL_LINES[line], together=together)  # type: ignore[arg-type]
    return outcome.counts, outcome.broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=1_000)
    parser.add_argument("--only", default="", help="lines whose name begins like this")
    parser.add_argument("--together", action="store_true")
    asked = parser.parse_args()
    failed = False
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        for line in (each for each in ALL_LINES if each.startswith(asked.only)):
            seeds = range(asked.first, asked.first + asked.seeds)
            counts, broken = Counter[str](), dict[int, dict[str, list[str]]]()
            for seed, (got, found) in zip(
                seeds, pool.map(one, [(line, seed, asked.together) for seed in seeds]), strict=True
            ):
                counts += got
                broken |= {seed: found} if found else {}
            ends = ", ".join(f"{counts[name]} {name.removeprefix('station ')}" for name in SHOWN)
            wrong = "".join(f"\n  {seed}: {what}" for seed, what in broken.items())
            sys.stdout.write(f"{line}: {ends}\n  broken in {len(broken)} of {asked.seeds} runs{wrong}\n")
            sys.stdout.flush()
            failed |= bool(broken)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
