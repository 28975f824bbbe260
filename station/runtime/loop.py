"""The core loop: one item in, one step out; commit, then publish, in order.

The loop does not wait for the disk before it looks at the next item (commits are grouped by the journal), but the
words and effects of a step leave only when that step and every earlier one is durable. So the PLC can never be told
anything that a restart would not know.

When the outcome of a commit is unknown nothing more is published: the journal is closed, opened and read again, a new
core is made from what is really there, and the loop goes on (docs/plc.md, R8). The heartbeat counts steps published,
so a stuck disk is seen by the PLC as well as a stuck loop.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from station.core.commands import Command, Refusal
from station.core.effects import Effect, Step
from station.core.loaded import Loaded
from station.core.observations import Now, Observation, PlcPolled, StoreFailed, TimePassed
from station.core.values import StationWords
from station.journal.errors import JournalRefused, StoreFault
from station.journal.store import Batch
from station.runtime.clock import Clock
from station.runtime.intake import Intake, IntakeEntry

UNPUBLISHED_BOUND = 256
"""Steps that may wait for the disk; beyond it the loop takes no more items in."""
TURN = 16
"""Items handled before other tasks get their turn."""
REOPEN_WAITS_S = (0.2, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)

PASSING_REFUSALS = frozenset({"disk_full", "disk_error", "journal_busy", "journal_unwritable"})
"""What may pass by itself; any other refusal needs a person, and ends the program."""


HOLDING_REFUSALS = frozenset({"journal_replaced"})
"""Refusals of a journal that was good until somebody took its files away: the line stays, held, and says so."""


class Core(Protocol):
    """What the loop needs of ``station.core.line.Line``."""

    def handle(self, now: Now, item: Observation | Command) -> Step: ...
    @property
    def next_deadline_ms(self) -> int | None: ...


class EventLog(Protocol):
    """What the loop needs of ``station.journal.Journal``."""

    on_lost: Callable[[], None]
    """Called when ``lost`` is there."""

    def submit(self, now_us: int, batch: Batch) -> "asyncio.Future[int]": ...
    @property
    def lost(self) -> StoreFault | None:
        """What ended the writing, also while nothing waited for it; None while it works."""

    async def reopen(self) -> Loaded: ...


class Recording(Protocol):
    """Keeps what the core was told. Nothing in it may wait or raise."""

    def begun(self, loaded: Loaded) -> None: ...
    def record(self, now: Now, item: Observation | Command, step: Step, core: object) -> None: ...


class LineShell(Protocol):
    """What the loop tells: everything here is durable already."""

    def publish(self, words: StationWords) -> None: ...
    def perform(self, effect: Effect) -> None: ...
    def committed(self, now: Now, step: Step) -> None:
        """The step's events are durable."""

    def store_lost(self, fault: StoreFault) -> None:
        """The journal cannot be written: the line must be held, and people told, while it is opened again."""

    def reloaded(self) -> None:
        """A new core has begun: tell it which devices are there."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pending:
    now: Now
    item: Observation | Command
    step: Step
    commit: "asyncio.Future[int] | None"
    reply: "asyncio.Future[Refusal | None] | None"
    on_durable: Callable[[Step], None] | None


class CoreLoop:
    """Owns the core. ``run`` returns after ``end``; StoreFault is handled inside, a refused journal is not."""

    def __init__(
        self,
        make_core: Callable[[Loaded], Core],
        loaded: Loaded,
        log: EventLog,
        intake: Intake,
        clock: Clock,
        shell: LineShell,
        recording: Recording | None = None,
    ) -> None:
        self._make_core = make_core
        self._core = make_core(loaded)
        self._log = log
        self._intake = intake
        self._clock = clock
        self._shell = shell
        self._recording = recording
        self._pending: deque[_Pending] = deque()
        self._wake = asyncio.Event()
        self._ending = False
        self._told_deadline: int | None = None
        self.passes = 0
        """Steps published; the heartbeat follows it."""
        self.polls_published = 0
        """Steps published that a PLC block led to; the first write waits for one."""
        self.store_faults = 0
        self.store_fault: StoreFault | None = None
        """Why nothing can be stored now; None while the journal works."""
        intake.on_arrival = log.on_lost = self._wake.set

    @property
    def core(self) -> Core:
        """The core of now; a store fault replaces it."""
        return self._core

    @property
    def unpublished(self) -> int:
        """Steps that wait for the disk."""
        return len(self._pending)

    def behind_s(self) -> float:
        """Age of the oldest item that came in and is not published yet; 0 = nothing waits."""
        waiting = [self._pending[0].now] if self._pending else []
        head = self._intake.head
        waiting += [head.now] if head is not None else []
        oldest_ms = min((now.mono_ms for now in waiting), default=None)
        return 0.0 if oldest_ms is None else max(0.0, (self._clock.mono_ms() - oldest_ms) / 1_000)

    def end(self) -> None:
        """Finish what has been taken in so far, then return from ``run``."""
        self._ending = self._intake.closed = True
        self._wake.set()

    async def run(self) -> None:
        while not (self._ending and not self._pending and not len(self._intake)):
            try:
                await self._turn()
            except StoreFault as fault:
                await self._start_again(fault)

    async def _turn(self) -> None:
        self._wake.clear()
        self._publish_durable()
        if (lost := self._log.lost) is not None:
            raise lost
        for _ in range(TURN):
            if len(self._pending) >= UNPUBLISHED_BOUND or (entry := self._next_entry()) is None:
                break
            self._handle(entry)
        else:
            self._publish_durable()
            await asyncio.sleep(0)
            return
        self._publish_durable()
        if not (self._ending and not self._pending):
            await self._wait()

    def _next_entry(self) -> IntakeEntry | None:
        head, deadline = self._intake.head, self._core.next_deadline_ms
        due = deadline is not None and deadline != self._told_deadline
        if head is not None and not (due and deadline is not None and deadline < head.now.mono_ms):
            return self._intake.pop()
        now = head.now if head is not None else self._clock.now()
        if due and deadline is not None and deadline <= now.mono_ms:
            self._told_deadline = deadline
            return IntakeEntry(now, TimePassed())
        return None

    def _handle(self, entry: IntakeEntry) -> None:
        step = self._core.handle(entry.now, entry.item)
        if self._recording is not None:
            self._recording.record(entry.now, entry.item, step, self._core)
        commit = None
        if step.events or step.queue or step.dropped:
            commit = self._log.submit(entry.now.wall_us, Batch.of(step))
            commit.add_done_callback(self._commit_done)
        self._pending.append(_Pending(entry.now, entry.item, step, commit, entry.reply, entry.on_durable))

    def _commit_done(self, commit: "asyncio.Future[int]") -> None:
        if not commit.cancelled():
            commit.exception()
        self._wake.set()

    def _publish_durable(self) -> None:
        """Publish every step at the head whose commit is done. Raises StoreFault where one failed."""
        while self._pending and ((commit := self._pending[0].commit) is None or commit.done()):
            if commit is not None:
                commit.result()
            done = self._pending.popleft()
            self._shell.publish(done.step.words)
            self.passes += 1
            self.polls_published += isinstance(done.item, PlcPolled)
            if commit is not None:
                self._shell.committed(done.now, done.step)
            for effect in done.step.effects:
                self._shell.perform(effect)
            if done.on_durable is not None:
                done.on_durable(done.step)
            if done.reply is not None and not done.reply.done():
                done.reply.set_result(done.step.refusal)

    async def _wait(self) -> None:
        deadline = self._core.next_deadline_ms
        if deadline is None or deadline == self._told_deadline:
            await self._wake.wait()
            return
        try:
            async with asyncio.timeout(max(0, deadline - self._clock.mono_ms()) / 1_000 + 0.001):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _start_again(self, fault: StoreFault) -> None:
        """Nothing of the unpublished steps is known: forget them, read what is there, go on from that."""
        self.store_faults += 1
        self.store_fault = fault
        self._shell.store_lost(fault)
        for waiting in self._pending:
            if waiting.reply is not None and not waiting.reply.done():
                waiting.reply.set_result(Refusal("store_failure"))
        self._pending.clear()
        self._intake.refuse_commands(Refusal("store_failure"))
        self._told_deadline = None
        try:
            loaded = await self._reopen()
        except JournalRefused as refused:
            if refused.key not in HOLDING_REFUSALS:
                raise
            await self._hold(refused)
            return
        self._core = self._make_core(loaded)
        if self._recording is not None:
            self._recording.begun(loaded)
        self._handle(IntakeEntry(self._clock.now(), StoreFailed(fault.key, tuple(sorted(fault.arguments.items())))))
        self.store_fault = None
        self._intake.refuse_commands(None)
        self._shell.reloaded()

    async def _hold(self, refused: JournalRefused) -> None:
        """Until the end of this process nothing is worked on, and every command is refused."""
        self.store_fault = StoreFault(refused.key, **refused.arguments)
        self._shell.store_lost(self.store_fault)
        while not self._ending:
            self._wake.clear()
            self._turn_away()
            await self._wake.wait()
        self._turn_away()

    def _turn_away(self) -> None:
        while self._intake.head is not None:
            entry = self._intake.pop()
            if entry.reply is not None and not entry.reply.done():
                entry.reply.set_result(Refusal("store_failure"))

    async def _reopen(self) -> Loaded:
        attempt = 0
        while True:
            await asyncio.sleep(REOPEN_WAITS_S[min(attempt, len(REOPEN_WAITS_S) - 1)])
            try:
                return await self._log.reopen()
            except StoreFault:
                attempt += 1
            except JournalRefused as refused:
                if refused.key not in PASSING_REFUSALS:
                    raise
                attempt += 1
