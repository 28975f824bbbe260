"""Arithmetic of the short numbers on the wire: they run 1…M and then 1 again (M = 32000), 0 means none.

What is stored and compared is the 64-bit *absolute* number: 1, 2, 3 … for ever, with ``short = (abs - 1) mod M + 1``.
"""

MODULUS = 32000


def short(absolute: int, modulus: int = MODULUS) -> int:
    """The wire's name of an absolute number; 0 stays 0 (none)."""
    return (absolute - 1) % modulus + 1 if absolute > 0 else 0


def extend(top: int, wire: int, modulus: int = MODULUS) -> int:
    """The absolute number nearest to ``top`` that the wire calls ``wire``; 0 or less is never believed."""
    return top + (wire - top + modulus // 2) % modulus - modulus // 2


def following(wire: int, modulus: int = MODULUS) -> int:
    """The short number after ``wire``."""
    return 1 if wire >= modulus else wire + 1


def preceding(wire: int, modulus: int = MODULUS) -> int:
    """The short number before ``wire``."""
    return modulus if wire <= 1 else wire - 1


def ahead(a: int, b: int, modulus: int = MODULUS) -> int:
    """How far short number ``a`` is in front of ``b``: 0…M-1."""
    return (a - b) % modulus
