"""Patterns of a recipe: the one rule what a pattern is, and matching that cannot run away.

The syntax is RE2's: its matcher never goes back, so the time is bounded by pattern × text whatever a hostile pattern or
code holds (docs/decisions/0205-patterns-are-re2.md). ``\\d`` and ``\\w`` are ASCII: a full-width digit looks like one
and is none. The config, the API and the core all judge a pattern here.
"""

from functools import lru_cache
from typing import Any

import re2

from station.core.recipe_limits import MOST_PATTERN_CHARS

MAX_TEXT_CHARS = 512
"""Longer texts fit no pattern."""
_MAX_MEMORY = 1 << 18
"""Bytes of a compiled pattern. The largest that is taken needs some 20 ms for the longest text."""


class PatternFault(Exception):
    """The text is no pattern. ``key`` is a key of ``station.messages.recipe``, ``detail`` RE2's own words."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(key, detail)
        self.key, self.detail = key, detail


def check_pattern(pattern: str) -> None:
    """Raise PatternFault when the pattern is too long, no regular expression of RE2, or too large when compiled."""
    fault = _compiled(pattern)
    if isinstance(fault, PatternFault):
        raise PatternFault(fault.key, fault.detail)


def fits(pattern: str, *forms: str) -> bool:
    """True when one of the forms matches the whole pattern. A text that is no pattern fits nothing (fail closed)."""
    compiled = _compiled(pattern)
    if isinstance(compiled, PatternFault):
        return False
    return any(len(form) <= MAX_TEXT_CHARS and compiled.fullmatch(form) is not None for form in forms)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> Any:
    """Return RE2's matcher (its package has no types), or the PatternFault."""
    if len(pattern) > MOST_PATTERN_CHARS:
        return PatternFault("recipe_pattern_long")
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        return re2.compile(pattern, options)
    except UnicodeEncodeError:
        return PatternFault("recipe_pattern_broken", "it holds half a character")
    except re2.error as error:
        detail = bytes(error.args[0]).decode("utf-8", "backslashreplace")
        return PatternFault(
            "recipe_pattern_large" if detail.startswith("pattern too large") else "recipe_pattern_broken", detail
        )
