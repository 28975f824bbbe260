"""Is one event of a batch what it claims to be? Pure: documents in, rows to store or a refusal out."""

import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sync.wire import NO_NUL, EventDocument, Seq, WireNumber

CODE_MAX = 8_192
"""A code of 2,048 signs, the most a station takes, with every sign escaped."""
UNITS_MAX = 2_000
CodeText = Annotated[str, Field(min_length=1, max_length=CODE_MAX, pattern=NO_NUL)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class CaseNumber(_Part):
    epoch: WireNumber
    seq: Seq


class CodeBody(_Part):
    key: CodeText
    text: CodeText


class UnitBody(_Part):
    code: CodeBody


class PackedBody(_Part):
    """What the hub needs of a ``case.packed``; the rest is stored as it came."""

    case: CaseNumber
    case_code: CodeBody
    units: Annotated[list[UnitBody], Field(min_length=1, max_length=UNITS_MAX)]


@dataclass(frozen=True, slots=True)
class Good:
    """An event that may be stored."""

    seq: int
    event: EventDocument
    body: str
    digest: bytes
    packed: PackedBody | None


@dataclass(frozen=True, slots=True)
class Bad:
    seq: int
    code: str
    detail: str


def judge(seq: int, raw: dict[str, Any]) -> Good | Bad:
    """One event of a batch whose numbers are checked already."""
    try:
        event = EventDocument.model_validate(raw)
    except ValidationError as error:
        return Bad(seq, "event_invalid", _first_problem(error))
    packed: PackedBody | None = None
    if event.kind == "case.packed":
        try:
            packed = PackedBody.model_validate(event.body)
        except ValidationError as error:
            return Bad(seq, "body_invalid", _first_problem(error))
        if len({unit.code.key for unit in packed.units}) != len(packed.units):
            return Bad(seq, "body_invalid", "a unit stands in the case twice")
    body = json.dumps(event.body, sort_keys=True, separators=(",", ":"))
    return Good(seq, event, body, _digest(event, body), packed)


def _digest(event: EventDocument, body: str) -> bytes:
    """The content by which a record sent again is known; what a later configuration may change stands outside."""
    told = "\0".join((event.id, event.kind, str(event.version), event.time, body))  # none of them holds a NUL
    return hashlib.sha256(told.encode()).digest()


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"[:300]
