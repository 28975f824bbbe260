"""What the machine under the station does: room on the disk, memory, the clock. The core makes alarms of it."""

import asyncio
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from station.core.observations import Noticed
from station.core.values import Arguments
from station.journal.checkpoints import FORCE_BYTES
from station.runtime.clock import Clock
from station.runtime.evidence import EvidenceRing
from station.runtime.intake import Intake
from station.runtime.reserve import Reserve

PERIOD_S = 2.0
CLOCK_JUMP_MS = 2_000
SLOW_MS = 800.0
"""A write that takes so long costs the verdict of a case that waits for it."""
TRY_AGAIN_MS = 60_000
"""So often a recording that stopped is begun again."""
SLOW_QUIET_MS = 60_000
MB = 1_000_000
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class DiskLimits:
    """Room on the disk of the data folder."""

    low_percent: float = 10.0
    """Less is an alarm."""
    full_percent: float = 2.0
    """Less stops the line."""
    evidence_bytes: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class MachineHealth:
    disk_free_percent: float = 100.0
    memory_bytes: int = 0


def memory_bytes() -> int:
    """Resident memory of this process; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return 0


class JournalWatched(Protocol):
    """What of the journal is watched."""

    def slowest_ms(self) -> float:
        """The longest write since the last question, one under way included."""

    def wal_bytes(self) -> int: ...


class MakesRoom(Protocol):
    """What must not take the journal's room."""

    @property
    def bytes(self) -> int: ...
    def allow(self, room_bytes: int) -> None: ...


class CanStop(Protocol):
    """The recording: the line goes on without it."""

    @property
    def failed(self) -> str: ...
    def try_again(self) -> None: ...


class HealthWatch:
    """Looks every two seconds and tells the core what begins and what is over, once each."""

    def __init__(
        self,
        folder: Path,
        intake: Intake,
        clock: Clock,
        limits: DiskLimits,
        evidence: EvidenceRing | None = None,
        journal: JournalWatched | None = None,
        spared: Sequence[MakesRoom] = (),
        recording: CanStop | None = None,
    ) -> None:
        self._limits = limits
        self._folder = folder
        self._intake = intake
        self._clock = clock
        self._evidence = evidence
        self._journal = journal
        self._spared = spared
        self._recording = recording
        self._tried_ms = clock.mono_ms()
        self._reserve = Reserve(folder / "reserve")
        self._slow_ms: int | None = None
        """When the disk was last seen to be slow (monotonic)."""
        self._standing: dict[str, Arguments] = {}
        self._offset_ms = self._wall_ahead_ms()
        self.now = MachineHealth()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(PERIOD_S)

    def end(self) -> None:
        """The line has ended: nothing needs a reserve."""
        self._reserve.free()

    def look(self) -> None:
        """One look."""
        free = self._look_at_disk()
        self.now = MachineHealth(free, memory_bytes())
        if self._journal is not None:
            self._look_at_journal(self._journal)
        if self._recording is not None:
            self._look_at_recording(self._recording)
        ahead_ms = self._wall_ahead_ms()
        jumped_ms, self._offset_ms = ahead_ms - self._offset_ms, ahead_ms
        self.notice("clock_jump", abs(jumped_ms) > CLOCK_JUMP_MS, (("seconds", round(jumped_ms / 1_000)),))

    def _look_at_disk(self) -> float:
        """Percent that is free, after the pictures have made room: they go before the journal starves."""
        try:
            usage = shutil.disk_usage(self._folder)
            low_bytes = round(usage.total * self._limits.low_percent / 100)
            if self._evidence is not None:
                self._spare(self._evidence, usage.free - low_bytes - usage.total // 100)
                usage = shutil.disk_usage(self._folder)
            for each in self._spared:
                each.allow(each.bytes + usage.free - low_bytes - usage.total // 100)
        except OSError:
            return self._tell_disk(0.0, 0.0)
        held = self._reserve.held()
        own = usage.free if held else usage.free - self._reserve.size
        percent = 100.0 * usage.free / usage.total
        full = percent < self._limits.full_percent or (
            "disk_full" in self._standing and 100.0 * own / usage.total < self._limits.full_percent
        )
        if full:
            self._reserve.free()
        elif not held and own > low_bytes:
            self._reserve.hold()
        return self._tell_disk(percent, 0.0 if full else percent)

    def _spare(self, evidence: EvidenceRing, beyond: int) -> None:
        """Pictures may take what is free ``beyond`` what the journal must have, and what they have."""
        room = max(0, evidence.bytes + beyond)
        evidence.allow(room)
        limit = self._limits.evidence_bytes
        told = (("limit_mb", limit // MB), ("room_mb", room // MB))
        self.notice("evidence_limit", room < limit, told)

    def _tell_disk(self, percent: float, unless_full: float) -> float:
        told = (("percent", round(percent)),)
        self.notice("disk_low", percent < self._limits.low_percent, told)
        self.notice("disk_full", unless_full < self._limits.full_percent, told)
        return percent

    def _look_at_journal(self, journal: JournalWatched) -> None:
        """A disk that takes long voids good cases; a log that grows has a reader that does not end."""
        took_ms, now_ms = journal.slowest_ms(), self._clock.mono_ms()
        if took_ms >= SLOW_MS:
            self._slow_ms = now_ms
        slow = self._slow_ms is not None and now_ms - self._slow_ms < SLOW_QUIET_MS
        self.notice("disk_slow", slow, (("ms", round(took_ms)),))
        log_bytes = journal.wal_bytes()
        self.notice("log_grows", log_bytes > FORCE_BYTES, (("mb", log_bytes // MB),))

    def _look_at_recording(self, recording: CanStop) -> None:
        """One that stopped is tried again now and then: what stood in its way may be gone."""
        why, now_ms = recording.failed, self._clock.mono_ms()
        self.notice("recording_stopped", bool(why), (("detail", why),))
        if not why:
            self._tried_ms = now_ms
        elif now_ms - self._tried_ms >= TRY_AGAIN_MS:
            self._tried_ms = now_ms
            recording.try_again()

    def notice(self, key: str, standing: bool, arguments: Arguments = ()) -> None:
        """Tell the core when a condition begins and when it is over; in between nothing is said."""
        if standing and key not in self._standing:
            self._standing[key] = arguments
            self._intake.put(Noticed(key, True, arguments))
        elif not standing and self._standing.pop(key, None) is not None:
            self._intake.put(Noticed(key, False))

    def announce(self) -> None:
        """Say again what stands (to a core that has just begun)."""
        for key, arguments in self._standing.items():
            self._intake.put(Noticed(key, True, arguments))

    def _wall_ahead_ms(self) -> int:
        now = self._clock.now()
        return now.wall_us // 1_000 - now.mono_ms
