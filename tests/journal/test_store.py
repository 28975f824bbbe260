"""What the store keeps, and what it refuses to keep."""

from pathlib import Path

import pytest

from station.core.events import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmRaised,
    CaseDisposed,
    CaseQuarantined,
    CaseReleased,
    CaseVoided,
    EpochGranted,
    LineHeld,
    OrderClosed,
    TrustLost,
    TrustRestored,
)
from station.core.loaded import Hold
from station.core.values import CaseRef, QueueRow, Reason
from station.journal import Batch, Conflict, Reader, Store, StoreFault, UnitTaken
from tests.journal.make import (
    NOW_US,
    RECIPE,
    code,
    in_memory,
    memory,
    missed,
    on_disk,
    order_started,
    passed,
    rejected,
)

GRANTED = EpochGranted(epoch=1, previous=0, cause="first")


@pytest.fixture
def store() -> Store:
    store = in_memory()
    store.append(NOW_US, [Batch(events=(GRANTED, order_started()))])
    return store


def put(store: Store, *events: object) -> int:
    return store.append(NOW_US, [Batch(events=events)])  # type: ignore[arg-type]


def test_a_new_journal_knows_its_name_and_first_boot() -> None:
    loaded = in_memory().load()
    assert (loaded.station_epoch, loaded.boot, loaded.epoch) == ("11111111-1111-4111-8111-111111111111", 1, 0)
    assert loaded.tally.triggered == 0 and loaded.trust.held and loaded.order is None


def test_a_restart_keeps_the_name_and_counts_the_boot() -> None:
    disk = memory()
    in_memory(disk)
    loaded = in_memory(disk).load()
    assert (loaded.station_epoch, loaded.boot) == ("11111111-1111-4111-8111-111111111111", 2)


def test_a_passed_case_is_open_with_its_keys_until_it_is_released(store: Store) -> None:
    put(store, passed(1, ["a", "b", "c"]))
    (case,) = store.load().open_cases
    assert (case.case, case.state, case.keys, case.units_read) == (
        CaseRef(1, 1),
        "passed",
        ("a", "b", "c", "case-1-1"),
        3,
    )
    put(store, CaseReleased(CaseRef(1, 1), "exit"))
    loaded = store.load()
    assert loaded.open_cases == ()
    assert [(c.state, c.disposal) for c in loaded.recent] == [("released", "exit")]


def test_the_balance_counts_every_case_number_once(store: Store) -> None:
    put(store, *(passed(n, [f"u{n}"]) for n in (1, 2, 3, 4)), rejected(5, ["u5"]), missed(6))
    put(store, CaseReleased(CaseRef(1, 1), "exit"), CaseVoided(CaseRef(1, 2), "ejector"))
    put(store, CaseQuarantined(CaseRef(1, 3), "unsure"))
    tally = store.load().tally
    assert (tally.released, tally.void, tally.quarantined, tally.in_flight) == (1, 1, 1, 1)
    assert (tally.rejected, tally.missed, tally.triggered, tally.passed) == (1, 1, 6, 4)
    assert (tally.units_read, tally.no_reads) == (5, 1)


def test_the_open_order_counts_its_verdicts(store: Store) -> None:
    put(store, passed(1, ["a"]), rejected(2, ["b"]))
    order = store.load().order
    assert order is not None
    assert (order.order, order.recipe, order.passed, order.rejected) == ("o1", RECIPE, 1, 1)
    put(store, OrderClosed("o1", 1, 1))
    assert store.load().order is None


def test_how_many_an_order_rejected_and_why_have_one_source(store: Store) -> None:
    reasons = (Reason.DUPLICATE, Reason.NO_READ), (Reason.NO_READ,), (Reason.NO_READ,)
    put(store, *(rejected(n, [f"u{n}"], *each) for n, each in enumerate(reasons, 1)))
    order = store.load().order
    assert order is not None
    assert (dict(order.reasons), order.rejected) == ({Reason.DUPLICATE: 1, Reason.NO_READ: 2}, 3)
    put(store, OrderClosed("o1", 0, 3), order_started("o2"))
    begun = store.load().order
    assert begun is not None and (begun.order, begun.reasons, begun.rejected) == ("o2", (), 0)


