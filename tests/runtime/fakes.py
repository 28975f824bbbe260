"""Stand-ins with memories: a clock that is moved, a core that is told what to answer, a log that commits on demand."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from station.core.commands import Command
from station.core.effects import Effect, Step
from station.core.events import LineHeld
from station.core.loaded import Loaded
from station.core.observations import Now, Observation
from station.core.values import StationWords
from station.journal.errors import StoreFault
from station.journal.store import Batch


class HandClock:
    """Time stands still until a test moves it."""

    def __init__(self) -> None:
        self.ms = 1_000

    def mono_ms(self) -> int:
        return self.ms

    def now(self) -> Now:
        return Now(self.ms, self.ms * 1_000)


WRITES = (LineHeld("test"),)
"""Events of a step that must be committed."""


class ScriptedCore:
    """Answers by a function; numbers its steps in ``boot`` of the words, so that publications can be told apart."""

    def __init__(self, answer: Callable[[object], Step] | None = None) -> None:
        self.answer = answer or (lambda item: Step(StationWords()))
        self.handled: list[Observation | Command] = []
        self.deadline: int | None = None

    def handle(self, now: Now, item: Observation | Command) -> Step:
        self.handled.append(item)
        step = self.answer(item)
        return replace(step, words=replace(step.words, boot=len(self.handled)))

    @property
    def next_deadline_ms(self) -> int | None:
        return self.deadline


class HandLog:
    """Commits when the test says so."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []
        self.commits: list[asyncio.Future[int]] = []
        self.reopened = 0
        self.reopen_faults = 0
        self.at_once = False
        self.lost: StoreFault | None = None
        self.on_lost: Callable[[], None] = lambda: None

    def submit(self, now_us: int, batch: Batch) -> "asyncio.Future[int]":
        commit: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.batches.append(batch)
        self.commits.append(commit)
        if self.at_once:
            commit.set_result(len(self.commits))
        return commit

    async def reopen(self) -> Loaded:
        if self.reopen_faults:
            self.reopen_faults -= 1
            raise StoreFault("disk_error")
        self.reopened += 1
        self.lost = None
        return Loaded("e", 1)


@dataclass
class Shell:
    """Remembers what it was told, in order."""

    told: list[object] = field(default_factory=list)
    reloads: int = 0

    def publish(self, words: StationWords) -> None:
        self.told.append(words.boot)

    def perform(self, effect: Effect) -> None:
        self.told.append(effect)

    def committed(self, now: Now, step: Step) -> None:
        self.told.append("committed")

    def store_lost(self, fault: StoreFault) -> None:
        self.told.append(fault.key)

    def reloaded(self) -> None:
        self.reloads += 1


async def settle() -> None:
    """Let every task that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for real work to get there, however slow the machine; the assertion after it says what is missing."""
    for _ in range(2_000):
        if condition():
            return
        await asyncio.sleep(0.002)
