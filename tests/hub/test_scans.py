"""What a scan is told: genuine, scanned before, never packed, taken out of use, recalled; by whom it was sold; once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import FromClause, func, select

from sync.hub.code_index import hash64
from sync.hub.code_pools import codes_of, issue, make_pool
from sync.hub.database import Database
from sync.hub.scan_lookup import Answer
from sync.hub.scans import DAY_US, KEPT_OF_A_CODE, AskedScan, answer, purge
from sync.hub.store import HubStore
from sync.hub.trade_tables import CODE_ALIAS, RECALL, SCAN, SCAN_DAY, SCANNED_CODE
from tests.api.hostile import HOSTILE
from tests.hub.conftest import Home
from tests.hub.histories import say
from tests.hub.trade import NOW_US, PRODUCT, UNITS, about, case_code, cases, scanned, unit_code, with_trade
from tests.sync.factory import code_body


@pytest.fixture
def database(home: Home) -> Iterator[Database]:
    opened = home.open()
    with_trade(opened)
    yield opened
    opened.close()


def rows(database: Database, table: FromClause) -> int:
    with database.reader.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_a_first_scan_is_genuine_and_the_next_is_told_how_often_and_since_when(database: Database) -> None:
    first, second = (scanned(database, unit_code(1, 1), scan=f"s-{number}") for number in (1, 2))
    assert (first.item.answer, first.before) == (Answer.GENUINE, 0)
    assert (second.before, second.first_us) == (1, NOW_US)
    assert (first.item.product, first.item.lot, first.item.name) == (PRODUCT, "W46", "unit")


def test_the_same_scan_sent_again_is_answered_the_same_and_counted_once(database: Database) -> None:
    scanned(database, unit_code(1, 1), scan="a")
    told = [scanned(database, unit_code(1, 1), scan="b") for _ in range(3)]
    assert [(each.before, each.first_us, each.repeated) for each in told] == [
        (1, NOW_US, False),
        (1, NOW_US, True),
        (1, NOW_US, True),
    ]
    twice = answer(database, [AskedScan("app", "c", unit_code(1, 2))] * 2, NOW_US)
    assert [(each.before, each.repeated) for each in twice] == [(0, False), (0, True)]
    assert scanned(database, unit_code(1, 3), scan="a").conflict
    assert scanned(database, unit_code(1, 3), scan="a", client="other").before == 0
    assert rows(database, SCAN) == 4


@pytest.mark.parametrize(
    ("code", "whom"), [(unit_code(1, 1), "NORTH"), (unit_code(4, 1), "SOUTH"), (unit_code(5, 1), "")]
)
def test_a_unit_is_credited_to_whom_its_case_or_its_pallet_was_shipped_by_another_station(
    database: Database, code: str, whom: str
) -> None:
    told = scanned(database, code)
    assert (told.item.recipient, told.item.distributor > 0) == (whom, bool(whom))


def test_the_latest_of_two_docks_counts_and_a_return_ends_it(database: Database) -> None:
    store = HubStore(database)
    body = about(cases([4])[0], container=7)
    later = NOW_US - 60_000_000
    say(store, "D2", ("shipment.confirmed", body | {"to": "WEST"}), at_us=later)
    assert scanned(database, unit_code(4, 1)).item.recipient == "WEST"
    say(store, "D1", ("shipment.returned", about(cases([4])[0], container=2)), first=3, at_us=later + 60_000_000)
    assert scanned(database, unit_code(4, 2)).item.recipient == ""


def test_a_shopkeeper_scans_either_code_of_a_case(database: Database) -> None:
    with database.writer.begin() as connection:
        connection.execute(CODE_ALIAS.insert().values(code_hash=hash64("INNER-4"), code="INNER-4", target=case_code(4)))
    outer, inner = scanned(database, case_code(4)), scanned(database, "INNER-4")
    assert (outer.item.answer, outer.item.name, outer.item.units) == (Answer.GENUINE, "case", UNITS)
    assert (inner.item.code_hash, inner.before, inner.item.recipient) == (outer.item.code_hash, 1, "SOUTH")


def test_what_was_sampled_taken_back_or_recalled_is_told(database: Database) -> None:
    store = HubStore(database)
    sampled = {"code": code_body(unit_code(5, 1)), "fate": "sampled"}
    removed = [each for each in cases([5])[0]["members"] if each["code"]["key"] == unit_code(5, 1)]
    say(store, "L1", ("container.changed", about(cases([5])[0], removed=removed, added=[])), first=8)
    assert scanned(database, unit_code(5, 1)).item.answer is Answer.NEVER_PACKED
    say(store, "L1", ("unit.decommissioned", sampled), first=9)
    say(store, "L1", ("container.dissolved", cases([6])[0] | {"cause": "offset_found"}), first=10)
    told = scanned(database, unit_code(5, 1), scan="again").item
    assert (told.answer, told.fate) == (Answer.DECOMMISSIONED, "sampled")
    assert scanned(database, unit_code(6, 1)).item.answer is Answer.WITHDRAWN
    with database.writer.begin() as connection:
        connection.execute(RECALL.insert().values(product=PRODUCT, lot="W46", at_us=1, words=""))
    assert scanned(database, unit_code(1, 1)).item.answer is Answer.RECALLED


def test_a_code_that_was_issued_and_never_packed_is_told_from_one_that_never_was(database: Database) -> None:
    with database.writer.begin() as connection:
        pool = make_pool(connection, "caps", "url", "https://u.example/p/", 13, 1)
        ((_, first, _),) = codes_of(connection, pool, issue(connection, pool, 2), 1)
    assert scanned(database, first).item.answer is Answer.NEVER_PACKED
    assert scanned(database, first + "x").item.answer is Answer.UNKNOWN


def test_a_region_may_be_said_by_any_word_and_an_unknown_one_is_none(database: Database) -> None:
    words = ("CN-BJ", " 北京 ", "北京市", "110000", "BEIJING", "Atlantis", "")
    told = [scanned(database, unit_code(1, 1), word, scan=f"s-{place}").region for place, word in enumerate(words)]
    assert told == ["CN-BJ"] * 5 + ["", ""]


def test_a_storm_of_one_code_costs_a_bounded_number_of_rows(database: Database) -> None:
    storm = [AskedScan("app", f"storm-{number}", unit_code(1, 1)) for number in range(200)]
    told = answer(database, storm[:100], NOW_US) + answer(database, storm[100:], NOW_US)
    assert [each.before for each in told] == list(range(200))
    assert (rows(database, SCAN), rows(database, SCANNED_CODE)) == (KEPT_OF_A_CODE, 1)


def test_scans_that_come_at_the_same_time_are_each_counted_once(home: Home) -> None:
    hubs = [home.open() for _ in range(2)]
    with_trade(hubs[0])
    asked = [
        [AskedScan("app", f"s-{n}", unit_code(1, 1 + n % 2)) for n in range(start, start + 10)] for start in (0, 5)
    ]
    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(lambda n: answer(hubs[n % 2], asked[n // 2 % 2], NOW_US), range(16)))
    kept = {(each.asked.scan, each.before) for answers in told for each in answers}
    assert sorted(before for _, before in kept) == sorted([*range(8), *range(7)])
    with hubs[0].reader.connect() as connection:
        counts = connection.scalars(select(SCANNED_CODE.c.scans)).all()
    assert sorted(counts) == [7, 8]
    for hub in hubs:
        hub.close()


def test_what_is_forged_is_counted_and_not_kept(database: Database) -> None:
    for place, code in enumerate(HOSTILE):
        assert scanned(database, code, scan=f"f-{place}").item.answer is Answer.UNKNOWN
    assert (rows(database, SCAN), rows(database, SCANNED_CODE), rows(database, SCAN_DAY)) == (0, 0, 1)


def test_old_scans_are_dropped_and_the_count_stays(database: Database) -> None:
    scanned(database, unit_code(1, 1), scan="a")
    with database.writer.begin() as connection:
        assert purge(connection, NOW_US) == 0
        assert purge(connection, NOW_US + DAY_US) == 1
    assert scanned(database, unit_code(1, 1), scan="b").before == 1
    assert rows(database, SCAN_DAY) == 1
