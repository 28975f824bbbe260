"""Any rework at all: whatever a person asks for, the rules of containers hold, and all of it can be undone."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from station.core import container_events as ev
from station.core import rework as rw
from station.core.commands import Refusal
from station.core.rework_copy import WorkingCopy
from station.core.rework_decision import decide
from station.core.values import Code, Fate, Level, Recipe
from tests.core.container_model import Model

RECIPE = Recipe("water", "plain", 4, 2, 2, above=(Level("pallet", 3),))
UNITS = [f"u{n}" for n in range(12)]
LABELS = ["c1", "c2", "c3", "c4", "p1", "p2"]
NEW = ["n1", "n2", "foreign1"]
CODES = st.sampled_from([*UNITS, *LABELS, *NEW]).map(lambda key: Code(key, key.upper()))
NAMES = st.one_of(st.sampled_from([*LABELS, *NEW]).map(lambda key: Code(key, key.upper())), st.integers(1, 8), CODES)
FATES: st.SearchStrategy[Fate] = st.sampled_from(["sampled", "destroyed", "lost"])

OPERATIONS: st.SearchStrategy[rw.Operation] = st.one_of(
    st.builds(rw.AddMembers, NAMES, st.lists(CODES, min_size=1, max_size=3).map(tuple)),
    st.builds(rw.RemoveMember, CODES),
    st.builds(rw.ReplaceMember, CODES, CODES),
    st.builds(rw.Dissolve, NAMES, st.booleans()),
    st.builds(rw.Restore, NAMES),
    st.builds(rw.Relabel, NAMES, st.one_of(st.none(), CODES)),
    st.builds(rw.Merge, NAMES, NAMES),
    st.builds(rw.Decommission, CODES, FATES),
    st.builds(rw.Recommission, CODES),
    st.builds(rw.Ship, NAMES, st.just("shop")),
    st.builds(rw.Return, NAMES),
)


U0 = Code("u0", "U0")
FEW_OPERATIONS: st.SearchStrategy[rw.Operation] = st.sampled_from(
    [
        rw.RemoveMember(U0),
        rw.AddMembers(Code("c2", "C2"), (U0,)),
        rw.AddMembers(Code("c3", "C3"), (U0,)),
        rw.Ship(Code("p2", "P2"), "shop"),
    ]
)
"""Of one unit, two cases, and the pallet of one of them."""


def small_plant() -> Model:
    """Two cases on a pallet, a pallet of one case, a case alone, free units, and one in a case of another product."""
    model = Model(RECIPE)
    one = model.box(1, "c1", UNITS[:3])
    two = model.box(1, "c2", UNITS[3:5])
    three = model.box(1, "c3", UNITS[5:7])
    model.box(1, "c4", UNITS[7:8], product="oil")
    model.box(2, "p1", [one, two])
    model.box(2, "p2", [three])
    model.see(*UNITS)
    return model


class AnyRework(RuleBasedStateMachine):
    """``before``: operations that can still be undone, newest last, each with what was so before it."""

    def __init__(self) -> None:
        super().__init__()
        self.model = small_plant()
        self.before: list[tuple[rw.Operation, int, object]] = []
        self.serial = 0

    @initialize()
    def begin(self) -> None:
        self.model.check()

    def assign(self) -> tuple[Code, int]:
        return Code(f"s{self.serial + 1}", f"S{self.serial + 1}"), self.serial + 1

    def do(self, operation: rw.Operation) -> Refusal | tuple[ev.ContainerEvent, ...]:
        model, first = self.model, self.model.seq + 1
        so_far = model.snapshot()
        command = rw.Rework("anna", "why", operation, model.facts(operation))
        done = decide(command, first, self.assign, lambda _: False)
        if isinstance(done, Refusal):
            assert done.key.startswith("rework_") and done.key != "rework_stale"
            assert model.snapshot() == so_far
            return done
        assert done, "an operation without an event"
        self.c7(operation, done)
        assert {event.operation for event in done} == {first}
        assert {(event.by, event.reason) for event in done} == {("anna", "why")}
        model.fold(done)
        self.serial += sum(getattr(event, "sscc_serial", None) is not None for event in done)
        return done

    def c7(self, operation: rw.Operation, done: tuple[ev.ContainerEvent, ...]) -> None:
        """Nothing of what is shipped is touched but by its return; nothing that is in another is shipped."""
        for event in done:
            touched = [number for number in [getattr(event, "container", 0)] if number]
            touched += [member.container for member in getattr(event, "added", ()) if member.container]
            if isinstance(operation, rw.Return):
                assert all(self.model.boxes[number].shipped for number in touched)
            else:
                assert not any(self.model.shipped_with(number) for number in touched), "C7"
            if isinstance(event, ev.ShipmentConfirmed):
                assert not self.model.holder(event.container), "C7"

    @rule(operation=OPERATIONS)
    def anything(self, operation: rw.Operation) -> None:
        self.operate(operation)

    def operate(self, operation: rw.Operation) -> None:
        first, so_far = self.model.seq + 1, self.model.snapshot()
        if not isinstance(self.do(operation), Refusal):
            self.before.append((operation, first, so_far))

    @rule(data=st.data())
    def undo_anything(self, data: st.DataObject) -> None:
        """Out of order: it may be refused; done, what was before is not to be had again by undoing the others."""
        if not self.before:
            return
        _, number, _ = data.draw(st.sampled_from(self.before))
        if not isinstance(self.do(rw.Undo(number)), Refusal):
            assert isinstance(again := self.do(rw.Undo(number)), Refusal) and again.key == "rework_undone_already"
            self.before.clear()

    @rule()
    def undo_newest(self) -> None:
        if self.before:
            operation, number, so_far = self.before.pop()
            self.take_back(operation, number)
            assert self.model.snapshot() == so_far, "C4"

    def take_back(self, operation: rw.Operation, number: int) -> None:
        match operation:
            case rw.Ship(container=container):
                assert not isinstance(self.do(rw.Return(container)), Refusal)
            case rw.Return(container=container):
                assert not isinstance(self.do(rw.Ship(container, "shop")), Refusal)
            case _:
                assert not isinstance(refused := self.do(rw.Undo(number)), Refusal), refused

    @invariant()
    def rules_hold(self) -> None:
        self.model.check()

    def teardown(self) -> None:
        while self.before:
            self.undo_newest()


AnyRework.TestCase.settings = settings(
    max_examples=100, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyRework = AnyRework.TestCase


class ReworkOfFew(AnyRework):
    """The same where little can be drawn: whoever takes one code again and again meets a mistake soon, on any day."""

    @rule(operation=FEW_OPERATIONS)
    def anything(self, operation: rw.Operation) -> None:
        self.operate(operation)


def unchecked(*_: object) -> None:
    """A check that is not made."""


MISTAKES: dict[str, tuple[str, str]] = {
    "undo that frees a code taken meanwhile": ("are_free", "C1"),
    "a free one that is not asked for": ("is_free_unit", "C1"),
    "a shipped one that is changed": ("not_shipped", "C7"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_breaks_its_rule(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check, broken = MISTAKES[mistake]
    monkeypatch.setattr(WorkingCopy, check, unchecked)
    found = settings(AnyRework.TestCase.settings, phases=[Phase.generate], derandomize=True, max_examples=1_000)
    with pytest.raises(AssertionError, match=broken):
        run_state_machine_as_test(ReworkOfFew, settings=found)
