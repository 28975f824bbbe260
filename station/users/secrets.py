"""PINs and badges as they are stored: Argon2id, one at a time, so that guessing never takes the line's processors."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

TIME_COST, MEMORY_KIB, PARALLELISM = 2, 19_456, 1
"""OWASP's second choice for Argon2id: about 30 ms on one core."""
_hasher = PasswordHasher(TIME_COST, MEMORY_KIB, PARALLELISM)
_turn = threading.Lock()


def pin_hash(pin: str) -> str:
    with _turn:
        return _hasher.hash(pin)


def is_pin(pin: str, stored: str) -> bool:
    """False for a wrong PIN, and where nothing usable is stored."""
    with _turn:
        try:
            return _hasher.verify(stored, pin)
        except (VerificationError, InvalidHashError):
            return False


def badge_hash(badge: str, salt: bytes) -> str:
    """The same badge gives the same text within one file (its salt), so that its owner is found by it."""
    with _turn:
        raw = hash_secret_raw(badge.encode("utf-8"), salt, TIME_COST, MEMORY_KIB, PARALLELISM, 32, Type.ID)
    return raw.hex()


def pin_fault(pin: str) -> bool:
    """A PIN has 4 to 12 digits, not all the same."""
    return not (4 <= len(pin) <= 12 and pin.isascii() and pin.isdigit() and len(set(pin)) > 1)


def badge_fault(badge: str) -> bool:
    return not 6 <= len(badge) <= 200
