"""The numbers and times of a camera's frames: which one is next, late, the same again; how many were lost.

A camera counts in 16 bits (…, 65535, 1, 2: GigE Vision never uses 0) or in 64. Frames get a counter of our own that
never wraps. A number from nowhere, or a clock that runs backwards, is a camera that began anew: its count says nothing
any more.
"""

from dataclasses import dataclass, field
from typing import Literal

from drivers.protocols import FrameCounts

ArrivalKind = Literal["new", "late", "duplicate", "restarted"]
FARTHEST = 1_000
"""So many frames are not lost in one life of a camera; a number farther away is another count."""
REMEMBERED = 64
_LAST_SHORT = 65_535


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a frame's number stands to those before it."""

    kind: ArrivalKind
    counter: int


@dataclass(slots=True)
class FrameCount:
    """Of one opened camera."""

    counts: FrameCounts
    counter: int = 0
    """Of the newest frame, ours."""
    _id: int = 0
    _time_us: int = 0
    _missing: dict[int, None] = field(default_factory=dict)

    def begin(self) -> None:
        """The stream began anew: the next frame's number says nothing about those before it."""
        self._id = self._time_us = 0
        self._missing.clear()

    def arrive(self, frame_id: int, time_us: int) -> Arrival:
        """Take in one frame. ``frame_id`` 0 = the camera has none: every frame is the next one."""
        step = 1 if 0 in (frame_id, self._id) else distance(self._id, frame_id)
        if step == 0:
            self.counts.duplicate += 1
            return Arrival("duplicate", self.counter)
        if abs(step) > FARTHEST or (step > 0 and 0 < time_us < self._time_us):
            return Arrival("restarted", self.counter)
        return self._forward(step, frame_id, time_us) if step > 0 else self._backward(step)

    def _forward(self, step: int, frame_id: int, time_us: int) -> Arrival:
        self.counts.lost += step - 1
        self.counts.stale += 0 < time_us == self._time_us
        for missed in range(max(1, step - REMEMBERED), step):
            self._missing[self.counter + missed] = None
        while len(self._missing) > REMEMBERED:
            del self._missing[next(iter(self._missing))]
        self.counter, self._id, self._time_us = self.counter + step, frame_id, time_us
        self.counts.received += 1
        return Arrival("new", self.counter)

    def _backward(self, step: int) -> Arrival:
        counter = self.counter + step
        if counter not in self._missing:
            self.counts.duplicate += 1
            return Arrival("duplicate", counter)
        del self._missing[counter]
        self.counts.late += 1
        self.counts.received += 1
        return Arrival("late", counter)


def distance(before: int, now: int) -> int:
    """Return how many frames ``now`` is after ``before``; of short numbers the shorter way round."""
    if max(before, now) > _LAST_SHORT:
        return now - before
    around = (now - before) % _LAST_SHORT
    return around - _LAST_SHORT if around > _LAST_SHORT // 2 else around
