"""The rules of rework: an operation and the facts lead to its events, or to one refusal that names the code, where it
is and what to do. All or nothing; pure.

Only containers that are closed and believed are reworked, and nothing of what is shipped before it is returned. One
operation may be several events; all carry the number of the first.
"""

from collections.abc import Callable
from typing import assert_never

from station.core.commands import Refusal
from station.core.container_events import ContainerEvent, ShipmentConfirmed, ShipmentReturned
from station.core.rework import (
    MEMBERS_MAX,
    AddMembers,
    ContainerFacts,
    Decommission,
    Dissolve,
    Facts,
    Merge,
    Operation,
    Palletise,
    Recommission,
    Relabel,
    RemoveMember,
    Repack,
    ReplaceMember,
    Restore,
    Return,
    Rework,
    Ship,
    Undo,
)
from station.core.rework_copy import ReworkRefused, WorkingCopy, display_name
from station.core.rework_packing import palletise, repack
from station.core.rework_rules import (
    Assigned,
    assigned,
    fits,
    incoming,
    may_be_label,
    next_place,
    same_goods,
)
from station.core.rework_undo import undo
from station.core.values import Member, Position


def decide(
    command: Rework, first_seq: int, assign: Callable[[], Assigned], on_line: Callable[[str], bool]
) -> tuple[ContainerEvent, ...] | Refusal:
    """The events of this command; the first of them will be number ``first_seq``."""
    copy = work_out(command, first_seq, assign, on_line)
    return copy if isinstance(copy, Refusal) else tuple(copy.events)


def work_out(
    command: Rework, first_seq: int, assign: Callable[[], Assigned], on_line: Callable[[str], bool]
) -> WorkingCopy | Refusal:
    """The same with all it leads to: the working copy, as it is when everything is done.

    ``on_line``: whether a code is between reader and packer."""
    if command.facts.too_many:
        return Refusal("rework_too_many", (("limit", MEMBERS_MAX),))
    operation, by, reason = command.operation, command.by, command.reason
    copy = WorkingCopy(command.facts, first_seq, operation.act, by, reason, on_line)
    try:
        _decide(copy, operation, command.facts, assign)
    except ReworkRefused as refused:
        return refused.refusal
    return copy


def _decide(copy: WorkingCopy, operation: Operation, facts: Facts, assign: Callable[[], Assigned]) -> None:
    match operation:
        case AddMembers():
            _add(copy, operation)
        case RemoveMember(code=code):
            holder = copy.holder(code)
            copy.may_change(holder, ("live", "open"))
            copy.change(holder, (copy.member(holder, code),), ())
        case ReplaceMember():
            _replace(copy, operation)
        case Dissolve():
            _dissolve(copy, operation)
        case Restore(container=name):
            copy.restore(copy.named(name))
        case Relabel():
            _relabel(copy, operation, assign)
        case Merge():
            _merge(copy, operation)
        case Decommission() | Recommission():
            _fate(copy, operation)
        case Undo():
            undo(copy, operation.operation, facts)
        case Ship() | Return():
            _shipment(copy, operation)
        case Repack():
            repack(copy, operation, facts, assign)
        case Palletise():
            palletise(copy, operation, assign)
        case _:
            assert_never(operation)


# members -------------------------------------------------------------------------------------------------------------


def _add(copy: WorkingCopy, operation: AddMembers) -> None:
    into = copy.named(operation.container)
    copy.may_change(into)
    keys: set[str] = set()
    for code in operation.codes:
        if code.key in keys:
            raise ReworkRefused("rework_twice", code=code.text)
        keys.add(code.key)
    place = next_place(into)
    added = tuple(
        incoming(copy, into, code, Position(place=place + number)) for number, code in enumerate(operation.codes)
    )
    fits(copy, into, len(added))
    copy.change(into, (), added)


