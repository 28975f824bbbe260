"""Rules that several operations of rework share: what may go into a container, and which label it may have."""

from collections.abc import Callable

from station.core.commands import Refusal
from station.core.rework import ContainerFacts
from station.core.rework_copy import ReworkRefused, WorkingCopy, display_name
from station.core.values import Code, Member, Position

Assigned = tuple[Code, int] | Refusal
"""The next code of the station's range and its serial, or why there is none."""


def assigned(assign: Callable[[], Assigned]) -> tuple[Code, int]:
    """The next code. Raises ReworkRefused where there is none."""
    given = assign()
    if isinstance(given, Refusal):
        raise ReworkRefused(given.key, **dict(given.arguments))
    return given


def incoming(copy: WorkingCopy, into: ContainerFacts, code: Code, position: Position) -> Member:
    """A free one that may be a member of this container."""
    known = copy.code(code)
    if known.container and not known.retired:
        return incoming_container(copy, into, copy.container(known.container), position)
    if into.level > 1 and not known.retired:
        raise ReworkRefused("rework_level_wrong" if known.seen else "rework_code_unknown", code=code.text, name="unit")
    return incoming_unit(copy, into.product, code, position)


def incoming_unit(copy: WorkingCopy, product: str, code: Code, position: Position) -> Member:
    """A free unit of this product."""
    known = copy.code(code)
    copy.is_free_unit(code)
    if known.objection:
        raise ReworkRefused("rework_not_of_product", code=code.text, product=product, why=known.objection)
    return Member(known.code, 0, position)


def incoming_container(copy: WorkingCopy, into: ContainerFacts, child: ContainerFacts, position: Position) -> Member:
    if child.id == into.id:
        raise ReworkRefused("rework_self", container=display_name(into), name=into.name)
    if _is_inside(copy, into, child):
        raise ReworkRefused("rework_circle", code=display_name(child), container=display_name(into))
    if child.level != into.level - 1:
        raise ReworkRefused("rework_level_wrong", code=display_name(child), name=child.name)
    copy.is_free_container(child)
    level = copy.level(into)
    if level is None or not level.mixed:
        same_goods(child, into)
    assert child.code is not None  # it was named by its code
    return Member(child.code, child.id, position)


def _is_inside(copy: WorkingCopy, inner: ContainerFacts, outer: ContainerFacts) -> bool:
    while inner.parent:
        if inner.parent == outer.id:
            return True
        inner = copy.container(inner.parent)
    return False


def same_goods(one: ContainerFacts, other: ContainerFacts) -> None:
    told = {"code": display_name(one), "container": display_name(other)}
    if one.product != other.product:
        raise ReworkRefused("rework_product_differs", **told, found=one.product, expected=other.product)
    if one.lot != other.lot:
        raise ReworkRefused("rework_lot_differs", **told, found=one.lot, expected=other.lot)
    if one.order != other.order:
        raise ReworkRefused("rework_order_differs", **told, found=one.order, expected=other.order)


def next_place(container: ContainerFacts) -> int:
    return max(len(container.members), *(member.position.place for member in container.members), 0) + 1


def fits(copy: WorkingCopy, container: ContainerFacts, more: int) -> None:
    level, there = copy.level(container), len(container.members)
    if level is not None and there + more > level.capacity:
        where = display_name(container)
        raise ReworkRefused("rework_full", container=where, name=container.name, members=there, capacity=level.capacity)


def may_be_label(copy: WorkingCopy, container: ContainerFacts, new: Code) -> None:
    known = copy.code(new)
    if known.container and known.container == container.id and not known.retired:
        raise ReworkRefused("rework_same_code", container=display_name(container))
    if known.container and not known.retired:
        raise ReworkRefused("rework_label_used", code=new.text, container=display_name(copy.container(known.container)))
    copy.is_free_unit(new)
    if known.objection:
        raise ReworkRefused("rework_not_a_label", code=new.text, name=container.name, why=known.objection)
