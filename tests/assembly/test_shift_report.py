"""A report's numbers against the events themselves, added up unit by unit in another way."""

import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from station.api.schema import ShiftReport
from station.assembly.order_balance import order_balance
from station.assembly.shift_report import OrderUnknown, ReportAsked, make_report
from station.assembly.shifts import calendar
from station.core import events as e
from station.core.values import CaseRef, Member, UnitEntry, Window
from station.journal import Batch, Reader, Store
from station.journal.shift_log import IN_KINDS, SHIFT_KINDS
from station.reports.sections import sections
from station.reports.words import ReportWords
from tests.journal.history import History
from tests.journal.make import NOW_US, code, in_memory, memory, missed, order_started, passed, rejected

SECOND_US = 1_000_000
SHIFTS = calendar(("00:00", "12:00"), "UTC")


class Log:
    """A journal that is written event by event, one second after the other."""

    def __init__(self) -> None:
        self.db = memory()
        self.store: Store = in_memory(self.db)
        self.at_us = NOW_US

    def write(self, *events: e.Event) -> None:
        for event in events:
            self.at_us += SECOND_US
            self.store.append(self.at_us, [Batch(events=(event,))])

    def report(self, **asked: object) -> ShiftReport:
        given = {"station": "L1", "now_us": self.at_us + SECOND_US, "shift": SHIFTS.at(self.at_us)} | asked
        return make_report(self.db, ReportAsked(**given))  # type: ignore[arg-type]


@pytest.fixture
def log() -> Log:
    made = Log()
    made.write(e.EpochGranted(1, 0, "first"), order_started())
    return made


def terms(report: ShiftReport) -> dict[str, int]:
    return {term.key: term.units for term in report.balance.terms if term.units}


def left(seq: int) -> e.CaseReleased:
    return e.CaseReleased(CaseRef(1, seq), "exit")


def test_every_unit_is_in_one_term(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1))
    log.write(rejected(2, ["d", "e"]), e.CaseDisposed(CaseRef(1, 2), "ejector"))
    log.write(passed(3, ["f", "g", "h"]), e.CaseVoided(CaseRef(1, 3), "ejector"))
    log.write(missed(4), e.CaseDisposed(CaseRef(1, 4), "ejector"))
    log.write(passed(5, ["i", "j", "k"]))
    report = log.report()
    assert report.balance.sensor == 3 + 2 + 3 + 3 + 3  # of case 2 the PLC counted two
    assert terms(report) == {"packed": 3, "rejected": 2 + 3, "no_read": 3, "in_flight": 3}
    assert (report.balance.difference, report.balance.closes) == (0, True)
    assert [(bar.key, bar.cases) for bar in report.reasons] == [("missed_trigger", 1), ("no_read", 1), ("void", 1)]


def test_a_case_that_nobody_saw_leave_is_a_difference_until_it_is_found(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), e.CaseQuarantined(CaseRef(1, 1), "unsure"))
    report = log.report()
    assert (report.balance.difference, report.balance.closes) == (3, False)
    assert [(each.key, each.units, each.open) for each in report.balance.differences] == [("balance_unsure", 3, True)]
    log.write(e.CaseReleased(CaseRef(1, 1), "person", "ANNA"))
    found = log.report()
    assert found.balance.closes
    assert [(each.key, each.times) for each in found.bypasses] == [("bypass_found_good", 1)]


def test_what_the_plc_counted_into_a_case_is_what_the_sensor_says(log: Log) -> None:
    case = passed(1, ["a", "b", "c"])
    log.write(replace(case, window=Window(units=4)), left(1))
    report = log.report()
    assert (report.balance.sensor, terms(report), report.balance.difference) == (4, {"packed": 3}, 1)
    assert [(each.key, each.units) for each in report.balance.differences] == [("balance_read_differs", 1)]
    assert not report.balance.closes


def test_cases_without_a_number_are_no_read_ones_where_they_were_counted_and_a_time_with_a_cause_where_not(
    log: Log,
) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1))
    order = log.report().period.order or order_started().order
    log.write(e.CasesUncounted("block_away", order, log.at_us - 150 * SECOND_US, log.at_us, seen=1, unseen=2))
    report = log.report()
    assert (report.balance.sensor, terms(report)) == (3 + 9, {"packed": 3, "no_read": 9})
    assert (report.balance.difference, report.balance.closes) == (0, True)
    log.write(e.CasesUncounted("block_away", order, log.at_us - 120 * SECOND_US, log.at_us, seen=0, unseen=None))
    report = log.report()
    assert (report.balance.sensor, report.balance.difference, report.balance.closes) == (12, 0, True)
    assert [(each.key, each.arguments["seconds"], each.units) for each in report.balance.differences] == [
        ("balance_counted_block_away", 150, None),
        ("balance_block_away", 120, None),
    ]
    assert log.report(order=order, shift=None).balance.sensor == 12
    counted = order_balance(log.db, order, bench=False)
    assert counted is not None and (counted.sensor, counted.no_read, counted.closes) == (12, 9, True)