def _replace(copy: WorkingCopy, operation: ReplaceMember) -> None:
    if operation.out.key == operation.in_.key:
        raise ReworkRefused("rework_twice", code=operation.in_.text)
    holder = copy.holder(operation.out)
    copy.may_change(holder, ("live", "open"))
    out = copy.member(holder, operation.out)
    copy.change(holder, (out,), (incoming(copy, holder, operation.in_, out.position),))


# containers ----------------------------------------------------------------------------------------------------------


def _dissolve(copy: WorkingCopy, operation: Dissolve) -> None:
    container = copy.named(operation.container)
    copy.may_change(container)
    _leave_parent(copy, container)
    copy.dissolve(container)
    waiting = list(container.members) if operation.all_levels else []
    while waiting:
        member = waiting.pop(0)
        if member.container:
            inner = copy.container(member.container)
            copy.may_change(inner)
            copy.dissolve(inner)
            waiting += inner.members


def _leave_parent(copy: WorkingCopy, container: ContainerFacts) -> None:
    """What is taken apart is first taken out of what it is in."""
    if container.parent:
        parent = copy.container(container.parent)
        copy.may_change(parent, ("live", "open"))
        member = next(each for each in parent.members if each.container == container.id)
        copy.change(parent, (member,), ())


def _merge(copy: WorkingCopy, operation: Merge) -> None:
    source, into = copy.named(operation.source), copy.named(operation.into)
    if source.id == into.id:
        raise ReworkRefused("rework_self", container=display_name(into), name=into.name)
    if source.level != into.level:
        raise ReworkRefused("rework_level_wrong", code=display_name(source), name=source.name)
    copy.may_change(source, ("live", "open"))
    copy.may_change(into, ("live", "open"))
    level = copy.level(into)
    if level is None or not level.mixed:
        same_goods(source, into)
    fits(copy, into, len(source.members))
    _leave_parent(copy, source)
    copy.dissolve(source, "merged")
    place = next_place(into)
    moved = tuple(
        Member(member.code, member.container, Position(place=place + number))
        for number, member in enumerate(source.members)
    )
    copy.change(into, (), moved)


def _relabel(copy: WorkingCopy, operation: Relabel, assign: Callable[[], Assigned]) -> None:
    container = copy.named(operation.container)
    copy.may_change(container)
    if operation.new is not None:
        may_be_label(copy, container, operation.new)
        copy.recode(container, operation.new)
        return
    copy.recode(container, *assigned(assign))


# fates and shipments -------------------------------------------------------------------------------------------------


def _fate(copy: WorkingCopy, operation: Decommission | Recommission) -> None:
    code = operation.code
    known = copy.code(code)
    if not known.seen:
        raise ReworkRefused("rework_code_unknown", code=code.text)
    if known.container and not known.retired:
        name = copy.container(known.container).name
        raise ReworkRefused("rework_code_is_container", code=known.code.text, name=name)
    if isinstance(operation, Recommission):
        copy.recommission(code)
        return
    if known.unit_of:
        holder = copy.holder(code)
        copy.may_change(holder)
        copy.change(holder, (copy.member(holder, code),), ())
    copy.is_free_unit(code)
    copy.decommission(code, operation.fate)


def _shipment(copy: WorkingCopy, operation: Ship | Return) -> None:
    container = copy.named(operation.container)
    if container.parent:
        parent, where = copy.container(container.parent), display_name(container)
        raise ReworkRefused("rework_ship_member", code=where, name=parent.name, container=display_name(parent))
    match operation:
        case Ship(to=to, document=document):
            copy.may_change(container)
            copy.events.append(ShipmentConfirmed(container.id, to, document, copy.by, copy.reason, copy.operation))
        case Return():
            copy.events.append(_returned(copy, container))


def _returned(copy: WorkingCopy, container: ContainerFacts) -> ShipmentReturned:
    """What left from another station comes back under the name that it left by."""
    if container.shipped:
        return ShipmentReturned(container.id, copy.by, copy.reason, copy.operation)
    if container.left is None:
        raise ReworkRefused("rework_not_shipped", container=display_name(container))
    return ShipmentReturned(0, copy.by, copy.reason, copy.operation, elsewhere=container.left.item)
