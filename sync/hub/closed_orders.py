"""Orders that stations closed, each with the balance it was closed with: as JSON, and as a page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from sqlalchemy import Connection, Engine, Row, select, tuple_
from starlette.concurrency import run_in_threadpool

from sync.hub.context import Hub
from sync.hub.order_words import ORDER_WORDS
from sync.hub.page_routes import language_of
from sync.hub.pages import inert, local_time, render
from sync.hub.refusal import RequestRefused
from sync.hub.tables import EVENT, IS_CLOSED, JOURNAL
from sync.hub.words import Language
from sync.wire_schema import BalanceBody, OrderClosedBody, parse_body

PAGE_MAX = 500
SHOWN = 50
_PLACE = (EVENT.c.received_us, EVENT.c.journal, EVENT.c.seq)
Station = Annotated[str | None, Query(min_length=1, max_length=128)]
Before = Annotated[str | None, Query(max_length=80)]


@dataclass(frozen=True, slots=True)
class OrderPlace:
    """Where a page of closed orders ends."""

    received_us: int
    journal: int
    seq: int

    @classmethod
    def parse(cls, text: str) -> "OrderPlace":
        """Raises RequestRefused."""
        parts = text.split(".")
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):
            raise RequestRefused(400, "place_unknown")
        return cls(*(int(part) for part in parts))

    def __str__(self) -> str:
        return f"{self.received_us}.{self.journal}.{self.seq}"


@dataclass(frozen=True, slots=True)
class ClosedOrder:
    station: str
    station_epoch: str
    place: OrderPlace
    order: str
    closed: str
    """RFC 3339, by the station's clock."""
    body: OrderClosedBody | None
    """None = of a version that this hub does not know."""

    @property
    def document(self) -> dict[str, Any]:
        named = {"station": self.station, "station_epoch": self.station_epoch, "seq": self.place.seq}
        told = {} if self.body is None else self.body.model_dump(mode="json")
        unknown = dict.fromkeys(("passed", "rejected", "balance"))
        return unknown | told | named | {"order": self.order, "closed": self.closed}


def closed_orders(
    engine: Engine, station: str | None, before: OrderPlace | None, limit: int
) -> tuple[list[ClosedOrder], OrderPlace | None]:
    """Those that the hub heard of last come first, and where the next page begins. ``station`` None: of every one."""
    with engine.connect() as connection:
        found = newest_closed(connection, limit, station, before)
    return found, found[-1].place if len(found) == limit else None


def newest_closed(
    connection: Connection,
    limit: int,
    station: str | None = None,
    before: OrderPlace | None = None,
    since_us: int = 0,
) -> list[ClosedOrder]:
    """``since_us``: those that the hub heard of since then."""
    wanted = (
        select(EVENT, JOURNAL.c.station, JOURNAL.c.station_epoch)
        .join(JOURNAL, JOURNAL.c.id == EVENT.c.journal)
        .where(IS_CLOSED, EVENT.c.received_us >= since_us)
        .order_by(*(column.desc() for column in _PLACE))
        .limit(limit)
    )
    if station is not None:
        wanted = wanted.where(JOURNAL.c.station == station)
    if before is not None:
        wanted = wanted.where(tuple_(*_PLACE) < tuple_(before.received_us, before.journal, before.seq))
    return [_closed(row) for row in connection.execute(wanted)]


def _closed(row: Row[Any]) -> ClosedOrder:
    body = parse_body(row.kind, row.version, json.loads(row.body))
    place = OrderPlace(row.received_us, row.journal, row.seq)
    known = body if isinstance(body, OrderClosedBody) else None
    return ClosedOrder(row.station, row.station_epoch, place, row.order_name, row.time, known)


# asked for -----------------------------------------------------------------------------------------------------------


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    async def found(
        request: Request, station: str | None, before: str | None, limit: int
    ) -> tuple[list[ClosedOrder], OrderPlace | None]:
        """A station's token sees its own, whatever it asks for."""
        grant = await hub.access.reader(request, station)
        place = None if before is None else OrderPlace.parse(before)
        return await run_in_threadpool(closed_orders, hub.store.reader, station or grant.station, place, limit)

    @router.get("/v1/orders")
    async def listed(
        request: Request,
        station: Station = None,
        before: Before = None,
        limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 100,
    ) -> Response:
        orders, place = await found(request, station, before, limit)
        told = [order.document for order in orders]
        return JSONResponse({"orders": told, "next": None if place is None else str(place)})

    @router.get("/orders")
    async def shown(request: Request, station: Station = None, before: Before = None) -> Response:
        orders, place = await found(request, station, before, SHOWN)
        return HTMLResponse(page(language_of(request), hub.settings.zone, station, orders, place))

    return router


# as a page -----------------------------------------------------------------------------------------------------------


def page(
    language: Language, zone: tzinfo, station: str | None, orders: list[ClosedOrder], place: OrderPlace | None
) -> str:
    words = ORDER_WORDS[language]
    of_station = "" if station is None else f"&station={quote(station, safe='')}"
    return render(
        "orders.html",
        words,
        f"/orders?lang={words['lang']}{of_station}",
        orders=[_shown(words, zone, order) for order in orders],
        more=None if place is None else f"/orders?lang={words['lang']}{of_station}&before={place}",
        zone=str(zone),
    )


def _shown(words: Mapping[str, str], zone: tzinfo, order: ClosedOrder) -> dict[str, Any]:
    body, balance = order.body, None if order.body is None else order.body.balance
    facts = [(words["station"], inert(order.station)), (words["order_closed"], local_time(zone, order.closed))]
    if body is not None:
        facts.append((words["order_cases"], words["order_cases_told"].format(body=body)))
        facts += [(words[key], inert(told)) for key, told in (("by", body.by), ("reason", body.reason)) if told]
    if balance is not None:
        facts += _counted(words, balance)
    return {
        "name": inert(order.order),
        "state": "waiting" if balance is None else "ok" if balance.closes else "conflict",
        "words": verdict(words, balance),
        "facts": facts,
    }


def verdict(words: Mapping[str, str], balance: BalanceBody | None) -> str:
    if balance is None:
        return words["balance_none"]
    key = "balance_closes" if balance.closes else "balance_difference" if balance.difference else "balance_open"
    return words[key].format(n=balance.difference)


def _counted(words: Mapping[str, str], balance: BalanceBody) -> list[tuple[str, str]]:
    facts = [(words["balance_units"], words["balance_sum"].format(balance=balance))]
    if balance.reasons:
        told = [f"{words.get(f'reason_{each.key}', inert(each.key))} {each.cases}" for each in balance.reasons]
        facts.append((words["balance_reasons"], ", ".join(told)))
    if balance.audits.asked:
        facts.append((words["balance_audits"], words["balance_audits_told"].format(audits=balance.audits)))
    return facts
