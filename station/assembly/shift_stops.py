"""Why the line stood, what went past the ordinary way, and what was audited, read from the log of a stretch of time."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from station.api import schema
from station.assembly.link_accuracy import most_wrong
from station.core import events as e
from station.journal import shift_log
from station.journal.stories import Told

OFF, OFF_IDLE = "station_off", "station_off_idle"
GROUPS: Mapping[str, schema.StopGroup] = {
    "": "station",
    "held": "person",
    "audit_due": "person",
    "no_order": "planning",
    "station_off_idle": "planning",
    "plc_suspended": "neighbours",
    "plc_idle": "machine",
    "plc_stopped": "machine",
    "plc_held": "machine",
    "plc_aborted": "machine",
    "plc_complete": "machine",
    "plc_silent": "machine",
    "plc_foreign_master": "machine",
    "number_not_believed": "machine",
    "case_state_differs": "machine",
    "case_let_go_unproven": "machine",
    "gate_escape": "machine",
}
"""Cause → who kept the line standing; any other one is the station itself: its devices, its disk, its doubts."""
_MICRO = 1_000_000
_LISTED = 20
Interval = tuple[int, int]
"""From, to; microseconds."""
Cause = tuple[str, tuple[tuple[str, str | int], ...]]


@dataclass(slots=True)
class StateTimes:
    """How long the line ran and stood, within intervals."""

    within: Sequence[Interval]
    running_us: int = 0
    stood_us: Counter[Cause] = field(default_factory=Counter)
    times: Counter[Cause] = field(default_factory=Counter)

    def add(self, begin_us: int, end_us: int, cause: Cause | None) -> None:
        """``cause`` None: it ran."""
        inside = sum(max(0, min(end_us, end) - max(begin_us, begin)) for begin, end in self.within)
        if not inside:
            return
        if cause is None:
            self.running_us += inside
        else:
            self.stood_us[cause] += inside
            self.times[cause] += 1


def state_times(db: sqlite3.Connection, within: Sequence[Interval], begin: int, end: int, *, alive: bool) -> StateTimes:
    """Events ``begin`` ≤ seq < ``end`` lie within the intervals, which are in order. ``alive``: the station runs
    now, so that what its newest event says still holds."""
    times = StateTimes(within)
    if not within:
        return times
    last_us = within[-1][1]
    before = shift_log.state_before(db, begin)
    since_us, cause = (within[0][0], (OFF, ())) if before is None else _of(before, within[0][0])
    known = before is not None
    for told in shift_log.log(db, begin, end):
        match told.event:
            case e.JournalOpened():
                ended_us = shift_log.at_of(db, told.seq - 1) if told.seq > 1 else told.at_us
                if known:
                    times.add(since_us, ended_us, cause)
                times.add(ended_us, told.at_us, _off(cause))
                since_us, cause, known = told.at_us, (OFF, ()), True
            case e.LineStateChanged(since_us=at_us):
                if known:
                    times.add(since_us, at_us, cause)
                since_us, cause = _of(told, at_us)
                known = True
            case _:
                continue
    if known and alive:
        times.add(since_us, last_us, cause)
    elif known:
        ended_us = max(since_us, shift_log.at_of(db, shift_log.head(db)))
        times.add(since_us, min(ended_us, last_us), cause)
        times.add(ended_us, last_us, _off(cause))
    return times


def _off(before: Cause | None) -> Cause:
    """The station was off; that is its own fault only where the line ran or stood because of it."""
    ours = before is None or GROUPS.get(before[0], "station") == "station"
    return (OFF if ours else OFF_IDLE), ()


def _of(told: Told, since_us: int) -> tuple[int, Cause | None]:
    """From when on what holds."""
    event = told.event
    if isinstance(event, e.LineStateChanged):
        return since_us, None if event.state == "running" else (event.cause, event.arguments)
    return since_us, (OFF, ())


def stops(times: StateTimes) -> tuple[schema.LineStop, ...]:
    """Longest first; what lasted less than a second is none."""
    told = (
        schema.LineStop(
            group=GROUPS.get(cause, "station"),
            cause=cause,
            arguments=dict(named),
            seconds=round(us / _MICRO),
            times=times.times[cause, named],
        )
        for (cause, named), us in times.stood_us.items()
        if us >= _MICRO // 2
    )
    return tuple(sorted(told, key=lambda stop: (-stop.seconds, stop.cause)))[:200]


# bypasses ---------------------------------------------------------------------------------------------------------


def _by_hand(event: e.Event) -> bool:
    return isinstance(event, e.ContainerOpened) and event.level == 1


def _hand_packing(event: e.Event) -> bool:
    return isinstance(event, e.HandPackingBegan)


def _closed_short(event: e.Event) -> bool:
    return isinstance(event, e.ContainerClosed) and bool(event.reason)


def _numbers_confirmed(event: e.Event) -> bool:
    return isinstance(event, e.EpochGranted) and event.cause == "confirmed"


def _cleared(event: e.Event) -> bool:
    return isinstance(event, e.TrustRestored) and event.how == "clearance" and bool(event.by)


def _settings(event: e.Event) -> bool:
    return isinstance(event, e.SettingsChanged)


def _waived(event: e.Event) -> bool:
    return isinstance(event, e.LabelWaived)


BY_HAND = "bypass_hand_packing"
BYPASSES: Mapping[str, Callable[[e.Event], bool]] = {
    BY_HAND: _hand_packing,
    "bypass_packed_by_hand": _by_hand,
    "bypass_closed_short": _closed_short,
    "bypass_numbers_confirmed": _numbers_confirmed,
    "bypass_line_cleared": _cleared,
    "bypass_settings_changed": _settings,
    "bypass_label_waived": _waived,
}
"""Key → the event that is one. Its kind must be among ``shift_log.SHIFT_KINDS``; ``by`` and ``reason`` are its own."""
GATE = "gate_bypassed"


def bypasses(
    db: sqlite3.Connection, begin: int, end: int, within: tuple[int, int], *, bench: bool
) -> list[schema.Bypass]:
    """``within``: from when until when, µs. At a bench packing by hand is the ordinary way."""
    begin_us, through_us = within
    found: dict[str, list[e.Event]] = {key: [] for key in BYPASSES if not (bench and key == "bypass_packed_by_hand")}
    for told in shift_log.log(db, begin, end):
        for key, events in found.items():
            if BYPASSES[key](told.event):
                events.append(told.event)
    began, by_hand_s = _packed_by_hand(db, begin, end, (begin_us, through_us))
    found[BY_HAND] = [*began, *found[BY_HAND]]
    seconds_of = {BY_HAND: by_hand_s}
    listed = [_bypass(key, events, seconds_of.get(key, 0)) for key, events in found.items() if events]
    spans = shift_log.alarm_spans(db, GATE, begin, end)
    if spans:
        seconds = sum(((to or through_us) - since) for since, to in spans) // _MICRO
        listed.append(schema.Bypass(key="bypass_gate", times=len(spans), seconds=max(0, seconds)))
    return listed


def _packed_by_hand(
    db: sqlite3.Connection, begin: int, end: int, within: tuple[int, int]
) -> tuple[tuple[e.Event, ...], int]:
    """How the packing by hand began that was on when the stretch did (none, or one), and for how many seconds the line
    was packed by hand in the stretch."""
    before = shift_log.by_hand_before(db, begin)
    since, us = (None, 0) if before is None else (within[0], 0)
    for told in shift_log.log(db, begin, end):
        if isinstance(told.event, e.HandPackingBegan):
            since = told.at_us
        elif isinstance(told.event, e.HandPackingEnded) and since is not None:
            us += max(0, told.at_us - since)
            since = None
    us += 0 if since is None else max(0, within[1] - since)
    return (() if before is None else (before.event,)), us // _MICRO


def _bypass(key: str, events: Sequence[e.Event], seconds: int) -> schema.Bypass:
    by, reasons = (_named(getattr(event, name, "") for event in events) for name in ("by", "reason"))
    return schema.Bypass(key=key, times=len(events), seconds=seconds, by=by, reasons=reasons)


def _named(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))[:_LISTED]


# audits -----------------------------------------------------------------------------------------------------------


def audits(db: sqlite3.Connection, begin: int, end: int) -> schema.AuditCounts:
    counts: Counter[str] = Counter()
    for told in shift_log.log(db, begin, end):
        if isinstance(told.event, e.AuditAsked):
            counts["asked"] += 1
        elif isinstance(told.event, e.AuditAnswered):
            counts[told.event.result] += 1
    return audit_counts(counts)


def audit_counts(counts: Mapping[str, int]) -> schema.AuditCounts:
    right, wrong = counts.get("right", 0), counts.get("wrong", 0)
    given = {key: counts.get(key, 0) for key in ("asked", "right", "wrong", "skipped", "expired")}
    return schema.AuditCounts(**given, most_wrong_ppm=round(1e6 * most_wrong(right + wrong, wrong)))
