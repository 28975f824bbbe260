"""The PLC task: read before the first write, a verdict at once, a heartbeat that means something."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import PlcBlock, StationWords
from drivers.uncounted import BlockCount, UncountedCases
from station.core.effects import Step
from station.core.inputs import Outputs
from station.core.loaded import Loaded
from station.core.observations import BlockCounted, CasesUncounted, PlcPolled, PlcSilent
from station.core.values import StationWords as Words
from station.runtime.intake import Intake
from station.runtime.loop import CoreLoop
from station.runtime.plc_task import PlcTask, PlcTiming
from tests.runtime.blocks import block
from tests.runtime.fakes import HandClock, HandLog, ScriptedCore, Shell, settle

POLL_MS = 10
NEVER_MS = 3_600_000
"""A period that does not end while a test runs."""


class RecordingPlc:
    """Answers every poll with ``block``; remembers what was done to it, in order."""

    name = "plc"

    def __init__(self) -> None:
        self.block: PlcBlock | None = block(case_seq=7, case_state=1)
        self.done: list[tuple[str, int, int]] = []
        self.ours = True
        self.lost = False
        self.outputs = 0

    async def open(self) -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""

    async def poll(self) -> PlcBlock:
        if self.lost:
            raise DeviceLost("plc_lost")
        self.done.append(("poll", 0, 0))
        if self.block is None:
            raise NoAnswer("plc_no_reply")
        return self.block

    async def write(self, words: StationWords, heartbeat: int) -> None:
        self.done.append(("write", words.verdict, heartbeat))
        self.outputs = words.outputs

    async def read_back(self) -> bool:
        self.done.append(("read_back", 0, 0))
        return self.ours

    @property
    def heartbeats(self) -> list[int]:
        return [beat for what, _, beat in self.done if what == "write"]


class Rig:
    def __init__(self, poll_ms: int = POLL_MS) -> None:
        self.plc = RecordingPlc()
        self.core = ScriptedCore(lambda item: Step(Words(verdict_epoch=1, verdict=7)))
        clock, self.shell = HandClock(), Shell()
        self.intake = Intake(clock)
        self.loop = CoreLoop(lambda _: self.core, Loaded("e", 1), HandLog(), self.intake, clock, self.shell)
        self.task = PlcTask(self.plc, self.loop, self.intake, PlcTiming(poll_ms, 5 * poll_ms))
        self.shell.publish = self.task.publish  # type: ignore[method-assign]

    @asynccontextmanager
    async def serving(self, loop: bool = True) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(self.task.serve())]
        tasks += [asyncio.create_task(self.loop.run())] if loop else []
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def until(rig: Rig, what: str, times: int = 1) -> None:
    async with asyncio.timeout(30):  # however slow the machine
        while sum(done[0] == what for done in rig.plc.done) < times:
            await asyncio.sleep(0.001)


async def test_it_reads_and_has_worked_on_a_block_before_it_writes() -> None:
    rig = Rig()
    rig.task.publish(Words(grant=3))
    async with rig.serving(loop=False):
        await until(rig, "poll", 4)
        assert rig.plc.heartbeats == []
    async with rig.serving():
        await until(rig, "write")


async def test_the_heartbeat_stands_when_the_core_stands() -> None:
    rig = Rig()
    async with rig.serving():
        await until(rig, "write", 3)
    moving = rig.plc.heartbeats
    assert moving == sorted(set(moving))
    rig.plc.done.clear()
    for _ in range(3):  # the loop is stuck, the task is not
        await rig.task._write()
    assert len(rig.plc.heartbeats) == 3
    assert len(set(rig.plc.heartbeats)) == 1
    rig.loop.passes += 1
    await rig.task._write()
    assert rig.plc.heartbeats[-1] == rig.plc.heartbeats[0] + 1


async def test_a_verdict_is_written_at_once_and_measured() -> None:
    rig = Rig(NEVER_MS)
    async with rig.serving():
        await until(rig, "write")
    assert rig.plc.done == [("poll", 0, 0), ("write", 7, 1)]
    assert rig.task.handshakes.latency.summary().n == 1


async def test_while_a_case_waits_for_its_verdict_the_old_words_are_not_in_its_way() -> None:
    rig = Rig(NEVER_MS)
    rig.task._words, rig.task._write_after = Words(grant=3), 0
    await rig.task._poll()
    more_than_half_s = 0.65 * NEVER_MS / 1_000
    resting = asyncio.create_task(rig.task._rest_of_period(time.monotonic() - more_than_half_s))
    await settle()
    assert rig.plc.done == [("poll", 0, 0)]
    rig.task.publish(Words(verdict_epoch=1, verdict=7))
    await until(rig, "write")
    assert rig.plc.done == [("poll", 0, 0), ("write", 7, 1)]
    resting.cancel()


async def test_words_that_are_there_are_written_before_the_next_poll_however_late_it_is() -> None:
    rig = Rig()
    rig.task._words, rig.task._write_after = Words(grant=3), 0
    rig.task.publish(Words(grant=4))
    await rig.task._rest_of_period(began_s=0.0)
    assert rig.plc.done == [("write", 0, 1)]
    rig.task.publish(Words(grant=5))
    assert await rig.task._news_by(0.0)


async def test_a_foreign_master_is_told() -> None:
    rig = Rig()
    rig.plc.ours = False
    async with rig.serving():
        await until(rig, "read_back")
        async with asyncio.timeout(30):
            while PlcSilent("plc_foreign_master") not in rig.core.handled:
                await asyncio.sleep(0.001)


async def test_no_answers_for_the_heartbeat_time_out_are_silence_and_said_once() -> None:
    rig = Rig()
    async with rig.serving():
        await until(rig, "write")
        rig.plc.block = None
        silent = PlcSilent("plc_silent", (("age_ms", 5 * POLL_MS),))
        async with asyncio.timeout(30):
            while silent not in rig.core.handled:
                await asyncio.sleep(0.001)
        rig.plc.done.clear()
        await until(rig, "poll", 3)
    assert rig.core.handled.count(silent) == 1
    assert rig.task.block is None


async def test_the_task_ends_when_the_link_is_lost() -> None:
    rig = Rig()
    rig.plc.lost = True
    try:
        await rig.task.serve()
    except DeviceLost as lost:
        rig.task.gone(lost)
    assert rig.intake.pop().item == PlcSilent("plc_lost")


async def test_the_permissive_goes_before_a_link_is_given_up() -> None:
    rig = Rig()
    rig.core.answer = lambda item: Step(Words(verdict_epoch=1, verdict=7, outputs=Outputs.PERMISSIVE | Outputs.GREEN))
    async with rig.serving():
        await until(rig, "write", 2)
        assert rig.plc.outputs == Outputs.PERMISSIVE | Outputs.GREEN
        rig.plc.lost = True
        await settle()
        async with asyncio.timeout(30):
            while rig.plc.outputs & Outputs.PERMISSIVE:
                await asyncio.sleep(0.001)
    assert rig.plc.outputs == Outputs.GREEN
    assert rig.plc.done[-1][:2] == ("write", 7), "the answer that is durable stays"


async def test_nothing_is_said_at_a_farewell_on_a_link_that_never_proved_itself() -> None:
    rig = Rig()
    rig.task.publish(Words(outputs=Outputs.PERMISSIVE))
    rig.plc.lost = True
    with pytest.raises(DeviceLost):
        await rig.task.serve()
    assert rig.plc.done == []


async def test_our_block_is_read_back_before_it_is_written_where_that_costs_little() -> None:
    rig = Rig()
    rig.plc.block = block(case_seq=7, case_state=0)
    rig.task._words, rig.task._write_after, rig.task._round_trip_s = Words(), 0, 0.0
    for _ in range(4):
        await rig.task._rest_of_period(began_s=0.0)
    assert [done[0] for done in rig.plc.done] == ["write", "read_back", "write"] * 2
    rig.task._round_trip_s = 1.0
    rig.plc.done.clear()
    for began_s in (0.0, 0.5, 1.1, 1.2):
        rig.task._read_back_s = min(rig.task._read_back_s, 1.0)
        await rig.task._rest_of_period(began_s)
    assert [done[0] for done in rig.plc.done].count("read_back") == 2, "on a slow link once a second"


async def test_a_fresh_answer_is_not_kept_waiting_by_a_look_at_our_block() -> None:
    rig = Rig()
    rig.task._write_after, rig.task._round_trip_s = 0, 0.0
    for verdict in range(1, 5):
        rig.task.publish(Words(verdict_epoch=1, verdict=verdict))
        await rig.task._rest_of_period(began_s=0.0)
    assert [done[0] for done in rig.plc.done] == ["write"] * 4


async def test_every_poll_is_handed_in() -> None:
    rig = Rig()
    async with rig.serving():
        await until(rig, "poll", 5)
    assert sum(isinstance(item, PlcPolled) for item in rig.core.handled) >= 4


class CountingPlc(RecordingPlc):
    """Its cases are numbered here; it has a count of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.uncounted = [UncountedCases(200, 1, 3, at_start=True)]
        self.counts = [BlockCount(1_004, 7, "io", 1, 4)]
        self.resumed: list[tuple[BlockCount, int]] = []

    def take_uncounted(self) -> UncountedCases | None:
        return self.uncounted.pop() if self.uncounted else None

    def take_count(self) -> BlockCount | None:
        return self.counts.pop() if self.counts else None

    def resume_count(self, kept: BlockCount, silent_ms: int) -> None:
        assert not any(what == "poll" for what, _, _ in self.done)
        self.resumed.append((kept, silent_ms))


async def test_what_an_io_block_counts_is_told_to_the_core_and_what_was_kept_of_it_to_the_block() -> None:
    rig, kept = Rig(), BlockCount(1_000, 7, "io", 0, 0)
    rig.plc = plc = CountingPlc()
    timing = PlcTiming(POLL_MS, 50)
    rig.task = PlcTask(plc, rig.loop, rig.intake, timing, lambda: (kept, 4_000))
    async with rig.serving():
        await until(rig, "poll", 3)
    assert plc.resumed == [(kept, 4_000)]
    told = [item for item in rig.core.handled if not isinstance(item, PlcPolled)]
    assert told == [CasesUncounted(200, 1, 3, at_start=True), BlockCounted(1_004, 7, "io", 1, 4)]
