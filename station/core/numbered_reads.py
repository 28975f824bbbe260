"""Which case code belongs to which case, where a reader downstream of the packer fires on the PLC's label trigger.

A case latches the number of the trigger that was given while it stood at the reader (word 18). A telegram is believed
only if the PLC's count of these triggers (word 3, every poll) makes its number possible at that moment, and no other
number as well (``core.triggers``): a reader that restarted, missed a pulse or made two counts otherwise, and its
telegram contradicts the times. Then nothing it said is believed before its numbers have proved themselves again.

A reader that counts for itself (*counted*) is told apart by the times alone: trigger = its number + an offset, which
the first telegram that can mean only one trigger tells, and the next one must prove.
"""

from dataclasses import dataclass, field

from station.core.desk import Desk
from station.core.observations import LabelRead
from station.core.triggers import SETTLED, Triggers, Whose
from station.core.values import Sighting

LABELS_MAX = 16
PROOFS = 2
"""So many telegrams running must prove a number that was disproved, or an offset."""
DIFFER = "label_numbers_differ"


@dataclass(slots=True)
class Label:
    came_ms: int
    sighting: Sighting | None
    """What the reader said; None: NOREAD, or two things."""
    whose: Whose = Whose.OPEN


@dataclass(slots=True)
class Labels:
    desk: Desk
    triggers: Triggers = field(init=False)
    read: dict[int, Label] = field(default_factory=dict)
    """Short label trigger → what came with its number."""
    unaligned: list[tuple[int, Label]] = field(default_factory=list)
    """Telegrams of a counting reader whose offset is not known: (its own number, what it said)."""
    offset: int | None = None
    proofs: int = 0
    needed: int = 1
    """A reader that carries the PLC's own numbers is believed by the first that fits; a disproved one by two."""
    disproved: bool = False

    def __post_init__(self) -> None:
        self.triggers = Triggers(self.desk.settings.modulus)
        self.forget()

    def __len__(self) -> int:
        return len(self.read)

    @property
    def counts_itself(self) -> bool:
        return self.desk.settings.case_reader_trigger == "counted"

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

    def take(self, seen: LabelRead) -> None:
        """A telegram with a number."""
        label = Label(self.desk.now.mono_ms, seen.sighting)
        if self.offset is None:
            self.unaligned = [*self.unaligned[-LABELS_MAX + 1 :], (seen.trigger, label)]
        elif 1 <= seen.trigger <= self.desk.settings.modulus or self.counts_itself:
            self._keep((seen.trigger + self.offset - 1) % self.desk.settings.modulus + 1, label)
        else:
            self._doubt()

    def _keep(self, trigger: int, label: Label) -> None:
        """Two telegrams for one trigger that do not say the same say nothing; two at other times are no two answers."""
        before = self.read.pop(trigger, None)
        if before is not None and before.whose is not Whose.WRONG and not _same(before, label):
            label.sighting = None
        self.read[trigger] = label
        while len(self.read) > LABELS_MAX:
            self.read.pop(next(iter(self.read)))
        self._weigh(trigger)

    def _weigh(self, trigger: int) -> None:
        label, settings = self.read[trigger], self.desk.settings
        within, longest = settings.label_within_ms, settings.verdict_timeout_ms
        label.whose = self.triggers.whose(trigger, label.came_ms, within, longest)
        if label.whose is Whose.WRONG:
            self._doubt()
        elif label.whose is Whose.PROVED:
            self.proofs = min(self.proofs + 1, PROOFS)
            self.disproved = self.disproved and not self.proved
        elif label.whose is Whose.LATE and not self.proved:
            self.proofs, label.whose = 0, Whose.NOBODYS

    def polled(self, count: int) -> None:
        """Follow word 3; judge what waited for this block."""
        if not self.triggers.polled(count, self.desk.now.mono_ms):
            self._doubt()
        if self.offset is None:
            self._align()
        for trigger in [each for each, label in self.read.items() if label.whose is Whose.OPEN]:
            if trigger in self.read:
                self._weigh(trigger)
        self.desk.set_alarm(DIFFER, self.disproved, reader=self.desk.settings.case_reader)

    def _align(self) -> None:
        """The first telegram that can answer one trigger only tells the offset; later ones must prove it."""
        for number, label in self.unaligned:
            meant = self.triggers.meant(label.came_ms, self.desk.settings.label_within_ms)
            if meant is not None:
                self.offset = (meant - number) % self.desk.settings.modulus
                waiting, self.unaligned = self.unaligned, []
                later = [each for each in waiting if each[1].came_ms >= label.came_ms]
                for own, one in later:
                    if self.offset is not None:
                        self._keep((own + self.offset - 1) % self.desk.settings.modulus + 1, one)
                return

    # the case in hand --------------------------------------------------------------------------------------------

    def there(self, trigger: int) -> bool:
        """Nothing more is to be waited for. 0: the case latched no number."""
        label = self.read.get(trigger)
        whose = label.whose if label is not None else Whose.OPEN
        return trigger == 0 or whose is Whose.NOBODYS or (self.proved and whose in SETTLED)

    def claim(self, trigger: int) -> Sighting | None:
        """What was read at this trigger, if that is proved; it belongs to nobody any more."""
        label = self.read.pop(trigger, None) if trigger else None
        return label.sighting if label is not None and self.proved and label.whose in SETTLED else None


def _same(one: Label, other: Label) -> bool:
    """Two telegrams say the same code."""
    return one.sighting is not None and other.sighting is not None and one.sighting.code.key == other.sighting.code.key
