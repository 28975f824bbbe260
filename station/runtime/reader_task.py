"""Code readers: telegrams become unit reads and label reads, each with the trigger number it carries."""

import asyncio
from collections import Counter
from collections.abc import Callable

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CodeReader, Reading
from station.core.codes import Role, is_device_message
from station.core.observations import LabelRead, Observation, UnitRead
from station.core.values import CaseRef, Sighting
from station.runtime.activity import Activity
from station.runtime.intake import Intake
from station.runtime.sightings import Sighter

ASKED_BOUND = 16


class Telegrams:
    """A tagged reader: every telegram names the trigger it answers; one without a number answers nothing."""

    def __init__(self, reader: CodeReader, sighter: Sighter, intake: Intake) -> None:
        self._reader = reader
        self._sighter = sighter
        self._intake = intake
        self.activity = Activity()
        self.no_reads = 0
        self.untagged = 0
        self.faults: Counter[str] = Counter()
        """Telegrams that held no single text, by ``drivers.protocols.ReadingFault``."""
        self.last_fault = ""

    @property
    def unusable(self) -> int:
        """Telegrams that gave nothing: no single text in them, or given up by the driver (too long, never ended)."""
        return self.faults.total() + int(getattr(self._reader, "dropped", 0))

    async def forward(self, observation: Callable[[int, Sighting | None], Observation], role: Role) -> None:
        async for reading in self._reader.readings():
            self.activity.seen()
            if not reading.trigger:
                self.untagged += 1
                self._count(reading)
                continue
            self._intake.put(observation(reading.trigger, await self.sighting(reading, role)))

    def _count(self, reading: Reading) -> None:
        if reading.fault:
            self.faults[reading.fault] += 1
            self.last_fault = reading.fault

    async def sighting(self, reading: Reading, role: Role) -> Sighting | None:
        self._count(reading)
        if reading.text is None or is_device_message(reading.text):
            self.no_reads += 1
            return None
        return await self._sighter.one(reading.raw, reading.text, role)


class UnitReaderTask(Telegrams):
    """The smart reader in front of the packer (queue shape)."""

    def __init__(self, reader: CodeReader, lane: int, sighter: Sighter, intake: Intake) -> None:
        super().__init__(reader, sighter, intake)
        self._lane = lane

    async def serve(self) -> None:
        """Until DeviceLost."""
        await self.forward(lambda trigger, seen: UnitRead(self._lane, trigger, seen), "unit")


class CaseReaderTask(Telegrams):
    """The reader of case codes: tagged with the label trigger, or asked by the station for one case."""

    def __init__(self, reader: CodeReader, sighter: Sighter, intake: Intake, timeout_s: float) -> None:
        super().__init__(reader, sighter, intake)
        self._timeout_s = timeout_s
        self._asked: asyncio.Queue[CaseRef] = asyncio.Queue(ASKED_BOUND)

    def ask(self, case: CaseRef) -> None:
        """Fire the reader for this case; a full queue answers unread."""
        try:
            self._asked.put_nowait(case)
        except asyncio.QueueFull:
            self._answer(case, None)

    async def serve(self) -> None:
        """Until DeviceLost."""
        name = self._reader.name
        if self._reader.trigger == "tagged":
            await self.forward(lambda trigger, seen: LabelRead(name, None, trigger, seen), "case")
            return
        while True:
            await self._serve_one(await self._asked.get())

    async def _serve_one(self, case: CaseRef) -> None:
        try:
            reading = await self._reader.ask(self._timeout_s)
        except NoAnswer:
            self._answer(case, None)
            return
        except DeviceLost:
            self._answer(case, None)
            raise
        self.activity.seen()
        self._answer(case, await self.sighting(reading, "case"))

    def _answer(self, case: CaseRef, sighting: Sighting | None) -> None:
        self._intake.put(LabelRead(self._reader.name, case, 0, sighting))
