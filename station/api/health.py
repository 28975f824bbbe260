"""Live, ready, producing: three questions that a watcher must not mix up.

A station whose PLC is away is *live* (a restart would not help) and not *ready*; one that nobody feeds is ready and not
*producing*. A restart is for what is not live.
"""

from station.api.schema import Snapshot
from station.api.schema.health import HealthReason, HealthReport
from station.messages.sentences import sentence

STUCK_S = 10.0
"""A disk that hangs for some seconds is no reason to start again."""


def report(shot: Snapshot) -> HealthReport:
    """What a snapshot says to a watcher."""
    live = shot.health.behind_s < STUCK_S
    ready = live and shot.permissive
    return HealthReport(
        status="ok" if ready else "not_ready" if live else "stuck",
        live=live,
        ready=ready,
        producing=ready and shot.station_state == "producing",
        station_state=shot.station_state,
        version=shot.version,
        reasons=tuple(HealthReason(key=why.key, text=sentence(why.key, why.arguments)) for why in shot.not_ready),
        alarms=tuple(
            HealthReason(key=alarm.key, text=sentence(alarm.key, alarm.arguments), priority=alarm.priority)
            for alarm in shot.alarms
            if alarm.priority == "P1"
        ),
    )
