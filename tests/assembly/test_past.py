"""The history of alarms in pages, and flagged cases as the API tells them."""

import random

import pytest

from station.assembly.alarm_history import judged_lately, past_page, raised_lately
from station.assembly.rejects import grid_of_story, heat_map, reject_page
from station.assembly.snapshot import case_views
from station.core.events import AlarmAcknowledged, AlarmCleared, AlarmRaised, Event
from station.core.loaded import StoredCase
from station.core.values import CaseRef, Reason, UnitEntry, View, Window
from station.journal import Batch, Reader, Store
from station.journal.flagged import FlaggedPage, HeatHours
from station.journal.stories import CaseStory, Told
from station.runtime.recent import Recent
from tests.journal.make import NOW_US, in_memory, memory, missed, passed, rejected


class Line:
    def __init__(self) -> None:
        disk = memory()
        self.store: Store = in_memory(disk)
        self.reader = Reader(lambda: disk)
        self.now_us = NOW_US

    def put(self, *events: Event) -> None:
        for event in events:
            self.now_us += 1_000_000
            self.store.append(self.now_us, [Batch(events=(event,))])


def raised(alarm: str) -> AlarmRaised:
    return AlarmRaised(alarm, alarm.partition(":")[0], (("device", alarm),))


def test_an_alarm_is_told_from_raised_to_over() -> None:
    line = Line()
    line.put(raised("a"), AlarmAcknowledged("a", "Li"), AlarmCleared("a"), raised("b"))
    (b, a), following = past_page(line.reader, 10, None)
    assert following is None
    assert (a.alarm, a.acknowledged_by, a.cleared_us) == ("a", "Li", NOW_US + 3_000_000)
    assert a.acknowledged_us == NOW_US + 2_000_000
    assert (b.alarm, b.acknowledged_us, b.cleared_us) == ("b", None, None)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_put_together_are_the_whole(seed: int, limit: int) -> None:
    """Whatever stands between raising, acknowledging and the end of an alarm, also the edge of a page."""
    line, chance = Line(), random.Random(seed)
    standing: set[str] = set()
    for _ in range(60):
        alarm = f"camera_lost:{chance.randint(1, 5)}"
        if alarm not in standing:
            standing.add(alarm)
            line.put(raised(alarm))
        elif chance.random() < 0.5:
            line.put(AlarmAcknowledged(alarm, "Li"))
        else:
            standing.discard(alarm)
            line.put(AlarmCleared(alarm))
    whole, _ = past_page(line.reader, 1000, None)
    pages, before = [], None
    while True:
        page, before = past_page(line.reader, limit, before)
        assert len(page) <= limit
        pages += page
        if before is None:
            break
    assert pages == whole
    assert {each.alarm for each in whole if each.cleared_us is None} == standing


def test_alarms_of_before_a_restart_are_counted() -> None:
    line = Line()
    line.put(raised("a"), AlarmCleared("a"), raised("b"))
    lately = raised_lately(line.reader)
    assert lately == [NOW_US + 1_000_000, NOW_US + 3_000_000]
    recent = Recent()
    recent.take(raised("c"), NOW_US + 9_000_000)
    recent.remember_alarms([*lately, NOW_US + 9_000_000])
    assert [recent.alarms_since(at_us) for at_us in (0, NOW_US + 2_000_000, NOW_US + 9_000_000)] == [3, 2, 1]


def test_flagged_cases_become_rows() -> None:
    case = StoredCase(CaseRef(3, 7), "rejected", Window(), (Reason.NO_READ,), "ejector", case_text="BOX", units_read=23)
    page = reject_page(FlaggedPage((case,), True, {"no_read": 9}, 9), 5, frozenset({CaseRef(3, 7)}))
    (row,) = page.rejects
    assert (row.epoch, row.seq, row.reasons, row.disposal, row.code) == (3, 7, ("no_read",), "ejector", "BOX")
    assert (page.next, page.total, page.reasons, row.has_picture) == ("3/7", 9, {"no_read": 9}, True)
    assert reject_page(FlaggedPage((case,), False, {}, 1), 5, frozenset()).next == ""


def test_a_heat_map_says_what_drifts() -> None:
    heat = HeatHours((900, 900), {(1, row, 5): (2, 0) for row in (1, 2, 3)})
    told = heat_map(heat, 77, "top", (4, 6))
    assert (told.camera, told.rows, told.columns, told.seen) == ("top", 4, 6, (900, 900))
    assert [(each.kind, each.column, each.n, each.rising) for each in told.drift] == [("column", 5, 6, True)]
    assert heat_map(HeatHours((1,), {}), 77, "", (0, 0)).cells == ()


