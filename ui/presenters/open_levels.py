"""The containers above the case that are being filled: how full each is, and what its key does."""

from dataclasses import dataclass

from station.api.schema import OpenContainer
from ui.i18n.words import Words, capital, fill
from ui.presenters.moment import Moment


@dataclass(frozen=True, slots=True)
class OpenLevel:
    level: int
    text: str
    """``Pallet 3 of 8``."""
    close: str
    """What its key says."""
    closed: str
    """Said when it was closed."""
    scan: str
    """Its code is read from its label: what is said until the label is scanned; empty = none is needed."""
    able: bool
    """There is something in it to close."""


@dataclass(frozen=True, slots=True)
class OtherContainer:
    """What is merged into the one at hand."""

    container: int
    name: str
    """As people call it: its code, else its number."""
    count: int


def open_levels(moment: Moment) -> tuple[OpenLevel, ...]:
    return tuple(_level(each, moment.words) for each in moment.snapshot.containers)


def _level(level: OpenContainer, words: Words) -> OpenLevel:
    name = words.level(level.name)
    given = {
        "name": name,
        "Name": capital(name),
        "n": words.number(level.members),
        "m": words.number(level.capacity),
    }
    scan = words.say("level", "Scan the label of the {name}.") if level.code == "read" else ""
    return OpenLevel(
        level.level,
        fill(words.say("level", "{Name} {n} of {m}"), **given),
        fill(words.say("level", "Close {name}"), **given),
        fill(words.say("level", "The {name} with {n} of {m} was closed."), **given),
        fill(scan, **given),
        level.container > 0,
    )
