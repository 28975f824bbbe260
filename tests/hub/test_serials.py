"""Which SSCC is the highest, who shares a range, and what was packed twice: over either database."""

from collections.abc import Iterator
from typing import Any

import pytest

from station.core.codes import sscc
from sync.hub.serials import claim, serials
from sync.hub.store import HubStore
from sync.outbox import Head, Record
from sync.wire import BatchDocument, CodeRange, Receipt, WireBatch, encode_batch
from tests.hub.conftest import Home
from tests.sync.factory import packed, record

LOW = CodeRange(extension=0, prefix="4012345", first=1, last=499)
HIGH = CodeRange(extension=0, prefix="4012345", first=500, last=999_999_999)
DISSOLVED = "container.dissolved"
ALL = CodeRange(extension=0, prefix="4012345", first=0, last=999_999_999)


@pytest.fixture
def store(home: Home) -> Iterator[HubStore]:
    store = HubStore(home.open())
    yield store
    store.close()


def numbered(case: int, serial: int, extension: int = 0) -> dict[str, Any]:
    """A packed case under an SSCC."""
    digits = sscc(extension, "4012345", serial)
    return packed(case) | {"code": {"key": f"gs1:00{digits}", "text": digits}}


def given(store: HubStore, *records: Record, station: str = "L1", epoch: str = "a", head: int = 0) -> Receipt:
    batch = WireBatch(epoch, Head(head or records[-1].seq, "ab" * 32), records)
    body = encode_batch(batch, station, 2**30)[1]
    return store.ingest(station, BatchDocument.model_validate_json(body), 1)


# the highest ---------------------------------------------------------------------------------------------------------


def test_a_range_nobody_packed_under_has_no_highest(store: HubStore) -> None:
    given(store, record(1), record(2, numbered(2, 7, extension=1)))
    assert serials(store.reader, "L1", ALL).highest is None


def test_the_highest_is_of_the_range_asked_for_whoever_packed_it(store: HubStore) -> None:
    given(store, record(1, numbered(1, 41)), record(2, numbered(2, 40)))
    given(store, record(1, numbered(3, 700), kind="container.packed"), station="L2", epoch="b")
    assert serials(store.reader, "L1", LOW).highest == 41
    assert serials(store.reader, "L1", HIGH).highest == 700
    assert serials(store.reader, "L9", ALL).highest == 700


def test_a_code_that_was_taken_back_stays_used(store: HubStore) -> None:
    given(
        store, record(1, numbered(1, 41)), record(2, numbered(1, 41) | {"cause": "offset_found"}, "container.dissolved")
    )
    assert serials(store.reader, "L1", ALL).highest == 41


def test_what_the_station_had_and_the_hub_never_got_is_told(store: HubStore) -> None:
    given(store, record(1, numbered(1, 41)), head=30)
    assert serials(store.reader, "L1", ALL).undelivered == 29
    assert serials(store.reader, "L2", ALL).undelivered == 0


# who shares ----------------------------------------------------------------------------------------------------------


def test_two_stations_that_claim_one_range_are_told_of_each_other(store: HubStore) -> None:
    claim(store.writer, "L1", ALL, 1)
    claim(store.writer, "L2", HIGH, 2)
    assert serials(store.reader, "L1", ALL).shared_with == ["L2"]
    assert serials(store.reader, "L2", HIGH).shared_with == ["L1"]
    claim(store.writer, "L1", LOW, 3)
    assert serials(store.reader, "L1", LOW).shared_with == []
    assert serials(store.reader, "L2", HIGH).shared_with == []


def test_a_station_that_packs_in_anothers_range_is_told_without_a_claim(store: HubStore) -> None:
    given(store, record(1, numbered(1, 41)), station="L2")
    assert serials(store.reader, "L1", LOW).shared_with == ["L2"]
    assert serials(store.reader, "L1", HIGH).shared_with == []
    assert serials(store.reader, "L2", LOW).shared_with == []


# packed twice --------------------------------------------------------------------------------------------------------


def test_an_sscc_that_another_station_has_packed_is_told_in_the_receipt(store: HubStore) -> None:
    assert given(store, record(1, numbered(1, 41))).repeated == []
    receipt = given(store, Record(1, "other", "container.packed", 1, 1, numbered(2, 41)), station="L2", epoch="b")
    [twice] = receipt.repeated
    assert (twice.seq, twice.code, twice.other) == (1, sscc(0, "4012345", 41), "L1 1/1")
    assert [item.status for item in receipt.results] == ["accepted"]
    [kept] = serials(store.reader, "L2", ALL).repeated
    assert kept == twice
    assert serials(store.reader, "L1", ALL).repeated == []


def test_it_is_told_again_when_the_answer_was_lost(store: HubStore) -> None:
    given(store, record(1, numbered(1, 41)))
    again = Record(1, "other", "container.packed", 1, 1, numbered(2, 41))
    first = given(store, again, station="L2", epoch="b")
    assert given(store, again, station="L2", epoch="b").repeated == first.repeated != []
    assert len(serials(store.reader, "L2", ALL).repeated) == 1


def test_within_one_batch_and_for_a_unit_too(store: HubStore) -> None:
    both = numbered(2, 42) | {"members": packed(1)["members"][:1]}
    receipt = given(store, record(1, numbered(1, 41)), record(2, both))
    assert [(each.seq, each.other) for each in receipt.repeated] == [(1, "L1 1/2"), (2, "L1 1/1")]
    assert {each.code for each in receipt.repeated} == {packed(1)["members"][0]["code"]["text"]}


def test_a_case_that_was_taken_back_holds_no_code(store: HubStore) -> None:
    told = numbered(1, 41)
    given(store, record(1, told), record(2, told | {"cause": "offset_found"}, "container.dissolved"))
    assert given(store, record(3, numbered(2, 41))).repeated == []


def test_a_case_found_good_after_all_and_told_again_after_a_restore_is_the_same_one(store: HubStore) -> None:
    told = numbered(1, 41)
    first = (
        record(1, told),
        record(2, told | {"cause": "x"}, "container.dissolved"),
        record(3, told, "container.restored"),
    )
    assert given(store, *first).repeated == []
    assert given(store, first[0], epoch="b").repeated == []
    assert given(store, *first[1:], epoch="b").repeated == []


def test_a_journal_that_began_at_one_again_is_another_one_with_the_same_number(store: HubStore) -> None:
    given(store, record(1, numbered(1, 41)))
    again = numbered(1, 41) | {"members": packed(77)["members"]}
    assert [each.other for each in given(store, record(1, again), epoch="b").repeated] == ["L1 1/1"]
