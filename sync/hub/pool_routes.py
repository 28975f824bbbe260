"""Pools for stations: what was handed to them, page by page; codes they made void come back; the balance of a pool."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from station.core.codes.ranges import CodeRange, count, united, without
from sync.hub.code_balance import code_balance
from sync.hub.code_pools import IssuedPool, PoolFault, all_pools, codes_of, make_void, pool_named, ranges_of
from sync.hub.context import Hub
from sync.hub.refusal import RequestRefused

PAGE_MAX = 20_000
RANGES_MAX = 10_000
Word = Annotated[str, Field(max_length=200)]
Number = Annotated[int, Field(ge=0, le=2**53)]


class VoidDocument(BaseModel):
    """Ranges of numbers that a station made void."""

    model_config = ConfigDict(extra="forbid")
    ranges: Annotated[list[tuple[Number, Number]], Field(min_length=1, max_length=RANGES_MAX)]
    by: Word = ""
    reason: Word = ""


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.get("/v1/stations/{station}/pools")
    async def pools(station: str, request: Request) -> Response:
        await hub.access.reader(request, station)
        return JSONResponse({"pools": await run_in_threadpool(_handed, hub.store.reader, station)})

    @router.get("/v1/stations/{station}/pools/{pool}")
    async def codes(
        station: str,
        pool: str,
        request: Request,
        after: Annotated[int, Query(ge=-1, le=2**53)] = -1,
        limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = PAGE_MAX,
    ) -> Response:
        await hub.access.reader(request, station)
        return JSONResponse(await run_in_threadpool(_page, hub.store.reader, station, pool, after, limit))

    @router.post("/v1/stations/{station}/pools/{pool}/void")
    async def void(station: str, pool: str, request: Request, told: VoidDocument) -> Response:
        await hub.access.writer(request, station)
        made = await run_in_threadpool(_void, hub.store.writer, station, pool, told, hub.now_us())
        return JSONResponse({"void": made})

    @router.get("/v1/pools/{pool}/balance")
    async def balance(pool: str, request: Request) -> Response:
        await hub.access.reader(request)
        return JSONResponse(await run_in_threadpool(_balance, hub.store.reader, pool))

    return router


def _found(connection: Any, name: str) -> IssuedPool:
    try:
        return pool_named(connection, name)
    except PoolFault:
        raise RequestRefused(404, "pool_unknown") from None


def _handed(engine: Engine, station: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        found = []
        for pool in all_pools(connection):
            ranges = ranges_of(connection, pool, "handed", station)
            if ranges:
                void = ranges_of(connection, pool, "void")
                here = without(ranges, without(ranges, void))
                told = {"pool": pool.name, "kind": pool.kind, "codes": count(ranges), "ranges": _pairs(ranges)}
                found.append({**told, "void": _pairs(here)})
    return found


def _pairs(ranges: list[CodeRange]) -> list[list[int]]:
    return [[each.first, each.last] for each in ranges]


def _page(engine: Engine, station: str, name: str, after: int, limit: int) -> dict[str, Any]:
    with engine.connect() as connection:
        pool = _found(connection, name)
        rows: list[tuple[int, str, str]] = []
        for each in ranges_of(connection, pool, "handed", station):
            if each.last > after and len(rows) < limit:
                within = CodeRange(max(each.first, after + 1), each.last)
                rows += codes_of(connection, pool, within, limit - len(rows))
    return {"pool": pool.name, "codes": rows, "next": rows[-1][0] if len(rows) == limit else None}


def _void(engine: Engine, station: str, name: str, told: VoidDocument, now_us: int) -> int:
    """Only of what was handed to this station."""
    with engine.begin() as connection:
        pool = _found(connection, name)
        wanted = united(CodeRange(first, last) for first, last in told.ranges if first <= last)
        if without(wanted, ranges_of(connection, pool, "handed", station)):
            raise RequestRefused(403, "codes_of_another_station")
        return make_void(connection, pool, wanted, now_us, whom=station, by=told.by, words=told.reason)


def _balance(engine: Engine, name: str) -> dict[str, Any]:
    with engine.connect() as connection:
        pool = _found(connection, name)
        return {"pool": pool.name, "kind": pool.kind, **code_balance(connection, pool).document()}
