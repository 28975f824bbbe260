"""Paths of the Doctor and Learn pages. What is to be done is posted as a command."""

from typing import Annotated, Protocol

from fastapi import APIRouter
from fastapi import Path as PathPart
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.schema import DoctorStatus, LearnStatus, Problem, Text

PDF = "application/pdf"


class Setup(Protocol):
    """What the API asks of whoever tests devices and learns recipes."""

    def doctor(self) -> DoctorStatus:
        """Each device with its newest results, and the protocols that are kept."""

    def learn(self) -> LearnStatus:
        """What was learned since the first picture."""

    async def card(self) -> bytes:
        """The test card as PDF."""

    async def protocol(self, name: str) -> bytes | None:
        """An acceptance protocol as PDF; None = there is none of this name."""


def setup_routes(backend: Setup) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/doctor")
    async def doctor() -> Response:
        return answer(backend.doctor())

    @router.get("/doctor/card.pdf")
    async def card() -> Response:
        return Response(await backend.card(), media_type=PDF)

    @router.get("/doctor/protocols/{name}")
    async def protocol(name: Annotated[Text, PathPart(max_length=64)]) -> Response:
        pdf = await backend.protocol(name)
        if pdf is None:
            return problem(404, Problem(key="protocol_unknown", arguments={"file": name}))
        return Response(pdf, media_type=PDF)

    @router.get("/learn")
    async def learn() -> Response:
        return answer(backend.learn())

    return router
