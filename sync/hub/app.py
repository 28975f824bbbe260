"""The hub's HTTP face: the native wire, look-ups, and the listing a run is proved with."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp

from sync.hub import questions
from sync.hub.faults import FaultGate, FaultSwitch
from sync.hub.intake import Refused, read_batch
from sync.hub.store import Store
from sync.hub.tokens import Tokens, bearer

STATION_MAX = 128
PAGE_MAX = 5_000


def create_app(folder: Path, token_file: Path, *, faulty: bool = False) -> ASGIApp:
    """The hub over the data in ``folder``; ``faulty`` makes it obey ``folder/fault.json``."""
    store = Store(folder)
    switch = FaultSwitch(folder / "fault.json")
    tokens = Tokens(token_file)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(title="Scanning station hub", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)

    def guard(request: Request, station: str | None) -> None:
        if station is not None and (len(station) > STATION_MAX or not station.isprintable()):
            raise Refused(404, "station_unknown")
        if not tokens.allow(bearer(request.headers.get("Authorization")), station):
            raise Refused(401, "token_refused")

    @app.exception_handler(Refused)
    async def _refused(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return JSONResponse({"code": error.key, "detail": error.detail}, status_code=error.status)

    @app.exception_handler(SQLAlchemyError)
    async def _store_failed(_request: Request, _error: Exception) -> Response:
        # Disk full, locked, damaged: nothing of the batch is stored, and the station keeps it.
        return JSONResponse({"code": "store_failed"}, status_code=503)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/v1/stations/{station}/events")
    async def events(station: str, request: Request) -> Response:
        guard(request, station)
        batch = await read_batch(request)
        refused = switch.judge(range(batch.first_seq, batch.last_seq + 1)) if faulty else []
        receipt = await run_in_threadpool(store.ingest, station, batch, time.time_ns() // 1_000, refused)
        return Response(receipt.model_dump_json(), media_type="application/json")

    @app.get("/v1/stations/{station}/cursor")
    async def cursor(
        station: str, request: Request, station_epoch: Annotated[str, Query(min_length=1, max_length=128)]
    ) -> Response:
        guard(request, station)
        document = await run_in_threadpool(store.cursor, station, station_epoch)
        return Response(document.model_dump_json(), media_type="application/json")

    @app.get("/v1/stations/{station}/released")
    async def released(
        station: str,
        request: Request,
        station_epoch: Annotated[str | None, Query(max_length=128)] = None,
        after: Annotated[str | None, Query(max_length=80)] = None,
        limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 1_000,
    ) -> Response:
        guard(request, station)
        place = None if after is None else questions.Place.parse(after)
        if after is not None and place is None:
            raise Refused(400, "place_unknown")
        page = await run_in_threadpool(questions.released, store.reader, station, station_epoch, place, limit)
        return JSONResponse(page)

    @app.get("/v1/trace/{code:path}")
    async def trace(code: str, request: Request) -> Response:
        guard(request, None)
        story = None if "\x00" in code else await run_in_threadpool(questions.trace, store.reader, code)
        if story is None:
            raise Refused(404, "never_packed")
        return JSONResponse(story)

    return FaultGate(app, switch) if faulty else app
