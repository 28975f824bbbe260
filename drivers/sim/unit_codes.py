"""What is printed on the simulated goods. The running number is in every code: none is ever printed twice."""

import hashlib

UNIT_PREFIX = "https://u.example/"
FOREIGN_PREFIX = "https://foreign.example/"
COMPANY_PREFIX = "9521234"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def serial(seed: int, number: int) -> str:
    """Ten signs: the running number in base 32 (six signs), and four that depend on the seed."""
    digest = hashlib.blake2b(f"{seed}/{number}".encode(), digest_size=4).digest()
    return _base32(number, 6) + _base32(int.from_bytes(digest), 4)


def unit_code(seed: int, number: int) -> str:
    """A unit's own code, 28 signs: QR version 2 (L) or 3."""
    return UNIT_PREFIX + serial(seed, number)


def foreign_code(seed: int, number: int) -> str:
    """A code of somebody else's product."""
    return FOREIGN_PREFIX + serial(seed, number)


def case_code(number: int) -> str:
    """The label of a case: an SSCC-18 as GS1 element string (AI 00, 20 digits)."""
    body = f"3{COMPANY_PREFIX}{number % 10**9:09d}"
    return f"00{body}{_check_digit(body)}"


def is_sscc(text: str) -> bool:
    """Whether this element string is an SSCC: AI 00, 17 digits and their check digit."""
    return len(text) == 20 and text.isdigit() and text[:2] == "00" and text[-1] == str(_check_digit(text[2:-1]))


def _check_digit(digits: str) -> int:
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return -weighted % 10


def _base32(value: int, width: int) -> str:
    signs = []
    for _ in range(width):
        value, rest = divmod(value, 32)
        signs.append(_DIGITS[rest])
    return "".join(reversed(signs))
