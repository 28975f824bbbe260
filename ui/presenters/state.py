"""The state block: one word and one shape for what the line does."""

from dataclasses import dataclass
from typing import Literal

from ui.i18n.mark import mark
from ui.i18n.words import Words, fill
from ui.presenters.moment import Moment
from ui.presenters.user_name import user_name
from ui.theme.tokens import Token

StateShape = Literal["play", "ring", "square", "pause", "hourglass", "octagon", "stale"]


@dataclass(frozen=True, slots=True)
class StateModel:
    word: str
    shape: StateShape
    fill: Token
    ink: Token
    since: str = ""
    why: str = ""
    """Who or what holds the line, and since when: only where the cause is ours."""
    end: str = ""
    """The end of ``why`` that says since when: where there is little room, it is not what is cut."""


@dataclass(frozen=True, slots=True)
class _Kind:
    word: str
    shape: StateShape
    fill: Token = "surface"
    ink: Token = "text"


_RUNNING = _Kind(mark("state", "RUNNING"), "play", "run", "onrun")
_READY = _Kind(mark("state", "READY"), "ring")
_STOPPED = _Kind(mark("state", "STOPPED"), "square")
_HELD = _Kind(mark("state", "HELD"), "pause", "amber", "onamber")
_WAITING = _Kind(mark("state", "WAITING"), "hourglass")
_ABORTED = _Kind(mark("state", "ABORTED"), "octagon", "red", "onred")
_STARTING = _Kind(mark("state", "STARTING"), "ring")
_STOPPING = _Kind(mark("state", "STOPPING"), "square")
_NO_DATA = _Kind(mark("state", "NO DATA"), "stale")
_STALE = _Kind(mark("state", "STALE"), "stale")

_OF_PACKML: dict[str, _Kind] = {
    "execute": _RUNNING,
    "idle": _READY,
    "resetting": _READY,
    "stopped": _STOPPED,
    "stopping": _STOPPING,
    "completing": _STOPPING,
    "complete": _Kind(mark("state", "COMPLETE"), "square"),
    "clearing": _STOPPED,
    "starting": _STARTING,
    "holding": _HELD,
    "held": _HELD,
    "unholding": _STARTING,
    "suspending": _WAITING,
    "suspended": _WAITING,
    "unsuspending": _WAITING,
    "aborting": _ABORTED,
    "aborted": _ABORTED,
}


_HOLDING = _Kind(mark("state", "HOLDING"), "pause", "run", "onrun")
_OURS = {kind.word: _HELD for kind in (_READY, _STARTING, _WAITING)} | {_RUNNING.word: _HOLDING}
"""What the machine does → what it is called while the line may not run because of us; ABORTED and others stay."""


def _why(moment: Moment) -> tuple[str, str]:
    """Who or what holds the line and since when, and the end of it that says when; empty = nothing of ours does."""
    words, snapshot = moment.words, moment.snapshot
    if snapshot.held:
        why = fill(words.say("state", "HOLD by {who}"), who=user_name(snapshot.held_by, words))
        return _since(why, snapshot.held_since_us, words)
    cause = next((cause for cause in snapshot.not_ready if cause.key not in _NOT_OURS), None)
    if cause is None:
        return "", ""
    return _since(words.what(cause.key, cause.arguments).rstrip("。."), snapshot.stands_since_us, words)


_NOT_OURS = frozenset({"plc_silent", "stopping"})
"""Without the PLC nobody knows what the line does; an end that was asked for is its own sentence."""


def _since(why: str, at_us: int, words: Words) -> tuple[str, str]:
    if not at_us:
        return why, ""
    whole = fill(words.say("state", "{why} · since {time}"), why=why, time=words.clock(at_us))
    return whole, whole.removeprefix(why) if whole.startswith(why) else ""


def state_model(moment: Moment) -> StateModel:
    """The word is never green and never alone: colour, shape and word say the same. A line that stands because of us is
    HELD, whatever the machine calls it; WAITING is for its neighbours. Where there is no PLC, nobody is silent."""
    unknown = _NO_DATA if any(device.kind == "plc" for device in moment.snapshot.devices) else _READY
    kind = _STALE if moment.stale else _OF_PACKML.get(moment.snapshot.line.word, unknown)
    words = moment.words
    why, end = _why(moment)
    if why and not moment.stale:
        kind = _HELD if moment.snapshot.held and kind is _STOPPED else _OURS.get(kind.word, kind)
        return StateModel(words.say("state", kind.word), kind.shape, kind.fill, kind.ink, "", why, end)
    since = ""
    if moment.state_since_us is not None and not moment.stale:
        since = fill(words.say("state", "since\n{time}"), time=words.clock(moment.state_since_us))
    return StateModel(words.say("state", kind.word), kind.shape, kind.fill, kind.ink, since)
