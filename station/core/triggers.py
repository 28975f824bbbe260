"""When the PLC gave each trigger, as its blocks tell, and so: which trigger does a thing that came now answer?

A trigger was given after the newest block that cannot have shown it was asked for, and before the first block that
shows it. What answers it (a frame, a telegram) comes after it, and normally not more than ``within_ms`` after it. So
whatever comes has a short list of triggers that it may answer, whatever number it carries.
"""

from dataclasses import dataclass, field
from enum import Enum

from station.core.numbers import ahead, following, preceding

KEPT_MAX = 128
"""So many triggers are remembered with their times; fewer where numbers wrap before."""
STEP_MAX = 16
"""More triggers than this cannot have been given between two blocks."""
PUBLISHED_WITHIN_MS = 20
"""A trigger is in the first block that the PLC publishes after this time."""


class Whose(Enum):
    """What the times say of a thing that carries the number of a trigger."""

    OPEN = "open"
    """The blocks that tell have not come yet."""
    PROVED = "proved"
    """It can be no other trigger's."""
    LATE = "late"
    """It can be no other trigger's, but took longer than it should."""
    NOBODYS = "nobody's"
    """Two triggers may be meant."""
    WRONG = "wrong"
    """It cannot be this trigger's: the number says something else than the times."""


SETTLED = (Whose.PROVED, Whose.LATE)


@dataclass(frozen=True, slots=True)
class Given:
    """When a trigger can have been given."""

    earliest_ms: int
    latest_ms: int


@dataclass(slots=True)
class Triggers:
    """One counter of the PLC: word 3, 16 or 17."""

    modulus: int
    count: int | None = None
    """What the last block showed."""
    given: dict[int, Given] = field(default_factory=dict)
    """Short number → when it was given; the newest last."""
    polled_ms: int = 0
    before_ms: int = 0
    """When the block before the last one came."""

    def forget(self) -> None:
        """The PLC counts anew."""
        self.count = None
        self.given.clear()

    def polled(self, count: int, now_ms: int) -> bool:
        """Follow the count. False: it jumped, or ran backwards."""
        step = 1 if self.count is None else ahead(count, self.count, self.modulus)
        jumped = step > STEP_MAX
        for back in range(0 if jumped else step - 1, -1, -1):
            if step:
                trigger = (count - back - 1) % self.modulus + 1
                self.given.pop(trigger, None)
                self.given[trigger] = Given(self.unshown_ms, now_ms)
        while len(self.given) > min(KEPT_MAX, self.modulus // 2):
            self.given.pop(next(iter(self.given)))
        self.count, self.before_ms, self.polled_ms = count, self.polled_ms, now_ms
        return not jumped

    @property
    def unshown_ms(self) -> int:
        """No trigger that has not been shown yet was given before this: a block is asked for after the one before has
        come."""
        return self.before_ms - PUBLISHED_WITHIN_MS

    def whose(self, number: int, came_ms: int, within_ms: int, longest_ms: int) -> Whose:
        """Whether what came then with this number is the number's. ``longest_ms``: what came later is never it."""
        own = self.given.get(number)
        if own is None:
            return Whose.WRONG if came_ms < self.unshown_ms else Whose.OPEN
        if not own.earliest_ms <= came_ms <= own.latest_ms + longest_ms:
            return Whose.WRONG
        late = came_ms > own.latest_ms + within_ms
        after = self.given.get(following(number, self.modulus))
        if after is None and came_ms >= self.unshown_ms:
            return Whose.OPEN
        if after is not None and came_ms >= after.earliest_ms:
            return Whose.WRONG if late else Whose.NOBODYS
        before = self.given.get(preceding(number, self.modulus))
        if before is None or came_ms <= before.latest_ms + within_ms:
            return Whose.NOBODYS
        return Whose.LATE if late else Whose.PROVED

    def meant(self, came_ms: int, within_ms: int) -> int | None:
        """The one trigger that what came then answers, whatever its number; None: not known, or not yet."""
        if came_ms >= self.unshown_ms:
            return None
        near = [number for number, given in self.given.items() if given.earliest_ms <= came_ms]
        newest = near[-1] if near else None
        if newest is None or self.whose(newest, came_ms, within_ms, within_ms) is not Whose.PROVED:
            return None
        return newest
