"""The core loop: commit before anything is told, in order, and a way back from a fault."""

import asyncio
from collections.abc import AsyncIterator

import pytest

import station.runtime.loop as loop_module
from station.core.commands import Hold, Refusal
from station.core.effects import EndProgram, Step
from station.core.loaded import Loaded
from station.core.observations import FrameSeen, Noticed, StoreFailed, TimePassed
from station.core.values import StationWords
from station.journal.errors import JournalRefused, StoreFault
from station.runtime.intake import Intake
from station.runtime.loop import UNPUBLISHED_BOUND, CoreLoop
from tests.runtime.fakes import WRITES, HandClock, HandLog, ScriptedCore, Shell, settle, until

SILENT, WRITING = FrameSeen("silent", 1), FrameSeen("writing", 1)


def answer(item: object) -> Step:
    """Only ``WRITING`` leads to an event."""
    return Step(StationWords(), WRITES if item == WRITING else ())


class Rig:
    def __init__(self) -> None:
        self.clock = HandClock()
        self.intake = Intake(self.clock, bound=1_000)
        self.log = HandLog()
        self.shell = Shell()
        self.cores: list[ScriptedCore] = []
        self.loop = CoreLoop(self.make, Loaded("e", 1), self.log, self.intake, self.clock, self.shell)

    def make(self, _: object) -> ScriptedCore:
        self.cores.append(ScriptedCore(answer))
        return self.cores[-1]


@pytest.fixture
async def rig(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rig]:
    monkeypatch.setattr(loop_module, "REOPEN_WAITS_S", (0.0,))
    made = Rig()
    running = asyncio.create_task(made.loop.run())
    yield made
    made.log.at_once = True
    for commit in made.log.commits:
        if not commit.done():
            commit.set_result(1)
    made.loop.end()
    await running


async def test_words_leave_only_after_the_commit(rig: Rig) -> None:
    rig.intake.put(WRITING)
    await settle()
    assert rig.shell.told == []
    rig.log.commits[0].set_result(1)
    await settle()
    assert rig.shell.told == [1, "committed"]


async def test_the_next_item_is_looked_at_while_the_disk_works(rig: Rig) -> None:
    rig.intake.put(WRITING)
    rig.intake.put(WRITING)
    await settle()
    assert len(rig.log.commits) == 2


async def test_a_step_without_events_waits_for_the_earlier_ones(rig: Rig) -> None:
    rig.intake.put(WRITING)
    rig.intake.put(SILENT)
    await settle()
    assert rig.shell.told == []
    rig.log.commits[0].set_result(1)
    await settle()
    assert rig.shell.told == [1, "committed", 2]


async def test_a_later_commit_does_not_overtake(rig: Rig) -> None:
    rig.intake.put(WRITING)
    rig.intake.put(WRITING)
    await settle()
    rig.log.commits[1].set_result(2)
    await settle()
    assert rig.shell.told == []
    rig.log.commits[0].set_result(1)
    await settle()
    assert rig.shell.told == [1, "committed", 2, "committed"]


async def test_effects_come_after_the_words(rig: Rig) -> None:
    rig.cores[0].answer = lambda item: Step(StationWords(), effects=(EndProgram(),))
    rig.intake.put(SILENT)
    await settle()
    assert rig.shell.told == [1, EndProgram()]


async def test_a_command_is_answered_when_it_is_durable(rig: Rig) -> None:
    rig.cores[0].answer = lambda item: Step(StationWords(), WRITES)
    reply = rig.intake.ask(Hold("a"))
    await settle()
    assert not reply.done()
    rig.log.commits[0].set_result(1)
    await settle()
    assert reply.result() is None


async def test_a_refused_command_gives_its_refusal(rig: Rig) -> None:
    rig.cores[0].answer = lambda item: Step(StationWords(), refusal=Refusal("no_order"))
    assert await rig.intake.ask(Hold("a")) == Refusal("no_order")


async def test_a_full_disk_queue_stops_the_intake(rig: Rig) -> None:
    for _ in range(UNPUBLISHED_BOUND + 10):
        rig.intake.put(WRITING)
    await settle()
    await until(lambda: rig.loop.unpublished == UNPUBLISHED_BOUND)
    assert rig.loop.unpublished == UNPUBLISHED_BOUND
    assert len(rig.intake) == 10


async def test_the_heartbeat_stands_while_the_disk_stands(rig: Rig) -> None:
    rig.intake.put(WRITING)
    rig.intake.put(SILENT)
    await settle()
    assert rig.loop.passes == 0


