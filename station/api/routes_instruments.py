"""Paths of the Devices and PLC pages; asked while those are open."""

from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as PathPart
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.backend import StationBackend
from station.api.schema import Problem, Text

Camera = Annotated[Text, PathPart(max_length=128)]
Number = Annotated[int, PathPart(ge=1, le=2**63 - 1)]


def instrument_routes(backend: StationBackend) -> APIRouter:
    """Devices, register blocks, previews with what was read. A device is tested by a command."""
    router = APIRouter(prefix="/v1")

    @router.get("/devices")
    async def devices() -> Response:
        return answer(backend.instruments.devices())

    @router.get("/plc")
    async def plc() -> Response:
        return answer(backend.instruments.plc())

    @router.get("/looks/{number}/{camera:text}.jpg")
    async def preview_picture(number: Number, camera: Camera) -> Response:
        jpeg = await backend.instruments.preview_picture(camera, number)
        return _none(camera) if jpeg is None else Response(jpeg, media_type="image/jpeg")

    @router.get("/previews/{camera:text}")
    async def preview(camera: Camera) -> Response:
        found = await backend.instruments.preview(camera)
        return _none(camera) if found is None else answer(found)

    return router


def _none(camera: str) -> Response:
    return problem(404, Problem(key="preview_unknown", arguments={"camera": camera}))
