"""Alarms that were: raised, acknowledged and cleared, put together from their events."""

from collections.abc import Iterable

from station.api import schema
from station.core import events as ev
from station.journal.stories import Told


def past_alarms(newest_first: Iterable[Told], before_us: int | None) -> list[schema.PastAlarm]:
    """Each raised alarm with when it was acknowledged and cleared, newest first. ``before_us`` None = all."""
    found: list[schema.PastAlarm] = []
    cleared_us: dict[str, int] = {}
    acknowledged: dict[str, tuple[int, str]] = {}
    for told in newest_first:
        match told.event:
            case ev.AlarmCleared(alarm=alarm):
                cleared_us[alarm] = told.at_us
                acknowledged.pop(alarm, None)
            case ev.AlarmAcknowledged(alarm=alarm, by=by):
                acknowledged[alarm] = (told.at_us, by)
            case ev.AlarmRaised(alarm=alarm, key=key, arguments=arguments):
                at_us, by = acknowledged.pop(alarm, (None, ""))
                over_us = cleared_us.pop(alarm, None)
                if before_us is None or told.at_us < before_us:
                    found.append(
                        schema.PastAlarm(
                            alarm=alarm,
                            key=key,
                            arguments=dict(arguments),
                            raised_us=told.at_us,
                            acknowledged_us=at_us,
                            acknowledged_by=by,
                            cleared_us=over_us,
                        )
                    )
            case _:
                continue
    return found
