"""The native wire, version 1: the documents of both directions and what makes an answer believable.

``POST {base}/v1/stations/{station}/events`` with a batch, answered by a receipt; ``GET …/cursor?station_epoch=…``
answered by how far upstream has everything. Sizes are bounded on both ends, numbers are checked against what was sent.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError, PydanticSerializationError, to_json

from sync.errors import UnexpectedAnswer, first_problem
from sync.outbox import Head, WireRecord
from sync.wire_schema import CODE_MAX, NO_NUL, Name, Seq, WireNumber

EVENTS_MAX = 5_000
"""More events than any batch may hold, either side."""
GZIP_FROM_BYTES = 1_024
GZIP_LEVEL = 1
CLOCK_QUALITY = "unknown"
"""Until the journal records how good its clock was, nothing better may be claimed."""
CONFLICT = "conflict"
"""Code of a rejected item whose number upstream holds with other content."""
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Document(BaseModel):
    """Strict about types, patient about keys of a later version."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class HeadDocument(Document):
    seq: WireNumber
    hash: Annotated[str, Field(max_length=200, pattern=NO_NUL)]


class EventDocument(Document):
    id: Name
    seq: Seq
    kind: Name
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    time: Annotated[str, Field(min_length=20, max_length=40, pattern=NO_NUL)]
    clock_quality: Annotated[str, Field(max_length=40, pattern=NO_NUL)]
    line: Annotated[str, Field(max_length=128, pattern=NO_NUL)]
    order: Annotated[str, Field(max_length=256, pattern=NO_NUL)]
    body: dict[str, Any]
    mends: Name | None = None
    """Id of the tombstone under this number that this record takes the place of. Answered ``accepted`` when the record
    stands there, also when it is sent once more."""


class BatchDocument(Document):
    """A batch whose events are still to be judged one by one."""

    station_epoch: Name
    first_seq: Seq
    last_seq: Seq
    head: HeadDocument
    events: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=EVENTS_MAX)]


class ItemResult(Document):
    seq: Seq
    status: Literal["accepted", "exists", "rejected"]
    code: str = ""
    detail: str = ""


class RepeatedCode(Document):
    """A code that was packed twice, as it is printed."""

    code: Annotated[str, Field(max_length=CODE_MAX)]
    other: Annotated[str, Field(max_length=256)]
    """The case that held it, with its station."""
    seq: Seq
    """The record that packed it again."""


class Receipt(Document):
    accepted_through: WireNumber
    results: Annotated[list[ItemResult], Field(max_length=EVENTS_MAX)]
    repeated: Annotated[list[RepeatedCode], Field(max_length=EVENTS_MAX)] = []
    """Records of this batch that pack a code which another case holds; they are stored all the same."""
    contested: bool = False
    """Of late somebody else wrote other content under this station's numbers: a cloned disk."""


class CodeRange(Document):
    """A range of SSCCs as a station assigns them."""

    extension: Annotated[int, Field(ge=0, le=9)]
    prefix: Annotated[str, Field(pattern=r"^[0-9]{4,12}$")]
    first: WireNumber
    last: WireNumber

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if not self.first <= self.last < self._room:
            raise PydanticCustomError("range", "first and last are no serials beside this prefix")
        return self

    @property
    def _room(self) -> int:
        return int(10 ** (16 - len(self.prefix)))

    @property
    def low(self) -> int:
        """17 digits: the first SSCC without its check digit."""
        return int(f"{self.extension}{self.prefix}") * self._room + self.first

    @property
    def high(self) -> int:
        return int(f"{self.extension}{self.prefix}") * self._room + self.last

    def serial_of(self, number: int) -> int:
        """The serial within 17 digits."""
        return number % self._room


PLANNED_MAX = 2_000


class PlannedOrder(Document):
    """An order that upstream has planned for a station."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    product: Annotated[str, Field(min_length=1, max_length=128)]
    lot: Annotated[str, Field(max_length=128)] = ""
    cases: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    """0 = nobody said."""
    recipe: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """Version of the station's recipe; 0 = the newest."""


class PlannedOrdersDocument(Document):
    """Everything that is planned for a station and that it shall show, in the order to be packed."""

    orders: Annotated[list[PlannedOrder], Field(max_length=PLANNED_MAX)] = []


