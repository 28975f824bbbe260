"""Orders in the line's state: what is open, what runs, what was counted for each."""

from dataclasses import replace
from typing import assert_never

from station.core import events as ev
from station.core.loaded import Clearance, OpenOrder
from station.core.state import LineState

OrderEvent = ev.OrderStarted | ev.OrderSuspended | ev.OrderResumed | ev.OrderClosed


def fold_order(state: LineState, event: OrderEvent) -> None:
    match event:
        case ev.OrderStarted(order=order, recipe=recipe):
            state.order, state.clearance = OpenOrder(order, recipe), Clearance(recipe.product)
        case ev.OrderSuspended(order=order):
            assert state.order is not None
            state.suspended[order], state.order = state.order, None
        case ev.OrderResumed(order=order):
            state.order = state.suspended.pop(order)
            state.clearance = Clearance(state.order.recipe.product)
        case ev.OrderClosed(order=order):
            if state.suspended.pop(order, None) is None:
                state.order = None
        case _:
            assert_never(event)


def check_first(state: LineState, event: ev.FirstCaseChecked) -> None:
    found = state.open_order(event.order)
    if found is not None:
        keep_order(state, replace(found, first_by=event.by) if event.good else replace(found, first_case=""))


def count_order(state: LineState, event: ev.CasePassed | ev.CaseRejected | ev.CaseMissed) -> None:
    """A case counts for the order that its own event names, whether that one runs now or not."""
    found = state.open_order(event.order)
    if found is None:
        return
    match event:
        case ev.CasePassed():
            keep_order(state, with_passed(found, str(event.case)))
        case ev.CaseRejected():
            counted = dict(found.reasons)
            counted[event.reasons[0]] = counted.get(event.reasons[0], 0) + 1
            keep_order(state, replace(found, reasons=tuple(counted.items())))
        case ev.CaseMissed():
            pass


def with_passed(order: OpenOrder, case: str) -> OpenOrder:
    return replace(order, passed=order.passed + 1, first_case=order.first_case or case)


def keep_order(state: LineState, order: OpenOrder) -> None:
    if order.order in state.suspended:
        state.suspended[order.order] = order
    else:
        state.order = order
