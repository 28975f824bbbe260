"""A key of the Now bar or of an alarm, and what it does."""

from dataclasses import dataclass
from typing import Literal

ActionKind = Literal["acknowledge", "confirm_numbers", "match_counts", "find", "open"]


@dataclass(frozen=True, slots=True)
class Action:
    label: str
    kind: ActionKind
    about: str = ""
    """The alarm, or the page."""
