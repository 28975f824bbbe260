"""Patterns of a recipe, compiled once. ``\\d`` and ``\\w`` are ASCII: a full-width digit looks like one and is none."""

import re
from functools import lru_cache

MAX_PATTERN_CHARS = 512
"""Longer texts fit no pattern: what a matcher may have to go back over stays bounded."""


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern, re.ASCII)
    except re.error:
        return None


def fits(pattern: str, *forms: str) -> bool:
    """True when one of the forms matches the whole pattern. A pattern that is none fits nothing (fail closed).

    The config refuses such patterns, and those that could take for ever, before a recipe is made of them."""
    compiled = _compiled(pattern)
    return compiled is not None and any(len(form) <= MAX_PATTERN_CHARS and compiled.fullmatch(form) for form in forms)
