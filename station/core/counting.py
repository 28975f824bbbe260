"""Does the frame counter of a counted camera say which trigger a frame answers?

Camera counter + offset = the PLC's trigger number. At a standstill an offset is only *assumed*: a frame that is still
on its way makes it wrong by one, and then each case gets its neighbour's units. It is *proved* by the frames that
follow, each by itself, from the times alone (``core.triggers``). Where the times leave one trigger, and the counter
names the same one, the frame proves the offset and belongs to its trigger. Where they leave two, nobody can tell: the
frame is nobody's (``frames_too_close``: at this rate the camera must be asked instead). Where the counter contradicts
the times, a trigger was missed or made twice: the count is in doubt, and nothing passes before a standstill and new
proofs.
"""

from dataclasses import dataclass, field
from typing import assert_never

from station.core import events as ev
from station.core.commands import RestoreTrust
from station.core.observations import FrameSeen, PlcBlock
from station.core.step_context import StepContext, arguments
from station.core.triggers import Triggers, Whose

FRAMES_MAX = 128
"""Frames of each camera that are remembered; fewer where numbers wrap before."""
MISSING_MAX = 64
PROOFS = 2
"""So many frames must prove an offset that was assumed at a standstill: one late frame may look like the next one's."""
AMBIGUOUS_MAX = 4
"""So many frames running that nobody can tell apart are no accident (two heads at once make two)."""
FRAME_AWAITED_MS = 1_500
"""How long a standstill must last before a count that lags is called wrong; the line is held meanwhile."""


@dataclass(slots=True)
class CountedFrame:
    came_ms: int
    whose: Whose = Whose.OPEN


@dataclass(slots=True)
class Count:
    """One counted camera against the PLC."""

    counter: int = 0
    """The highest seen: a late frame never takes it back."""
    offset: int | None = None
    proofs: int = 0
    """Frames that proved the offset since it was assumed, up to PROOFS."""
    unproved: int = 0
    """Frames up to this counter came before the offset was assumed: nobody knows their triggers."""
    moved_ms: int = 0
    present: bool = False
    frames: dict[int, CountedFrame] = field(default_factory=dict)
    """Short trigger → the frame whose counter names it."""
    missing: set[int] = field(default_factory=set)
    """Counters that were jumped over: such a frame may still come, and is nobody's."""
    ambiguous: int = 0
    """Frames running that were nobody's."""

    def assume(self, offset: int, proofs: int) -> None:
        """From here on counter + offset is taken for the trigger; ``proofs`` that it has already."""
        self.offset, self.proofs, self.unproved = offset, proofs, self.counter
        self.frames.clear()


