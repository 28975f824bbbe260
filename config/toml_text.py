"""The TOML text of a config: its values, the line of every key, and changes that leave everything else as it is.

tomllib reads the values; tree-sitter-toml says where they stand (docs/decisions/0011-lines-of-a-config.md); tomlkit
changes them, so that comments, order and formatting survive.
"""

import re
import tomllib
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import tomlkit
import tree_sitter_toml
from tomlkit.items import Item
from tree_sitter import Language, Node, Parser

from config.errors import Path, dotted

Lines = dict[Path, int]
"""Path of a key or table → line, counted from 1."""

_TABLES = ("table", "table_array_element")
_KEYS = ("bare_key", "quoted_key", "dotted_key")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


class TomlFault(Exception):
    """The text is not TOML. ``line`` is None when it is the end that is missing."""

    def __init__(self, key: str, line: int | None, detail: str) -> None:
        super().__init__(key, line, detail)
        self.key, self.line, self.detail = key, line, detail


def read_toml(text: str) -> dict[str, Any]:
    """Return the values of a TOML text. Raises TomlFault."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise TomlFault("config_too_deep", None, "") from None
    except tomllib.TOMLDecodeError as error:
        detail = str(error)
        place = _PLACE.search(detail)
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        raise TomlFault("config_syntax", line, _PLACE.sub("", detail)) from None


def lines_of(text: str) -> Lines:
    """Return the line of every table and key of a text that ``read_toml`` has accepted."""
    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode("utf-8"))
    lines: Lines = {}
    arrays: dict[Path, int] = {}
    for node in tree.root_node.children:
        if node.type in _TABLES:
            _note_table(node, lines, arrays)
        elif node.type == "pair":
            _note_pair(node, (), lines)
    return lines


def line_at(lines: Lines, path: Path) -> int | None:
    """Return the line of a path, or of the nearest table around it."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _note_table(node: Node, lines: Lines, arrays: dict[Path, int]) -> None:
    path: Path = ()
    names = _key_of(node)
    for place, name in enumerate(names):
        path = (*path, name)
        last = place == len(names) - 1
        if last and node.type == "table_array_element":
            arrays[path] = arrays.get(path, -1) + 1
        lines.setdefault(path, node.start_point.row + 1)
        if path in arrays:
            path = (*path, arrays[path])
    lines.setdefault(path, node.start_point.row + 1)
    for child in node.children:
        if child.type == "pair":
            _note_pair(child, path, lines)


def _note_pair(node: Node, path: Path, lines: Lines) -> None:
    for name in _key_of(node):
        path = (*path, name)
        lines.setdefault(path, node.start_point.row + 1)
    for child in node.children:
        if child.type == "inline_table":
            for pair in child.children:
                if pair.type == "pair":
                    _note_pair(pair, path, lines)


def _key_of(node: Node) -> tuple[str, ...]:
    """Return the (dotted) key of a table or pair, its quotes and escapes read by tomllib."""
    text = next((child.text for child in node.children if child.type in _KEYS), None)
    names: list[str] = []
    table: object = tomllib.loads(f"{text.decode()} = 0") if text else 0
    while isinstance(table, dict):
        [(name, table)] = table.items()
        names.append(name)
    return tuple(names)


Value = bool | int | float | str | list[str]


class EditFault(Exception):
    """The text could not be changed in this place without harm to another; nothing was changed."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A value for a key of the file."""

    path: Path
    value: Value | None
    """None = take the key out: its default holds."""


def edited(text: str, changes: Iterable[KeyChange]) -> str:
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


def _put(root: Any, change: KeyChange) -> None:
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
