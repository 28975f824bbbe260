"""A case as the test of a PLC knows it, and what the test does to it."""

from dataclasses import dataclass
from typing import Literal

from drivers.plc.codec import TOP, CaseAsk

HALF = TOP // 2
WRONG_ANSWERS = frozenset(
    {"no_answer", "torn_answer", "other_version", "other_epoch", "other_number", "doubted_answer"}
)
UNSEEN = -1
"""A question ended in a publication that was not read."""
Fate = Literal["good", "ejected", "unsure"]


def ahead(number: int, behind: int) -> int:
    """How far ``number`` is in front of ``behind``: 0…31999."""
    return (number - behind) % TOP


@dataclass(slots=True)
class AskedCase:
    """One question of the PLC."""

    seq: int
    words: tuple[int, ...]
    state: int = CaseAsk.IDLE
    given: int = 0
    """What the station really answered: 1 pass, -1 reject."""
    given_ms: int = 0
    """When; by the clock of the observer."""
    untaken: bool = False
    """The right answer was not taken in time; that was told once."""
    wrongly: bool = False
    """The PLC took what was no answer to it; that was told once."""
    late_ms: int | None = None
    tried_with: str = ""
    """The check whose wrong answer it was given; if it leaves as good, that was taken."""


@dataclass(slots=True)
class Circumstances:
    """What the test does at the moment, as far as it changes the judgement."""

    injecting: str = ""
    """The check that a wrong reaction of now belongs to."""
    excused: bool = False
    """Hands are at the belt: what nobody saw leaving is no fault now."""
    preset: bool = False
    """The PLC may number from anywhere in the next epoch."""
