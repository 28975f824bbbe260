"""Taking back what was said: an offset in the queue makes every case since the last proof doubtful.

Cases on their way are quarantined with the finding itself. Released ones are the journal's to know: they are asked for
a stretch at a time, each stretch is one commit, and a start goes on where the last commit ended.
"""

from dataclasses import dataclass

from station.core import events as ev
from station.core.disposal import end_found
from station.core.effects import FindReleased
from station.core.observations import ReleasedFound
from station.core.step_context import StepContext
from station.core.values import CaseRef


def offset_found(context: StepContext, by: str, places: int, cause: ev.OffsetCause = "scan", reason: str = "") -> None:
    """The units stand ``places`` behind where the queue has them; only line clearance can follow."""
    state = context.state
    since, through = state.trust.proved, CaseRef(state.epoch, state.top)
    doubted = [stored.case for stored in state.open_cases if stored.case > since]
    context.emit(ev.OffsetFound(by, places, len(doubted), since, through, cause, reason))
    for case in doubted:
        context.emit(ev.CaseQuarantined(case, "offset_found"))
    context.settle("trust_lost")
    context.alarm("offset_found", str(through), places=places, first=str(since))


@dataclass(slots=True)
class Recalling:
    context: StepContext
    asked: CaseRef | None = None
    """After which case the shell is looking now."""

    def proceed(self) -> None:
        """Ask for the first stretch, where a recall has begun (or a start has found one)."""
        recall = self.context.state.recall
        if recall is not None and self.asked is None:
            self._ask(recall.since, recall.through)

    def found(self, item: ReleasedFound) -> None:
        """A stretch of released cases; an answer nobody asked for is none."""
        state = self.context.state
        recall = state.recall
        if recall is None or item.after != self.asked:
            return
        for stored in item.cases:
            known = state.cases.setdefault(stored.case, stored)
            if known.state == "released" and stored.container_state != "dissolved":
                self.context.emit(ev.CaseRecalled(stored.case, "offset_found"))
        if item.more:
            self._ask(item.cases[-1].case, recall.through)
        else:
            self._end()

    def _ask(self, after: CaseRef, through: CaseRef) -> None:
        self.asked = after
        self.context.effects.append(FindReleased(after, through))

    def _end(self) -> None:
        recall, self.asked = self.context.state.recall, None
        assert recall is not None
        self.context.emit(ev.RecallEnded(recall.cases))
        if recall.cases:
            first, last = str(recall.since), str(recall.through)
            self.context.alarm("cases_recalled", last, n=recall.cases, first=first, last=last)
            end_found(self.context)
