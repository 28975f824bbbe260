"""Codes that the station assigns itself, one after the other: SSCCs of one range of serials, or the codes of one pool.

In a pool the serial is the code's number; the next codes are looked up by the shell (``PoolDrawn``). A serial is
assigned only when it is known which ones are taken (``SerialsProved``): upstream has told its highest, or a named
person has told the next one. A journal that began anew, and another range, know nothing.
"""

from dataclasses import dataclass

from station.core import events as ev
from station.core.codes import sscc, sscc_room
from station.core.commands import Refusal, SetNextSerial
from station.core.observations import PoolDrawn, SerialsHeard
from station.core.settings import LineSettings
from station.core.step_context import StepContext, arguments
from station.core.values import Code, SerialRange

UNPROVED, POOL_UNPROVED = "sscc_unproved", "pool_unproved"
"""Nothing is assigned before it is known which are taken: of a range, of a pool."""
EMPTY = "pool_empty"
"""The alarm that the pool has no code for the next label."""
LAST_NUMBER = 10**12 - 1
GRACE_MS = 5_000
"""So long upstream may take to tell its highest serial before a person is called."""


def serial_range(settings: LineSettings) -> SerialRange | None:
    """The range of these settings; None where no SSCC can be made of them."""
    if settings.case_code == "pool":
        return SerialRange(0, "", 0, LAST_NUMBER, settings.case_pool)
    try:
        room = sscc_room(settings.sscc_prefix) if 0 <= settings.sscc_extension <= 9 else 0
    except ValueError:
        return None
    last = room - 1 if settings.sscc_to is None else min(settings.sscc_to, room - 1)
    if not 0 <= settings.sscc_from <= last:
        return None
    return SerialRange(settings.sscc_extension, settings.sscc_prefix, settings.sscc_from, last)


@dataclass(slots=True)
class Serials:
    """Which serial comes next."""

    range: SerialRange | None
    """None: there is none to assign."""
    first: int = 0
    """The first serial of all, from the settings: none below it is assigned."""
    skipped: int = -1
    """Serials up to this one are taken, whatever the journal's count says."""

    drawn: PoolDrawn | None = None
    """The next codes of the pool, as far as they are looked up; None: not yet."""

    def _next_drawn(self, used: int) -> list[tuple[int, Code]]:
        codes = self.drawn.codes if self.drawn is not None else ()
        return [each for each in codes if each[0] > self.through(used)]

    def left(self, used: int) -> int:
        """How many are left after the serial ``used``, the highest one that is taken; of a pool, how many of those
        that are looked up."""
        if self.range is not None and self.range.pool:
            return len(self._next_drawn(used))
        return 0 if self.range is None else max(0, self.range.last - self.through(used))

    def after(self, used: int) -> tuple[Code, int]:
        """The next code and its serial. Ask ``left`` first."""
        assert self.range is not None
        if self.range.pool:
            drawn, code = self._next_drawn(used)[0]
            return code, drawn
        serial = self.through(used) + 1
        number = sscc(self.range.extension, self.range.prefix, serial)
        return Code(f"gs1:00{number}", number), serial

    def skip(self, code: str) -> None:
        """This code is in use already (printed before the station assigned codes): go on behind it."""
        codes = self.drawn.codes if self.drawn is not None else ()
        in_pool = next((number for number, each in codes if each.text == code), None)
        serial = in_pool if self.range is None or self.range.pool else self.range.serial_of(code)
        if serial is not None:
            self.skipped = max(self.skipped, serial)

    def through(self, used: int) -> int:
        """The serial behind which the next one stands."""
        first = self.range.first if self.range is not None else 0
        return max(used, self.skipped, self.first - 1, first - 1)


@dataclass(slots=True)
class SerialProof:
    """Whether it is known which serials are taken."""

    context: StepContext
    range: SerialRange | None
    waiting_ms: int | None = None
    """Since when the line has been waiting for it."""

    @property
    def assigns(self) -> bool:
        """SSCCs are assigned here: to cases, or to containers of a level above of the open order."""
        order = self.context.state.order
        above = order.recipe.above if order is not None else ()
        numbered = any(level.code in ("assigned", "printed") for level in above)
        return numbered or self.context.settings.case_code in ("sscc", "printed", "pool")

    @property
    def given(self) -> bool:
        """SSCCs may be assigned (or none are: then there is nothing to prove)."""
        if not self.assigns or self.range is None:
            return True
        return self.proved

    @property
    def proved(self) -> bool:
        """It is known which serials of the range are taken."""
        return self.context.state.sscc_proved and self.context.state.sscc_range == self.range

    @property
    def unproved(self) -> str:
        """Key of what a person is asked for while it is not given."""
        return POOL_UNPROVED if self.range is not None and self.range.pool else UNPROVED

    @property
    def taken(self) -> int:
        """The highest serial of the range that this journal knows as taken; below the range: none."""
        assert self.range is not None
        known = self.context.state.sscc_serial if self.context.state.sscc_range == self.range else -1
        return max(known, self.range.first - 1)

    def polled(self) -> None:
        """A person is called when upstream has not told in time."""
        now = self.context.now.mono_ms
        if self.given:
            self.waiting_ms = None
            self._settle()
            return
        if self.waiting_ms is None:
            self.waiting_ms = now
        if now - self.waiting_ms >= GRACE_MS:
            assert self.range is not None
            ours = self.range
            told = {"pool": ours.pool} if ours.pool else {"prefix": ours.prefix, "extension": ours.extension}
            self.context.alarm(self.unproved, **told)

    def heard(self, item: SerialsHeard) -> None:
        """Upstream's highest serial: proof where there was none, and later a reason to go on behind it."""
        if self.range is None or item.range != self.range:
            return
        if not self.given:
            through = max(self.taken, item.through)
            left = self.range.last - through
            self._prove(item.by, through + min(item.undelivered, left // 10))
        elif item.through > self.taken:
            self._prove(item.by, item.through)

    def set_next(self, command: SetNextSerial) -> Refusal | None:
        """A named person says which serial is the next one; never one that this journal knows as taken."""
        if not self.assigns or self.range is None:
            return Refusal("serials_not_assigned")
        if not self.range.first <= command.next <= self.range.last:
            return Refusal("serial_outside", arguments(first=self.range.first, last=self.range.last))
        if command.next <= self.taken:
            return Refusal("serial_taken", arguments(next=command.next, expected=self.taken + 1))
        self._prove(command.by, command.next - 1, command.reason)
        return None

    def _prove(self, by: str, through: int, reason: str = "") -> None:
        assert self.range is not None
        self.context.emit(ev.SerialsProved(by, self.range, through, reason))
        self._settle()

    def _settle(self) -> None:
        for key in (UNPROVED, POOL_UNPROVED):
            self.context.settle(key)
