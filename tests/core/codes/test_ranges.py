"""Ranges hold exactly their numbers, whatever is merged, united or taken away."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from station.core.codes.ranges import CodeRange, count, merged, united, without

NUMBERS = st.sets(st.integers(0, 40))


def numbers_of(ranges: list[CodeRange]) -> set[int]:
    return {number for each in ranges for number in range(each.first, each.last + 1)}


@given(st.lists(st.integers(0, 40)))
def test_merged_ranges_hold_exactly_their_numbers(numbers: list[int]) -> None:
    ranges = list(merged(sorted(numbers)))
    assert numbers_of(ranges) == set(numbers)
    assert count(ranges) == len(set(numbers))
    assert all(one.last + 1 < other.first for one, other in pairwise(ranges))


@given(NUMBERS, NUMBERS)
def test_what_is_taken_away_is_not_there_and_the_rest_is(one: set[int], other: set[int]) -> None:
    found = without(list(merged(sorted(one))), list(merged(sorted(other))))
    assert numbers_of(found) == one - other
    assert united(found) == found


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=8))
def test_ranges_in_any_order_are_united(parts: list[tuple[int, int]]) -> None:
    ranges = [CodeRange(first, first + length) for first, length in parts]
    assert numbers_of(united(ranges)) == numbers_of(ranges)
    assert united(united(ranges)) == united(ranges)
