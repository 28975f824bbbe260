"""C5: whoever has the wire alone can rebuild what the station has, whatever order records come in and however often.

The fold here is written apart from the hub: one register for each fact, and the highest number wins.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.core import rework as rw
from station.core.commands import Refusal
from station.journal.wire import WireRecord
from sync.wire_schema import BODIES, parse_body
from tests.core.test_rework_stateful import OPERATIONS
from tests.sync.reworked import ReworkedJournal, a_day_of_rework

NOWHERE = 0


@dataclass
class WireFold:
    """What is known from the wire: each register is (number of the record, value)."""

    registers: dict[tuple[str, int | str], tuple[int, Any]] = field(default_factory=dict)

    def take(self, record: WireRecord) -> None:
        body, seq = record.body, record.seq
        if "container" in body:
            self._set("code", body["container"], seq, body["code"] and body["code"]["key"])
        match record.kind:
            case "container.packed" | "container.restored":
                self._set("is", body["container"], seq, True)
                self._put(body["members"], seq, body["container"])
            case "container.dissolved":
                self._set("is", body["container"], seq, False)
                self._put(body["members"], seq, NOWHERE)
            case "container.changed":
                self._put(body["removed"], seq, NOWHERE)
                self._put(body["added"], seq, body["container"])
            case "unit.decommissioned":
                self._set("fate", body["code"]["key"], seq, body["fate"])
            case "unit.recommissioned":
                self._set("fate", body["code"]["key"], seq, None)
            case "shipment.confirmed" | "shipment.returned":
                self._set("shipped", body["container"], seq, record.kind == "shipment.confirmed")
            case _:
                assert record.kind in ("container.recoded", "order.started")

    def _put(self, members: Iterable[dict[str, Any]], seq: int, where: int) -> None:
        for member in members:
            self._set("in", member["container"] or member["code"]["key"], seq, where)

    def _set(self, name: str, of: int | str, seq: int, value: Any) -> None:
        """A later statement of the same record counts: what it adds, it has not removed."""
        if self.registers.get((name, of), (0, None))[0] <= seq:
            self.registers[name, of] = (seq, value)

    def of(self, name: str) -> dict[int | str, Any]:
        return {key[1]: value for key, (_, value) in self.registers.items() if key[0] == name}

    def known(self) -> dict[str, object]:
        live = {container for container, there in self.of("is").items() if there}
        return {
            "codes": {container: self.of("code")[container] for container in live},
            "members": {what: where for what, where in self.of("in").items() if where in live},
            "fates": {key: fate for key, fate in self.of("fate").items() if fate},
            "shipped": {container for container, gone in self.of("shipped").items() if gone},
        }


def projections(journal: ReworkedJournal) -> dict[str, object]:
    """The same, as the station's tables have it."""
    rows = journal.disk.execute
    live = "SELECT id FROM container WHERE state = 'live'"
    units = rows(f"SELECT code, container FROM unit WHERE state = 1 AND container IN ({live})")
    children = rows(f"SELECT id, parent FROM container WHERE parent IN ({live})")
    return {
        "codes": dict(rows("SELECT id, code FROM container WHERE state = 'live'")),
        "members": dict([*units, *children]),
        "fates": dict(rows("SELECT code, fate FROM fate")),
        "shipped": {container for (container,) in rows("SELECT id FROM container WHERE shipped = 1")},
    }


def fold(records: Iterable[WireRecord]) -> dict[str, object]:
    found = WireFold()
    for record in records:
        found.take(record)
    return found.known()


Act = rw.Operation | tuple[str, int]
ACTS: st.SearchStrategy[Act] = st.one_of(
    OPERATIONS,
    OPERATIONS,
    st.tuples(st.sampled_from(["undo", "recall", "find_good"]), st.integers(0, 7)),
)


def work(journal: ReworkedJournal, acts: Iterable[Act]) -> None:
    done: list[int] = []
    for act in acts:
        match act:
            case ("undo", int(which)):
                outcome = journal.do(rw.Undo(done[which % len(done)])) if done else 0
            case ("recall" | "find_good", int(which)):
                case_ = sorted(journal.cases)[which % len(journal.cases)]
                outcome = 0
                (journal.recall if act[0] == "recall" else journal.find_good)(case_)
            case operation:
                assert not isinstance(operation, tuple)
                outcome = journal.do(operation)
        if not isinstance(outcome, Refusal) and outcome:
            done.append(outcome)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACTS, max_size=25), st.randoms(use_true_random=False))
def test_any_rework_is_rebuilt_from_its_records_in_any_order_and_however_often(
    acts: list[Act], chance: random.Random
) -> None:
    journal = ReworkedJournal()
    work(journal, acts)
    records = journal.wire()
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    wanted = projections(journal)
    assert fold(records) == wanted
    again = records + chance.choices(records, k=len(records))
    chance.shuffle(again)
    assert fold(again) == wanted


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACTS, max_size=25))
def test_every_body_is_exactly_what_its_version_says(acts: list[Act]) -> None:
    journal = ReworkedJournal()
    work(journal, acts)
    for record in journal.wire():
        read = parse_body(record.kind, record.version, record.body)
        assert read is not None, record.kind
        assert read.model_dump(exclude_unset=True, mode="json") == record.body


def test_upstream_hears_who_did_it_and_why() -> None:
    journal = ReworkedJournal()
    a_day_of_rework(journal)
    said = {(record.kind, record.body["by"], record.body["reason"]) for record in journal.wire() if "by" in record.body}
    by_hand = {kind for kind, by, reason in said if (by, reason) == ("anna", "why")}
    assert by_hand >= {"shipment.confirmed", "shipment.returned", "container.changed", "unit.decommissioned"}


def test_a_day_of_rework_says_every_kind_there_is() -> None:
    journal = ReworkedJournal()
    a_day_of_rework(journal)
    kinds = {(record.kind, record.version) for record in journal.wire()}
    said_elsewhere = {("order.suspended", 1), ("order.resumed", 1), ("order.closed", 1), ("record.parked", 1)}
    assert kinds == set(BODIES) - said_elsewhere
    assert fold(journal.wire()) == projections(journal)
