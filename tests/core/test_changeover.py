"""Line clearance and the proof of the first case: what is refused before, and what a restart still knows."""

from dataclasses import replace

from station.core import commands as cmd
from station.core import events as ev
from tests.core.talk import RECIPE, Talk
from tests.core.test_levels import leave, line

ITEMS = ("belt is empty", "labels are taken away")
OTHER = replace(RECIPE, product="another one")


def cleared_line(**changes: object) -> Talk:
    return line(clearance=ITEMS, **changes)


def refusal(talk: Talk, command: cmd.Command) -> str:
    refused = talk.say(command).refusal
    return refused.key if refused is not None else ""


def test_another_product_needs_a_cleared_line() -> None:
    talk = cleared_line()
    assert refusal(talk, cmd.CloseOrder("Li")) == ""
    assert refusal(talk, cmd.StartOrder("Li", "O2", OTHER)) == "clearance_missing"
    assert refusal(talk, cmd.StartOrder("Li", "O2", RECIPE)) == "", "the same product goes on"
    assert refusal(talk, cmd.ClearLine("Li", ITEMS)) == "order_open"
    assert refusal(talk, cmd.CloseOrder("Li")) == ""
    assert refusal(talk, cmd.ClearLine("Li", ITEMS[:1])) == "clearance_item_left"
    assert refusal(talk, cmd.ClearLine("Li", (*ITEMS, "and more"))) == "clearance_item_left"
    step = talk.say(cmd.ClearLine("Li", ITEMS, "changeover"))
    assert step.events == (ev.LineCleared("Li", ITEMS, RECIPE.product, "changeover"),)
    assert refusal(talk, cmd.StartOrder("Wang", "O3", OTHER)) == ""


def test_a_clearance_holds_for_one_order_only() -> None:
    talk = cleared_line()
    assert [refusal(talk, each) for each in (cmd.SuspendOrder("Li"), cmd.ClearLine("Li", ITEMS))] == ["", ""]
    assert refusal(talk, cmd.StartOrder("Li", "O2", OTHER)) == ""
    assert refusal(talk, cmd.SuspendOrder("Li")) == ""
    assert refusal(talk, cmd.ResumeOrder("Li", "O1")) == "clearance_missing"
    assert refusal(talk, cmd.ResumeOrder("Li", "O2")) == ""


def test_without_a_checklist_nothing_is_asked() -> None:
    talk = line()
    assert refusal(talk, cmd.CloseOrder("Li")) == ""
    assert refusal(talk, cmd.ClearLine("Li", ())) == "clearance_not_asked"
    assert refusal(talk, cmd.StartOrder("Li", "O2", OTHER)) == ""


def test_the_line_stands_until_the_first_case_is_confirmed() -> None:
    talk = cleared_line(first_case=True)
    assert refusal(talk, cmd.CheckFirstCase("Li", True)) == "first_case_none"
    leave(talk, 1)
    assert "first_case_unconfirmed" in dict(talk.line.view().not_ready)
    case = talk.line.view().order.first_case  # type: ignore[union-attr]
    assert refusal(talk, cmd.CheckFirstCase("Li", True, "9/9")) == "first_case_none"
    assert talk.say(cmd.CheckFirstCase("Li", True, case)).events == (ev.FirstCaseChecked("Li", "O1", case, True),)
    assert "first_case_unconfirmed" not in dict(talk.line.view().not_ready)
    leave(talk, 2)
    assert refusal(talk, cmd.CheckFirstCase("Li", True)) == "first_case_none"


def test_a_first_case_that_is_not_right_holds_the_line_and_the_next_one_is_the_first() -> None:
    talk = cleared_line(first_case=True)
    leave(talk, 1)
    assert refusal(talk, cmd.CheckFirstCase("Li", False)) == "first_case_reason"
    step = talk.say(cmd.CheckFirstCase("Li", False, reason="wrong lot on the label"))
    assert [type(each) for each in step.events] == [ev.FirstCaseChecked, ev.LineHeld]
    keys = dict(talk.line.view().not_ready)
    assert "held" in keys and "first_case_unconfirmed" not in keys
    assert refusal(talk, cmd.Resume("Li")) == ""
    leave(talk, 2)
    assert "first_case_unconfirmed" in dict(talk.line.view().not_ready)
