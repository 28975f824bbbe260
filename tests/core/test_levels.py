"""Levels above the case: what is released goes into the open container, which closes full or when somebody says so."""

from dataclasses import replace

import pytest

from station.assembly.snapshot import open_containers
from station.core import events as ev
from station.core.commands import CloseContainer, CloseOrder, ResolveCase, StartOrder
from station.core.effects import Step
from station.core.observations import DeviceBack
from station.core.values import CaseRef, CheckedCode, Level
from tests.core.talk import RECIPE, Talk, asked_camera, checked

PALLET = Level("pallet", 2, "assigned")


def line(*above: Level, **settings: object) -> Talk:
    """A running line whose recipe has these levels."""
    talk = Talk(asked_camera(**settings))
    for name in talk.settings.devices:
        talk.say(DeviceBack(name))
    started = talk.say(StartOrder("test", "O1", replace(RECIPE, above=above)))
    assert started.refusal is None
    talk.poll()
    talk.poll(epoch=1)
    return talk


def leave(talk: Talk, seq: int) -> Step:
    """A case is packed and seen leaving by the exit."""
    talk.pack(seq)
    return talk.poll(case_seq=0, case_state=0, disposed_epoch=1, disposed_seq=seq, good_mask=1)


def test_cases_go_into_the_open_pallet_and_a_full_one_closes_with_the_next_serial() -> None:
    talk = line(PALLET)
    for seq in (1, 2, 3):
        leave(talk, seq)
    assert len(talk.of("container.opened")) == 2
    [closed] = talk.of("container.closed")
    assert isinstance(closed, ev.ContainerClosed) and closed.exit == "confirmed"
    assert [event.into for event in talk.of("case.released")] == [closed.container] * 2 + [  # type: ignore[attr-defined]
        max(talk.line.state.containers)
    ]
    serials = [event.sscc_serial for event in (*talk.of("case.passed"), closed)]  # type: ignore[attr-defined]
    assert sorted(serials) == list(range(1, 5)) and closed.sscc_serial == 3, "one counter for every level"


def test_a_pallet_is_closed_short_by_a_named_person_and_the_next_case_opens_another() -> None:
    talk = line(PALLET)
    leave(talk, 1)
    assert talk.say(CloseContainer("Li", 2, "end of shift")).refusal is None
    [closed] = talk.of("container.closed")
    assert (closed.by, closed.reason, closed.exit) == ("Li", "end of shift", "by_hand")  # type: ignore[attr-defined]
    assert talk.line.state.containers == {}
    leave(talk, 2)
    assert len(talk.of("container.opened")) == 2


def test_the_view_shows_what_is_filled_at_each_level() -> None:
    talk = line(PALLET, Level("container", 5, "none"))
    assert talk.line.view().containers == ()
    leave(talk, 1)
    [pallet] = talk.line.view().containers
    assert (pallet.level, pallet.name, len(pallet.members)) == (2, "pallet", 1)
    leave(talk, 2)
    [above] = talk.line.view().containers
    assert (above.level, above.name, len(above.members)) == (3, "container", 1)
    shown = [
        (each.level, each.name, each.container, each.members, each.capacity)
        for each in open_containers(talk.line.view())
    ]
    assert shown == [(2, "pallet", 0, 0, 2), (3, "container", above.id, 1, 5)]


@pytest.mark.parametrize(
    ("level", "key"), [(1, "container_level_unknown"), (3, "container_level_unknown"), (2, "container_not_open")]
)
def test_what_cannot_be_closed_is_refused_and_nothing_changes(level: int, key: str) -> None:
    talk = line(PALLET)
    step = talk.say(CloseContainer("Li", level))
    assert step.refusal is not None and (step.refusal.key, step.events) == (key, ())


def test_an_order_is_not_closed_over_an_open_pallet() -> None:
    talk = line(PALLET)
    leave(talk, 1)
    step = talk.say(CloseOrder("Li"))
    assert step.refusal is not None and step.events == ()
    assert (step.refusal.key, dict(step.refusal.arguments)) == (
        "container_open",
        {"level": 2, "n": 1, "name": "pallet"},
    )
    talk.say(CloseContainer("Li", 2))
    assert talk.say(CloseOrder("Li")).refusal is None


