"""Several orders are open, one runs: suspend, resume, close, each with its own counters over its whole life."""

import pytest

from station.core import events as ev
from station.core.commands import CloseOrder, Command, Refusal, ResumeOrder, StartOrder, SuspendOrder
from station.core.evolve import evolve
from station.core.loaded import Loaded
from station.core.order_balance import OrderBalance
from station.core.state import LineState, from_loaded
from station.core.values import CaseRef, Reason, Window
from tests.core.talk import RECIPE, Talk
from tests.core.test_closing import with_units


def answer(talk: Talk, command: Command) -> str:
    refusal = talk.say(command).refusal
    return "" if refusal is None else refusal.key


def two_orders() -> Talk:
    """O1 is suspended, O2 runs."""
    talk = Talk().start()
    assert answer(talk, SuspendOrder("anna")) == ""
    assert answer(talk, StartOrder("anna", "O2", RECIPE)) == ""
    return talk


def open_orders(talk: Talk) -> tuple[str, list[str]]:
    view = talk.line.view()
    return view.order.order if view.order is not None else "", [each.order for each in view.suspended]


def test_a_suspended_order_stays_open_and_runs_again() -> None:
    talk = two_orders()
    assert open_orders(talk) == ("O2", ["O1"])
    assert answer(talk, SuspendOrder("anna")) == ""
    step = talk.say(ResumeOrder("bo", "O1"))
    assert ev.OrderResumed("O1", "bo") in step.events
    assert open_orders(talk) == ("O1", ["O2"])


def test_an_order_is_closed_running_or_suspended() -> None:
    talk = two_orders()
    assert answer(talk, CloseOrder("anna", "O1")) == ""
    assert open_orders(talk) == ("O2", [])
    assert answer(talk, CloseOrder("anna")) == ""
    assert open_orders(talk) == ("", [])


def counted(through: int) -> OrderBalance:
    return OrderBalance(through, "case_count", 6, 6, 0, 0, 0, 0, 0, True)


def test_the_event_has_the_balance_that_was_counted_and_none_that_is_behind() -> None:
    talk = two_orders()
    now = talk.line.state.seq
    assert answer(talk, CloseOrder("anna", balance=counted(now - 1))) == "order_balance_stale"
    step = talk.say(CloseOrder("anna", balance=counted(now)))
    assert ev.OrderClosed("O2", 0, 0, "anna", "", counted(now)) in step.events


def test_an_order_that_waits_is_closed_while_another_goes_on() -> None:
    talk = two_orders()
    assert answer(talk, CloseOrder("anna", "O1", balance=counted(1))) == ""


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (ResumeOrder("anna", "O1"), "order_open"),
        (StartOrder("anna", "O3", RECIPE), "order_open"),
        (CloseOrder("anna", "O9"), "order_none_open"),
    ],
)
def test_while_one_runs_no_other_runs(command: Command, key: str) -> None:
    talk = two_orders()
    assert answer(talk, command) == key
    assert open_orders(talk) == ("O2", ["O1"])


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (ResumeOrder("anna", "O9"), "order_not_suspended"),
        (StartOrder("anna", "O1", RECIPE), "order_suspended"),
        (SuspendOrder("anna"), "no_order"),
        (CloseOrder("anna"), "no_order"),
    ],
)
def test_while_none_runs_only_a_suspended_one_is_resumed(command: Command, key: str) -> None:
    talk = two_orders()
    assert answer(talk, SuspendOrder("anna")) == ""
    assert answer(talk, command) == key
    assert open_orders(talk) == ("", ["O1", "O2"])


def test_a_closed_order_is_not_resumed() -> None:
    talk = two_orders()
    assert answer(talk, CloseOrder("anna", "O1")) == ""
    assert answer(talk, SuspendOrder("anna")) == ""
    assert answer(talk, ResumeOrder("anna", "O1")) == "order_not_suspended"


def test_units_before_the_packer_keep_an_order_running() -> None:
    talk = with_units(3)
    assert talk.say(SuspendOrder("anna")).refusal == Refusal("units_on_belt", (("n", 3),))
    assert talk.line.state.order is not None and not talk.line.state.suspended


def folded(*events: ev.Event) -> LineState:
    state = from_loaded(Loaded(station_epoch="e", boot=1))
    for event in events:
        evolve(state, event, 1)
    return state


def test_a_case_counts_for_the_order_of_its_own_event() -> None:
    rejected = ev.CaseRejected(CaseRef(1, 1), "O1", "p", "", Window(), (Reason.OTHER,), None, ())
    state = folded(
        ev.EpochGranted(1, 0, "first"), ev.OrderStarted("O1", RECIPE), ev.OrderSuspended("O1", "anna"), rejected
    )
    assert state.order is None
    assert state.suspended["O1"].rejected == 1
