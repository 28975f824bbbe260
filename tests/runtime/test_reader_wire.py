"""A unit reader of a running line and its real driver: cable pulled in a telegram, rebooted, swapped, gone wild."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from drivers.errors import DriverError
from drivers.protocols import CodeReader
from station.core.observations import DeviceBack, DeviceGone, LabelRead, UnitRead
from station.core.values import CaseRef
from station.runtime.code_checker import CodeChecker, History
from station.runtime.intake import Intake
from station.runtime.reader_task import CaseReaderTask, UnitReaderTask
from station.runtime.supervisor import Supervisor
from tests.drivers.conformance.makers import MAKERS, MakerReader
from tests.drivers.conformance.reader_rig import WAYS, Rig, make, make_rig
from tests.runtime.fakes import HandClock, until
from tests.runtime.pools import no_pools
from tests.runtime.test_devices import RECIPE

pytestmark = pytest.mark.wire


class Line:
    """What the core would be told, in order: ``gone``, ``back``, and the numbers of the units."""

    def __init__(self, rig: Rig, device: CodeReader) -> None:
        self.rig, clock = rig, HandClock()
        self.intake = Intake(clock)
        self.history = History(lambda keys: {}, self.intake.put)
        task = UnitReaderTask(device, 1, CodeChecker(self.history, lambda: RECIPE, no_pools()), self.intake)
        self.supervisor = Supervisor(
            device, "reader", task.serve, clock=clock, on_back=self.back, on_gone=self.gone, back_off_s=(0.01,)
        )

    def back(self) -> None:
        self.intake.put(DeviceBack("it", 0))

    def gone(self, error: DriverError) -> None:
        self.intake.put(DeviceGone("it", error.key))

    @property
    def told(self) -> list[int | str]:
        words: list[int | str] = []
        for each in self.intake._entries:
            match each.item:
                case UnitRead(trigger=trigger):
                    words.append(trigger)
                case DeviceGone(key=key):
                    words.append(key)
                case DeviceBack():
                    words.append("back")
                case _:
                    words.append("?")
        return words

    async def hears(self, *words: int | str) -> None:
        """All of it was told, in this order and nothing else."""
        await until(lambda: len(self.told) >= len(words))
        assert self.told == list(words)

    async def ends_with(self, word: int | str) -> None:
        await until(lambda: self.told[-1:] == [word])

    async def says(self, data: bytes) -> None:
        """The reader speaks, once it is connected."""
        await until(lambda: self.rig.peer.connections > 0 and self.supervisor.health.state == "up")
        self.rig.peer.say(data)

    async def cable(self, *, back: bool) -> None:
        if back:
            self.rig.peer.connections = 0
            await self.rig.appear()
        else:
            await self.rig.peer.leave()


@asynccontextmanager
async def running(way: str, folder: Path) -> AsyncIterator[Line]:
    rig = make_rig(way, folder)
    line = Line(rig, rig.make(max_waiting_readings=64))
    await rig.appear()
    supervising = asyncio.create_task(line.supervisor.run())
    try:
        yield line
    finally:
        supervising.cancel()
        await asyncio.gather(supervising, return_exceptions=True)
        line.history.close()
        await rig.end()


@pytest.mark.parametrize("way", WAYS)
async def test_pulled_in_a_telegram_what_was_whole_is_told_once_and_the_half_never(way: str, tmp_path: Path) -> None:
    async with running(way, tmp_path) as line:
        await line.says(b"1;A\r\n2;B\r\n3;C")
        await line.hears("back", 1, 2)
        await line.cable(back=False)
        await until(lambda: "reader_lost" in line.told)
        await line.cable(back=True)
        await line.says(b"4;D\r\n")
        await line.ends_with(4)
        assert [word for word in line.told if isinstance(word, int)] == [1, 2, 4]
        assert line.told[:4] == ["back", 1, 2, "reader_lost"] and line.told[-2:] == ["back", 4]


@pytest.mark.parametrize("way", WAYS)
async def test_a_reader_that_was_swapped_is_the_reader(way: str, tmp_path: Path) -> None:
    """Another one at the same place: its count begins anew, and the core is told that it was away."""
    async with running(way, tmp_path) as line:
        for first in (7, 1):
            await line.says(b"%d;A\r\n%d;B\r\n" % (first, first + 1))
            await line.ends_with(first + 1)
            await line.cable(back=False)
            await until(lambda: line.supervisor.health.state == "away")
            await line.cable(back=True)
        numbers = [word for word in line.told if isinstance(word, int)]
        assert numbers == [7, 8, 1, 2]
        between = line.told[line.told.index(8) + 1 : line.told.index(1)]
        assert between[0] == "reader_lost" and between[-1] == "back"


@pytest.mark.parametrize(
    ("way", "preset"), [("client", "keyence_sr"), ("serial", "sick_lector_clv"), ("server", "cognex_dataman")]
)
async def test_each_case_gets_the_answer_to_its_own_request(way: str, preset: str, tmp_path: Path) -> None:
    """Read, not read, silent, a fault and read again, by a reader that says more than its codes."""
    maker = next(each for each in MAKERS if each.preset == preset)
    rig, at_work, intake = make_rig(way, tmp_path), MakerReader(maker, [b"CASE-1", None]), Intake(HandClock())
    rig.peer.answer = at_work.hear
    await rig.appear()
    device = make(rig.driver, **{**rig.address, "preset": preset, "read_ms": 20})
    rig.devices.append(device)
    await device.open()
    history = History(lambda keys: {}, intake.put)
    task = CaseReaderTask(device, CodeChecker(history, lambda: RECIPE, no_pools()), intake, 0.3)
    serving = asyncio.create_task(task.serve())
    await asyncio.sleep(0)
    for seq in range(1, 6):
        if seq == 3:
            rig.peer.answer = lambda said: None
        elif seq == 4:
            rig.peer.answer = lambda said: maker.faults[0] if maker.on in said else None
        elif seq == 5:
            rig.peer.answer, at_work.reads = at_work.hear, [b"CASE-5"]
        task.ask(CaseRef(1, seq))
        await until(lambda seq=seq: len(intake) == seq)  # type: ignore[misc]
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    history.close()
    await rig.end()
    told = [each.item for each in intake._entries]
    read = [
        (each.case, each.checked.code.text if each.checked else None) for each in told if isinstance(each, LabelRead)
    ]
    texts = ["CASE-1", None, None, None, "CASE-5"]
    assert read == [(CaseRef(1, seq), text) for seq, text in enumerate(texts, start=1)]
    assert task.faults["reader_fault"] == 1


@pytest.mark.parametrize("way", WAYS)
async def test_a_reader_gone_wild_is_away_and_what_it_said_before_is_told(way: str, tmp_path: Path) -> None:
    async with running(way, tmp_path) as line:
        await line.says(b"1;A\r\n" + b"x" * 200_000)
        await until(lambda: "reader_unended" in line.told)
        assert line.told[:3] == ["back", 1, "reader_unended"]
        assert line.supervisor.health.lost >= 1
