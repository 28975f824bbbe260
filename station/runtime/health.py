"""What the machine under the station does: room on the disk, memory, the clock. The core makes alarms of it."""

import asyncio
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from station.core.observations import Noticed
from station.core.values import Arguments
from station.runtime.clock import Clock
from station.runtime.intake import Intake

PERIOD_S = 2.0
CLOCK_JUMP_MS = 2_000
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Limits:
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


def disk_free_percent(folder: Path) -> float:
    """Room left on the disk of the data folder. Raises OSError."""
    usage = shutil.disk_usage(folder)
    return 100.0 * usage.free / usage.total


class HealthWatch:
    """Looks every two seconds and tells the core what begins and what is over, once each."""

    def __init__(self, folder: Path, intake: Intake, clock: Clock, limits: Limits) -> None:
        self._limits = limits
        self._folder = folder
        self._intake = intake
        self._clock = clock
        self._standing: dict[str, Arguments] = {}
        self._offset_ms = self._wall_ahead_ms()
        self.now = MachineHealth()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(PERIOD_S)

    def look(self) -> None:
        """One look."""
        try:
            free = disk_free_percent(self._folder)
        except OSError:
            free = 0.0
        self.now = MachineHealth(free, memory_bytes())
        self.notice("disk_low", free < self._limits.low_percent, (("percent", round(free)),))
        self.notice("disk_full", free < self._limits.full_percent, (("percent", round(free)),))
        ahead_ms = self._wall_ahead_ms()
        jumped_ms, self._offset_ms = ahead_ms - self._offset_ms, ahead_ms
        self.notice("clock_jump", abs(jumped_ms) > CLOCK_JUMP_MS, (("seconds", round(jumped_ms / 1_000)),))

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
