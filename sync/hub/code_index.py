"""Which codes a record names, and in what part: the seam where a later kind joins the story of a code.

A kind joins by one row in ``_NAMED_BY``; ``sync.hub.fold`` then reads the records that are already there.
"""

import hashlib
from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import NamedTuple

from sync.epcis.identifiers import gs1_key
from sync.hub.bodies import AggregatedBody, CaseCodeBody, CodeBody, DissolvedBody, PackedBody, RestoredBody


class Role(IntEnum):
    """The part a code plays in a record; the numbers are stored."""

    UNIT = 1
    """It is one of the units the record is about."""
    CASE = 2
    """It is the case the record is about."""


_UNIT, _CASE = Role.UNIT.value, Role.CASE.value


class Mention(NamedTuple):
    """Two plain numbers: an enumeration would be hashed by name, 20,000 times a second."""

    code_hash: int
    role: int


def hash64(code: str) -> int:
    """64 bits of a code as the signed number both databases keep. Lone surrogates are hashed as they are."""
    digest = hashlib.blake2b(code.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def names_of(code: CodeBody) -> tuple[str, ...]:
    """Every name a code is found under: its key, its text, and the key of GS1 in either. A station that takes codes
    as addresses tells a Digital Link whole; by its GS1 key it is the same unit."""
    key, text = code["key"], code["text"]
    if key.startswith("gs1:") or (key == text and ":" not in key and key[0] not in "0]("):
        return (key,) if key == text else (key, text)  # most codes, 20,000 times a second
    found = gs1_key(key)
    if key == text:
        return (key, found) if found else (key,)
    return tuple(name for name in dict.fromkeys((key, text, found, gs1_key(text))) if name)


def mentions_of(body: object) -> tuple[Mention, ...]:
    """Every code a parsed body names, under each of its names."""
    named = _NAMED_BY.get(type(body))
    return () if named is None else tuple(named(body))


def _packed(body: object) -> list[Mention]:
    assert isinstance(body, AggregatedBody)
    # Two units may share a text (a hidden sign apart): the look-up needs it once.
    found = dict.fromkeys(Mention(each, _UNIT) for unit in body.units for each in _hashes(unit["code"]))
    return [*found, *_case(body)]


def _case(body: object) -> list[Mention]:
    assert isinstance(body, CaseCodeBody)
    return [Mention(each, _CASE) for each in _hashes(body.case_code)]


def _hashes(code: CodeBody) -> tuple[int, ...]:
    return tuple(hash64(name) for name in names_of(code))


_NAMED_BY: Mapping[type, Callable[[object], list[Mention]]] = {
    PackedBody: _packed,
    DissolvedBody: _packed,
    RestoredBody: _packed,
    AggregatedBody: _packed,
    CaseCodeBody: _case,
}
