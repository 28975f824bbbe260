"""``/v1/plan``: which orders are planned, and which products have a recipe. They are changed by commands."""

from typing import Protocol

from fastapi import APIRouter
from starlette.responses import Response

from station.api.answers import answer
from station.api.schema.plan import Plan


class PlanBackend(Protocol):
    """Reads the plan in a thread of its own side; raises ``ApiRefused`` when it cannot be read now."""

    async def plan(self) -> Plan:
        """What shall be packed."""


def plan_routes(planning: PlanBackend) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/plan")
    async def plan() -> Response:
        return answer(await planning.plan())

    return router
