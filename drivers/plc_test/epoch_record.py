"""Judges the numbers, questions and disposals of one epoch, publication by publication. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from drivers.plc.codec import PLC_NAMES, TOP, CaseAsk, after
from drivers.plc_test.case import HALF, UNSEEN, WRONG_ANSWERS, AskedCase, Circumstances, Fate, ahead
from drivers.plc_test.results import Results
from drivers.protocols import PlcBlock

LATE_SETTLES_MS = 1_500
"""A case that is too late stands at the gate: it leaves within the second of P9, and a little."""
MOST_IN_TRANSIT = 15
MOST_AT_ONCE = 8
BYPASSED = 1 << 7
MASK_BITS = 16
USUAL_PITCH_MS = 1_500
_LONGEST_LAYERS = 4


class EpochRecord:
    """What the PLC numbered, asked and told of cases that left, since it began to number."""

    def __init__(self, results: Results, now: Circumstances, pitch_ms: int = USUAL_PITCH_MS) -> None:
        self._results = results
        self._now = now
        self._pitch_ms = pitch_ms
        self._now_ms = self.clock_ms = 0
        self.cases: dict[int, AskedCase] = {}
        """Those that were asked about."""
        self.fates: dict[int, Fate] = {}
        self.numbered: dict[int, int] = {}
        """When a number was given."""
        self.travels: dict[int, int] = {}
        """From its number to its fate, ms."""
        self.newest = self.asked = 0
        self._gone: int | None = None
        self._masks = (0, 0)
        self._last: AskedCase | None = None
        self._follows = False
        self._first_label: int | None = None

    @property
    def case(self) -> AskedCase | None:
        """The case that is asked about now."""
        return self.cases.get(self.asked)

    @property
    def pitch_ms(self) -> int:
        """Time from case to case."""
        gaps = [later - earlier for earlier, later in pairwise(list(self.numbered.values())[-6:])]
        return round(median(gaps)) if gaps else self._pitch_ms

    @property
    def travel_ms(self) -> int:
        """The usual time from its number to its fate; 0 = not known yet."""
        return round(median(self.travels.values())) if self.travels else 0

    def follow(self, block: PlcBlock, words: Sequence[int], now_ms: int, clock_ms: int, follows: bool) -> None:
        """One publication. ``clock_ms``: time without the test's own stalls; ``follows``: none was missed before."""
        self._now_ms, self.clock_ms, self._follows = now_ms, clock_ms, follows
        self._follow_numbers(block)
        self._follow_question(block, words)
        self._follow_disposals(block)

    # numbers

    def _follow_numbers(self, block: PlcBlock) -> None:
        self._results.judge("in_transit", block.in_transit <= MOST_IN_TRANSIT, cases=block.in_transit)
        if block.epoch == 0:
            return
        base = block.disposed_seq if block.disposed_epoch == block.epoch else 0
        newest = (base + block.in_transit - 1) % TOP + 1 if base + block.in_transit else 0
        step = ahead(newest, self.newest) if self.newest else min(newest, 1)
        if step > MOST_AT_ONCE:
            check = "wrap" if self._now.injecting == "wrap" else "numbers_in_step"
            told = {"word": 15, "value": block.disposed_seq, "case": newest}
            self._results.failed(check, was=self.newest, now=newest, **told)
        elif step:
            self._results.passed("numbers_in_step")
            self.numbered[newest] = self._now_ms
        self.newest = newest

    # the question

    def _follow_question(self, block: PlcBlock, words: Sequence[int]) -> None:
        seq, state = block.case_seq, block.case_state
        if seq == 0:
            if state != CaseAsk.IDLE:
                self._results.failed("first_number", case=0)
            return
        latched = (*words[9:14], words[18])
        if seq != self.asked:
            self._begin_question(block, AskedCase(seq, latched))
        case = self.cases[seq]
        if seq == self.asked and case.state != CaseAsk.IDLE:
            wrong = next((at for at, word in enumerate(latched) if word != case.words[at]), None)
            word = 0 if wrong is None else (9, 10, 11, 12, 13, 18)[wrong]
            self._results.judge("case_words_fixed", wrong is None, case=seq, word=word, name=PLC_NAMES[word])
            case.words = latched
        self.asked = seq
        if state != case.state:
            self._follow_state(case, state)

    def _begin_question(self, block: PlcBlock, case: AskedCase) -> None:
        seq, before = case.seq, self.case
        if before is None:
            fits = seq == 1 or self._has_left(block, seq - 1) or self._now.preset
            self._results.judge("first_number", fits, case=seq)
        else:
            step = ahead(seq, self.asked)
            skipped = not self._follows or self._has_left(block, (seq - 2) % TOP + 1)
            fits = step == 1 or (step < HALF and skipped)
            self._results.judge("oldest_first", fits, case=seq, before=self.asked)
            if before.state == CaseAsk.WAITING and step < HALF and self._follows:
                self._results.failed("held_until_answered", case=before.seq)
            elif before.state == CaseAsk.WAITING:
                before.state = UNSEEN
        self.cases[seq] = case
        self._check_triggers(block, case)
        self._check_label(block, case)
        self._last = case

    def _has_left(self, block: PlcBlock, seq: int) -> bool:
        return block.disposed_epoch == block.epoch and ahead(block.disposed_seq, seq) < HALF

    def _follow_state(self, case: AskedCase, state: int) -> None:
        was, case.state = case.state, state
        answered = case.given == (1 if state == CaseAsk.PASS_TAKEN else -1)
        match state:
            case CaseAsk.PASS_TAKEN | CaseAsk.REJECT_TAKEN if answered and was in (CaseAsk.IDLE, CaseAsk.WAITING):
                self._results.passed("answer_taken")
            case CaseAsk.PASS_TAKEN | CaseAsk.REJECT_TAKEN:
                wrong = self._now.injecting if self._now.injecting in WRONG_ANSWERS else "no_answer"
                check = "late_answer" if was == CaseAsk.TOO_LATE else wrong
                self._results.failed(check, case=case.seq)
                case.wrongly = True
            case CaseAsk.TOO_LATE if was in (CaseAsk.PASS_TAKEN, CaseAsk.REJECT_TAKEN):
                self._results.failed("answer_taken", case=case.seq)
            case CaseAsk.TOO_LATE:
                case.late_ms = self.clock_ms
            case CaseAsk.WAITING if was != CaseAsk.IDLE:
                self._results.failed("held_until_answered", case=case.seq)
            case _:
                pass

    def look_for_late(self, clock_ms: int) -> None:
        """Too late means: it stands at the gate."""
        self.clock_ms = clock_ms
        for case in self.cases.values():
            if case.late_ms is not None and self.clock_ms - case.late_ms > LATE_SETTLES_MS:
                case.late_ms = None
                self._results.failed("held_until_answered", case=case.seq)

    # what is latched with a case

    def _check_triggers(self, block: PlcBlock, case: AskedCase) -> None:
        _, first, last, _, _, _ = case.words
        if first == last == 0:
            return
        length = ahead(last, first) + 1
        fits = length < HALF and ahead(block.unit_count, last) < HALF
        before = self._last
        if before is not None and before.words[2] and ahead(case.seq, before.seq) == 1:
            fits = fits and first == after(before.words[2])
        if length > _LONGEST_LAYERS and case.words[0] and not any(case.words[3:5]):
            fits = fits and length == case.words[0]
        self._results.judge("triggers", fits, case=case.seq, first=first, last=last)

    def _check_label(self, block: PlcBlock, case: AskedCase) -> None:
        label, count = case.words[5], block.label_trigger
        self._first_label = count if self._first_label is None else self._first_label
        if label:
            known = [each.words[5] for each in self.cases.values() if each is not case and each.words[5]]
            fits = ahead(count, label) < HALF and (not known or 0 < ahead(label, known[-1]) < HALF)
            self._results.judge("labels", fits, case=case.seq, label=label)
        elif ahead(count, self._first_label) > MASK_BITS and not self._results.outcomes["labels"].tried:
            self._results.failed("labels", case=case.seq, label=0)

    # what has left

    def _follow_disposals(self, block: PlcBlock) -> None:
        if block.disposed_epoch != block.epoch or block.epoch == 0:
            self._gone = 0 if block.epoch else None
            return
        if self._gone is None:  # met in the middle, or a preset: what left before is not ours to judge
            self._gone, self._masks = block.disposed_seq, (block.good_mask, block.ejected_mask)
            return
        count = ahead(block.disposed_seq, self._gone) if self._gone else block.disposed_seq
        masks = (block.good_mask, block.ejected_mask)
        old = self._masks if self._gone else (0, 0)
        shifted = all(self._shifted(was, now, count) for was, now in zip(old, masks, strict=True))
        self._results.judge("masks_shift", shifted, case=block.disposed_seq)
        self._gone, self._masks = block.disposed_seq, masks
        for k in reversed(range(min(count, MASK_BITS))):
            self._settle(block, (block.disposed_seq - k - 1) % TOP + 1, k)

    @staticmethod
    def _shifted(was: int, now: int, count: int) -> bool:
        """Bits of cases known before have moved by ``count`` and not changed."""
        return count >= MASK_BITS or now >> count == was & (0xFFFF >> count)

    def _settle(self, block: PlcBlock, seq: int, bit: int) -> None:
        good, ejected = block.good_mask >> bit & 1, block.ejected_mask >> bit & 1
        self._results.judge("masks_apart", not (good and ejected), case=seq)
        fate: Fate = "good" if good else "ejected" if ejected else "unsure"
        self.fates[seq] = fate
        if seq in self.numbered:
            self.travels[seq] = self._now_ms - self.numbered[seq]
        case = self.cases.get(seq) or AskedCase(seq, ())
        if case.late_ms is not None:
            case.late_ms = None
            self._results.passed("held_until_answered")
        if not case.wrongly and not block.inputs & BYPASSED:
            self._judge_fate(case, fate)

    def _judge_fate(self, case: AskedCase, fate: Fate) -> None:
        if fate == "good" and case.given <= 0 and case.tried_with:
            self._results.failed(case.tried_with, case=case.seq)
        elif fate == "good":
            self._results.judge("only_passed", case.given > 0, case=case.seq)
        elif case.state != CaseAsk.PASS_TAKEN:
            self._results.passed("only_passed")
        if case.state == CaseAsk.PASS_TAKEN:
            if not (fate == "unsure" and self._now.excused):
                self._results.judge("passed_leaves", fate == "good", case=case.seq)
        elif fate != "good" and not self._now.excused:
            self._results.judge("rejected_ejected", fate == "ejected", case=case.seq)
