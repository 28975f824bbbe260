"""Waiting for what another process does: look again until it has come, and say what did not."""

import time
from collections.abc import Callable
from typing import TypeVar

WITHIN_S = 60.0
LOOK_S = 0.05

Found = TypeVar("Found")


def until(wanted: Callable[[], Found | None], what: str, within_s: float = WITHIN_S) -> Found:
    """Return the first true answer. Raises AssertionError when none has come in time."""
    end_s = time.monotonic() + within_s
    while time.monotonic() < end_s:
        if found := wanted():
            return found
        time.sleep(LOOK_S)
    raise AssertionError(f"{what}: not within {within_s:.0f} s")
