"""Rows and columns from places alone; and what a number of readings proves."""

from collections.abc import Iterable

import numpy as np
import pytest

from station.vision.arrangement import NoGrid, arranged
from station.vision.grid import Point
from station.vision.pass_rate import PassRate, cases_needed, lower_bound, with_motion


def places(
    rows: int, columns: int, pitch: tuple[float, float] = (200, 150), without: Iterable[int] = ()
) -> list[Point]:
    shaken = np.random.default_rng(1).uniform(-0.06, 0.06, (rows * columns, 2))
    whole = [
        ((column + 1 + dx) * pitch[0], (row + 1 + dy) * pitch[1])
        for (row, column), (dx, dy) in zip(np.ndindex(rows, columns), shaken, strict=True)
    ]
    return [point for number, point in enumerate(whole) if number not in without]


@pytest.mark.parametrize(("rows", "columns"), [(4, 6), (3, 2), (1, 5), (5, 1), (1, 1), (1, 2), (8, 12)])
def test_a_grid_is_found(rows: int, columns: int) -> None:
    grid = arranged(places(rows, columns), 60)
    assert (grid.rows, grid.columns) == (rows, columns)
    assert [grid.cell_of(point) for point in places(rows, columns)] == grid.cells()


def test_cells_that_were_not_read_leave_their_place_in_it_even_a_whole_row() -> None:
    grid = arranged(places(4, 6, without=[0, 8, *range(12, 18)]), 60)
    assert (grid.rows, grid.columns) == (4, 6)


@pytest.mark.parametrize(
    "points",
    [
        [*places(4, 6), (310.0, 160.0)],
        [(x, y * 100.0) for y in range(4) for x in (100.0 * y, 100.0 * y + 350)],
        [(x, 100) for x in (0, 148, 296, 396, 496)],
        [*places(4, 6, without=range(0, 24, 2))[:5], (5000.0, 5000.0)],
    ],
    ids=["one between", "staggered", "uneven", "far off"],
)
def test_what_makes_no_grid_is_refused(points: list[Point]) -> None:
    with pytest.raises(NoGrid) as refused:
        arranged(points, 60)
    assert refused.value.key == "learn_no_grid"


def test_a_bound_is_that_of_clopper_and_pearson() -> None:
    assert lower_bound(24, 24) == pytest.approx(0.05 ** (1 / 24), abs=1e-9)
    assert lower_bound(95, 100) == pytest.approx(0.8977, abs=1e-4)
    assert lower_bound(0, 10) == 0
    assert lower_bound(9_999, 10_000) == pytest.approx(0.99952, abs=1e-4)


def test_one_case_proves_one_in_twenty_and_299_prove_99_of_a_hundred() -> None:
    one = PassRate(24, 24, 24)
    assert one.likely == 1
    assert one.proven == pytest.approx(0.05)
    assert cases_needed(0.99) == 299
    assert PassRate(24 * 299, 24 * 299, 24).proven > 0.99 > PassRate(24 * 298, 24 * 298, 24).proven
    assert PassRate(47, 48, 24).likely == pytest.approx((47 / 48) ** 24)


def test_a_motion_averages_along_one_side_only() -> None:
    line = np.zeros((9, 9), np.uint8)
    line[:, 4] = 240
    assert with_motion(line, 3, down=False)[4].tolist() == [0, 0, 0, 80, 80, 80, 0, 0, 0]
    assert (with_motion(line, 3, down=True) == line).all()
    assert (with_motion(line, 0, down=False) == line).all()
    assert (with_motion(line, 1e9, down=False) == with_motion(line, 60, down=False)).all()
    assert with_motion(line, 0.5, down=False)[4].tolist() == line[4].tolist()


def test_the_noise_that_a_motion_would_average_away_is_put_back() -> None:
    grain = np.random.default_rng(1).normal(128, 8, (200, 200)).round().astype(np.uint8)
    assert with_motion(grain, 5, down=False).std() < 5
    assert with_motion(grain, 5, down=False, noise=8).std() == pytest.approx(8, abs=0.5)
    assert (with_motion(grain, 5, down=False, noise=8) == with_motion(grain, 5, down=False, noise=8)).all()
