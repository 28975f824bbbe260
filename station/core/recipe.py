"""What a recipe must be: the one rule for the config, the API and the core.

``recipe_faults`` judges a recipe by itself, ``line_faults`` whether cases of it can pass on a line. A fault is a key of
``station.messages.recipe`` with its arguments, and the path of the field to mend. The limits of single fields are in
``station.core.recipe_limits``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from station.core.codes.judge import is_serial_open
from station.core.codes.patterns import PatternFault, check_pattern
from station.core.codes.sscc import check_digit
from station.core.recipe_limits import (
    AREA_WHOLE,
    LEVEL_LIMITS,
    MOST_ABOVE,
    MOST_PATTERN_CHARS,
    RECIPE_LIMITS,
    VIEW_LIMITS,
    Limits,
)
from station.core.settings import CameraRole, LineSettings
from station.core.values import Arguments, Level, Recipe, Shape

FieldPath = tuple[str | int, ...]
"""``("gtin",)``, ``("above", 0, "name")``, ``("views", 1, "layer")``; places count from 0."""


@dataclass(frozen=True, slots=True)
class RecipeFault:
    """One thing that is wrong with a recipe."""

    path: FieldPath
    key: str
    arguments: Arguments = ()

    @property
    def field(self) -> str:
        """As people write the path; places count from 1."""
        text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.path)
        return text.removeprefix(".")


def recipe_faults(recipe: Recipe) -> Iterator[RecipeFault]:
    """Everything that is wrong with a recipe, whatever line packs it."""
    yield from _values_of(recipe, (), RECIPE_LIMITS)
    for place, level in enumerate(recipe.above):
        yield from _values_of(level, ("above", place), LEVEL_LIMITS)
    for place, view in enumerate(recipe.views):
        yield from _values_of(view, ("views", place), VIEW_LIMITS)
    yield from chain.from_iterable(rule(recipe) for rule in _RULES)


def line_faults(recipe: Recipe, settings: LineSettings) -> Iterator[RecipeFault]:
    """Why cases of this recipe could never pass on this station."""
    if settings.kind == "line":
        yield from grid_faults(recipe, settings.shape, len(settings.cameras))
        yield from camera_faults(recipe, settings.cameras)
        yield from shape_faults(recipe, settings.shape)
    else:
        yield from grid_faults(recipe, None, 0)
    yield from serial_faults(recipe, settings.sscc_prefix)
    yield from printer_faults(recipe, settings.printers)


# single values -----------------------------------------------------------------------------------------------------


def _values_of(part: object, path: FieldPath, limits: Mapping[str, Limits]) -> Iterator[RecipeFault]:
    """What is wrong with the fields of a recipe, level or view, one fault a field."""
    for name, limit in limits.items():
        value: Any = getattr(part, name)
        if (wrong := value_fault(name, value)) is not None:
            yield RecipeFault((*path, *wrong.path), wrong.key, wrong.arguments)
        elif not within(limit, value):
            yield _fault((*path, name), "recipe_value", at=name, found=_shown(value))


def within(limits: Limits, value: int | str | Sequence[object]) -> bool:
    """True when a value keeps the limits of its field."""
    size = value if isinstance(value, int) else len(value)
    least, most = (limits.least, limits.most) if isinstance(value, int) else (limits.shortest, limits.longest)
    if (least is not None and size < least) or (most is not None and size > most):
        return False
    texts = (value,) if isinstance(value, str) else () if isinstance(value, int) else value
    if limits.choices and not all(text in limits.choices for text in texts):
        return False
    return not limits.form or all(re.fullmatch(limits.form, str(text)) for text in texts)


def value_fault(name: str, value: Any) -> RecipeFault | None:
    """What is wrong with the value of this field, where it has a rule of its own beside its limits; None = nothing."""
    check = _VALUE_RULES.get(name)
    return check(name, value) if check is not None else None


def _gtin(name: str, text: str) -> RecipeFault | None:
    if not text:
        return None
    if len(text) not in (8, 12, 13, 14) or not (text.isascii() and text.isdigit()):
        return _fault((name,), "recipe_gtin_form")
    right = check_digit(text[:-1])
    return None if right == int(text[-1]) else _fault((name,), "recipe_gtin_check", right=right)


def _pattern(name: str, text: str) -> RecipeFault | None:
    try:
        check_pattern(text)
    except PatternFault as fault:
        if fault.key == "recipe_pattern_long":
            return _fault((name,), fault.key, at=name, most=MOST_PATTERN_CHARS)
        if fault.key == "recipe_pattern_broken":
            return _fault((name,), fault.key, at=name, detail=fault.detail)
        return _fault((name,), fault.key, at=name)
    return None


def _visible(name: str, text: str) -> RecipeFault | None:
    hidden = not text.isprintable() or " " in text
    return _fault((name,), "recipe_hidden_character", at=name) if hidden else None


def _each_once(name: str, items: Sequence[str]) -> RecipeFault | None:
    twice = next((item for place, item in enumerate(items) if item in items[:place]), None)
    return None if twice is None else _fault((name,), "recipe_twice", at=name, item=_shown(twice))


def _level_count(name: str, levels: Sequence[object]) -> RecipeFault | None:
    return _fault((name, MOST_ABOVE), "recipe_levels_many", most=MOST_ABOVE) if len(levels) > MOST_ABOVE else None


def _area(name: str, area: tuple[int, int, int, int]) -> RecipeFault | None:
    left, top, width, height = area
    inside = min(left, top) >= 0 and min(width, height) > 0
    inside = inside and left + width <= AREA_WHOLE and top + height <= AREA_WHOLE
    return None if inside else _fault((name,), "recipe_area", most=AREA_WHOLE)


_VALUE_RULES: Mapping[str, Callable[[str, Any], RecipeFault | None]] = {
    "gtin": _gtin,
    "pattern": _pattern,
    "case_pattern": _pattern,
    "url_prefix": _visible,
    "required_ais": _each_once,
    "symbologies": _each_once,
    "area": _area,
    "above": _level_count,
}


# a recipe by itself ------------------------------------------------------------------------------------------------


def _kind_faults(recipe: Recipe) -> Iterator[RecipeFault]:
    """Each kind of code has fields of its own, and one of them must say which codes are ours."""
    for name, kind in _OF_KIND.items():
        if getattr(recipe, name) and recipe.code != kind:
            yield _fault((name,), "recipe_of_kind", at=name, kind=kind)
    asking = _ASKING.get(recipe.code, ())
    if asking and not any(getattr(recipe, name) for name in asking):
        yield _fault(("code",), "recipe_any_code", keys=" or ".join(asking))
    if recipe.lot_checked and not recipe.lot:
        yield _fault(("lot_checked",), "recipe_lot_missing")
    if is_serial_open(recipe.code, recipe.serial_length, recipe.required_ais):
        yield _fault(("serial_length",), "recipe_serial_open")


_OF_KIND = {"url_prefix": "url", "gtin": "gs1", "lot_checked": "gs1", "serial_length": "gs1", "required_ais": "gs1"}
_ASKING = {"plain": ("pattern",), "url": ("url_prefix", "pattern"), "gs1": ("gtin", "pattern")}


def _level_faults(recipe: Recipe) -> Iterator[RecipeFault]:
    """Names of levels are distinct, and only the top one may be without a code: its containers are in no other."""
    taken = {"unit", recipe.container}
    for place, level in enumerate(recipe.above):
        if level.name in taken:
            yield _fault(("above", place, "name"), "recipe_level_twice", found=_shown(level.name))
        taken.add(level.name)
        if level.code == "none" and place < len(recipe.above) - 1:
            yield _fault(("above", place, "code"), "recipe_level_without_code", name=_shown(level.name))
    if recipe.container == "unit":
        yield _fault(("container",), "recipe_level_twice", found="unit")


def _view_faults(recipe: Recipe) -> Iterator[RecipeFault]:
    """Layers have no gap, and no cell is in two views."""
    layers = {view.layer for view in recipe.views}
    if gap := next((layer for layer in range(1, max(layers, default=0)) if layer not in layers), 0):
        yield _fault(("views",), "recipe_layer_missing", layer=gap)
    for place, view in enumerate(recipe.views):
        for other, earlier in enumerate(recipe.views[:place], start=1):
            if (view.camera, view.layer) == (earlier.camera, earlier.layer) and _overlap(view.area, earlier.area):
                yield _fault(("views", place, "area"), "recipe_views_overlap", view=place + 1, other=other)


Box = tuple[int, int, int, int]


def _overlap(one: Box, other: Box) -> bool:
    return all(one[side] < other[side] + other[side + 2] and other[side] < one[side] + one[side + 2] for side in (0, 1))


_RULES: tuple[Callable[[Recipe], Iterable[RecipeFault]], ...] = (_kind_faults, _level_faults, _view_faults)


# a recipe on a line ------------------------------------------------------------------------------------------------


def grid_faults(recipe: Recipe, shape: Shape | None, cameras: int) -> Iterator[RecipeFault]:
    """The cells of all views are the units of a case. ``shape`` None = a station without a line."""
    cells, units = recipe.rows * recipe.columns, recipe.units_per_case
    where = ("units_per_case",)
    if recipe.views and shape != "picture":
        yield _fault(("views",), "recipe_views_unused")
    if shape == "picture" and recipe.views:
        yield from (_fault((name,), "recipe_grid_in_views", at=name) for name in _sides(recipe))
        shown = sum(view.rows * view.columns for view in recipe.views)
        if shown != units:
            yield _fault(where, "recipe_views_differ", cells=shown, units=units)
    elif shape == "picture" and cameras > 1:
        if cells * cameras != units:
            yield _fault(where, "recipe_cameras_grid_differs", cameras=cameras, cells=cells * cameras, units=units)
    elif shape == "picture" or (shape == "reader" and _sides(recipe)):
        if cells != units:
            yield _fault(where, "recipe_grid_differs", cells=cells, units=units)
    else:
        yield from (_fault((name,), "recipe_grid_unused", at=name) for name in _sides(recipe))


def _sides(recipe: Recipe) -> tuple[str, ...]:
    return tuple(name for name in ("rows", "columns") if getattr(recipe, name))


def camera_faults(recipe: Recipe, cameras: Sequence[CameraRole]) -> Iterator[RecipeFault]:
    """Every view has a camera that can take it, and every camera a view."""
    triggers = {camera.name: camera.trigger for camera in cameras}
    for place, view in enumerate(recipe.views):
        if view.camera not in triggers:
            yield _fault(("views", place, "camera"), "recipe_view_camera", found=_shown(view.camera))
        elif triggers[view.camera] == "asked" and view.layer > 1:
            yield _fault(("views", place, "layer"), "recipe_view_asked", camera=view.camera)
    shown = {view.camera for view in recipe.views}
    for camera in cameras if recipe.views else ():
        if camera.name not in shown:
            yield _fault(("views",), "recipe_camera_without_view", camera=camera.name)


def shape_faults(recipe: Recipe, shape: Shape) -> Iterator[RecipeFault]:
    """A picture has no AIM identifier."""
    if recipe.aim_id and shape == "picture":
        yield _fault(("aim_id",), "recipe_aim_in_picture")


def serial_faults(recipe: Recipe, sscc_prefix: str) -> Iterator[RecipeFault]:
    """Assigned codes need a range of this station's."""
    for place, level in enumerate(recipe.above):
        if level.code in ("assigned", "printed") and not sscc_prefix:
            yield _fault(("above", place, "code"), "recipe_level_assigned", name=_shown(level.name))


def printer_faults(recipe: Recipe, printers: Sequence[str]) -> Iterator[RecipeFault]:
    """A label that is printed needs a printer."""
    for place, level in enumerate(recipe.above):
        if level.code == "printed" and not printers:
            yield _fault(("above", place, "code"), "recipe_level_printed", name=_shown(level.name))


def _fault(path: FieldPath, key: str, **arguments: str | int) -> RecipeFault:
    return RecipeFault(path, key, tuple(sorted(arguments.items())))


def _shown(value: object, most: int = 40) -> str:
    text = str(value)
    return text if len(text) <= most else f"{text[:most]}…"


def level_of(recipe: Recipe, level: int) -> Level:
    """What a container of this level is, 1 = the lowest. Raises IndexError for a level the recipe has not."""
    if level < 1:
        raise IndexError(level)
    return recipe.above[level - 2] if level > 1 else Level(recipe.container, recipe.units_per_case)
