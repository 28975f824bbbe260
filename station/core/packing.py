"""The case in hand: from the PLC's question to the one verdict it gets.

What belongs to the case is waited for until it is all there or the verdict time-out has come; then it is judged once.
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.acceptance import Gathered, Place, judge
from station.core.desk import Desk
from station.core.effects import AskCaseCode, TakePicture
from station.core.labels import DIFFER, Labels
from station.core.observations import CellRead, LabelRead, PictureRead, PlcBlock
from station.core.pictures import Pictures
from station.core.queue import UnitQueue
from station.core.serials import SerialProof, Serials, serial_range
from station.core.values import CaseRef, Reason, Recipe, Sighting, Window

IN_FLIGHT_MAX = 64
"""Passed cases without a disposal: a PLC holds the packer at 13, so one that goes on tells us nothing."""
GIVEN_UP = {Reason.LATE, Reason.OTHER}
"""The case was not waited for to the end: that a picture is not there yet is not its fault."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A case the PLC asks about and nobody has judged."""

    case: CaseRef
    window: Window
    deadline_ms: int


@dataclass(slots=True)
class Packing:
    desk: Desk
    pictures: Pictures
    queue: UnitQueue
    pending: Pending | None = None
    labels: Labels = field(init=False)
    label_answer: dict[CaseRef, Sighting | None] = field(default_factory=dict)
    refused: str = ""
    """The case that the journal would not take as passed (``epoch/seq``): it is never offered again."""
    serials: Serials = field(init=False)
    proof: SerialProof = field(init=False)

    def __post_init__(self) -> None:
        self.labels = Labels(self.desk)
        settings = self.desk.settings
        assigned = serial_range(settings)
        self.serials = Serials(assigned, settings.sscc_first)
        self.proof = SerialProof(self.desk, assigned)

    def ask(self, case: CaseRef, window: Window) -> None:
        """The PLC asks about a case for the first time."""
        deadline = self.desk.now.mono_ms + self.desk.settings.verdict_timeout_ms
        self.pending = Pending(case, window, deadline)
        settings = self.desk.settings
        if settings.shape == "picture" and any(role.trigger == "asked" for role in settings.cameras):
            self.desk.effects.append(TakePicture(case))
        if settings.case_code == "reader" and settings.case_reader_trigger == "asked":
            self.desk.effects.append(AskCaseCode(case))
        self.proceed()

    def picture(self, picture: PictureRead) -> None:
        """A picture was decoded: of the case in hand, or of a counted camera."""
        self.pictures.read(picture, self.pending.case if self.pending else None)

    def label(self, seen: LabelRead) -> None:
        """A case code was read: by its trigger number, never by order of arrival."""
        if seen.reader != self.desk.settings.case_reader:
            return
        if seen.case is not None:
            if self.pending is not None and self.pending.case == seen.case:
                self.label_answer[seen.case] = seen.sighting
            return
        if self._labels_by_number:
            self.labels.take(seen)

    @property
    def _labels_by_number(self) -> bool:
        return self.desk.settings.case_code == "reader" and self.desk.settings.case_reader_trigger != "asked"

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's count of label triggers."""
        if self._labels_by_number:
            self.labels.polled(block.label_trigger)
        else:
            self.desk.settle(DIFFER)

    def reader_away(self, name: str) -> None:
        """A reader was lost, or is there again."""
        if name == self.desk.settings.case_reader and self._labels_by_number:
            self.labels.away()

    def not_taken(self, case: str, code: str) -> None:
        """The journal refused this case as passed, because this code is taken: nothing we know of showed it."""
        self.refused = case
        self.serials.skip(code)

    def proceed(self) -> None:
        """Judge the case in hand if all is there or the time is up."""
        if self.pending is None:
            return
        late = self.desk.now.mono_ms >= self.pending.deadline_ms
        if late or (self._units_there(self.pending) and self._label_there(self.pending)):
            self._judge(self.pending, ())

    def give_up(self, *problems: Reason) -> None:
        """The case in hand can no longer pass (the PLC has gone on, or its numbers changed): reject it now."""
        if self.pending is not None:
            self._judge(self.pending, problems)

    def _units_there(self, pending: Pending) -> bool:
        if self.desk.settings.shape == "queue":
            return self.queue.ready(pending.window)
        return self.pictures.ready(pending.window.first)

    def _label_there(self, pending: Pending) -> bool:
        if self.desk.settings.case_code != "reader":
            return True
        if self.desk.settings.case_reader_trigger == "asked":
            return pending.case in self.label_answer
        return self.labels.there(pending.window.label)

    def _judge(self, pending: Pending, problems: tuple[Reason, ...]) -> None:
        gathered = self._gather(pending, set(problems) | self._against_any(pending))
        settings, state = self.desk.settings, self.desk.state
        recipe = state.order.recipe if state.order else None
        judged = judge(gathered, recipe, settings.case_code, state.held_keys)
        self.pending = None
        self.label_answer.clear()
        order, product, lot = (state.order.order, recipe.product, recipe.lot) if state.order and recipe else ("",) * 3
        common = (pending.case, order, product, lot, pending.window)
        code, serial = judged.case_code, None
        if settings.case_code == "sscc" and not judged.reasons:
            code, serial = self.serials.after(state.sscc_serial)
        if judged.reasons or code is None:
            reasons = judged.reasons or (Reason.CASE_CODE_UNREAD,)
            self.desk.emit(ev.CaseRejected(*common, reasons, code, judged.units, gathered.picture))
        else:
            self.desk.emit(ev.CasePassed(*common, code, judged.units, gathered.picture, serial))
        self._claim(pending)

    def _against_any(self, pending: Pending) -> set[Reason]:
        """What speaks against passing any case now."""
        problems = {Reason.STORE_FAILURE} if str(pending.case) == self.refused else set()
        if not self.proof.given or self.serials_left == 0 or self.desk.state.tally.in_flight >= IN_FLIGHT_MAX:
            problems.add(Reason.NOT_READY)
        return problems

    @property
    def serials_left(self) -> int | None:
        """Case codes that can still be assigned; None where none are assigned."""
        return self.serials.left(self.desk.state.sscc_serial) if self.desk.settings.case_code == "sscc" else None

    def _claim(self, pending: Pending) -> None:
        if self.desk.settings.shape == "queue":
            self.queue.claim(pending.window)
        else:
            self.pictures.done(pending.window.first)

    def _gather(self, pending: Pending, problems: set[Reason]) -> Gathered:
        counted, codes = pending.window.units, self._labels_of(pending)
        if self.desk.settings.shape == "queue":
            places, against = self.queue.gather(pending.window)
            return Gathered(places, (), codes, tuple(problems | against), counted)
        return self._gather_pictures(pending, problems, codes)

    def _gather_pictures(self, pending: Pending, problems: set[Reason], codes: tuple[Sighting, ...]) -> Gathered:
        found = self.pictures.claim(pending.window.first).values()
        pictures = [picture for picture in found if picture is not None]
        awaited = len(found) - len(pictures) if not problems & GIVEN_UP else 0
        if not self.pictures.trusted:
            problems.add(Reason.TRUST_LOST)
        elif awaited or not self.pictures.one_trigger(pending.window):
            problems.add(Reason.MISSED_TRIGGER)
        for picture in pictures:
            problems |= self._against_picture(picture)
            if self.desk.settings.case_code == "picture":
                codes += picture.case_code
        places = tuple(self._place(picture, cell) for picture in pictures for cell in picture.cells)
        extra = tuple(sighting for picture in pictures for sighting in picture.extra)
        name = next((picture.picture for picture in pictures if picture.picture), None)
        return Gathered(places, extra, codes, tuple(problems), pending.window.units, name)

    def _against_picture(self, picture: PictureRead) -> set[Reason]:
        """A picture that gave nothing, or is not the grid of the order: every cell, and each once."""
        if picture.error is not None:
            return {Reason.NO_READ}
        order = self.desk.state.order
        cells = sorted(cell.cell for cell in picture.cells)
        return set() if order is None or cells == grid_of(order.recipe) else {Reason.OTHER}

    def _place(self, picture: PictureRead, cell: CellRead) -> Place:
        twin = self.pictures.marked.get(cell.sighting.code.key) if cell.sighting else None
        reason = Reason.DUPLICATE if twin else None
        return Place(cell.cell, 0, picture.counter, cell.sighting, reason, twin)

    def _labels_of(self, pending: Pending) -> tuple[Sighting, ...]:
        if self.desk.settings.case_code != "reader":
            return ()
        if self.desk.settings.case_reader_trigger == "asked":
            seen = self.label_answer.get(pending.case)
        else:
            seen = self.labels.claim(pending.window.label)
        return (seen,) if seen else ()


def grid_of(recipe: Recipe) -> list[tuple[int, int]]:
    """Every cell of a picture, row first from the top left."""
    return [(row, column) for row in range(1, recipe.rows + 1) for column in range(1, recipe.columns + 1)]