def test_what_passed_with_the_station_off_is_told_alike_by_report_order_and_upstream(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1))
    order = order_started().order
    log.write(e.CasesUncounted("station_away", order, log.at_us - 90 * SECOND_US, log.at_us, seen=1, unseen=3))
    report = log.report(order=order, shift=None)
    (difference,) = report.balance.differences
    assert (difference.key, difference.arguments) == (
        "balance_counted_station_away",
        {"n": 12, "cases": 4, "seconds": 90},
    )
    counted = order_balance(log.db, order, bench=False)
    assert counted is not None
    log.write(e.OrderClosed(order, 1, 0, balance=counted))
    (closed,) = (each for each in Reader(lambda: log.db).wire(0, 10) if each.kind == "order.closed")
    upstream = closed.body["balance"]
    assert (upstream["sensor"], upstream["packed"], upstream["no_read"], upstream["closes"]) == (15, 3, 12, True)
    told = {"key": "uncounted_station_away", "cases": 4}
    assert upstream["reasons"] == [told] == [bar.model_dump() for bar in report.reasons]
    words = ReportWords("en", None)
    rows = [line for section in sections(report, words) for line in section.rows]
    assert any("4 cases passed with the station off" in str(row) for row in rows)


def member(key: str) -> Member:
    return Member(code(key))


def test_a_sample_leaves_the_packed_ones_and_what_is_put_in_leaves_the_rejected_ones(log: Log) -> None:
    log.write(rejected(1, ["x", "y", "z"]), e.CaseDisposed(CaseRef(1, 1), "ejector"))
    log.write(passed(2, ["a", "b", "c"]), left(2))
    container = int(log.db.execute("SELECT id FROM container").fetchone()[0])
    before = log.report()
    log.write(e.MembersChanged(container, removed=(member("a"),), act="remove", by="ANNA"))
    log.write(e.UnitDecommissioned(code("a"), "sampled", by="ANNA"))
    log.write(e.MembersChanged(container, added=(member("x"),), act="add", by="ANNA"))
    after = log.report()
    assert before.balance.sensor == after.balance.sensor == 6
    assert terms(before) == {"packed": 3, "rejected": 3}
    assert terms(after) == {"packed": 3, "rejected": 2, "sampled": 1}
    assert after.balance.closes
    log.write(e.ContainerDissolved(container, by="ANNA"))
    assert terms(log.report()) == {"rejected": 5, "sampled": 1}
    assert log.report().balance.closes


def window(seq: int, first: int, last: int, keys: Sequence[str]) -> e.CasePassed:
    units = tuple(UnitEntry(first + at, 0, None, code(key)) for at, key in enumerate(keys))
    return replace(passed(seq, keys), window=Window(0, first, last), units=units, link="queue")


def test_a_queue_is_counted_by_the_plcs_unit_counter_over_its_wrap(log: Log) -> None:
    log.write(window(1, 31_997, 31_999, ["a", "b", "c"]), left(1), window(2, 32_000, 2, ["d", "e", "f"]), left(2))
    report = log.report()
    assert (report.balance.source, report.balance.sensor, terms(report)) == ("unit_counter", 6, {"packed": 6})
    assert report.balance.closes


def test_units_that_no_case_has_are_found_between_two_windows(log: Log) -> None:
    log.write(window(1, 1, 3, ["a", "b", "c"]), left(1), window(2, 6, 8, ["d", "e", "f"]), left(2))
    report = log.report()
    assert (report.balance.sensor, report.balance.difference) == (8, 2)
    assert [(each.key, each.units, each.arguments["case"]) for each in report.balance.differences] == [
        ("balance_gap", 2, "1/2")
    ]


def test_units_that_were_taken_off_when_the_line_was_cleared_are_rejected_ones(log: Log) -> None:
    log.write(window(1, 1, 3, ["a", "b", "c"]), left(1))
    log.write(e.TrustLost("guard_opened", (), 5), e.TrustRestored("ANNA", "clearance", (), 1, "guard"))
    log.write(window(2, 6, 8, ["d", "e", "f"]), left(2))
    report = log.report()
    assert (report.balance.sensor, terms(report)) == (8, {"packed": 6, "rejected": 2})
    assert report.balance.closes
    assert [(each.key, each.arguments.get("n")) for each in report.balance.differences] == [
        ("balance_order_unknown", None),
        ("balance_taken_off", 2),
    ]
    assert [(each.key, each.by, each.reasons) for each in report.bypasses] == [
        ("bypass_line_cleared", ("ANNA",), ("guard",))
    ]


