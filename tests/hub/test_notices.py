"""What happened is told in the transaction it happened in, and a reader that goes on from its place misses nothing."""

from sqlalchemy import select

from sync.hub.notices import Notice, NoticePlace, after, forget, record
from sync.hub.store import HubStore
from sync.hub.trade_tables import SHIPMENT
from tests.hub.conftest import Home
from tests.hub.histories import case, say, unit
from tests.sync.factory import pallet_body


def test_a_reader_is_told_in_order_and_only_what_is_committed(home: Home) -> None:
    database = home.open()
    with database.writer.begin() as connection:
        record(connection, [Notice("scanned", number, {"n": number}) for number in (1, 2, 3)])
    with database.reader.connect() as connection:
        first = after(connection, NoticePlace(), 2)
        rest = after(connection, first[-1].place, 10)
        assert [each.notice.body["n"] for each in (*first, *rest)] == [1, 2, 3]
        assert after(connection, rest[-1].place, 10) == []
    with database.writer.begin() as connection:
        assert forget(connection, 3) == 2
    database.close()


def test_a_transaction_that_is_late_is_waited_for(home: Home) -> None:
    database = home.open()
    if database.writer.dialect.name != "postgresql":
        database.close()
        return  # one writer: nobody can be late
    with database.writer.connect() as late, late.begin():
        record(late, [Notice("scanned", 1, {"late": True})])
        with database.writer.begin() as connection:
            record(connection, [Notice("scanned", 2, {"late": False})])
        with database.reader.connect() as reader:
            assert after(reader, NoticePlace(), 10) == []
    with database.reader.connect() as reader:
        assert [each.notice.body["late"] for each in after(reader, NoticePlace(), 10)] == [True, False]
    database.close()


def test_shipments_are_kept_with_their_units_and_told(home: Home) -> None:
    store = HubStore(home.open())
    cases = [
        case(number, [unit(f"u-{number}-{cell}", f"u-{number}-{cell}", 1, cell) for cell in (1, 2)])
        for number in (1, 2)
    ]
    pallet = pallet_body(3, "P-3", {each["container"]: each["code"]["key"] for each in cases})
    about = {name: pallet[name] for name in ("container", "level", "name", "code", "order", "product", "lot")}
    say(store, "L1", *(("container.packed", body) for body in (*cases, pallet)))
    say(store, "L1", ("shipment.confirmed", about | {"to": " D-1 ", "document": "N-1"}), first=4)
    say(store, "L1", ("shipment.returned", about), ("container.dissolved", about | {"cause": "rework"}), first=5)
    say(store, "L1", ("container.dissolved", cases[0] | {"cause": "offset_found"}), first=7)
    with store.reader.connect() as connection:
        rows = connection.execute(select(SHIPMENT).order_by(SHIPMENT.c.seq)).all()
        told = after(connection, NoticePlace(), 10)
    assert [(row.returned, row.recipient, row.units, row.code) for row in rows] == [
        (0, "D-1", 4, "P-3"),
        (1, "", 0, "P-3"),
    ]
    first, *moved = told
    alike = {name: cases[0][name] for name in ("order", "product", "lot")}
    assert (first.notice.kind, first.notice.body["first_seq"], first.notice.body["last_seq"]) == ("packed", 1, 3)
    assert first.notice.body["packed"] == [
        alike | {"level": 1, "name": "case", "containers": 2, "members": 4},
        {name: pallet[name] for name in alike} | {"level": 2, "name": "pallet", "containers": 1, "members": 2},
    ], "one notice of a batch"
    assert [(each.notice.kind, each.notice.body["seq"]) for each in moved] == [
        ("shipped", 4),
        ("returned", 5),
        ("withdrawn", 7),
    ]
    say(store, "L1", *(("container.packed", body) for body in (*cases, pallet)))
    with store.reader.connect() as connection:
        assert len(after(connection, NoticePlace(), 10)) == len(told), "sent again, told once"
    store.close()
