"""Fetching pools from the hub with the station's own token: new codes, what the hub made void; and giving back what was
made void here.

Everything may be said again: codes that are here stay here, void is void once.
"""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, ValidationError

from station.core.codes.ranges import CodeRange, merged, united, without
from station.pools.errors import PoolRefused
from station.pools.importing import BadLine, StagedCode, import_lines
from station.pools.keys import code_of_line
from station.pools.reader import PoolReader
from station.pools.voiding import void_range
from sync.clock import SystemClock
from sync.result import DeliveryResult
from sync.settings import NativeUpstream
from sync.transport.http import HttpClient, Request, Response

BY = "hub"
PAGE = 20_000
Model = TypeVar("Model", bound=BaseModel)


class _Offer(BaseModel):
    """A pool as the hub tells it."""

    model_config = ConfigDict(extra="ignore")
    pool: str
    kind: str
    codes: int
    ranges: list[tuple[int, int]]
    void: list[tuple[int, int]]


class _Offers(BaseModel):
    model_config = ConfigDict(extra="ignore")
    pools: list[_Offer]


class _Page(BaseModel):
    model_config = ConfigDict(extra="ignore")
    codes: list[tuple[int, str, str]]
    next: int | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one pool."""

    pool: str
    new: int
    void_here: int
    """Codes that the hub had made void, and are void here now."""
    void_told: int
    """Codes that were made void here, and the hub knows now."""


class HubPools:
    """The hub's pools of one station. Blocking; raises PoolRefused."""

    def __init__(self, settings: NativeUpstream, station: str) -> None:
        self._settings = settings
        self._base = f"{settings.url}/v1/stations/{quote(station, safe='')}/pools"

    def offers(self) -> list[_Offer]:
        return self._told("GET", "", _Offers).pools

    def pages(self, pool: str, after: int) -> Iterator[list[tuple[int, str, str]]]:
        """(number, code, raw) by number, from behind this one."""
        following: int | None = after
        while following is not None:
            page = self._told("GET", f"/{quote(pool, safe='')}", _Page, after=str(following), limit=str(PAGE))
            yield page.codes
            following = page.next

    def tell_void(self, pool: str, ranges: Sequence[CodeRange], by: str, reason: str) -> int:
        body = {"ranges": [[each.first, each.last] for each in ranges], "by": by, "reason": reason}
        return int(self._document("POST", f"/{quote(pool, safe='')}/void", json.dumps(body).encode(), {})["void"])

    def _told(self, method: str, path: str, model: type[Model], **params: str) -> Model:
        try:
            return model.model_validate(self._document(method, path, b"", params))
        except ValidationError:
            raise PoolRefused("pool_hub_answer", detail="not a document of pools") from None

    def _document(self, method: str, path: str, body: bytes, params: Mapping[str, str]) -> Any:
        headers = {"Content-Type": "application/json"} if body else {}
        answer = asyncio.run(self._ask(Request(method, f"{self._base}{path}", params, body, headers)))
        if isinstance(answer, DeliveryResult):
            raise PoolRefused("pool_hub_answer", detail=f"{answer.status} {answer.words}".strip())
        try:
            document = json.loads(answer.raw)
        except ValueError:
            document = None
        if answer.status != 200 or not isinstance(document, dict):
            raise PoolRefused("pool_hub_answer", detail=f"status {answer.status}")
        return document

    async def _ask(self, request: Request) -> Response | DeliveryResult:
        client = HttpClient(self._settings, SystemClock())
        try:
            return await client.ask(request)
        finally:
            await client.close()


def fetch(data: Path, hub: HubPools, now_us: int) -> list[Fetched]:
    """Every pool that was handed to this station."""
    return [_fetch_one(data, hub, offer, now_us) for offer in hub.offers()]


def _fetch_one(data: Path, hub: HubPools, offer: _Offer, now_us: int) -> Fetched:
    kind = "wechat" if offer.kind == "wechat" else "codes"
    here = _numbers(data, offer.pool, void=False)
    missing = without(united(CodeRange(*each) for each in offer.ranges), here)
    new = 0
    if missing:
        source = _staged(hub, offer.pool, missing[0].first - 1)
        new = import_lines(data, offer.pool, BY, source, now_us=now_us, kind=kind).imported
    theirs = united(CodeRange(*each) for each in offer.void)
    ours = _numbers(data, offer.pool, void=True)
    void_here = sum(
        void_range(data, offer.pool, each.first, each.last, by=BY, reason="void at the hub", now_us=now_us).void
        for each in without(theirs, ours)
    )
    tell = without(ours, theirs)
    void_told = hub.tell_void(offer.pool, tell, "station", "void at the station") if tell else 0
    return Fetched(offer.pool, new, void_here, void_told)


def _numbers(data: Path, pool: str, *, void: bool) -> list[CodeRange]:
    """Of the codes that are here, or those that are void here."""
    with closing(PoolReader(data)) as reader:
        try:
            return list(merged(reader.numbers(pool, void=void)))
        except PoolRefused as refused:
            if refused.key in ("pools_none", "pool_unknown"):
                return []
            raise


def _staged(hub: HubPools, pool: str, after: int) -> Iterator[list[StagedCode | BadLine]]:
    line = 0
    for page in hub.pages(pool, after):
        found: list[StagedCode | BadLine] = []
        for number, text, raw in page:
            line += 1
            code = code_of_line(text)
            found.append(BadLine(line, code.why, text) if code.why else StagedCode(line, code, number, raw))
        if found:
            yield found
