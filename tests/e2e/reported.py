"""A report of everything a demo did, and the same numbers out of the plant's own memory."""

import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from drivers.sim.facts import Closed, Ended, Numbered
from drivers.sim.truth import read
from station.api.schema import ShiftReport
from station.assembly.shift_report import ReportAsked, make_report
from station.assembly.shifts import Shift, calendar
from station.journal import Reader

DAY_US = 86_400_000_000


def whole_day(data: Path) -> ShiftReport:
    """One shift from yesterday to tomorrow."""
    now_us = time.time_ns() // 1_000
    day = calendar(("00:00",), "UTC").at(now_us).day
    asked = ReportAsked("L1", now_us, Shift(day, 1, now_us - DAY_US, now_us + DAY_US), alive=False)
    with closing(Reader.open(data / "journal.db")) as reader:
        return reader.ask(lambda db: make_report(db, asked))


def units_by_place(data: Path) -> Counter[str]:
    """Where the units of every numbered case physically are: exit, bin, hand, belt."""
    held: dict[int, int] = {}
    numbered: set[int] = set()
    where: dict[int, str] = {}
    for fact in read(data / "plant" / "truth.jsonl"):
        match fact:
            case Closed(case=case, units=units):
                held[case] = len(units)
            case Numbered(case=case):
                numbered.add(case)
            case Ended(case=case, where=place):
                where[case] = place
            case _:
                continue
    found: Counter[str] = Counter()
    for case in numbered:
        found[where.get(case, "belt")] += held[case]
    return found
