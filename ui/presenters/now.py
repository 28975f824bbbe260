"""The Now bar: the one thing to do, or that there is nothing to do. Order: P1, P2, task, P3, calm."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Alarm, Cause, Snapshot
from ui.i18n.mark import mark
from ui.i18n.words import Words, fill
from ui.presenters.cells import failed_names
from ui.presenters.moment import Moment
from ui.presenters.who import who

Level = Literal["P1", "P2", "task", "P3", "calm"]
Deed = Literal["acknowledge", "confirm_numbers", "match_counts", "open"]

REJECT_SHOWN_US = 10_000_000
"""A rejected case is somebody's task in the bar for so long; the Rejects page keeps it."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button of the bar."""

    label: str
    deed: Deed
    about: str = ""
    """The alarm, or the page."""


@dataclass(frozen=True, slots=True)
class NowModel:
    level: Level
    what: str
    do: str
    actions: tuple[Action, ...] = ()
    more: str = ""
    """``+2`` when others wait behind this one; a tap opens Alarms where that page exists."""
    note: str = ""
    flashing: bool = False
    icon: str = ""
    """Of a task."""


@dataclass(frozen=True, slots=True)
class _Task:
    what: str
    do: str
    actions: tuple[Action, ...] = ()
    icon: str = "run"


def now_model(moment: Moment) -> NowModel:
    """What a person does next."""
    words, alarms = moment.words, ranked(moment.snapshot.alarms)
    if moment.stale:
        return NowModel(
            "P2",
            words.say("now", "This screen gets no new data."),
            words.say("now", "Look at the stack light: what is shown here is old."),
        )
    if moment.snapshot.restarting_by:
        return _restarting(moment)
    tasks = _tasks(moment)
    urgent = [alarm for alarm in alarms if alarm.priority != "P3"]
    if urgent or (alarms and not tasks):
        return _of_alarm((urgent or alarms)[0], _waiting(alarms[1:], words), moment)
    if tasks:
        return NowModel(
            "task", tasks[0].what, tasks[0].do, tasks[0].actions, _waiting(alarms, words), icon=tasks[0].icon
        )
    return _calm(moment)


def _restarting(moment: Moment) -> NowModel:
    words = moment.words
    by = who(moment.snapshot.restarting_by, words)
    return NowModel(
        "task",
        fill(words.say("now", "The station restarts, ordered by {who}."), who=by),
        words.say("now", "Wait: this screen comes back by itself."),
        icon="retry",
    )


def _waiting(alarms: list[Alarm], words: Words) -> str:
    return fill(words.say("now", "+{n} more"), n=words.number(len(alarms))) if alarms else ""


def ranked(alarms: tuple[Alarm, ...]) -> list[Alarm]:
    """The first is the one to show: by priority, unacknowledged before acknowledged, oldest first."""
    return sorted(alarms, key=lambda alarm: (alarm.priority, alarm.acknowledged_by != "", alarm.since_us))


_SYNC_ALARMS = frozenset(
    {"record_parked", "upstream_down", "upstream_auth", "upstream_refuses_all", "upstream_identity"}
)


def _of_alarm(alarm: Alarm, more: str, moment: Moment) -> NowModel:
    words, actions = moment.words, []
    if alarm.key in _SYNC_ALARMS and "sync" in moment.pages:
        actions.append(Action(words.say("now", "Open"), "open", "sync"))
    if alarm.key == "number_not_believed":
        actions.append(Action(words.say("now", "Confirm numbers"), "confirm_numbers"))
    if not alarm.acknowledged_by or not alarm.self_clearing:
        actions.append(Action(words.say("now", "Acknowledge"), "acknowledge", alarm.alarm))
    return NowModel(
        alarm.priority,
        words.what(alarm.key, alarm.arguments),
        words.to_do(alarm.key, alarm.arguments),
        tuple(actions),
        more,
        flashing=alarm.priority == "P1" and not alarm.acknowledged_by,
    )


# tasks -----------------------------------------------------------------------------------------------------------


def _tasks(moment: Moment) -> list[_Task]:
    """What a person should do though nothing is wrong: causes that stand, then a case to be seen to."""
    snapshot = moment.snapshot
    alarmed = {alarm.key for alarm in snapshot.alarms}
    causes = [cause for cause in snapshot.not_ready if cause.key not in alarmed]
    tasks = [_of_cause(cause, moment) for cause in causes]
    if snapshot.order is None and all(cause.key != "no_order" for cause in causes):
        tasks.append(_of_cause(Cause(key="no_order"), moment))
    if snapshot.held and all(cause.key != "held" for cause in causes):
        tasks.append(_of_cause(Cause(key="held"), moment))
    return [*tasks, *(task for task in (_rejected(moment), _settings_wait(moment)) if task is not None)]


