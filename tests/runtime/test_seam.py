"""The seam between core, journal and wire: handle, commit, publish, write, in this order and no other.

The real line, the real loop and the real PLC task, with a disk that commits when the test says so and a PLC that
checks every single write: what it is told must be durable by then.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

import station.runtime.loop as loop_module
from drivers.protocols import PlcBlock, StationWords
from station.core import events as ev
from station.core.commands import StartOrder
from station.core.inputs import Outputs
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.observations import CellRead, DeviceBack, Noticed, PictureRead, ViewRead
from station.core.settings import CameraRole, LineSettings
from station.core.values import CaseRef
from station.core.values import StationWords as Words
from station.journal import Journal, Reader, Store
from station.journal.errors import StoreFault
from station.runtime.clock import SystemClock
from station.runtime.evidence import EvidenceRing
from station.runtime.intake import Intake
from station.runtime.loop import CoreLoop
from station.runtime.parts import Parts
from station.runtime.plc_task import PlcTask, PlcTiming
from station.runtime.station import Station
from tests.core.talk import RECIPE, checked, proved
from tests.runtime.blocks import block
from tests.runtime.fakes import HandClock, HandLog, Shell, until

SETTINGS = LineSettings("L1", "picture", (CameraRole("top", "asked"),), case_code="sscc", sscc_prefix="4012345")


class GatedLog(HandLog):
    """Commits in order, as far as the test lets it."""

    def durable(self) -> list[ev.Event]:
        done = (batch for batch, commit in zip(self.batches, self.commits, strict=True) if commit.done())
        return [event for batch in done for event in batch.events]

    def let_go(self) -> None:
        for number, commit in enumerate(self.commits):
            if not commit.done():
                commit.set_result(number)


class JudgingPlc:
    """Shows ``block``; every write must say only what the log holds."""

    name = "plc"

    def __init__(self, log: GatedLog) -> None:
        self.log = log
        self.block: PlcBlock = block(epoch=0)
        self.polls = 0
        self.writes: list[StationWords] = []
        self.wrong: list[str] = []

    async def open(self) -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""

    async def poll(self) -> PlcBlock:
        self.polls += 1
        return self.block

    async def read_back(self) -> bool:
        return True

    async def write(self, words: StationWords, heartbeat: int) -> None:
        self.writes.append(words)
        durable = self.log.durable()
        granted = max((e.epoch for e in durable if isinstance(e, ev.EpochGranted)), default=0)
        passed = {e.case.seq for e in durable if isinstance(e, ev.CasePassed)}
        rejected = {e.case.seq for e in durable if isinstance(e, ev.CaseRejected | ev.CaseMissed)}
        left = {e.case.seq for e in durable if isinstance(e, ev.CaseReleased | ev.CaseVoided | ev.CaseDisposed)}
        self._demand("grant", words.grant <= granted)
        self._demand("pass", words.verdict <= 0 or words.verdict in passed)
        self._demand("reject", words.verdict >= 0 or -words.verdict in rejected)
        self._demand("recorded", words.disposed_recorded in {0, *left})

    def _demand(self, what: str, right: bool) -> None:
        if not right:
            self.wrong.append(f"{what} was written before its commit")


class Rig:
    def __init__(self) -> None:
        self.log, clock = GatedLog(), HandClock()
        self.plc, self.intake, self.shell = JudgingPlc(self.log), Intake(clock), Shell()
        self.loop = CoreLoop(
            lambda loaded: Line(SETTINGS, proved(SETTINGS, loaded)),
            Loaded("e", 1),
            self.log,
            self.intake,
            clock,
            self.shell,
        )
        self.task = PlcTask(self.plc, self.loop, self.intake, PlcTiming(5, 10_000))
        self.shell.publish = self.task.publish  # type: ignore[method-assign]
        self.intake.put(DeviceBack("top"))
        self.intake.ask(StartOrder("test", "O1", RECIPE))

    def show(self, **words: int) -> None:
        self.plc.block = replace(self.plc.block, **words)

    async def some_periods(self) -> None:
        """Polls and writes go on while the disk holds everything back."""
        seen = self.plc.polls
        await until(lambda: self.plc.polls >= seen + 4)

    async def committed(self, word: str, value: int) -> None:
        """The disk has it: only then it is written."""
        assert all(getattr(words, word) != value for words in self.plc.writes)
        self.log.let_go()
        await until(lambda: bool(self.plc.writes) and getattr(self.plc.writes[-1], word) == value)
        assert getattr(self.plc.writes[-1], word) == value


@pytest.fixture
async def rig(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rig]:
    monkeypatch.setattr(loop_module, "REOPEN_WAITS_S", (0.0,))
    made = Rig()
    tasks = [asyncio.create_task(made.loop.run()), asyncio.create_task(made.task.serve())]
    yield made
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_nothing_is_written_before_its_commit(rig: Rig) -> None:
    await rig.some_periods()
    assert rig.plc.writes == [], "the first words hang on the order, which is not durable"
    await rig.committed("grant", 1)
    rig.show(epoch=1)
    for seq in range(1, 5):
        rig.show(case_seq=seq, case_state=1)
        await until(lambda: bool(rig.loop.core.next_deadline_ms))
        cells = tuple(CellRead((1, column), checked(f"u{seq}{column}")) for column in (1, 2))
        rig.intake.put(PictureRead("top", CaseRef(1, seq), 0, (ViewRead(1, cells if seq % 2 else cells[:1] * 2),)))
        await rig.some_periods()
        await rig.committed("verdict", seq if seq % 2 else -seq)
        rig.show(case_state=2 if seq % 2 else 3, disposed_epoch=1, disposed_seq=seq, in_transit=0)
        rig.show(good_mask=seq % 2, ejected_mask=1 - seq % 2)
        await rig.some_periods()
        await rig.committed("disposed_recorded", seq)
    assert rig.plc.wrong == []


async def test_a_verdict_whose_commit_failed_is_never_written(rig: Rig) -> None:
    rig.log.let_go()
    await rig.committed("grant", 1)
    rig.show(epoch=1, case_seq=1, case_state=1)
    await until(lambda: bool(rig.loop.core.next_deadline_ms))
    cells = tuple(CellRead((1, column), checked(f"u{column}")) for column in (1, 2))
    rig.intake.put(PictureRead("top", CaseRef(1, 1), 0, (ViewRead(1, cells),)))
    await until(lambda: not rig.log.commits[-1].done())
    rig.show(epoch=0, case_seq=0, case_state=0)
    rig.log.commits[-1].set_exception(StoreFault("disk_error"))
    await until(lambda: rig.log.reopened == 1)
    await rig.some_periods()
    rig.log.let_go()
    await rig.some_periods()
    assert rig.log.reopened == 1
    assert all(words.verdict == 0 for words in rig.plc.writes)


def a_station(folder: Path, plc: JudgingPlc) -> Station:
    """The whole runtime on a real journal, nothing of it begun."""
    path, clock = folder / "journal.db", SystemClock()
    journal = Journal(lambda: Store.open(path, program="test", now_us=clock.now().wall_us))
    return Station(Parts(SETTINGS, folder, clock, journal, lambda: Reader.open(path), plc, PlcTiming(5, 10_000)))


async def test_a_store_fault_takes_the_permissive_at_once_and_leaves_the_rest(tmp_path: Path) -> None:
    """The disk may be away for long: the words that stand at the PLC must not go on permitting meanwhile."""
    async with a_station(tmp_path, plc := JudgingPlc(GatedLog())) as running:
        running.publish(Words(verdict_epoch=3, verdict=7, outputs=Outputs.PERMISSIVE | Outputs.GREEN, backlog=2))
        running.store_lost(StoreFault("disk_error"))
        await running.plc._write()
    [words] = plc.writes
    assert (words.outputs, words.verdict, words.backlog) == (Outputs.GREEN, 7, 2)
    assert words.station_state == 1


async def test_a_journal_whose_files_were_taken_away_is_shown_as_what_holds_the_line(tmp_path: Path) -> None:
    async with a_station(tmp_path, JudgingPlc(GatedLog())) as running:
        looping = asyncio.create_task(running.loop.run())
        (tmp_path / "journal.db-wal").unlink()
        await until(lambda: "kept" in (running.loop.store_fault or StoreFault("none")).arguments)
        view = running.view()
        running.loop.end()
        await looping
    assert (view.permissive, view.not_ready[0][0]) == (False, "journal_replaced")
    told = dict(view.alarms[0].arguments)
    assert (view.alarms[0].key, told["cause"]) == ("journal_replaced", "file_deleted")
    assert told["file"] == str(tmp_path / "journal.db-wal")
    assert Path(str(told["kept"])).exists()


async def test_a_start_that_fails_leaves_no_thread_that_holds_the_end_of_the_program(tmp_path: Path) -> None:
    """Here the folder of the recording's pictures cannot be made, after the writer of evidence began."""
    (tmp_path / "pictures").write_text("a file")
    samples = EvidenceRing(tmp_path / "pictures", 1_000, whole=True)
    made = Station(replace(a_station(tmp_path, JudgingPlc(GatedLog())).parts, samples=samples))
    with pytest.raises(FileExistsError):
        await made.__aenter__()
    running = [each._thread.is_alive() for each in (made.evidence, samples)]
    made.evidence.close()
    assert running == [False, False]


async def test_a_new_core_hears_of_every_device_and_of_all_that_the_shell_watches(tmp_path: Path) -> None:
    """It knows what the journal holds; that a camera is there, or the disk full, only the shell can say again."""
    async with a_station(tmp_path, JudgingPlc(GatedLog())) as running:
        running.devices.supervisors = [RememberedSupervisor(), RememberedSupervisor()]  # type: ignore[list-item]
        running.health.notice("disk_full", True, (("percent", 1),))
        before = len(running.intake)
        running.reloaded()
        told = [running.intake.pop().item for _ in range(len(running.intake))][before:]
        assert [each.announced for each in running.devices.supervisors] == [1, 1]  # type: ignore[attr-defined]
        assert Noticed("disk_full", True, (("percent", 1),)) in told


class RememberedSupervisor:
    """How often it was asked to say again what it knows."""

    announced = 0

    def announce(self) -> None:
        self.announced += 1
