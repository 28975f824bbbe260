"""Moments without a count stand in the list of differences, beside what they explain."""

import pytest

from station.api.schema import BalanceDifference
from station.assembly.shift_balance import LISTED, UnitCount, told_balance
from station.core import events as e
from station.core.values import CaseRef
from station.journal.shift_log import QUERIES
from station.reports.sections import sections
from station.reports.words import ReportWords
from tests.assembly.test_shift_report import SECOND_US, SHIFTS, Log, left
from tests.journal.make import order_started, passed

Row = tuple[str, dict[str, str | int | float]]


@pytest.fixture
def log() -> Log:
    made = Log()
    made.write(e.EpochGranted(1, 0, "first"), order_started())
    return made


def raised(alarm: str) -> e.AlarmRaised:
    return e.AlarmRaised(alarm, alarm.partition(":")[0], ())


def rows(log: Log, **asked: object) -> list[Row]:
    return [(each.key, dict(each.arguments)) for each in log.report(**asked).balance.differences]


SPANS: dict[str, tuple[e.Event, e.Event, Row]] = {
    "a camera": (
        raised("camera_lost:top"),
        e.AlarmCleared("camera_lost:top"),
        ("balance_camera_away", {"device": "top", "seconds": 11}),
    ),
    "a reader": (
        raised("reader_lost:case"),
        e.AlarmCleared("reader_lost:case"),
        ("balance_reader_away", {"device": "case", "seconds": 11}),
    ),
    "the PLC": (raised("plc_silent"), e.AlarmCleared("plc_silent"), ("balance_silent", {"seconds": 11})),
    "its wire": (raised("plc_lost"), e.AlarmCleared("plc_lost"), ("balance_silent", {"seconds": 11})),
    "the order of units": (
        e.TrustLost("plc_lost", (), 0),
        e.TrustRestored("ANNA", "clearance", (), 0),
        ("balance_order_unknown", {"seconds": 11}),
    ),
}


@pytest.mark.parametrize("what", SPANS)
def test_what_was_away_and_for_how_long_is_a_row(what: str, log: Log) -> None:
    began, ended, row = SPANS[what]
    log.write(began)
    log.at_us += 10 * SECOND_US
    log.write(ended)
    report = log.report()
    assert rows(log) == [row]
    assert report.balance.differences[0].at_us == log.at_us - 11 * SECOND_US
    assert report.balance.closes, "it is no difference by itself"


@pytest.mark.parametrize("what", SPANS)
def test_what_is_not_over_says_so_and_after_the_shift_how_long_it_was(what: str, log: Log) -> None:
    began, _, (key, named) = SPANS[what]
    shift = SHIFTS.at(log.at_us)
    log.write(began)
    since_us = log.at_us
    device = {"device": named["device"]} if "device" in named else {}
    assert rows(log) == [(key, device | {"standing": 1})]
    log.at_us = shift.end_us + SECOND_US
    log.write(e.LineHeld("ANNA"))
    left_s = (shift.end_us - since_us) // SECOND_US
    assert rows(log, shift=shift) == [(key, device | {"seconds": left_s})]


@pytest.mark.parametrize("what", SPANS)
def test_what_began_in_the_shift_before_is_told_from_this_ones_begin(what: str, log: Log) -> None:
    began, ended, (key, named) = SPANS[what]
    shift = SHIFTS.at(log.at_us)
    log.write(began)
    log.at_us = shift.end_us + 3 * SECOND_US
    log.write(ended)
    assert rows(log) == [(key, named | {"seconds": 4})]
    assert log.report().balance.differences[0].at_us == shift.end_us


def test_one_silence_with_two_alarms_is_one_row(log: Log) -> None:
    log.write(raised("plc_lost"), raised("plc_silent"), e.AlarmCleared("plc_lost"), e.AlarmCleared("plc_silent"))
    assert rows(log) == [("balance_silent", {"seconds": 3})]


def test_somebody_elses_writing_is_no_silence(log: Log) -> None:
    log.write(raised("plc_foreign_master"), e.AlarmCleared("plc_foreign_master"), raised("air_low"))
    assert rows(log) == []


def test_numbers_that_began_again_are_a_moment_and_the_first_ones_are_none(log: Log) -> None:
    log.write(e.EpochGranted(2, 1, "plc_started"))
    assert rows(log) == [("balance_restarted", {})]


def test_a_station_that_was_off_is_a_row(log: Log) -> None:
    log.at_us += 30 * SECOND_US
    log.write(e.JournalOpened("epoch", 2, "test"))
    assert rows(log) == [("balance_station_off", {"seconds": 31})]


def test_a_difference_stands_beside_its_cause_by_time(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), raised("plc_silent"), e.CaseQuarantined(CaseRef(1, 1), "unsure"))
    log.write(e.EpochGranted(2, 1, "plc_started"), e.AlarmCleared("plc_silent"))
    found = log.report().balance
    assert [each.key for each in found.differences] == ["balance_unsure", "balance_silent", "balance_restarted"]
    assert found.difference == 3 and not found.closes


def test_an_order_is_told_of_what_was_while_it_ran(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1), raised("camera_lost:top"))
    log.write(e.OrderSuspended("o1", "ANNA"), e.EpochGranted(2, 1, "plc_started"), e.AlarmCleared("camera_lost:top"))
    log.write(order_started("o2"), raised("reader_lost:case"), e.AlarmCleared("reader_lost:case"))
    log.write(e.OrderClosed("o2", 1, 0))
    assert rows(log, shift=None, order="o1") == [("balance_camera_away", {"device": "top", "seconds": 1})]
    assert rows(log, shift=None, order="o2") == [("balance_reader_away", {"device": "case", "seconds": 1})]


def test_however_many_they_are_no_difference_is_pushed_out_of_the_list() -> None:
    count = UnitCount(sensor=3)
    count.differ(1, "balance_gap", 3, case="1/1")
    moments = [BalanceDifference(at_us=10 + n, key="balance_restarted") for n in range(LISTED + 50)]
    told = told_balance(count, "unit_counter", silent=False, moments=moments)
    assert len(told.differences) == LISTED and told.differences_count == LISTED + 51
    assert told.differences[0].key == "balance_gap" and told.differences[-1].at_us == moments[-1].at_us


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "the camera was away (top), 0:00:11"),
        ("zh_CN", "相机曾断开 (top), 0:00:11"),
        ("ru", "камера была не на связи (top), 0:00:11"),
    ],
)
def test_the_file_says_what_was_away_and_for_how_long(language: str, told: str, log: Log) -> None:
    log.write(raised("camera_lost:top"))
    log.at_us += 10 * SECOND_US
    log.write(e.AlarmCleared("camera_lost:top"), e.EpochGranted(2, 1, "plc_started"), raised("plc_silent"))
    words = ReportWords(language, None)  # type: ignore[arg-type]
    section = sections(log.report(), words)[1]
    assert [row[1] for row in section.rows] == [
        told,
        words.phrase("balance_restarted"),
        f"{words.phrase('balance_silent')}, {words.phrase('report_standing')}",
    ]
    assert all(row[2] == "" for row in section.rows), "nobody counted"


def test_the_log_is_looked_through_by_its_indexes(log: Log) -> None:
    for query, given in (
        ("alarms", (1, 9)),
        ("alarms_before", (9,)),
        ("interruptions", (1, 9)),
        ("trust_before", (9,)),
    ):
        plan = str(log.db.execute(f"EXPLAIN QUERY PLAN {QUERIES[query]}", given).fetchall())
        assert ("event_alarm" if "alarms" in query else "event_shift") in plan, query
