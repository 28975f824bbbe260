"""The state block: one word and one shape for what the line does."""

from dataclasses import dataclass
from typing import Literal

from ui.i18n.mark import mark
from ui.i18n.words import fill
from ui.presenters.moment import Moment
from ui.theme.tokens import Token

StateShape = Literal["play", "ring", "square", "pause", "hourglass", "octagon", "stale"]


@dataclass(frozen=True, slots=True)
class StateModel:
    word: str
    shape: StateShape
    fill: Token
    ink: Token
    since: str = ""


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


def state_model(moment: Moment) -> StateModel:
    """The word is never green and never alone: colour, shape and word say the same."""
    kind = _STALE if moment.stale else _OF_PACKML.get(moment.snapshot.line.word, _NO_DATA)
    words = moment.words
    since = ""
    if moment.state_since_us is not None and not moment.stale:
        since = fill(words.say("state", "since\n{time}"), time=words.clock(moment.state_since_us))
    return StateModel(words.say("state", kind.word), kind.shape, kind.fill, kind.ink, since)
