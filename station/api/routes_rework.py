"""Look-ups of rework."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.backend import StationBackend
from station.api.schema import Problem, ReworkArgs, Text
from station.api.schema.rework import ReworkBatch

MOST_OPERATIONS = 50
_CASE = r"^[0-9]{1,18}/[0-9]{1,18}$"


def rework_routes(backend: StationBackend) -> APIRouter:
    """Nothing here changes anything: what is done is a command."""
    router = APIRouter(prefix="/v1")

    @router.get("/rework/options")
    async def options(
        code: Annotated[Text, Query(max_length=4096)] = "", case: Annotated[str, Query(pattern=_CASE)] = ""
    ) -> Response:
        if case:
            epoch, _, seq = case.partition("/")
            found = await backend.rework_lookups.case_options(int(epoch), int(seq))
            unknown = Problem(key="case_unknown", arguments={"case": case})
        else:
            found = await backend.rework_lookups.options(code)
            unknown = Problem(key=backend.why_unknown(code), arguments={"code": code})
        return answer(found) if found is not None else problem(404, unknown)

    @router.post("/rework/check")
    async def check(wanted: ReworkArgs) -> Response:
        told = await backend.rework_lookups.check(wanted)
        return answer(told, 200 if told.done else 409)

    @router.post("/rework/check-batch")
    async def check_batch(wanted: ReworkBatch) -> Response:
        return answer(await backend.rework_lookups.check_batch(wanted))

    @router.get("/rework/operations")
    async def operations(limit: Annotated[int, Query(ge=1, le=MOST_OPERATIONS)] = 10) -> Response:
        return answer(await backend.rework_lookups.operations(limit))

    @router.get("/containers/open")
    async def open_containers() -> Response:
        return answer(backend.rework_lookups.filling())

    return router
