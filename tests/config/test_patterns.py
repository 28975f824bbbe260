"""Which patterns a recipe may hold."""

import re
import time

import pytest

from config.patterns import LONGEST_CODE, PatternFault, check_pattern
from station.core.codes.patterns import MAX_PATTERN_CHARS

GOOD = [
    "",
    r"[A-Z]{2}\d{6}",
    r"https?://[^/]+/u/[0-9A-Z]{10}",
    r"01\d{14}21.+",
    ".*x.*",
    r"(?:\.\d{1,3}){0,3}",
    r"(?=.*\d)[A-Z\d]+",
    r"(?P<kind>AB|CD)-\d+",
    "a++b",
    "(?>a+)b",
    "(?:(?:a){0})*",
    "(?i:abc)",
]
BAD = [
    ("(", "config_pattern_broken"),
    ("[[a]", "config_pattern_broken"),
    ("a{99999999999}", "config_pattern_broken"),
    ("x" * 257, "config_pattern_long"),
    (r"(a)\1", "config_pattern_backreference"),
    ("(?i)(a)\\1", "config_pattern_backreference"),
    ("(a)?(?(1)b|c)", "config_pattern_backreference"),
    ("(a+)+", "config_pattern_slow"),
    ("(a*)*", "config_pattern_slow"),
    ("(a|aa)+", "config_pattern_slow"),
    ("(a|b?)+", "config_pattern_slow"),
    ("(a{1,20}){1,20}", "config_pattern_slow"),
    ("(a?){40}a{40}", "config_pattern_slow"),
    (".*.*.*", "config_pattern_slow"),
    ("(?=(a+)+)b", "config_pattern_slow"),
    ("(?>(a+)+)b", "config_pattern_slow"),
    ("(?!(a+)+)b", "config_pattern_slow"),
    ("x*" * 60, "config_pattern_slow"),
]
HARDEST = [".*.*x", "[a-z]{0,3}[a-z]{0,2}[a-z]+[a-z]+x", "(?:a|aa){1,20}x", "(?:a?){21}x", ".*?.*?x"]


@pytest.mark.parametrize("pattern", GOOD)
def test_a_pattern_that_always_ends_soon_is_taken(pattern: str) -> None:
    check_pattern(pattern)


@pytest.mark.parametrize(("pattern", "key"), BAD)
def test_a_pattern_that_may_not_is_refused(pattern: str, key: str) -> None:
    with pytest.raises(PatternFault) as caught:
        check_pattern(pattern)
    assert caught.value.key == key


@pytest.mark.parametrize("pattern", HARDEST)
def test_the_hardest_patterns_taken_end_soon_on_the_worst_code(pattern: str) -> None:
    check_pattern(pattern)
    began = time.process_time()
    assert re.fullmatch(pattern, "a" * LONGEST_CODE) is None
    assert time.process_time() - began < 2.0


def test_the_core_tries_patterns_on_no_longer_texts() -> None:
    assert LONGEST_CODE == MAX_PATTERN_CHARS