def _settings_wait(moment: Moment) -> _Task | None:
    """Settings were saved: in force after a restart, which is pressed where its consequences stand."""
    snapshot, words = moment.snapshot, moment.words
    if not snapshot.settings_wait:
        return None
    page = "settings" in moment.pages
    actions = (Action(words.say("now", "Restart …"), "open", "settings"),) if page else ()
    return _Task(
        words.say("now", "Settings are saved; restart to apply."),
        words.say("now", "The line runs on with the old ones until then."),
        actions,
        "settings",
    )


def _of_cause(cause: Cause, moment: Moment) -> _Task:
    words = moment.words
    actions: tuple[Action, ...] = ()
    if cause.key == "no_order" and "orders" in moment.pages:
        actions = (Action(words.say("now", "Open"), "open", "orders"),)
    if cause.key == "count_not_proved":
        actions = (Action(words.say("now", "Match counts"), "match_counts"),)
    icon = _ICONS.get(cause.key, "run")
    return _Task(words.what(cause.key, cause.arguments), words.to_do(cause.key, cause.arguments), actions, icon)


_ICONS = {"no_order": "orders", "held": "hold", "device_away": "plug", "count_not_proved": "retry"}


def _rejected(moment: Moment) -> _Task | None:
    snapshot, words = moment.snapshot, moment.words
    rows = (row for row in snapshot.cases if row.state == "rejected")
    row = next((row for row in rows if snapshot.made_at_us - row.at_us <= REJECT_SHOWN_US), None)
    if row is None:
        return None
    case = words.case(f"{row.epoch}/{row.seq}")
    key = row.reasons[0] if row.reasons else "other"
    reason, detail = words.phrase(key), snapshot.last_case
    shown = detail is not None and (detail.epoch, detail.seq) == (row.epoch, row.seq)
    names = failed_names(detail, key) if detail is not None and shown else ""
    if names:
        what = fill(
            words.say("now", "Case {case} rejected: {reason} at {cells}."), case=case, reason=reason, cells=names
        )
    else:
        what = fill(words.say("now", "Case {case} rejected: {reason}."), case=case, reason=reason)
    actions = (Action(words.say("now", "Open"), "open", "rejects"),) if "rejects" in moment.pages else ()
    return _Task(
        what, words.say("now", "Take it from the reject bin and fix it. The line runs on."), actions, "rejects"
    )


# calm ------------------------------------------------------------------------------------------------------------

_CALM: dict[str, tuple[str, str]] = {
    "execute": (mark("now", "Line is good. Nothing to do."), ""),
    "idle": (mark("now", "Line is ready. Nothing to do."), mark("now", "It runs when the machines start.")),
    "suspended": (mark("now", "Line waits. Nothing to do."), mark("now", "A machine before or behind it stands.")),
    "held": (mark("now", "Line is held by the machine."), mark("now", "Reset it at the machine.")),
    "stopped": (mark("now", "Line is stopped."), mark("now", "Start it at the machine.")),
    "aborted": (mark("now", "Line was aborted."), mark("now", "Clear and reset it at the machine.")),
    "complete": (mark("now", "Line has completed its run."), mark("now", "Start it at the machine.")),
}
_CALM_LIKE = {"suspending": "suspended", "unsuspending": "suspended", "holding": "held", "aborting": "aborted"}
_BETWEEN = (mark("now", "Line changes its state. Nothing to do."), "")


def _calm(moment: Moment) -> NowModel:
    snapshot, words = moment.snapshot, moment.words
    if snapshot.station_state == "starting":
        return NowModel("calm", words.say("now", "The station is starting."), words.say("now", "Wait a moment."))
    word = _CALM_LIKE.get(snapshot.line.word, snapshot.line.word)
    what, do = _CALM.get(word, _BETWEEN)
    return NowModel("calm", words.say("now", what), words.say("now", do) if do else "", note=_note(snapshot, words))


def _note(snapshot: Snapshot, words: Words) -> str:
    n = snapshot.alarm_rate.last_hour
    return fill(words.say("now", "No alarms · {n} in the last hour"), n=words.number(n))
