"""Undo: an operation is taken back by the inverse of each of its events, in reverse order, as one new operation.

It is refused where what the operation did does not stand any more: a code was taken meanwhile, the container was
changed, shipped, or put into another one. So nothing that came later is undone with it.
"""

from typing import assert_never

from station.core.container_events import (
    Act,
    CodeChanged,
    ContainerClosed,
    ContainerDissolved,
    ContainerEvent,
    ContainerOpened,
    ContainerRestored,
    MembersChanged,
    ShipmentConfirmed,
    ShipmentReturned,
    UnitDecommissioned,
    UnitRecommissioned,
)
from station.core.rework import ContainerFacts, DoneEvent, Facts
from station.core.rework_copy import ReworkRefused, WorkingCopy, display_name, identity
from station.core.values import Member

UNDOABLE = frozenset(
    {
        "add",
        "remove",
        "replace",
        "dissolve",
        "restore",
        "relabel",
        "merge",
        "decommission",
        "recommission",
        "repack",
        "palletise",
    }
)
"""Acts that may be undone: all that a person did to closed containers and units. A shipment is returned, an undo is
done again by its operation; packing is no rework."""


def undo(copy: WorkingCopy, operation: int, facts: Facts) -> None:
    """Raises ReworkRefused."""
    if not facts.done:
        raise ReworkRefused("rework_operation_unknown", operation=operation)
    for done in facts.done:
        act = act_of(done.event)
        if act not in UNDOABLE:
            raise ReworkRefused("rework_not_undoable", operation=operation, cause=f"act_{act}")
    if facts.undone:
        raise ReworkRefused("rework_undone_already", operation=operation)
    if any(isinstance(done.event, ContainerClosed) for done in facts.done):
        _unpack(copy, operation, facts.done)
        return
    for done in reversed(facts.done):
        _take_back(copy, done)


def act_of(event: ContainerEvent) -> Act:
    """What was done, of whatever event of an operation."""
    match event:
        case ContainerOpened() | ContainerClosed():
            return event.act if event.operation else "pack"
        case ShipmentConfirmed():
            return "ship"
        case ShipmentReturned():
            return "return"
        case _:
            return event.act


def _take_back(copy: WorkingCopy, done: DoneEvent) -> None:
    event = done.event
    match event:
        case MembersChanged():
            _members(copy, done.seq, event)
        case ContainerDissolved(open=True):
            raise ReworkRefused("rework_not_undoable", operation=event.operation, cause=f"act_{event.act}")
        case ContainerDissolved():
            _as_it_was(copy, done, "dissolved")
            copy.restore(copy.container(event.container), done.seq)
        case ContainerRestored():
            _as_it_was(copy, done, "live")
            copy.dissolve(copy.container(event.container), undoes=done.seq)
        case CodeChanged(container=number, old=old, new=new):
            container = copy.container(number)
            copy.may_change(container)
            if container.code != new:
                raise ReworkRefused("rework_changed_since", container=display_name(container))
            copy.recode(container, old, undoes=done.seq)
        case UnitDecommissioned(code=code, fate=fate):
            if copy.code(code).fate != fate:
                raise ReworkRefused("rework_not_decommissioned", code=code.text)
            copy.recommission(code, done.seq)
        case UnitRecommissioned(code=code, fate=fate):
            copy.is_free_unit(code)
            copy.decommission(code, fate, done.seq)
        case ContainerOpened():
            _give_up(copy, copy.container(done.seq), done.seq)
        case ContainerClosed() | ShipmentConfirmed() | ShipmentReturned():
            raise ReworkRefused("rework_not_undoable", operation=copy.operation, cause=f"act_{act_of(event)}")
        case _:
            assert_never(event)


def _unpack(copy: WorkingCopy, operation: int, done: tuple[DoneEvent, ...]) -> None:
    """What was opened, filled and closed by one operation is taken apart; its label is as good as new. A pallet that
    the operation only closed is not opened again."""
    opened, filled, closed = done[0], done[1].event, done[-1].event
    if len(done) != 3 or not isinstance(opened.event, ContainerOpened):
        raise ReworkRefused("rework_not_undoable", operation=operation, cause=f"act_{act_of(closed)}")
    assert isinstance(filled, MembersChanged) and isinstance(closed, ContainerClosed)
    container = copy.container(opened.seq)
    copy.is_free_container(container)
    then = {(identity(each), each.position) for each in filled.added}
    if container.code != closed.code or then != {(identity(each), each.position) for each in container.members}:
        raise ReworkRefused("rework_changed_since", container=display_name(container))
    copy.dissolve(container, "unpacked", opened.seq)


def _give_up(copy: WorkingCopy, container: ContainerFacts, seq: int) -> None:
    """What was opened is empty again."""
    if container.state != "open" or container.members:
        raise ReworkRefused("rework_changed_since", container=display_name(container))
    copy.dissolve(container, undoes=seq)


def _members(copy: WorkingCopy, seq: int, event: MembersChanged) -> None:
    """What was added must still be there; what was removed must be free again."""
    container = copy.container(event.container)
    copy.may_change(container, ("live", "open"))
    there = {identity(each): each for each in container.members}
    for member in event.added:
        if identity(member) not in there:
            raise ReworkRefused("rework_left_since", code=member.code.text, container=display_name(container))
    copy.are_free(event.removed)
    removed = tuple(_now(copy, there[identity(each)]) for each in event.added)
    copy.change(container, removed, tuple(_now(copy, each) for each in event.removed), seq)


def _now(copy: WorkingCopy, member: Member) -> Member:
    """The member with the code that it has now."""
    code = copy.container(member.container).code if member.container else None
    return member if code is None else Member(code, member.container, member.position)


def _as_it_was(copy: WorkingCopy, done: DoneEvent, state: str) -> None:
    """The container is as this event left it: in this state, in no other one, with these members."""
    assert isinstance(done.event, ContainerDissolved | ContainerRestored)
    container = copy.container(done.event.container)
    if container.state == "live":
        copy.may_change(container)
        if container.parent:
            parent = copy.container(container.parent)
            raise ReworkRefused(
                "rework_code_elsewhere",
                code=display_name(container),
                name=parent.name,
                container=display_name(parent),
            )
    then = {(identity(each), each.position) for each in done.members}
    if container.state != state or then != {(identity(each), each.position) for each in container.members}:
        raise ReworkRefused("rework_changed_since", container=display_name(container))
