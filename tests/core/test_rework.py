"""Rework one operation at a time: what it leads to, and every reason for which it is refused."""

from dataclasses import replace

import pytest

from station.core import container_events as ev
from station.core import rework as rw
from station.core.commands import Refusal
from station.core.rework_decision import decide
from station.core.values import Code, Level, Member, Position, Recipe
from tests.core.container_model import Model

RECIPE = Recipe("water", "plain", 4, 2, 2, above=(Level("pallet", 2),))


def code(key: str) -> Code:
    return Code(key, key.upper())


def plant(**case_3: str) -> Model:
    """Pallet p1 with cases c1 (a, b, c) and c2 (d, e); case c3 (f, g) alone; unit z is free."""
    model = Model(RECIPE)
    one, two = model.box(1, "c1", ["a", "b", "c"]), model.box(1, "c2", ["d", "e"])
    model.box(2, "p1", [one, two])
    model.box(1, "c3", ["f", "g"], **case_3)
    model.see("z")
    return model


C1, C2, P1, C3 = 1, 2, 3, 4


def no_serial() -> Refusal:
    return Refusal("rework_serials_exhausted")


def do(model: Model, operation: rw.Operation, on_line: str = "") -> tuple[ev.ContainerEvent, ...] | Refusal:
    command = rw.Rework("anna", "label torn", operation, model.facts(operation))
    done = decide(command, model.seq + 1, no_serial, lambda key: key == on_line)
    if isinstance(done, Refusal):
        return done
    model.fold(done)
    return done


def refusal(model: Model, operation: rw.Operation, on_line: str = "") -> tuple[str, dict[str, str | int]]:
    before = model.snapshot()
    done = do(model, operation, on_line)
    assert isinstance(done, Refusal), done
    assert model.snapshot() == before
    return done.key, dict(done.arguments)


def test_a_replaced_unit_gives_its_place_to_the_new_one() -> None:
    model = plant()
    assert do(model, rw.ReplaceMember(code("b"), code("z"))) == (
        ev.MembersChanged(
            C1,
            (Member(code("b"), 0, Position(place=2)),),
            (Member(code("z"), 0, Position(place=2)),),
            act="replace",
            by="anna",
            reason="label torn",
            operation=5,
        ),
    )


def test_an_added_member_takes_the_next_place() -> None:
    model = plant()
    do(model, rw.AddMembers(code("c1"), (code("z"),)))
    assert model.boxes[C1].members["z"] == Position(place=4)


def test_a_dissolved_case_is_first_taken_off_its_pallet_and_undo_puts_it_back_where_it_was() -> None:
    model = plant()
    before = model.snapshot()
    done = do(model, rw.Dissolve(code("c1")))
    assert isinstance(done, tuple)
    assert [type(each) for each in done] == [ev.MembersChanged, ev.ContainerDissolved]
    assert do(model, rw.Undo(5)) == (
        ev.ContainerRestored(C1, "undo", "anna", "label torn", operation=7, undoes=6),
        ev.MembersChanged(
            P1,
            (),
            (Member(code("c1"), C1, Position(place=1)),),
            act="undo",
            by="anna",
            reason="label torn",
            operation=7,
            undoes=5,
        ),
    )
    assert model.snapshot() == before


def test_all_levels_are_dissolved_from_the_top_in_one_operation() -> None:
    done = do(plant(), rw.Dissolve(code("p1"), all_levels=True))
    assert isinstance(done, tuple)
    assert [(type(each), getattr(each, "container", 0), getattr(each, "operation", 0)) for each in done] == [
        (ev.ContainerDissolved, P1, 5),
        (ev.ContainerDissolved, C1, 5),
        (ev.ContainerDissolved, C2, 5),
    ]


def test_merged_the_source_is_dissolved_and_its_members_follow_the_others() -> None:
    model = plant()
    do(model, rw.Merge(code("c3"), code("c2")))
    assert model.boxes[C3].state == "dissolved"
    assert model.boxes[C2].members == {key: Position(place=n) for n, key in enumerate("defg", start=1)}


