"""How many containers of a level there are, in the language of the screen."""

from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill

_COUNTS = {
    "bundle": mark("level", "{n:1 bundle|{n} bundles}"),
    "layer": mark("level", "{n:1 layer|{n} layers}"),
    "case": mark("level", "{n:1 case|{n} cases}"),
    "crate": mark("level", "{n:1 crate|{n} crates}"),
    "pallet": mark("level", "{n:1 pallet|{n} pallets}"),
    "container": mark("level", "{n:1 container|{n} containers}"),
}


def level_count(n: int, name: str, words: Words) -> str:
    """``19 pallets``."""
    if name not in _COUNTS:
        return f"{words.number(n)} × {line(name)}"
    return fill(words.say("level", _COUNTS[name]), n=words.number(n))
