"""Containers of every level rebuilt from the wire: in any order, in any batches, however often the records come."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from sync.hub.containers import contents, released_containers
from sync.hub.database import Database
from sync.hub.serials import serials
from sync.hub.store import HubStore
from sync.hub.tables import CODE_INDEX, CONTAINER, PACKED_SSCC
from sync.hub.trace import document, trace
from sync.outbox import Record
from sync.wire import BatchDocument, CodeRange, Receipt
from tests.hub.conftest import Home
from tests.hub.ready import opened
from tests.sync.factory import posted, record

UNITS = [f"u{number}" for number in range(8)]
NAMES = {1: "bundle", 2: "case", 3: "pallet"}
Body = dict[str, Any]


# a random life of a station ------------------------------------------------------------------------------------------


@dataclass
class Container:
    number: int
    level: int
    code: str
    members: dict[str, int]
    """Code → its container, 0 = a unit."""
    live: bool = True
    shipped: bool = False
    parent: int = 0


@dataclass
class Life:
    """What a station does, one valid operation after the other, and the records it sends: the fold in order."""

    choose: Callable[[int], int]
    """A number below the one given."""
    records: list[Record] = field(default_factory=list)
    containers: dict[int, Container] = field(default_factory=dict)
    where: dict[str, int] = field(default_factory=dict)
    """Unit → the container it is in."""
    gone: set[str] = field(default_factory=set)

    def say(self, kind: str, body: Body) -> None:
        self.records.append(record(len(self.records) + 1, body, kind))

    def about(self, one: Container, **more: Any) -> Body:
        code = {"key": one.code, "text": one.code}
        head = {"container": one.number, "level": one.level, "name": NAMES[one.level], "code": code}
        return head | {"order": "A", "product": "P", "lot": "L"} | more

    def free(self, level: int) -> list[tuple[str, int]]:
        """What may go into a container of this level: code, container."""
        if level == 1:
            return [(unit, 0) for unit in UNITS if unit not in self.where and unit not in self.gone]
        below = (one for one in self.containers.values() if one.level == level - 1 and one.live)
        return [(one.code, one.number) for one in below if not one.parent and not one.shipped]

    def place(self, one: Container, members: Mapping[str, int]) -> None:
        one.members |= members
        for code, number in members.items():
            if number:
                self.containers[number].parent = one.number
            else:
                self.where[code] = one.number

    def take(self, one: Container, codes: Sequence[str]) -> None:
        for code in codes:
            number = one.members.pop(code)
            if number:
                self.containers[number].parent = 0
            else:
                del self.where[code]

    def live(self, *, shipped: bool = False) -> list[Container]:
        return [one for one in self.containers.values() if one.live and one.shipped == shipped and not one.parent]

    def some(self, found: Sequence[Any]) -> list[Any]:
        start = self.choose(len(found))
        return list(found[start : start + 1 + self.choose(3)])

    def pack(self) -> None:
        level = 1 + self.choose(3)
        if not (free := self.free(level)):
            return
        number = 100 + len(self.containers)
        one = Container(number, level, f"code-{number}", {})
        self.containers[number] = one
        self.place(one, dict(self.some(free)))
        self.say("container.packed", self.about(one) | self.holding(one))

    def holding(self, one: Container) -> Body:
        return {"members": listed(one.members), "packed_at_us": 5, "link": "scanned", "exit": "by_hand"}

    def change(self) -> None:
        if not (live := self.live()):
            return
        one = live[self.choose(len(live))]
        removed = {code: one.members[code] for code in self.some(sorted(one.members))} if len(one.members) > 1 else {}
        self.take(one, list(removed))
        free = [each for each in self.free(one.level) if each[0] not in removed]
        added = dict(self.some(free)) if free else {}
        self.place(one, added)
        if removed or added:
            self.say("container.changed", self.about(one, removed=listed(removed), added=listed(added)))

    def dissolve(self) -> None:
        if not (live := self.live()):
            return
        one = live[self.choose(len(live))]
        was = dict(one.members)
        self.take(one, list(was))
        one.live = False
        told = listed(was) if self.choose(2) else []  # a retraction may leave them out
        self.say("container.dissolved", self.about(one, cause="rework", members=told))

    def restore(self) -> None:
        gone = [one for one in self.containers.values() if not one.live]
        if not gone:
            return
        one = gone[self.choose(len(gone))]
        free = self.free(one.level)
        self.place(one, dict(self.some(free)) if free else {})
        one.live = True
        self.say("container.restored", self.about(one) | self.holding(one))

    def relabel(self) -> None:
        if not (live := self.live()):
            return
        one = live[self.choose(len(live))]
        old, one.code = one.code, f"code-{one.number}-{len(self.records)}"
        more = {"old_code": {"key": old, "text": old}, "members": listed(one.members)}
        self.say("container.recoded", self.about(one, **more))

    def ship(self) -> None:
        back = bool(self.choose(2))
        if not (found := self.live(shipped=back)):
            return
        one = found[self.choose(len(found))]
        one.shipped = not back
        self.say("shipment.returned" if back else "shipment.confirmed", self.about(one) | ({} if back else {"to": "B"}))

    def fate(self) -> None:
        unit = UNITS[self.choose(len(UNITS))]
        code = {"code": {"key": unit, "text": unit}}
        if unit in self.gone:
            self.gone.remove(unit)
            self.say("unit.recommissioned", code)
        elif unit not in self.where:
            self.gone.add(unit)
            self.say("unit.decommissioned", code | {"fate": "damaged"})


def listed(members: Mapping[str, int]) -> list[Body]:
    return [{"code": {"key": code, "text": code}, "container": number} for code, number in members.items()]


DOINGS = (Life.pack, Life.pack, Life.pack, Life.change, Life.dissolve, Life.restore, Life.relabel, Life.ship, Life.fate)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    life = Life(lambda below: draw(st.integers(0, below - 1)))
    for _ in range(draw(st.integers(3, 25))):
        DOINGS[draw(st.integers(0, len(DOINGS) - 1))](life)
    return life


# the property --------------------------------------------------------------------------------------------------------


def given_to(store: HubStore, *records: Record, station: str = "L1") -> Receipt:
    batch = BatchDocument.model_validate_json(posted(*records))
    return store.ingest(station, batch, 1)


def tables(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """The projections, row by row; of the code index what it is for."""
    with database.reader.connect() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(table)))
            for table in (CONTAINER, CODE_INDEX, PACKED_SSCC)
        }


def tree(store: HubStore) -> dict[int, tuple[str, int, list[str], int, bool]]:
    page = released_containers(store.reader, "L1", None, None, None, 1_000)
    return {
        each["container"]: (
            each["code"],
            each["level"],
            sorted(each["members"]),
            each["in_container"] or 0,
            each["shipped"],
        )
        for each in page["containers"]
    }


@given(lives(), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_any_batches_and_any_repeats_make_the_tree_that_the_station_has(
    life: Life, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(life.records))
    again = data.draw(st.lists(st.sampled_from(life.records), max_size=5)) if life.records else []
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        straight, shuffled = opened(Path(one)), opened(Path(other))
        try:
            for record_in_order in life.records:
                given_to(HubStore(straight), record_in_order)
            for each in (*order, *again):
                given_to(HubStore(shuffled), each)
            whole = {
                one.number: (one.code, one.level, sorted(one.members), one.parent, one.shipped)
                for one in life.containers.values()
                if one.live
            }
            assert tree(HubStore(straight)) == whole
            assert tables(shuffled) == tables(straight)
            assert tree(HubStore(shuffled)) == whole
            for unit in UNITS:
                found = trace(shuffled.reader, [unit])
                told = [] if found is None else [key[1] for past in found.pasts for key in past.holders]
                assert told == ([life.where[unit]] if unit in life.where else [])
                assert (found is not None and found.verdict == "decommissioned") is (unit in life.gone)
        finally:
            straight.close()
            shuffled.close()


def test_one_batch_says_the_same_as_its_records_one_by_one(home: Home) -> None:
    numbers = iter([0, 0, 0, 0, 1] * 40)
    life = Life(lambda below: next(numbers) % below)
    for doing in DOINGS * 2:
        doing(life)
    assert {"container.changed", "container.dissolved", "container.restored"} <= {each.kind for each in life.records}
    database = home.open()
    given_to(HubStore(database), *life.records)
    given_to(HubStore(database), *life.records[3:])
    with tempfile.TemporaryDirectory() as other:
        single = opened(Path(other))
        for each in life.records:
            given_to(HubStore(single), each)
        assert tables(database) == tables(single)
        single.close()
    database.close()


# a day of rework -----------------------------------------------------------------------------------------------------


@pytest.fixture
def store(home: Home) -> Iterator[HubStore]:
    store = HubStore(home.open())
    yield store
    store.close()


def code(text: str) -> Body:
    return {"key": text, "text": text}


def case(number: int, units: Sequence[str], **more: Any) -> Body:
    body = {"container": number, "level": 1, "name": "case", "code": code(f"CASE-{number}"), "order": "A"}
    body |= {"product": "Cola", "lot": "L7", "members": listed(dict.fromkeys(units, 0)), "packed_at_us": 5}
    return body | {"link": "picture", "exit": "confirmed", "case": {"epoch": 1, "seq": number}} | more


def pallet(number: int, cases: Sequence[int], **more: Any) -> Body:
    members = listed({f"CASE-{each}": each for each in cases})
    body = case(number, ()) | {"level": 2, "name": "pallet", "code": code(f"P-{number}"), "members": members}
    return body | {"case": None, "link": "scanned", "exit": "by_hand"} | more


def about(body: Body, **more: Any) -> Body:
    kept = ("container", "level", "name", "code", "order", "product", "lot")
    return {name: body[name] for name in kept} | more


ONE, TWO = case(1, ["a", "b"]), case(2, ["c"])
PALLET = pallet(9, [1, 2])
DAY: tuple[tuple[str, Body], ...] = (
    ("container.packed", ONE),
    ("container.packed", TWO),
    ("container.packed", PALLET),
    ("container.changed", about(ONE, removed=listed({"a": 0}), added=listed({"x": 0}), by="Li Wei", reason="broken")),
    ("unit.decommissioned", {"code": code("a"), "fate": "damaged", "by": "Li Wei", "reason": "broken"}),
    ("container.recoded", about(PALLET, code=code("P-10"), old_code=code("P-9"), members=PALLET["members"])),
    ("shipment.confirmed", about(PALLET, code=code("P-10"), to="Wholesaler", document="D-7")),
)


def day(store: HubStore) -> None:
    given_to(store, *(record(seq, body, kind) for seq, (kind, body) in enumerate(DAY, 1)))


def asked(store: HubStore, text: str) -> dict[str, Any]:
    found = trace(store.reader, [text])
    assert found is not None
    return document(found)


def test_a_bottle_tells_its_case_its_pallet_and_where_that_was_shipped(store: HubStore) -> None:
    day(store)
    (place,) = asked(store, "b")["as_unit"]
    case_of_it, pallet_of_it = place["containers"]
    assert (case_of_it["where"], case_of_it["code"]["key"], case_of_it["shipped"]) == ("1/1", "CASE-1", None)
    assert (pallet_of_it["where"], pallet_of_it["name"], pallet_of_it["code"]["key"]) == ("#9", "pallet", "P-10")
    assert (pallet_of_it["shipped"]["to"], pallet_of_it["shipped"]["document"]) == ("Wholesaler", "D-7")
    steps = [step["step"] for step in asked(store, "b")["history"]]
    assert steps == ["read", "packed", "released", "delivered", "placed", "recoded", "shipped"]
    added = asked(store, "x")["history"]
    assert [step["step"] for step in added] == ["added", "recoded", "shipped"]


def test_a_decommissioned_bottle_says_so_and_where_it_was(store: HubStore) -> None:
    day(store)
    told = asked(store, "a")
    assert (told["verdict"], told["packings"], told["as_unit"]) == ("decommissioned", 0, [])
    (fate,) = told["decommissioned"]
    assert (fate["fate"], fate["by"], fate["reason"]) == ("damaged", "Li Wei", "broken")
    assert [step["step"] for step in told["history"]][-2:] == ["removed", "decommissioned"]
    assert [(each["containers"][0]["code"]["key"], each["believed"]) for each in told["left"]] == [("CASE-1", True)]


def test_a_pallet_tells_its_cases_and_bottles_a_page_at_a_time(store: HubStore) -> None:
    day(store)
    found = contents(store.reader, "L1", "epoch-a", 9, 0, 1)
    assert found is not None
    assert (found["code"], found["count"], found["next"], found["shipped"]) == ("P-10", 2, 1, True)
    (first,) = found["members"]
    assert first["code"]["key"] == "CASE-1"
    assert [each["code"]["key"] for each in first["members"]] == ["b", "x"]
    second = contents(store.reader, "L1", "epoch-a", 9, 1, 1)
    assert second is not None
    assert [each["code"]["key"] for each in second["members"][0]["members"]] == ["c"]
    assert second["next"] is None
    assert contents(store.reader, "L1", "epoch-a", 77, 0, 1) is None


def test_a_case_relabelled_on_its_pallet_is_listed_by_its_label_of_now_and_can_be_taken_off(store: HubStore) -> None:
    given_to(store, *(record(seq, body, kind) for seq, (kind, body) in enumerate(DAY[:3], 1)))
    given_to(
        store, record(4, about(ONE, code=code("CASE-A"), old_code=code("CASE-1"), members=[]), "container.recoded")
    )
    assert tree(store)[9][2] == ["CASE-2", "CASE-A"]
    found = contents(store.reader, "L1", "epoch-a", 9, 0, 9)
    assert found is not None
    assert [each["code"]["key"] for each in found["members"]] == ["CASE-A", "CASE-2"]
    off = listed({"CASE-A": ONE["container"]})
    given_to(store, record(5, about(PALLET, removed=off, added=[]), "container.changed"))
    assert tree(store)[9][2] == ["CASE-2"]


def test_a_pallet_is_found_by_its_old_code_and_its_new_one(store: HubStore) -> None:
    day(store)
    assert asked(store, "P-10")["verdict"] == "known"
    old = asked(store, "P-9")
    assert (old["packings"], old["as_container"]) == (0, [])
    assert "recoded" in [step["step"] for step in old["history"]]


def test_a_dissolved_pallet_frees_its_cases_and_not_their_bottles(store: HubStore) -> None:
    day(store)
    gone = about(PALLET, code=code("P-10"), cause="rework", members=PALLET["members"])
    given_to(store, record(8, about(PALLET, code=code("P-10")), "shipment.returned"))
    given_to(store, record(9, gone, "container.dissolved"))
    assert [len(place["containers"]) for place in asked(store, "b")["as_unit"]] == [1]
    assert [step["step"] for step in asked(store, "b")["history"]][-2:] == ["returned", "dissolved"]
    assert {each: told[3] for each, told in tree(store).items()} == {1: 0, 2: 0}


# packed twice --------------------------------------------------------------------------------------------------------


def test_a_case_on_two_pallets_and_a_pallet_code_given_twice_are_told(store: HubStore) -> None:
    day(store)
    receipt = given_to(store, record(8, pallet(20, [2]), "container.packed"))
    assert [(each.code, each.other) for each in receipt.repeated] == [("CASE-2", "L1 #9")]
    receipt = given_to(store, record(9, pallet(30, [], members=listed({"CASE-5": 5}), code=code("P-10"))))
    assert [(each.code, each.other) for each in receipt.repeated] == [("P-10", "L1 #9")]


def test_a_code_that_is_unit_and_container_at_once_is_told(store: HubStore) -> None:
    day(store)
    receipt = given_to(store, record(8, case(3, ["CASE-1"])))
    assert [(each.code, each.other) for each in receipt.repeated] == [("CASE-1", "L1 1/1")]


def test_cases_that_go_on_a_pallet_and_bottles_that_change_cases_are_no_repeats(store: HubStore) -> None:
    day(store)
    moved = about(TWO, removed=[], added=listed({"a": 0}))
    receipts = [
        given_to(store, record(8, about(ONE, removed=listed({"x": 0}), added=[]), "container.changed")),
        given_to(store, record(9, about(TWO, removed=[], added=listed({"x": 0})), "container.changed")),
        given_to(store, record(10, moved, "container.changed")),
    ]
    assert [receipt.repeated for receipt in receipts] == [[], [], []]
    assert serials(store.reader, "L1", CodeRange(extension=0, prefix="4012345", first=0, last=9)).repeated == []


def test_an_sscc_of_a_pallet_counts_as_used_for_ever(store: HubStore) -> None:
    digits = "040123450000000417"
    key = {"key": f"gs1:00{digits}", "text": digits}
    given_to(store, record(1, pallet(5, [4], code=key)))
    given_to(store, record(2, about(pallet(5, [4], code=key), cause="rework"), "container.dissolved"))
    known = serials(store.reader, "L1", CodeRange(extension=0, prefix="4012345", first=0, last=999_999_999))
    assert known.highest == 41


def test_the_records_of_a_container_are_found_by_an_index(home: Home) -> None:
    database = home.open()
    statement = "SELECT seq FROM event WHERE journal = 1 AND container = 2 AND kind = 'container.packed'"
    sqlite = database.reader.dialect.name == "sqlite"
    with database.writer.begin() as connection:
        if not sqlite:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = str(connection.execute(text(f"EXPLAIN {'QUERY PLAN' * sqlite} {statement}")).all())
    assert "event_container" in plan
    database.close()
