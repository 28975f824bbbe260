"""The English of every key, for the console and the log. The screen has its own words, per language.

Whatever is scanned or comes from a wire is shown with its hidden signs spelled out, and nothing here ever raises.
"""

from collections.abc import Mapping, Sequence
from typing import assert_never

from station.core.codes import display
from station.templates import fill, places
from station.words.alarms import ALARM_WORDS
from station.words.codes import CODE_WORDS, REASON_WORDS
from station.words.devices import DEVICE_WORDS
from station.words.findings import FINDING_WORDS
from station.words.instruments import TEST_WORDS
from station.words.phrases import PHRASES
from station.words.records import RECORD_WORDS
from station.words.refusals import COMMAND_WORDS, JOURNAL_WORDS, READY_WORDS, REQUEST_WORDS, START_WORDS, UPSTREAM_WORDS
from station.words.row import Row
from station.words.settings import SETTINGS_WORDS

__all__ = ["PHRASES", "WORDS", "Arguments", "Row", "Value", "phrase", "sentence", "to_do", "what_happened"]

Value = str | int | float
Arguments = Mapping[str, Value] | Sequence[tuple[str, Value]]
"""Arguments of a key, as a mapping or as the sorted pairs events store."""

LONGEST_VALUE = 120
_LARGEST = 10**30
"""Python refuses to print an int of more than 4,300 digits."""

WORDS: dict[str, Row] = {
    **REASON_WORDS,
    **CODE_WORDS,
    **UPSTREAM_WORDS,
    **JOURNAL_WORDS,
    **FINDING_WORDS,
    **START_WORDS,
    **REQUEST_WORDS,
    **READY_WORDS,
    **COMMAND_WORDS,
    **SETTINGS_WORDS,
    **RECORD_WORDS,
    **DEVICE_WORDS,
    **TEST_WORDS,
    **ALARM_WORDS,
}
"""Key → words. Where one key is both a reason and an alarm, the alarm's words say more and win."""

_KEYED_ARGUMENTS = frozenset({"cause", "state", "reason", "why", "disposal"})
"""Arguments that may hold a key themselves."""


def sentence(key: str, arguments: Arguments = ()) -> str:
    """What happened and what to do, in one line. A key nobody wrote down is shown as it is, with its arguments."""
    return " ".join(part for part in (what_happened(key, arguments), to_do(key, arguments)) if part)


def what_happened(key: str, arguments: Arguments = ()) -> str:
    """The first sentence; arguments it has no place for follow in brackets."""
    given = _shown(arguments)
    row = WORDS.get(key)
    template = row.what if row is not None else _literal(_short(key))
    extra = [f"{name} {value}" for name, value in given.items() if name not in places(template) | places(_do(key))]
    text = fill(template, given)
    return f"{text} ({', '.join(extra)})" if extra else text


def to_do(key: str, arguments: Arguments = ()) -> str:
    """The second sentence; empty = nothing to do."""
    return fill(_do(key), _shown(arguments))


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
    row = WORDS.get(key)
    return row.do if row is not None else ""


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