def test_a_decommissioned_member_leaves_its_case_in_the_same_operation() -> None:
    model = plant()
    done = do(model, rw.Decommission(code("a"), "sampled"))
    assert isinstance(done, tuple)
    assert [type(each) for each in done] == [ev.MembersChanged, ev.UnitDecommissioned]
    assert (model.holder("a"), model.fates) == (0, {"a": "sampled"})


def test_a_container_without_a_code_has_its_number() -> None:
    model = plant()
    model.boxes[C3] = replace(model.boxes[C3], code=None)
    assert refusal(model, rw.Restore(C3)) == ("rework_not_dissolved", {"container": "#4", "name": "case"})
    assert isinstance(do(model, rw.Dissolve(C3)), tuple)


Steps = list[rw.Operation]
REFUSED: list[tuple[str, Steps, rw.Operation, str, dict[str, str | int]]] = [
    ("unknown code", [], rw.RemoveMember(code("?")), "rework_code_unknown", {"code": "?"}),
    ("unknown number", [], rw.Dissolve(99), "rework_container_unknown", {"container": "#99"}),
    ("unknown operation", [], rw.Undo(99), "rework_operation_unknown", {"operation": 99}),
    ("a unit is no container", [], rw.Dissolve(code("a")), "rework_not_a_container", {"code": "A"}),
    ("in no container", [], rw.RemoveMember(code("z")), "rework_not_in_container", {"code": "Z"}),
    (
        "in another case",
        [],
        rw.AddMembers(code("c1"), (code("f"),)),
        "rework_code_elsewhere",
        {"code": "F", "name": "case", "container": "C3"},
    ),
    (
        "a member twice",
        [],
        rw.AddMembers(code("c3"), (code("z"), code("z"))),
        "rework_twice",
        {"code": "Z"},
    ),
    ("replaced by itself", [], rw.ReplaceMember(code("a"), code("a")), "rework_twice", {"code": "A"}),
    (
        "a case on itself",
        [],
        rw.AddMembers(code("c1"), (code("c1"),)),
        "rework_self",
        {"container": "C1", "name": "case"},
    ),
    (
        "a circle",
        [],
        rw.AddMembers(code("c1"), (code("p1"),)),
        "rework_circle",
        {"code": "P1", "container": "C1"},
    ),
    (
        "a pallet inside a case",
        [],
        rw.AddMembers(code("c3"), (code("p1"),)),
        "rework_level_wrong",
        {"code": "P1", "name": "pallet"},
    ),
    (
        "a unit on a pallet",
        [],
        rw.AddMembers(code("p1"), (code("z"),)),
        "rework_level_wrong",
        {"code": "Z", "name": "unit"},
    ),
    (
        "merged over levels",
        [],
        rw.Merge(code("c3"), code("p1")),
        "rework_level_wrong",
        {"code": "C3", "name": "case"},
    ),
    ("merged with itself", [], rw.Merge(code("c3"), code("c3")), "rework_self", {"container": "C3", "name": "case"}),
    (
        "too full to merge",
        [],
        rw.Merge(code("c3"), code("c1")),
        "rework_full",
        {"container": "C1", "name": "case", "members": 3, "capacity": 4},
    ),
    (
        "a full pallet",
        [],
        rw.AddMembers(code("p1"), (code("c3"),)),
        "rework_full",
        {"container": "P1", "name": "pallet", "members": 2, "capacity": 2},
    ),
    (
        "a foreign unit",
        [],
        rw.AddMembers(code("c3"), (code("foreign"),)),
        "rework_not_of_product",
        {"code": "FOREIGN", "product": "water", "why": "code_foreign"},
    ),
    (
        "the last member",
        [rw.RemoveMember(code("d"))],
        rw.RemoveMember(code("e")),
        "rework_last_member",
        {"container": "C2", "name": "case"},
    ),
    (
        "in a shipped pallet",
        [rw.Ship(code("p1"), "shop")],
        rw.RemoveMember(code("a")),
        "rework_shipped",
        {"container": "C1", "shipped": "P1"},
    ),
    (
        "undone after it was shipped",
        [rw.RemoveMember(code("a")), rw.Ship(code("p1"), "shop")],
        rw.Undo(5),
        "rework_shipped",
        {"container": "C1", "shipped": "P1"},
    ),
    (
        "shipped alone",
        [],
        rw.Ship(code("c1"), "shop"),
        "rework_ship_member",
        {"code": "C1", "name": "pallet", "container": "P1"},
    ),
    ("not shipped", [], rw.Return(code("p1")), "rework_not_shipped", {"container": "P1"}),
    (
        "undone twice",
        [rw.RemoveMember(code("a")), rw.Undo(5)],
        rw.Undo(5),
        "rework_undone_already",
        {"operation": 5},
    ),
    (
        "an undo is not undone",
        [rw.RemoveMember(code("a")), rw.Undo(5)],
        rw.Undo(6),
        "rework_not_undoable",
        {"operation": 6, "cause": "act_undo"},
    ),
    (
        "a shipment is not undone",
        [rw.Ship(code("p1"), "shop")],
        rw.Undo(5),
        "rework_not_undoable",
        {"operation": 5, "cause": "act_ship"},
    ),
    (
        "undone after the code was taken",
        [rw.RemoveMember(code("a")), rw.AddMembers(code("c3"), (code("a"),))],
        rw.Undo(5),
        "rework_code_elsewhere",
        {"code": "A", "name": "case", "container": "C3"},
    ),
    (
        "undone after what came in has left",
        [rw.AddMembers(code("c1"), (code("z"),)), rw.RemoveMember(code("z"))],
        rw.Undo(5),
        "rework_left_since",
        {"code": "Z", "container": "C1"},
    ),
    (
        "undone after its place was taken",
        [rw.AddMembers(code("c3"), (code("z"),)), rw.RemoveMember(code("z")), rw.AddMembers(code("c3"), (code("y"),))],
        rw.Undo(6),
        "rework_place_taken",
        {"code": "Z", "other": "Y", "container": "C3"},
    ),
    (
        "undone a restore after one more came in",
        [rw.Dissolve(code("c3")), rw.Restore(code("c3")), rw.AddMembers(code("c3"), (code("z"),))],
        rw.Undo(6),
        "rework_changed_since",
        {"container": "C3"},
    ),
    (
        "dissolved already",
        [rw.Dissolve(code("c3"))],
        rw.Dissolve(code("c3")),
        "rework_not_live",
        {"container": "C3", "state": "container_dissolved"},
    ),
    (
        "restored after a member was taken",
        [rw.Dissolve(code("c3")), rw.AddMembers(code("c2"), (code("f"),))],
        rw.Restore(code("c3")),
        "rework_code_elsewhere",
        {"code": "F", "name": "case", "container": "C2"},
    ),
    (
        "decommissioned twice",
        [rw.Decommission(code("z"), "lost")],
        rw.Decommission(code("z"), "lost"),
        "rework_code_decommissioned",
        {"code": "Z", "state": "fate_lost"},
    ),
    (
        "a decommissioned unit",
        [rw.Decommission(code("z"), "lost")],
        rw.AddMembers(code("c3"), (code("z"),)),
        "rework_code_decommissioned",
        {"code": "Z", "state": "fate_lost"},
    ),
    (
        "not decommissioned",
        [],
        rw.Recommission(code("a")),
        "rework_not_decommissioned",
        {"code": "A"},
    ),
    (
        "a case is no unit",
        [],
        rw.Decommission(code("c1"), "lost"),
        "rework_code_is_container",
        {"code": "C1", "name": "case"},
    ),
    (
        "a void label as a unit",
        [rw.Dissolve(code("c3"))],
        rw.AddMembers(code("c2"), (code("c3"),)),
        "rework_code_retired",
        {"code": "C3"},
    ),
    (
        "a void label again",
        [rw.Relabel(code("c3"), code("n1"))],
        rw.Relabel(code("c2"), code("c3")),
        "rework_code_retired",
        {"code": "C3"},
    ),
    ("a label in use", [], rw.Relabel(code("c3"), code("c1")), "rework_label_used", {"code": "C1", "container": "C1"}),
    ("the same label", [], rw.Relabel(code("c3"), code("c3")), "rework_same_code", {"container": "C3"}),
    (
        "no label",
        [],
        rw.Relabel(code("c3"), code("foreign")),
        "rework_not_a_label",
        {"code": "FOREIGN", "name": "case", "why": "code_foreign"},
    ),
    ("no serial is left", [], rw.Relabel(code("c3")), "rework_serials_exhausted", {}),
]


