"""The page of a station that does not answer: what happened, is the line safe, what to do. Both languages at once."""

from dataclasses import dataclass

from station.api.schema import Snapshot
from ui.client.connection import ConnectionState, ConnectionView
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.user_name import user_name


@dataclass(frozen=True, slots=True)
class Both:
    """One text in both languages: the screen's own first."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class LostModel:
    alarming: bool
    """False while the screen only starts: nothing is wrong yet."""
    title: Both
    lost_for: str
    lost_label: str
    steps: tuple[Both, ...]
    about: Both
    retry: str
    seen: str
    button: str


_TITLES = {
    "": mark("lost", "Station does not answer"),
    "not_started": mark("lost", "Station is not running"),
    "token_file": mark("lost", "This screen is not allowed to connect"),
    "token_wrong": mark("lost", "This screen is not allowed to connect"),
    "version": mark("lost", "Screen and station do not match"),
    "too_many_streams": mark("lost", "Too many screens are connected"),
}
_CALL_IT = {
    "token_file": mark("lost", "Call IT: the token file is missing or old."),
    "token_wrong": mark("lost", "Call IT: the token file is missing or old."),
    "version": mark("lost", "Call IT: update this screen."),
    "too_many_streams": mark("lost", "Close a screen that is not needed."),
}
_LOOK = mark("lost", "Look at the stack light: it shows the line, this screen does not.")
_STOP = mark("lost", "To stop the line use the button on the machine.")
_CALL = mark("lost", "Not back in 1 minute: call the shift leader.")
_SAFE = mark(
    "lost", "Nothing is lost. Station stopped: the PLC rejects every case. Only this screen cut off: the line runs on."
)
_CONNECTING = mark("lost", "Connecting to the station")


_RESTARTING = mark("lost", "Station restarts")
_ORDERED = mark("lost", "Ordered by {who}: saved settings take effect.")
_WAITS = mark("lost", "The PLC rejects every case until the station is back.")
_BACK = mark("lost", "This screen comes back by itself. Not back in 1 minute: call the shift leader.")
_DONE = mark("lost", "Nothing is lost: what was packed is recorded, the order stays open.")
RESTART_WITHIN_S = 60.0
"""An ordered restart that takes longer is a lost station."""


def lost_model(view: ConnectionView, newest: Snapshot | None, translations: tuple[Words, Words]) -> LostModel:
    """``translations``: the screen's language, then the other one."""
    if newest is not None and newest.restarting_by and view.lost_for_s < RESTART_WITHIN_S:
        return _restarting(view, newest, translations)
    alarming = view.state is ConnectionState.LOST
    title = _TITLES.get(view.key, _TITLES[""]) if alarming else _CONNECTING
    third = _CALL_IT.get(view.key, _CALL)
    first = translations[0]
    return LostModel(
        alarming,
        _both(title, translations),
        clock_of(view.lost_for_s),
        _joined(mark("lost", "lost for"), translations),
        tuple(_both(each, translations) for each in (_LOOK, _STOP, third)) if alarming else (),
        _both(_SAFE, translations) if alarming else Both("", ""),
        _retry(view, first),
        _seen(newest, translations) or line(view.about),
        _joined(mark("lost", "Try now"), translations),
    )


def _restarting(view: ConnectionView, newest: Snapshot, translations: tuple[Words, Words]) -> LostModel:
    """No alarm: it was ordered, it says by whom, and it ends by itself."""
    ordered = Both(
        *(fill(each.say("lost", _ORDERED), who=user_name(newest.restarting_by, each)) for each in translations)
    )
    return LostModel(
        False,
        _both(_RESTARTING, translations),
        clock_of(view.lost_for_s),
        _joined(mark("lost", "lost for"), translations),
        (ordered, _both(_WAITS, translations), _both(_BACK, translations)),
        _both(_DONE, translations),
        _retry(view, translations[0]),
        _seen(newest, translations),
        _joined(mark("lost", "Try now"), translations),
    )


def clock_of(seconds: float) -> str:
    """``0:42``, ``12:05``, ``3:07:09``."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _both(source: str, translations: tuple[Words, Words]) -> Both:
    return Both(translations[0].say("lost", source), translations[1].say("lost", source))


def _joined(source: str, translations: tuple[Words, Words]) -> str:
    both = _both(source, translations)
    return f"{both.first} · {both.second}"


def _retry(view: ConnectionView, words: Words) -> str:
    seconds = -(-view.retry_in_s // 1)
    if seconds < 1:
        return fill(words.say("lost", "Trying now (attempt {n})"), n=words.number(max(1, view.attempt)))
    text = words.say("lost", "Trying again in {s} s (attempt {n})")
    return fill(text, s=f"{seconds:.0f}", n=words.number(view.attempt))


def _seen(newest: Snapshot | None, translations: tuple[Words, Words]) -> str:
    if newest is None:
        return ""
    at = translations[0].clock(newest.made_at_us, seconds=True)
    case = newest.last_case
    last = _joined(mark("lost", "Last seen"), translations)
    if case is None:
        return f"{last} {at}"
    number = fill(translations[0].say("verdict", "Case {case}"), case=translations[0].case(f"{case.epoch}/{case.seq}"))
    return f"{last} {at}, {number}"
