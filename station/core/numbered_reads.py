"""Which telegram belongs to which case, where a reader of cases is fired by a trigger of the PLC.

Two readers are like that: the one of case codes (label trigger, word 3; a case latches its number in word 18), and one
that reads all units of a case at once (word 16; the case latches its number in words 10 and 11). A telegram is believed
only if the PLC's count of these triggers makes its number possible at that moment, and no other number as well
(``core.triggers``): a reader that restarted, missed a pulse or made two counts otherwise, and its telegram contradicts
the times. Then nothing it said is believed before its numbers have proved themselves again.

A reader that counts for itself (*counted*) is told apart by the times alone: trigger = its number + an offset, which
the first telegram that can mean only one trigger tells, and the next one must prove.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from station.core.numbers import ahead
from station.core.step_context import StepContext
from station.core.triggers import SETTLED, Triggers, Whose

T = TypeVar("T")
READS_MAX = 16
PROOFS = 2
"""So many telegrams running must prove a number that was disproved, or an offset."""
DIFFER = "label_numbers_differ"
UNITS_DIFFER = "case_numbers_differ"


@dataclass(slots=True)
class NumberedRead(Generic[T]):
    came_ms: int
    said: T | None
    """What the reader said; None: NOREAD, or two things."""
    whose: Whose = Whose.OPEN


@dataclass(slots=True)
class NumberedReads(Generic[T]):
    context: StepContext
    reader: str
    counts_itself: bool
    within_ms: int
    """A telegram is normally there so soon after its trigger."""
    same: Callable[[T, T], bool]
    """Whether two telegrams say the same."""
    alarm: str = DIFFER
    triggers: Triggers = field(init=False)
    read: dict[int, NumberedRead[T]] = field(default_factory=dict)
    """Short trigger number → what came with it."""
    unaligned: list[tuple[int, NumberedRead[T]]] = field(default_factory=list)
    """Telegrams of a counting reader whose offset is not known: (its own number, what it said)."""
    offset: int | None = None
    proofs: int = 0
    needed: int = 1
    """A reader that carries the PLC's own numbers is believed by the first that fits; a disproved one by two."""
    disproved: bool = False

    def __post_init__(self) -> None:
        self.triggers = Triggers(self.context.settings.modulus)
        self.forget()

    def __len__(self) -> int:
        return len(self.read)

    @property
    def proved(self) -> bool:
        """The reader's numbers are the PLC's."""
        return self.proofs >= self.needed

    def _begin(self) -> None:
        self.read.clear()
        self.unaligned.clear()
        self.offset = None if self.counts_itself else 0
        self.proofs = 0

    def forget(self) -> None:
        """The PLC counts anew: no case will ever carry a number from before."""
        self.triggers.forget()
        self._begin()
        self.needed, self.disproved = PROOFS if self.counts_itself else 1, False

    def away(self) -> None:
        """The reader was lost, or is there again: what it counted is over."""
        if self.proofs or self.read or self.unaligned:
            self.needed = PROOFS
        self._begin()

    def _doubt(self) -> None:
        """The number of a telegram and the times contradict one another: whose the others are nobody knows."""
        self._begin()
        self.needed, self.disproved = PROOFS, True

    # telegrams ---------------------------------------------------------------------------------------------------

    def take(self, number: int, said: T | None) -> None:
        """A telegram with a number."""
        read = NumberedRead(self.context.now.mono_ms, said)
        if self.offset is None:
            self.unaligned = [*self.unaligned[-READS_MAX + 1 :], (number, read)]
        elif 1 <= number <= self.context.settings.modulus or self.counts_itself:
            self._keep((number + self.offset - 1) % self.context.settings.modulus + 1, read)
        else:
            self._doubt()

    def _keep(self, trigger: int, read: NumberedRead[T]) -> None:
        """Two telegrams for one trigger that do not say the same say nothing; two at other times are no two answers."""
        before = self.read.pop(trigger, None)
        if before is not None and before.whose is not Whose.WRONG and not self._same(before, read):
            read.said = None
        self.read[trigger] = read
        while len(self.read) > READS_MAX:
            self.read.pop(next(iter(self.read)))
        self._weigh(trigger)

    def _weigh(self, trigger: int) -> None:
        read, longest = self.read[trigger], self.context.settings.verdict_timeout_ms
        read.whose = self.triggers.whose(trigger, read.came_ms, self.within_ms, longest)
        if read.whose is Whose.WRONG:
            self._doubt()
        elif read.whose is Whose.PROVED:
            self.proofs = min(self.proofs + 1, PROOFS)
            self.disproved = self.disproved and not self.proved
        elif read.whose is Whose.LATE and not self.proved:
            self.proofs, read.whose = 0, Whose.NOBODYS

    def polled(self, count: int) -> None:
        """Follow the PLC's count; judge what waited for this block."""
        if not self.triggers.polled(count, self.context.now.mono_ms):
            self._doubt()
        if self.offset is None:
            self._align()
        for trigger in [each for each, read in self.read.items() if read.whose is Whose.OPEN]:
            if trigger in self.read:
                self._weigh(trigger)
        self.context.set_alarm(self.alarm, self.disproved, reader=self.reader)

    def _align(self) -> None:
        """The first telegram that can answer one trigger only tells the offset; later ones must prove it."""
        for number, read in self.unaligned:
            meant = self.triggers.meant(read.came_ms, self.within_ms)
            if meant is not None:
                self.offset = (meant - number) % self.context.settings.modulus
                waiting, self.unaligned = self.unaligned, []
                later = [each for each in waiting if each[1].came_ms >= read.came_ms]
                for own, one in later:
                    if self.offset is not None:
                        self._keep((own + self.offset - 1) % self.context.settings.modulus + 1, one)
                return

    # the case in hand --------------------------------------------------------------------------------------------

    def there(self, trigger: int) -> bool:
        """Nothing more is to be waited for. 0: the case latched no number."""
        read = self.read.get(trigger)
        whose = read.whose if read is not None else Whose.OPEN
        return trigger == 0 or whose is Whose.NOBODYS or (self.proved and whose in SETTLED)

    def said(self, trigger: int) -> T | None:
        """What was read at this trigger, if that is proved."""
        read = self.read.get(trigger) if trigger else None
        return read.said if read is not None and self.proved and read.whose in SETTLED else None

    def claim(self, trigger: int) -> T | None:
        """The same; it belongs to nobody any more."""
        said = self.said(trigger)
        self.read.pop(trigger, None)
        return said

    @property
    def settled(self) -> int:
        """Cases that were read, whose numbers are known and that no case has claimed yet."""
        return sum(read.whose in SETTLED for read in self.read.values()) if self.proved else 0

    def others(self, trigger: int) -> list[T]:
        """What was read at every other trigger than this one."""
        return [read.said for number, read in self.read.items() if number != trigger and read.said is not None]

    def drop_through(self, trigger: int) -> None:
        """Everything up to this trigger belongs to nobody any more."""
        modulus = self.context.settings.modulus
        for number in [each for each in self.read if ahead(trigger, each, modulus) < modulus // 2]:
            del self.read[number]

    def _same(self, one: NumberedRead[T], other: NumberedRead[T]) -> bool:
        return one.said is not None and other.said is not None and self.same(one.said, other.said)
