"""A dock tells hours later what it shipped: scans that were judged meanwhile are judged anew."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from sync.hub.database import Database
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.diversion import DiversionRule, keep_rule, run
from sync.hub.diversion_cases import cases as cases_of
from sync.hub.diversion_cases import figures, steps, take_step
from sync.hub.scans import DAY_US, AskedScan, answer
from sync.hub.store import HubStore
from sync.hub.trade_job import minute
from sync.hub.trade_tables import DISTRIBUTOR, LATE_MOVE, OUTSIDE_CODE, SCAN, SCAN_DAY
from tests.hub.conftest import Home
from tests.hub.histories import AT_US, say
from tests.hub.trade import NOW_US, PRODUCT, UNITS, about, case_code, cases, scanned, unit_code, with_trade
from tests.sync.factory import pallet_body

MINUTE_US = 60_000_000
MOVED_US = NOW_US - 30 * MINUTE_US
BEFORE_US = NOW_US - 45 * MINUTE_US
TOLD_US = NOW_US + 60 * MINUTE_US
JUDGED_US = NOW_US + DAY_US
PALLET = pallet_body(100, "P-1", {number: case_code(number) for number in (1, 2, 3)}, product=PRODUCT, lot="W46")


@pytest.fixture
def database(home: Home) -> Iterator[Database]:
    opened = home.open()
    with_trade(opened)
    with opened.writer.begin() as connection:
        keep_rule(connection, DiversionRule(window_days=7, codes=3))
    yield opened
    opened.close()


def shopped(database: Database, case: int, region: str, at_us: int = NOW_US) -> None:
    asked = [AskedScan("app", f"{case}-{cell}", unit_code(case, cell), region) for cell in range(1, UNITS + 1)]
    answer(database, asked, at_us)


def judged(database: Database, now_us: int = JUDGED_US) -> int:
    with database.writer.begin() as connection:
        return run(connection, now_us)


def shipped(database: Database, station: str, body: dict[str, Any], to: str, at_us: int, first: int = 1) -> None:
    told = ("shipment.confirmed", about(body, container=0, to=to))
    say(HubStore(database), station, told, first=first, at_us=at_us, received_us=TOLD_US)


def standing(database: Database) -> list[tuple[str, str, int]]:
    with database.reader.connect() as connection:
        return sorted((row.code, row.state, row.codes) for row in cases_of(connection, None))


def by_distributor(database: Database) -> dict[str, tuple[int, int]]:
    """Scans and first scans of each, '' = nobody's."""
    with database.reader.connect() as connection:
        names = {row.id: row.code for row in connection.execute(select(DISTRIBUTOR))}
        found: dict[str, tuple[int, int]] = {}
        for row in connection.execute(select(SCAN_DAY)):
            scans, firsts = found.get(names.get(row.distributor, ""), (0, 0))
            found[names.get(row.distributor, "")] = (scans + row.scans, firsts + row.firsts)
    return found


@pytest.mark.parametrize(("whole", "body"), [(1, PALLET), (4, cases([4])[0])], ids=["on a pallet", "a case"])
def test_a_shipment_that_is_told_late_closes_the_case_that_was_none(
    database: Database, whole: int, body: dict[str, Any]
) -> None:
    """The goods came back and were shipped to who sells there: by a dock that was without network."""
    region, owner, other = ("CN-GD", "SOUTH", "NORTH") if whole == 1 else ("CN-BJ", "NORTH", "SOUTH")
    shopped(database, whole, region)
    assert judged(database) == 1
    assert standing(database) == [(other, "open", UNITS)]
    shipped(database, "D2", body, owner, MOVED_US)
    assert judged(database) == 0
    assert standing(database) == [(other, "explained", UNITS)]
    assert by_distributor(database) == {owner: (UNITS, UNITS)}
    with database.reader.connect() as connection:
        case = cases_of(connection, None)[0]
        assert [(row.who, row.what) for row in steps(connection, case.id)] == [("hub", "raised"), ("hub", "explain")]
        assert connection.execute(select(OUTSIDE_CODE)).all() == []
        assert connection.execute(select(LATE_MOVE)).all() == []
        assert (figures(connection).open, figures(connection).turnaround_us) == (0, 0)


def test_goods_that_nobody_was_known_to_have_are_diverted_once_their_shipment_is_known(database: Database) -> None:
    shopped(database, 5, "CN-GD")
    assert judged(database) == 0
    shipped(database, "D2", cases([5])[0], "NORTH", MOVED_US)
    assert judged(database) == 1
    assert standing(database) == [("NORTH", "open", UNITS)]
    assert by_distributor(database) == {"NORTH": (UNITS, UNITS)}


