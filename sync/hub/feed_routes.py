"""What a dock asks of the hub: which journals there are, and what happened to their containers."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from sync.hub.context import Hub
from sync.hub.feed import changes, journals
from sync.hub.refusal import RequestRefused

PAGE_MAX = 5_000
Epoch = Annotated[str, Query(min_length=1, max_length=128)]


def routes(hub: Hub) -> APIRouter:
    """For a token that reads every station."""
    router = APIRouter()

    @router.get("/v1/journals")
    async def every_journal(request: Request) -> Response:
        if (await hub.access.reader(request)).station is not None:
            raise RequestRefused(403, "token_of_another_station")
        return JSONResponse({"journals": await run_in_threadpool(journals, hub.store.reader)})

    @router.get("/v1/stations/{station}/container-changes")
    async def container_changes(
        station: str,
        request: Request,
        station_epoch: Epoch,
        after: Annotated[int, Query(ge=0, le=2**62)] = 0,
        limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 1_000,
    ) -> Response:
        await hub.access.reader(request, station)
        asked = (station, station_epoch, after, limit)
        return JSONResponse(await run_in_threadpool(changes, hub.store.reader, *asked))

    return router
