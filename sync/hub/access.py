"""Who comes in: the token first, then how often. A station's token writes and sees its own station only."""

import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from station.connections import address_key
from sync.hub.limits import Buckets, RateLimits
from sync.hub.refusal import RequestRefused
from sync.hub.tokens import FileTokens, Grant, StoredTokens, presented

STATION_MAX = 128
TOKEN_MAX = 4_096


class AccessControl:
    """Every request passes one of its ways in; each raises Refused."""

    def __init__(
        self,
        file: FileTokens | None,
        stored: StoredTokens,
        rates: RateLimits,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._file = file
        self._stored = stored
        self._tokens = Buckets(rates.token, clock)
        self._pages = Buckets(rates.page, clock)
        self._strangers = Buckets(rates.stranger, clock)
        self._scans = Buckets(rates.scan, clock)

    async def writer(self, request: Request, station: str) -> Grant:
        """May this request write as this station?"""
        grant = await self.reader(request, station)
        if not grant.writes:
            raise RequestRefused(403, "token_reads_only")
        return grant

    async def reader(self, request: Request, station: str | None = None) -> Grant:
        """May this request read, about this station if one is named?"""
        if station is not None and (len(station) > STATION_MAX or not station.isprintable()):
            raise RequestRefused(404, "station_unknown")
        grant = await self._shown(request)
        self._tokens.take(grant.who)
        if grant.kind == "scans":
            raise RequestRefused(403, "token_asks_scans_only")
        if station is not None and not grant.covers(station):
            raise RequestRefused(403, "token_of_another_station")
        return grant

    async def scanner(self, request: Request) -> Grant:
        """May this request ask what scans are answered?"""
        grant = await self._shown(request)
        if grant.kind != "scans" and not grant.everything:
            raise RequestRefused(403, "token_not_of_scans")
        return grant

    def scanned(self, grant: Grant, count: int) -> None:
        """So many scans by this client, not too often."""
        self._scans.take(grant.who, count)

    async def brand(self, given: str, request: Request) -> Grant:
        """Who logs in at the dashboards."""
        grant = await self._grant(given)
        if grant is None or not (grant.kind == "brand" or grant.everything):
            self._strangers.take(_address(request))
            raise RequestRefused(401, "token_refused")
        return grant

    def still(self, who: str) -> bool:
        """Is the token of a session good yet? Blocking."""
        kind, _, name = who.partition(":")
        return kind == "file" or self._stored.living(name)

    def public(self, request: Request) -> None:
        """Anybody, not too often."""
        self._pages.take(_address(request))

    async def _shown(self, request: Request) -> Grant:
        grant = await self._grant(presented(request.headers.get("Authorization")))
        if grant is None:
            self._strangers.take(_address(request))
            raise RequestRefused(401, "token_refused")
        return grant

    async def _grant(self, given: str | None) -> Grant | None:
        if given is None or len(given) > TOKEN_MAX:
            return None
        found = None if self._file is None else self._file.grant(given)
        return found or await run_in_threadpool(self._stored.grant, given)


def _address(request: Request) -> str:
    return address_key(request.client.host if request.client is not None else None)
