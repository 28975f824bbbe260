"""When each device was last shown codes of known text, and what came of it: one row of ``meta``."""

import sqlite3
from dataclasses import dataclass

from station.core.events import CheckedBy, DeviceChecked, DeviceOutcome
from station.journal.meta import get_meta, set_meta

_KEY = "device_checks"


@dataclass(frozen=True, slots=True)
class DeviceCheck:
    """Of one device."""

    test: CheckedBy
    outcome: DeviceOutcome
    """A check that showed nothing does not undo one that failed."""
    finding: str
    at_us: int
    ok_us: int
    """The newest check that was right; 0 = none was."""


def note_check(db: sqlite3.Connection, at_us: int, event: DeviceChecked) -> None:
    """The newest check of a device replaces the one before."""
    rows = get_meta(db, _KEY, {})
    before = rows.get(event.device, ["", "", "", 0, 0])
    outcome, finding = event.outcome, event.finding
    if (before[1], outcome) == ("no", "open"):
        outcome, finding = before[1], before[2]
    ok_us = at_us if event.outcome == "ok" else before[4]
    set_meta(db, **{_KEY: rows | {event.device: [event.test, outcome, finding, at_us, ok_us]}})


def device_checks(db: sqlite3.Connection) -> dict[str, DeviceCheck]:
    """By name of the device."""
    return {name: DeviceCheck(*row) for name, row in get_meta(db, _KEY, {}).items()}