class SerialsDocument(Document):
    """What upstream knows of a range of SSCCs."""

    highest: WireNumber | None
    """The highest serial it has; None = none."""
    undelivered: WireNumber = 0
    """Records this station had when it last spoke and upstream never got."""
    shared_with: Annotated[list[Annotated[str, Field(max_length=128)]], Field(max_length=1_000)] = []
    """Other stations that assign from this range, or have packed under it."""
    repeated: Annotated[list[RepeatedCode], Field(max_length=EVENTS_MAX)] = []
    """The newest codes this station packed though another case held them."""


class CursorDocument(Document):
    contiguous_through: WireNumber
    latest_epoch: Annotated[str, Field(max_length=128)] | None = None
    """The station_epoch that began last under this station's name, as far as upstream knows."""
    contested: bool = False
    """As in ``Receipt``."""


@dataclass(frozen=True, slots=True)
class WireBatch:
    """What goes into one request; ``records`` are contiguous and never empty."""

    station_epoch: str
    head: Head
    records: Sequence[WireRecord]
    tombstones: tuple[int, ...] = ()
    mends: str = ""
    """Id of the tombstone that the one record of this batch takes the place of; empty = an ordinary batch."""

    @property
    def first(self) -> int:
        return self.records[0].seq

    @property
    def last(self) -> int:
        return self.records[-1].seq


def encode_batch(batch: WireBatch, line: str, max_bytes: int) -> tuple[WireBatch, bytes]:
    """The batch as JSON, shortened to what fits into ``max_bytes``; the first record goes even if it is larger."""
    events: list[bytes] = []
    size = 0
    for record in batch.records:
        event = encode_event(record, line, batch.mends)
        if events and size + len(event) > max_bytes:
            break
        events.append(event)
        size += len(event) + 1
    taken = replace(batch, records=batch.records[: len(events)])
    front = {
        "station_epoch": taken.station_epoch,
        "first_seq": taken.first,
        "last_seq": taken.last,
        "head": {"seq": taken.head.seq, "hash": taken.head.hash},
    }
    return taken, _dumps(front)[:-1] + b',"events":[' + b",".join(events) + b"]}"


def pack(body: bytes) -> tuple[bytes, dict[str, str]]:
    """The body as sent, with its headers; small ones are not worth a gzip."""
    headers = {"Content-Type": "application/json"}
    if len(body) < GZIP_FROM_BYTES:
        return body, headers
    return gzip.compress(body, GZIP_LEVEL, mtime=0), headers | {"Content-Encoding": "gzip"}


def rfc3339(at_us: int) -> str:
    return (BEGINNING + timedelta(microseconds=at_us)).isoformat(timespec="microseconds")


def read_receipt(raw: bytes, first: int, last: int, *, mending: bool = False) -> Receipt:
    """The answer to a batch first…last; UnexpectedAnswer when it is anything else, or contradicts itself.

    ``mending``: the number is held by a tombstone already, so it counts though its record is refused."""
    receipt = _read(Receipt, raw)
    if sorted(item.seq for item in receipt.results) != list(range(first, last + 1)):
        raise UnexpectedAnswer("answer_for_other_numbers", first=first, last=last)
    missing = [item.seq for item in receipt.results if item.status == "rejected" and item.code != CONFLICT]
    if missing and not mending and receipt.accepted_through >= min(missing):
        raise UnexpectedAnswer("answer_contradicts_itself", accepted_through=receipt.accepted_through)
    return receipt


def read_cursor(raw: bytes) -> CursorDocument:
    return _read(CursorDocument, raw)


def read_serials(raw: bytes) -> SerialsDocument:
    return _read(SerialsDocument, raw)


def read_planned_orders(raw: bytes) -> PlannedOrdersDocument:
    return _read(PlannedOrdersDocument, raw)


Answer = TypeVar("Answer", bound=Document)


def _read(model: type[Answer], raw: bytes) -> Answer:
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        raise UnexpectedAnswer("answer_not_the_document", problem=first_problem(error)) from None


def encode_event(record: WireRecord, line: str, mends: str = "") -> bytes:
    """One record as it stands in a batch, and as a line of an export."""
    return _dumps(
        {
            "id": record.id,
            "seq": record.seq,
            "kind": record.kind,
            "version": record.version,
            "time": rfc3339(record.at_us),
            "clock_quality": CLOCK_QUALITY,
            "line": line,
            "order": str(record.body.get("order", "")),
            "body": record.body,
        }
        | ({"mends": mends} if mends else {})
    )


def _dumps(value: object) -> bytes:
    try:
        return to_json(value)
    except PydanticSerializationError:
        # A lone surrogate is no UTF-8. Escaped it can be sent, and upstream says what it thinks of that one record.
        return json.dumps(value, separators=(",", ":")).encode("ascii")
