"""Alarms: what stands, which is to be seen to first, and what was."""

from dataclasses import dataclass

from station.api.schema import Alarm, PastAlarm, RejectPage, RejectRow
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.moment import Moment
from ui.presenters.remedies import stops
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.who import who

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


def first(moment: Moment) -> str:
    """The alarm to begin with: the oldest unacknowledged one of the highest priority; empty = none is standing."""
    alarms = standing(moment)
    return alarms[0].alarm if alarms else ""


def alarm_rows(moment: Moment) -> tuple[RowModel, ...]:
    words = moment.words
    return tuple(
        _row(alarm, words, large=place == 0 and not alarm.acknowledged_by)
        for place, alarm in enumerate(standing(moment))
    )


def _row(alarm: Alarm, words: Words, *, large: bool) -> RowModel:
    known = bool(alarm.acknowledged_by)
    about = words.to_do(alarm.key, alarm.arguments)
    if known:
        about = fill(words.say("alarms", "Acknowledged by {who}"), who=who(alarm.acknowledged_by, words))
    what = words.what(alarm.key, alarm.arguments)
    at = words.clock(alarm.since_us)
    return RowModel(alarm.alarm, _SIGNS[alarm.priority], what, about, at, large=large, quiet=known)


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


def alarm_card(alarm: Alarm, words: Words) -> AlarmCard:
    by = who(alarm.acknowledged_by, words) if alarm.acknowledged_by else words.say("alarms", "nobody yet")
    facts = (
        (words.say("alarms", "Since"), f"{words.clock(alarm.since_us, seconds=True)} · {words.date(alarm.since_us)}"),
        (words.say("alarms", "Priority"), words.say("alarms", PRIORITIES[alarm.priority])),
        (words.say("alarms", "Its end"), _end(alarm, words)),
        (words.say("alarms", "Acknowledged"), by),
    )
    return AlarmCard(
        alarm.alarm,
        alarm.priority,
        words.what(alarm.key, alarm.arguments),
        words.to_do(alarm.key, alarm.arguments),
        facts,
        acknowledge=can_acknowledge(alarm),
        case=_one_case(alarm),
        sought=_range(alarm) if alarm.until_found else ("", ""),
    )


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
    """Cases of this alarm that must still be found, oldest first. The one case an alarm is about is sought even while
    nobody knows yet how it left, or before the journal has answered (``page`` None)."""
    low, high = (_place(name) for name in card.sought)
    rejects = page.rejects if page is not None else ()
    found = [row for row in rejects if low <= (row.epoch, row.seq) <= high and row.owed]
    if not found and card.case:
        return (CaseChoice(card.case, words.case(card.case), ""),)
    return tuple(_choice(row, words) for row in sorted(found, key=lambda row: (row.epoch, row.seq)))


def _choice(row: RejectRow, words: Words) -> CaseChoice:
    at = words.clock(row.at_us, seconds=True)
    about = fill(words.say("alarms", "{time} · {code}"), time=at, code=line(row.code)) if row.code else at
    key = f"{row.epoch}/{row.seq}"
    return CaseChoice(key, words.case(key), about)


def _place(name: str) -> tuple[int, int]:
    epoch, _, seq = name.partition("/")
    return (int(epoch), int(seq)) if seq else (0, 0)


# what was --------------------------------------------------------------------------------------------------------


def past_rows(history: tuple[PastAlarm, ...], words: Words) -> tuple[RowModel, ...]:
    return tuple(_past(past, place, words) for place, past in enumerate(history))


def _past(past: PastAlarm, place: int, words: Words) -> RowModel:
    if past.cleared_us is None:
        end = words.say("alarms", "stands")
    else:
        end = fill(words.say("alarms", "over after {time}"), time=_lasted(past.cleared_us - past.raised_us, words))
    parts = [end]
    if past.acknowledged_us is not None:
        by = who(past.acknowledged_by, words)
        at = words.clock(past.acknowledged_us)
        parts.append(fill(words.say("alarms", "acknowledged {time} by {who}"), time=at, who=by))
    note = f"{words.date(past.raised_us)} {words.clock(past.raised_us, seconds=True)}"
    sign: RowSign = "done" if past.cleared_us is not None else "P3"
    return RowModel(f"{place}", sign, words.what(past.key, past.arguments), " · ".join(parts), note, quiet=True)


def _lasted(us: int, words: Words) -> str:
    seconds = max(0, us) // 1_000_000
    if seconds < 60:
        return fill(words.say("alarms", "{n} s"), n=words.number(seconds))
    if seconds < 3600:
        return fill(words.say("alarms", "{n} min"), n=words.number(seconds // 60))
    return fill(words.say("alarms", "{n} h"), n=words.decimal(seconds / 3600, 1))
