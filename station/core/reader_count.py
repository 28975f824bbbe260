"""Which trigger a unit reader's telegram answers: its number, held against the PLC's count at every poll.

A *tagged* telegram carries the PLC's trigger number. It is believed only where that count makes it possible: never in
front of the count (it waits until a block shows its trigger), never from nowhere, and the first telegram after a
standstill must be the one of the next trigger. A reader that answers twice for one unit is seen by the code.

A *counted* telegram carries what the reader counted by itself. Reader count + offset = trigger; the offset is learned
at a standstill, by a person's word that the line is clear, and every telegram must prove it anew: the next number,
after its own trigger was given and before the next one can have been. Where units come too fast to be told apart so,
nothing proves the count, and no case passes.

At a standstill the two must be equal. A tagged reader that is behind may have lost a telegram; one that is behind at
the next standstill too, and goes on without a gap, does not carry the PLC's number: that is an offset, as is one in
front.
"""

from dataclasses import dataclass, field

from station.core.numbers import ahead, extend, following
from station.core.observations import UnitRead
from station.core.step_context import StepContext

AHEAD_MAX = 512
"""A telegram further in front of the PLC's count than units can pass between two blocks has no number of this line."""
ASTRAY_MAX = 2
UNTOLD_MAX = 1
"""So many triggers in a row may have no telegram: two may be one unit that the PLC counted twice while the reader was
away, and every unit behind it would be told under its neighbour's number."""
OVERDUE_MAX = 5
SHOWN_MS = 30
"""Within so long a trigger that was given is in the PLC's block (it publishes every 20 ms or so)."""
PITCHES = 8
"""The distance of units is the shortest of so many."""
AWAITED_MS = 1_500
"""How long a standstill must last before a telegram in front of the count is an offset, or an offset is learned."""


