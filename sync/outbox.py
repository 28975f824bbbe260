"""The backlog as the uploader sees it: the journal's wire records, one cursor a destination, what is parked.

There is no second store: assembly joins this Protocol to the journal. Whatever implements it is held to
``tests.sync.outbox_suite``.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

WORDS_MAX = 500
"""Characters kept of what a server said about a record."""


class WireRecord(Protocol):
    """One record that upstream shall have."""

    @property
    def seq(self) -> int:
        """Wire number, contiguous from 1 in a station_epoch."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str:
        """The name upstream knows (``container.packed``)."""

    @property
    def version(self) -> int: ...
    @property
    def at_us(self) -> int:
        """Microseconds since 1970, UTC."""

    @property
    def body(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Record:
    """A wire record as a value."""

    seq: int
    id: str
    kind: str
    version: int
    at_us: int
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Parked:
    """A record that one destination refused, with the server's words: what its tombstone is made of.

    Sent again and refused again it keeps them, because its tombstone must stay the same to the byte."""

    seq: int
    status: str
    words: str
    at_us: int
    said_status: str = ""
    """What the server said when the record was sent again; empty = it was not."""
    said_words: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest wire record and the journal's chain hash at it; seq 0 = none yet."""

    seq: int
    hash: str


class Outbox(Protocol):
    """What a destination's uploader needs of the journal. Every call may raise ``sync.errors.OutboxFault``."""

    @property
    def station_epoch(self) -> str: ...

    async def head(self) -> Head: ...

    async def read(self, after: int, limit: int) -> Sequence[WireRecord]:
        """Up to ``limit`` committed records with seq > ``after``, ascending, as they were first written."""

    async def cursor(self, destination: str) -> int:
        """Through which wire number the destination has everything; 0 = nothing."""

    async def set_cursor(self, destination: str, through: int) -> None:
        """Durable when it returns. May go back: upstream was restored from its own backup."""

    async def park(self, destination: str, seq: int, status: str, words: str) -> None:
        """Durable when it returns; of a parked record only what was said last changes, its tombstone never."""

    async def unpark(self, destination: str, seq: int) -> None:
        """The destination took it after all. Durable when it returns; nothing changes where it is not parked."""

    async def parked(self, destination: str, after: int, limit: int) -> Sequence[Parked]:
        """Up to ``limit`` parked records of the destination with seq > ``after``, ascending."""


def printable(words: str) -> str:
    """A server's words as kept and shown: bounded, and nothing in them that a terminal or a page would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in words[:WORDS_MAX]).strip()


def tombstone_id(record_id: str) -> str:
    """What the tombstone of a record is called: both ends can tell which belong together."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{record_id}/record.parked"))


def tombstone(record: WireRecord, parked: Parked) -> Record:
    """What stands on the wire for a parked record: the same seq, so that contiguous-through goes on.

    Made of durable things only: sent again after a lost answer it is the same to the byte.
    """
    return Record(
        seq=record.seq,
        id=tombstone_id(record.id),
        kind="record.parked",
        version=1,
        at_us=parked.at_us,
        body={
            "record": record.id,
            "kind": record.kind,
            "order": record.body.get("order", ""),
            "status": parked.status,
            "words": parked.words,
        },
    )
