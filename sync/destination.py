"""Where records go: the Destination protocol, and the native wire over HTTP.

A destination never raises for weather: whatever happens on the wire comes back as ``Told``, sorted by its meaning.
"""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import httpx

from sync.errors import NotOurDocument, TokenUnreadable
from sync.outbox import inert
from sync.policy import Outcome, outcome_of_status, retry_after_s
from sync.settings import NativeUpstream
from sync.wire import CONFLICT, Batch, ItemResult, Receipt, encode_batch, pack, read_cursor, read_receipt

ANSWER_MAX_BYTES = 4 * 2**20
TOKEN_MAX_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class Told:
    """What a destination said, or that it said nothing."""

    outcome: Outcome
    words: str = ""
    """The server's own, made inert; or what went wrong."""
    status: str = ""
    """Of HTTP; ``timeout``, ``unreached``, or our own key (``token_file_unreadable``) where there is none."""
    through: int = 0
    """With DELIVERED and REJECTED: through which number it holds everything."""
    rejected: Mapping[int, ItemResult] = field(default_factory=dict)
    retry_after_s: float | None = None
    latest_epoch: str | None = None


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

    async def close(self) -> None: ...


class NativeDestination:
    """The native wire over one kept-alive connection; certificates are always verified, the environment ignored."""

    def __init__(
        self,
        settings: NativeUpstream,
        *,
        station: str,
        line: str,
        now: Callable[[], datetime],
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._settings = settings
        self._line = line
        self._now = now
        self._base = f"{settings.url}/v1/stations/{quote(station, safe='')}"
        self._client = httpx.AsyncClient(
            trust_env=False,
            verify=_verifying(),
            follow_redirects=False,
            timeout=settings.timeout_s,
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            transport=transport,
        )

    async def ask_cursor(self, station_epoch: str) -> Told:
        request = self._client.build_request("GET", f"{self._base}/cursor", params={"station_epoch": station_epoch})
        return await self._ask(request, _told_cursor)

    def prepare(self, batch: Batch) -> Parcel:
        taken, body = encode_batch(batch, self._line, self._settings.batch_max_bytes)
        content, headers = pack(body)
        return Parcel(taken, content, headers)

    async def send(self, parcel: Parcel) -> Told:
        request = self._client.build_request(
            "POST", f"{self._base}/events", content=parcel.content, headers=dict(parcel.headers)
        )
        first, last = parcel.batch.first, parcel.batch.last
        return await self._ask(request, lambda raw: _told_receipt(read_receipt(raw, first, last)))

    async def close(self) -> None:
        await self._client.aclose()

    async def _ask(self, request: httpx.Request, read: Callable[[bytes], Told]) -> Told:
        try:
            request.headers["Authorization"] = f"Bearer {read_token(self._settings.token_file)}"
        except TokenUnreadable as error:
            return Told(Outcome.UNAUTHORISED, status=error.key)
        request.headers["Accept-Encoding"] = "identity"
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                response, raw = await self._exchange(request)
        except TimeoutError:
            return Told(Outcome.UNREACHED, words="no whole answer in time", status="timeout")
        except httpx.TransportError as error:
            return Told(Outcome.UNREACHED, words=inert(f"{type(error).__name__}: {error}"), status="unreached")
        return self._judge(response, raw, read)

    async def _exchange(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        """The answer and its bytes as they came, cut where no document of ours could be so long."""
        response = await self._client.send(request, stream=True)
        raw = bytearray()
        try:
            async for piece in response.aiter_raw():
                raw += piece
                if len(raw) > ANSWER_MAX_BYTES:
                    break
        finally:
            await response.aclose()
        return response, bytes(raw)

    def _judge(self, response: httpx.Response, raw: bytes, read: Callable[[bytes], Told]) -> Told:
        status = str(response.status_code)
        if response.status_code == httpx.codes.OK:
            try:
                return replace(read(raw), status=status)
            except NotOurDocument as error:
                return Told(Outcome.FOREIGN, words=inert(str(error)), status=status)
        return Told(
            outcome_of_status(response.status_code),
            words=inert(raw[:4_096].decode("utf-8", "replace")),
            status=status,
            retry_after_s=retry_after_s(response.headers.get("Retry-After"), response.headers.get("Date"), self._now()),
        )


@cache
def _verifying() -> ssl.SSLContext:
    """Certificate and host name checked; loading the authorities takes 50 ms, once for all destinations is enough."""
    return httpx.create_ssl_context(verify=True, trust_env=False)


def read_token(path: Path) -> str:
    """The token in a file, without the white space around it."""
    try:
        with path.open("rb") as file:
            token = file.read(TOKEN_MAX_BYTES).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise TokenUnreadable("token_file_unreadable", path=str(path)) from None
    if not token or not token.isprintable() or " " in token:
        raise TokenUnreadable("token_file_not_a_token", path=str(path))
    return token


def _told_cursor(raw: bytes) -> Told:
    document = read_cursor(raw)
    return Told(Outcome.DELIVERED, through=document.contiguous_through, latest_epoch=document.latest_epoch)


def _told_receipt(receipt: Receipt) -> Told:
    rejected = {item.seq: item for item in receipt.results if item.status == "rejected"}
    if not rejected:
        return Told(Outcome.DELIVERED, through=receipt.accepted_through)
    conflict = any(item.code == CONFLICT for item in rejected.values())
    worst = rejected[min(rejected)]
    return Told(
        Outcome.CONFLICT if conflict else Outcome.REJECTED,
        words=inert(f"{worst.code}: {worst.detail}"),
        through=receipt.accepted_through,
        rejected=rejected,
    )
