"""The hub's HTTP face put together: routes, refusals, the headers of every answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.hub import (
    brand_routes,
    closed_orders,
    delivery_notes,
    distributor_routes,
    epcis_routes,
    feed_routes,
    metrics,
    page_routes,
    planned_orders,
    pool_routes,
    scan_routes,
    wire_routes,
)
from sync.hub.access import AccessControl
from sync.hub.context import Hub, HubSettings
from sync.hub.database import Database, in_folder
from sync.hub.faults import FaultGate, FaultSwitch
from sync.hub.ingest_workers import ThreadWorkers, WorkerProcesses, store_failed
from sync.hub.refusal import RequestRefused
from sync.hub.store import HubStore
from sync.hub.tokens import FileTokens, StoredTokens
from sync.hub.trade_job import every_minute
from sync.hub.webhooks import WebhookSender

ROUTES = (
    wire_routes.routes,
    feed_routes.routes,
    epcis_routes.routes,
    page_routes.routes,
    metrics.routes,
    distributor_routes.routes,
    brand_routes.routes,
    pool_routes.routes,
    planned_orders.routes,
    closed_orders.routes,
    delivery_notes.routes,
)
"""In the order in which a path is looked for: what is asked most often comes first."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Authorization, Cookie",
}


def create_app(
    folder: Path | None,
    token_file: Path | None,
    *,
    database: Database | None = None,
    settings: HubSettings | None = None,
    ingest_workers: int = 0,
    faulty: bool = False,
) -> ASGIApp:
    """The hub over ``database``, or over the file in ``folder``; ``faulty`` makes it obey ``folder/fault.json``.

    ``ingest_workers``: processes that validate and store what comes in (PostgreSQL only); 0 = this one."""
    assert database is not None or folder is not None
    opened = database if database is not None else in_folder(folder or Path())
    switch = FaultSwitch(folder / "fault.json") if faulty and folder is not None else None
    store = HubStore(opened)
    workers = WorkerProcesses(opened.writer.url, ingest_workers) if ingest_workers else ThreadWorkers(store)
    settings = settings or HubSettings()
    hub = Hub(store, workers, _access(opened, token_file, settings), switch, settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        with suppress(RequestRefused):  # told to every station that sends, until there are workers
            await hub.workers.open()
        job = asyncio.create_task(every_minute(opened, settings.scan_days))
        telling = asyncio.create_task(WebhookSender(opened).run())
        yield
        job.cancel()
        telling.cancel()
        await run_in_threadpool(hub.workers.close)
        hub.store.close()

    app = FastAPI(title="Scanning station hub", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    for routes in ROUTES:
        app.include_router(routes(hub))
    _refuse(app, hub)
    counted = metrics.Requests(Inert(ScansFirst(app, hub)), hub)
    return counted if switch is None else FaultGate(counted, switch)


def _access(database: Database, token_file: Path | None, settings: HubSettings) -> AccessControl:
    file = None if token_file is None else FileTokens(token_file)
    return AccessControl(file, StoredTokens(database.writer, database.reader), settings.rates)


def _refusal(refused: RequestRefused) -> Response:
    document = {"code": refused.key, "detail": refused.detail}
    return JSONResponse(document, refused.status, headers=refused.headers)


def _refuse(app: FastAPI, hub: Hub) -> None:
    def told(request: Request, refused: RequestRefused) -> Response:
        return page_routes.refusal(hub, request, refused) or _refusal(refused)

    @app.exception_handler(RequestRefused)
    async def _refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestRefused)
        return told(request, error)

    @app.exception_handler(RequestValidationError)
    async def _malformed(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return told(request, RequestRefused(422, "request_malformed", f"{where}: {first['msg']}"[:300]))

    @app.exception_handler(HTTPException)
    async def _nothing_there(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return told(
            request, RequestRefused(error.status_code, "path_unknown" if error.status_code == 404 else "not_allowed")
        )

    @app.exception_handler(SQLAlchemyError)
    async def _store_failed(request: Request, _error: Exception) -> Response:
        return told(request, store_failed())


class ScansFirst:
    """ASGI around FastAPI: what is asked more often than all else together is answered without its layers and without
    its search for a route, which take a third as much processor time as the answer itself."""

    path = scan_routes.PATH
    """As the metrics name it."""

    def __init__(self, app: ASGIApp, hub: Hub) -> None:
        self._app = app
        self._hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != self.path:
            await self._app(scope, receive, send)
            return
        scope["route"] = self
        answer = await self._answered(Request(scope, receive))
        await answer(scope, receive, send)

    async def _answered(self, request: Request) -> Response:
        if request.method != "POST":
            return _refusal(RequestRefused(405, "not_allowed"))
        try:
            return await scan_routes.answer_scans(self._hub, request)
        except RequestRefused as refused:
            return _refusal(refused)
        except SQLAlchemyError:
            return _refusal(store_failed())


class Inert:
    """ASGI around the hub: no answer of it is ever run, framed, guessed at or kept by a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, told in HEADERS.items():
                    headers[name] = told
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)
