"""Flagged cases and the heat map: what is found, in which order, at what cost."""

import random
import re
import sqlite3

import pytest

from station.core.events import (
    CaseDisposed,
    CaseQuarantined,
    CaseRejected,
    CaseReleased,
    CaseVoided,
    EpochGranted,
    Event,
)
from station.core.values import CaseRef, Reason, UnitEntry, Window
from station.journal import Batch, Reader, Store, flagged
from tests.journal.history import History
from tests.journal.make import NOW_US, code, in_memory, memory, missed, order_started, passed, rejected

HOUR_US = 3_600_000_000
WALK = re.compile(r"SCAN (event|e|unit|u|plc_case|p|container|c|sighting|event_case)\b")


class Line:
    """Events at times of their own."""

    def __init__(self) -> None:
        self.disk = memory()
        self.store: Store = in_memory(self.disk)
        self.reader = Reader(lambda: self.disk)
        self.at(0, EpochGranted(1, 0, "first"), order_started())

    def at(self, hours: float, *events: Event) -> None:
        self.store.append(NOW_US + round(hours * HOUR_US), [Batch(events=events)])


@pytest.fixture
def line() -> Line:
    return Line()


def gap(seq: int, *cells: tuple[int, int]) -> CaseRejected:
    """A case of 4 × 6 in which these cells were not read."""
    units = tuple(
        UnitEntry(0, 1, (row, column), None, Reason.NO_READ)
        if (row, column) in cells
        else UnitEntry(0, 1, (row, column), code(f"{seq}-{row}-{column}"))
        for row in range(1, 5)
        for column in range(1, 7)
    )
    return CaseRejected(CaseRef(1, seq), "o1", "p", "L", Window(), (Reason.NO_READ,), None, units)


def numbers(page: flagged.FlaggedPage) -> list[int]:
    return [case.case.seq for case in page.cases]


def test_every_flagged_case_and_no_other(line: Line) -> None:
    line.at(0, passed(1, ["a"]), rejected(2, ["b"]), missed(3), passed(4, ["c"]), passed(5, ["d"]), passed(6, ["e"]))
    line.at(0, CaseReleased(CaseRef(1, 1), "exit"), CaseVoided(CaseRef(1, 4), "ejector"))
    line.at(0, CaseQuarantined(CaseRef(1, 5), "unsure"), CaseDisposed(CaseRef(1, 2), "ejector"))
    page = line.reader.flagged(NOW_US)
    assert [(case.case.seq, case.state, case.disposal) for case in page.cases] == [
        (5, "quarantined", "unsure"),
        (4, "void", "ejector"),
        (3, "missed", None),
        (2, "rejected", "ejector"),
    ]
    assert (page.more, page.total) == (False, 4)
    assert page.counts == {"quarantined": 1, "void": 1, "missed_trigger": 1, "no_read": 1, "owed": 1}


def test_a_quarantined_case_that_was_found_good_is_flagged_no_more(line: Line) -> None:
    line.at(0, passed(1, ["a"]), CaseQuarantined(CaseRef(1, 1), "unsure"), CaseReleased(CaseRef(1, 1), "person", "Li"))
    assert line.reader.flagged(0).cases == ()


def test_pages_go_on_where_the_last_one_ended(line: Line) -> None:
    line.at(0, *(rejected(n, [f"u{n}"]) if n % 2 else missed(n) for n in range(1, 8)))
    first = line.reader.flagged(NOW_US, 3)
    assert (numbers(first), first.more, first.total) == ([7, 6, 5], True, 7)
    second = line.reader.flagged(NOW_US, 3, before=first.cases[-1].case)
    third = line.reader.flagged(NOW_US, 3, before=second.cases[-1].case)
    assert (numbers(second), numbers(third), third.more) == ([4, 3, 2], [1], False)


def test_a_reason_is_found_wherever_it_stands_among_others(line: Line) -> None:
    line.at(0, rejected(1, ["a"], Reason.DUPLICATE, Reason.NO_READ), rejected(2, ["b"], Reason.NO_READ))
    line.at(0, passed(3, ["c"]), CaseVoided(CaseRef(1, 3), "ejector"), missed(4))
    assert numbers(line.reader.flagged(0, reason="no_read")) == [2, 1]
    assert numbers(line.reader.flagged(0, reason="duplicate")) == [1]
    assert numbers(line.reader.flagged(0, reason="void")) == [3]
    assert numbers(line.reader.flagged(0, reason="read")) == []
    assert line.reader.flagged(0, reason="duplicate").total == 4


