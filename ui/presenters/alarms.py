"""Alarms: what stands, kind by kind, and which is to be seen to first."""

from dataclasses import dataclass

from station.api.schema import Alarm, RejectPage, RejectRow
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.moment import Moment
from ui.presenters.remedies import stops
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.user_name import user_name

PRIORITIES: dict[str, str] = {
    "P1": mark("alarms", "Urgent"),
    "P2": mark("alarms", "High"),
    "P3": mark("alarms", "Low"),
}
_SIGNS: dict[str, RowSign] = {"P1": "P1", "P2": "P2", "P3": "P3"}


@dataclass(frozen=True, slots=True)
class AlarmCard:
    """The chosen alarm."""

    alarm: str
    priority: str
    """P1, P2, P3."""
    what: str
    do: str
    facts: tuple[tuple[str, str], ...]
    """Label and value."""
    acknowledge: bool
    """There is something to acknowledge."""
    case: str
    """``epoch/seq`` of the case it is about; empty = none."""
    sought: tuple[str, str]
    """First and last case that must be found; empty = it asks for none."""
    also: tuple[str, ...] = ()
    """Others of its kind that are acknowledged with it."""
    ranges: tuple[tuple[str, str], ...] = ()
    """First and last case of each alarm of the kind that asks for cases."""
    members: tuple[RowModel, ...] = ()
    """All of its kind, where there are several."""


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case somebody must find."""

    key: str
    """``epoch/seq``."""
    name: str
    """Its number as it is said."""
    about: str


def standing(moment: Moment) -> list[Alarm]:
    """In the order to see to them: unacknowledged first, of those what stops the line, then priority and age."""

    def rank(alarm: Alarm) -> tuple[bool, bool, str, int]:
        return alarm.acknowledged_by != "", not stops(alarm, moment), alarm.priority, alarm.since_us

    return sorted(moment.snapshot.alarms, key=rank)


Kind = tuple[Alarm, ...]
"""The alarms of one kind, the one to begin with first."""


def kinds(moment: Moment) -> tuple[Kind, ...]:
    """What stands, kind by kind: a hundred alarms of one kind are one thing to do."""
    found: dict[str, list[Alarm]] = {}
    for alarm in standing(moment):
        found.setdefault(alarm.key, []).append(alarm)
    return tuple(tuple(each) for each in found.values())


def kind_of(name: str, moment: Moment) -> Kind | None:
    """The kind an alarm is of; None: it does not stand."""
    return next((kind for kind in kinds(moment) if any(alarm.alarm == name for alarm in kind)), None)


def alarm_rows(moment: Moment) -> tuple[RowModel, ...]:
    """A row for each kind."""
    words = moment.words
    return tuple(
        _row(kind, words, large=place == 0 and not kind[0].acknowledged_by) for place, kind in enumerate(kinds(moment))
    )


def _row(kind: Kind, words: Words, *, large: bool) -> RowModel:
    alarm = kind[0]
    known = bool(alarm.acknowledged_by)
    about = words.to_do(alarm.key, alarm.arguments)
    if known:
        about = fill(words.say("alarms", "Acknowledged by {who}"), who=user_name(alarm.acknowledged_by, words))
    if len(kind) > 1:
        more = fill(words.say("alarms", "and {n} more of this kind"), n=words.number(len(kind) - 1))
        about = f"{more} · {about}" if about else more
    what = words.what(alarm.key, alarm.arguments)
    at = words.clock(min(each.since_us for each in kind))
    note = f"× {words.number(len(kind))} · {at}" if len(kind) > 1 else at
    return RowModel(alarm.alarm, _SIGNS[alarm.priority], what, about, note, large=large, quiet=known)


def counters(moment: Moment) -> tuple[tuple[str, str], ...]:
    """ISA-18.2: shown, not judged."""
    words, rate = moment.words, moment.snapshot.alarm_rate
    return (
        (words.say("alarms", "Last 10 min"), words.number(rate.last_10_min)),
        (words.say("alarms", "Last hour"), words.number(rate.last_hour)),
    )


def nothing(moment: Moment) -> str:
    n = moment.words.number(moment.snapshot.alarm_rate.last_hour)
    return fill(moment.words.say("alarms", "No alarms. {n} in the last hour."), n=n)


# the chosen one --------------------------------------------------------------------------------------------------


def alarm_card(kind: Kind, words: Words) -> AlarmCard:
    """The kind that was chosen: its first alarm in full, the others by name."""
    alarm, since_us = kind[0], min(each.since_us for each in kind)
    asks = tuple(each for each in kind if can_acknowledge(each))
    ranges = tuple(_range(each) for each in kind if each.until_found and all(_range(each)))
    facts = (
        (words.say("alarms", "Since"), f"{words.clock(since_us, seconds=True)} · {words.date(since_us)}"),
        (words.say("alarms", "Priority"), words.say("alarms", PRIORITIES[alarm.priority])),
        (words.say("alarms", "Its end"), _end(alarm, words)),
        (words.say("alarms", "Acknowledged"), _known_by(kind, words)),
    )
    return AlarmCard(
        alarm.alarm,
        alarm.priority,
        words.what(alarm.key, alarm.arguments),
        words.to_do(alarm.key, alarm.arguments),
        facts,
        acknowledge=bool(asks),
        case=_one_case(alarm),
        sought=(min(ranges, key=_begins)[0], max(ranges, key=_ends)[1]) if ranges else ("", ""),
        also=tuple(each.alarm for each in asks if each is not alarm),
        ranges=ranges,
        members=tuple(_member(each, words) for each in kind) if len(kind) > 1 else (),
    )


def _begins(cases: tuple[str, str]) -> tuple[int, int]:
    return _place(cases[0])


def _ends(cases: tuple[str, str]) -> tuple[int, int]:
    return _place(cases[1])


def _known_by(kind: Kind, words: Words) -> str:
    known = [alarm for alarm in kind if alarm.acknowledged_by]
    if len(kind) == 1:
        return user_name(known[0].acknowledged_by, words) if known else words.say("alarms", "not yet")
    return fill(words.say("alarms", "{n} of {m}"), n=words.number(len(known)), m=words.number(len(kind)))


def _member(alarm: Alarm, words: Words) -> RowModel:
    known = bool(alarm.acknowledged_by)
    title, at = words.what(alarm.key, alarm.arguments), words.clock(alarm.since_us, seconds=True)
    return RowModel(_one_case(alarm) or alarm.alarm, _SIGNS[alarm.priority], title, "", at, quiet=known)


def can_acknowledge(alarm: Alarm) -> bool:
    """Once is enough, but for what ends by it."""
    return not alarm.acknowledged_by or not (alarm.self_clearing or alarm.until_found)


def _end(alarm: Alarm, words: Words) -> str:
    if alarm.until_found:
        return words.say("alarms", "Stays until every case is found")
    if alarm.self_clearing:
        return words.say("alarms", "Goes by itself when the cause is gone")
    return words.say("alarms", "Stays until it is acknowledged")


def _one_case(alarm: Alarm) -> str:
    """The one case it is about; empty = none, or several."""
    first, last = _range(alarm)
    return first if first == last else ""


def _case(value: object) -> str:
    text = str(value)
    epoch, slash, seq = text.partition("/")
    return text if slash and epoch.isascii() and seq.isascii() and epoch.isdigit() and seq.isdigit() else ""


def _range(alarm: Alarm) -> tuple[str, str]:
    """First and last case it names."""
    one = alarm.arguments.get("case", "")
    return _case(alarm.arguments.get("first", one)), _case(alarm.arguments.get("last", one))


def choices(page: RejectPage | None, card: AlarmCard, words: Words) -> tuple[CaseChoice, ...]:
    """Cases of this kind that must still be found, oldest first. The one case an alarm is about is sought even while
    nobody knows yet how it left, or before the journal has answered (``page`` None)."""
    ranges = [(_begins(each), _ends(each)) for each in card.ranges]
    rejects = page.rejects if page is not None else ()
    told = {
        (row.epoch, row.seq): _choice(row, words)
        for row in rejects
        if row.owed and any(low <= (row.epoch, row.seq) <= high for low, high in ranges)
    }
    for name, last in card.ranges:
        if name == last:
            told.setdefault(_place(name), CaseChoice(name, words.case(name), ""))
    return tuple(told[place] for place in sorted(told))


def _choice(row: RejectRow, words: Words) -> CaseChoice:
    at = words.clock(row.at_us, seconds=True)
    about = fill(words.say("alarms", "{time} · {code}"), time=at, code=line(row.code)) if row.code else at
    key = f"{row.epoch}/{row.seq}"
    return CaseChoice(key, words.case(key), about)


def _place(name: str) -> tuple[int, int]:
    epoch, _, seq = name.partition("/")
    return (int(epoch), int(seq)) if seq else (0, 0)
