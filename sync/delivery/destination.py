"""Where records go: the Destination protocol, and the native wire over HTTP.

A destination never raises for weather: whatever happens on the wire comes back as a ``DeliveryResult``, sorted by its
meaning.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import quote

import httpcore
import httpx

from sync.clock import Clock
from sync.errors import UnexpectedAnswer
from sync.outbox import printable
from sync.result import DeliveryResult as DeliveryResult
from sync.result import Outcome
from sync.settings import NativeUpstream
from sync.transport.http import HttpClient, Request, Response
from sync.wire import (
    CONFLICT,
    CodeRange,
    PlannedOrdersDocument,
    Receipt,
    SerialsDocument,
    WireBatch,
    encode_batch,
    pack,
    read_cursor,
    read_planned_orders,
    read_receipt,
    read_serials,
)


@dataclass(frozen=True, slots=True)
class EncodedBatch:
    """A batch made ready for the wire; it may hold fewer records than were offered."""

    batch: WireBatch
    content: bytes
    headers: Mapping[str, str]


class Destination(Protocol):
    """One upstream."""

    async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
        """DELIVERED with ``through``, or what is in the way."""

    def prepare(self, batch: WireBatch) -> EncodedBatch:
        """Encode and compress; pure, called in a worker thread so that the line's loop never waits for it."""

    async def send(self, encoded: EncodedBatch) -> DeliveryResult: ...

    def changed(self) -> bool:
        """A file that opens it (token, certificate, authorities …) is another one than at the last request."""

    async def close(self) -> None: ...


class NativeDestination:
    """The native wire over one kept-alive connection."""

    def __init__(
        self,
        settings: NativeUpstream,
        *,
        station: str,
        line: str,
        clock: Clock,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._settings = settings
        self._line = line
        self._base = f"{settings.url}/v1/stations/{quote(station, safe='')}"
        self._http = HttpClient(settings, clock, network=network)

    async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
        request = Request("GET", f"{self._base}/cursor", params={"station_epoch": station_epoch})
        return self._result_of(await self._http.ask(request), _read_cursor_result)

    def prepare(self, batch: WireBatch) -> EncodedBatch:
        taken, body = encode_batch(batch, self._line, self._settings.batch_max_bytes)
        content, headers = pack(body)
        return EncodedBatch(taken, content, headers)

    async def send(self, encoded: EncodedBatch) -> DeliveryResult:
        request = Request("POST", f"{self._base}/events", content=encoded.content, headers=encoded.headers)
        first, last = encoded.batch.first, encoded.batch.last
        response = await self._http.ask(request)
        mending = bool(encoded.batch.mends)
        return self._result_of(
            response, lambda raw: _read_receipt_result(read_receipt(raw, first, last, mending=mending), mending=mending)
        )

    async def ask_serials(self, wanted: CodeRange, *, claimed: bool) -> SerialsDocument | DeliveryResult:
        """What upstream knows of this range of SSCCs; ``claimed``: this station assigns from it from now on."""
        method, params = ("PUT" if claimed else "GET"), wanted.model_dump(mode="json")
        request = Request(method, f"{self._base}/sscc", params={key: str(value) for key, value in params.items()})
        response = await self._http.ask(request)
        if isinstance(response, DeliveryResult):
            return response
        if response.status != httpx.codes.OK:
            return self._http.result_of(response)
        try:
            return read_serials(response.raw)
        except UnexpectedAnswer as error:
            return DeliveryResult(Outcome.FOREIGN, words=printable(str(error)), status=str(response.status))

    async def ask_orders(self) -> PlannedOrdersDocument | DeliveryResult:
        """What upstream has planned for this station."""
        response = await self._http.ask(Request("GET", f"{self._base}/orders"))
        if isinstance(response, DeliveryResult):
            return response
        if response.status != httpx.codes.OK:
            return self._http.result_of(response)
        try:
            return read_planned_orders(response.raw)
        except UnexpectedAnswer as error:
            return DeliveryResult(Outcome.FOREIGN, words=printable(str(error)), status=str(response.status))

    def changed(self) -> bool:
        return self._http.changed()

    async def close(self) -> None:
        await self._http.close()

    def _result_of(
        self, response: Response | DeliveryResult, read: Callable[[bytes], DeliveryResult]
    ) -> DeliveryResult:
        if isinstance(response, DeliveryResult):
            return response
        if response.status != httpx.codes.OK:
            return self._http.result_of(response)
        try:
            return replace(read(response.raw), status=str(response.status))
        except UnexpectedAnswer as error:
            return DeliveryResult(Outcome.FOREIGN, words=printable(str(error)), status=str(response.status))


def _read_cursor_result(raw: bytes) -> DeliveryResult:
    document = read_cursor(raw)
    return DeliveryResult(
        Outcome.DELIVERED,
        through=document.contiguous_through,
        latest_epoch=document.latest_epoch,
        contested=document.contested,
    )


def _read_receipt_result(receipt: Receipt, *, mending: bool = False) -> DeliveryResult:
    """``mending``: only ``accepted`` is a yes; ``exists`` may mean the tombstone that stands under the number."""
    taken = {"accepted"} if mending else {"accepted", "exists"}
    rejected = {item.seq: item for item in receipt.results if item.status not in taken}
    if not rejected:
        return DeliveryResult(
            Outcome.DELIVERED,
            through=receipt.accepted_through,
            contested=receipt.contested,
            repeated=tuple(receipt.repeated),
        )
    conflict = any(item.code == CONFLICT for item in rejected.values())
    worst = rejected[min(rejected)]
    return DeliveryResult(
        Outcome.CONFLICT if conflict else Outcome.REJECTED,
        words=printable(f"{worst.code or worst.status}: {worst.detail}"),
        through=receipt.accepted_through,
        rejected=rejected,
        repeated=tuple(receipt.repeated),
    )
