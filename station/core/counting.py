"""Does the frame counter of a counted camera still say which trigger a frame answers?

Camera counter + offset = the PLC's trigger number. The offset is learned only at a standstill and checked at every
later one. In between every frame must prove it: a camera that missed one trigger would give each case its neighbour's
picture, so a frame must come after its own trigger, soon enough, and before the next one. A frame that does not puts
the count in doubt until the next standstill, and what was photographed until then belongs to nobody.
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.desk import Desk, arguments
from station.core.numbers import ahead, following
from station.core.observations import FrameSeen, PlcBlock

REACHED_MAX = 24
EARLY_MAX = 24
EARLY_MS = 200
"""By how much a frame may come before the block that shows its trigger: the PLC's publishing and our poll."""


FRAME_AWAITED_MS = 1_500
"""How long a standstill must last before a count that lags is called wrong; the line is held meanwhile."""


@dataclass(slots=True)
class Count:
    """One counted camera against the PLC."""

    counter: int = 0
    offset: int | None = None
    proved: int = 0
    """Frames up to this counter came before the count was proved: nobody knows their triggers."""
    moved_ms: int = 0
    present: bool = False


@dataclass(slots=True)
class Counting:
    desk: Desk
    counts: dict[str, Count] = field(default_factory=dict)
    doubtful: bool = False
    restoring_by: str | None = None
    """Who asked for trust; given at the next standstill."""
    reached: dict[int, int] = field(default_factory=dict)
    """Short trigger → the earliest time it can have been given (the poll before the one that showed it)."""
    early: dict[int, int] = field(default_factory=dict)
    """Short trigger → when a frame came for it, though the PLC has not shown it yet."""
    unit_count: int | None = None
    polled_ms: int = 0
    still_since_ms: int = 0
    still_polls: int = 0

    def __post_init__(self) -> None:
        roles = self.desk.settings.cameras if self.desk.settings.shape == "picture" else ()
        self.counts = {role.name: Count() for role in roles if role.trigger == "counted"}

    @property
    def proved(self) -> bool:
        """Every counted camera's number can be believed."""
        return not self.doubtful and all(count.offset is not None for count in self.counts.values())

    def forget_offsets(self) -> None:
        """Counts start anew (new epoch, trust command): learn at the next standstill."""
        for count in self.counts.values():
            count.offset = None
        self.doubtful, self.unit_count = False, None
        self.reached.clear()
        self.early.clear()

    def back(self, camera: str, counter: int) -> None:
        """The camera is there again; its count says nothing until the next standstill."""
        self.counts[camera] = Count(counter, moved_ms=self.desk.now.mono_ms, present=True)
        self.early.clear()

    def gone(self, camera: str) -> None:
        self.counts[camera] = Count()

    def doubt(self) -> None:
        """A frame may have been missed, or be one too many: nothing is believed before the next standstill."""
        self.doubtful = bool(self.counts)
        self.early.clear()

    def trigger_of(self, camera: str, counter: int) -> int | None:
        """The PLC's short trigger number of a frame; None while nobody knows it."""
        count = self.counts.get(camera)
        if count is None or count.offset is None or counter <= count.proved:
            return None
        return (counter + count.offset - 1) % self._modulus + 1

    @property
    def _modulus(self) -> int:
        return self.desk.settings.modulus

    def frame(self, seen: FrameSeen) -> None:
        """A frame arrived: its counter moved on, and it must come between its own trigger and the next."""
        count, now = self.counts.get(seen.camera), self.desk.now.mono_ms
        if count is None:
            return
        forward = seen.counter > count.counter
        count.counter, count.moved_ms = seen.counter, now
        trigger = self.trigger_of(seen.camera, seen.counter)
        if not forward or (trigger is not None and self._out_of_turn(trigger)):
            self.doubt()

    def _out_of_turn(self, trigger: int) -> bool:
        """This frame may not be the one of its trigger."""
        now, given_ms = self.desk.now.mono_ms, self.reached.get(trigger)
        if given_ms is None:
            self.early.setdefault(trigger, now)
            return len(self.early) > EARLY_MAX
        next_given = following(trigger, self._modulus) in self.reached
        return next_given or now - given_ms > self.desk.settings.verdict_timeout_ms

    def polled(self, block: PlcBlock) -> None:
        """Follow the PLC's own count, and use a standstill to learn or check the offsets."""
        now = self.desk.now.mono_ms
        if block.unit_count != self.unit_count:
            self._advance(block.unit_count)
            self.unit_count, self.still_since_ms, self.still_polls = block.unit_count, now, 0
        else:
            self.still_polls += 1
        self.polled_ms = now
        if any(now - since > self.desk.settings.verdict_timeout_ms for since in self.early.values()):
            self.doubt()
        if self._standstill():
            self._at_standstill(block.unit_count)

    def _advance(self, count: int) -> None:
        """New triggers were given, some time after the poll before this one."""
        step = 1 if self.unit_count is None else ahead(count, self.unit_count, self._modulus)
        if step > REACHED_MAX:
            self.doubt()
            step = 1
        for back in range(step - 1, -1, -1):
            trigger = (count - back - 1) % self._modulus + 1
            self._doubt_crossing(trigger)
            self.reached.pop(trigger, None)
            self.reached[trigger] = self.polled_ms
            if self.early.pop(trigger, self.polled_ms) < self.polled_ms - EARLY_MS:
                self.doubt()
        while len(self.reached) > REACHED_MAX:
            self.reached.pop(next(iter(self.reached)))

    def _doubt_crossing(self, trigger: int) -> None:
        """The frame of the trigger before came between the same two polls: it may be this one's."""
        for camera, count in self.counts.items():
            told = self.trigger_of(camera, count.counter)
            if told is not None and following(told, self._modulus) == trigger and count.moved_ms > self.polled_ms:
                self.doubt()

    # standstill --------------------------------------------------------------------------------------------------

    def _standstill(self) -> bool:
        now, quiet = self.desk.now.mono_ms, self.desk.settings.standstill_ms
        settled = self.still_polls >= 2 and now - self.still_since_ms >= quiet
        cameras = self.counts.values()
        return bool(cameras) and settled and all(c.present and now - c.moved_ms >= quiet for c in cameras)

    def _at_standstill(self, unit_count: int) -> None:
        for name, count in self.counts.items():
            counted = None if count.offset is None else (count.counter + count.offset) % self._modulus
            if counted is not None and counted != unit_count % self._modulus:
                self.doubt()
                if self._waited():
                    self._mismatch(name, unit_count, counted)
                return
        if self.doubtful:
            self.doubtful = False
            self._believe_from_here()
        unlearned = any(count.offset is None for count in self.counts.values())
        if self.restoring_by is not None or (unlearned and self.desk.state.trust.held):
            self._learn(unit_count)

    def _believe_from_here(self) -> None:
        for count in self.counts.values():
            count.proved = count.counter

    def _learn(self, unit_count: int) -> None:
        for count in self.counts.values():
            count.offset = (unit_count - count.counter) % self._modulus
        self._believe_from_here()
        offsets = tuple((name, count.offset or 0) for name, count in sorted(self.counts.items()))
        by, self.restoring_by = self.restoring_by, None
        how: ev.RestoredHow = "standstill" if by is None else "clearance"
        self.desk.emit(ev.TrustRestored(by or "", how, offsets, self.desk.state.top))
        self.desk.settle("trust_lost")

    def _waited(self) -> bool:
        """A frame may still be on its way; a person is called only when none can be any more."""
        return self.desk.now.mono_ms - self.still_since_ms >= FRAME_AWAITED_MS

    def _mismatch(self, camera: str, plc: int, counted: int) -> None:
        if self.desk.state.trust.held:
            told = arguments(camera=camera, plc=plc, camera_count=counted)
            self.desk.emit(ev.TrustLost("counter_mismatch", told, 0))
            self.desk.alarm("trust_lost", cause="counter_mismatch")
