"""A config with the recipe and views in it that were learned; all else stays as it is."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import tomlkit

from config.loader import parse
from config.result import CameraDevice, Config
from config.toml_text import KeyChange, Value, edited
from station.assembly.config_file import kinds
from station.assembly.devices import recipe_of
from station.assembly.learning import AREA_WHOLE, Learned, NotLearned
from station.core.codes import identify, is_sscc
from station.core.codes.proposal import CODE_KEYS, are_taken, proposed
from station.core.values import Recipe, View
from station.messages.sentences import sentence

_EXPOSURE = ("ExposureTime", "ExposureTimeAbs")
"""Features in microseconds."""


@dataclass(frozen=True, slots=True)
class NewRecipe:
    """What is to be written."""

    recipe: Recipe
    kept: bool
    """The config's recipe takes all codes: what it says of them stays."""
    proposal: Recipe
    """What the codes themselves have in common."""
    units_before: int
    """In a case, as the config has it so far."""

    def changes(self) -> list[KeyChange]:
        """Of the table ``[recipe]``; a key without a value goes."""
        return [KeyChange(("recipe", name), value) for name, value in recipe_keys(self.recipe).items()]

    def view_lines(self) -> str:
        """The ``[[view]]`` tables as text."""
        return tomlkit.dumps({"view": _views(self.recipe)}).strip()


def new_recipe(config: Config, camera: str, found: Learned) -> NewRecipe:
    """Put what was learned of one camera into the recipe of the config. Raises NotLearned."""
    old = recipe_of(config)
    views = _with_view(config, camera, old, View(camera, 1, found.rows, found.columns, found.area))
    units = sum(view.rows * view.columns for view in views)
    symbologies = _symbologies(config, old, found)
    bare = replace(old, views=views, rows=0, columns=0, units_per_case=units, symbologies=symbologies)
    proposal, kept = proposed(found.texts, bare), are_taken(found.texts, bare)
    return NewRecipe(bare if kept else proposal, kept, proposal, old.units_per_case)


def written(config: Config, new: NewRecipe, path: Path) -> str:
    """Return the text of the whole config for this path. Raises ConfigErrors as its check would, EditFault."""
    text = edited(config.text, new.changes())
    document = tomlkit.parse(text)
    document.pop("view", None)
    text = f"{tomlkit.dumps(document).rstrip()}\n\n{new.view_lines()}\n"
    parse(text, path, kinds())
    return text


def recipe_keys(recipe: Recipe) -> dict[str, Value | None]:
    """What stands in the table ``[recipe]`` of what can be learned; None = its default holds."""
    keys: dict[str, Value | None] = {"code": recipe.code, "units_per_case": recipe.units_per_case}
    keys |= {"symbologies": list(recipe.symbologies), "rows": None, "columns": None}
    for name in CODE_KEYS:
        value = getattr(recipe, name)
        keys[name] = (list(value) if isinstance(value, tuple) else value) or None
    return keys


def is_label(config: Config, text: str) -> bool:
    """True for an SSCC, and for what the recipe's case pattern takes."""
    recipe = recipe_of(config)
    return is_sscc(text) or (bool(recipe.case_pattern) and identify(b"", text, recipe).role == "case")


def share_of(config: Config, camera: str) -> tuple[int, int]:
    """Return how many pictures of this camera make a case, and how many units of it other cameras show."""
    views = _views_now(config, recipe_of(config))
    others = sum(view.rows * view.columns for view in views if view.camera != camera)
    return max(sum(view.camera == camera for view in views), 1), others


def _views_now(config: Config, recipe: Recipe) -> tuple[View, ...]:
    return recipe.views or tuple(View(one.name, 1, recipe.rows, recipe.columns) for one in config.cameras)


def _with_view(config: Config, camera: str, recipe: Recipe, view: View) -> tuple[View, ...]:
    """Each layer under this camera gets the grid; views of other cameras stay. Raises NotLearned."""
    views = _views_now(config, recipe)
    layers = Counter(one.layer for one in views if one.camera == camera)
    if any(times > 1 for times in layers.values()):
        raise NotLearned("learn_views_many", camera=camera)
    return tuple(replace(view, layer=one.layer) if one.camera == camera else one for one in views)


def _symbologies(config: Config, recipe: Recipe, found: Learned) -> tuple[str, ...]:
    """The units', and those of the case's label where it is in the picture. Raises NotLearned."""
    names = set(found.symbologies)
    if config.case_code.source == "picture":
        names |= {code.symbology for code in found.labels} or set(recipe.symbologies)
    if "itf" in names:  # a recipe cannot name it: any part of one is a whole one (decision 397)
        raise NotLearned("learn_itf")
    return tuple(sorted(names, key=lambda name: (name not in recipe.symbologies, name)))


def _views(recipe: Recipe) -> list[dict[str, object]]:
    whole, layered = (0, 0, AREA_WHOLE, AREA_WHOLE), any(view.layer > 1 for view in recipe.views)
    return [
        {
            "camera": view.camera,
            **({"layer": view.layer} if layered else {}),
            "rows": view.rows,
            "columns": view.columns,
            **({"area": list(view.area)} if tuple(view.area) != whole else {}),
        }
        for view in recipe.views
    ]


# for whoever shows it ----------------------------------------------------------------------------------------------


def camera_of(config: Config, name: str) -> CameraDevice:
    """The camera that is meant; empty = the only one. Raises NotLearned."""
    if config.line is None or config.line.shape != "picture":
        raise NotLearned("learn_shape")
    names = ", ".join(each.name for each in config.cameras)
    if not name and len(config.cameras) > 1:
        raise NotLearned("learn_which_camera", cameras=names)
    meant = next((each for each in config.cameras if name in ("", each.name)), None)
    if meant is None:
        raise NotLearned("learn_no_camera", camera=name, cameras=names)
    return meant


def exposure_us(camera: CameraDevice) -> float:
    """As its features say; 0 = they do not."""
    features = getattr(camera.settings, "features", {})
    told = next((features[name] for name in _EXPOSURE if name in features), 0)
    return float(told) if isinstance(told, int | float) else 0.0


def recipe_lines(new: NewRecipe) -> list[str]:
    """The lines for a config; what is only proposed stands behind a #."""
    own = {name: value for name, value in recipe_keys(new.recipe).items() if value is not None}
    lines = ["[recipe]", *tomlkit.dumps(own).strip().splitlines()]
    proposal = proposed_keys(new.proposal)
    if new.kept and not proposal.items() <= own.items():
        lines.append(f"# {sentence('learn_kept')}")
        lines += [f"# {line}" for line in tomlkit.dumps(proposal).strip().splitlines()]
    return [*lines, "", *new.view_lines().splitlines()]


def proposed_keys(recipe: Recipe) -> dict[str, object]:
    left = ("units_per_case", "symbologies", "rows", "columns")
    return {name: value for name, value in recipe_keys(recipe).items() if value is not None and name not in left}
