"""The chain that makes an edited log visible: an event's hash covers the one before it and all its own columns."""

import hashlib
import uuid
from dataclasses import dataclass

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Link:
    """One row of ``event`` as the chain sees it."""

    seq: int
    id: str
    at_us: int
    kind: str
    version: int
    wire_seq: int | None
    wire_version: int | None
    """Which version of its body upstream is sent, for ever."""
    body: str


def event_id(station_epoch: uuid.UUID, seq: int) -> str:
    """UUIDv5(station_epoch, seq): known before the event is written, never random."""
    return str(uuid.uuid5(station_epoch, str(seq)))


def link_hash(previous: bytes, link: Link) -> bytes:
    """SHA-256 over the previous hash and every column, each field closed by a line feed (the body is last)."""
    wire = "" if link.wire_seq is None else f"{link.wire_seq}/{link.wire_version}"
    text = "\n".join((link.id, str(link.at_us), link.kind, str(link.version), wire, link.body))
    return hashlib.sha256(previous + text.encode("utf-8")).digest()
