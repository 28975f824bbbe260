"""What proves the order of a queue line, what makes it doubtful, and what disproves it.

Trust is one for the line: a case holds units of every lane, so a doubt about one lane is a doubt about all.

A doubt ends trust from now on; what was said before stays. A disproof shows that units do not stand where the counts
have them, and nobody knows since when: every case since the last proof is taken back.
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.inputs import CaseAsk, Inputs
from station.core.lanes import Lane
from station.core.numbers import ahead, short
from station.core.observations import PlcBlock
from station.core.recall import offset_found
from station.core.rows import Rows
from station.core.step_context import StepContext, arguments
from station.core.values import CaseRef

UNANSWERED_MAX = 64
"""More numbered cases without an answer than a PLC can have: its words say nothing of how many there are."""


@dataclass(slots=True)
class Proofs:
    context: StepContext
    lanes: tuple[Lane, ...]
    rows: Rows
    guard_open: bool = False
    doubt: str | None = "station_restart"
    """Why the order is in doubt since the last block; judged with the next one (its EMPTY bit may disprove it)."""
    block: PlcBlock | None = None
    scanned: dict[int, int] = field(default_factory=dict)
    """Lane → its first unit (absolute), which a person has scanned while the line stands as it does now."""
    numbered: int | None = None
    """The newest case number that the PLC shows to have given; None = no block yet."""
    emptied: tuple[int, ...] | None = None
    """The counts at which the PLC showed a new case and an empty line in one block: all of it is in numbered cases."""

    def lose(self, cause: str) -> None:
        """The order is not known any more; everything counted so far is tainted."""
        first, second, *_ = *(lane.count.counted or lane.top for lane in self.lanes), 0, 0
        trust = self.context.state.trust
        if trust.held or (first, second) != (trust.tainted_through, trust.tainted_through_2):
            self.context.emit(ev.TrustLost(cause, arguments(), first, second))
        if not trust.misplaced:
            self.context.alarm("trust_lost", cause=cause)

    def restored(self, by: str, how: ev.RestoredHow, reason: str = "") -> None:
        """The order is known up to the newest case."""
        self.scanned.clear()
        firsts = tuple(lane.cleared_first for lane in self.lanes)
        told = firsts if any(firsts) else ()
        self.context.emit(ev.TrustRestored(by, how, (), self.context.state.top, reason, told))
        self.context.settle("trust_lost")
        for alarm in [alarm for alarm in self.context.state.alarms if alarm.startswith("offset_found:")]:
            self.context.end(alarm)

    def disproved(self, places: int, cause: ev.OffsetCause) -> None:
        """Units do not stand where the counts have them: back to the last proof."""
        self.lose(cause)
        offset_found(self.context, "", places, cause)

    def disbelieve(self) -> None:
        """A telegram that is none of this line: whose number the reader carries is not known any more. Or there was
        none for some triggers: nobody knows whether each of them was a unit."""
        doubted = [lane for lane in self.lanes if lane.count.doubted()]
        silent = [lane for lane in self.lanes if lane.count.was_silent()]
        if doubted:
            self.lose("reader_number")
        if silent and self.context.state.trust.held:
            self.lose("reads_missing")

    # blocks ------------------------------------------------------------------------------------------------------

    def follow(self, block: PlcBlock) -> None:
        """What this block says of the order; the count is followed already."""
        self._follow_cases(block)
        guard = bool(block.inputs & (Inputs.GUARD_OPEN | Inputs.E_STOP))
        if guard != self.guard_open:
            self.guard_open, self.doubt = guard, self.doubt or "guard_opened"
        empty = bool(block.inputs & Inputs.EMPTY)
        if self.doubt is not None:
            cause, self.doubt = self.doubt, None
            self._judge_doubt(cause, empty)
        elif self.still:
            self._judge_standstill(empty)
        self.disbelieve()

    def _follow_cases(self, block: PlcBlock) -> None:
        gone = block.disposed_seq if block.disposed_epoch == short(self.context.state.epoch) else 0
        numbered = (gone + block.in_transit) % self.context.settings.modulus
        if block.inputs & Inputs.EMPTY and self.numbered not in (None, numbered):
            self.emptied = self._counted
        self.numbered, self.block = numbered, block

    @property
    def still(self) -> bool:
        """No count of any lane has moved for a while."""
        return all(lane.count.still for lane in self.lanes)

    @property
    def _counted(self) -> tuple[int, ...]:
        return tuple(lane.count.counted for lane in self.lanes)

    def _rest(self) -> None:
        for lane in self.lanes:
            lane.count.rest()

    @property
    def settled(self) -> bool:
        """Every case that the PLC has numbered is in the books."""
        top, modulus = short(self.context.state.top, self.context.settings.modulus), self.context.settings.modulus
        block = self.block
        asking = block is not None and block.case_state == CaseAsk.WAITING and block.case_seq != top
        return not asking and not 0 < ahead(self.numbered or 0, top, modulus) <= UNANSWERED_MAX

    def _judge_doubt(self, cause: str, empty: bool) -> None:
        """Something may have moved units by hand. Where none stood there the order is what it was."""
        trust = self.context.state.trust
        if not empty:
            self.lose(cause)
            return
        self._rest()
        if not len(self.rows) and trust.held and not trust.proved_case:
            self.restored("", "start")

    def _judge_standstill(self, empty: bool) -> None:
        """Nothing moves: each reader must have told of exactly the triggers that the PLC gave, and an empty line must
        have them all in numbered cases."""
        trust = self.context.state.trust
        places = max((lane.count.disproved() for lane in self.lanes), key=abs, default=0)
        if places and not trust.misplaced:
            self.disproved(places, "counter_mismatch")
        elif trust.held and any(lane.count.differs for lane in self.lanes):
            self.lose("counter_mismatch")
        elif trust.held and empty:
            self._judge_empty()
        self._rest()

    def _judge_empty(self) -> None:
        """Units in no case, and none on the line: they are somewhere else than the counts say. Less than a case of them
        may be in an unfinished one, unless the line was empty as the newest case was numbered."""
        firsts = [lane.first_of_next_case() for lane in self.lanes]
        if not self.settled or any(first is None for first in firsts):
            return
        state = self.context.state
        missing = [counted - (first or 0) + 1 for counted, first in zip(self._counted, firsts, strict=True)]
        if not any(missing):
            if CaseRef(state.epoch, state.top) > state.trust.proved:
                self.restored("", "empty")
            return
        order = state.order
        whole = order is not None and sum(map(abs, missing)) >= order.recipe.units_per_case
        if whole or self.emptied == self._counted:
            self.disproved(max(missing, key=abs), "belt_empty")
        else:
            self.lose("belt_empty")
