"""No-reads that gather: what is called out, and what is not."""

import random
from collections.abc import Callable
from math import exp, factorial

import pytest

from station.core.drift import CHANCE, LEAST, CellHours, Drift, find_drift, is_unlikely

ROWS, COLUMNS = 4, 6
SEEN = (2000, 2000, 2000, 2000)


def grid(count: Callable[[int, int, int], int], hours: int = len(SEEN)) -> list[CellHours]:
    """``count``: row, column, hour → no-reads."""
    places = [(row, column) for row in range(1, ROWS + 1) for column in range(1, COLUMNS + 1)]
    return [CellHours(row, column, tuple(count(row, column, hour) for hour in range(hours))) for row, column in places]


def drift(cells: list[CellHours], seen: tuple[int, ...] = SEEN) -> tuple[Drift, ...]:
    return find_drift(cells, seen, ROWS, COLUMNS)


def test_a_line_without_no_reads_drifts_nowhere() -> None:
    assert drift([]) == ()
    assert drift(grid(lambda row, column, hour: 0)) == ()


def test_a_rising_column_is_called_out() -> None:
    cells = grid(lambda row, column, hour: 2 if (column, hour) == (5, 0) and row < 4 else 0)
    assert drift(cells) == (Drift("column", 0, 5, 6, rising=True),)


def test_a_rising_row_is_called_out() -> None:
    cells = grid(lambda row, column, hour: int((row, hour) == (2, 0)))
    assert drift(cells) == (Drift("row", 2, 0, 6, rising=True),)


def test_one_cell_is_not_blamed_on_its_column() -> None:
    cells = grid(lambda row, column, hour: 7 if (row, column, hour) == (2, 5, 0) else 0)
    assert drift(cells) == (Drift("cell", 2, 5, 7, rising=True),)


def test_a_cell_of_a_called_column_is_not_called_again() -> None:
    cells = grid(lambda row, column, hour: 6 if (column, hour) == (5, 0) else 0)
    assert [each.kind for each in drift(cells)] == ["column"]


def test_a_column_that_was_always_so_is_not_rising() -> None:
    cells = grid(lambda row, column, hour: 2 if column == 5 and row < 4 else 0)
    assert drift(cells) == ()


def test_where_everything_rises_no_column_is_blamed() -> None:
    cells = grid(lambda row, column, hour: 2 if hour == 0 else 0)
    assert drift(cells) == (Drift("all", 0, 0, 48, rising=True),)


def test_what_improves_is_not_called_out() -> None:
    assert drift(grid(lambda row, column, hour: 0 if hour == 0 else 3 if column == 5 else 0)) == ()


def test_few_no_reads_are_nothing() -> None:
    cells = grid(lambda row, column, hour: int((column, hour) == (5, 0)))
    assert sum(cell.now for cell in cells) < LEAST
    assert drift(cells) == ()


def test_without_hours_before_a_column_stands_out_among_its_neighbours() -> None:
    first = grid(lambda row, column, hour: 2 if column == 5 and row < 4 else 0, hours=1)
    assert drift(first, (500,)) == (Drift("column", 0, 5, 6, rising=False),)
    assert drift(grid(lambda row, column, hour: 2, hours=1), (500,)) == ()


def test_a_line_that_stands_has_no_drift() -> None:
    assert drift(grid(lambda row, column, hour: 9 if column == 5 else 0), (0, 2000, 2000, 2000)) == ()


def test_the_speed_of_the_line_is_no_drift() -> None:
    """Four times the cases, four times the no-reads."""
    cells = grid(lambda row, column, hour: (4 if hour == 0 else 1) if column == 5 else 0)
    assert drift(cells, (8000, 2000, 2000, 2000)) == ()


def test_cells_outside_the_grid_are_left_out() -> None:
    assert drift([CellHours(9, 9, (50, 0, 0, 0))]) == ()


def test_chance_alone_is_hardly_ever_called_out() -> None:
    """A thousand calm hours at one no-read in two thousand cells."""
    chance, called = random.Random(1), 0
    for _ in range(1000):
        cells = grid(lambda row, column, hour: sum(chance.random() < 0.25 for _ in range(4)))
        called += bool(drift(cells))
    assert called <= 20


@pytest.mark.parametrize(("n", "expected"), [(0, 0.0), (1, 0.5), (5, 0.4), (6, 1.0), (9, 2.0), (40, 20.0), (3, 3.0)])
def test_the_tail_is_that_of_poisson(n: int, expected: float) -> None:
    tail = 1 - sum(exp(-expected) * expected**k / factorial(k) for k in range(n))
    assert is_unlikely(n, expected) == (n > expected and tail < CHANCE)


def test_large_counts_are_judged_too() -> None:
    assert is_unlikely(1200, 1000.0) and not is_unlikely(1050, 1000.0)
