"""Code readers: telegrams become unit reads, label reads and reads of whole cases, each with the trigger number that it
carries, or for the case that the station fired the reader for."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CodeReader, ReadCode, Reading
from station.core.codes import Role, is_device_message
from station.core.observations import CellRead, LabelRead, Observation, PictureRead, UnitRead, ViewRead
from station.core.values import CaseRef, CheckedCode, Recipe
from station.runtime.activity import Activity
from station.runtime.code_checker import CodeChecker
from station.runtime.intake import Intake
from station.runtime.pictures import NO_ORDER_OPEN
from station.runtime.requests import Requests

SILENT = "reader_silent"


class ReaderTask:
    """A tagged reader: every telegram names the trigger it answers; one without a number answers nothing."""

    def __init__(self, reader: CodeReader, checker: CodeChecker, intake: Intake) -> None:
        self._reader = reader
        self._checker = checker
        self._intake = intake
        self.activity = Activity()
        self.no_reads = 0
        self.untagged = 0
        self.faults: Counter[str] = Counter()
        """Telegrams that held no single text, by ``drivers.protocols.ReadingFault``."""
        self.last_fault = ""

    async def serve(self) -> None:
        """Until DeviceLost."""
        raise NotImplementedError

    @property
    def device(self) -> CodeReader:
        """The driver, for a question beside its readings."""
        return self._reader

    @property
    def unusable(self) -> int:
        """Telegrams that gave nothing: no single text in them, or given up by the driver (too long, never ended)."""
        return self.faults.total() + int(getattr(self._reader, "dropped", 0))

    async def forward(self, observe: Callable[[int, Reading], Awaitable[Observation]]) -> None:
        """Every telegram with a trigger number, as the observation that it is."""
        async for reading in self._reader.readings():
            self.activity.seen()
            if not reading.trigger:
                self.untagged += 1
                self._count(reading)
                continue
            self._intake.put(await observe(reading.trigger, reading))

    def _count(self, reading: Reading) -> None:
        if reading.fault:
            self.faults[reading.fault] += 1
            self.last_fault = reading.fault

    async def checked(self, reading: Reading, role: Role) -> CheckedCode | None:
        self._count(reading)
        if reading.text is None or is_device_message(reading.text):
            self.no_reads += 1
            return None
        return await self._checker.one(reading.raw, reading.text, role)


class UnitReaderTask(ReaderTask):
    """The smart reader in front of the packer (queue shape)."""

    def __init__(self, reader: CodeReader, lane: int, checker: CodeChecker, intake: Intake) -> None:
        super().__init__(reader, checker, intake)
        self._lane = lane

    async def serve(self) -> None:
        """Until DeviceLost."""
        await self.forward(self._observe)

    async def _observe(self, trigger: int, reading: Reading) -> UnitRead:
        return UnitRead(self._lane, trigger, await self.checked(reading, "unit"))


class CaseTelegrams(ReaderTask):
    """A reader of cases: fired by the line, or by the station for one case. Every request is answered."""

    def __init__(self, reader: CodeReader, checker: CodeChecker, intake: Intake, timeout_s: float) -> None:
        super().__init__(reader, checker, intake)
        self._timeout_s = timeout_s
        self._requests: Requests[CaseRef] = Requests()

    def ask(self, case: CaseRef) -> None:
        """Fire the reader for this case; answered unread where it is away, or too many wait."""
        if not (self._requests.is_open and self._requests.put(case)):
            self._refuse(case)

    async def serve(self) -> None:
        """Until DeviceLost."""
        if self._reader.trigger != "asked":
            await self.forward(lambda trigger, reading: self.observe(None, trigger, reading))
            return
        with self._requests.opened(self._refuse):
            while True:
                await self._serve_one(await self._requests.next(self._reader))

    async def _serve_one(self, case: CaseRef) -> None:
        try:
            reading = await self._reader.ask(self._timeout_s)
        except NoAnswer:
            self._refuse(case)
            return
        except DeviceLost:
            self._refuse(case)
            raise
        self.activity.seen()
        self._intake.put(await self.observe(case, 0, reading))

    def _refuse(self, case: CaseRef) -> None:
        self._intake.put(self.unread(case))

    async def observe(self, case: CaseRef | None, trigger: int, reading: Reading) -> Observation:
        """What a telegram says, of a case or with a trigger number."""
        raise NotImplementedError

    def unread(self, case: CaseRef) -> Observation:
        """The answer for a case of which the reader said nothing."""
        raise NotImplementedError


class CaseReaderTask(CaseTelegrams):
    """The reader of case codes."""

    async def observe(self, case: CaseRef | None, trigger: int, reading: Reading) -> LabelRead:
        return LabelRead(self._reader.name, case, trigger, await self.checked(reading, "case"))

    def unread(self, case: CaseRef) -> LabelRead:
        return LabelRead(self._reader.name, case, 0, None)


class WholeCaseTask(CaseTelegrams):
    """The reader that reads all units of a case: its telegram is what a picture gives, without the picture."""

    def __init__(
        self,
        reader: CodeReader,
        checker: CodeChecker,
        intake: Intake,
        timeout_s: float,
        recipe: Callable[[], Recipe | None],
    ) -> None:
        super().__init__(reader, checker, intake, timeout_s)
        self._recipe = recipe

    async def observe(self, case: CaseRef | None, trigger: int, reading: Reading) -> PictureRead:
        self._count(reading)
        recipe, unread = self._recipe(), PictureRead(self._reader.name, case, trigger)
        if recipe is None:
            return replace(unread, error=NO_ORDER_OPEN)
        if reading.fault:
            return replace(unread, error=reading.fault)
        if not reading.codes:
            self.no_reads += 1
        seen = await self._checked_codes(reading.codes)
        return replace(unread, views=(whole_case(reading.codes, seen, recipe),))

    def unread(self, case: CaseRef) -> PictureRead:
        return PictureRead(self._reader.name, case, 0, error=SILENT)

    async def _checked_codes(self, codes: tuple[ReadCode, ...]) -> list[CheckedCode | None]:
        """One each, None for what was not read; all are looked up at once."""
        texts = [None if code.text is None or is_device_message(code.text) else code.text for code in codes]
        self.no_reads += texts.count(None)
        read = [(code.raw, text) for code, text in zip(codes, texts, strict=True) if text is not None]
        found = iter(await self._checker.check(read, "unit") if read else [])
        return [None if text is None else next(found).checked for text in texts]


def whole_case(codes: tuple[ReadCode, ...], seen: list[CheckedCode | None], recipe: Recipe) -> ViewRead:
    """The places of a case with what was read there: by place where the reader tells it (in the grid of the recipe, if
    that has one, else in one row), else in the order of the telegram. Places that it did not tell of are not read; what
    is beyond the case is extra."""
    wanted = recipe.units_per_case
    if not any(code.place for code in codes):
        places = [*seen[:wanted], *[None] * (wanted - len(seen))]
        extra = [checked for checked in seen[wanted:] if checked is not None]
        return ViewRead(1, tuple(CellRead(None, checked) for checked in places), tuple(extra))
    columns = recipe.columns or wanted
    by_place = {code.place: checked for code, checked in zip(codes, seen, strict=True)}
    cells = (
        CellRead(((place - 1) // columns + 1, (place - 1) % columns + 1), by_place.get(place))
        for place in range(1, wanted + 1)
    )
    beyond = (checked for place, checked in by_place.items() if place > wanted and checked is not None)
    return ViewRead(1, tuple(cells), tuple(beyond))
