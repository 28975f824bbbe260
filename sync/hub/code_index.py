"""Which codes a record names, and in what part: the seam where a later kind joins the history of a code.

A kind joins by one row in ``_NAMED_BY`` and, for a stored body, in ``named_codes``.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from sync.epcis.identifiers import gs1_key
from sync.wire_schema import (
    ChangedBody,
    CodeBody,
    ContainerBody,
    DecommissionedBody,
    DissolvedBody,
    MemberBody,
    PackedBody,
    RecodedBody,
    RecommissionedBody,
    RestoredBody,
    ReturnedBody,
    ShippedBody,
)


class Role(IntEnum):
    """The part a code plays in a record; the numbers are stored."""

    UNIT_IN = 1
    """A unit that is in the container since this record."""
    UNIT_OUT = 2
    """A unit that is not in it since this record."""
    CHILD_IN = 3
    """A container that is in the container since this record."""
    CHILD_OUT = 4
    OWN = 5
    """Of the container that the record is about."""
    OLD = 6
    """It was that container's until this record."""
    FATE = 7
    """Decommissioned, or taken back."""


_OWN, _OLD, _FATE = Role.OWN.value, Role.OLD.value, Role.FATE.value
_IN = (Role.UNIT_IN.value, Role.CHILD_IN.value)
_OUT = (Role.UNIT_OUT.value, Role.CHILD_OUT.value)
AS_CHILD = frozenset({Role.CHILD_IN, Role.CHILD_OUT})


class CodeEntry(NamedTuple):
    """Two plain numbers: an enumeration would be hashed by name, 20,000 times a second."""

    code_hash: int
    role: int


def hash64(code: str) -> int:
    """64 bits of a code as the signed number both databases keep. Lone surrogates are hashed as they are."""
    digest = hashlib.blake2b(code.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def names_of(code: CodeBody) -> tuple[str, ...]:
    """Every name a code is found under: its key, its text, and the key of GS1 in either. A station that takes codes
    as addresses sends a Digital Link whole; by its GS1 key it is the same unit."""
    key, text = code["key"], code["text"]
    if key.startswith("gs1:") or (key == text and ":" not in key and key[0] not in "0]("):
        return (key,) if key == text else (key, text)  # most codes, 20,000 times a second
    found = gs1_key(key)
    if key == text:
        return (key, found) if found else (key,)
    return tuple(name for name in dict.fromkeys((key, text, found, gs1_key(text))) if name)


def main_hash(code: CodeBody | None) -> int:
    """By which one container is known in the records of every station: of its key of GS1, else of its key; 0 = it has
    no code."""
    if code is None:
        return 0
    names = names_of(code)
    return hash64(next((name for name in names if name.startswith("gs1:")), names[0]))


def entries_of(body: object) -> tuple[CodeEntry, ...]:
    """Every code a parsed body names, under each of its names."""
    named = _NAMED_BY.get(type(body))
    # Two units may share a text (a hidden character apart): the look-up needs it once.
    return () if named is None else tuple(dict.fromkeys(named(body)))


def named_codes(kind: str, body: Mapping[str, Any]) -> Iterator[tuple[CodeBody, Role]]:
    """Every code that a stored body of this kind names, with its part; nothing of a body that was not looked into."""
    if kind.startswith("unit."):
        yield body["code"], Role.FATE
        return
    if "container" not in body:
        return
    if body.get("code") is not None:
        yield body["code"], Role.OWN
    if body.get("old_code") is not None:
        yield body["old_code"], Role.OLD
    if kind == "container.recoded":
        return
    for member in (*body.get("added", ()), *(() if kind == "container.dissolved" else body.get("members", ()))):
        yield member["code"], Role.CHILD_IN if member["container"] else Role.UNIT_IN
    for member in (*body.get("removed", ()), *(body.get("members", ()) if kind == "container.dissolved" else ())):
        yield member["code"], Role.CHILD_OUT if member["container"] else Role.UNIT_OUT


def _packed(body: object) -> list[CodeEntry]:
    assert isinstance(body, PackedBody)
    return [*_members(body.members, _IN), *_container(body)]


def _dissolved(body: object) -> list[CodeEntry]:
    assert isinstance(body, DissolvedBody)
    return [*_members(body.members, _OUT), *_container(body)]


def _changed(body: object) -> list[CodeEntry]:
    assert isinstance(body, ChangedBody)
    return [*_members(body.removed, _OUT), *_members(body.added, _IN), *_container(body)]


def _recoded(body: object) -> list[CodeEntry]:
    assert isinstance(body, RecodedBody)
    old = () if body.old_code is None else _hashes(body.old_code)
    return [*_container(body), *(CodeEntry(each, _OLD) for each in old)]


def _container(body: object) -> list[CodeEntry]:
    assert isinstance(body, ContainerBody)
    return [] if body.code is None else [CodeEntry(each, _OWN) for each in _hashes(body.code)]


def _fate(body: object) -> list[CodeEntry]:
    assert isinstance(body, DecommissionedBody | RecommissionedBody)
    return [CodeEntry(each, _FATE) for each in _hashes(body.code)]


def _members(members: Iterable[MemberBody], roles: tuple[int, int]) -> list[CodeEntry]:
    as_unit, as_child = roles
    return [
        CodeEntry(each, as_child if member["container"] else as_unit)
        for member in members
        for each in _hashes(member["code"])
    ]


def _hashes(code: CodeBody) -> tuple[int, ...]:
    return tuple(hash64(name) for name in names_of(code))


_NAMED_BY: Mapping[type, Callable[[object], list[CodeEntry]]] = {
    PackedBody: _packed,
    RestoredBody: _packed,
    DissolvedBody: _dissolved,
    ChangedBody: _changed,
    RecodedBody: _recoded,
    ShippedBody: _container,
    ReturnedBody: _container,
    DecommissionedBody: _fate,
    RecommissionedBody: _fate,
}