@pytest.mark.parametrize(
    ("steps", "operation", "key", "told"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refused(steps: Steps, operation: rw.Operation, key: str, told: dict[str, str | int]) -> None:
    model = plant()
    for step in steps:
        assert isinstance(done := do(model, step), tuple), done
    assert refusal(model, operation) == (key, told)


@pytest.mark.parametrize("what", ["product", "lot", "order"])
def test_goods_are_not_mixed(what: str) -> None:
    model = plant(**{what: "other"})
    model.see("y")
    expected = {"product": "water", "lot": "", "order": "A1"}[what]
    told = {"code": "C3", "container": "C2", "found": "other", "expected": expected}
    assert refusal(model, rw.Merge(code("c3"), code("c2"))) == (f"rework_{what}_differs", told)


def test_a_mixed_pallet_takes_every_product() -> None:
    model = plant(product="oil")
    model.recipe = replace(RECIPE, above=(Level("pallet", 3, mixed=True),))
    assert isinstance(do(model, rw.AddMembers(code("p1"), (code("c3"),))), tuple)


def test_a_unit_between_reader_and_packer_is_not_packed_by_hand() -> None:
    assert refusal(plant(), rw.AddMembers(code("c3"), (code("z"),)), on_line="z") == (
        "rework_code_on_line",
        {"code": "Z"},
    )


@pytest.mark.parametrize("state", ["passed", "quarantined", "open"])
def test_only_what_is_closed_and_believed_is_reworked(state: str) -> None:
    model = plant()
    model.boxes[C3] = replace(model.boxes[C3], state=state)
    told = {"container": "C3", "state": f"container_{state}"}
    assert refusal(model, rw.Dissolve(code("c3"))) == ("rework_not_live", told)


def test_too_much_at_once() -> None:
    command = rw.Rework("anna", "why", rw.Dissolve(code("p1"), True), rw.Facts(too_many=True))
    assert decide(command, 1, no_serial, lambda _: False) == Refusal("rework_too_many", (("limit", rw.MEMBERS_MAX),))


def test_facts_that_are_not_whole_decide_nothing() -> None:
    model = plant()
    operation = rw.RemoveMember(code("a"))
    facts = model.facts(operation)
    without_pallet = replace(facts, containers=tuple(each for each in facts.containers if each.id != P1))
    done = decide(rw.Rework("anna", "why", operation, without_pallet), 5, no_serial, lambda _: False)
    assert done == Refusal("rework_stale")


def test_an_assigned_label_carries_its_serial() -> None:
    model = plant()
    operation = rw.Relabel(code("c3"))
    command = rw.Rework("anna", "why", operation, model.facts(operation))
    done = decide(command, 5, lambda: (code("s7"), 7), lambda _: False)
    assert done == (ev.CodeChanged(C3, code("c3"), code("s7"), "relabel", "anna", "why", 7, 5),)
