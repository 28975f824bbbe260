"""Gathers faults, and turns pydantic's errors into ours: a table, not its English."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from config.errors import ConfigError, ConfigErrors, Path, dotted, plain
from config.messages import MESSAGES
from config.toml_text import Lines, line_at
from station.core.recipe_limits import LEVEL_NAME_FORM, NAME_FORM
from station.messages.recipe import RECIPE_MESSAGES

EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "string_type": "text in quotes",
    "path_type": "text in quotes",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list in [ ]",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table",
    "model_type": "a table",
}
"""pydantic's wrong types → what stands there instead."""

_BOUNDS = {
    "greater_than_equal": ("config_at_least", "ge", "least"),
    "greater_than": ("config_above", "gt", "bound"),
    "less_than_equal": ("config_at_most", "le", "most"),
    "less_than": ("config_below", "lt", "bound"),
    "string_too_short": ("config_text_short", "min_length", "least"),
    "string_too_long": ("config_text_long", "max_length", "most"),
    "too_short": ("config_list_short", "min_length", "least"),
    "too_long": ("config_list_long", "max_length", "most"),
}
"""pydantic's bounds → our key, its name of the bound, ours."""

FOUND = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number with a decimal point"),
    (str, "text"),
    (list, "a list"),
)


class Faults:
    """What is wrong so far. One fault a place: the second thing pydantic finds about a value is an echo."""

    def __init__(self, file: str, lines: Lines) -> None:
        self._file = file
        self._lines = lines
        self._found: dict[Path, ConfigError] = {}

    def add(self, path: Path, key: str, suggestion: str = "", **arguments: str | int | float) -> None:
        """Note a fault at a path. Texts of the file among the arguments are made fit for a console."""
        shown = tuple((name, plain(value) if isinstance(value, str) else value) for name, value in arguments.items())
        error = ConfigError(self._file, line_at(self._lines, path), dotted(path), key, shown, suggestion)
        self._found.setdefault(path, error)

    def add_invalid(self, path: Path, table: object, error: ErrorDetails) -> None:
        """Note what pydantic found in the table at ``path``."""
        place = (*path, *_written(table, error))
        key, arguments, suggestion = _translated(error)
        self.add(place, key, suggestion, **arguments)

    def line(self, path: Path) -> int | None:
        """Return the line of a path."""
        return line_at(self._lines, path)

    def raise_if_any(self) -> None:
        """Raise ConfigErrors when anything was noted."""
        if self._found:
            raise ConfigErrors(self._found.values())


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word that was probably meant; empty when none is near."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")


def _translated(error: ErrorDetails) -> tuple[str, Mapping[str, str | int | float], str]:
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    if kind in MESSAGES or kind in RECIPE_MESSAGES:  # a check of our own
        return kind, context, ""
    if kind in EXPECTED:
        return "config_type", {"expected": EXPECTED[kind], "found": _kind_of(value)}, ""
    if kind in _BOUNDS:
        key, theirs, ours = _BOUNDS[kind]
        return key, {ours: context[theirs]}, ""
    match kind:
        case "missing":
            return "config_key_missing", {}, ""
        case "extra_forbidden":
            return "config_key_unknown", {}, ""
        case "literal_error" | "enum":
            return _choice(value, str(context["expected"]))
        case "string_pattern_mismatch" if context["pattern"] == NAME_FORM:
            return "config_name_form", {}, ""
        case "string_pattern_mismatch" if context["pattern"] == LEVEL_NAME_FORM:
            return "config_level_name_form", {}, ""
        case "string_pattern_mismatch":
            return "config_form", {"pattern": context["pattern"]}, ""
        case _:
            return "config_value", {"detail": error["msg"].removeprefix("Value error, ")}, ""


def _written(table: object, error: ErrorDetails) -> Path:
    """Return the part of pydantic's place that stands in the file: it adds the name of the member of a union."""
    path: Path = ()
    for part in error["loc"]:
        if isinstance(table, dict) and (part in table or error["type"] == "missing"):
            table = table.get(part)
        elif isinstance(table, list) and isinstance(part, int):
            table = table[part]
        else:
            break
        path = (*path, part)
    return path


def _choice(value: Any, expected: str) -> tuple[str, Mapping[str, str | int | float], str]:
    choices = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    return "config_choice", {"found": str(value), "choices": ", ".join(choices)}, nearest(str(value), choices)


def _kind_of(value: object) -> str:
    return next((name for kind, name in FOUND if isinstance(value, kind)), "a table or date")
