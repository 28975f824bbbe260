"""The views of a case: which camera shows which part of which layer, and how many triggers that makes."""

from collections.abc import Sequence

from station.core.commands import Refusal
from station.core.desk import arguments
from station.core.settings import CameraRole
from station.core.values import Recipe, View

LAYERS_MAX = 8


def views_of(recipe: Recipe, cameras: Sequence[CameraRole]) -> tuple[View, ...]:
    """The views by number, the first is 1; where the recipe names none, each camera shows the whole grid of a case in
    one layer."""
    whole = (View(camera.name, 1, recipe.rows, recipe.columns) for camera in cameras)
    return recipe.views or tuple(whole)


def layers_of(views: Sequence[View]) -> int:
    """How often a counted camera is fired for a case: once a layer."""
    return max((view.layer for view in views), default=1)


def cells_of(view: View) -> list[tuple[int, int]]:
    """Every cell of a view, row first from the top left."""
    return [(row, column) for row in range(1, view.rows + 1) for column in range(1, view.columns + 1)]


def views_refused(recipe: Recipe, cameras: Sequence[CameraRole]) -> Refusal | None:
    """Why pictures could never show a whole case of this recipe: together they show each unit in one cell."""
    roles = {camera.name: camera for camera in cameras}
    views = views_of(recipe, cameras)
    for view in views:
        role = roles.get(view.camera)
        if role is None:
            return Refusal("view_camera_unknown", arguments(camera=view.camera))
        if role.trigger == "asked" and view.layer != 1:
            return Refusal("view_layer_asked", arguments(camera=view.camera, layer=view.layer))
    sound = all(1 <= view.layer <= LAYERS_MAX and view.rows > 0 and view.columns > 0 for view in views)
    if not sound or sum(view.rows * view.columns for view in views) != recipe.units_per_case:
        return Refusal("recipe_invalid", arguments(units_per_case=recipe.units_per_case))
    return None
