"""Alarms that were: when, how long, who acknowledged them."""

from station.api.schema import PastAlarm
from ui.i18n.words import Words, fill
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.user_name import user_name


def past_rows(history: tuple[PastAlarm, ...], words: Words) -> tuple[RowModel, ...]:
    return tuple(_past(past, place, words) for place, past in enumerate(history))


def _past(past: PastAlarm, place: int, words: Words) -> RowModel:
    if past.cleared_us is None:
        end = words.say("alarms", "active")
    else:
        end = fill(words.say("alarms", "over after {time}"), time=_lasted(past.cleared_us - past.raised_us, words))
    parts = [end]
    if past.acknowledged_us is not None:
        by = user_name(past.acknowledged_by, words)
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