def test_only_what_was_judged_since_then(line: Line) -> None:
    for hour in range(4):
        line.at(hour, rejected(hour + 1, [f"u{hour}"]))
    assert numbers(line.reader.flagged(NOW_US + 2 * HOUR_US)) == [4, 3]
    assert numbers(line.reader.flagged(NOW_US + 2 * HOUR_US + 1)) == [4]
    assert numbers(line.reader.flagged(NOW_US + 9 * HOUR_US)) == []


@pytest.mark.parametrize("since_h", [-1.0, 0.5, 1.0, 1.5, 2.5, 3.5])
def test_a_shift_spans_the_epochs_of_the_plc(line: Line, since_h: float) -> None:
    line.at(0, rejected(1, ["a"]), rejected(2, ["b"]))
    line.at(1, EpochGranted(3, 1, "plc_started"), rejected(1, ["c"], epoch=3), rejected(70, ["d"], epoch=3))
    line.at(2, EpochGranted(7, 3, "plc_started"))
    line.at(3, rejected(5, ["e"], epoch=7))
    at_h = {(1, 1): 0, (1, 2): 0, (3, 1): 1, (3, 70): 1, (7, 5): 3}
    wanted = sorted((case for case, hour in at_h.items() if hour >= since_h), reverse=True)
    found = line.reader.flagged(NOW_US + round(since_h * HOUR_US)).cases
    assert [(case.case.epoch, case.case.seq) for case in found] == wanted


def test_no_reads_by_cell_and_hour(line: Line) -> None:
    line.at(0, gap(1, (2, 5)), passed(2, ["a"]))
    line.at(1, gap(3, (2, 5), (4, 1)))
    line.at(2, passed(4, ["b"]), gap(5, (2, 5)), missed(6))
    heat = line.reader.heat(NOW_US + round(2.5 * HOUR_US), 3)
    assert heat.seen == (2, 1, 2)
    assert heat.no_reads == {(0, 2, 5): (1, 1, 1), (0, 4, 1): (0, 1, 0)}
    assert line.reader.heat(NOW_US + round(2.5 * HOUR_US), 1).no_reads == {(0, 2, 5): (1,)}


def test_a_case_without_cells_warms_nothing(line: Line) -> None:
    whole = gap(1)
    queue_units = (UnitEntry(7, 7, None, None, Reason.NO_READ),)
    line.at(0, CaseRejected(whole.case, "o1", "p", "L", Window(), (Reason.NO_READ,), None, queue_units))
    heat = line.reader.heat(NOW_US, 2)
    assert (heat.seen, heat.no_reads) == ((1, 0), {})


def test_the_bodies_that_are_read_without_a_codec_are_of_the_known_version() -> None:
    assert CaseRejected.version == flagged.BODY_VERSION


@pytest.mark.parametrize("name", flagged.QUERIES)
def test_no_question_walks_the_history(name: str) -> None:
    disk = memory()
    in_memory(disk).append(NOW_US, [Batch(events=tuple(History(random.Random(2)).events(100)))])
    sql = flagged.QUERIES[name]
    plan = [row[3] for row in disk.execute(f"EXPLAIN QUERY PLAN {sql}", (1,) * sql.count("?"))]
    assert not any(WALK.match(step.replace("SCAN u VIRTUAL", "")) for step in plan), plan
    assert not any("ORDER BY" in step for step in plan), plan


def test_a_page_of_a_long_history_costs_what_a_page_of_a_short_one_costs() -> None:
    """Counted in steps of SQLite's own machine, not in seconds."""

    def steps(cases: int) -> int:
        disk = memory()
        store = in_memory(disk)
        store.append(NOW_US, [Batch(events=(EpochGranted(1, 0, "first"), order_started()))])
        events = [rejected(n, [f"u{n}"]) for n in range(1, cases + 1)]
        for place, event in enumerate(events):
            store.append(NOW_US + (place - cases) * 60_000_000, [Batch(events=(event,))])
        return _steps_of(disk)

    assert steps(1500) < 1.5 * steps(150)


def _steps_of(disk: sqlite3.Connection) -> int:
    counted = [0]
    disk.set_progress_handler(lambda: counted.__setitem__(0, counted[0] + 1), 10)
    flagged.flagged_page(disk, NOW_US - HOUR_US, 20)
    flagged.heat_hours(disk, NOW_US, 1)
    disk.set_progress_handler(None, 0)
    return counted[0]
