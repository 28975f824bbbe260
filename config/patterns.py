"""Is a pattern a regular expression that always ends soon?

Codes are hostile and Python's matcher goes back on its steps, so a pattern must not be able to take for ever. The
number of ways in which a pattern can split a text bounds the work: widths of repeats multiply along a sequence,
alternatives add, a repeat of something with several ways is a power. Above ``MOST_WAYS`` a pattern is refused.
"""

import re
import warnings
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]  # the only parser of re's own dialect
from typing import Any

MOST_CHARS = 256
LONGEST_CODE = 512
"""Longer texts never fit a pattern (station.core.codes), so an open repeat has at most this width."""
MOST_WAYS = 4_000_000
"""Two open repeats and a few small ones. The worst of them takes tens of milliseconds on a hostile code."""


class PatternFault(Exception):
    """The pattern is refused. ``key`` is a key of ``config.messages``, ``detail`` re's own words."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(key, detail)
        self.key, self.detail = key, detail


def check_pattern(pattern: str) -> None:
    """Raise PatternFault when the pattern is too long, none, refers back, or could take for ever."""
    if len(pattern) > MOST_CHARS:
        raise PatternFault("config_pattern_long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "possible nested set": tomorrow's re will read it otherwise
            re.compile(pattern, re.ASCII)
            tree = _parser.parse(pattern, re.ASCII)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        raise PatternFault("config_pattern_broken", str(error)) from None
    if _ways(tree) > MOST_WAYS:
        raise PatternFault("config_pattern_slow")


def _ways(items: Iterable[tuple[Any, Any]]) -> int:
    ways = 1
    for operation, argument in items:
        ways = min(ways * _item_ways(str(operation), argument), MOST_WAYS + 1)
    return ways


def _item_ways(operation: str, argument: Any) -> int:
    match operation:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = argument
            return _repeat_ways(int(least), min(int(most), LONGEST_CODE), _ways(body))
        case "BRANCH":
            return sum(_ways(alternative) for alternative in argument[1])
        case "SUBPATTERN":
            return _ways(argument[3])
        case "ATOMIC_GROUP":
            return _ways(argument)
        case "ASSERT" | "ASSERT_NOT":
            return _ways(argument[1])
        case "GROUPREF" | "GROUPREF_EXISTS" | "GROUPREF_IGNORE":
            raise PatternFault("config_pattern_backreference")
        case _:
            return 1


def _repeat_ways(least: int, most: int, ways: int) -> int:
    if ways == 1:
        return max(most - least + 1, 1)
    total = 0
    for times in range(least, max(most, least) + 1):
        total += ways**times if times * ways.bit_length() < 64 else MOST_WAYS + 1
        if total > MOST_WAYS:
            break
    return min(total, MOST_WAYS + 1)
