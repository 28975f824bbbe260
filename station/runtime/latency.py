"""How long the station takes to answer: trigger seen → verdict write acknowledged."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

RING = 16_384
BOUNDS_MS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0)
"""Upper bounds of the histogram; what took longer is in the count alone."""


@dataclass(frozen=True, slots=True)
class LatencySummary:
    """Milliseconds over the newest ``n`` answers; zeros when there was none."""

    n: int = 0
    p50_ms: float = 0.0
    p99_ms: float = 0.0


class LatencyRing:
    """The newest answers' times, in a ring of fixed size."""

    def __init__(self, size: int = RING) -> None:
        self._size = size
        self._values = array("d")
        self._next = 0
        self._known = (0, LatencySummary())
        self.count = 0
        """Answers ever measured, also those that have left the ring."""
        self.sum_ms = 0.0
        self._within = [0] * (len(BOUNDS_MS) + 1)

    def add(self, milliseconds: float) -> None:
        self.count += 1
        self.sum_ms += milliseconds
        self._within[bisect_left(BOUNDS_MS, milliseconds)] += 1
        if len(self._values) < self._size:
            self._values.append(milliseconds)
            return
        self._values[self._next] = milliseconds
        self._next = (self._next + 1) % self._size

    def buckets(self) -> tuple[tuple[float, int], ...]:
        """(bound in ms, answers ever measured that took at most so long)."""
        return tuple(zip(BOUNDS_MS, accumulate(self._within), strict=False))

    def summary(self) -> LatencySummary:
        """Sorted anew only when something was added: snapshots ask twenty times a second; a full ring takes 3 ms."""
        if self._known[0] != self.count:
            ordered = sorted(self._values)
            made = LatencySummary(len(ordered), _rank(ordered, 0.50), _rank(ordered, 0.99))
            self._known = (self.count, made)
        return self._known[1]


def _rank(ordered: list[float], share: float) -> float:
    """Nearest-rank percentile."""
    return ordered[max(0, -(-int(share * 100) * len(ordered) // 100) - 1)]
