"""The random audit: now and then a person takes one unit out of a case that has left and scans it.

Which cases are asked about is drawn from the station's epoch and the case's own number: nobody can tell beforehand, and
a replay asks about the same ones. One question is open at a time; the next one ends it unanswered, so that none stays
for ever. A unit that the journal has elsewhere is scanned once more, or stood by, before it counts: a slip of the hand
is no wrong link. A wrong one costs trust where the order of units makes cases, and is an alarm everywhere.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from station.core import events as ev
from station.core.acceptance import FATES
from station.core.commands import AnswerAudit, Refusal, SkipAudit
from station.core.step_context import StepContext, arguments
from station.core.values import CaseRef, Code, Recipe
from station.core.views import cells_of, views_of

WRONG = "audit_wrong"
DUE = "audit_due"


@dataclass(slots=True)
class Audit:
    context: StepContext
    doubt: Callable[[str], None]
    """The order of units is in doubt, where it makes cases."""
    differed: int = 0
    """Scans since the question that were not in the case."""

    def follow(self, events: Iterable[ev.Event]) -> None:
        """A case that was seen leaving (or whose leaving is assumed) may be one to ask about."""
        for event in tuple(events):
            if isinstance(event, ev.CaseReleased) and event.disposal != "person":
                self._released(event.case)

    def packed(self, container: int, name: str, code: Code) -> None:
        """A person closed a case at a bench."""
        place = f"#{container}"
        if self._is_due(place):
            self._ask(ev.AuditAsked(place, name, code))

    @property
    def holds(self) -> bool:
        """The line stands until the question is answered."""
        return self.context.settings.audit_holds and self.context.state.audit is not None

    def _released(self, case: CaseRef) -> None:
        if not self._is_due(str(case)):
            return
        stored, order = self.context.state.cases[case], self.context.state.order
        code = Code(stored.key, stored.case_text or stored.key)
        cell = (0, 0, 0) if order is None else self._cell(str(case), order.recipe)
        self._ask(ev.AuditAsked(str(case), "case" if order is None else order.recipe.container, code, *cell))

    def _is_due(self, place: str) -> bool:
        every = self.context.settings.audit_every
        return every > 0 and self._draw(place) % every == 0

    def _cell(self, place: str, recipe: Recipe) -> tuple[int, int, int]:
        """View, row and column to take the unit from; zeros where cases have no grid."""
        views = views_of(recipe, self.context.settings.cameras)
        cells = [(number, *cell) for number, view in enumerate(views, start=1) for cell in cells_of(view)]
        return cells[self._draw(f"{place} cell") % len(cells)] if cells else (0, 0, 0)

    def _draw(self, what: str) -> int:
        drawn = hashlib.sha256(f"{self.context.state.station_epoch} {what}".encode()).digest()
        return int.from_bytes(drawn[:8], "big")

    def _ask(self, question: ev.AuditAsked) -> None:
        if (before := self.context.state.audit) is not None:
            self._end(ev.AuditAnswered(before.place, "expired", differed=self.differed))
        self.context.emit(question)

    def _end(self, answer: ev.AuditAnswered) -> None:
        self.context.emit(answer)
        self.differed = 0

    # answers -----------------------------------------------------------------------------------------------------

    def do(self, command: AnswerAudit | SkipAudit) -> Refusal | None:
        return self._answer(command) if isinstance(command, AnswerAudit) else self._skip(command)

    def _answer(self, command: AnswerAudit) -> Refusal | None:
        """A person scanned a unit of the case."""
        question, seen = self.context.state.audit, command.checked
        if question is None or question.place != command.place:
            return Refusal("audit_not_asked", arguments(case=command.place))
        named = {"case": question.place, "code": seen.code.text}
        if question.code is not None and seen.code.key == question.code.key:
            return Refusal("audit_label", arguments(**named))
        if seen.refusal is not None:
            return Refusal("audit_not_a_unit", arguments(**named, why=command.why or seen.refusal.value))
        if not seen.proven:
            return Refusal("bench_unproven", arguments(code=seen.code.text))
        found = seen.taken_by or ""
        if found == question.place:
            self._end(ev.AuditAnswered(question.place, "right", seen.code, found, self.differed, command.by))
            return None
        if not command.sure:
            self.differed += 1
            where = f"fate_{found}" if found in FATES else found or "in_no_case"
            return Refusal("audit_differs", arguments(**named, state=where))
        self._end(
            ev.AuditAnswered(question.place, "wrong", seen.code, found, self.differed, command.by, command.reason)
        )
        self.context.alarm(WRONG, question.place, **named)
        self.doubt(WRONG)
        return None

    def _skip(self, command: SkipAudit) -> Refusal | None:
        """The case cannot be reached, or nobody has time."""
        question = self.context.state.audit
        if question is None or question.place != command.place:
            return Refusal("audit_not_asked", arguments(case=command.place))
        told = (command.by, command.reason)
        self._end(ev.AuditAnswered(question.place, "skipped", None, "", self.differed, *told))
        return None
