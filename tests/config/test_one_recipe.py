"""One recipe: what the config takes, a start of an order by the API and the core take; and the other way round."""

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from config import ConfigErrors, parse
from config.messages import template_of
from config.recipe_tables import LevelPart
from station.api.schema import RecipeArgs
from station.api.schema.recipe import LevelArgs
from station.assembly.commands import recipe_of_args
from station.core.recipe import line_faults, recipe_faults
from station.core.recipe_limits import RECIPE_LIMITS
from station.core.settings import CameraRole, LineSettings
from station.core.values import CodeSource, Level, Recipe, View
from station.messages.templates import places
from tests.config.stubs import KINDS, PICTURE

LINE = LineSettings("L1", "picture", (CameraRole("top", "asked"),), case_code="sscc", sscc_prefix="9501101")
PLAIN = {
    "product": "water",
    "code": "plain",
    "pattern": "[A-Z]{8}",
    "units_per_case": 4,
    "rows": 2,
    "columns": 2,
}
PALLET = {"name": "pallet", "capacity": 40, "code": "assigned"}
TOP = {"camera": "top", "layer": 1, "rows": 2, "columns": 2}
POOLS: Mapping[str, list[Any]] = {
    "product": ["w", "x" * 120, "x" * 121, ""],
    "code": ["plain", "url", "gs1"],
    "units_per_case": [1, 4, 1_000, 1_001, 0],
    "rows": [0, 2, 64, 65, 100, 101, -1],
    "columns": [0, 2, 100, 101],
    "pattern": ["", "[A-Z]+", "(", "(a+)+b", "x" * 256, "x" * 257, r"(a)\1", ".{1,900}.{1,900}"],
    "url_prefix": ["", "https://x/", "a b", "x" * 512, "x" * 513],
    "gtin": ["", "09501101530003", "09501101530004", "12", "095011015300030"],
    "lot": ["", "L1", "x" * 120, "x" * 121],
    "lot_checked": [True, False],
    "case_pattern": ["", "BOX.+", "("],
    "serial_length": [0, 8, 90, 91],
    "required_ais": [[], ["93"], ["9"], ["93", "93"], ["91", "92", "93", "94", "95", "96", "97", "98", "99"]],
    "aim_id": ["", "]d2", "d2"],
    "symbologies": [["qr"], ["qr", "qr"], ["nope"], []],
    "pool": ["", "water-2026", "-x", "x" * 40, "x" * 41],
    "case_pool": ["", "cases", "a b"],
    "target_cases": [0, 10_000_000, 10_000_001, -1],
    "unit_noun": ["bottle", "dog"],
    "container": ["case", "bundle", "Case", "unit", "x" * 20, "x" * 21, ""],
    "above": [
        [],
        [PALLET],
        [PALLET, PALLET],
        [PALLET, {**PALLET, "name": "load"}, {**PALLET, "name": "ship"}],
        [{**PALLET, "code": "none"}],
        [{**PALLET, "code": "read"}],
        [{**PALLET, "code": "printed"}],
        [{**PALLET, "code": "none"}, {**PALLET, "name": "load"}],
        [{**PALLET, "capacity": 0}],
        [{**PALLET, "capacity": 1_001}],
        [{**PALLET, "name": "case"}],
        [{**PALLET, "name": "Pallet"}],
    ],
    "views": [
        [],
        [TOP],
        [{**TOP, "rows": 1}, {**TOP, "rows": 1}],
        [{**TOP, "rows": 1, "area": [0, 0, 1000, 500]}, {**TOP, "rows": 1, "area": [0, 500, 1000, 500]}],
        [{**TOP, "area": [500, 0, 501, 1000]}],
        [{**TOP, "area": [0, 0, 0, 1000]}],
        [{**TOP, "layer": 2}],
        [{**TOP, "layer": 9}],
        [{**TOP, "camera": "side"}],
        [{**TOP, "rows": 0}],
    ],
}
CHANGES = st.fixed_dictionaries({}, optional={name: st.sampled_from(pool) for name, pool in POOLS.items()})


def table(name: str, values: Mapping[str, Any]) -> str:
    """As TOML: for these values it is written as JSON is."""
    return f"\n{name}\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())


def config_takes(recipe: Mapping[str, Any]) -> bool:
    head, _, rest = PICTURE.partition("[recipe]")
    own = {key: value for key, value in recipe.items() if key not in ("above", "views")}
    lists = [table("[[level]]", each) for each in recipe.get("above", ())]
    lists += [table("[[view]]", each) for each in recipe.get("views", ())]
    text = head + table("[recipe]", own) + "".join(lists) + "\n[case_code]" + rest.partition("[case_code]")[2]
    try:
        parse(text, Path("line.toml"), KINDS)
    except ConfigErrors as refused:
        assert all(str(each).isprintable() for each in refused.errors)
        return False
    return True


def tupled(values: Mapping[str, Any]) -> Any:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def as_recipe(values: Mapping[str, Any]) -> Recipe:
    above = tuple(Level(**each) for each in values.get("above", ()))
    views = tuple(View(**tupled(each)) for each in values.get("views", ()))
    return Recipe(**{**tupled(values), "above": above, "views": views})


def core_takes(recipe: Recipe) -> bool:
    faults = list(chain(recipe_faults(recipe), line_faults(recipe, LINE)))
    for fault in faults:
        assert places(template_of(fault.key)) <= dict(fault.arguments).keys()
    return not faults


def api_takes(values: Mapping[str, Any]) -> bool:
    """As the server reads it; what passes there is judged by the core."""
    try:
        args = RecipeArgs.model_validate_json(json.dumps(values))
    except ValidationError:
        return False
    return core_takes(recipe_of_args(args))


def test_a_level_has_the_same_sources_of_its_code_by_the_config_and_by_the_api() -> None:
    of_config, of_api = (set(get_args(kind.model_fields["code"].annotation)) for kind in (LevelPart, LevelArgs))
    assert of_config == of_api == set(get_args(CodeSource))


@pytest.mark.parametrize(("printers", "fault"), [((), "recipe_level_printed"), (("zebra",), "")])
def test_a_printed_label_comes_by_the_api_where_there_is_a_printer(printers: tuple[str, ...], fault: str) -> None:
    told = PLAIN | {"above": [{**PALLET, "code": "printed"}]}
    recipe = recipe_of_args(RecipeArgs.model_validate_json(json.dumps(told)))
    assert recipe.above == (Level("pallet", 40, "printed"),)
    found = [each.key for each in line_faults(recipe, replace(LINE, printers=printers))]
    assert found == ([fault] if fault else [])
    assert [each.key for each in line_faults(recipe, replace(LINE, printers=("zebra",), sscc_prefix=""))] == [
        "recipe_level_assigned"
    ], "its code is numbered here"


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_what_one_takes_all_take(changes: dict[str, Any]) -> None:
    values = PLAIN | changes
    assert (config_takes(values), api_takes(values)) == (core_takes(as_recipe(values)),) * 2, values


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, pool in POOLS.items() for value in pool])
def test_what_one_takes_of_a_single_field_all_take(name: str, value: object) -> None:
    values = PLAIN | {name: value}
    if name == "views" and value:
        values |= {"rows": 0, "columns": 0}
    assert (config_takes(values), api_takes(values)) == (core_takes(as_recipe(values)),) * 2


def test_the_pools_know_every_field_and_pass_its_limits() -> None:
    assert set(POOLS) == set(Recipe.__dataclass_fields__) - {"version"} >= set(RECIPE_LIMITS)
    assert config_takes(PLAIN) and api_takes(PLAIN) and core_takes(as_recipe(PLAIN))
