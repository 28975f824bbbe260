"""What the levels of packing are called in the language of the screen."""

from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill

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


def level_name(name: str, words: Words) -> str:
    """A level in this language, or as the recipe calls it."""
    return words.say("level", _NAMES[name]) if name in _NAMES else line(name)


def level_count(n: int, name: str, words: Words) -> str:
    """``19 pallets``."""
    if name not in _COUNTS:
        return f"{words.number(n)} × {line(name)}"
    return fill(words.say("level", _COUNTS[name]), n=words.number(n))
