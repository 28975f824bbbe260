"""The English sentence of a key with its arguments, for the console, the command line and the log.

Whatever is scanned or comes from a wire is shown with its hidden characters spelled out. Nothing here raises.
"""

from collections.abc import Mapping, Sequence
from typing import assert_never

from station.core.codes import display
from station.messages import MESSAGES, PHRASES
from station.messages.row import Row
from station.messages.templates import fill, places

Value = str | int | float
Arguments = Mapping[str, Value] | Sequence[tuple[str, Value]]
"""Arguments of a key, as a mapping or as the sorted pairs events store."""

LONGEST_VALUE = 120
_LARGEST = 10**30
"""Python refuses to print an int of more than 4,300 digits."""

_KEYED_ARGUMENTS = frozenset({"cause", "state", "reason", "why", "disposal"})
"""Arguments that may hold a key themselves."""


_UNIT_NOUNS = {"unit": "unit", "units": "units"}
"""What a sentence calls that which is packed; a screen says bottle or can, as the recipe does."""


def sentence(key: str, arguments: Arguments = ()) -> str:
    """What happened and what to do, in one line. An unknown key is shown as it is, with its arguments."""
    return " ".join(part for part in (what_happened(key, arguments), to_do(key, arguments)) if part)


def what_happened(key: str, arguments: Arguments = ()) -> str:
    """The first sentence; arguments it has no place for follow in brackets."""
    given = _shown(arguments)
    message = MESSAGES.get(key)
    template = message.what if message is not None else _literal(_short(key))
    placed = places(template) | places(_do(key))
    extra = [value if name == "cause" else f"{name} {value}" for name, value in given.items() if name not in placed]
    text = fill(template, _UNIT_NOUNS | given)
    return f"{text} ({', '.join(extra)})" if extra else text


def to_do(key: str, arguments: Arguments = ()) -> str:
    """The second sentence; empty = nothing to do."""
    return fill(_do(key), _UNIT_NOUNS | _shown(arguments))


def sentence_of(row: Row, arguments: Arguments = ()) -> str:
    """The same of a row that is in another table than the catalogue."""
    given = _UNIT_NOUNS | _shown(arguments)
    return " ".join(fill(text, given) for text in (row.what, row.do) if text)


def phrase(key: str) -> str:
    """A few words for a key inside a table or a sentence."""
    return PHRASES.get(key) or _short(key.replace("_", " "))


def _shown(arguments: Arguments) -> dict[str, str]:
    pairs = arguments.items() if isinstance(arguments, Mapping) else arguments
    return {display(str(name)): _value(name, value) for name, value in pairs}


def _value(name: str, value: Value) -> str:
    match value:
        case str():
            return phrase(value) if name in _KEYED_ARGUMENTS or (name == "what" and value in PHRASES) else _short(value)
        case float():
            return f"{value:.4g}"
        case int():
            return str(value) if abs(value) < _LARGEST else f"{value.bit_length()} bits"
        case _:
            assert_never(value)


def _short(text: str) -> str:
    shown = display(text[: LONGEST_VALUE + 1])
    return shown if len(shown) <= LONGEST_VALUE else shown[:LONGEST_VALUE] + "…"


def _do(key: str) -> str:
    message = MESSAGES.get(key)
    return message.do if message is not None else ""


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