def test_how_long_a_line_was_packed_by_hand_is_told(log: Log) -> None:
    log.write(e.HandPackingBegan("ANNA", "camera failed"))
    log.at_us += 2 * SECOND_US
    log.write(e.HandPackingEnded("ANNA"), e.HandPackingBegan("LI", "label printer"))
    log.at_us += SECOND_US
    (found,) = log.report().bypasses
    assert (found.key, found.times, found.by) == ("bypass_hand_packing", 2, ("ANNA", "LI"))
    assert found.seconds == 3 + 2, "the second goes on until now"


def test_packing_by_hand_that_began_in_the_shift_before_is_told_in_this_one_too(log: Log) -> None:
    log.write(e.HandPackingBegan("ANNA", "camera failed"))
    shift = SHIFTS.at(log.at_us)
    log.at_us = shift.end_us + 9 * SECOND_US
    log.write(e.HandPackingEnded("ANNA"))
    (found,) = log.report().bypasses
    assert (found.times, found.seconds, found.reasons) == (1, 10, ("camera failed",))


def test_a_missed_case_of_a_queue_explains_the_gap(log: Log) -> None:
    log.write(window(1, 1, 3, ["a", "b", "c"]), left(1))
    log.write(missed(2), e.CaseDisposed(CaseRef(1, 2), "ejector"), window(3, 7, 9, ["d", "e", "f"]), left(3))
    report = log.report()
    assert (report.balance.sensor, terms(report), report.balance.closes) == (9, {"packed": 6, "no_read": 3}, True)


def test_a_silent_sensor_is_not_closed_and_not_nothing(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1))
    silent = log.report(silent=True).balance
    assert (silent.sensor, silent.difference, silent.closes) == (None, None, False)
    ended = log.report(silent=True, now_us=SHIFTS.at(log.at_us).end_us + 1).balance
    assert ended.closes, "of a shift that has ended the sensor has said everything"


def test_an_order_is_told_over_its_life_and_no_other(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1))
    log.write(e.OrderSuspended("o1", "ANNA"), order_started("o2"))
    log.write(passed(2, ["d", "e", "f"], order="o2"), left(2))
    log.write(e.OrderClosed("o2", 1, 0), e.OrderResumed("o1", "ANNA"))
    log.write(passed(3, ["g", "h", "i"]), left(3))
    assert terms(log.report(shift=None, order="o1")) == {"packed": 6}
    second = log.report(shift=None, order="o2")
    assert (terms(second), second.period.running, second.cases.released) == ({"packed": 3}, False, 1)
    assert terms(log.report()) == {"packed": 9}
    with pytest.raises(OrderUnknown):
        log.report(shift=None, order="o3")


def test_a_shift_ends_where_the_next_begins(log: Log) -> None:
    shift = SHIFTS.at(log.at_us)
    log.write(passed(1, ["a", "b", "c"]), left(1))
    log.at_us = shift.end_us
    log.write(passed(2, ["d", "e", "f"]), left(2))
    assert terms(log.report(shift=shift)) == {"packed": 3}
    assert terms(log.report()) == {"packed": 3}


def state(word: str, cause: str, since_us: int, **named: str) -> e.LineStateChanged:
    return e.LineStateChanged(word, cause, tuple(named.items()), since_us)  # type: ignore[arg-type]


def test_downtime_is_told_by_its_cause_and_by_who_kept_the_line(log: Log) -> None:
    begin = log.at_us
    for after_s, event in (
        (0, ("running", "")),
        (100, ("held", "device_away")),
        (160, ("running", "")),
        (200, ("waiting", "plc_suspended")),
        (230, ("running", "")),
        (300, ("held", "device_away")),
        (310, ("running", "")),
    ):
        log.at_us = begin + (after_s + 2) * SECOND_US
        named = {"device": "top"} if event[1] == "device_away" else {}
        log.write(state(*event, begin + after_s * SECOND_US, **named))
    log.at_us = begin + 399 * SECOND_US
    log.write(e.LineHeld("ANNA"))
    report = log.report()
    assert [(each.group, each.cause, each.seconds, each.times) for each in report.stops][:2] == [
        ("station", "device_away", 70, 2),
        ("neighbours", "plc_suspended", 30, 1),
    ]
    assert report.lost_by_us_s == 70 + sum(each.seconds for each in report.stops if each.cause == "station_off")
    assert report.running_s == 100 + 40 + 70 + 91


