"""The cases of an order, a page at a time; and what is parked, told with what it is."""

import sqlite3
from dataclasses import replace

import pytest

from station.core.events import (
    CaseReleased,
    ContainerOpened,
    EpochGranted,
    Event,
    OrderClosed,
    OrderResumed,
    OrderSuspended,
    RecordParked,
    RecordUnparked,
)
from station.core.values import CaseRef
from station.journal import Batch, Reader, Store, orders
from station.journal.errors import Conflict
from station.journal.load import load
from station.journal.orders import order_page
from station.journal.verify import verify_over
from tests.journal.make import NOW_US, in_memory, memory, missed, order_started, passed, rejected


@pytest.fixture
def disk() -> sqlite3.Connection:
    return memory()


def write(store: Store, *events: Event, at_us: int = NOW_US) -> None:
    store.append(at_us, [Batch(events=events)])


def two_orders(disk: sqlite3.Connection) -> Store:
    """o1: cases 1-6, closed, o2: cases 7-8, then o1 again: case 9."""
    store = in_memory(disk)
    write(store, EpochGranted(1, 0, "first"), order_started("o1"))
    for number in range(1, 7):
        write(store, passed(number, [f"u{number}"]), CaseReleased(CaseRef(1, number), "exit"))
    write(store, OrderClosed("o1", 6, 0), order_started("o2"))
    for number in (7, 8):
        write(store, passed(number, [f"u{number}"], order="o2"))
    write(store, OrderClosed("o2", 2, 0), order_started("o1"), rejected(9, ["x"]), missed(10))
    return store


def numbers(reader: Reader, name: str, after: int = 0) -> tuple[list[int], list[tuple[int, int]]]:
    found, progress = [], []
    follow: int | None = after
    while follow is not None:
        page = reader.order_page(name, follow)
        assert page is not None
        found += [case.case.seq for case in page.cases]
        progress.append((page.looked, page.of))
        follow = page.after
        assert len(progress) < 100
    return found, progress


def test_an_order_has_its_own_cases_only_also_when_it_was_started_twice(disk: sqlite3.Connection) -> None:
    two_orders(disk)
    reader = Reader(lambda: disk)
    assert numbers(reader, "o1")[0] == [1, 2, 3, 4, 5, 6, 9, 10]
    assert numbers(reader, "o2")[0] == [7, 8]
    page = reader.order_page("o1")
    assert page is not None and (page.open, page.passed, page.rejected) == (True, 6, 1)


@pytest.mark.parametrize("page", [1, 2, 3, 7])
def test_every_case_comes_once_however_short_the_pages(
    disk: sqlite3.Connection, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "PAGE", page)
    two_orders(disk)
    found, progress = numbers(Reader(lambda: disk), "o1")
    assert found == [1, 2, 3, 4, 5, 6, 9, 10]
    assert progress == sorted(progress)
    assert progress[-1][0] == progress[-1][1]


def test_an_order_nobody_started_is_none(disk: sqlite3.Connection) -> None:
    two_orders(disk)
    assert Reader(lambda: disk).order_page("o3") is None


def test_an_order_just_started_has_no_case_and_ends(disk: sqlite3.Connection) -> None:
    write(in_memory(disk), order_started("o1"))
    assert numbers(Reader(lambda: disk), "o1") == ([], [(0, 0)])


def test_a_parked_record_is_told_with_its_case_and_order(disk: sqlite3.Connection) -> None:
    store = two_orders(disk)
    write(store, RecordParked("hub", 3, "422", "no"), RecordParked("hub", 1, "422", "not this order"))
    write(store, RecordParked("hub", 3, "400", "still no"), at_us=NOW_US + 5)
    first, second = Reader(lambda: disk).parked_records("hub")
    assert (first.parked.seq, first.kind, str(first.case), first.order) == (3, "case.released", "1/2", "o1")
    assert (first.parked.words, first.parked.said_words, first.parked.said_at_us) == ("no", "still no", NOW_US + 5)
    assert (second.parked.seq, second.kind, second.case, second.order) == (1, "order.started", None, "o1")


def test_what_was_parked_and_taken_leaves_no_trace_in_the_tables_and_the_log_agrees(disk: sqlite3.Connection) -> None:
    store = two_orders(disk)
    write(store, RecordParked("hub", 3, "422", "no"), RecordParked("hub", 3, "400", "still"), RecordUnparked("hub", 3))
    write(store, RecordParked("hub", 4, "422", "no"), RecordParked("hub", 4, "400", "still"))
    reader = Reader(lambda: disk)
    assert [each.seq for each in reader.parked("hub")] == [4]
    assert (reader.parked_count("hub"), reader.parked_count("hub", 4)) == (1, 0)
    copy = memory()
    disk.backup(copy)
    assert verify_over(lambda: copy).clean


@pytest.mark.parametrize(("since", "written"), [(0, 9), (NOW_US, 9), (NOW_US + 1, 4), (NOW_US + 2, 0)])
def test_records_written_since_then_are_counted(disk: sqlite3.Connection, since: int, written: int) -> None:
    store = in_memory(disk)
    for number in range(1, 10):
        at_us = NOW_US + (number > 5)
        write(store, passed(number, [f"u{number}"]), CaseReleased(CaseRef(1, number), "exit"), at_us=at_us)
    assert Reader(lambda: disk).wire_written(since) == written


