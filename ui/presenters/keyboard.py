"""The keyboard on the screen: which key lies where, and what it types."""

from dataclasses import dataclass
from typing import Literal

from ui.i18n.words import Words

Deed = Literal["type", "erase", "shift", "signs", "script", "clear", "hide", "enter"]
Face = Literal["latin", "cyrillic", "digits"]

ACROSS = 24
"""Half columns: the parts of a row's keys sum up to it."""
_OTHER_SIGNS = str.maketrans("-/.:_#()+@", '=?,;&%$*!"')
"""What the keys of signs type while the other signs are wanted; digits stay where they are."""


@dataclass(frozen=True, slots=True)
class Cap:
    """One key."""

    label: str
    part: int = 2
    does: Deed = "type"


Rows = tuple[tuple[Cap, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyboardModel:
    """Its words in the present language; ``cyrillic``: there is a key to those letters and back."""

    hide: str
    clear: str
    enter: str
    space: str
    cyrillic: bool = False


def keyboard_model(words: Words) -> KeyboardModel:
    return KeyboardModel(
        hide=words.say("keyboard", "Hide"),
        clear=words.say("keyboard", "Clear"),
        enter=words.say("keyboard", "Enter"),
        space=words.say("keyboard", "Space"),
        cyrillic=words.language == "ru",
    )


def rows_of(face: Face, model: KeyboardModel) -> Rows:
    """The keys from the top, row by row, each row as wide as the others."""
    digits = (*_signs("1234567890"), Cap("⌫", 4, "erase"))
    leave = (Cap(model.hide, 4, "hide"), Cap(model.enter, 5, "enter"))
    match face:
        case "digits":
            return digits, (*_signs("-.,"), Cap(model.clear, 9, "clear"), *leave)
        case "latin":
            letters = _letters("qwertyuiop-/", "asdfghjkl.:_", "zxcvbnm#()+")
            return digits, *letters, (*_foot("@", "АБВ" if model.cyrillic else "", model), *leave)
        case "cyrillic":
            letters = _letters("йцукенгшщзхъ", "фывапролджэ-", "ячсмитьбю./")
            return digits, *letters, (*_foot("ё", "ABC", model), *leave)


def typed(label: str, *, upper: bool, others: bool) -> str:
    """What a key types: the letter in its case, the sign or the other one in its place."""
    shown = label.translate(_OTHER_SIGNS) if others else label
    return shown.upper() if upper else shown


def _signs(signs: str) -> tuple[Cap, ...]:
    return tuple(Cap(sign) for sign in signs)


def _letters(first: str, second: str, third: str) -> Rows:
    return _signs(first), _signs(second), (Cap("⇧", does="shift"), *_signs(third))


def _foot(sign: str, script: str, model: KeyboardModel) -> tuple[Cap, ...]:
    """Left of what ends the typing: the other letters where there are some, other signs, a space as wide as is left."""
    others = (Cap(script, 3, "script"),) if script else ()
    space = 3 if script else 6
    return (*others, Cap("%&=", 2, "signs"), Cap(sign), Cap(model.clear, 5, "clear"), Cap(model.space, space))
