"""The views of a case: which camera shows which part of which layer, and how many triggers that makes."""

from collections.abc import Sequence

from station.core.settings import CameraRole
from station.core.values import Recipe, View


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
