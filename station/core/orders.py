"""Orders: several may be open, one runs, each with the recipe its cases are judged by."""

from collections.abc import Iterable, Iterator
from itertools import chain

from station.core import events as ev
from station.core.changeover import clearance_refused
from station.core.commands import CloseOrder, Refusal, ResumeOrder, StartOrder, SuspendOrder
from station.core.loaded import OpenContainer, OpenOrder
from station.core.recipe import level_of, line_faults, recipe_faults
from station.core.step_context import StepContext, arguments
from station.core.values import Recipe


def start(context: StepContext, command: StartOrder) -> Refusal | None:
    """Begin an order, unless one runs, its name is open, or its cases could never pass on this line."""
    if (running := context.state.order) is not None:
        return Refusal("order_open", arguments(order=running.order))
    if command.order in context.state.suspended:
        return Refusal("order_suspended", arguments(order=command.order))
    refused = _recipe_refused(context, command.recipe) or _open_refused(context, command.recipe)
    if (refused := refused or clearance_refused(context, command.recipe)) is not None:
        return refused
    context.emit(ev.OrderStarted(command.order, command.recipe, command.by, command.reason))
    return None


def _recipe_refused(context: StepContext, recipe: Recipe) -> Refusal | None:
    """The first thing that is wrong with the recipe, or why this line could never pass a case of it."""
    fault = next(chain(recipe_faults(recipe), line_faults(recipe, context.settings)), None)
    return Refusal(fault.key, fault.arguments) if fault is not None else None


def left_open(containers: Iterable[OpenContainer], order: OpenOrder) -> Iterator[OpenContainer]:
    """Those of this order that are still being filled, and that no other order may go on with: they keep it open."""
    mine = (each for each in containers if each.order == order.order)
    return (each for each in mine if not level_of(order.recipe, each.level).mixed)


def _open_refused(context: StepContext, recipe: Recipe, order: str = "") -> Refusal | None:
    """Whatever is open already must be something that this order can go on with, its own, or an order's that waits."""
    for found in context.state.containers.values():
        if found.order == order or _waits(context, found, recipe):
            continue
        known = found.level <= len(recipe.above) + 1 and level_of(recipe, found.level).name == found.name
        if not (known and level_of(recipe, found.level).mixed):
            return Refusal("container_open", arguments(name=found.name, level=found.level, n=len(found.members)))
    return None


def _waits(context: StepContext, found: OpenContainer, recipe: Recipe) -> bool:
    """It was left open by a suspended order, and no case of this recipe can go into it."""
    owner = context.state.suspended.get(found.order)
    if owner is None or level_of(owner.recipe, found.level).mixed:
        return False
    return found.level > len(recipe.above) + 1 or not level_of(recipe, found.level).mixed


def suspend(context: StepContext, cases: int, units: int, command: SuspendOrder) -> Refusal | None:
    """Let the running order wait, once nothing of it is on the belt. A pallet of it may stay open; a case that a
    person is packing may not."""
    order, in_hand = context.state.order, context.state.containers.get(context.state.in_hand)
    if order is None:
        return Refusal("no_order")
    if command.order not in ("", order.order):
        return Refusal("order_not_running", arguments(order=command.order))
    if (refused := _belt_refused(cases, units)) is not None:
        return refused
    if in_hand is not None:
        return _container_refused(in_hand)
    context.emit(ev.OrderSuspended(order.order, command.by, command.reason))
    return None


def resume(context: StepContext, command: ResumeOrder) -> Refusal | None:
    """Let a suspended order run again, with its own recipe."""
    if (running := context.state.order) is not None:
        return Refusal("order_open", arguments(order=running.order))
    found = context.state.suspended.get(command.order)
    if found is None:
        return Refusal("order_not_suspended", arguments(order=command.order))
    refused = _recipe_refused(context, found.recipe) or _open_refused(context, found.recipe, found.order)
    if (refused := refused or clearance_refused(context, found.recipe)) is not None:
        return refused
    context.emit(ev.OrderResumed(command.order, command.by, command.reason))
    return None


def _belt_refused(cases: int, units: int) -> Refusal | None:
    """Neither ``cases`` that have not left, nor ``units`` between reader and packer, which the next order's first case
    would hold."""
    if cases:
        return Refusal("cases_on_belt", arguments(n=cases))
    if units:
        return Refusal("units_on_belt", arguments(n=units))
    return None


def _container_refused(left: OpenContainer) -> Refusal:
    return Refusal("container_open", arguments(name=left.name, level=left.level, n=len(left.members)))


def close(context: StepContext, cases: int, units: int, command: CloseOrder) -> Refusal | None:
    """End an open order; the running one once nothing of it is on the belt."""
    running = context.state.order
    order = running if not command.order else context.state.open_order(command.order)
    if order is None:
        return Refusal("order_none_open", arguments(order=command.order)) if command.order else Refusal("no_order")
    if order is running and (refused := _belt_refused(cases, units)) is not None:
        return refused
    if (left := next(left_open(context.state.containers.values(), order), None)) is not None:
        return _container_refused(left)
    counted = command.balance
    if counted is not None and order is running and counted.through != context.state.seq:
        return Refusal("order_balance_stale")
    context.emit(ev.OrderClosed(order.order, order.passed, order.rejected, command.by, command.reason, counted))
    return None
