"""Orders: one at a time, each with the recipe its cases are judged by."""

from itertools import chain

from station.core import events as ev
from station.core.commands import Refusal, StartOrder
from station.core.desk import Desk, arguments
from station.core.loaded import OpenContainer, OpenOrder
from station.core.recipe import line_faults, recipe_faults
from station.core.state import level_of
from station.core.values import Recipe


def start(desk: Desk, command: StartOrder) -> Refusal | None:
    """Begin an order, unless one is open or its cases could never pass on this line."""
    if desk.state.order is not None:
        return Refusal("order_open", arguments(order=desk.state.order.order))
    if (refused := _recipe_refused(desk, command.recipe) or _open_refused(desk, command.recipe)) is not None:
        return refused
    desk.emit(ev.OrderStarted(command.order, command.recipe, command.by))
    return None


def _recipe_refused(desk: Desk, recipe: Recipe) -> Refusal | None:
    """The first thing that is wrong with the recipe, or why this line could never pass a case of it."""
    fault = next(chain(recipe_faults(recipe), line_faults(recipe, desk.settings)), None)
    return Refusal(fault.key, fault.arguments) if fault is not None else None


def _left_open(desk: Desk, order: OpenOrder) -> OpenContainer | None:
    """A container of this order that is still being filled, and that no other order may go on with."""
    found = (each for each in desk.state.containers.values() if each.order == order.order)
    return next((each for each in found if not level_of(order.recipe, each.level).mixed), None)


def _open_refused(desk: Desk, recipe: Recipe) -> Refusal | None:
    """Whatever is open already must be something that this order can go on with."""
    for found in desk.state.containers.values():
        known = found.level <= len(recipe.above) + 1 and level_of(recipe, found.level).name == found.name
        if not (known and level_of(recipe, found.level).mixed):
            return Refusal("container_open", arguments(name=found.name, level=found.level, n=len(found.members)))
    return None


def close(desk: Desk, cases: int, units: int, by: str) -> Refusal | None:
    """End the order, once nothing of it is on the belt: neither ``cases`` that have not left, nor ``units`` between
    reader and packer, which the next order's first case would hold."""
    order = desk.state.order
    if order is None:
        return Refusal("no_order")
    if cases:
        return Refusal("cases_on_belt", arguments(n=cases))
    if units:
        return Refusal("units_on_belt", arguments(n=units))
    if (left := _left_open(desk, order)) is not None:
        return Refusal("container_open", arguments(name=left.name, level=left.level, n=len(left.members)))
    desk.emit(ev.OrderClosed(order.order, order.passed, order.rejected, by))
    return None
