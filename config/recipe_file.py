"""A recipe in a file of its own: the tables ``[recipe]``, ``[[level]]`` and ``[[view]]`` as in a config."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.cross_checks import note_recipe_faults
from config.errors import MOST_PATH_CHARS, ConfigError, ConfigErrors, plain
from config.faults import Faults, nearest
from config.loader import text_of
from config.recipe_tables import LevelPart, RecipePart, ViewPart
from config.result import recipe_from
from config.table_reader import TableReading, build, check_keys, keys_of
from config.toml_text import TomlFault, lines_of, read_toml
from station.core.recipe import recipe_faults
from station.core.values import Recipe

_TABLES = ("recipe", "level", "view")


def load_recipe(path: Path) -> Recipe:
    """Raises ConfigErrors with everything that is wrong with it, whatever line will pack it."""
    text = text_of(path)
    name = plain(str(path), MOST_PATH_CHARS)
    try:
        values = read_toml(text)
    except TomlFault as fault:
        raise ConfigErrors([ConfigError(name, fault.line, "", fault.key, (("detail", fault.detail),))]) from None
    faults = Faults(name, lines_of(text))
    reading = TableReading(faults, path.resolve().parent)
    part = _one(reading, values)
    levels, views = _each(reading, values, "level", LevelPart), _each(reading, values, "view", ViewPart)
    for unknown in (each for each in values if each not in _TABLES):
        faults.add((unknown,), "config_table_unknown", nearest(unknown, _TABLES))
    faults.raise_if_any()
    assert part is not None
    recipe = recipe_from(part, levels, views)
    note_recipe_faults(recipe_faults(recipe), faults)
    faults.raise_if_any()
    return recipe


def _one(reading: TableReading, values: Mapping[str, Any]) -> RecipePart | None:
    table = values.get("recipe")
    if not isinstance(table, dict):
        reading.faults.add(("recipe",), "config_table_missing" if table is None else "config_table_once")
        return None
    check_keys(reading, table, ("recipe",), keys_of(RecipePart))
    return build(reading, RecipePart, table, ("recipe",))


def _each(reading: TableReading, values: Mapping[str, Any], name: str, model: type[Any]) -> list[Any]:
    tables = values.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        reading.faults.add((name,), "config_table_array", table=name)
        return []
    made = []
    for place, table in enumerate(tables):
        check_keys(reading, table, (name, place), keys_of(model))
        made.append(build(reading, model, table, (name, place)))
    return [each for each in made if each is not None]