def test_a_unit_of_a_live_case_is_taken(store: Store) -> None:
    put(store, passed(1, ["a", "b"]))
    with pytest.raises(UnitTaken) as refused:
        put(store, missed(2), passed(3, ["c", "b"]))
    assert refused.value.key == "unit_taken" and refused.value.arguments["code"] == "b"


def test_a_refused_batch_leaves_no_trace(store: Store) -> None:
    put(store, passed(1, ["a"]))
    before = store.head, store.load()
    with pytest.raises(UnitTaken):
        put(store, missed(2), rejected(3, ["z"]), passed(4, ["a"]))
    assert (store.head, store.load()) == before
    put(store, passed(4, ["d"]))


@pytest.mark.parametrize(
    ("units", "case_code"),
    [
        (["x", "x"], "new"),  # twice in one case
        (["x"], "case-1-1"),  # the code of a live case again
        (["case-1-1"], "new"),  # a live case code as a unit
        (["x"], "a"),  # a live unit as a case code
        (["x"], "x"),  # its own unit as its code
    ],
)
def test_units_and_cases_share_one_name_space(store: Store, units: list[str], case_code: str) -> None:
    put(store, passed(1, ["a"]))
    with pytest.raises(UnitTaken):
        put(store, passed(2, units, case_code))


def test_a_void_case_frees_its_units_and_its_code(store: Store) -> None:
    put(store, passed(1, ["a", "b"], "box"), CaseVoided(CaseRef(1, 1), "ejector"))
    put(store, passed(2, ["a", "b"], "box"), CaseVoided(CaseRef(1, 2), "person", "Li"))
    put(store, passed(3, ["box"], "a"))


def test_quarantined_and_released_cases_keep_theirs(store: Store) -> None:
    put(store, passed(1, ["a"]), CaseReleased(CaseRef(1, 1), "exit"))
    put(store, passed(2, ["b"]), CaseQuarantined(CaseRef(1, 2), "sixteen_behind"))
    for key in "ab":
        with pytest.raises(UnitTaken):
            put(store, passed(3, [key]))


def test_a_rejected_case_neither_takes_nor_frees(store: Store) -> None:
    put(store, passed(1, ["a"], "box"), rejected(2, ["a", "n"], Reason.DUPLICATE, case_code="box"))
    with pytest.raises(UnitTaken):
        put(store, passed(3, ["a"]))
    put(store, passed(3, ["n"]))


@pytest.mark.parametrize(
    "event",
    [
        passed(1, ["z"]),  # a second verdict for one number
        rejected(1, ["z"]),
        missed(1),
        CaseReleased(CaseRef(1, 9), "exit"),  # never judged
        CaseVoided(CaseRef(1, 2), "ejector"),  # was rejected
        CaseDisposed(CaseRef(1, 1), "ejector"),  # was passed
        EpochGranted(epoch=1, previous=1, cause="confirmed"),
        order_started("o2"),
        OrderClosed("o2", 0, 0),
    ],
)
def test_what_cannot_follow_is_refused(store: Store, event: object) -> None:
    put(store, passed(1, ["a"]), rejected(2, ["b"]))
    with pytest.raises(Conflict):
        put(store, event)


def test_a_pass_with_an_unread_place_is_refused(store: Store) -> None:
    case = passed(1, ["a"])
    unread = rejected(2, []).units
    with pytest.raises(Conflict, match="unit_unproven"):
        put(store, type(case)(case.case, "o1", "p", "l", case.window, case.case_code, case.units + unread))