def test_scans_from_before_the_shipment_stay_what_they_were(database: Database) -> None:
    shopped(database, 4, "CN-BJ", BEFORE_US)
    judged(database)
    shipped(database, "D2", cases([4])[0], "NORTH", MOVED_US)
    judged(database)
    assert standing(database) == [("SOUTH", "open", UNITS)]
    assert by_distributor(database) == {"SOUTH": (UNITS, UNITS)}


def test_a_return_that_is_told_late_ends_whose_it_was(database: Database) -> None:
    shopped(database, 4, "CN-BJ")
    judged(database)
    body = about(cases([4])[0], container=2)
    say(HubStore(database), "D1", ("shipment.returned", body), first=3, at_us=MOVED_US, received_us=TOLD_US)
    judged(database)
    assert standing(database) == [("SOUTH", "explained", UNITS)]
    assert by_distributor(database) == {"": (UNITS, UNITS)}


def test_a_line_that_is_behind_its_dock_is_waited_for(database: Database) -> None:
    """The dock has shipped P-2 before the line told that case 5 is on it."""
    pallet = pallet_body(101, "P-2", {5: case_code(5)}, product=PRODUCT, lot="W46")
    shipped(database, "D2", pallet, "NORTH", MOVED_US)
    shopped(database, 5, "CN-GD")
    minute(database, JUDGED_US, 366)
    assert by_distributor(database) == {"": (UNITS, UNITS)}
    say(HubStore(database), "L1", ("container.packed", pallet), first=8, at_us=AT_US)
    minute(database, JUDGED_US, 366)
    minute(database, JUDGED_US + 60_000_000, 366)
    assert by_distributor(database) == {"NORTH": (UNITS, UNITS)}
    assert standing(database) == [("NORTH", "open", UNITS)]


def test_an_explained_case_is_raised_again_by_what_is_outside_nevertheless(database: Database) -> None:
    shopped(database, 4, "CN-BJ")
    judged(database)
    shipped(database, "D2", cases([4])[0], "NORTH", MOVED_US)
    judged(database)
    shipped(database, "D2", cases([6])[0], "SOUTH", MOVED_US, first=2)
    shopped(database, 6, "CN-BJ")
    assert judged(database) == 1
    assert standing(database) == [("SOUTH", "open", UNITS)]


def test_what_a_distributor_owned_up_to_and_what_the_brand_decided_stay(database: Database) -> None:
    shopped(database, 4, "CN-BJ")
    judged(database)
    with database.writer.begin() as connection:
        case = cases_of(connection, None)[0]
        take_step(connection, case.id, "confirm", "it was us", JUDGED_US, distributor=case.distributor)
    shipped(database, "D2", cases([4])[0], "NORTH", MOVED_US)
    judged(database)
    assert standing(database) == [("SOUTH", "confirmed", UNITS)]


def test_a_case_with_enough_left_is_brought_down_and_stays_open(database: Database) -> None:
    shopped(database, 1, "CN-GD")
    shopped(database, 2, "CN-GD")
    judged(database)
    assert standing(database) == [("NORTH", "open", 2 * UNITS)]
    shipped(database, "D2", cases([2])[0], "SOUTH", MOVED_US)
    judged(database)
    assert standing(database) == [("NORTH", "open", UNITS)]


def test_scans_of_codes_in_the_same_place_that_were_right_are_folded_again_as_they_were(database: Database) -> None:
    """Two scans of one code on one day: before the shipment and after it."""
    scanned(database, unit_code(4, 1), "CN-BJ", "early", at_us=BEFORE_US)
    scanned(database, unit_code(4, 1), "CN-BJ", "late")
    judged(database)
    shipped(database, "D2", cases([4])[0], "NORTH", MOVED_US)
    judged(database)
    with database.reader.connect() as connection:
        assert [(row.scans,) for row in connection.execute(select(OUTSIDE_CODE))] == [(1,)]
        whose = [row.distributor for row in connection.execute(select(SCAN).order_by(SCAN.c.seq))]
    assert whose[0] != whose[1]


def test_many_late_shipments_are_worked_off_in_turns(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.hub.late_moves.AT_ONCE", 1)
    monkeypatch.setattr("sync.hub.late_moves.ENOUGH_S", 0.0)
    with database.writer.begin() as connection:
        keep_distributors(connection, [Distributor("WEST", "West", ("CN-SC",))])
    for case in (5, 6):
        shopped(database, case, "CN-GD")
        shipped(database, "D2", cases([case])[0], "NORTH", MOVED_US, first=case - 4)
    judged(database)
    assert by_distributor(database)["NORTH"] == (UNITS, UNITS)
    judged(database)
    assert by_distributor(database)["NORTH"] == (2 * UNITS, 2 * UNITS)
