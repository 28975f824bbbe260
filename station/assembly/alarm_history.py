"""What was before this start: alarms put together from their events, a page at a time, and the cases of late."""

from collections.abc import Iterator
from dataclasses import dataclass

from station.api import schema
from station.core import events as ev
from station.core.loaded import StandingAlarm, StoredCase
from station.journal import Reader
from station.journal.reader import PAGE
from station.journal.stories import Told

READ_AT_ONCE = 500
READ_ON = 5_000
"""Events read after a page to find out how its alarms ended."""
CASES_READ = 8_000
"""More than an hour of the fastest line."""


@dataclass(slots=True)
class _End:
    acknowledged_us: int | None = None
    by: str = ""
    cleared_us: int | None = None


def raised_lately(reader: Reader) -> list[int]:
    """When the newest alarms were raised, oldest first."""
    newest_first = reader.alarm_events(READ_AT_ONCE)
    return [told.at_us for told in reversed(newest_first) if isinstance(told.event, ev.AlarmRaised)]


def judged_lately(reader: Reader, since_us: int) -> tuple[list[StoredCase], ev.CasePassed | ev.CaseRejected | None]:
    """Cases since then, newest first (at most ``CASES_READ``), and the newest verdict, however old it is."""
    read: list[StoredCase] = []
    while len(read) < CASES_READ and (page := reader.cases(PAGE, before=read[-1].case if read else None)):
        read += page
        if page[-1].at_us < since_us:
            break
    judged = next((case for case in read if case.state != "missed"), None)
    story = None if judged is None else reader.case(judged.case)
    verdict = None if story is None else story.verdict
    newest = verdict if isinstance(verdict, ev.CasePassed | ev.CaseRejected) else None
    return [case for case in read if case.at_us >= since_us], newest


def past_page(reader: Reader, limit: int, before: int | None) -> tuple[list[schema.PastAlarm], int | None]:
    """Alarms raised before event ``before`` (None = now), newest first, and where the next page begins (None: nowhere).

    Its cost is that of the page, however long the history is."""
    standing = {each.alarm: each for each in reader.alarms()}
    raised: list[tuple[Told, ev.AlarmRaised, _End]] = []
    ends: dict[str, _End] = {}
    for told in _backwards(reader, before):
        match told.event:
            case ev.AlarmRaised() as event:
                if len(raised) == limit:
                    break
                raised.append((told, event, ends.pop(event.alarm, _End())))
            case ev.AlarmCleared(alarm=alarm):
                ends[alarm] = _End(cleared_us=told.at_us)
            case ev.AlarmAcknowledged(alarm=alarm, by=by):
                end = ends.setdefault(alarm, _End())
                end.acknowledged_us, end.by = told.at_us, by
            case _:
                continue
    else:
        return _told(reader, raised, before, standing), None
    return _told(reader, raised, before, standing), raised[-1][0].seq


Raised = tuple[Told, ev.AlarmRaised, _End]


def _told(
    reader: Reader, raised: list[Raised], before: int | None, standing: dict[str, StandingAlarm]
) -> list[schema.PastAlarm]:
    if before is not None:
        _read_on(reader, raised, before, standing)
    return [
        schema.PastAlarm(
            alarm=event.alarm,
            key=event.key,
            arguments=dict(event.arguments),
            raised_us=told.at_us,
            acknowledged_us=end.acknowledged_us,
            acknowledged_by=end.by,
            cleared_us=end.cleared_us,
        )
        for told, event, end in raised
    ]


def _backwards(reader: Reader, before: int | None) -> Iterator[Told]:
    edge = before
    while page := reader.alarm_events(READ_AT_ONCE, edge) if edge is not None else reader.alarm_events(READ_AT_ONCE):
        yield from page
        edge = page[-1].seq


def _read_on(reader: Reader, raised: list[Raised], before: int, standing: dict[str, StandingAlarm]) -> None:
    """What came after the page: how its alarms ended, and who acknowledged those that still stand."""
    wanted: dict[str, tuple[_End, bool]] = {}
    """Alarm → its end; True: it still stands, only its acknowledgement is looked for."""
    for told, event, end in reversed(raised):
        now = standing.get(event.alarm)
        stands = now is not None and now.since_us == told.at_us
        if end.cleared_us is None and not (stands and (end.by or not (now and now.acknowledged_by))):
            wanted[event.alarm] = (end, stands)
    seq = before
    for _ in range(READ_ON // READ_AT_ONCE):
        page = reader.alarm_events_from(seq, READ_AT_ONCE) if wanted else []
        for told in page:
            _note(wanted, told)
        if len(page) < READ_AT_ONCE:
            return
        seq = page[-1].seq + 1


def _note(wanted: dict[str, tuple[_End, bool]], told: Told) -> None:
    match told.event:
        case ev.AlarmAcknowledged(alarm=alarm, by=by) if alarm in wanted:
            end, stands = wanted[alarm]
            if end.acknowledged_us is None:
                end.acknowledged_us, end.by = told.at_us, by
            if stands:
                del wanted[alarm]
        case ev.AlarmCleared(alarm=alarm) if alarm in wanted:
            wanted.pop(alarm)[0].cleared_us = told.at_us
        case ev.AlarmRaised(alarm=alarm):
            wanted.pop(alarm, None)
        case _:
            return
