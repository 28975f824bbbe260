"""A case that is not believed any more, and one that was found good after all: over either database, in any order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from sqlalchemy import event, func, select

from sync.hub.containers import ContainerPlace, released_containers
from sync.hub.history import HistoryStep
from sync.hub.store import HubStore
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT
from sync.hub.trace import Trace, document, trace
from sync.outbox import Parked, Record, tombstone, tombstone_id
from sync.wire import BatchDocument, Receipt, encode_batch
from tests.hub.conftest import Home
from tests.sync.factory import batch_of, packed, posted, record

PACKED, DISSOLVED, RESTORED = "container.packed", "container.dissolved", "container.restored"
WHY: Mapping[str, dict[str, str]] = {
    "container.packed": {},
    DISSOLVED: {"cause": "offset_found"},
    RESTORED: {"by": "Li Wei"},
}


@pytest.fixture
def store(home: Home) -> Iterator[HubStore]:
    store = HubStore(home.open())
    yield store
    store.close()


def said(seq: int, number: int, kind: str = "container.packed") -> Record:
    """The record number ``seq`` about case ``number``."""
    return record(seq, packed(number) | WHY[kind], kind)


def taken(store: HubStore, *records: Record, station: str = "L1", station_epoch: str = "epoch-a") -> list[str]:
    receipt = given(store, posted(*records, station_epoch=station_epoch), station)
    return [item.code or item.status for item in receipt.results]


def given(store: HubStore, body: bytes, station: str = "L1") -> Receipt:
    return store.ingest(station, BatchDocument.model_validate_json(body), 1)


def listed(store: HubStore, station_epoch: str | None = None) -> list[tuple[int, int]]:
    """Case number and wire number of what is packed now, read two at a time."""
    place: ContainerPlace | None = None
    found: list[tuple[int, int]] = []
    while True:
        page = released_containers(store.reader, "L1", station_epoch, 1, place, 2)
        found += [(case["case"]["seq"], case["seq"]) for case in page["containers"]]
        if page["next"] is None:
            assert page["count"] == len(found)
            return found
        place = ContainerPlace.parse(page["next"])


def asked(store: HubStore, code: str) -> Trace:
    found = trace(store.reader, [code])
    assert found is not None
    return found


def unit(number: int) -> str:
    return str(packed(number)["members"][0]["code"]["key"])


def story(store: HubStore, code: str) -> list[str]:
    return [step.what for chapter in asked(store, code).chapters for step in chapter]


def test_a_dissolved_case_is_not_listed_and_a_restored_one_is_again_once(store: HubStore) -> None:
    taken(store, said(1, 1), said(2, 2), said(3, 3))
    taken(store, said(4, 2, DISSOLVED), said(5, 3, DISSOLVED))
    assert listed(store) == [(1, 1)]
    taken(store, said(6, 3, RESTORED))
    assert listed(store) == [(1, 1), (3, 6)]
    page = released_containers(store.reader, "L1", None, 1, None, 10)
    assert page["containers"][1]["members"] == [each["code"]["key"] for each in packed(3)["members"]]
    taken(store, said(7, 3, DISSOLVED))
    assert listed(store) == [(1, 1)]


def test_none_of_the_units_of_a_dissolved_case_is_told_as_belonging_to_it(store: HubStore) -> None:
    taken(store, said(1, 1), said(2, 1, DISSOLVED))
    for code in (unit(1), "CASE-1"):
        told = document(asked(store, code))
        assert (told["as_container"], told["as_unit"], told["packings"]) == ([], [], 0)
        (left,) = told["left"]
        assert (left["seq"], left["believed"], left["cause"]) == (2, False, "offset_found")
    assert story(store, unit(1)) == ["read", "reported", "released", "delivered", "withdrawn"]
    assert story(store, "CASE-1") == ["container_reported", "released", "delivered", "withdrawn"]


def test_a_restored_case_is_packed_once_and_its_story_tells_both(store: HubStore) -> None:
    taken(store, said(1, 1), said(2, 1, DISSOLVED), said(3, 1, RESTORED))
    told = document(asked(store, unit(1)))
    assert (told["packings"], [each["seq"] for each in told["as_unit"]], told["left"]) == (1, [3], [])
    assert story(store, unit(1)) == ["read", "packed", "released", "delivered", "withdrawn", "restored"]
    last = told["history"][-1]
    assert (last["step"], last["at"], last["by"]) == ("restored", "2023-11-14T22:13:20.000003+00:00", "Li Wei")
    assert document(asked(store, "CASE-1"))["as_container"][0]["seq"] == 3


@pytest.mark.parametrize(
    "kinds",
    [
        ("container.packed", DISSOLVED),
        ("container.packed", DISSOLVED, RESTORED),
        ("container.packed", DISSOLVED, RESTORED, DISSOLVED),
    ],
    ids=len,
)
def test_the_numbers_say_what_is_true_whatever_came_first(store: HubStore, kinds: Sequence[str]) -> None:
    for turn, order in enumerate(permutations(range(1, len(kinds) + 1)), start=1):
        for seq in order:
            taken(store, said(seq, turn, kinds[seq - 1]), station_epoch=f"epoch-{turn}")
        withdrawn = kinds[-1] == DISSOLVED
        assert listed(store, f"epoch-{turn}") == ([] if withdrawn else [(turn, len(kinds))])
        found = asked(store, unit(turn))
        assert (found.packings, found.verdict) == (not withdrawn, "withdrawn" if withdrawn else "known")
        last = {DISSOLVED: ["withdrawn"], RESTORED: ["restored"]}.get(kinds[-1], ["delivered"])
        assert [step.what for step in found.chapters[0]][-1:] == last


def test_a_retraction_whose_case_has_not_come_yet_is_told_already(store: HubStore) -> None:
    taken(store, said(9, 1, DISSOLVED))
    assert listed(store) == []
    found = asked(store, unit(1))
    assert (found.packings, story(store, unit(1))) == (0, ["reported", "withdrawn"])
    taken(store, said(10, 1, RESTORED))
    assert listed(store) == [(1, 10)]
    assert (asked(store, unit(1)).packings, story(store, "CASE-1")) == (1, ["withdrawn", "restored"])


def test_sent_twice_it_is_stored_once(store: HubStore) -> None:
    records = (said(1, 1), said(2, 1, DISSOLVED), said(3, 1, RESTORED))
    assert taken(store, *records) == ["accepted"] * 3
    assert taken(store, *records) == ["exists"] * 3
    with store.reader.connect() as connection:
        count = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in (EVENT, CONTAINER, CODE_INDEX)
        }
    assert count == {"event": 3, "container": 1, "code_index": 21}


def test_a_retraction_under_a_number_that_holds_other_content_is_a_conflict_and_changes_nothing(
    store: HubStore,
) -> None:
    taken(store, said(1, 1), said(2, 2))
    assert taken(store, said(1, 1), said(2, 1, DISSOLVED)) == ["exists", "conflict"]
    assert listed(store) == [(1, 1), (2, 2)]
    assert asked(store, unit(1)).packings == 1


def test_a_copy_is_still_found_and_what_was_withdrawn_is_none(store: HubStore) -> None:
    taken(store, said(1, 1), said(2, 1, DISSOLVED), said(3, 1, RESTORED))
    taken(store, said(1, 1), station="L2")
    assert asked(store, unit(1)).packings == 2
    taken(store, said(4, 1, DISSOLVED))
    found = asked(store, unit(1))
    assert (found.packings, len(found.left), found.verdict) == (1, 1, "known")


def test_another_journal_with_the_same_case_numbers_is_left_alone(store: HubStore) -> None:
    taken(store, said(1, 1), station_epoch="epoch-a")
    taken(store, said(1, 2), said(2, 2, DISSOLVED), station_epoch="epoch-b")
    other = record(2, packed(3) | {"container": 1, "case": {"epoch": 1, "seq": 1}} | WHY[DISSOLVED], DISSOLVED)
    taken(store, record(1, {"order": "x"}, "order.started"), other, station_epoch="epoch-c")
    assert listed(store) == [(1, 1)]


def test_a_case_withdrawn_more_often_than_a_page_tells_ends_as_it_is(store: HubStore) -> None:
    often = [said(seq, 1, (DISSOLVED, RESTORED)[seq % 2]) for seq in range(2, 61)]
    taken(store, said(1, 1), *often)
    assert asked(store, unit(1)).packings == 0
    taken(store, said(61, 1, RESTORED))
    assert asked(store, unit(1)).packings == 1


def test_a_retraction_that_was_parked_counts_once_it_is_mended(store: HubStore) -> None:
    late = said(2, 1, DISSOLVED)
    stone = tombstone(late, Parked(2, "422", "unknown product", 5))
    assert taken(store, said(1, 1), stone) == ["accepted"] * 2
    assert listed(store) == [(1, 1)]
    mending = replace(batch_of(late), mends=tombstone_id(late.id))
    assert given(store, encode_batch(mending, "L1", 2**30)[1]).results[0].status == "accepted"
    assert (listed(store), asked(store, unit(1)).packings) == ([], 0)


@pytest.mark.parametrize("kind", [DISSOLVED, RESTORED])
@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"members": 7}, "members"),
        ({"container": True}, "container"),
        ({"code": {}}, "code"),
        ({"cause": "x" * 1_001, "by": "x" * 1_001}, ("cause", "by")),
        ({"cause": 1, "by": 1}, ("cause", "by")),
        ({"cause": "a\0b", "by": "a\0b"}, ("cause", "by")),
    ],
)
def test_a_body_that_is_none_is_rejected(
    store: HubStore, kind: str, changes: dict[str, object], problem: str | tuple[str, ...]
) -> None:
    spoilt = record(2, packed(1) | WHY[kind] | changes, kind)
    rejected = given(store, posted(said(1, 1), spoilt)).results[1]
    assert (rejected.status, rejected.code) == ("rejected", "body_invalid")
    assert rejected.detail.startswith(problem)
    assert listed(store) == [(1, 1)]


def test_without_a_cause_it_is_believed_all_the_same(store: HubStore) -> None:
    assert taken(store, said(1, 1), record(2, packed(1), DISSOLVED)) == ["accepted"] * 2
    assert listed(store) == []
    assert asked(store, "CASE-1").chapters[0][-1] == HistoryStep(
        "withdrawn",
        "2023-11-14T22:13:20.000002+00:00",
        {"line": "L1", "container": "case", "code": "CASE-1", "cause": ""},
        (1, 1),
    )


def test_a_batch_of_cases_costs_one_statement_for_its_containers(store: HubStore) -> None:
    statements: list[str] = []
    event.listen(store.writer, "before_cursor_execute", lambda *told: statements.append(told[2]))
    taken(store, said(1, 1), said(2, 2), said(3, 2, DISSOLVED))
    assert len([statement for statement in statements if "INSERT INTO container" in statement]) == 1


def test_a_journal_restored_from_a_backup_tells_its_cases_again_and_they_are_no_copies(store: HubStore) -> None:
    taken(store, said(1, 1), said(2, 2), said(3, 2, DISSOLVED), station_epoch="before")
    taken(store, said(1, 1), said(2, 2), station_epoch="after")  # the backup knows nothing of number 3
    assert asked(store, unit(1)).packings == 1
    assert asked(store, unit(2)).packings == 0
    late = replace(said(9, 1, DISSOLVED), id="id-late")
    taken(store, late, station_epoch="after")
    assert (asked(store, unit(1)).packings, asked(store, "CASE-1").packings) == (0, 0)
    assert story(store, unit(1)) == ["read", "reported", "released", "delivered", "withdrawn"]
    taken(store, said(1, 1), station="L2")
    assert asked(store, unit(1)).packings == 1
