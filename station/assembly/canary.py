"""The daily check of what reads: a device that once passed the doctor is shown a code of the test card every day.

Alarms of a device follow from its newest check alone, so nothing is to be remembered over a start but that check.
"""

import asyncio
from collections.abc import Iterable, Mapping

from config.schema import DoctorPart
from station.core.observations import Noticed
from station.core.values import Arguments
from station.journal.device_checks import DeviceCheck
from station.runtime.clock import Clock
from station.runtime.intake import Intake

PERIOD_S = 30.0
HOUR_US = 3_600_000_000


def canary_alarm(check: DeviceCheck, now_us: int, limits: DoctorPart) -> str:
    """Key of what stands; empty = nothing does. A device that never passed is not asked for."""
    if not limits.canary_hours:
        return ""
    if check.outcome == "no":
        return "canary_failed"
    age_hours = (now_us - check.ok_us) / HOUR_US
    if not check.ok_us or age_hours < limits.canary_hours:
        return ""
    return "canary_missed" if age_hours >= limits.canary_hours + limits.grace_hours else "canary_due"


class CanaryWatch:
    """Looks now and then, and after every check; says again what stands, for a core that has just begun."""

    def __init__(self, limits: DoctorPart, names: Iterable[str], intake: Intake, clock: Clock) -> None:
        """``names``: of the devices that read."""
        self._limits = limits
        self._names = tuple(names)
        self._intake = intake
        self._clock = clock
        self._standing: dict[str, str] = {}
        self.checks: dict[str, DeviceCheck] = {}

    def load(self, checks: Mapping[str, DeviceCheck]) -> None:
        """What the journal knows."""
        self.checks = dict(checks)
        self.look()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(PERIOD_S)

    def look(self) -> None:
        now_us = self._clock.now().wall_us
        for name in self._names:
            check = self.checks.get(name)
            key = canary_alarm(check, now_us, self._limits) if check is not None else ""
            before = self._standing.pop(name, "")
            if before and before != key:
                self._intake.put(Noticed(before, False, _told(name, 0)))
            if check is not None and key:
                self._standing[name] = key
                self._intake.put(Noticed(key, True, _told(name, self._hours(check, now_us))))

    def due(self, name: str) -> str:
        """Key of the alarm that stands of this device."""
        return self._standing.get(name, "")

    def _hours(self, check: DeviceCheck, now_us: int) -> int:
        """A whole number of days of its period, so that the sentence does not change every hour."""
        hours = int((now_us - check.ok_us) / HOUR_US)
        return hours - hours % max(1, self._limits.canary_hours)


def _told(name: str, hours: int) -> Arguments:
    return (("device", name), ("hours", hours)) if hours else (("device", name),)