@dataclass(slots=True)
class ReaderCount:
    context: StepContext
    shown: int | None = None
    """The PLC's count in the last block; None = no block yet."""
    counted: int = 0
    """The same as an absolute number."""
    told: int = 0
    """The newest trigger that the reader told of since it, and the count, began; 0 = none."""
    early: dict[int, list[tuple[int, UnitRead]]] = field(default_factory=dict)
    """Trigger that no block has shown yet → when its telegrams came, and they."""
    moved_ms: int = 0
    """When the PLC's count or the reader's last moved."""
    polled_ms: int = 0
    rested: int | None = None
    """The PLC's count at the last standstill, until the first telegram after it."""
    overdue: int = 0
    """Blocks in a row that should have shown the trigger of a telegram and did not: one may be as old as a stall."""
    astray: int = 0
    """Telegrams in a row whose number was no trigger of that moment."""
    wrong: bool = False
    """Something was seen that no telegram of this line can do; taken by ``doubted``."""
    silent: bool = False
    """More triggers in a row had no telegram than a reader that is there can miss; taken by ``was_silent``."""
    agreed: bool = False
    """Its numbers were the PLC's once since both are there: what differs later has slipped."""
    behind_at: int | None = None
    """The count at a standstill at which the reader was behind."""
    no_gap: bool = False
    """After that standstill the reader went on with what should have come before it."""
    number: int | None = None
    """The reader's own count; None = not told since it is there."""
    offset: int | None = None
    """Trigger = reader's own count + offset; None = not aligned."""
    came: dict[int, int] = field(default_factory=dict)
    """Newest trigger told of by a counting reader → when."""
    moving: bool = False
    """The count moved between the last two blocks."""
    advanced_ms: int = 0
    """When a block first showed the count of now."""
    pitches_ms: tuple[int, ...] = ()
    """Between the newest units, as the blocks showed them."""

    @property
    def counts_itself(self) -> bool:
        return self.context.settings.unit_reader_trigger == "counted"

    @property
    def aligned(self) -> bool:
        return not self.counts_itself or self.offset is not None

    @property
    def alignable(self) -> bool:
        """Whether an offset, where one is needed, can be learned at this standstill."""
        waited = self.context.now.mono_ms - self.moved_ms >= AWAITED_MS
        return not self.counts_itself or (self.number is not None and waited)

    @property
    def still(self) -> bool:
        """Neither the PLC's count nor the reader's has moved for a while."""
        return self.context.now.mono_ms - self.moved_ms >= self.context.settings.standstill_ms

    @property
    def differs(self) -> bool:
        """The reader has told of other triggers than the PLC gave."""
        return bool(self.told) and self.aligned and self.told != self.counted

    @property
    def _modulus(self) -> int:
        return self.context.settings.modulus

    def doubted(self) -> bool:
        """Whether something was seen that no telegram of this line can do, since this was last asked."""
        wrong, self.wrong = self.wrong, False
        if wrong:
            self.offset = None
        return wrong

    def was_silent(self) -> bool:
        """Whether triggers went by without a telegram that may have been no units, since this was last asked."""
        silent, self.silent = self.silent, False
        return silent

    def forget(self) -> None:
        """The PLC's numbers start anew."""
        self.shown, self.counted, self.advanced_ms, self.pitches_ms = None, 0, 0, ()
        self.away()

    def away(self) -> None:
        """The reader is gone, or there again: what it told says nothing of what it will tell."""
        self.told, self.rested, self.behind_at, self.no_gap, self.agreed = 0, None, None, False, False
        self.number, self.offset = None, None
        self.early.clear()
        self.came.clear()

    def restarted(self, count: int) -> bool:
        """Whether the PLC counts anew: its count ran backwards."""
        if self.shown is None or count == self.shown:
            return False
        return count == 0 or ahead(count, self.shown, self._modulus) > self._modulus // 2

    def rest(self) -> None:
        """Nothing is between reader and packer, or everything counted has been told: what comes is the next."""
        self.rested = self.counted

    def align(self) -> None:
        """The line is clear and stands: the reader's count and the PLC's mean the same unit."""
        if self.number is not None:
            self.offset = self.counted - self.number
        self.told = self.counted
        self.early.clear()
        self.came.clear()
        self.rest()

    # telegrams ---------------------------------------------------------------------------------------------------

    def read(self, seen: UnitRead) -> int | None:
        """The trigger of this telegram, if a block has shown it; None: it waits, or is none of this line."""
        if self.shown is None or not 1 <= seen.trigger <= self._modulus:
            return None
        trigger = self._counted(seen.trigger) if self.counts_itself else self._tagged(seen.trigger)
        if trigger is None or self._from_nowhere(trigger):
            return None
        self.moved_ms = self.context.now.mono_ms
        self._first_since_rest(trigger)
        self.silent = self.silent or (self.told > 0 and trigger - self.told > UNTOLD_MAX + 1)
        self.told = max(self.told, trigger)
        if trigger <= self.counted:
            return trigger
        self.early.setdefault(trigger, []).append((self.context.now.mono_ms, seen))
        return None

    def _from_nowhere(self, trigger: int) -> bool:
        """No trigger of this moment. One such telegram is noise; two in a row are a reader that counts otherwise."""
        self.astray = self.astray + 1 if abs(trigger - self.counted) > min(AHEAD_MAX, self._modulus // 4) else 0
        self.wrong = self.wrong or self.astray >= ASTRAY_MAX
        return self.astray > 0

    def waits(self, seen: UnitRead) -> bool:
        """Whether this telegram waits for the block that shows its trigger."""
        return any(seen is waiting for telegrams in self.early.values() for _, waiting in telegrams)

    def _tagged(self, wire: int) -> int:
        return extend(self.counted, wire, self._modulus)

    def _counted(self, number: int) -> int | None:
        before, self.number = self.number, number
        if self.offset is None:
            self.moved_ms = self.context.now.mono_ms
            return None
        trigger = self.told + 1
        in_turn = before is not None and number == following(before, self._modulus)
        if not in_turn or not self.counted <= trigger <= self.counted + 1 or self._is_a_unit_late(trigger):
            self.wrong = True
        self.came = {trigger: self.context.now.mono_ms}
        return trigger

    def _is_a_unit_late(self, trigger: int) -> bool:
        """Where the reader misses one unit and the PLC the next, its number is in turn and only its time is not: it
        must come within half the distance of units."""
        since = self.context.now.mono_ms - self.advanced_ms
        return trigger == self.counted and bool(self.pitches_ms) and since > min(self.pitches_ms) / 2

    def _first_since_rest(self, trigger: int) -> None:
        rested = self.rested
        if rested is None:
            return
        if trigger > rested:
            self.rested = None
            self.wrong = self.wrong or trigger != rested + 1
        if self.behind_at is not None and not self.no_gap:
            self.no_gap = trigger <= self.behind_at
            self.behind_at = self.behind_at if self.no_gap else None

    # blocks ------------------------------------------------------------------------------------------------------

    def polled(self, count: int, known: int) -> list[tuple[int, UnitRead]]:
        """Follow the PLC's count: telegrams whose trigger it shows now, oldest first. ``known`` is the highest
        trigger known otherwise."""
        now = self.context.now.mono_ms
        if self.shown is None:
            self.counted = extend(known, count, self._modulus) if known else count + self._modulus
            self.moved_ms = now
        elif count != self.shown:
            self._advance(ahead(count, self.shown, self._modulus))
        self.moving = self.shown is not None and count != self.shown
        self.shown, self.polled_ms = count, now
        return self._due() if self.early else []

    def _advance(self, step: int) -> None:
        """New triggers were given since the block before. A counting reader must have told of all but the newest."""
        if self.counts_itself and self.offset is None:
            self.wrong = self.wrong or self.context.state.trust.held
        elif self.counts_itself:
            too_fast = step > 1 or self.moving
            crossing = self.came.get(self.counted, 0) > self.polled_ms - SHOWN_MS
            if too_fast or crossing or self.told < self.counted:
                self.wrong = True
        now = self.context.now.mono_ms
        if step == 1 and self.advanced_ms:
            self.pitches_ms = (*self.pitches_ms[1 - PITCHES :], now - self.advanced_ms)
        self.counted += step
        self.moved_ms = self.advanced_ms = now

    def _due(self) -> list[tuple[int, UnitRead]]:
        now, longest = self.context.now.mono_ms, SHOWN_MS if self.counts_itself else self.context.settings.standstill_ms
        due = [(trigger, seen) for trigger in sorted(self.early) for _, seen in self.early[trigger]]
        due = [each for each in due if each[0] <= self.counted]
        for trigger in {trigger for trigger, _ in due}:
            del self.early[trigger]
        late = [trigger for trigger, telegrams in self.early.items() if now - telegrams[0][0] > longest]
        self.overdue = self.overdue + 1 if late else 0
        if late and (self.counts_itself or self.overdue >= OVERDUE_MAX):
            self.wrong, self.overdue = True, 0
            for trigger in late:
                del self.early[trigger]
        return due

    def disproved(self) -> int:
        """At a standstill: how many places the reader is behind the PLC's count (negative: in front), where it is
        certain that its number is not the PLC's; 0 = it is not."""
        behind, waited = self.counted - self.told, self.context.now.mono_ms - self.moved_ms
        self.agreed = self.agreed or (behind == 0 and self.told > 0)
        if self.counts_itself or not self.agreed:
            return 0
        if behind < 0:
            return behind if waited >= AWAITED_MS else 0
        before, no_gap = self.behind_at, self.no_gap
        self.behind_at = self.counted if behind else None
        if before is not None and self.counted == before and behind:
            return 0
        self.no_gap = False
        return behind if no_gap else 0
