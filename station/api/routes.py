"""Every path of API v1. A route only asks the backend and answers; what may be asked is decided by the types."""

import asyncio
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as PathPart
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import ValidationError
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.responses import Response

from station.api.actor import SESSION_HEADER, ActorSource, signed
from station.api.answers import answer, plain, problem
from station.api.backend import StationBackend
from station.api.health import report
from station.api.metrics import render
from station.api.permission import objection
from station.api.schema import COMMAND, CommandAnswer, Part, Problem, Text, malformed
from station.api.stream import EventStreams, Serialised, SnapshotStream

MAX_CODE = 16 * 1024
_MAX_INT = 2**63 - 1

Epoch = Annotated[int, PathPart(ge=0, le=_MAX_INT)]
Seq = Annotated[int, PathPart(ge=1, le=_MAX_INT)]
Limit = Annotated[int, Query(ge=1, le=500)]
After = Annotated[int, Query(ge=0, le=_MAX_INT)]
Before = Annotated[int | None, Query(ge=0, le=_MAX_INT)]


class _TextConvertor(PathConvertor):
    """Any text: codes hold slashes, and line ends too."""

    regex = "(?s:.*)"


register_url_convertor("text", _TextConvertor())


def live_routes(backend: StationBackend, stop: asyncio.Event) -> APIRouter:
    """Health, metrics, snapshot, stream."""
    router = APIRouter()
    serialised = Serialised()
    streams = EventStreams(stop, serialised)

    @router.get("/healthz")
    @router.get("/livez")
    async def livez() -> Response:
        told = report(backend.snapshot())
        return answer(told, 200 if told.live else 503)

    @router.get("/readyz")
    async def readyz() -> Response:
        told = report(backend.snapshot())
        return answer(told, 200 if told.ready else 503)

    @router.get("/metrics")
    async def metrics() -> Response:
        return Response(render(backend.snapshot()), headers={"content-type": CONTENT_TYPE_LATEST})

    @router.get("/v1/snapshot")
    async def snapshot() -> Response:
        return Response(serialised(backend.snapshot()), media_type="application/json")

    @router.get("/v1/stream")
    async def stream() -> Response:
        if streams.full or stop.is_set():
            return problem(503, Problem(key="too_many_streams", arguments={"limit": streams.open}))
        return SnapshotStream(streams.events(backend.subscribe()))

    return router


def lookup_routes(backend: StationBackend) -> APIRouter:
    """What was, and what upstream has of it."""
    router = APIRouter(prefix="/v1")

    @router.get("/codes/{code:text}")
    async def code_story(code: Annotated[Text, PathPart(max_length=MAX_CODE)], after: After = 0) -> Response:
        story = await backend.trace(code, after)
        return answer(story) if story is not None else _found(None, backend.why_unknown(code), code=code)

    @router.get("/cases/{epoch}/{seq}")
    async def case_story(epoch: Epoch, seq: Seq) -> Response:
        return _found(await backend.case(epoch, seq), "case_unknown", case=f"{epoch}/{seq}")

    @router.get("/alarms")
    async def alarms(limit: Limit = 100, before: Before = None) -> Response:
        return answer(await backend.alarms(limit, before))

    @router.get("/balance")
    async def balance() -> Response:
        return answer(await backend.balance())

    @router.get("/sync")
    async def sync() -> Response:
        return answer(await backend.sync())

    @router.get("/config")
    async def config() -> Response:
        return plain(backend.config())

    @router.get("/config/schema")
    async def config_schema() -> Response:
        return plain(backend.config_schema())

    return router


def picture_routes(backend: StationBackend) -> APIRouter:
    """JPEGs: evidence and previews."""
    router = APIRouter(prefix="/v1")

    @router.get("/cases/{epoch}/{seq}/picture.jpg")
    async def case_picture(epoch: Epoch, seq: Seq, view: Annotated[int, Query(ge=1, le=1_000)] = 1) -> Response:
        path = backend.picture(epoch, seq, view)
        jpeg = None if path is None else await asyncio.to_thread(_read_if_there, path)
        return _jpeg(jpeg, "picture_unknown", case=f"{epoch}/{seq}")

    @router.get("/preview/{camera}.jpg")
    async def preview(camera: Annotated[Text, PathPart(max_length=128)]) -> Response:
        return _jpeg(await backend.preview(camera), "preview_unknown", camera=camera)

    return router


def command_routes(backend: StationBackend, actors: ActorSource) -> APIRouter:
    """The one way in."""
    router = APIRouter(prefix="/v1")

    @router.post("/commands")
    async def command(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return problem(415, Problem(key="not_json"))
        try:
            wanted = COMMAND.validate_json(await request.body())
        except ValidationError as broken:
            return problem(400, _malformed(broken))
        actor = await actors.actor(request.headers.get(SESSION_HEADER, ""))
        if (why := objection(wanted.kind, actor)) is not None:
            return answer(CommandAnswer(id=wanted.id, done=False, key=why.key, arguments=why.arguments), 403)
        done = await backend.command(signed(wanted, actor), actor)
        return answer(done, 200 if done.done else 409)

    return router


def _malformed(broken: ValidationError) -> Problem:
    first = broken.errors(include_url=False, include_context=False, include_input=False)[0]
    unknown = first["type"].startswith("union_tag")
    return Problem(key="command_unknown") if unknown else malformed(broken, "command_malformed")


def _found(part: Part | None, key: str, **arguments: str) -> Response:
    return answer(part) if part is not None else problem(404, Problem(key=key, arguments={**arguments}))


def _jpeg(jpeg: bytes | None, key: str, **arguments: str) -> Response:
    if jpeg is None:
        return problem(404, Problem(key=key, arguments={**arguments}))
    return Response(jpeg, media_type="image/jpeg")


def _read_if_there(path: Path) -> bytes | None:
    """The evidence ring may have dropped it since the backend named it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
