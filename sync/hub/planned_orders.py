"""Orders that are planned for a station: put here by a person, fetched by the station with its own token."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Engine, delete, insert, select
from starlette.concurrency import run_in_threadpool

from sync.hub.context import Hub
from sync.hub.tables import PLANNED_ORDER
from sync.wire import PLANNED_MAX, PlannedOrder, PlannedOrdersDocument


def offer(writer: Engine, station: str, orders: Sequence[PlannedOrder], now_us: int) -> None:
    """Exactly these are planned for the station from now on. It tells in its own records what it started."""
    rows = [
        {**each.model_dump(), "station": station, "place": place, "planned_us": now_us}
        for place, each in enumerate(orders)
    ]
    with writer.begin() as connection:
        connection.execute(delete(PLANNED_ORDER).where(PLANNED_ORDER.c.station == station))
        if rows:
            connection.execute(insert(PLANNED_ORDER), rows)


def offered(reader: Engine, station: str) -> PlannedOrdersDocument:
    table = PLANNED_ORDER.c
    wanted = select(PLANNED_ORDER).where(table.station == station).order_by(table.place).limit(PLANNED_MAX)
    with reader.connect() as connection:
        rows = connection.execute(wanted).all()
    names = tuple(PlannedOrder.model_fields)
    return PlannedOrdersDocument(orders=[PlannedOrder(**{name: getattr(row, name) for name in names}) for row in rows])


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.get("/v1/stations/{station}/orders")
    async def planned(station: str, request: Request) -> Response:
        await hub.access.reader(request, station)
        found = await run_in_threadpool(offered, hub.store.reader, station)
        return Response(found.model_dump_json(), media_type="application/json")

    return router
