"""The bound on wrong links is the exact one."""

from math import comb

import pytest

from station.assembly.link_accuracy import most_wrong


@pytest.mark.parametrize("checked", [1, 10, 300, 5_000])
def test_with_none_wrong_it_is_what_the_formula_says_and_near_the_rule_of_three(checked: int) -> None:
    bound = most_wrong(checked, 0)
    assert bound == pytest.approx(1 - 0.05 ** (1 / checked), rel=1e-6)
    if checked >= 300:
        assert bound == pytest.approx(3 / checked, rel=0.02)


@pytest.mark.parametrize(("checked", "wrong"), [(20, 1), (100, 2), (500, 7)])
def test_at_the_bound_so_few_would_be_found_once_in_twenty_times(checked: int, wrong: int) -> None:
    share = most_wrong(checked, wrong)
    found = sum(comb(checked, k) * share**k * (1 - share) ** (checked - k) for k in range(wrong + 1))
    assert found == pytest.approx(0.05, rel=1e-6)


def test_nothing_checked_says_nothing() -> None:
    assert most_wrong(0, 0) == 1.0
    assert most_wrong(4, 4) == 1.0
