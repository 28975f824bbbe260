"""Orders in stretches, and parked records as a file."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as PathPart
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.backend import StationBackend
from station.api.schema import Problem, Text

LINES = "application/x-ndjson"
MOST_LINES = 500

After = Annotated[int, Query(ge=0, le=2**63 - 1)]


def record_routes(backend: StationBackend) -> APIRouter:
    """Every answer ends; whoever wants more asks again with what it was given."""
    router = APIRouter(prefix="/v1")

    @router.get("/orders/{order:text}/cases")
    async def order_cases(order: Annotated[Text, PathPart(max_length=512)], after: After = 0) -> Response:
        found = await backend.records.order_cases(order, after)
        return (
            answer(found)
            if found is not None
            else problem(404, Problem(key="order_unknown", arguments={"order": order}))
        )

    @router.get("/sync/{destination}/parked.jsonl")
    async def parked_lines(
        destination: Annotated[Text, PathPart(max_length=128)],
        after: After = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_LINES)] = MOST_LINES,
    ) -> Response:
        lines = await backend.records.parked_lines(destination, after, limit)
        if lines is None:
            return problem(404, Problem(key="destination_unknown", arguments={"destination": destination}))
        return Response(lines, media_type=LINES)

    return router