def test_a_mixed_pallet_outlives_its_order_and_holds_the_next_one_s_cases() -> None:
    mixed = replace(PALLET, mixed=True, capacity=3)
    talk = line(mixed)
    leave(talk, 1)
    assert talk.say(CloseOrder("Li")).refusal is None
    refused = talk.say(StartOrder("Li", "O2", replace(RECIPE, above=(PALLET,)))).refusal
    assert refused is not None and refused.key == "container_open"
    assert talk.say(StartOrder("Li", "O2", replace(RECIPE, above=(mixed,)))).refusal is None
    leave(talk, 2)
    [pallet] = talk.line.state.containers.values()
    assert len(pallet.members) == 2 and len(talk.of("container.opened")) == 1


def test_without_serials_a_full_pallet_stays_open_the_line_is_held_and_the_sentence_says_why() -> None:
    talk = line(PALLET, sscc_to=2)
    for seq in (1, 2):
        leave(talk, seq)
    assert talk.of("container.closed") == [] and "sscc_exhausted" in talk.alarms()
    step = talk.say(CloseContainer("Li", 2))
    assert step.refusal is not None and (step.refusal.key, step.events) == ("container_serials_exhausted", ())
    assert not talk.line.view().permissive


def test_a_case_that_finds_no_room_goes_into_none_and_the_line_is_held_until_the_pallet_is_closed() -> None:
    talk = line(replace(PALLET, closes_full=False))
    for seq in (1, 2, 3):
        leave(talk, seq)
    assert [event.into for event in talk.of("case.released")][-1] == 0  # type: ignore[attr-defined]
    assert "container_full:pallet" in talk.alarms() and not talk.line.view().permissive
    talk.say(CloseContainer("", 2))
    assert "container_full:pallet" not in talk.alarms()


def test_a_read_code_comes_with_the_command_and_one_that_is_taken_is_refused() -> None:
    talk = line(Level("pallet", 2, "read", closes_full=False))
    leave(talk, 1)
    keys = []
    labels: list[CheckedCode | None] = [
        None,
        checked("P1", taken_by="#7"),
        checked("P1", taken_by="sampled"),
        checked("P1"),
    ]
    for label in labels:
        refusal = talk.say(CloseContainer("Li", 2, code=label)).refusal
        keys.append(None if refusal is None else refusal.key)
    assert keys == ["container_code_needed", "container_code_refused", "container_code_refused", None]
    [closed] = talk.of("container.closed")
    assert closed.code.key == "P1" and closed.sscc_serial is None  # type: ignore[attr-defined]


def test_a_full_pallet_goes_into_the_container_above_it() -> None:
    talk = line(PALLET, Level("truck", 2, "none"))
    for seq in range(1, 5):
        leave(talk, seq)
    closed = talk.of("container.closed")
    truck = closed[0].into  # type: ignore[attr-defined]
    assert [event.into for event in closed] == [truck, truck, 0]  # type: ignore[attr-defined]
    assert closed[-1].container == truck and closed[-1].code is None  # type: ignore[attr-defined]


def test_a_recalled_case_stays_on_its_pallet_until_it_is_found_in_the_bin() -> None:
    talk = line(PALLET)
    leave(talk, 1)
    stored = talk.line.state.cases[CaseRef(1, 1)]
    talk.line.state.cases[CaseRef(1, 1)] = replace(stored, state="quarantined", owed=True)
    refused = talk.say(ResolveCase("Li", CaseRef(1, 1), "bin", shipped=True)).refusal
    assert refused is not None and refused.key == "case_shipped"
    step = talk.say(ResolveCase("Li", CaseRef(1, 1), "bin"))
    assert [event.kind for event in step.events][:2] == ["container.members_changed", "case.voided"]
    [pallet] = talk.line.state.containers.values()
    assert pallet.members == ()
    talk.say(CloseContainer("Li", 2))
    assert [type(event) for event in talk.log][-1] is ev.ContainerDissolved, "an empty pallet is given up"


def test_every_step_says_which_number_its_first_event_has() -> None:
    talk = line(PALLET)
    count = len(talk.log)
    step = leave(talk, 1)
    assert step.first_seq + len(step.events) - 1 == talk.line.state.seq == len(talk.log) > count


def test_where_nothing_sees_the_exit_cases_and_their_pallets_are_assumed_to_have_left() -> None:
    talk = line(PALLET, exit_seen=False)
    for seq in (1, 2):
        leave(talk, seq)
    assert {event.disposal for event in talk.of("case.released")} == {"taken"}  # type: ignore[attr-defined]
    [closed] = talk.of("container.closed")
    assert isinstance(closed, ev.ContainerClosed) and closed.exit == "assumed"
