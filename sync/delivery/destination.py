"""Where records go: the Destination protocol, and the native wire over HTTP.

A destination never raises for weather: whatever happens on the wire comes back as ``Told``, sorted by its meaning.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import quote

import httpcore
import httpx

from sync.clock import Clock
from sync.errors import NotOurDocument
from sync.outbox import inert
from sync.result import Outcome
from sync.result import Told as Told
from sync.settings import NativeUpstream
from sync.transport.http import Answer, HttpClient, Question
from sync.wire import (
    CONFLICT,
    Batch,
    CodeRange,
    Receipt,
    SerialsDocument,
    encode_batch,
    pack,
    read_cursor,
    read_receipt,
    read_serials,
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch made ready for the wire; it may hold fewer records than were offered."""

    batch: Batch
    content: bytes
    headers: Mapping[str, str]


class Destination(Protocol):
    """One upstream."""

    async def ask_cursor(self, station_epoch: str) -> Told:
        """DELIVERED with ``through``, or what is in the way."""

    def prepare(self, batch: Batch) -> Parcel:
        """Encode and compress; pure, called in a worker thread so that the line's loop never waits for it."""

    async def send(self, parcel: Parcel) -> Told: ...

    def changed(self) -> bool:
        """A file that opens it (token, certificate, authorities …) is another one than at the last question."""

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

    async def ask_cursor(self, station_epoch: str) -> Told:
        question = Question("GET", f"{self._base}/cursor", params={"station_epoch": station_epoch})
        return self._judge(await self._http.ask(question), _told_cursor)

    def prepare(self, batch: Batch) -> Parcel:
        taken, body = encode_batch(batch, self._line, self._settings.batch_max_bytes)
        content, headers = pack(body)
        return Parcel(taken, content, headers)

    async def send(self, parcel: Parcel) -> Told:
        question = Question("POST", f"{self._base}/events", content=parcel.content, headers=parcel.headers)
        first, last = parcel.batch.first, parcel.batch.last
        answer = await self._http.ask(question)
        mending = bool(parcel.batch.mends)
        return self._judge(
            answer, lambda raw: _told_receipt(read_receipt(raw, first, last, mending=mending), mending=mending)
        )

    async def ask_serials(self, wanted: CodeRange, *, claimed: bool) -> SerialsDocument | Told:
        """What upstream knows of this range of SSCCs; ``claimed``: this station assigns from it from now on."""
        method, params = ("PUT" if claimed else "GET"), wanted.model_dump(mode="json")
        question = Question(method, f"{self._base}/sscc", params={key: str(value) for key, value in params.items()})
        answer = await self._http.ask(question)
        if isinstance(answer, Told):
            return answer
        if answer.status != httpx.codes.OK:
            return self._http.told(answer)
        try:
            return read_serials(answer.raw)
        except NotOurDocument as error:
            return Told(Outcome.FOREIGN, words=inert(str(error)), status=str(answer.status))

    def changed(self) -> bool:
        return self._http.changed()

    async def close(self) -> None:
        await self._http.close()

    def _judge(self, answer: Answer | Told, read: Callable[[bytes], Told]) -> Told:
        if isinstance(answer, Told):
            return answer
        if answer.status != httpx.codes.OK:
            return self._http.told(answer)
        try:
            return replace(read(answer.raw), status=str(answer.status))
        except NotOurDocument as error:
            return Told(Outcome.FOREIGN, words=inert(str(error)), status=str(answer.status))


def _told_cursor(raw: bytes) -> Told:
    document = read_cursor(raw)
    return Told(
        Outcome.DELIVERED,
        through=document.contiguous_through,
        latest_epoch=document.latest_epoch,
        contested=document.contested,
    )


def _told_receipt(receipt: Receipt, *, mending: bool = False) -> Told:
    """``mending``: only ``accepted`` is a yes; ``exists`` may mean the tombstone that stands under the number."""
    taken = {"accepted"} if mending else {"accepted", "exists"}
    rejected = {item.seq: item for item in receipt.results if item.status not in taken}
    if not rejected:
        return Told(
            Outcome.DELIVERED,
            through=receipt.accepted_through,
            contested=receipt.contested,
            repeated=tuple(receipt.repeated),
        )
    conflict = any(item.code == CONFLICT for item in rejected.values())
    worst = rejected[min(rejected)]
    return Told(
        Outcome.CONFLICT if conflict else Outcome.REJECTED,
        words=inert(f"{worst.code or worst.status}: {worst.detail}"),
        through=receipt.accepted_through,
        rejected=rejected,
        repeated=tuple(receipt.repeated),
    )
