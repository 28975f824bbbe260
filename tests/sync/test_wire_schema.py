"""Bodies of the wire: what version 1 takes, and that a model refuses with the name of the field."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from sync.errors import first_problem
from sync.wire_schema import BODIES, CODE_MAX, MEMBERS_MAX, PackedBody, parse_body


def code(text: str) -> dict[str, str]:
    return {"key": text, "text": text}


def member(text: str, container: int = 0, **position: int) -> dict[str, Any]:
    return {"code": code(text), "container": container, "position": position}


def container(**more: Any) -> dict[str, Any]:
    about = {"container": 17, "level": 1, "name": "case", "code": code("C1"), "order": "A-1", "product": "Cola"}
    return about | {"lot": "L7", "by": "", "reason": ""} | more


def packed(**more: Any) -> dict[str, Any]:
    members = [member("U1", row=1, column=1), member("U2", row=1, column=2)]
    made = {"members": members, "packed_at_us": 1_790_000_000_000_000, "link": "picture", "exit": "confirmed"}
    return container(**made) | {"case": {"epoch": 1, "seq": 12}, "window": {"units": 24}} | more


BALANCE = {
    "source": "case_count",
    "sensor": 24,
    "packed": 18,
    "rejected": 4,
    "sampled": 0,
    "no_read": 1,
    "in_flight": 0,
    "difference": 1,
    "closes": False,
    "reasons": [{"key": "no_read", "cases": 1}],
    "audits": {"asked": 2, "right": 1, "wrong": 1},
}
GOOD: dict[str, dict[str, Any]] = {
    "container.packed": packed(),
    "container.restored": packed(by="Li Wei", members=[]),
    "container.dissolved": container(cause="rework", members=[member("U1")]),
    "container.changed": container(removed=[member("U1")], added=[member("U3", place=2)]),
    "container.recoded": container(
        old_code=code("C0"),
        members=[member("U1")],
        parent={"container": 20, "level": 2, "name": "pallet", "code": code("P1")},
    ),
    "unit.decommissioned": {"code": code("U1"), "fate": "sampled", "by": "Li Wei", "reason": "laboratory"},
    "unit.recommissioned": {"code": code("U1"), "by": "Li Wei", "reason": "not opened"},
    "shipment.confirmed": container(to="DC-4", document="LS-77"),
    "shipment.returned": container(),
    "order.started": {"order": "A-1", "recipe": {"product": "Cola"}, "by": "Li Wei", "reason": "plan"},
    "order.suspended": {"order": "A-1", "by": "Li Wei", "reason": "no caps left"},
    "order.resumed": {"order": "A-1", "by": "Li Wei", "reason": ""},
    "order.closed": {"order": "A-1", "passed": 3, "rejected": 1, "by": "Li Wei", "reason": "", "balance": BALANCE},
    "record.parked": {"record": "id-1", "kind": "container.packed", "order": "", "status": "422", "words": "no"},
}
PALLET = [member("C1", 17), member("C2", 18)]


def problem(kind: str, body: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as refused:
        parse_body(kind, 1, body)
    return first_problem(refused.value)


def test_every_kind_of_version_1_is_read_whole() -> None:
    assert set(BODIES) == {(kind, 1) for kind in GOOD}
    for kind, body in GOOD.items():
        read = parse_body(kind, 1, json.loads(json.dumps(body)))
        assert read is not None
        assert read.model_dump(exclude_unset=True, mode="json") == body, kind


def test_a_pallet_holds_containers_and_a_case_units() -> None:
    assert parse_body("container.packed", 1, packed(container=20, level=2, name="pallet", members=PALLET)) is not None
    assert "level below" in problem("container.packed", packed(members=PALLET))
    assert "level below" in problem("container.packed", packed(level=2))
    assert "its own member" in problem("container.packed", packed(level=2, members=[member("C1", 17)]))


def test_what_is_not_known_is_left_to_whoever_stores_it() -> None:
    assert parse_body("container.packed", 2, {}) is None
    assert parse_body("line.held", 1, {}) is None
    assert isinstance(parse_body("container.packed", 1, packed(weight_g=7)), PackedBody)


@pytest.mark.parametrize(
    ("kind", "broken", "field"),
    [
        ("container.packed", packed(members=[]), "members: "),
        ("container.packed", packed(members=[member("U1"), member("U1")]), "a member is named twice"),
        ("container.packed", packed(members=[member(f"U{n}") for n in range(MEMBERS_MAX + 1)]), "members: "),
        ("container.packed", packed(members=[member("U" * (CODE_MAX + 1))]), "members.0.code.key: "),
        ("container.packed", packed(members=[member("U\0")]), "members.0.code.key: "),
        ("container.packed", packed(members=[member("U1", row=-1)]), "members.0.position.row: "),
        ("container.packed", packed(container=0), "container: "),
        ("container.packed", packed(container="17"), "container: "),
        ("container.packed", packed(level=10), "level: "),
        ("container.packed", packed(link="guessed"), "link: "),
        ("container.packed", packed(by="a\0b"), "by: "),
        ("container.packed", packed(reason="x" * 1_001), "reason: "),
        ("container.packed", {k: v for k, v in packed().items() if k != "code"}, "code: "),
        ("container.changed", container(removed=[], added=[]), "no member is removed or added"),
        ("container.changed", container(removed=[], added=[member("C1", 3)]), "level below"),
        ("container.recoded", container(members=[]), "old_code: "),
        ("unit.decommissioned", {"code": code("U1"), "fate": "eaten"}, "fate: "),
        ("shipment.confirmed", container(), "to: "),
        ("order.closed", {"order": "A-1", "passed": -1, "rejected": 0}, "passed: "),
        ("order.closed", {"order": "A-1", "passed": 0, "rejected": 0, "balance": {}}, "balance.source: "),
        (
            "order.closed",
            {"order": "A-1", "passed": 0, "rejected": 0, "balance": BALANCE | {"sensor": -1}},
            "balance.sensor: ",
        ),
    ],
)
def test_what_a_station_never_sends_is_refused_with_the_field(kind: str, broken: dict[str, Any], field: str) -> None:
    assert field in problem(kind, broken)


def test_the_largest_container_is_taken_and_a_retraction_needs_no_cause() -> None:
    largest = packed(members=[member(f"U{n}", place=n + 1) for n in range(MEMBERS_MAX)])
    assert parse_body("container.packed", 1, largest) is not None
    assert parse_body("container.dissolved", 1, container()) is not None
