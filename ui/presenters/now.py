"""The Now bar: the one thing to do, or that there is nothing. Order: what stops the line, P1, P2, task, P3, calm."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Alarm, Cause, Snapshot
from ui.i18n.mark import mark
from ui.i18n.words import Words, fill
from ui.presenters.action import Action
from ui.presenters.alarms import can_acknowledge
from ui.presenters.balance import audit_prompt
from ui.presenters.cells import failed_names
from ui.presenters.moment import Moment
from ui.presenters.remedies import asked, is_alarmed, remedy_key, stops
from ui.presenters.user_name import user_name

Level = Literal["P1", "P2", "task", "P3", "calm"]

REJECT_SHOWN_US = 10_000_000
"""A rejected case is somebody's task in the bar for so long; the Rejects page keeps it."""


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
    words, alarms = moment.words, ranked(moment)
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
    by = user_name(moment.snapshot.restarting_by, words)
    return NowModel(
        "task",
        fill(words.say("now", "The station restarts, ordered by {who}."), who=by),
        words.say("now", "Wait: this screen comes back by itself."),
        icon="retry",
    )


def _waiting(alarms: list[Alarm], words: Words) -> str:
    return fill(words.say("now", "+{n} more"), n=words.number(len(alarms))) if alarms else ""


def ranked(moment: Moment) -> list[Alarm]:
    """The first is the one to show: what stops the line, then by priority, unacknowledged before acknowledged, age."""

    def rank(alarm: Alarm) -> tuple[bool, str, bool, int]:
        return not stops(alarm, moment), alarm.priority, alarm.acknowledged_by != "", alarm.since_us

    return sorted(moment.snapshot.alarms, key=rank)


def _of_alarm(alarm: Alarm, more: str, moment: Moment) -> NowModel:
    words, remedy = moment.words, remedy_key(alarm.key, moment, alarm.alarm)
    actions = [remedy] if remedy is not None else []
    if can_acknowledge(alarm):
        actions.append(Action(words.say("now", "Acknowledge"), "acknowledge", alarm.alarm))
    return NowModel(
        alarm.priority,
        words.what(alarm.key, alarm.arguments),
        asked(alarm.key, alarm.arguments, moment),
        tuple(actions),
        more,
        flashing=alarm.priority == "P1" and not alarm.acknowledged_by,
    )


# tasks -----------------------------------------------------------------------------------------------------------


def _tasks(moment: Moment) -> list[_Task]:
    """What a person should do though nothing is wrong: causes that stand, then a case to be seen to."""
    snapshot = moment.snapshot
    causes = {cause.key: cause for cause in snapshot.not_ready if not is_alarmed(cause.key, moment)}
    if snapshot.order is None:
        causes.setdefault("no_order", Cause(key="no_order"))
    if snapshot.held:
        causes["held"] = causes.pop("held", Cause(key="held"))  # the last: RESUME is dim while another stands
    tasks = [_untrusted(moment), *(_of_cause(cause, moment) for cause in causes.values()), _owed(moment)]
    later = (_rejected(moment), _audit(moment), _settings_wait(moment))
    return [task for task in (*tasks, *later) if task is not None]


_OF_TRUST = frozenset({"trust_lost", "offset_found", "unit_out_of_place"})


def _untrusted(moment: Moment) -> _Task | None:
    """The queue is not trusted, whatever became of the alarm that said so."""
    snapshot, words = moment.snapshot, moment.words
    if snapshot.shape != "queue" or snapshot.trust.held or any(alarm.key in _OF_TRUST for alarm in snapshot.alarms):
        return None
    key = "offset_found" if snapshot.trust.misplaced else "trust_lost"
    remedy = remedy_key(key, moment)
    what = words.what("trust_lost", {"cause": snapshot.trust.cause})
    return _Task(what, words.to_do(key, {}), (remedy,) if remedy is not None else (), "retry")


def _owed(moment: Moment) -> _Task | None:
    """Cases must be found, and no alarm says which: they stand on the Rejects page."""
    snapshot, words = moment.snapshot, moment.words
    n = snapshot.tally.owed
    if not n or any(alarm.until_found for alarm in snapshot.alarms):
        return None
    what = fill(words.say("now", "{n:1 case|{n} cases} must still be found."), n=words.number(n))
    actions = (Action(words.say("now", "Find"), "open", "rejects"),) if "rejects" in moment.pages else ()
    return _Task(what, words.say("now", "Find each: tap it, then say where it was."), actions, "rejects")


def _audit(moment: Moment) -> _Task | None:
    """The random audit asks for one unit: on the Balance page a scan is its answer."""
    asked, words = moment.snapshot.audit, moment.words
    if asked is None:
        return None
    prompt = audit_prompt(asked, words, differed=False)
    if moment.here == "balance":
        return _Task(prompt.what, words.say("now", "Scan it."), (), "balance")
    page = "balance" in moment.pages
    actions = (Action(words.say("now", "Open"), "open", "balance"),) if page else ()
    return _Task(prompt.what, words.say("now", "Scan it on the page Balance, or skip it there."), actions, "balance")


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
    words, remedy = moment.words, remedy_key(cause.key, moment)
    actions = (remedy,) if remedy is not None else ()
    icon = _ICONS.get(cause.key, "run")
    return _Task(words.what(cause.key, cause.arguments), asked(cause.key, cause.arguments, moment), actions, icon)


_ICONS = {
    "no_order": "orders",
    "first_case_unconfirmed": "orders",
    "held": "hold",
    "device_away": "plug",
    "count_not_proved": "retry",
}


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
    "suspended": (mark("now", "Line waits. Nothing to do."), mark("now", "A machine before or after it has stopped.")),
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
