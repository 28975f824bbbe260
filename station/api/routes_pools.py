"""Paths of the Pools page."""

from typing import Annotated, Protocol

from fastapi import APIRouter, Query
from fastapi import Path as PathPart
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.schema import Problem
from station.api.schema.pools import BadLines, PoolList

Name = Annotated[str, PathPart(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$")]


class PoolsBackend(Protocol):
    """What the station knows of its pools."""

    async def pools(self) -> PoolList: ...
    async def bad_lines(self, pool: str, limit: int) -> BadLines | None: ...


def pool_routes(backend: PoolsBackend) -> APIRouter:
    """The pools, and the bad lines of the last import of one."""
    router = APIRouter(prefix="/v1")

    @router.get("/pools")
    async def pools() -> Response:
        return answer(await backend.pools())

    @router.get("/pools/{pool}/bad")
    async def bad_lines(pool: Name, limit: Annotated[int, Query(ge=1, le=1_000)] = 200) -> Response:
        found = await backend.bad_lines(pool, limit)
        if found is None:
            return problem(404, Problem(key="pool_unknown", arguments={"pool": pool}))
        return answer(found)

    return router
