"""``/t/CODE`` for anybody, ``/stations`` and ``/contents`` for who has a token; English and Chinese."""

import secrets
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from sync.hub.containers import contents
from sync.hub.context import Hub
from sync.hub.pages import HubPages
from sync.hub.proxies import region_of
from sync.hub.refusal import RequestRefused
from sync.hub.scans import AnsweredScan, AskedScan, seen
from sync.hub.spellings import usable
from sync.hub.stations import station_list
from sync.hub.trace import trace
from sync.hub.trade_pages import TradePages
from sync.hub.wire_routes import codes_of
from sync.hub.words import Language, language

PAGES = ("/t", "/stations", "/contents", "/orders")
PAGE = "page"
"""The client of scans that came by ``/t/CODE``."""
CONTENTS_SHOWN = 50
"""Members of a container on a page, each with all that is in it."""
BASIC = 'Basic realm="hub", charset="UTF-8"'
"""What a browser knows how to ask for; a second scheme beside it, and Chromium asks for none."""


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()
    pages = HubPages(hub.settings.zone)
    sheet = files("sync.hub").joinpath("static/hub.css").read_bytes()

    @router.get("/t")
    async def asked(request: Request, code: Annotated[str | None, Query()] = None) -> Response:
        hub.access.public(request)
        if code is None:
            return HTMLResponse(pages.trace(language_of(request), None, None))
        return await story(request)

    @router.get("/t/{code:path}")
    async def story(request: Request) -> Response:
        if request.scope["path"] != "/t":
            hub.access.public(request)
        codes = codes_of(request, "/t/")
        found = await run_in_threadpool(trace, hub.store.reader, codes)
        shown = found.code if found is not None else (codes or [""])[0]
        scanned = None if found is None else await _scanned(hub, request, found.code)
        shown_page = pages.trace(language_of(request), shown, found, scanned)
        return HTMLResponse(shown_page, 200 if found is not None else 404)

    @router.get("/stations")
    async def stations(request: Request) -> Response:
        grant = await hub.access.reader(request)
        found = await run_in_threadpool(station_list, hub.store.reader, hub.now_us(), grant.station)
        return HTMLResponse(pages.stations(language_of(request), found))

    @router.get("/contents")
    async def inside(
        request: Request,
        code: Annotated[str, Query(min_length=1)],
        after: Annotated[int, Query(ge=0, le=2**31)] = 0,
    ) -> Response:
        grant = await hub.access.reader(request)
        found = await run_in_threadpool(_contents, hub, code, grant.station, after)
        shown = pages.contents(language_of(request), code, found)
        return HTMLResponse(shown, 200 if found is not None else 404)

    @router.get("/static/hub.css")
    async def style() -> Response:
        return Response(sheet, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    return router


async def _scanned(hub: Hub, request: Request, code: str) -> AnsweredScan | None:
    """What the scan is answered; None where the database cannot keep it now. What is typed, or shown again in the other
    language, is no scan and is only told of those before."""
    counts = request.scope["path"] != "/t" and "lang" not in request.query_params and request.method == "GET"
    region, wider = region_of(request, hub.settings.region_headers)
    scan = AskedScan(PAGE, secrets.token_urlsafe(12), code, region, wider=wider)
    try:
        if counts:
            return (await hub.scans.answered([scan]))[0]
        return await run_in_threadpool(seen, hub.store.database, code)
    except (RequestRefused, SQLAlchemyError):
        return None


def _contents(hub: Hub, code: str, station: str | None, after: int) -> dict[str, Any] | None:
    """What is in the container that has this code now; None = there is none."""
    found = trace(hub.store.reader, [code], station) if usable(code) else None
    live = [one for past in ([] if found is None else found.pasts) for one in past.live]
    if not live:
        return None
    record = live[-1].record
    asked = (record.station, record.station_epoch, record.container or 0)
    return contents(hub.store.reader, *asked, after, CONTENTS_SHOWN)


def refusal(hub: Hub, request: Request, refused: RequestRefused) -> Response | None:
    """The refusal as a page where a page was asked for."""
    path = request.scope["path"]
    if path.startswith(("/d/", "/brand")):
        if refused.status == 303:
            return Response(None, 303, headers=refused.headers)
        asked = language_of(request)
        told = TradePages(hub.settings.zone).told(asked, "/brand" if path[1] == "b" else path, "refused", refused.key)
        return HTMLResponse(told, refused.status, headers=refused.headers)
    if path not in PAGES and not path.startswith("/t/"):
        return None
    told = HubPages(hub.settings.zone).refusal(language_of(request), refused.key, path if path in PAGES else "/t")
    asking = {"WWW-Authenticate": BASIC} if refused.status == 401 else {}
    return HTMLResponse(told, refused.status, headers=refused.headers | asking)


def language_of(request: Request) -> Language:
    return language(request.query_params.get("lang"), request.headers.get("Accept-Language"))