async def test_how_far_it_is_behind_is_the_age_of_the_oldest_thing_not_published(rig: Rig) -> None:
    assert rig.loop.behind_s() == 0.0
    rig.intake.put(WRITING)
    await settle()
    rig.clock.ms += 4_000
    rig.intake.put(SILENT)
    assert rig.loop.behind_s() == 4.0
    rig.log.commits[0].set_result(1)
    await settle()
    assert rig.loop.behind_s() == 0.0


async def test_after_a_fault_nothing_unpublished_is_told_and_a_new_core_goes_on(rig: Rig) -> None:
    rig.intake.put(WRITING)
    rig.intake.put(SILENT)
    await settle()
    rig.log.commits[0].set_exception(StoreFault("disk_error"))
    await until(lambda: len(rig.shell.told) == 2)
    assert rig.log.reopened == 1
    assert rig.cores[1].handled == [StoreFailed("disk_error")]
    assert rig.shell.told == ["disk_error", 1]
    assert rig.shell.reloads == 1


async def test_while_the_disk_is_away_the_fault_stands_and_the_shell_was_told_to_hold(rig: Rig) -> None:
    rig.log.reopen_faults = 1_000_000
    rig.intake.put(WRITING)
    await settle()
    rig.log.commits[0].set_exception(StoreFault("disk_full"))
    await until(lambda: bool(rig.shell.told))
    assert rig.shell.told == ["disk_full"]
    assert rig.loop.store_fault is not None
    assert rig.shell.reloads == 0
    rig.log.reopen_faults = 0


async def test_a_command_in_doubt_is_refused(rig: Rig) -> None:
    rig.cores[0].answer = lambda item: Step(StationWords(), WRITES)
    reply = rig.intake.ask(Hold("a"))
    await settle()
    rig.log.commits[0].set_exception(StoreFault("disk_error"))
    assert await reply == Refusal("store_failure")


async def test_a_disk_that_stays_away_is_tried_again(rig: Rig) -> None:
    rig.log.reopen_faults = 3
    rig.intake.put(WRITING)
    await settle()
    rig.log.commits[0].set_exception(StoreFault("disk_error"))
    await until(lambda: rig.log.reopened == 1)
    assert rig.log.reopened == 1


async def test_a_refused_journal_ends_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop_module, "REOPEN_WAITS_S", (0.0,))
    rig = Rig()

    async def refuse() -> None:
        raise JournalRefused("journal_damaged")

    monkeypatch.setattr(rig.log, "reopen", refuse)
    running = asyncio.create_task(rig.loop.run())
    rig.intake.put(WRITING)
    await settle()
    rig.log.commits[0].set_exception(StoreFault("disk_error"))
    with pytest.raises(JournalRefused):
        await running


async def test_files_that_were_taken_away_hold_the_line_until_its_end(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No opening heals that, nor does anything wait for it: the process stays, says so, and refuses every command."""

    async def refuse() -> Loaded:
        raise JournalRefused("journal_replaced", file="journal.db-wal", cause="file_deleted", kept="q")

    monkeypatch.setattr(rig.log, "reopen", refuse)
    rig.log.lost = StoreFault("journal_replaced", file="journal.db-wal", cause="file_deleted")
    rig.intake.put(SILENT)
    await until(lambda: len(rig.shell.told) == 2)
    assert rig.shell.told == ["journal_replaced", "journal_replaced"]
    assert rig.loop.store_fault is not None
    assert rig.loop.store_fault.arguments["kept"] == "q"
    handled = len(rig.cores[0].handled)
    assert await rig.intake.ask(Hold("a")) == Refusal("store_failure")
    assert (len(rig.cores[0].handled), len(rig.cores)) == (handled, 1)


async def test_the_deadline_is_told_once(rig: Rig) -> None:
    rig.cores[0].deadline = rig.clock.ms + 5
    rig.intake.put(SILENT)
    await settle()
    rig.clock.ms += 5
    await until(lambda: len(rig.cores[0].handled) == 2)
    assert rig.cores[0].handled == [SILENT, TimePassed()]


async def test_a_deadline_before_an_item_is_told_before_it(rig: Rig) -> None:
    rig.cores[0].deadline = rig.clock.ms + 5
    rig.clock.ms += 50
    rig.intake.put(SILENT)
    await settle()
    assert rig.cores[0].handled == [TimePassed(), SILENT]


async def test_an_overflow_is_told_to_the_core(rig: Rig) -> None:
    for _ in range(1_010):
        rig.intake.put(SILENT)
    await until(lambda: any(item == Noticed("queue_full", False) for item in rig.cores[0].handled))
    told = [item for item in rig.cores[0].handled if isinstance(item, Noticed)]
    assert told == [Noticed("queue_full", True, (("dropped", 10),)), Noticed("queue_full", False)]
