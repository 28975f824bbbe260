"""EAN-13, and UPC-A, which is one that begins with 0: its patterns (ISO/IEC 15420), and how a line of one is read."""

from functools import lru_cache

import numpy as np

from station.vision.division import CodePart, Signal, part
from station.vision.elastic import CodeLayout

_A = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
ODD: Signal = np.array([[int(module) for module in digit] for digit in _A], np.float32)
"""Number set A: shape (10, 7), 1 = bar (table 1)."""
RIGHT: Signal = 1 - ODD
EVEN: Signal = RIGHT[:, ::-1]
"""Number set B."""
PARITY = (0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010)
"""First digit -> which of the six left digits are of number set B, the first of them in the highest bit."""
MODULES = 95
GUARD: Signal = np.array([[1, 0, 1]], np.float32)
MIDDLE: Signal = np.array([[0, 1, 0, 1, 0]], np.float32)


@lru_cache(maxsize=8)
def _parts(sigma: float) -> tuple[CodePart, ...]:
    left, right = part(np.concatenate([ODD, EVEN]), 1, 0, sigma), part(RIGHT, 0, 1, sigma)
    start, end = part(GUARD, 0, 0, sigma, first=True), part(GUARD, 0, 0, sigma, last=True)
    return start, *(left,) * 6, part(MIDDLE, 1, 1, sigma), *(right,) * 6, end


def _digits(found: tuple[int, ...]) -> str | None:
    """The thirteen digits, if the sets of the left six are those of a first digit, and the check digit is right."""
    left, right = found[1:7], found[8:14]
    parity = sum((each >= 10) << (5 - place) for place, each in enumerate(left))
    if parity not in PARITY:
        return None
    digits = [PARITY.index(parity), *(each % 10 for each in left), *right]
    total = sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return "".join(map(str, digits)) if total % 10 == 0 else None


LAYOUT = CodeLayout(MODULES, _parts, _digits)
