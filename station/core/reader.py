"""The units of a case by one smart reader that reads them all (reader shape).

It tells every code of the case in one telegram, with places where it knows them: what a picture gives, without the
picture. An *asked* reader answers for the case in hand. Else it is fired by the line once a case, the case latches that
trigger (word 10 = word 11), and its telegram carries the trigger's number (*tagged*) or what it counts itself
(*counted*); whose a telegram is must be proved (``core.numbered_reads``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from station.core.acceptance import CasePlace, Gathered
from station.core.commands import Refusal, RestoreTrust
from station.core.effects import AskUnits
from station.core.numbered_reads import UNITS_DIFFER, NumberedReads
from station.core.observations import CellRead, PictureRead, PlcBlock, ViewRead
from station.core.sources import SourceRead, own_trigger, restore_at_once
from station.core.step_context import StepContext
from station.core.values import CaseRef, QueueRow, Reason, View, Window
from station.core.views import cells_of
from station.core.waiting import TWIN, keys_of

VIEW = 1
"""What the reader sees counts as the one view of the case."""


def same_units(one: PictureRead, other: PictureRead) -> bool:
    """Two telegrams tell the same codes at the same places."""
    return one.error == other.error and one.views == other.views


@dataclass(slots=True)
class ReaderSource:
    context: StepContext
    numbers: NumberedReads[PictureRead] = field(init=False)
    answer: PictureRead | None = None
    """Of an asked reader, for the case in hand."""
    marked: set[str] = field(default_factory=set)
    """Keys that were seen in two cases which nobody has judged: nobody can tell the copy."""
    may_run: bool = True
    restoring: bool = False
    rows: Sequence[QueueRow] = ()

    def __post_init__(self) -> None:
        settings = self.context.settings
        self.numbers = NumberedReads(
            self.context,
            self.reader,
            settings.unit_reader_trigger == "counted",
            settings.frame_within_ms,
            same_units,
            UNITS_DIFFER,
        )

    @property
    def reader(self) -> str:
        return self.context.settings.unit_readers[0]

    @property
    def asked(self) -> bool:
        return self.context.settings.unit_reader_trigger == "asked"

    @property
    def cases_waiting(self) -> int:
        return self.numbers.settled

    def load(self, rows: Sequence[QueueRow]) -> None:
        """The working table is the queue shape's."""

    # what comes in -----------------------------------------------------------------------------------------------

    def read(self, item: SourceRead, asked: CaseRef | None) -> None:
        if not isinstance(item, PictureRead) or item.camera != self.reader:
            return
        if self.asked:
            self.answer = item if item.case is not None and item.case == asked else self.answer
        elif item.case is None:
            self.numbers.take(item.counter, item)

    def polled(self, block: PlcBlock) -> None:
        if not self.asked:
            self.numbers.polled(block.unit_count)

    def gone(self, name: str) -> None:
        if name == self.reader:
            self.numbers.away()

    def back(self, name: str, counter: int) -> None:
        self.gone(name)

    def doubt(self, cause: str) -> None:
        """Each telegram is proved by itself, whatever happened before it."""

    def forget(self) -> None:
        self.numbers.forget()
        self.answer = None
        self.marked.clear()

    def restore(self, command: RestoreTrust) -> Refusal | None:
        return restore_at_once(self.context, command)

    # the case in hand --------------------------------------------------------------------------------------------

    def ask(self, case: CaseRef) -> None:
        self.answer = None
        if self.asked:
            self.context.effects.append(AskUnits(case))

    def ready(self, window: Window) -> bool:
        return self.answer is not None if self.asked else self.numbers.there(window.first)

    def gather(self, window: Window, *, given_up: bool) -> Gathered:
        said = self.answer if self.asked else self.numbers.said(window.first)
        problems = set[Reason]()
        if (said is None and not given_up) or not (self.asked or own_trigger(self.context, window)):
            problems.add(Reason.MISSED_TRIGGER)
        if said is None:
            return Gathered(problems=tuple(problems))
        self._mark_twins(said, window.first)
        [read] = said.views or (ViewRead(VIEW, ()),)
        if said.error is not None:
            problems.add(Reason.NO_READ)
        elif not self._fits(read.cells):
            problems.add(Reason.OTHER)
        places = tuple(self._place(said, cell) for cell in read.cells)
        return Gathered(places, read.extra, read.case_code, tuple(problems))

    def _fits(self, cells: Sequence[CellRead]) -> bool:
        """Places, where they are told, are those of the case: every one, and each once."""
        order = self.context.state.order
        told = sorted(cell.cell for cell in cells if cell.cell is not None)
        if order is None or not told:
            return True
        recipe = order.recipe
        rows, columns = (recipe.rows, recipe.columns) if recipe.rows else (1, recipe.units_per_case)
        return told == cells_of(View(self.reader, 1, rows, columns))

    def _place(self, said: PictureRead, cell: CellRead) -> CasePlace:
        twin = TWIN if cell.checked is not None and cell.checked.code.key in self.marked else None
        reason = Reason.DUPLICATE if twin else None
        return CasePlace(cell.cell, 0, said.counter, cell.checked, reason, twin, view=VIEW)

    def _mark_twins(self, said: PictureRead, trigger: int) -> None:
        mine = keys_of(said)
        for other in self.numbers.others(trigger):
            self.marked |= mine & keys_of(other)

    def claim(self, window: Window) -> None:
        """What was read of the case, and of older ones, belongs to nobody any more."""
        self.answer = None
        if window.last:
            self.numbers.drop_through(window.last)
        left = {key for other in self.numbers.others(0) for key in keys_of(other)} if self.marked else set[str]()
        self.marked &= left