def test_a_released_case_can_come_into_doubt_and_be_found_good(store: Store) -> None:
    put(store, passed(1, ["a"]), CaseReleased(CaseRef(1, 1), "exit"))
    put(store, CaseQuarantined(CaseRef(1, 1), "confirmed"))
    (case,) = store.load().owed
    assert (case.case, case.state, case.disposal, case.keys) == (CaseRef(1, 1), "quarantined", "unsure", ())
    put(store, CaseReleased(CaseRef(1, 1), "person", "Li"))
    assert store.load().tally.released == 1


def test_queue_rows_live_until_a_case_event_holds_them(store: Store) -> None:
    rows = tuple(QueueRow(n, NOW_US, code(f"q{n}"), None, n) for n in (1, 2, 3, 4))
    store.append(
        NOW_US, [Batch(queue=rows), Batch(queue=(QueueRow(5, NOW_US, None, Reason.NO_READ, 5, twin="queue"),))]
    )
    assert store.load().queue == (*rows, QueueRow(5, NOW_US, None, Reason.NO_READ, 5, twin="queue"))
    case = passed(1, ["q1", "q2"])
    units = tuple(type(u)(n, n, None, u.code) for n, u in enumerate(case.units, 1))
    put(store, type(case)(case.case, "o1", "p", "l", case.window, case.case_code, units))
    store.append(NOW_US, [Batch(dropped=((1, 4),))])
    assert [row.trigger for row in store.load().queue] == [3, 5]


def test_a_queue_row_may_be_told_again(store: Store) -> None:
    row = QueueRow(1, NOW_US, code("q"), None, 1)
    marked = QueueRow(1, NOW_US, code("q"), Reason.DUPLICATE, 1, twin="queue")
    store.append(NOW_US, [Batch(queue=(row,)), Batch(queue=(marked,))])
    assert store.load().queue == (marked,)


def test_trust_and_hold_and_alarms_are_remembered(store: Store) -> None:
    put(store, TrustRestored("Li", "clearance", (("top", 7),), 12), LineHeld("Li"))
    put(store, TrustLost("counter_mismatch", (("plc", 4), ("seen", 3)), 99))
    put(store, AlarmRaised("plc_lost", "plc_lost", (("device", "plc"),)), AlarmRaised("x", "x", ()))
    put(store, AlarmAcknowledged("plc_lost", "Li"), AlarmCleared("x"))
    loaded = store.load()
    assert loaded.hold == Hold("Li", NOW_US) and not loaded.trust.held
    assert (loaded.trust.tainted_through, loaded.trust.offsets, loaded.trust.proved_case) == (99, (("top", 7),), 12)
    assert [(a.alarm, a.arguments, a.acknowledged_by) for a in loaded.alarms] == [
        ("plc_lost", (("device", "plc"),), "Li")
    ]


def test_recent_cases_are_the_newest_128_of_the_newest_epoch(store: Store) -> None:
    put(store, missed(500), EpochGranted(2, 1, "plc_started"), *(missed(n, epoch=2) for n in range(1, 200)))
    recent = store.load().recent
    assert [c.case for c in recent] == [CaseRef(2, n) for n in range(72, 200)]


@pytest.mark.parametrize("key", ["\ud800", "a\x00b", "", "' OR 1=1", "x" * 10_000, "\u202eevil", "9" * 40])
def test_any_text_is_stored_exactly_and_found_again(tmp_path: Path, key: str) -> None:
    with_file = on_disk(tmp_path)
    put(with_file, passed(1, [key], "box"))
    reader = Reader.open(tmp_path / "journal.db")
    assert reader.taken([key, "other", "box"]) == {key: "1/1", "box": "1/1"}
    assert with_file.load().open_cases[0].keys == (key, "box")
    reader.close()
    with_file.close()


def test_after_a_fault_the_store_refuses_everything() -> None:
    disk = memory()
    store = in_memory(disk)
    disk.execute("DROP TABLE queue")
    with pytest.raises(StoreFault, match="store_failure"):
        store.append(NOW_US, [Batch(queue=(QueueRow(1, 1, None, None, 1),))])
    with pytest.raises(StoreFault, match="store_closed"):
        put(store, missed(1))
