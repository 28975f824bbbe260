"""A request body as it may be believed: bounded before and after gzip, then a batch with honest numbers, stored."""

import asyncio
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import from_json
from starlette.requests import ClientDisconnect, Request

from sync.errors import first_problem
from sync.hub.faults import FaultSwitch
from sync.hub.limits import Intakes
from sync.hub.refusal import RequestRefused
from sync.hub.store import HubStore
from sync.wire import BatchDocument

BODY_MAX_BYTES = 8 * 2**20
OPENED_MAX_BYTES = 32 * 2**20
BODY_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """A body as it came, bounded but not opened."""

    sender: str
    """The station, or whose events a capture brings."""
    body: bytes
    encoding: str
    agent: str
    received_us: int


async def read_parcel(request: Request, sender: str, intakes: Intakes) -> Parcel:
    """Raises Refused for a body that is too large or too slow, or when too much is on its way already."""
    with intakes.arriving() as more:
        body, headers = await _read_body(request, more), request.headers
    encoding, agent = headers.get("Content-Encoding", "identity"), headers.get("User-Agent", "")
    return Parcel(sender, body, encoding, agent, time.time_ns() // 1_000)


def take_batch(store: HubStore, parcel: Parcel, switch: FaultSwitch | None) -> str:
    """Store a station's batch; the receipt as JSON. Raises Refused for what is none."""
    batch = parse_batch(opened(parcel.body, parcel.encoding))
    refused = switch.invalid(range(batch.first_seq, batch.last_seq + 1)) if switch is not None else []
    return store.ingest(parcel.sender, batch, parcel.received_us, refused, parcel.agent).model_dump_json()


def opened(body: bytes, encoding: str) -> bytes:
    """The body without its gzip, never more than OPENED_MAX_BYTES of it."""
    match encoding.strip().lower():
        case "identity":
            return body
        case "gzip":
            return _gunzip(body)
        case _:
            raise RequestRefused(415, "encoding_unknown")


def parse_batch(body: bytes) -> BatchDocument:
    try:
        batch = BatchDocument.model_validate(from_json(body))
    except ValidationError as error:
        raise RequestRefused(400, "batch_invalid", first_problem(error)) from None
    except ValueError as error:
        raise RequestRefused(400, "batch_invalid", str(error)[:300]) from None
    numbers = [event.get("seq") for event in batch.events]
    if numbers != list(range(batch.first_seq, batch.last_seq + 1)):
        raise RequestRefused(400, "batch_numbers", "events are not exactly first_seq to last_seq in order")
    return batch


async def _read_body(request: Request, more: Callable[[int], None]) -> bytes:
    """The body as it came, bounded in bytes and time."""
    taken = bytearray()
    try:
        async with asyncio.timeout(BODY_TIMEOUT_S):
            async for piece in request.stream():
                more(len(piece))
                taken += piece
                if len(taken) > BODY_MAX_BYTES:
                    raise RequestRefused(413, "body_too_large")
    except TimeoutError:
        raise RequestRefused(408, "body_too_slow") from None
    except ClientDisconnect:
        raise RequestRefused(400, "body_broken_off") from None
    return bytes(taken)


def _gunzip(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, OPENED_MAX_BYTES)
    except zlib.error:
        raise RequestRefused(400, "gzip_broken") from None
    if unpacker.unconsumed_tail:
        raise RequestRefused(413, "body_too_large")
    if not unpacker.eof or unpacker.unused_data:
        raise RequestRefused(400, "gzip_broken")
    return plain