@pytest.mark.parametrize(("before", "cause"), [("running", "station_off"), ("stopped", "station_off_idle")])
def test_a_station_that_is_off_lost_time_only_where_the_line_would_have_run(before: str, cause: str) -> None:
    log = Log()
    log.write(state(before, "" if before == "running" else "plc_idle", log.at_us))
    log.at_us += 500 * SECOND_US
    log.write(e.JournalOpened("epoch", 2, "test"), state("running", "", log.at_us + 2 * SECOND_US))
    found = {each.cause: each.seconds for each in log.report().stops}
    assert found[cause] in (501, 502)


def test_audits_are_counted_with_their_bound(log: Log) -> None:
    for number, result in enumerate(("right", "right", "wrong", "skipped"), start=1):
        log.write(e.AuditAsked(f"1/{number}", "case", None), e.AuditAnswered(f"1/{number}", result, by="ANNA"))  # type: ignore[arg-type]
    audit = log.report().audit
    assert (audit.asked, audit.right, audit.wrong, audit.skipped, audit.expired) == (4, 2, 1, 1, 0)
    assert 860_000 < audit.most_wrong_ppm < 870_000
    assert log.report().audit_total.right == 2


def test_no_reads_are_told_by_their_cell(log: Log) -> None:
    log.write(rejected(1, ["a", "b"]), rejected(2, ["c", "d"]))
    assert [(each.row, each.column, each.units) for each in log.report().no_reads] == [(1, 2, 2)]


def test_the_index_holds_what_a_report_looks_through() -> None:
    db = Log().db
    made = db.execute("SELECT sql FROM sqlite_master WHERE name = 'event_shift'").fetchone()[0]
    assert sorted(SHIFT_KINDS) == sorted(part for part in made.split("'")[1::2])
    plan = db.execute(f"EXPLAIN QUERY PLAN SELECT seq FROM event WHERE {IN_KINDS} AND seq >= 1").fetchall()
    assert any("event_shift" in str(row) for row in plan)


# against the events, added up in another way ------------------------------------------------------------------------


def by_hand(db: sqlite3.Connection, events: Sequence[e.Event]) -> tuple[int, Counter[str]]:
    """What the sensor counted, and where its units are, from the events alone; a case in doubt is in no term."""
    size: dict[CaseRef, tuple[int, int]] = {}
    now: dict[CaseRef, str] = {}
    for event in events:
        match event:
            case e.CasePassed() | e.CaseRejected():
                size[event.case] = (event.window.units, sum(unit.code is not None for unit in event.units))
                now[event.case] = "passed" if isinstance(event, e.CasePassed) else "rejected"
            case e.CaseMissed():
                size[event.case], now[event.case] = (0, 0), "missed"  # of an order that nobody started here
            case e.CaseReleased() | e.CaseRestored():
                now[event.case] = "released"
            case e.CaseVoided():
                now[event.case] = "void"
            case e.CaseQuarantined() | e.CaseRecalled():
                now[event.case] = "doubt"
            case e.CaseDisposed(case=case, disposal=disposal) if disposal != "ejector" and now[case] != "found":
                now[case] = "doubt"
            case e.CaseFound(case=case, found=found):
                now[case] = "doubt" if found == "gone" or now[case] not in ("rejected", "missed", "doubt") else "found"
            case _:
                continue
    counted: Counter[str] = Counter()
    for case, (sensor, read) in size.items():
        match now[case]:
            case "released":
                counted["packed"] += read
            case "passed":
                counted["in_flight"] += read
            case "doubt":
                counted["doubt"] += sensor
            case _:
                counted["rejected"] += read
                counted["no_read"] += sensor - read
    return sum(sensor for sensor, _ in size.values()), counted


@pytest.mark.parametrize("seed", range(12))
def test_a_history_of_any_kind_adds_up_as_by_hand(seed: int) -> None:
    log, events = Log(), list(History(random.Random(seed)).events(150))
    log.write(*events)
    report = log.report(shift=SHIFTS.at(NOW_US + SECOND_US))
    sensor, counted = by_hand(log.db, events)
    assert report.balance.sensor == sensor
    assert terms(report) == {key: n for key, n in counted.items() if n and key != "doubt"}
    assert report.balance.difference == counted["doubt"]
    assert not any(each.key == "balance_unexplained" for each in report.balance.differences)
    assert report.balance.closes is (not counted["doubt"])
