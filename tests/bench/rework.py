"""Rework: what the core and the one commit of an operation take. ``python -m tests.bench.rework``.

Figures are milliseconds of processor time (other load of the machine does not count), the median and the worst of some
runs on a journal on disk: look-up of the facts (in a thread
beside the line), the core's decision, the commit.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from station.core import container_events as ev
from station.core import events as e
from station.core import rework as rw
from station.core.line import Line
from station.core.observations import Now
from station.core.values import CaseRef, Code, Level, Member, Position
from station.journal import Batch, Reader, Store
from tests.core.talk import queue_line
from tests.journal.make import NOW_US, RECIPE, code, on_disk, passed

CASES, UNITS, RUNS = 64, 24, 15
TARGETS = {"one unit removed": 5.0, "a pallet dissolved, all levels": 50.0}
"""The core must not take longer for a case, nor core and commit for a pallet."""
ORDER = replace(RECIPE, units_per_case=UNITS, above=(Level("pallet", CASES),))


def pallet(store: Store, number: int) -> Code:
    """A closed pallet of whole cases."""

    def put(*events: e.Event) -> int:
        return store.append(NOW_US, [Batch(events=events)])

    members = []
    for place in range(1, CASES + 1):
        seq = number * 1_000 + place
        keys = [f"u{seq}-{unit}" for unit in range(UNITS)]
        case = put(passed(seq, keys, f"c{seq}"))
        put(e.CaseReleased(CaseRef(1, seq), "exit"))
        members.append(Member(code(f"c{seq}"), case, Position(place=place)))
    made = put(ev.ContainerOpened(2, "pallet", "o1", "Water 0.5 l", "L7", "queue"))
    put(ev.MembersChanged(made, (), tuple(members), open=True))
    put(ev.ContainerClosed(made, code(f"p{number}"), "confirmed"))
    return code(f"p{number}")


def measured(store: Store, reader: Reader, operations: Iterator[rw.Operation]) -> dict[str, dict[str, float]]:
    """Milliseconds of each part: its median and its worst."""
    line = Line(queue_line(), store.load())
    parts: dict[str, list[float]] = {"facts": [], "core": [], "commit": []}

    for operation in operations:
        begin = time.process_time()
        command = rw.Rework("bench", "why", operation, reader.facts(operation))
        looked = time.process_time()
        step = line.handle(Now(1_000, NOW_US), command)
        decided = time.process_time()
        assert step.refusal is None, step.refusal
        store.append(NOW_US, [Batch.of(step)])
        ends = (looked - begin, decided - looked, time.process_time() - decided)
        for part, seconds in zip(parts.values(), ends, strict=True):
            part.append(seconds * 1_000)
    return {part: {"median": statistics.median(each), "worst": max(each)} for part, each in parts.items()}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, closing(on_disk(Path(folder))) as store:
        store.append(NOW_US, [Batch(events=(e.EpochGranted(1, 0, "first"), e.OrderStarted("o1", ORDER)))])
        pallets = [pallet(store, number) for number in range(1, RUNS + 1)]
        with closing(Reader.open(Path(folder) / "journal.db")) as reader:
            units = (rw.RemoveMember(code(f"u1{place:03}-0")) for place in range(1, RUNS + 1))
            found = {"one unit removed": measured(store, reader, units)}
            whole = (rw.Dissolve(each, all_levels=True) for each in pallets)
            found["a pallet dissolved, all levels"] = measured(store, reader, whole)
    sys.stdout.write(json.dumps({"milliseconds": found, "targets": TARGETS}, indent=2) + "\n")
    one, all_levels = found.values()
    good = one["core"]["median"] <= 5.0 and all_levels["core"]["median"] + all_levels["commit"]["median"] <= 50.0
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
