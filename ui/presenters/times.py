"""When something was: the time alone on the same day, else with its day."""

from ui.i18n.words import Words


def at_text(at_us: int, words: Words, now_us: int = 0) -> str:
    """``now_us``: the station's clock; 0 = not known, the day is always told."""
    clock = words.clock(at_us, seconds=True)
    return clock if now_us and words.date(at_us) == words.date(now_us) else f"{words.date(at_us)} {clock}"
