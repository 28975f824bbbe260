"""Orders: one at a time, each with the recipe its cases are judged by."""

from station.core import events as ev
from station.core.codes.judge import is_serial_open
from station.core.codes.patterns import PatternFault, check_pattern
from station.core.commands import Refusal, StartOrder
from station.core.desk import Desk, arguments
from station.core.sources import UnitSource
from station.core.values import Recipe


def start(desk: Desk, source: UnitSource, command: StartOrder) -> Refusal | None:
    """Begin an order, unless one is open or its cases could never pass on this line."""
    if desk.state.order is not None:
        return Refusal("order_open", arguments(order=desk.state.order.order))
    if (refused := _never_passes(source, command.recipe)) is not None:
        return refused
    if (refused := _pattern_refused(command.recipe)) is not None:
        return refused
    if is_serial_open(command.recipe.code, command.recipe.serial_length, command.recipe.required_ais):
        return Refusal("serial_open")
    desk.emit(ev.OrderStarted(command.order, command.recipe))
    return None


def _pattern_refused(recipe: Recipe) -> Refusal | None:
    for key in ("pattern", "case_pattern"):
        try:
            check_pattern(getattr(recipe, key))
        except PatternFault as fault:
            return Refusal("pattern_refused", arguments(key=key, detail=fault.detail or fault.key))
    return None


def _never_passes(source: UnitSource, recipe: Recipe) -> Refusal | None:
    if recipe.units_per_case <= 0:
        return Refusal("recipe_invalid", arguments(units_per_case=recipe.units_per_case))
    return source.refuses(recipe)


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
