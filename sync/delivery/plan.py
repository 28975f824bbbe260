"""Which record goes next: strictly in order, or what is new ahead of an old backlog. Pure.

With ``live-first`` everything written after the handshake is the *live run*: it is sent as it comes, with its own wire
numbers, and the backlog goes on between. Upstream's contiguous-through stands at the backlog until that is done, then
jumps over the live run. The run is known in memory only: after a restart some of it is sent again and answered
``exists``.
"""

from dataclasses import dataclass, replace

from sync.settings import Order


@dataclass(frozen=True, slots=True)
class BatchRange:
    """The next batch goes on behind ``after`` and holds at most ``limit`` records."""

    after: int
    limit: int
    live: bool = False


@dataclass(frozen=True, slots=True)
class LiveRun:
    """Delivered ahead of the backlog: first…last; empty while last is first - 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SendPlan:
    """How far upstream is: everything up to ``through``, and perhaps a live run ahead of it."""

    order: Order
    through: int = 0
    run: LiveRun | None = None

    def connected(self, through: int, head: int) -> "SendPlan":
        """Upstream told ``through``. A run it may have forgotten with the rest begins anew."""
        run = self.run if self.run is not None and through >= self.through else None
        if run is None and self.order == "live-first" and through < head:
            run = LiveRun(head + 1, head)
        return replace(self, run=run).moved(through)

    def moved(self, through: int) -> "SendPlan":
        met = self.run is not None and through >= self.run.first - 1
        return replace(self, through=through, run=None if met else self.run)

    def live_through(self, last: int) -> "SendPlan":
        """The live run is delivered up to ``last``."""
        return self if self.run is None else replace(self, run=replace(self.run, last=last))

    def holds(self, seq: int) -> bool:
        """Upstream holds a record or a tombstone under this number."""
        return seq <= self.through or (self.run is not None and self.run.first <= seq <= self.run.last)

    def next_range(self, head: int, limit: int) -> BatchRange:
        if self.run is None:
            return BatchRange(self.through, limit)
        if head > self.run.last:
            return BatchRange(self.run.last, limit, live=True)
        return BatchRange(self.through, min(limit, self.run.first - 1 - self.through))

    def waiting(self, head: int) -> int:
        ahead = 0 if self.run is None else self.run.last - self.run.first + 1
        return max(0, head - self.through - ahead)
