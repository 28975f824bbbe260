"""EPCIS 2.0: capture, its jobs, and the part of the query interface that a plant needs to look at what it sent.

A capture is stored before it is answered, so its job has always ended. ``rollback`` (what the standard means by
default) stores all of a document or nothing, ``proceed`` what is good of it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from sync.epcis.document import CONTEXT
from sync.hub import epcis_store
from sync.hub.context import Hub
from sync.hub.epcis_capture import Behaviour, take_capture
from sync.hub.epcis_events import EVENTS_MAX
from sync.hub.epcis_store import EpcisQuery
from sync.hub.ingest import BODY_MAX_BYTES, read_parcel
from sync.hub.refusal import RequestRefused

VERSIONS = {"GS1-EPCIS-Version": "2.0.0", "GS1-CBV-Version": "2.0.0"}
LIMITS = {"GS1-EPCIS-Capture-Limit": str(EVENTS_MAX), "GS1-EPCIS-Capture-File-Size-Limit": str(BODY_MAX_BYTES)}
DISCOVERY = {
    "Allow": "OPTIONS, POST, GET",
    "GS1-EPCIS-Min": "2.0.0",
    "GS1-EPCIS-Max": "2.0.0",
    "GS1-Capture-Error-Behaviour": "all",
    **VERSIONS,
    **LIMITS,
}
PARAMETERS: Mapping[str, str] = {
    "eventType": "types",
    "EQ_bizStep": "steps",
    "EQ_action": "actions",
    "EQ_eventID": "ids",
    "MATCH_parentID": "parents",
    "MATCH_epc": "children",
    "MATCH_anyEPC": "epcs",
}
PAGING = ("perPage", "nextPageToken")
PER_PAGE, PER_PAGE_MAX = 30, 1_000
JOBS_SHOWN = 30
SOURCE = "epcis"
"""Whose events they are when a token of no station brings them."""


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.options("/capture")
    async def discover() -> Response:
        return Response(status_code=204, headers=DISCOVERY)

    @router.post("/capture")
    async def capture(request: Request) -> Response:
        grant = await hub.access.reader(request)
        if not grant.writes:
            raise RequestRefused(403, "token_reads_only")
        source, behaviour = grant.station or SOURCE, _behaviour(request)
        with hub.intakes.of(source):
            parcel = await read_parcel(request, source, hub.intakes)
            with hub.intakes.storing():
                name = await hub.workers.do(partial(take_capture, parcel=parcel, behaviour=behaviour))
        return Response(status_code=202, headers={"Location": f"/capture/{name}", **VERSIONS})

    @router.get("/capture")
    async def all_jobs(request: Request) -> Response:
        grant = await hub.access.reader(request)
        found = await run_in_threadpool(epcis_store.jobs, hub.store.reader, grant.station, None, JOBS_SHOWN)
        return JSONResponse(found, headers=VERSIONS)

    @router.get("/capture/{name}")
    async def job(name: str, request: Request) -> Response:
        grant = await hub.access.reader(request)
        found = await run_in_threadpool(epcis_store.jobs, hub.store.reader, grant.station, name)
        if not found:
            raise RequestRefused(404, "no_such_capture")
        return JSONResponse(found[0], headers=VERSIONS)

    @router.get("/events")
    async def events(request: Request) -> Response:
        grant = await hub.access.reader(request)
        asked, after, limit = _asked(request)
        found, place = await run_in_threadpool(epcis_store.find, hub.store.reader, asked, grant.station, after, limit)
        return _page(request, found, place)

    return router


def _behaviour(request: Request) -> Behaviour:
    match request.headers.get("GS1-Capture-Error-Behaviour", "rollback").strip().lower():
        case "rollback":
            return "rollback"
        case "proceed":
            return "proceed"
        case _:
            raise RequestRefused(400, "behaviour_unknown", "GS1-Capture-Error-Behaviour is rollback or proceed")


def _asked(request: Request) -> tuple[EpcisQuery, tuple[int, int], int]:
    """What a query asks, where its page begins, how long it may be. Raises Refused for what this hub does not speak."""
    found: dict[str, Sequence[str]] = {}
    for name, value in request.query_params.multi_items():
        if name in PARAMETERS:
            found[PARAMETERS[name]] = [*found.get(PARAMETERS[name], ()), *value.split("|")]
        elif name not in PAGING:
            raise RequestRefused(400, "query_unknown", f"{name[:60]} is not spoken here; {', '.join(PARAMETERS)} are")
    per_page = request.query_params.get("perPage", str(PER_PAGE))
    if not (per_page.isascii() and per_page.isdigit() and len(per_page) < 7 and int(per_page)):
        raise RequestRefused(400, "query_unknown", "perPage is a number from 1")
    return (
        EpcisQuery(**found),
        _place(request.query_params.get("nextPageToken", "0.0")),
        min(int(per_page), PER_PAGE_MAX),
    )


def _place(token: str) -> tuple[int, int]:
    parts = token.split(".")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):
        raise RequestRefused(400, "page_unknown")
    return int(parts[0]), int(parts[1])


def _page(request: Request, found: Sequence[Mapping[str, Any]], place: tuple[int, int] | None) -> Response:
    document = {
        "@context": [CONTEXT],
        "type": "EPCISQueryDocument",
        "schemaVersion": "2.0",
        "creationDate": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "epcisBody": {"queryResults": {"queryName": "events", "resultsBody": {"eventList": found}}},
    }
    headers = dict(VERSIONS)
    if place is not None:
        onward = request.url.include_query_params(nextPageToken=f"{place[0]}.{place[1]}")
        headers["Link"] = f'<{onward.path}?{onward.query}>; rel="next"'
    return Response(json.dumps(document), media_type="application/json", headers=headers)
