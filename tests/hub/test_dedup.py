"""Dedup for ever on (station, station_epoch, seq): at once, by two hubs, in disorder, after a restore, with a clone."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from sqlalchemy import func, select

from sync.hub.stations import station_list
from sync.hub.store import HubStore
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT
from sync.hub.trace import trace
from sync.hub.validation import UnnumberedEvent
from sync.outbox import Record
from sync.wire import BatchDocument, ItemResult, Receipt
from tests.hub.conftest import Home, PostgresHome
from tests.hub.postgres import Cluster
from tests.sync.factory import packed, posted, record

UNITS = 6


@pytest.fixture
def store(home: Home) -> Iterator[HubStore]:
    with opened(home) as only:
        yield only


@contextmanager
def opened(home: Home) -> Iterator[HubStore]:
    store = HubStore(home.open())
    yield store
    store.close()


def batch(*seqs: int, station_epoch: str = "epoch-a") -> BatchDocument:
    return parsed(*(record(seq) for seq in seqs), station_epoch=station_epoch)


def parsed(*records: Record, station_epoch: str = "epoch-a") -> BatchDocument:
    return BatchDocument.model_validate_json(posted(*records, station_epoch=station_epoch))


def statuses(receipt: Receipt) -> list[str]:
    return [item.status for item in receipt.results]


def counts(store: HubStore) -> dict[str, int]:
    with store.reader.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (EVENT, CONTAINER, CODE_INDEX)
        }


def told(cases: int) -> dict[str, int]:
    return {"event": cases, "container": cases, "code_index": cases * (UNITS + 1)}


def test_two_hubs_at_once_keep_every_record_once_though_each_batch_is_sent_four_times(home: Home) -> None:
    offered = [list(range(first, first + 5)) for first in range(1, 101, 5)] * 4
    random.Random(4).shuffle(offered)
    with ExitStack() as stack, ThreadPoolExecutor(8) as threads:
        hubs = [stack.enter_context(opened(home)) for _ in range(2)]
        receipts = threads.map(lambda turn: hubs[turn % 2].ingest("L1", batch(*offered[turn]), 1), range(len(offered)))
        answers = [status for receipt in receipts for status in statuses(receipt)]
        assert (answers.count("accepted"), answers.count("exists")) == (100, 300)
        assert [hub.cursor("L1", "epoch-a").contiguous_through for hub in hubs] == [100, 100]
        assert counts(hubs[0]) == told(100)


def test_two_hubs_may_hear_of_a_journal_for_the_first_time_at_once(home: Home) -> None:
    with ExitStack() as stack, ThreadPoolExecutor(8) as threads:
        hubs = [stack.enter_context(opened(home)) for _ in range(2)]
        receipts = threads.map(lambda turn: hubs[turn % 2].ingest("L1", batch(1, 2), 1), range(8))
        answers = [statuses(receipt) for receipt in receipts]
        assert sorted(answers) == [["accepted"] * 2] + [["exists"] * 2] * 7
        assert station_list(hubs[0].reader, 1).members[0].journals == 1


def test_two_hubs_may_make_the_tables_at_once(home: Home) -> None:
    with ThreadPoolExecutor(4) as threads:
        for database in threads.map(lambda _: home.open(), range(4)):
            database.close()


def test_batches_that_overlap_in_any_order_end_as_one_journal(store: HubStore) -> None:
    chance = random.Random(7)
    through = [store.ingest("L1", batch(*range(80, 91)), 1).accepted_through]
    spans = [(first, min(90, first + chance.randint(0, 12))) for first in range(1, 91)]
    chance.shuffle(spans)
    through += [store.ingest("L1", batch(*range(first, last + 1)), 1).accepted_through for first, last in spans]
    assert through == sorted(through)
    assert through[-1] == 90
    assert counts(store) == told(90)


def test_a_hub_set_back_to_its_backup_asks_for_the_gap_and_takes_it_again(home: Home) -> None:
    with opened(home) as hub:
        hub.ingest("L1", batch(1, 2, 3), 1)
    home.save()
    with opened(home) as hub:
        assert hub.ingest("L1", batch(4, 5, 6), 1).accepted_through == 6
    home.set_back()
    with opened(home) as hub:
        assert hub.cursor("L1", "epoch-a").contiguous_through == 3
        ahead = hub.ingest("L1", batch(7), 1)
        assert (ahead.accepted_through, statuses(ahead)) == (3, ["accepted"])
        assert station_list(hub.reader, 1).members[0].newest == 7
        again = hub.ingest("L1", batch(4, 5, 6, 7), 1)
        assert (again.accepted_through, statuses(again)) == (7, ["accepted"] * 3 + ["exists"])
        assert counts(hub) == told(7)


def test_a_new_station_epoch_begins_at_one_and_the_old_one_stays(store: HubStore) -> None:
    store.ingest("L1", batch(1, 2, 3), 1)
    assert store.ingest("L1", batch(1, station_epoch="epoch-b"), 2).accepted_through == 1
    assert store.cursor("L1", "epoch-a").contiguous_through == 3
    assert store.cursor("L1", "epoch-b").latest_epoch == "epoch-b"
    assert store.cursor("L1", "epoch-c").contiguous_through == 0


def test_a_clone_is_refused_record_by_record_and_shows_on_the_stations_page(store: HubStore) -> None:
    store.ingest("L1", batch(1, 2), 5)
    clone = parsed(record(1), record(2, packed(99)), record(3, packed(98)))
    answer = store.ingest("L1", clone, 7)
    assert [(item.status, item.code) for item in answer.results] == [
        ("exists", ""),
        ("rejected", "conflict"),
        ("accepted", ""),
    ]
    assert trace(store.reader, ["CASE-99"]) is None
    # The first of the two to come back with number 3 is now the one that is refused: neither goes on unnoticed.
    assert statuses(store.ingest("L1", batch(3), 9)) == ["rejected"]
    (member,) = station_list(store.reader, 9).members
    assert (member.conflicts, member.conflict_us) == (2, 9)
    assert counts(store) == told(3)


def test_the_same_body_under_another_id_is_a_clone_too(store: HubStore) -> None:
    store.ingest("L1", batch(1), 1)
    other = Record(1, "another-id", "container.packed", 1, record(1).at_us, packed(1))
    assert store.ingest("L1", parsed(other), 1).results[0].code == "conflict"


def test_one_code_that_is_far_too_long_for_an_index_is_kept_and_found(store: HubStore) -> None:
    body = packed(1)
    body["members"][0]["code"] = {"key": "k" * 8_000, "text": "t" * 8_000}
    assert statuses(store.ingest("L1", parsed(record(1, body)), 1)) == ["accepted"]
    assert trace(store.reader, ["t" * 8_000]) is not None
    assert trace(store.reader, ["t" * 7_999]) is None


DROP_EVERYBODY = (
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name LIKE 'station-hub%'"
)
"""And wait until they are gone."""


def test_a_postgresql_that_dropped_every_connection_is_found_again(cluster: Cluster) -> None:
    home = PostgresHome(cluster)
    with opened(home) as hub:
        hub.ingest("L1", batch(1), 1)
        hub.cursor("L1", "epoch-a")
        cluster.do(DROP_EVERYBODY)
        assert statuses(hub.ingest("L1", batch(1, 2), 1)) == ["exists", "accepted"]
        assert hub.cursor("L1", "epoch-a").contiguous_through == 2


def captured(number: int, **changes: Any) -> dict[str, Any]:
    told = {
        "id": f"ni:///sha-256;{number:064x}?ver=CBV2.0",
        "kind": "container.packed",
        "version": 1,
        "time": "2026-01-01T00:00:00+00:00",
        "clock_quality": "unknown",
        "line": "",
        "order": "",
        "body": packed(number),
    }
    return told | changes


def capture(store: HubStore, *documents: dict[str, Any], at_us: int) -> list[ItemResult]:
    return store.capture(
        "erp", [UnnumberedEvent(each) for each in documents], at_us, end=lambda _, results: list(results)
    )


def test_events_without_numbers_are_known_by_their_id(store: HubStore) -> None:
    first = capture(store, captured(1), captured(2), captured(1), at_us=1)
    assert [(item.seq, item.status) for item in first] == [(1, "accepted"), (2, "accepted"), (3, "exists")]
    second = capture(store, captured(3), captured(2), captured(1, body=packed(9)), {"id": 7}, at_us=2)
    assert [(item.status, item.code) for item in second] == [
        ("accepted", ""),
        ("exists", ""),
        ("rejected", "conflict"),
        ("rejected", "event_invalid"),
    ]
    assert capture(store, at_us=3) == []
    assert store.cursor("erp", "captured").contiguous_through == 3
    assert counts(store) == told(3)
    assert trace(store.reader, ["CASE-3"]) is not None
