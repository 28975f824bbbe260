"""Paths of the Labels page: what is awaited, what the printers say, and labels as pictures."""

from typing import Annotated, Protocol

from fastapi import APIRouter, Query
from fastapi import Path as PathPart
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.schema import Problem, Text
from station.api.schema.labels import LabelStatus


class LabelsBackend(Protocol):
    async def status(self) -> LabelStatus:
        """Printers, labels and templates as they are now."""

    async def preview(self, template: str, label: int) -> bytes | Problem | None:
        """A JPEG, one dot a pixel, or why it cannot be drawn; None = there is no such template or label.

        ``label`` 0: sample values; ``template`` empty: the one of the label."""


def label_routes(backend: LabelsBackend) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/labels")
    async def status() -> Response:
        return answer(await backend.status())

    @router.get("/labels/label/{label}.jpg")
    async def label_picture(label: Annotated[int, PathPart(ge=1, le=2**63 - 1)]) -> Response:
        return _picture(await backend.preview("", label), str(label))

    @router.get("/labels/template.jpg")
    async def template_picture(name: Annotated[Text, Query(min_length=1, max_length=128)]) -> Response:
        return _picture(await backend.preview(name, 0), name)

    return router


def _picture(made: bytes | Problem | None, name: str) -> Response:
    if made is None:
        return problem(404, Problem(key="label_template_unknown", arguments={"name": name}))
    return Response(made, media_type="image/jpeg") if isinstance(made, bytes) else problem(409, made)
