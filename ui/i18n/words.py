"""Words in one language: plain Python, so that presenters are tested without Qt.

What a station says is a key with arguments. A key without words is shown as it is: nothing is hidden from a person.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Literal

from station.messages import MESSAGES, NOUNS, PHRASES, templates
from ui.i18n.mark import mark
from ui.i18n.visible import line

Language = Literal["en", "zh_CN", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "zh_CN", "ru")
SOURCE: Language = "en"
"""The language of the source: it has no file."""
NAMES: dict[Language, str] = {"en": "English", "zh_CN": "中文", "ru": "Русский"}
"""What a language calls itself."""

_MARKS: Mapping[Language, Mapping[int, int]] = {"ru": str.maketrans(",.", " ,")}
"""Marks of numbers, where they are not the English ones: thousands, then the decimal point."""

Value = str | int | float
Arguments = Mapping[str, Value]
Lookup = Callable[[str, str], str]
"""(context, source) → the text in the language, or the source."""

_LEVELS = {
    "unit": mark("level", "unit"),
    "bundle": mark("level", "bundle"),
    "layer": mark("level", "layer"),
    "case": mark("level", "case"),
    "crate": mark("level", "crate"),
    "pallet": mark("level", "pallet"),
    "container": mark("level", "container"),
}
"""Usual names of what is packed into what."""

_KEYED = frozenset({"cause", "state", "reason", "why", "disposal"})
"""Arguments that may hold a key themselves."""
_CASES = frozenset({"case", "first", "last"})
"""Arguments that name a case as ``epoch/number``."""
_OF_LEVELS = ("rework_", "bench_", "container_", "ship_", "label_")
"""Keys whose argument ``name`` is the name of a level."""
_WIDE_ENDS = ("。", "！", "？")
_LARGEST = 10**30
_MICRO = 1_000_000


def source_only(context: str, source: str) -> str:
    """The look-up of a language that is the source: English."""
    del context
    return source


class Words:
    """Sentences, keys, numbers and times in one language."""

    def __init__(
        self, language: Language = "en", lookup: Lookup = source_only, zone: tzinfo | None = None, epoch: int = 0
    ) -> None:
        self.language = language
        self._lookup = lookup
        self._zone = zone
        self.epoch = epoch
        """The epoch at work: a case of it is named by its number alone."""
        self.unit_noun = "unit"
        """What the recipe calls a unit."""

    # sentences of the screen -------------------------------------------------------------------------------------

    def say(self, context: str, source: str) -> str:
        """The text in this language; fill its ``{places}`` with ``fill``."""
        return self._lookup(context, source)

    @property
    def unit(self) -> str:
        """One of what is packed: bottle, can …"""
        return self.noun(1)

    @property
    def units(self) -> str:
        """Many of them."""
        return self.noun(2)

    def noun(self, n: int) -> str:
        """The word for ``n`` of what is packed; a noun this screen does not know is a unit."""
        return fill(self._lookup("noun", NOUNS.get(self.unit_noun, NOUNS["unit"])), n=str(n))

    # keys of the station -----------------------------------------------------------------------------------------

    def what(self, key: str, arguments: Arguments) -> str:
        """What happened; arguments the sentence has no place for follow in brackets."""
        row = MESSAGES.get(key)
        if row is None:
            return _with_rest(line(key), self._shown(arguments))
        given = self._named(arguments, key)
        template = self._lookup("key", row.what)
        placed = templates.places(row.what) | templates.places(row.do)
        rest = {name: value for name, value in given.items() if name in arguments and name not in placed}
        return _with_rest(fill(template, **given), rest)

    def to_do(self, key: str, arguments: Arguments) -> str:
        """What to do; empty = nothing."""
        row = MESSAGES.get(key)
        return fill(self._lookup("key", row.do), **self._named(arguments, key)) if row is not None and row.do else ""

    def whole(self, key: str, arguments: Arguments) -> str:
        """What happened, and what to do."""
        return joined(self.what(key, arguments), self.to_do(key, arguments))

    def phrase(self, key: str) -> str:
        """A few words for a key inside a table or a sentence."""
        source = PHRASES.get(key)
        return self._lookup("phrase", source) if source is not None else line(key.replace("_", " "))

    def level(self, name: str) -> str:
        """A level of packing in this language, or as the recipe calls it."""
        return self.say("level", _LEVELS[name]) if name in _LEVELS else line(name)

    def case(self, name: str) -> str:
        """A case by its number; with its epoch when that is not the one at work."""
        epoch, slash, number = name.partition("/")
        return number if slash and epoch == str(self.epoch) else line(name)

    # numbers and times -------------------------------------------------------------------------------------------

    def number(self, value: int) -> str:
        return self._marked(f"{value:,}") if abs(value) < _LARGEST else f"2^{value.bit_length() - 1}"

    def decimal(self, value: float, places: int) -> str:
        return self._marked(f"{value:,.{places}f}")

    def _marked(self, number: str) -> str:
        return number.translate(_MARKS.get(self.language, {}))

    def clock(self, at_us: int, *, seconds: bool = False) -> str:
        """Local time of day; an impossible time is shown as dashes."""
        at = self._local(at_us)
        if at is None:
            return "--:--"
        return at.strftime("%H:%M:%S" if seconds else "%H:%M")

    def date(self, at_us: int) -> str:
        """Day and month."""
        at = self._local(at_us)
        if at is None:
            return "--"
        month = self._lookup("date", _MONTHS[at.month - 1])
        return fill(self.say("date", "{day} {month}"), day=str(at.day), month=month)

    def _local(self, at_us: int) -> datetime | None:
        try:
            return datetime.fromtimestamp(at_us / _MICRO, UTC).astimezone(self._zone)
        except (ValueError, OverflowError, OSError):
            return None

    def _named(self, arguments: Arguments, key: str = "") -> dict[str, str]:
        """Arguments, and what a unit is called; the usual names of levels in this language."""
        given = {"unit": self.unit, "units": self.units} | self._shown(arguments)
        if key.startswith(_OF_LEVELS) and "name" in arguments:
            given["name"] = self.level(str(arguments["name"]))
        return given

    def _shown(self, arguments: Arguments) -> dict[str, str]:
        return {line(name): self._value(name, value) for name, value in arguments.items()}

    def _value(self, name: str, value: Value) -> str:
        if isinstance(value, str):
            if name in _CASES:
                return self.case(value)
            return self.phrase(value) if name in _KEYED or (name == "what" and value in PHRASES) else line(value)
        return self._marked(f"{value:.4g}") if isinstance(value, float) else self.number(value)


def fill(template: str, /, **given: str) -> str:
    """The template with its places filled; what is given is never read as a template, an empty place shows as ?."""
    return templates.fill(template, given)


def joined(*sentences: str) -> str:
    """One after the other; after a full-width mark there is no space. Those that are empty are left out."""
    told = ""
    for each in sentences:
        told += each if not told or not each or told.endswith(_WIDE_ENDS) else f" {each}"
    return told


def capital(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def _with_rest(text: str, rest: Mapping[str, str]) -> str:
    """A cause needs no name: it is words."""
    told = [value if name == "cause" else f"{name} {value}" for name, value in rest.items()]
    return f"{text} ({', '.join(told)})" if told else text


_MONTHS = (
    mark("date", "Jan"),
    mark("date", "Feb"),
    mark("date", "Mar"),
    mark("date", "Apr"),
    mark("date", "May"),
    mark("date", "Jun"),
    mark("date", "Jul"),
    mark("date", "Aug"),
    mark("date", "Sep"),
    mark("date", "Oct"),
    mark("date", "Nov"),
    mark("date", "Dec"),
)
