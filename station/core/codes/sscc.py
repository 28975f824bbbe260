"""SSCC-18: the number of a logistic unit, with its GS1 check digit."""

SSCC_DIGITS = 18
_BODY_DIGITS = SSCC_DIGITS - 2  # without extension digit and check digit
PREFIX_DIGITS = range(4, 13)
"""Lengths a GS1 company prefix can have."""


def check_digit(digits: str) -> int:
    """Return the GS1 check digit of a string of ASCII digits (weights 3, 1, 3 … from the right)."""
    return -sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits))) % 10


def sscc_room(prefix: str) -> int:
    """Return how many serials fit beside this GS1 company prefix: 0 … room - 1.

    Raises ValueError when the prefix is not 4 to 12 digits."""
    if len(prefix) not in PREFIX_DIGITS or not _is_digits(prefix, len(prefix)):
        raise ValueError(f"a GS1 company prefix has 4 to 12 digits, not {prefix!r}")
    return int(10 ** (_BODY_DIGITS - len(prefix)))


def sscc(extension: int, prefix: str, serial: int) -> str:
    """Return the 18 digits of an SSCC: extension digit, company prefix, serial filled with zeros, check digit.

    Raises ValueError for an extension that is not 0…9, a prefix that is not one, or a serial that has no room."""
    if not 0 <= extension <= 9:
        raise ValueError(f"an SSCC extension is one digit, not {extension}")
    if not 0 <= serial < sscc_room(prefix):
        raise ValueError(f"serial {serial} has no room beside the prefix {prefix}")
    payload = f"{extension}{prefix}{serial:0{_BODY_DIGITS - len(prefix)}d}"
    return f"{payload}{check_digit(payload)}"


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
