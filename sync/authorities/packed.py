"""What the documents are made of: containers that hold something now, and units that were taken out of trade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Fate = Literal["sampled", "destroyed", "lost", "damaged", "other"]


@dataclass(frozen=True, slots=True)
class PackedContainer:
    """A live container as it is now."""

    number: int
    """In the journal."""
    level: int
    """1 = the lowest: its members are units."""
    name: str
    code: str
    """As it was read; empty = it has none."""
    capacity: int
    """Members of a full one, as far as it is known; 0 = it is not."""
    packed_us: int
    order: str
    product: str
    lot: str
    members: tuple[str, ...]
    """Codes as they were read: of units (level 1), else of the containers of the level below."""


@dataclass(frozen=True, slots=True)
class LostUnit:
    """A unit that will not be sold."""

    code: str
    fate: Fate
    at_us: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who hands a document in."""

    number: str
    """Tax number (INN), or what the platform knows the plant by."""
    name: str = ""
    group: str = ""
    """Product group, a key of ``MARKING_GROUPS``; empty = not one of that system's."""
    line: str = ""
    """Of the production line, as the platform knows it."""


@dataclass(frozen=True, slots=True)
class DocumentFault:
    """What a platform would refuse, and why."""

    key: str
    """Of a sentence in ``station.messages.authorities``."""
    code: str = ""
    """The unit or container it is about."""
    container: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One file of a document: platforms limit what one may hold."""

    content: bytes
    codes: int


def by_level(containers: Sequence[PackedContainer]) -> list[PackedContainer]:
    """Boxes before the pallets they stand on, each level in the order of packing."""
    return sorted(containers, key=lambda each: (each.level, each.packed_us, each.number))
