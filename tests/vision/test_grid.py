"""Cells: an even division that follows a shifted case."""

import pytest

from station.vision.grid import Grid

GRID = Grid.over((400, 600), (0.0, 0.0, 1.0, 1.0), rows=4, columns=6)
MIDDLES = [GRID.middle(cell) for cell in GRID.cells()]


def test_cells_count_from_one_at_the_top_left_row_first() -> None:
    assert GRID.cells()[:2] == [(1, 1), (1, 2)]
    assert GRID.cell_of((0, 0)) == (1, 1)
    assert GRID.cell_of((599, 399)) == (4, 6)


@pytest.mark.parametrize("point", [(-1, 5), (600, 5), (5, -1), (5, 400)])
def test_outside_is_no_cell(point: tuple[float, float]) -> None:
    assert GRID.cell_of(point) is None


def test_an_area_leaves_a_rim() -> None:
    grid = Grid.over((400, 600), (0.0, 0.25, 1.0, 1.0), rows=3, columns=6)
    assert grid.cell_of((50, 99)) is None
    assert grid.cell_of((50, 101)) == (1, 1)


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (30, -20), (-45, 45), (49, 0)])
def test_the_grid_follows_a_case_up_to_half_a_cell(dx: float, dy: float) -> None:
    points = [(x + dx, y + dy) for x, y in MIDDLES]
    fitted = GRID.fitted(points)
    assert [fitted.cell_of(point) for point in points] == GRID.cells()


def test_the_grid_follows_even_where_units_are_missing() -> None:
    kept = [cell for cell in GRID.cells() if cell not in [(1, 1), (2, 4), (4, 6)]]
    points = [(GRID.middle(cell)[0] + 40, GRID.middle(cell)[1] + 30) for cell in kept]
    fitted = GRID.fitted(points)
    assert [fitted.cell_of(point) for point in points] == kept


def test_points_that_do_not_agree_move_nothing() -> None:
    points = [(x + 37 * (i % 3), y + 31 * (i % 4)) for i, (x, y) in enumerate(MIDDLES)]
    assert GRID.fitted(points) == GRID
    assert GRID.fitted([(70, 70)]) == GRID


def test_a_cells_box_is_cut_at_the_pictures_edge() -> None:
    moved = GRID.fitted([(x - 30, y) for x, y in MIDDLES])
    box = moved.box((1, 1), (400, 600))
    assert (box.x0, box.x1) == (0, 70)


def test_a_case_that_does_not_fill_its_area_is_ruled_by_its_codes() -> None:
    points = [(20 + 0.9 * x, 100 + 0.7 * y) for x, y in MIDDLES]
    fitted = GRID.fitted([*points, (300, 40)])  # and a label above it
    assert [fitted.cell_of(point) for point in points] == GRID.cells()
    assert fitted.cell_of((300, 40)) is None
    assert fitted.bounds == pytest.approx((20, 100, 560, 380))
