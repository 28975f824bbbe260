"""The case in hand: from the PLC's question to the one verdict it gets.

What belongs to the case is waited for until it is all there or the verdict time-out has come; then it is judged once.
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.acceptance import Gathered, Place, judge
from station.core.codes import sscc
from station.core.desk import Desk
from station.core.effects import AskCaseCode, TakePicture
from station.core.observations import LabelRead, PictureRead
from station.core.pictures import Pictures
from station.core.queue import UnitQueue
from station.core.values import CaseRef, Code, Reason, Sighting, Window

LABELS_MAX = 64
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
    labels: dict[int, Sighting | None] = field(default_factory=dict)
    """Label trigger → what the reader said (None: NOREAD)."""
    label_answer: dict[CaseRef, Sighting | None] = field(default_factory=dict)

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

    def label(self, seen: LabelRead) -> None:
        """A case code was read: by its trigger number, never by order of arrival."""
        if seen.case is not None:
            if self.pending is not None and self.pending.case == seen.case:
                self.label_answer[seen.case] = seen.sighting
            return
        self.labels.pop(seen.trigger, None)
        self.labels[seen.trigger] = seen.sighting
        while len(self.labels) > LABELS_MAX:
            self.labels.pop(next(iter(self.labels)))

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
        return all(self.pictures.claim(pending.case, pending.window.first).values())

    def _label_there(self, pending: Pending) -> bool:
        if self.desk.settings.case_code != "reader":
            return True
        if self.desk.settings.case_reader_trigger == "asked":
            return pending.case in self.label_answer
        return pending.window.label == 0 or pending.window.label in self.labels

    def _judge(self, pending: Pending, problems: tuple[Reason, ...]) -> None:
        gathered = self._gather(pending, set(problems))
        settings, state = self.desk.settings, self.desk.state
        recipe = state.order.recipe if state.order else None
        judged = judge(gathered, recipe, settings.case_code, state.held_keys)
        self.pending = None
        self.label_answer.clear()
        order, product, lot = (state.order.order, recipe.product, recipe.lot) if state.order and recipe else ("",) * 3
        code, serial = judged.case_code, None
        if settings.case_code == "sscc" and not judged.reasons:
            serial = state.sscc_serial + 1
            code = _assigned(settings.sscc_extension, settings.sscc_prefix, serial)
        common = (pending.case, order, product, lot, pending.window)
        if judged.reasons or code is None:
            reasons = judged.reasons or (Reason.CASE_CODE_UNREAD,)
            self.desk.emit(ev.CaseRejected(*common, reasons, code, judged.units, gathered.picture))
        else:
            self.desk.emit(ev.CasePassed(*common, code, judged.units, gathered.picture, serial))
        self._claim(pending)

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
        if self.pictures.counts and not (self.pictures.proved and self.desk.state.trust.held):
            problems.add(Reason.TRUST_LOST)
        places: list[Place] = []
        extra: list[Sighting] = []
        name = None
        for picture in self.pictures.claim(pending.case, pending.window.first).values():
            if picture is None:
                problems |= set() if problems & GIVEN_UP else {Reason.MISSED_TRIGGER}
                continue
            if picture.error is not None:
                problems.add(Reason.NO_READ)
            places += [self._place(picture, cell.cell, cell.sighting) for cell in picture.cells]
            extra += picture.extra
            name = name or picture.picture
            if self.desk.settings.case_code == "picture":
                codes += picture.case_code
        counted = pending.window.units
        return Gathered(tuple(places), tuple(extra), codes, tuple(problems), counted, name)

    def _place(self, picture: PictureRead, cell: tuple[int, int], sighting: Sighting | None) -> Place:
        twin = self.pictures.marked.get(sighting.code.key) if sighting else None
        return Place(cell, 0, picture.counter, sighting, Reason.DUPLICATE if twin else None, twin)

    def _labels_of(self, pending: Pending) -> tuple[Sighting, ...]:
        if self.desk.settings.case_code != "reader":
            return ()
        if self.desk.settings.case_reader_trigger == "asked":
            seen = self.label_answer.get(pending.case)
        else:
            seen = self.labels.pop(pending.window.label, None) if pending.window.label else None
        return (seen,) if seen else ()


def _assigned(extension: int, prefix: str, serial: int) -> Code:
    number = sscc(extension, prefix, serial)
    return Code(f"gs1:00{number}", number)
