"""Paths of the Rejects page."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from station.api.answers import answer
from station.api.backend import StationBackend

_MAX_INT = 2**63 - 1
_CASE = r"^\d{1,18}/\d{1,18}$"

Since = Annotated[int | None, Query(ge=0, le=_MAX_INT)]
Before = Annotated[str | None, Query(pattern=_CASE)]
ReasonKey = Annotated[str, Query(pattern=r"^[a-z_]{0,40}$")]
Limit = Annotated[int, Query(ge=1, le=200)]
Hours = Annotated[int, Query(ge=1, le=24)]


def reject_routes(backend: StationBackend) -> APIRouter:
    """Flagged cases, and the heat map of no-reads."""
    router = APIRouter(prefix="/v1")

    @router.get("/rejects")
    async def rejects(
        since_us: Since = None, before: Before = None, reason: ReasonKey = "", limit: Limit = 50
    ) -> Response:
        edge = tuple(map(int, before.split("/"))) if before is not None else None
        return answer(await backend.rejects(since_us, (edge[0], edge[1]) if edge else None, reason, limit))

    @router.get("/heatmap")
    async def heatmap(hours: Hours = 8) -> Response:
        return answer(await backend.heatmap(hours))

    return router
