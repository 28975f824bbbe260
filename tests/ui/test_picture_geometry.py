import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.picture_geometry import FINGER_PX, Geometry, PixelBox

ROOM = PixelBox(0, 0, 600, 400)


def test_a_picture_is_fitted_in_the_middle_and_keeps_its_shape() -> None:
    assert Geometry.fitted(ROOM, 1.0, 4, 6).area == PixelBox(100, 0, 400, 400)
    assert Geometry.fitted(ROOM, 3.0, 4, 6).area == PixelBox(0, 100, 600, 200)


@given(st.integers(1, 12), st.integers(1, 12))
def test_the_middle_of_a_cell_means_that_cell(rows: int, columns: int) -> None:
    geometry = Geometry.fitted(ROOM, 1.5, rows, columns)
    for place in ((1, 1), (rows, columns), (rows, 1)):
        cell = geometry.cell(*place)
        assert geometry.hit(cell.left + cell.width / 2, cell.top + cell.height / 2, ()) == place


@pytest.mark.parametrize("at", [(-1, 5), (601, 5), (5, 401), (50, 200)])
def test_beside_the_picture_is_no_cell(at: tuple[float, float]) -> None:
    assert Geometry.fitted(ROOM, 1.0, 4, 6).hit(*at, ()) is None


def test_where_cells_are_small_a_finger_means_the_failed_one() -> None:
    geometry = Geometry.fitted(ROOM, 1.5, 12, 18)
    assert geometry.cell_side < FINGER_PX
    cell = geometry.cell(6, 9)
    assert geometry.hit(cell.left - 40, cell.top, [(6, 9), (1, 1)]) == (6, 9)
    assert geometry.hit(cell.left - 60, cell.top, [(6, 9)]) != (6, 9)


def test_where_cells_are_large_the_finger_is_believed() -> None:
    geometry = Geometry.fitted(ROOM, 1.5, 4, 6)
    cell = geometry.cell(2, 2)
    assert geometry.hit(cell.left + 1, cell.top + 1, [(1, 1)]) == (2, 2)


def test_arrows_stay_inside() -> None:
    geometry = Geometry.fitted(ROOM, 1.5, 4, 6)
    assert geometry.moved(None, 1, 0) == (1, 1)
    assert geometry.moved((1, 1), -1, -1) == (1, 1)
    assert geometry.moved((4, 6), 1, 1) == (4, 6)
    assert geometry.moved((2, 2), 0, 1) == (2, 3)


def test_a_case_without_a_grid_has_no_cells() -> None:
    assert Geometry.fitted(ROOM, 1.5, 0, 0).hit(10, 10, ()) is None


def test_cells_may_fill_a_part_of_the_picture_only() -> None:
    geometry = Geometry.fitted(ROOM, 1.5, 4, 6, (0.1, 0.25, 0.9, 0.75))
    assert geometry.picture == ROOM
    assert geometry.area == PixelBox(60, 100, 480, 200)
    assert geometry.hit(30, 200, ()) is None
    assert geometry.hit(61, 101, ()) == (1, 1)


@pytest.mark.parametrize("at", [(10, 10), (590, 10), (10, 390), (590, 390), (299, 199)])
def test_an_enlarged_quarter_fills_the_place_of_the_picture(at: tuple[float, float]) -> None:
    geometry = Geometry.fitted(ROOM, 1.5, 12, 18)
    quarter = geometry.quarter(*at)
    large = geometry.enlarged(quarter)
    down, across = quarter
    assert large.picture.part((across / 2, down / 2, (across + 1) / 2, (down + 1) / 2)) == geometry.picture
    assert large.cell_side == 2 * geometry.cell_side
    middle = geometry.cell(*(geometry.hit(*at, ()) or (0, 0)))
    x, y = 2 * (middle.left + 1 - across * 300), 2 * (middle.top + 1 - down * 200)
    assert large.hit(x, y, ()) == geometry.hit(*at, ())


def test_a_failed_cell_within_reach_is_known() -> None:
    geometry = Geometry.fitted(ROOM, 1.5, 12, 18)
    cell = geometry.cell(6, 9)
    assert geometry.means_failed(cell.left - 40, cell.top, [(6, 9)])
    assert not geometry.means_failed(cell.left - 60, cell.top, [(6, 9)])
