"""Line clearance before another product, and the proof of an order's first case before the line goes on."""

from typing import assert_never

from station.core import events as ev
from station.core.commands import CheckFirstCase, ClearLine, HandOverShift, Refusal
from station.core.loaded import OpenOrder
from station.core.step_context import StepContext, arguments
from station.core.values import Arguments, Recipe


def do(context: StepContext, command: ClearLine | CheckFirstCase | HandOverShift) -> Refusal | None:
    match command:
        case ClearLine():
            return _clear_line(context, command)
        case CheckFirstCase():
            return _check_first(context, command)
        case HandOverShift():
            context.emit(ev.ShiftHandedOver(command.by, command.to, command.reason))
            return None
        case _:
            assert_never(command)


def _clear_line(context: StepContext, command: ClearLine) -> Refusal | None:
    """Every item of the checklist is ticked, by name, while no order runs."""
    if (running := context.state.order) is not None:
        return Refusal("order_open", arguments(order=running.order))
    wanted = context.settings.clearance
    if not wanted:
        return Refusal("clearance_not_asked")
    left = [item for item in wanted if item not in command.items]
    if left or len(command.items) != len(wanted):
        return Refusal("clearance_item_left", arguments(n=len(left), item=left[0] if left else ""))
    context.emit(ev.LineCleared(command.by, wanted, context.state.clearance.product, command.reason))
    return None


def clearance_refused(context: StepContext, recipe: Recipe) -> Refusal | None:
    """An order of another product than the last one needs a cleared line."""
    last = context.state.clearance
    if not context.settings.clearance or last.cleared_by or last.product in ("", recipe.product):
        return None
    return Refusal("clearance_missing", arguments(product=recipe.product, before=last.product))


def first_case_waits(context: StepContext) -> OpenOrder | None:
    """The running order whose first case waits for a person."""
    order = context.state.order
    waits = context.settings.first_case and order is not None and order.first_case and not order.first_by
    return order if waits else None


def against_running(context: StepContext) -> tuple[tuple[str, Arguments], ...]:
    order = first_case_waits(context)
    return () if order is None else (("first_case_unconfirmed", arguments(order=order.order, case=order.first_case)),)


def _check_first(context: StepContext, command: CheckFirstCase) -> Refusal | None:
    order = first_case_waits(context)
    if order is None or (command.case and command.case != order.first_case):
        return Refusal("first_case_none")
    if not command.good and not command.reason:
        return Refusal("first_case_reason")
    context.emit(ev.FirstCaseChecked(command.by, order.order, order.first_case, command.good, command.reason))
    if not command.good and not context.state.held:
        context.emit(ev.LineHeld(command.by, command.reason))
    return None
