"""The front door: bounded, in order, the newest block is enough."""

import asyncio

from drivers.protocols import PlcBlock
from station.core.commands import Hold, Refusal
from station.core.observations import FrameSeen, Noticed, PlcPolled
from station.runtime.intake import Intake
from tests.runtime.blocks import block
from tests.runtime.fakes import HandClock


def polled(heartbeat: int) -> PlcPolled:
    made: PlcBlock = block(heartbeat=heartbeat)
    return PlcPolled(made)


def items(intake: Intake) -> list[object]:
    return [intake.pop().item for _ in range(len(intake))]


def test_what_comes_first_is_taken_first() -> None:
    intake = Intake(HandClock())
    intake.put(FrameSeen("a", 1))
    intake.put(FrameSeen("a", 2))
    assert items(intake) == [FrameSeen("a", 1), FrameSeen("a", 2)]


def test_the_newer_block_takes_the_place_of_one_not_looked_at_and_stands_behind_what_came_between() -> None:
    intake = Intake(HandClock())
    intake.put(polled(1))
    intake.put(FrameSeen("a", 1))
    intake.put(polled(2))
    assert items(intake) == [FrameSeen("a", 1), polled(2)]


def test_a_full_door_turns_away_and_says_so_once() -> None:
    intake = Intake(HandClock(), bound=2)
    for counter in range(5):
        intake.put(FrameSeen("a", counter))
    assert intake.turned_away == 3
    assert intake.pop().item == Noticed("queue_full", True, (("dropped", 3),))
    assert intake.pop().item == FrameSeen("a", 0)
    assert intake.pop().item == Noticed("queue_full", False)
    assert intake.pop().item == FrameSeen("a", 1)


def test_a_new_core_hears_again_that_the_door_is_full() -> None:
    intake = Intake(HandClock(), bound=2)
    for counter in range(4):
        intake.put(FrameSeen("a", counter))
    assert intake.pop().item == Noticed("queue_full", True, (("dropped", 2),))
    intake.announce()
    assert intake.pop().item == Noticed("queue_full", True, (("dropped", 2),))
    assert intake.pop().item == FrameSeen("a", 0)


def test_a_door_that_was_never_full_has_nothing_to_say_to_a_new_core() -> None:
    intake = Intake(HandClock(), bound=2)
    intake.put(FrameSeen("a", 1))
    intake.announce()
    assert items(intake) == [FrameSeen("a", 1)]


async def test_a_command_at_a_full_door_is_refused() -> None:
    intake = Intake(HandClock(), bound=1)
    intake.put(FrameSeen("a", 1))
    assert await asyncio.wait_for(intake.ask(Hold("me")), 1) == Refusal("queue_full")
