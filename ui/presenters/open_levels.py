"""The containers above the case that are being filled: how full each is, and what its key does."""

from dataclasses import dataclass

from station.api.schema import OpenContainer
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill
from ui.presenters.moment import Moment

_NAMES = {
    "bundle": mark("level", "bundle"),
    "layer": mark("level", "layer"),
    "case": mark("level", "case"),
    "crate": mark("level", "crate"),
    "pallet": mark("level", "pallet"),
    "container": mark("level", "container"),
}


_COUNTS = {
    "bundle": mark("level", "{n:1 bundle|{n} bundles}"),
    "layer": mark("level", "{n:1 layer|{n} layers}"),
    "case": mark("level", "{n:1 case|{n} cases}"),
    "crate": mark("level", "{n:1 crate|{n} crates}"),
    "pallet": mark("level", "{n:1 pallet|{n} pallets}"),
    "container": mark("level", "{n:1 container|{n} containers}"),
}


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


def level_name(name: str, words: Words) -> str:
    """A level in this language, or as the recipe calls it."""
    return words.say("level", _NAMES[name]) if name in _NAMES else line(name)


def level_count(n: int, name: str, words: Words) -> str:
    """``19 pallets``."""
    if name not in _COUNTS:
        return f"{words.number(n)} × {line(name)}"
    return fill(words.say("level", _COUNTS[name]), n=words.number(n))


def _level(level: OpenContainer, words: Words) -> OpenLevel:
    name = level_name(level.name, words)
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
