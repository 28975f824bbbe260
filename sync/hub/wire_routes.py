"""The native wire, version 1, and the look-ups as JSON."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi import Path as PathParameter
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from sync.hub.containers import ContainerPlace, contents, released_containers
from sync.hub.context import Hub
from sync.hub.ingest import read_parcel, take_batch
from sync.hub.readiness import why_not_ready
from sync.hub.refusal import RequestRefused
from sync.hub.serials import claim, serials
from sync.hub.spellings import spellings, usable
from sync.hub.stations import station_list
from sync.hub.trace import document, trace
from sync.wire import CodeRange

PAGE_MAX = 5_000
CONTENTS_MAX = 1_000
"""Members of one container in an answer, each with all that is in it."""
Epoch = Annotated[str, Query(min_length=1, max_length=128)]


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.get("/livez")
    @router.get("/healthz")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz")
    async def ready(request: Request) -> Response:
        hub.access.public(request)
        why = await run_in_threadpool(why_not_ready, hub.store.database)
        document = {"status": "not_ready", "reasons": [why]} if why else {"status": "ok", "reasons": []}
        return JSONResponse(document, 503 if why else 200)

    @router.post("/v1/stations/{station}/events")
    async def events(station: str, request: Request) -> Response:
        await hub.access.writer(request, station)
        with hub.intakes.of(station):
            parcel = await read_parcel(request, station, hub.intakes)
            with hub.intakes.storing():
                receipt = await hub.workers.do(partial(take_batch, parcel=parcel, switch=hub.switch))
        return Response(receipt, media_type="application/json")

    @router.get("/v1/stations/{station}/cursor")
    async def cursor(station: str, request: Request, station_epoch: Epoch) -> Response:
        await hub.access.reader(request, station)
        found = await run_in_threadpool(hub.store.cursor, station, station_epoch)
        return Response(found.model_dump_json(), media_type="application/json")

    @router.get("/v1/stations/{station}/sscc")
    async def sscc_known(station: str, request: Request) -> Response:
        await hub.access.reader(request, station)
        wanted = _range_of(dict(request.query_params))
        found = await run_in_threadpool(serials, hub.store.reader, station, wanted)
        return Response(found.model_dump_json(), media_type="application/json")

    @router.put("/v1/stations/{station}/sscc")
    async def sscc_claimed(station: str, request: Request) -> Response:
        await hub.access.writer(request, station)
        wanted = _range_of(dict(request.query_params))
        await run_in_threadpool(claim, hub.store.writer, station, wanted, hub.now_us())
        found = await run_in_threadpool(serials, hub.store.reader, station, wanted)
        return Response(found.model_dump_json(), media_type="application/json")

    @router.get("/v1/stations/{station}/released")
    async def released(
        station: str,
        request: Request,
        station_epoch: Epoch | None = None,
        level: Annotated[int | None, Query(ge=1, le=9)] = None,
        after: Annotated[str | None, Query(max_length=80)] = None,
        limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 1_000,
    ) -> Response:
        await hub.access.reader(request, station)
        place = None if after is None else ContainerPlace.parse(after)
        if after is not None and place is None:
            raise RequestRefused(400, "place_unknown")
        asked = (station, station_epoch, level, place, limit)
        return JSONResponse(await run_in_threadpool(released_containers, hub.store.reader, *asked))

    @router.get("/v1/stations/{station}/containers/{container}")
    async def opened(
        station: str,
        container: Annotated[int, PathParameter(ge=1, le=2**62)],
        request: Request,
        station_epoch: Epoch,
        after: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=CONTENTS_MAX)] = 100,
    ) -> Response:
        await hub.access.reader(request, station)
        asked = (station, station_epoch, container, after, limit)
        page = await run_in_threadpool(contents, hub.store.reader, *asked)
        if page is None:
            raise RequestRefused(404, "container_unknown")
        return JSONResponse(page)

    @router.get("/v1/trace")
    @router.get("/v1/trace/{code:path}")
    async def tracing(request: Request, code: str) -> Response:
        grant = await hub.access.reader(request)
        asked = codes_of(request, "/v1/trace/")
        found = await run_in_threadpool(trace, hub.store.reader, asked, grant.station)
        if found is None:
            raise RequestRefused(404, "never_packed")
        return JSONResponse(document(found))

    @router.get("/v1/stations")
    async def stations(request: Request) -> Response:
        grant = await hub.access.reader(request)
        found = await run_in_threadpool(station_list, hub.store.reader, hub.now_us(), grant.station)
        return JSONResponse(found.document)

    return router


def _range_of(given: dict[str, str]) -> CodeRange:
    """The range a request names in its query. Raises Refused."""
    try:
        numbers = {name: int(given[name]) for name in ("extension", "first", "last")}
        return CodeRange(prefix=given["prefix"], **numbers)
    except (KeyError, ValueError):
        raise RequestRefused(400, "range_unknown") from None


def codes_of(request: Request, prefix: str) -> list[str]:
    """The spellings of the code a request asks for, by ``?code=`` or by what stands behind ``prefix``."""
    if not request.scope["path"].startswith(prefix):
        code = request.query_params.get("code", "")
        return [code] if usable(code) else []
    return spellings(request.scope["raw_path"], request.scope["query_string"], prefix)
