"""Changes put into the text of a config: comments, order and formatting of everything else survive."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.items import Item

from config.errors import Path, dotted
from config.lines import read_toml

Value = bool | int | float | str | list[str]


class EditFault(Exception):
    """The text could not be changed in this place without harm to another; nothing was changed."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Change:
    """A value for a key of the file."""

    path: Path
    value: Value | None
    """None = take the key out: its default holds."""


def edited(text: str, changes: Iterable[Change]) -> str:
    """Return the text with the changes in it. Raises EditFault, TomlFault (the text is no TOML).

    A table that is missing is put at the end. What comes out is read again: had anything else become different, it
    would be refused."""
    wanted = read_toml(text)
    document = tomlkit.parse(text)
    last = ""
    try:
        for change in changes:
            last = dotted(change.path)
            _put(wanted, change)
            _put(document, change)
        done = tomlkit.dumps(document)
    except (tomlkit.exceptions.TOMLKitError, KeyError, IndexError, TypeError, ValueError) as error:
        raise EditFault(last) from error
    if read_toml(done) != wanted:
        raise EditFault(last)
    return done


def value_at(values: object, path: Path) -> Any:
    """Return what stands at a path of the values of a file; None = nothing."""
    for part in path:
        try:
            values = values[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return deepcopy(values)


def _put(root: Any, change: Change) -> None:
    """The same for tomlkit's document and for plain values."""
    table, name = root, change.path[-1]
    for part in change.path[:-1]:
        if isinstance(part, str) and part not in table:
            if change.value is None:
                return
            table[part] = {}
        table = table[part]
    if change.value is None:
        table.pop(name, None)
    elif isinstance(root, tomlkit.TOMLDocument):
        table[name] = _item(change.value)
    else:
        table[name] = change.value


def _item(value: Value) -> Item:
    """A pattern keeps its backslashes single in single quotes."""
    if isinstance(value, str) and "\\" in value and "'" not in value and value.isprintable():
        return tomlkit.string(value, literal=True)
    return tomlkit.item(value)
