"""The alarms that stand, as a screen is told them."""

from collections.abc import Mapping
from dataclasses import replace

from station.api import schema
from station.core.alarms import kind_of
from station.core.loaded import StandingAlarm
from station.core.watch import LENT, OF_A_DEVICE
from station.runtime.station import Station

TEN_MINUTES_US, HOUR_US = 600_000_000, 3_600_000_000


def standing_alarms(station: Station) -> tuple[schema.Alarm, ...]:
    """Of a device that is away the newest cause: it may have changed since the alarm was raised."""
    causes = {each.health.name: each.health.key for each in station.devices.supervisors if each.health.state == "away"}
    return tuple(alarm(_now(each, causes)) for each in station.line.view().alarms)


def _now(standing: StandingAlarm, causes: Mapping[str, str]) -> StandingAlarm:
    told = dict(standing.arguments)
    cause = causes.get(str(told.get("device", "")), "")
    if standing.key not in OF_A_DEVICE or cause in ("", LENT):
        return standing
    return replace(standing, arguments=tuple(sorted((told | {"cause": cause}).items())))


def alarm(standing: StandingAlarm) -> schema.Alarm:
    kind = kind_of(standing.key)
    return schema.Alarm(
        alarm=standing.alarm,
        key=standing.key,
        arguments=dict(standing.arguments),
        since_us=standing.since_us,
        priority=kind.priority,
        needs_person=kind.needs_person,
        self_clearing=kind.self_clearing,
        until_found=kind.until_found,
        holds=kind.holds,
        acknowledged_by=standing.acknowledged_by,
    )


def alarm_rate(station: Station) -> schema.AlarmRate:
    now_us = station.parts.clock.now().wall_us
    recent = station.recent
    return schema.AlarmRate(
        last_10_min=recent.alarms_since(now_us - TEN_MINUTES_US), last_hour=recent.alarms_since(now_us - HOUR_US)
    )