@dataclass(slots=True)
class Counting:
    context: StepContext
    counts: dict[str, Count] = field(default_factory=dict)
    doubtful: bool = False
    restoring: RestoreTrust | None = None
    """Who asked for trust; given at the next standstill."""
    triggers: Triggers = field(init=False)
    still_since_ms: int = 0
    still_polls: int = 0

    def __post_init__(self) -> None:
        self.triggers = Triggers(self.context.settings.modulus)
        self.counts = {role.name: Count() for role in self.context.settings.cameras if role.trigger == "counted"}

    @property
    def assumed(self) -> bool:
        """Every counted camera has an offset that nothing speaks against: the line may run."""
        return not self.doubtful and all(count.offset is not None for count in self.counts.values())

    @property
    def proved(self) -> bool:
        """Every counted camera's number can be believed."""
        return self.assumed and all(count.proofs >= PROOFS for count in self.counts.values())

    @property
    def too_close(self) -> bool:
        """Cases follow one another so fast that nobody can tell whose a frame is."""
        return any(count.ambiguous >= AMBIGUOUS_MAX for count in self.counts.values())

    def whose(self, camera: str, trigger: int) -> Whose:
        """Whether the frame with this trigger's number is its own; open while none came."""
        frame = self.counts[camera].frames.get(trigger)
        return frame.whose if frame is not None else Whose.OPEN

    def forget_offsets(self) -> None:
        """Counts start anew (new epoch, trust command): assume at the next standstill."""
        for count in self.counts.values():
            count.offset, count.proofs = None, 0
            count.frames.clear()
        self.doubtful = False
        self.triggers.forget()

    def back(self, camera: str, counter: int) -> None:
        """The camera is there again; its count says nothing until the next standstill."""
        self.counts[camera] = Count(counter, moved_ms=self.context.now.mono_ms, present=True)

    def gone(self, camera: str) -> None:
        self.counts[camera] = Count()

    def doubt(self) -> None:
        """A frame may have been missed, or be one too many: nothing is believed before the next standstill."""
        self.doubtful = bool(self.counts)
        for count in self.counts.values():
            count.proofs = 0
            count.frames.clear()

    def trigger_of(self, camera: str, counter: int) -> int | None:
        """The PLC's short trigger number of a frame; None while nobody knows it."""
        count = self.counts.get(camera)
        if count is None or count.offset is None or counter <= count.unproved:
            return None
        return (counter + count.offset - 1) % self._modulus + 1

    @property
    def _modulus(self) -> int:
        return self.context.settings.modulus

    # frames ------------------------------------------------------------------------------------------------------

    def frame(self, seen: FrameSeen) -> None:
        """A frame arrived. One that was jumped over before is late, and nobody's; any other goes forward."""
        count = self.counts.get(seen.camera)
        if count is None:
            return
        count.moved_ms = self.context.now.mono_ms
        if seen.counter <= count.counter:
            if seen.counter not in count.missing:
                self.doubt()
            count.missing.discard(seen.counter)
            return
        jumped = range(max(count.counter + 1, seen.counter - MISSING_MAX), seen.counter)
        count.missing = {one for one in count.missing if one >= seen.counter - MISSING_MAX} | set(jumped)
        count.counter = seen.counter
        trigger = self.trigger_of(seen.camera, seen.counter)
        if trigger is None or self.doubtful:
            return
        count.frames.pop(trigger, None)
        count.frames[trigger] = CountedFrame(self.context.now.mono_ms)
        while len(count.frames) > min(FRAMES_MAX, self._modulus // 2):
            count.frames.pop(next(iter(count.frames)))
        self._weigh(count, trigger)

    def _weigh(self, count: Count, trigger: int) -> None:
        """Whose this frame is, as far as the blocks seen so far tell."""
        frame, settings = count.frames[trigger], self.context.settings
        within, longest = settings.frame_within_ms, settings.verdict_timeout_ms
        frame.whose = self.triggers.whose(trigger, frame.came_ms, within, longest)
        match frame.whose:
            case Whose.OPEN:
                pass
            case Whose.WRONG:
                self.doubt()
            case Whose.NOBODYS:
                count.ambiguous += 1
            case Whose.LATE if count.proofs < PROOFS:
                frame.whose, count.proofs, count.ambiguous = Whose.NOBODYS, 0, 0
            case Whose.LATE | Whose.PROVED:
                count.proofs, count.ambiguous = min(count.proofs + 1, PROOFS), 0
            case _:
                assert_never(frame.whose)

    # the PLC's count ---------------------------------------------------------------------------------------------

    def polled(self, block: PlcBlock) -> None:
        """Follow the PLC's own count, and use a standstill to assume or check the offsets."""
        now, moved = self.context.now.mono_ms, block.unit_count != self.triggers.count
        if moved:
            self.still_since_ms, self.still_polls = now, 0
        else:
            self.still_polls += 1
        if not self.triggers.polled(block.unit_count, now):
            self.doubt()
        self._weigh_open()
        if self._standstill():
            self._at_standstill(block.unit_count)

    def _weigh_open(self) -> None:
        for count in self.counts.values():
            for trigger in [each for each, frame in count.frames.items() if frame.whose is Whose.OPEN]:
                if trigger in count.frames:
                    self._weigh(count, trigger)

    # standstill --------------------------------------------------------------------------------------------------

    def _standstill(self) -> bool:
        now, quiet = self.context.now.mono_ms, self.context.settings.standstill_ms
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
        unknown = any(count.offset is None for count in self.counts.values())
        if self.restoring is not None or (unknown and self.context.state.trust.held):
            self._assume(unit_count)

    def _believe_from_here(self) -> None:
        """Both counts agree: all frames are here, unless one too many hides that one is late. One proof tells."""
        for count in self.counts.values():
            if count.offset is not None:
                count.assume(count.offset, PROOFS - 1)

    def _assume(self, unit_count: int) -> None:
        for count in self.counts.values():
            count.assume((unit_count - count.counter) % self._modulus, 0)
        offsets = tuple((name, count.offset or 0) for name, count in sorted(self.counts.items()))
        command, self.restoring = self.restoring, None
        how: ev.RestoredHow = "standstill" if command is None else "clearance"
        by, reason = ("", "") if command is None else (command.by, command.reason)
        self.context.emit(ev.TrustRestored(by, how, offsets, self.context.state.top, reason))
        self.context.settle("trust_lost")
        self.context.settle("counter_mismatch")

    def _waited(self) -> bool:
        """A frame may still be on its way; a person is called only when none can be any more."""
        return self.context.now.mono_ms - self.still_since_ms >= FRAME_AWAITED_MS

    def _mismatch(self, camera: str, plc: int, counted: int) -> None:
        if self.context.state.trust.held:
            told = arguments(camera=camera, plc=plc, camera_count=counted)
            self.context.emit(ev.TrustLost("counter_mismatch", told, 0))
            self.context.alarm("counter_mismatch")
