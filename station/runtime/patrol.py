"""The journal is looked through beside the line: who starts that, and what is told of it."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, replace
from pathlib import Path

from station.core.observations import Noticed
from station.journal.patrol import Progress
from station.runtime.clock import Clock
from station.runtime.intake import Intake

FIRST_S = 60.0
"""A start has better things to do."""
AGAIN_S = 24 * 3600.0
LIMIT = 2**16


@dataclass(frozen=True, slots=True)
class Looked:
    """For the health of the snapshot."""

    through: int = 0
    """Events of the pass that is under way, or of the last one."""
    head: int = 0
    passes: int = 0
    """Whole passes since the start."""
    ended_us: int = 0
    """When the last whole pass ended; 0 = none yet."""
    found: int = 0
    """What is wrong, by the newest pass that found something."""


class JournalPatrol:
    """Starts a process that looks through the journal, and tells the core what it finds."""

    def __init__(self, path: Path, intake: Intake, clock: Clock) -> None:
        self._path = path
        self._intake = intake
        self._clock = clock
        self._damage: Noticed | None = None
        self.now = Looked()

    async def run(self) -> None:
        """Until cancelled."""
        await asyncio.sleep(FIRST_S)
        while True:
            await self.once()
            await asyncio.sleep(AGAIN_S)

    async def once(self) -> None:
        """One pass."""
        command = (sys.executable, "-P", "-m", "station.journal.patrol", str(self._path))
        process = await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, limit=LIMIT
        )
        try:
            assert process.stdout is not None
            async for line in process.stdout:
                self.take(Progress(*json.loads(line)))
            await process.wait()  # it has ended; a signal now would take its end from under the loop's own watcher
        finally:
            await _end(process)

    def take(self, progress: Progress) -> None:
        """Something found is an alarm at once, not at the end of the pass."""
        self.now = replace(self.now, through=progress.through, head=progress.head)
        if progress.found:
            self.now = replace(self.now, found=progress.found)
            if self._damage is None:
                told = (("detail", progress.detail), ("finding", progress.first))
                self._damage = Noticed("journal_damage", True, told)
                self.announce()
        if progress.ended:
            passes = self.now.passes + 1
            self.now = replace(self.now, passes=passes, ended_us=self._clock.now().wall_us)

    def announce(self) -> None:
        """Say again what was found (to a core that has just begun)."""
        if self._damage is not None:
            self._intake.put(self._damage)


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()
