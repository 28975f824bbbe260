"""Rework that makes a container: a rejected case put right, and cases put onto a pallet one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from station.core.commands import Refusal
from station.core.rework import (
    ContainerFacts,
    Facts,
    FlaggedCase,
    Palletise,
    Repack,
    position_of_unit,
)
from station.core.rework_copy import ReworkRefused, WorkingCopy, display_name
from station.core.rework_rules import Assigned, assigned, fits, incoming_container, incoming_unit, may_be_label
from station.core.values import Code, Level, Member, Position, UnitEntry

REPACKED = frozenset({"rejected", "void"})
"""States of a case that is not product and whose units are known."""


def repack(copy: WorkingCopy, operation: Repack, facts: Facts, assign: Callable[[], Assigned]) -> None:
    """Raises ReworkRefused."""
    case = facts.case
    if case is None or case.case != operation.case:
        raise ReworkRefused("rework_case_unknown", case=str(operation.case))
    if case.state not in REPACKED:
        raise ReworkRefused("rework_case_not_flagged", case=str(case.case), state=case.state)
    level = _level(facts, case.order, 1)
    if level is None:
        raise ReworkRefused("rework_order_unknown", order=case.order)
    members = _members(copy, operation, case)
    _is_whole(operation, case, level, len(members))
    like = ContainerFacts(0, 1, level.name, "live", None, case.order, case.product, case.lot)
    made = copy.open(like, case.link)
    copy.change(made, (), members)
    code, serial = _label(copy, operation, case, made, assign)
    copy.close(made, code, serial, copy.reason if len(members) < level.capacity else "")


def _level(facts: Facts, order: str, number: int) -> Level | None:
    """What the containers of this level are in this order; None = it has no such level, or is not known."""
    recipe = dict(facts.recipes).get(order)
    if recipe is None or number > len(recipe.above) + 1:
        return None
    return Level(recipe.container, recipe.units_per_case) if number == 1 else recipe.above[number - 2]


def _members(copy: WorkingCopy, operation: Repack, case: FlaggedCase) -> tuple[Member, ...]:
    """What was read and is free stays in its place; new ones take the empty places in their order."""
    good, empty = case.split(operation.out)
    kept = []
    for unit in good:
        assert unit.code is not None
        copy.is_free_unit(unit.code)
        kept.append(Member(copy.code(unit.code).code, 0, position_of_unit(unit)))
    keys = {member.code.key for member in kept}
    places, new = _places(case, empty), []
    for code in operation.new:
        if code.key in keys:
            raise ReworkRefused("rework_twice", code=code.text)
        keys.add(code.key)
        new.append(incoming_unit(copy, case.product, code, next(places)))
    return (*kept, *new)


def _places(case: FlaggedCase, empty: tuple[UnitEntry, ...]) -> Iterator[Position]:
    """The empty places; then, of a case without a grid, further ones behind all others."""
    for unit in empty:
        if unit.cell is not None:
            row, column = unit.cell
            yield Position(unit.view, row, column)
    place = len(case.units)
    while True:
        place += 1
        yield Position(place=place)


def _is_whole(operation: Repack, case: FlaggedCase, level: Level, n: int) -> None:
    told: dict[str, str | int] = {"case": str(case.case), "n": n, "expected": level.capacity}
    if not n:
        raise ReworkRefused("rework_case_empty", case=str(case.case))
    if n > level.capacity:
        raise ReworkRefused("rework_case_over", **told)
    if n < level.capacity and not operation.short:
        raise ReworkRefused("rework_case_short", **told)


def _label(
    copy: WorkingCopy, operation: Repack, case: FlaggedCase, made: ContainerFacts, assign: Callable[[], Assigned]
) -> tuple[Code, int | None]:
    label = operation.label or case.code
    if label is not None:
        may_be_label(copy, made, label)
        return label, None
    if operation.assign:
        return assigned(assign)
    raise ReworkRefused("rework_label_needed", case=str(case.case))


# pallets -------------------------------------------------------------------------------------------------------------


def palletise(copy: WorkingCopy, operation: Palletise, assign: Callable[[], Assigned]) -> None:
    """Raises ReworkRefused."""
    child = copy.named(operation.code)
    level = _level(copy.facts, child.order, child.level + 1)
    if level is None:
        raise ReworkRefused("rework_level_none", code=display_name(child), name=child.name)
    copy.is_free_container(child)
    onto = None if operation.onto is None else copy.container(operation.onto)
    if onto is not None and onto.state != "open":
        raise ReworkRefused("rework_not_open", container=display_name(onto), state=f"container_{onto.state}")
    if onto is None:
        onto = copy.open(_above(child, level), "scanned")
    fits(copy, onto, 1)
    place = max((member.position.place for member in onto.members), default=0) + 1
    copy.change(onto, (), (incoming_container(copy, onto, child, Position(place=place)),))
    if len(onto.members) + 1 >= level.capacity and level.closes_full and level.code in ("assigned", "none"):
        code: tuple[Code | None, int | None] = assigned(assign) if level.code == "assigned" else (None, None)
        copy.close(onto, *code, "")


def _above(child: ContainerFacts, level: Level) -> ContainerFacts:
    return replace(child, level=child.level + 1, name=level.name, shipped=False, where="", members=())


# what a repair would find --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RepairedPlace:
    """A place of a rejected case: its unit stays, or a new one is wanted."""

    unit: UnitEntry
    kept: bool
    against: Refusal | None = None
    """Why a unit that was good then does not stay."""


@dataclass(frozen=True, slots=True)
class CaseRepair:
    places: tuple[RepairedPlace, ...]
    label: Code | None
    """Read on the case, and free."""


def repair_of(facts: Facts, on_line: Callable[[str], bool]) -> CaseRepair:
    """What is to be scanned to put the case of these facts right."""
    assert facts.case is not None
    copy = WorkingCopy(facts, 1, "repack", "", "", on_line)
    good = {id(unit) for unit in facts.case.split()[0]}
    places = tuple(_repaired(copy, unit, id(unit) in good) for unit in facts.case.units)
    made = ContainerFacts(0, 1, "", "open", None, facts.case.order, facts.case.product, facts.case.lot)
    label = facts.case.code
    try:
        if label is not None:
            may_be_label(copy, made, label)
    except ReworkRefused:
        label = None
    return CaseRepair(places, label)


def _repaired(copy: WorkingCopy, unit: UnitEntry, good: bool) -> RepairedPlace:
    if not good or unit.code is None:
        return RepairedPlace(unit, kept=False)
    try:
        copy.is_free_unit(unit.code)
    except ReworkRefused as refused:
        return RepairedPlace(unit, kept=False, against=refused.refusal)
    return RepairedPlace(unit, kept=True)