def interleaved(disk: sqlite3.Connection) -> Store:
    """o1: cases 1 and 4, o2: cases 2 (rejected) and 3; o1 runs again, o2 is suspended."""
    store = in_memory(disk)
    write(store, EpochGranted(1, 0, "first"), order_started("o1"), rejected(1, ["a"]))
    write(store, OrderSuspended("o1", "anna"), order_started("o2"), replace(rejected(2, ["b"]), order="o2"))
    write(store, passed(3, ["c"], order="o2"), OrderSuspended("o2", "anna"), OrderResumed("o1", "bo"), passed(4, ["d"]))
    return store


def test_counters_are_of_an_orders_whole_life_and_survive_a_start(disk: sqlite3.Connection) -> None:
    interleaved(disk)
    loaded = load(disk)
    assert loaded.order is not None
    counted = [(each.order, each.passed, each.rejected) for each in (loaded.order, *loaded.suspended)]
    assert counted == [("o1", 1, 1), ("o2", 1, 1)]


def test_the_cases_of_an_order_are_those_that_name_it_whatever_ran_between(disk: sqlite3.Connection) -> None:
    interleaved(disk)
    first, second = order_page(disk, "o1", 0), order_page(disk, "o2", 0)
    assert first is not None and second is not None
    assert [case.case.seq for case in first.cases] == [1, 4]
    assert [case.case.seq for case in second.cases] == [2, 3]
    assert second.open


def test_what_cannot_follow_is_refused_whole(disk: sqlite3.Connection) -> None:
    store = interleaved(disk)
    for wrong in (order_started("o2"), OrderResumed("o2", "bo"), OrderSuspended("o2", "bo"), OrderClosed("o3", 0, 0)):
        with pytest.raises(Conflict):
            write(store, wrong)
    write(store, OrderClosed("o2", 1, 1), OrderSuspended("o1", "anna"), order_started("o2"))
    loaded = load(disk)
    assert loaded.order is not None and (loaded.order.order, loaded.order.passed) == ("o2", 0)


def test_upstream_hears_why_an_order_waits(disk: sqlite3.Connection) -> None:
    store = in_memory(disk)
    write(store, order_started("o1"), OrderSuspended("o1", "anna", "no caps left"), OrderResumed("o1", "bo"))
    write(store, OrderClosed("o1", 0, 0, "bo", "end of shift"))
    told = [(record.kind, record.body["by"], record.body["reason"]) for record in Reader(lambda: disk).wire(1, 9)]
    assert told == [
        ("order.suspended", "anna", "no caps left"),
        ("order.resumed", "bo", ""),
        ("order.closed", "bo", "end of shift"),
    ]


def test_which_container_is_of_which_order_is_its_own_event_s_word_and_in_an_index(disk: sqlite3.Connection) -> None:
    store = interleaved(disk)
    write(store, ContainerOpened(2, "pallet", "o1", "Water", "L", "queue"), OrderSuspended("o1", "anna"))
    write(store, replace(rejected(5, ["e"]), order=""))
    rows = disk.execute(
        "SELECT w.name, m.epoch, m.abs_seq, e.kind FROM order_member m JOIN work_order w ON w.id = m.order_id "
        "JOIN event e ON e.seq = m.seq ORDER BY m.seq"
    ).fetchall()
    assert rows == [
        ("o1", 1, 1, "case.rejected"),
        ("o2", 1, 2, "case.rejected"),
        ("o2", 1, 3, "case.passed"),
        ("o1", 1, 4, "case.passed"),
        ("o1", None, None, "container.opened"),
    ]
    page = order_page(disk, "o1", 0)
    assert page is not None and (page.looked == page.of, len(page.cases)) == (True, 2)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        ("DELETE FROM order_member WHERE abs_seq = 3", "row_missing"),
        ("UPDATE order_member SET abs_seq = 4 WHERE abs_seq = 3", "row_differs"),
        ("INSERT INTO order_member SELECT order_id, 1, NULL, NULL FROM order_member LIMIT 1", "row_too_many"),
    ],
)
def test_verify_finds_an_index_of_orders_that_is_not_what_the_log_says(
    disk: sqlite3.Connection, spoil: str, found: str
) -> None:
    interleaved(disk)
    disk.execute(spoil)
    copy = memory()
    disk.backup(copy)
    told = verify_over(lambda: copy)
    assert [(each.key, dict(each.arguments)["table"]) for each in told.findings] == [(found, "order_member")]


def test_a_page_reads_the_index_and_not_the_log(disk: sqlite3.Connection) -> None:
    interleaved(disk)
    plan = " ".join(str(row[3]) for row in disk.execute(f"EXPLAIN QUERY PLAN {orders.CASES}", (1, 0, 9)))
    assert "PRIMARY KEY (order_id=? AND seq>?)" in plan and "SCAN" not in plan and "TEMP B-TREE" not in plan
