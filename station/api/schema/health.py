"""What a watcher of services is told: live, ready and producing, each for itself, and why not."""

from typing import Literal

from station.api.schema.base import Key, Part, Priority, ShortText, StationState


class HealthReason(Part):
    """Something that keeps the line from running, or a grave alarm."""

    key: Key
    text: ShortText
    priority: Priority | None = None
    """Of an alarm; None = no alarm."""


class HealthReport(Part):
    """``GET /healthz``, ``/livez``, ``/readyz``."""

    status: Literal["ok", "not_ready", "stuck"]
    """``ok``: live and ready. ``not_ready``: live, and ``reasons`` says what keeps the line from running. ``stuck``:
    what was seen is not worked off any more; only a restart can help."""
    live: bool
    ready: bool
    """The station lets the line run."""
    producing: bool
    """The line runs."""
    station_state: StationState
    version: str
    reasons: tuple[HealthReason, ...] = ()
    alarms: tuple[HealthReason, ...] = ()
    """Every active P1, whether or not it keeps the line from running."""