def test_each_view_drifts_by_itself() -> None:
    cells: dict[tuple[int, int, int], tuple[int, ...]] = {(v, row, 5): (1, 0) for v in (1, 2) for row in (1, 2, 3)}
    cells |= {(2, row, 2): (3, 0) for row in (1, 2, 3)}
    told = heat_map(HeatHours((900, 900), cells), 77, "top", (4, 6))
    assert [(each.view, each.kind, each.column, each.n) for each in told.drift] == [(2, "column", 2, 9)]
    assert sum(cell.view == 1 for cell in told.cells) == 3


VIEWS = (View("top", 1, 4, 3), View("side", 2, 3, 2, (250, 0, 500, 1000)))


def unit(view: int, row: int, column: int) -> UnitEntry:
    return UnitEntry(0, 0, (row, column), None, Reason.NO_READ, view=view)


def test_a_case_is_told_view_by_view() -> None:
    """One that does not fit the views of the running order was read by others: its own cells say how large they are."""
    own = case_views([unit(1, 4, 3), unit(2, 3, 2)], VIEWS, ("/a", ""))
    assert [(each.view, each.camera, each.layer, each.rows, each.columns) for each in own] == [
        (1, "top", 1, 4, 3),
        (2, "side", 2, 3, 2),
    ]
    assert [(each.picture, each.area) for each in own] == [("/a", (0, 0, 1, 1)), ("", (0.25, 0, 0.75, 1))]
    other = case_views([unit(1, 1, 1), unit(2, 4, 3)], VIEWS, ("/a", "/b"))
    assert [(each.camera, each.layer, each.rows, each.columns) for each in other] == [("", 0, 1, 1), ("", 0, 4, 3)]
    assert case_views([unit(1, 4, 6)], VIEWS[:1], ("/a",)) == ()
    assert case_views([unit(1, 2, 2)], (), ("/a",)) == ()


def test_the_heat_map_has_the_grid_of_each_view() -> None:
    """Three no-reads in column 2 are all rows of the second view: it drifts as a column there."""
    cells: dict[tuple[int, int, int], tuple[int, ...]] = {(2, row, 2): (2, 0) for row in (1, 2, 3)}
    told = heat_map(HeatHours((900, 900), cells), 77, "top", (4, 3), VIEWS)
    assert [(each.camera, each.layer, each.rows, each.columns) for each in told.views] == [
        ("top", 1, 4, 3),
        ("side", 2, 3, 2),
    ]
    assert [(each.view, each.kind, each.column) for each in told.drift] == [(2, "column", 2)]
    assert heat_map(HeatHours((9,), {(1, 1, 1): (1,)}), 77, "top", (4, 3), VIEWS[:1]).views == ()


def test_a_case_has_the_grid_it_was_read_by() -> None:
    judged = passed(1, ["a", "b", "c"])
    told = (Told(1, NOW_US, None, judged),)
    stored = StoredCase(judged.case, "passed", Window())
    assert grid_of_story(CaseStory(stored, told), (4, 6)) == (1, 3)
    assert grid_of_story(CaseStory(stored, (Told(1, NOW_US, None, missed(1)),)), (4, 6)) == (4, 6)
    assert grid_of_story(CaseStory(stored, (Told(1, NOW_US, None, rejected(1, ["a"])),)), (4, 6)) == (1, 2)


def test_the_trend_and_the_last_case_go_on_over_a_restart() -> None:
    line = Line()
    line.put(passed(1, ["a"]), rejected(2, ["r"], Reason.FOREIGN), missed(3))
    before, after = line.now_us, Recent()
    cases, newest = judged_lately(line.reader, before - 1_500_000)
    after.remember_cases(cases, newest)
    assert after.last_case == rejected(2, ["r"], Reason.FOREIGN)
    assert [(minute.passed, minute.rejected) for minute in after.minutes] == [(0, 1)]
    assert judged_lately(line.reader, before + 1) == ([], rejected(2, ["r"], Reason.FOREIGN)), (
        "however old the last case is"
    )


def test_what_was_before_never_covers_what_is_newer() -> None:
    line, now = Line(), Recent()
    line.put(rejected(1, ["r"], Reason.FOREIGN))
    now.take(passed(2, ["b"]), line.now_us + 1)
    now.remember_cases(*judged_lately(line.reader, 0))
    assert now.last_case == passed(2, ["b"])
