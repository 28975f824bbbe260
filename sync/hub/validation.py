"""Is one event of a batch what it claims to be? Pure: documents in, rows to store or a refusal out."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from sync.errors import first_problem
from sync.hub.projections import Projection, projection_of
from sync.wire import EventDocument
from sync.wire_schema import parse_body


@dataclass(frozen=True, slots=True)
class UnnumberedEvent:
    """An event of a sender that numbers nothing: an ``EventDocument`` less its ``seq``, known by its ``id``."""

    document: dict[str, Any]
    said: str = ""
    """What a second sending is compared by, where the same may be written in several ways; empty = as it is written."""
    rank: int = 0
    """Its place among the events about the same thing (its time in µs); 0 = the number that it gets."""


@dataclass(frozen=True, slots=True)
class ValidEvent:
    """An event that may be stored."""

    seq: int
    event: EventDocument
    body: str
    digest: bytes
    projection: Projection


@dataclass(frozen=True, slots=True)
class InvalidEvent:
    seq: int
    code: str
    detail: str


def validate(seq: int, raw: dict[str, Any], said: str = "", rank: int = 0) -> ValidEvent | InvalidEvent:
    """One event of a batch whose numbers are checked already; ``said`` and ``rank`` as in ``UnnumberedEvent``."""
    try:
        event = EventDocument.model_validate(raw)
    except ValidationError as error:
        return InvalidEvent(seq, "event_invalid", first_problem(error))
    try:
        parsed = parse_body(event.kind, event.version, event.body)
    except ValidationError as error:
        return InvalidEvent(seq, "body_invalid", first_problem(error))
    try:
        body = json.dumps(event.body, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except ValueError:  # NaN and Infinity are no JSON, though many parsers take them
        return InvalidEvent(seq, "body_invalid", "a number that is none")
    digest = _digest(event, said or f"{event.time}\0{body}")
    return ValidEvent(seq, event, body, digest, projection_of(parsed, rank or seq))


def _digest(event: EventDocument, said: str) -> bytes:
    """The content by which a record sent again is known; what a later configuration may change stands outside."""
    told = "\0".join((event.id, event.kind, str(event.version), said))  # none of them holds a NUL
    return hashlib.sha256(told.encode()).digest()
