"""What a dock asks besides containers: the distributors, and the delivery notes that an office told the hub.

Both are told a page at a time, by code and by number: a dock takes no answer of more than 4 MB.
"""

import json
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy import Connection, Engine, delete, func, insert, select
from starlette.concurrency import run_in_threadpool

from sync.hub.context import Hub
from sync.hub.regions import TradeRefused
from sync.hub.trade_tables import DELIVERY_NOTE, DISTRIBUTOR
from sync.released.feed import LISTED_MAX, HubLine, HubNote, HubNotes, HubReceiver, HubReceivers

WORD_MAX = 128
"""Signs in a code, a name, a number that a dock takes."""
DISTRIBUTORS_AT_ONCE = 5_000
NOTES_AT_ONCE = 1_000
LINES_BYTES = 2**20
"""So much of lines ends a page; one note has less than as much again."""
_ASKED = 500
Word = Annotated[str, Query(max_length=WORD_MAX)]


def keep_notes(
    connection: Connection, station: str, notes: Sequence[HubNote], now_us: int, *, replace: bool = False
) -> None:
    """Add these for a station ('' = for any), or change those of the same number; ``replace``: its others go. Raises
    TradeRefused."""
    numbers = [each.number for each in notes]
    if replace:
        connection.execute(delete(DELIVERY_NOTE).where(DELIVERY_NOTE.c.station == station))
    for start in range(0, len(numbers), _ASKED):
        connection.execute(delete(DELIVERY_NOTE).where(DELIVERY_NOTE.c.number.in_(numbers[start : start + _ASKED])))
    rows = [
        {
            "number": each.number,
            "station": station,
            "recipient": each.to,
            "lines": json.dumps([line.model_dump() for line in each.lines], ensure_ascii=False),
            "told_us": now_us,
        }
        for each in {note.number: note for note in notes}.values()
    ]
    if rows:
        connection.execute(insert(DELIVERY_NOTE), rows)
    count = connection.scalar(select(func.count()).select_from(DELIVERY_NOTE)) or 0
    if count > LISTED_MAX:
        raise TradeRefused("notes_too_many", count=count, most=LISTED_MAX)


def drop_note(connection: Connection, number: str) -> None:
    """Raises TradeRefused where there is none."""
    if not connection.execute(delete(DELIVERY_NOTE).where(DELIVERY_NOTE.c.number == number)).rowcount:
        raise TradeRefused("note_unknown", number=number)


def notes_for(reader: Engine, station: str, after: str = "") -> HubNotes:
    """A page of the notes for this station and of those for any."""
    table = DELIVERY_NOTE.c
    wanted = select(DELIVERY_NOTE).where(table.station.in_(("", station)), table.number > after)
    told: list[HubNote] = []
    size = 0
    with reader.connect() as connection:
        for row in connection.execute(wanted.order_by(table.number).limit(NOTES_AT_ONCE)):
            lines = [HubLine.model_validate(each) for each in json.loads(row.lines)]
            told.append(HubNote(number=row.number, to=row.recipient, lines=lines))
            size += len(row.lines.encode())
            if size > LINES_BYTES:
                break
    full = size > LINES_BYTES or len(told) == NOTES_AT_ONCE
    return HubNotes(notes=told, next=told[-1].number if full else None)


def distributors(reader: Engine, after: str = "") -> HubReceivers:
    """A page of them. One whose code no dock can write is left out, for no shipment names it."""
    table = DISTRIBUTOR.c
    wanted = select(table.code, table.name).where(table.code > after, func.length(table.code) <= WORD_MAX)
    with reader.connect() as connection:
        rows = connection.execute(wanted.order_by(table.code).limit(DISTRIBUTORS_AT_ONCE)).all()
    told = [HubReceiver(code=row.code, name=_shown(row.name)) for row in rows if row.code == row.code.strip()]
    return HubReceivers(distributors=told, next=rows[-1].code if len(rows) == DISTRIBUTORS_AT_ONCE else None)


def _shown(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable()).strip()[:WORD_MAX].strip()


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.get("/v1/distributors")
    async def every_distributor(request: Request, after: Word = "") -> Response:
        await hub.access.reader(request)
        found = await run_in_threadpool(distributors, hub.store.reader, after)
        return Response(found.model_dump_json(), media_type="application/json")

    @router.get("/v1/delivery-notes")
    async def delivery_notes(request: Request, station: Word = "", after: Word = "") -> Response:
        grant = await hub.access.reader(request, station or None)
        found = await run_in_threadpool(notes_for, hub.store.reader, station or grant.station or "", after)
        return Response(found.model_dump_json(), media_type="application/json")

    return router
