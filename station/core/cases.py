"""Numbers, epochs and answers: rules R1 to R6 and R9 of the handshake (docs/plc.md), over one poll at a time.

The theory: the PLC numbers every complete case in an epoch that *this journal* granted, and asks about the oldest one
without an answer. Each number gets exactly one record here, in order: passed, rejected or missed. A number that is not
the next one (or a small gap in front of it) is not believed, and nothing passes until a person has looked.

    poll ──▶ epoch ours? ──no──▶ take in disposals, quarantine what is open, grant the next epoch
               │ yes
               ├──▶ the number: same as stored → the stored answer · next → the case in hand · gap → missed · else doubt
               ├──▶ the disposals; what left unasked is missed first
               └──▶ the state shown: does it fit the stored answer?
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.commands import ConfirmNumbers, Refusal
from station.core.disposal import close_epoch, newest_left, take_in
from station.core.inputs import CaseAsk
from station.core.loaded import StoredCase
from station.core.numbers import extend, short
from station.core.observations import PlcBlock
from station.core.packing import Packing
from station.core.step_context import StepContext
from station.core.values import CaseRef, Reason, Window

GAP_MAX = 64
NOT_BELIEVED = "number_not_believed"
STATE_DIFFERS = "case_state_differs"
PASSED = ("passed", "released", "void", "quarantined")


@dataclass(frozen=True, slots=True)
class Granting:
    """A grant that the PLC has not adopted yet; until it does, it shows ``over``."""

    over: int


@dataclass(slots=True)
class Cases:
    context: StepContext
    packing: Packing
    granting: Granting | None = None
    disbelieved: bool = field(init=False)
    """A number was not believed, and no person has looked since; the standing alarm carries it over a restart."""
    foreign: tuple[int, int, int, int] | None = None
    history: int = 0
    """Number of a case the PLC asks about although it has left; 0 = it asks about the newest."""

    def __post_init__(self) -> None:
        self.disbelieved = NOT_BELIEVED in self.context.state.alarms

    @property
    def epoch_on_wire(self) -> int:
        return short(self.context.state.epoch)

    def polled(self, block: PlcBlock) -> None:
        """Work through one whole, fresh block."""
        if not self._epoch_is_ours(block):
            return
        self.history = 0
        if block.case_seq:
            self._number(block)
        if not self._take_in(block):
            self._disbelieve("disposed", block.disposed_seq)
        if not block.case_seq and (
            self.packing.pending is not None or self.context.state.top > self.context.state.disposed
        ):
            self._disbelieve("case", 0)
        self._settle_states()

    @property
    def answered(self) -> CaseRef:
        """The case whose stored answer the PLC is told."""
        state = self.context.state
        return CaseRef(state.epoch, self.history or state.top)

    # epochs (R4) -----------------------------------------------------------------------------------------------------

    def _epoch_is_ours(self, block: PlcBlock) -> bool:
        state = self.context.state
        if state.epoch and block.epoch == self.epoch_on_wire and not state.restored:
            self.granting = None
            return True
        if self.granting is not None and block.epoch in (0, self.granting.over):
            return False
        self.packing.give_up(Reason.LATE)
        if state.epoch and block.disposed_epoch == self.epoch_on_wire:
            self._take_in(block)
        else:
            self._note_foreign(block)
        self.grant(block.epoch, self._cause(block))
        return False

    def _cause(self, block: PlcBlock) -> ev.GrantCause:
        """After a backup was put back the PLC's numbers go on from cases this journal has never heard of, even in an
        epoch of its own: they were judged and have left."""
        if self.context.state.restored:
            return "restored"
        if not self.context.state.epoch:
            return "first"
        return "foreign_epoch" if block.epoch else "plc_started"

    def grant(self, shown: int, cause: ev.GrantCause, by: str = "", reason: str = "") -> None:
        """Close what the old epoch left open, and grant the next one (durable before it is on the wire)."""
        state = self.context.state
        self.packing.give_up(Reason.LATE)
        close_epoch(self.context, cause)
        read = (extend(state.epoch, shown) if state.epoch else shown) if shown else 0
        self.context.emit(ev.EpochGranted(max(state.epoch, read) + 1, state.epoch, cause, by, reason))
        self.granting, self.disbelieved, self.history = Granting(shown), False, 0
        self.context.end(NOT_BELIEVED)
        self._settle_states()
        self.packing.source.forget()
        self.packing.labels.forget()

    def _note_foreign(self, block: PlcBlock) -> None:
        words = (block.disposed_epoch, block.disposed_seq, block.good_mask, block.ejected_mask)
        if block.disposed_epoch and block.disposed_seq and words != self.foreign:
            self.foreign = words
            self.context.emit(ev.ForeignDisposal(*words))

    # numbers (R1, R2, R3, R5, R9) ------------------------------------------------------------------------------------

    def _number(self, block: PlcBlock) -> None:
        if self.disbelieved:
            return
        state, pending = self.context.state, self.packing.pending
        highest = pending.case.seq if pending is not None else state.top
        seq = extend(highest, block.case_seq, self.context.settings.modulus)
        gone = state.cases.get(CaseRef(state.epoch, seq)) if highest - GAP_MAX <= seq < highest else None
        if gone is not None and gone.disposal is not None:
            self._asked_about_the_past(block, gone)
        elif seq < max(1, highest) or seq - highest > GAP_MAX:
            self._disbelieve("case", block.case_seq)
        elif pending is not None and seq == pending.case.seq:
            self._still_asked(block, pending.window)
        elif seq == state.top:
            self._asked_again(block, state.cases.get(CaseRef(state.epoch, seq)))
        else:
            self.packing.give_up(Reason.LATE)
            self._missed(seq)
            self._first_seen(block, seq)

    def _missed(self, before: int) -> None:
        """Numbers in front of ``before`` that were never asked while the station looked."""
        state = self.context.state
        order = state.order.order if state.order else ""
        gap = range(state.top + 1, before)
        for seq in gap:
            self.context.emit(ev.CaseMissed(CaseRef(state.epoch, seq), order))
        if gap:
            first, last = CaseRef(state.epoch, gap[0]), CaseRef(state.epoch, gap[-1])
            self.context.alarm("cases_missed", str(first), first=str(first), last=str(last), n=len(gap))

    def _first_seen(self, block: PlcBlock, seq: int) -> None:
        case = CaseRef(self.context.state.epoch, seq)
        if block.case_state == CaseAsk.WAITING:
            self.packing.ask(case, window_of(block))
            return
        if block.case_state == CaseAsk.IDLE:
            return
        self._missed(seq + 1)
        self._fits(block, self.context.state.cases[case])

    def _still_asked(self, block: PlcBlock, window: Window) -> None:
        if block.case_state != CaseAsk.WAITING:
            self.packing.give_up(Reason.LATE)
        elif window_of(block) != window:
            self._disbelieve("window", block.case_seq)

    def _asked_again(self, block: PlcBlock, stored: StoredCase | None) -> None:
        """The stored answer stands in the words already; other trigger words than before are never passed."""
        if stored is None:
            return
        if block.case_state == CaseAsk.WAITING and stored.state != "missed" and window_of(block) != stored.window:
            self._disbelieve("window", block.case_seq)
        self._fits(block, stored)

    def _asked_about_the_past(self, block: PlcBlock, stored: StoredCase) -> None:
        """It left before it was answered, while nobody looked: the answer is history, and never a pass. A case that was
        passed once is not asked about again: a PLC that does has gone back in its numbers."""
        if block.case_state != CaseAsk.WAITING:
            return
        if stored.state in PASSED:
            self._disbelieve("case", block.case_seq)
        else:
            self.history = stored.case.seq

    # the state shown, and how cases left (R3, R6) --------------------------------------------------------------------

    def _fits(self, block: PlcBlock, stored: StoredCase) -> None:
        """A state that is not the stored answer holds the line until the case has left: only then it is known what
        became of it."""
        passed, taken = stored.state in PASSED, block.case_state
        wrong = taken == (CaseAsk.REJECT_TAKEN if passed else CaseAsk.PASS_TAKEN)
        if wrong and stored.disposal is None:
            case = str(stored.case)
            self.context.alarm(STATE_DIFFERS, case, case=case, state=stored.state)

    def _settle_states(self) -> None:
        state = self.context.state
        for alarm in [alarm for alarm in state.alarms.values() if alarm.key == STATE_DIFFERS]:
            case = alarm.alarm.partition(":")[2]
            stored = next((each for ref, each in state.cases.items() if str(ref) == case), None)
            if stored is None or stored.disposal is not None or stored.case.epoch != state.epoch:
                self.context.settle(STATE_DIFFERS, case)

    def _take_in(self, block: PlcBlock) -> bool:
        """Record how cases left. Numbers that left unasked while nobody looked are missed, as in a gap of word 7.
        False: the number is not believed."""
        if block.disposed_epoch != self.epoch_on_wire or not block.disposed_seq:
            return True
        state, pending = self.context.state, self.packing.pending
        newest = newest_left(self.context, block)
        if not self.disbelieved and not state.restored and 0 < newest - state.top <= GAP_MAX:
            if pending is not None and pending.case.seq <= newest:
                self.packing.give_up(Reason.LATE)
            self._missed(newest + 1)
        return take_in(self.context, block, newest, self.packing.levels.release)

    def _disbelieve(self, what: str, read: int) -> None:
        """Rule 5: nothing passes until a person has looked, nor does the case in hand."""
        if not self.disbelieved:
            self.packing.give_up(Reason.OTHER)
            self.disbelieved = True
            self.context.alarm(NOT_BELIEVED, what=what, read=read, expected=short(self.context.state.top + 1))

    def confirm(self, command: ConfirmNumbers) -> Refusal | None:
        """A person has looked at the PLC: start again with a new epoch."""
        if not self.disbelieved:
            return Refusal("numbers_believed")
        self.grant(self.epoch_on_wire, "confirmed", command.by, command.reason)
        return None


def window_of(block: PlcBlock) -> Window:
    """The trigger words of the case the block asks about."""
    return Window(
        block.case_units,
        block.first_trigger,
        block.last_trigger,
        block.first_trigger_2,
        block.last_trigger_2,
        block.case_label,
    )
