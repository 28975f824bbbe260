"""Scans outside a distributor's regions become one case a window; who may say what of it, and who sees it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from sync.hub.database import Database
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.diversion import DiversionRule, keep_rule, run, suspicions
from sync.hub.diversion_cases import bundle, cases, figures, steps, take_step
from sync.hub.notices import NoticePlace, after
from sync.hub.regions import TradeRefused, parse_regions, replace_regions
from sync.hub.scans import DAY_US, AskedScan, answer
from sync.hub.trade_tables import DISTRIBUTOR, OUTSIDE_CODE
from tests.hub.conftest import Home
from tests.hub.trade import NOW_US, UNITS, case_code, scanned, unit_code, with_trade

RULE = DiversionRule(window_days=7, codes=3, border_codes=5)


@pytest.fixture
def database(home: Home) -> Iterator[Database]:
    opened = home.open()
    with_trade(opened)
    with opened.writer.begin() as connection:
        keep_rule(connection, RULE)
    yield opened
    opened.close()


def shopped(database: Database, case: int, region: str, units: int = UNITS) -> None:
    for cell in range(1, units + 1):
        scanned(database, unit_code(case, cell), region)


def raised(database: Database, now_us: int = NOW_US + DAY_US, *, whole: bool = False) -> int:
    with database.writer.begin() as connection:
        return run(connection, now_us, whole=whole)


def told(database: Database, code: str | None = None) -> list[Any]:
    with database.reader.connect() as connection:
        number = connection.scalar(select(DISTRIBUTOR.c.id).where(DISTRIBUTOR.c.code == code))
        return cases(connection, number)


def test_scans_outside_are_one_case_with_its_places_and_code_segments(database: Database) -> None:
    shopped(database, 1, "CN-GD")
    shopped(database, 2, "CN-XJ", 1)
    shopped(database, 3, "CN-BJ")
    shopped(database, 4, "CN-GD")
    assert raised(database) == 1
    (case,) = told(database)
    assert (case.code, case.state, case.codes, case.scans) == ("NORTH", "open", UNITS + 1, UNITS + 1)
    assert '"places": [["CN-GD", 0, 4, 4], ["CN-XJ", 0, 1, 1]]' in case.grounds
    assert f'"segments": [["{case_code(1)}", 4], ["{case_code(2)}", 1]]' in case.grounds
    shopped(database, 2, "CN-GD")
    assert raised(database) == 0
    assert told(database)[0].codes == 2 * UNITS


def test_folding_what_is_new_step_by_step_is_folding_everything(database: Database) -> None:
    for case, region in ((1, "CN-GD"), (4, "CN-BJ"), (2, "CN-HE")):
        shopped(database, case, region)
        raised(database)
    with database.reader.connect() as connection:
        stepwise = sorted(tuple(row) for row in connection.execute(select(OUTSIDE_CODE)))
    raised(database, whole=True)
    with database.reader.connect() as connection:
        assert sorted(tuple(row) for row in connection.execute(select(OUTSIDE_CODE))) == stepwise
    assert len(stepwise) == 3 * UNITS


def test_a_storm_of_one_code_is_no_case(database: Database) -> None:
    answer(database, [AskedScan("app", f"s-{n}", unit_code(1, 1), "CN-GD") for n in range(100)], NOW_US)
    assert raised(database) == 0


def test_at_the_border_more_is_needed_and_within_a_region_nothing_is_outside(database: Database) -> None:
    shopped(database, 1, "CN-HE")
    assert raised(database) == 0
    shopped(database, 2, "CN-HE", 1)
    assert raised(database) == 1
    city = (
        "code,parent,name_en,name_zh,neighbours\nCN-BJ,,,,\nCN-TJ,,,,\nBJ-1,CN-BJ,,,\nCN-GD,,,,\nCN-FJ,,,,\nCN-SC,,,,\n"
    )
    with database.writer.begin() as connection:
        replace_regions(connection, parse_regions(city.splitlines()))
    shopped(database, 3, "BJ-1")
    raised(database)
    assert len(told(database)) == 1


def test_a_distributor_in_two_regions_and_a_region_of_two_distributors(database: Database) -> None:
    with database.writer.begin() as connection:
        keep_distributors(connection, [Distributor("WEST", "West", ("CN-SC", "CN-BJ"))])
    shopped(database, 1, "CN-TJ")
    shopped(database, 2, "CN-BJ")
    assert raised(database) == 0


def test_a_region_that_does_not_exist_is_said(database: Database) -> None:
    with database.writer.begin() as connection, pytest.raises(TradeRefused) as refused:
        keep_distributors(connection, [Distributor("NEW", "", ("Atlantis",))])
    assert (refused.value.key, refused.value.arguments) == ("region_unknown", {"code": "Atlantis"})


def test_what_another_rule_would_have_raised_is_asked_without_writing(database: Database) -> None:
    shopped(database, 1, "CN-GD")
    raised(database)
    with database.reader.connect() as connection:
        groups = [(told(database)[0].distributor, told(database)[0].product)]
        for codes, found in ((1, 1), (UNITS, 1), (UNITS + 1, 0)):
            rules = {(0, 0): DiversionRule(codes=codes)}
            assert len(suspicions(connection, groups, rules)) == found
        assert not suspicions(connection, groups, {(0, 0): DiversionRule(sample=1)})
    assert len(told(database)) == 1


def step(database: Database, what: Any, by: str | None, at_us: int = NOW_US + 2 * DAY_US, words: str = "why") -> str:
    """What it is refused with; '' = it is done."""
    with database.writer.begin() as connection:
        number = connection.scalar(select(DISTRIBUTOR.c.id).where(DISTRIBUTOR.c.code == by))
        try:
            take_step(connection, told(database)[0].id, what, words, at_us, distributor=number)
        except TradeRefused as refused:
            return refused.key
    return ""


@pytest.mark.parametrize(("per_mille", "cases"), [(500, 1), (501, 0)])
def test_a_rule_may_ask_for_a_share_of_all_scans(database: Database, per_mille: int, cases: int) -> None:
    shopped(database, 1, "CN-GD")
    shopped(database, 2, "CN-BJ")
    with database.writer.begin() as connection:
        keep_rule(connection, replace(RULE, per_mille=per_mille))
    assert raised(database) == cases


def test_who_may_say_what_of_a_case_and_when(database: Database) -> None:
    shopped(database, 1, "CN-GD")
    raised(database)
    late = NOW_US + 30 * DAY_US
    assert step(database, "appeal", "SOUTH") == "case_unknown"
    assert step(database, "uphold", "NORTH") == "case_unknown"
    assert step(database, "appeal", "NORTH", words=" \n ") == "words_needed"
    assert step(database, "appeal", "NORTH", late) == "appeal_late"
    assert step(database, "appeal", "NORTH", words="a colleague\n took them") == ""
    assert step(database, "appeal", "NORTH") == "step_unknown"
    assert step(database, "confirm", None) == "case_unknown"
    assert step(database, "uphold", None) == ""
    assert step(database, "appeal", "NORTH") == "case_closed"
    with database.reader.connect() as connection:
        log = [(row.who, row.what, row.words) for row in steps(connection, told(database)[0].id)]
        now = figures(connection)
    assert log == [
        ("hub", "raised", ""),
        ("distributor", "appeal", "a colleague took them"),
        ("brand", "uphold", "why"),
    ]
    assert (now.open, now.by_state, now.turnaround_us) == (0, {"upheld": 1}, DAY_US)


def test_only_its_own_distributor_is_shown_a_case(database: Database) -> None:
    shopped(database, 1, "CN-GD")
    raised(database)
    assert [len(told(database, code)) for code in ("NORTH", "SOUTH", "WEST")] == [1, 0, 0]


def test_distributors_are_told_in_bundles(database: Database) -> None:
    shopped(database, 1, "CN-GD")
    shopped(database, 4, "CN-BJ")
    raised(database)
    counts = []
    for minute in (0, 1, 20):
        with database.writer.begin() as connection:
            counts.append(bundle(connection, NOW_US + 2 * DAY_US + minute * 60_000_000))
        if minute == 0:
            step(database, "drop", None)
    assert counts == [2, 0, 1]
    with database.reader.connect() as connection:
        notices = [each.notice for each in after(connection, NoticePlace(), 100)]
    messages = [each.body for each in notices if each.kind == "distributor.message"]
    assert [(each["distributor"], len(each["cases"])) for each in messages][:2] == [("NORTH", 1), ("SOUTH", 1)]
