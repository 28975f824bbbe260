"""How old something is, in few signs; and from when on it is no longer the present."""

from ui.i18n.words import Words, fill

STALE_S = 2.0
_MINUTE_S, _HOUR_S = 60, 3_600


def is_stale(age_s: float | None) -> bool:
    return age_s is None or age_s > STALE_S


def age_text(age_s: float | None, words: Words) -> str:
    """``31 ms``, ``1.4 s``, ``12 s``, ``3 min``, ``2 h``; a dash for what never was."""
    if age_s is None:
        return "–"
    if age_s < 1:
        return fill(words.say("age", "{n} ms"), n=str(round(age_s * 1_000)))
    if age_s < 10:
        return fill(words.say("age", "{n} s"), n=words.decimal(age_s, 1))
    if age_s < _MINUTE_S:
        return fill(words.say("age", "{n} s"), n=str(round(age_s)))
    if age_s < _HOUR_S:
        return fill(words.say("age", "{n} min"), n=str(round(age_s / _MINUTE_S)))
    return fill(words.say("age", "{n} h"), n=words.number(round(age_s / _HOUR_S)))
