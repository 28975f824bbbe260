"""The one front door of the core: a bounded, ordered queue of observations and commands.

Everything that happens comes in here, stamped with the time it came. When the door is full the newcomer is turned
away and counted, and the core is told (``Noticed("queue_full")``), which takes the permissive off: an overflow is
seen by the line, never guessed away.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from station.core.commands import Command, Refusal
from station.core.effects import Step
from station.core.observations import Noticed, Now, Observation, PlcPolled
from station.runtime.clock import Clock

BOUND = 4_096
QUEUE_FULL = "queue_full"


@dataclass(frozen=True, slots=True, eq=False)
class IntakeEntry:
    """One item with the time it came; ``reply`` is resolved when what it led to is durable."""

    now: Now
    item: Observation | Command
    reply: asyncio.Future[Refusal | None] | None = None
    on_durable: Callable[[Step], None] | None = None
    """Called with the step just before ``reply`` is resolved, when all of it is durable."""


class Intake:
    """Used from the event loop only."""

    def __init__(self, clock: Clock, bound: int = BOUND) -> None:
        self._clock = clock
        self._bound = bound
        self._entries: deque[IntakeEntry] = deque()
        self._poll: IntakeEntry | None = None
        self._full_told = False
        self._full_waiting = False
        self.on_arrival: Callable[[], None] = lambda: None
        self.closed = False
        """The loop takes nothing in any more: commands are refused."""
        self._refusal: Refusal | None = None
        """Why commands are refused now, whatever they are."""
        self.taken = 0
        self.turned_away = 0
        self.high_water = 0

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def head(self) -> IntakeEntry | None:
        """The entry that ``pop`` would give, or None."""
        return self._entries[0] if self._entries else None

    def put(self, observation: Observation) -> bool:
        """Add an observation; False: there is no room. Of two PLC blocks not yet looked at, the newer one is enough
        (level, not edge)."""
        entry = IntakeEntry(self._clock.now(), observation)
        if isinstance(observation, PlcPolled):
            if self._poll is not None:
                self._entries.remove(self._poll)
            self._poll = entry
        elif self._refuses():
            return False
        self._append(entry)
        return True

    def ask(
        self, command: Command, on_durable: Callable[[Step], None] | None = None
    ) -> "asyncio.Future[Refusal | None]":
        """Add a command; the future gives its refusal, or None when it is done and durable."""
        reply: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()
        if self.closed:
            reply.set_result(Refusal("stopping"))
        elif self._refusal is not None:
            reply.set_result(self._refusal)
        elif self._refuses():
            reply.set_result(Refusal(QUEUE_FULL))
        else:
            self._append(IntakeEntry(self._clock.now(), command, reply, on_durable))
        return reply

    def refuse_commands(self, refusal: Refusal | None) -> None:
        """Every command is refused like this, those that wait too, until None is told; what is seen is kept."""
        self._refusal = refusal
        waiting = [entry for entry in self._entries if entry.reply is not None] if refusal is not None else []
        for entry in waiting:
            self._entries.remove(entry)
            if entry.reply is not None and not entry.reply.done():
                entry.reply.set_result(refusal)

    def announce(self) -> None:
        """A new core has begun: it hears again that there is no room, if that still stands."""
        self._full_waiting, self._full_told = self._full_waiting or self._full_told, False

    def pop(self) -> IntakeEntry:
        """Take the oldest entry. Raises IndexError when there is none."""
        if self._full_waiting:
            self._full_waiting, self._full_told = False, True
            return self._notice(standing=True)
        if self._full_told and len(self._entries) <= self._bound // 2:
            self._full_told = False
            return self._notice(standing=False)
        entry = self._entries.popleft()
        if entry is self._poll:
            self._poll = None
        self.taken += 1
        return entry

    def _refuses(self) -> bool:
        if len(self._entries) < self._bound:
            return False
        self.turned_away += 1
        self._full_waiting = not self._full_told
        return True

    def _append(self, entry: IntakeEntry) -> None:
        self._entries.append(entry)
        self.high_water = max(self.high_water, len(self._entries))
        self.on_arrival()

    def _notice(self, *, standing: bool) -> IntakeEntry:
        arguments = (("dropped", self.turned_away),) if standing else ()
        return IntakeEntry(self._entries[0].now, Noticed(QUEUE_FULL, standing, arguments))
