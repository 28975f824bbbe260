"""What a hub does every minute: late packings are counted, cases raised and told, what is old dropped."""

from sqlalchemy import func, select

from sync.hub.notices import NoticePlace, after
from sync.hub.scans import DAY_US
from sync.hub.store import HubStore
from sync.hub.trade_job import NOTICES_KEPT_DAYS, minute
from sync.hub.trade_tables import DIVERSION, SCAN, SHIPMENT
from tests.hub.conftest import Home
from tests.hub.histories import say
from tests.hub.trade import NOW_US, UNITS, about, cases, scanned, unit_code, with_trade


def test_a_minute_raises_cases_tells_their_distributors_and_drops_what_is_old(home: Home) -> None:
    database = home.open()
    with_trade(database)
    for cell in range(1, UNITS + 1):
        scanned(database, unit_code(1, cell), "CN-GD")
    for _ in range(2):
        minute(database, NOW_US + 60_000_000, 180)
    with database.reader.connect() as connection:
        told = [each.notice for each in after(connection, NoticePlace(), 100)]
        assert connection.scalar(select(func.count()).select_from(DIVERSION)) == 1
    assert [each.kind for each in told].count("diversion.raised") == 1
    assert [each.body["distributor"] for each in told if each.kind == "distributor.message"] == ["NORTH"]
    hour = (NOW_US // 3_600_000_000 + 24 * (NOTICES_KEPT_DAYS + 200)) * 3_600_000_000
    minute(database, hour, 180)
    with database.reader.connect() as connection:
        assert after(connection, NoticePlace(), 100) == []
        assert connection.scalar(select(func.count()).select_from(SCAN)) == 0
    database.close()


def test_what_was_packed_after_its_shipment_came_is_counted_then(home: Home) -> None:
    database = home.open()
    store = HubStore(database)
    body = cases([7])[0]
    say(store, "D1", ("shipment.confirmed", about(body, container=1, to="NORTH")), at_us=NOW_US)
    minute(database, NOW_US + 60_000_000, 180)
    say(store, "L1", ("container.packed", body))
    minute(database, NOW_US + DAY_US, 180)
    with database.reader.connect() as connection:
        assert connection.scalars(select(SHIPMENT.c.units)).all() == [UNITS]
    store.close()
