"""The case in hand: from the PLC's question to the one verdict it gets.

What belongs to the case is waited for until it is all there or the verdict time-out has come; then it is judged once.
"""

from dataclasses import dataclass, field, replace

from station.core import events as ev
from station.core.acceptance import Gathered, Judgement, by_precedence, judge
from station.core.applied import printed_here
from station.core.effects import AskCaseCode
from station.core.levels import Levels
from station.core.numbered_reads import DIFFER, NumberedReads
from station.core.observations import LabelRead, PlcBlock, PoolDrawn
from station.core.serials import EMPTY, SerialProof, Serials, serial_range
from station.core.sources import SourceRead, UnitSource
from station.core.step_context import StepContext
from station.core.values import CaseRef, CheckedCode, Link, Reason, Shape, Window

LINKS: dict[Shape, Link] = {"picture": "picture", "queue": "queue", "reader": "reader"}
"""How the units of a case are tied to it, by where they come from."""
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
    context: StepContext
    source: UnitSource
    pending: Pending | None = None
    labels: NumberedReads[CheckedCode] = field(init=False)
    label_answer: dict[CaseRef, CheckedCode | None] = field(default_factory=dict)
    refused: str = ""
    """The case that the journal would not take as passed (``epoch/seq``): it is never offered again."""
    serials: Serials = field(init=False)
    proof: SerialProof = field(init=False)
    levels: Levels = field(init=False)

    def __post_init__(self) -> None:
        settings = self.context.settings
        counts_itself = settings.case_reader_trigger == "counted"
        self.labels = NumberedReads(
            self.context, settings.case_reader, counts_itself, settings.label_within_ms, _same_code
        )
        assigned = serial_range(settings)
        self.serials = Serials(assigned, settings.sscc_first)
        self.proof = SerialProof(self.context, assigned)
        self.levels = Levels(self.context, self.serials, self.proof)

    def drawn(self, item: PoolDrawn) -> None:
        """The next codes of our pool are known."""
        if self.serials.range is not None and item.pool == self.serials.range.pool:
            self.serials.drawn = item
            self.follow_serials()

    def follow_serials(self) -> None:
        """The alarm that the last code is used."""
        ours, drawn, none_left = self.serials.range, self.serials.drawn, self.serials_left == 0
        if ours is None or not ours.pool:
            self.context.settle(EMPTY)
            self.context.set_alarm("sscc_exhausted", none_left, prefix=self.context.settings.sscc_prefix)
        elif drawn is not None and (drawn.cause or not none_left):
            self.context.set_alarm(EMPTY, none_left, pool=ours.pool, cause=drawn.cause)

    def ask(self, case: CaseRef, window: Window) -> None:
        """The PLC asks about a case for the first time."""
        deadline = self.context.now.mono_ms + self.context.settings.verdict_timeout_ms
        self.pending = Pending(case, window, deadline)
        settings = self.context.settings
        self.source.ask(case)
        if settings.reads_cases and settings.case_reader_trigger == "asked":
            self.context.effects.append(AskCaseCode(case))
        self.proceed()

    def read(self, item: SourceRead) -> None:
        """A device of the source has told something: of the case in hand, or of any other."""
        self.source.read(item, self.pending.case if self.pending else None)

    def label(self, seen: LabelRead) -> None:
        """A case code was read: by its trigger number, never by order of arrival."""
        if seen.reader != self.context.settings.case_reader:
            return
        if seen.case is not None:
            if self.pending is not None and self.pending.case == seen.case:
                self.label_answer[seen.case] = seen.checked
            return
        if self._labels_by_number:
            self.labels.take(seen.trigger, seen.checked)

    @property
    def _labels_by_number(self) -> bool:
        return self.context.settings.reads_cases and self.context.settings.case_reader_trigger != "asked"

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's count of label triggers."""
        if self._labels_by_number:
            self.labels.polled(block.label_trigger)
        else:
            self.context.settle(DIFFER)

    def reader_away(self, name: str) -> None:
        """A reader was lost, or is there again."""
        if name == self.context.settings.case_reader and self._labels_by_number:
            self.labels.away()

    def not_taken(self, case: str, code: str) -> None:
        """The journal refused this case as passed, because this code is taken: nothing we know of showed it."""
        self.refused = case
        self.serials.skip(code)

    def proceed(self) -> None:
        """Judge the case in hand if all is there or the time is up."""
        if self.pending is None:
            return
        late = self.context.now.mono_ms >= self.pending.deadline_ms
        if late or (self.source.ready(self.pending.window) and self._label_there(self.pending)):
            self._judge(self.pending, ())

    def give_up(self, *problems: Reason) -> None:
        """The case in hand can no longer pass (the PLC has gone on, or its numbers changed): reject it now."""
        if self.pending is not None:
            self._judge(self.pending, problems)

    def _label_there(self, pending: Pending) -> bool:
        if not self.context.settings.reads_cases:
            return True
        if self.context.settings.case_reader_trigger == "asked":
            return pending.case in self.label_answer
        return self.labels.there(pending.window.label)

    def _judge(self, pending: Pending, problems: tuple[Reason, ...]) -> None:
        gathered = self._gather(pending, set(problems) | self._against_any(pending))
        settings, state = self.context.settings, self.context.state
        recipe = state.order.recipe if state.order else None
        judged = self._ours(judge(gathered, recipe, settings.case_code, state.taken))
        self.pending = None
        self.label_answer.clear()
        order, product, lot = (state.order.order, recipe.product, recipe.lot) if state.order and recipe else ("",) * 3
        common = (pending.case, order, product, lot, pending.window)
        pictures = gathered.pictures
        code, serial = judged.case_code, None
        if settings.case_code == "sscc" and not judged.reasons:
            code, serial = self.serials.after(state.sscc_serial)
        if judged.reasons or code is None:
            reasons = judged.reasons or (Reason.CASE_CODE_UNREAD,)
            self.context.emit(ev.CaseRejected(*common, reasons, code, judged.units, pictures))
        else:
            link, name = LINKS[settings.shape], recipe.container if recipe is not None else ""
            self.context.emit(ev.CasePassed(*common, code, judged.units, pictures, serial, link, name))
        self.source.claim(pending.window)

    def _ours(self, judged: Judgement) -> Judgement:
        """Where labels are printed here, the code must be on one of them that is awaited."""
        code = judged.case_code
        if not self.context.settings.applies_labels or code is None or Reason.CASE_CODE_USED in judged.reasons:
            return judged
        if printed_here(self.context.state.labels.values(), code.key):
            return judged
        return replace(judged, reasons=by_precedence({*judged.reasons, Reason.LABEL_NOT_OURS}))

    def _against_any(self, pending: Pending) -> set[Reason]:
        """What speaks against passing any case now."""
        problems = {Reason.STORE_FAILURE} if str(pending.case) == self.refused else set()
        state = self.context.state
        used_up = self.serials_left == 0 and not self.context.settings.applies_labels  # a label has its code already
        full = used_up or state.tally.in_flight >= IN_FLIGHT_MAX
        if not self.proof.given or full or state.by_hand is not None:
            problems.add(Reason.NOT_READY)
        return problems

    @property
    def serials_left(self) -> int | None:
        """Codes that can still be assigned; None where none are assigned."""
        return self.serials.left(self.context.state.sscc_serial) if self.proof.assigns else None

    def _gather(self, pending: Pending, problems: set[Reason]) -> Gathered:
        found = self.source.gather(pending.window, given_up=bool(problems & GIVEN_UP))
        codes = self._labels_of(pending)
        if self.context.settings.case_code == "picture":
            codes += found.case_codes
        against = tuple(problems | set(found.problems))
        return replace(found, case_codes=codes, problems=against, counted=pending.window.units)

    def _labels_of(self, pending: Pending) -> tuple[CheckedCode, ...]:
        if not self.context.settings.reads_cases:
            return ()
        if self.context.settings.case_reader_trigger == "asked":
            seen = self.label_answer.get(pending.case)
        else:
            seen = self.labels.claim(pending.window.label)
        return (seen,) if seen else ()


def _same_code(one: CheckedCode, other: CheckedCode) -> bool:
    return one.code.key == other.code.key
