"""``/v1/config/file`` and ``POST /v1/config``: the settings, shown and changed."""

from typing import Protocol

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import Response

from station.api.actor import LOCAL, SESSION_HEADER, Actor, ActorSource
from station.api.answers import answer, problem
from station.api.permission import objection
from station.api.schema.base import Problem, malformed
from station.api.schema.settings import ConfigFile, SaveAnswer, SaveRequest


class SettingsBackend(Protocol):
    """What the API asks of whoever keeps the config."""

    async def file(self) -> ConfigFile:
        """The file as it is now, every setting of it, no secret."""

    async def save(self, request: SaveRequest, actor: Actor = LOCAL) -> SaveAnswer:
        """Check all, record it, replace the file; or change nothing and say why."""


def settings_routes(backend: SettingsBackend, actors: ActorSource) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/config/file")
    async def config_file() -> Response:
        return answer(await backend.file())

    @router.post("/config")
    async def save(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return problem(415, Problem(key="not_json"))
        try:
            wanted = SaveRequest.model_validate_json(await request.body(), strict=True)
        except ValidationError as broken:
            return problem(400, malformed(broken))
        actor = await actors.actor(request.headers.get(SESSION_HEADER, ""))
        if (why := objection("save_settings", actor)) is not None:
            return problem(403, why)
        done = await backend.save(wanted, actor)
        return answer(done, 200 if done.saved else 422 if done.faults else 409)

    return router
