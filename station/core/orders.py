"""Orders: one at a time, each with the recipe its cases are judged by."""

from itertools import chain

from station.core import events as ev
from station.core.commands import Refusal, StartOrder
from station.core.desk import Desk, arguments
from station.core.recipe import line_faults, recipe_faults
from station.core.values import Recipe


def start(desk: Desk, command: StartOrder) -> Refusal | None:
    """Begin an order, unless one is open or its cases could never pass on this line."""
    if desk.state.order is not None:
        return Refusal("order_open", arguments(order=desk.state.order.order))
    if (refused := _recipe_refused(desk, command.recipe)) is not None:
        return refused
    desk.emit(ev.OrderStarted(command.order, command.recipe))
    return None


def _recipe_refused(desk: Desk, recipe: Recipe) -> Refusal | None:
    """The first thing that is wrong with the recipe, or why this line could never pass a case of it."""
    fault = next(chain(recipe_faults(recipe), line_faults(recipe, desk.settings)), None)
    return Refusal(fault.key, fault.arguments) if fault is not None else None


def close(desk: Desk, cases: int, units: int) -> Refusal | None:
    """End the order, once nothing of it is on the belt: neither ``cases`` that have not left, nor ``units`` between
    reader and packer, which the next order's first case would hold."""
    order = desk.state.order
    if order is None:
        return Refusal("no_order")
    if cases:
        return Refusal("cases_on_belt", arguments(n=cases))
    if units:
        return Refusal("units_on_belt", arguments(n=units))
    desk.emit(ev.OrderClosed(order.order, order.passed, order.rejected))
    return None
