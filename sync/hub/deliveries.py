"""Deliveries: what is on its way to a distributor under one document, and that it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, insert, select
from sqlalchemy.exc import IntegrityError

from sync.hub.links import LinkHolder
from sync.hub.notices import Notice, record
from sync.hub.regions import TradeRefused
from sync.hub.trade_tables import DISTRIBUTOR, RECEIPT, SHIPMENT
from sync.wire import rfc3339

SHOWN_MAX = 200


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was shipped to one recipient under one document and is his still; ``received_us`` 0 = nobody said so."""

    recipient: str
    document: str
    containers: int
    units: int
    shipped_us: int
    received_us: int
    words: str
    attachment: int | None


_LATER = SHIPMENT.alias("later_shipment")
IN_FORCE = ~exists(
    select(_LATER.c.seq).where(
        _LATER.c.code_hash == SHIPMENT.c.code_hash, _LATER.c.code_hash != 0, _LATER.c.at_us > SHIPMENT.c.at_us
    )
)
"""No later shipment or return of the same container."""


def deliveries(connection: Connection, recipient: str | None = None, limit: int = SHOWN_MAX) -> list[Delivery]:
    """Those that nobody confirmed first, then the newest; ``recipient`` None: of all."""
    wanted = _wanted(recipient).limit(limit)
    return [_delivery(row) for row in connection.execute(wanted)]


def _wanted(recipient: str | None) -> Select[Any]:
    receipt = and_(RECEIPT.c.distributor == DISTRIBUTOR.c.id, RECEIPT.c.document == SHIPMENT.c.document)
    columns = (SHIPMENT.c.recipient, SHIPMENT.c.document, RECEIPT.c.at_us, RECEIPT.c.words, RECEIPT.c.attachment)
    shipped = func.max(SHIPMENT.c.at_us)
    wanted = (
        select(*columns[:2], func.count().label("containers"), func.sum(SHIPMENT.c.units).label("units"))
        .add_columns(shipped.label("shipped_us"), RECEIPT.c.at_us.label("received_us"), *columns[3:])
        .outerjoin(DISTRIBUTOR, DISTRIBUTOR.c.code == SHIPMENT.c.recipient)
        .outerjoin(RECEIPT, receipt)
        .where(SHIPMENT.c.returned == 0, IN_FORCE)
        .group_by(*columns)
        .order_by(RECEIPT.c.at_us.is_not(None), shipped.desc(), SHIPMENT.c.document)
    )
    return wanted if recipient is None else wanted.where(SHIPMENT.c.recipient == recipient)


def _delivery(row: Any) -> Delivery:
    received = row.received_us or 0
    told = (row.recipient, row.document, int(row.containers), int(row.units or 0), int(row.shipped_us), int(received))
    return Delivery(*told, row.words or "", row.attachment)


def receive(
    connection: Connection, holder: LinkHolder, document: str, words: str, attachment: int | None, now_us: int
) -> None:
    """The distributor says that all of a document came. Raises TradeRefused for one that is not on its way to him, or
    that he confirmed before."""
    row = connection.execute(_wanted(holder.code).where(SHIPMENT.c.document == document)).one_or_none()
    if row is None:
        raise TradeRefused("document_unknown")
    found = _delivery(row)
    if found.received_us:
        raise TradeRefused("received_before", at=rfc3339(found.received_us))
    receipt = {"distributor": holder.id, "document": document, "at_us": now_us}
    try:
        connection.execute(insert(RECEIPT).values(**receipt, words=words, attachment=attachment))
    except IntegrityError:  # the same moment, at another hub
        raise TradeRefused("received_before", at=rfc3339(now_us)) from None
    told = {"distributor": holder.code, "document": document, "containers": found.containers, "units": found.units}
    record(connection, [Notice("received", now_us, told | {"words": words})])


@dataclass(frozen=True, slots=True)
class Oddity:
    """``what``: ``twice`` (shipped to two recipients without a return) or ``returned`` (and never shipped)."""

    what: str
    code: str
    one: str = ""
    other: str = ""


def oddities(connection: Connection, limit: int = 50) -> Sequence[Oddity]:
    """What two docks contradict each other about, the newest first."""
    other = SHIPMENT.alias("other_shipment")
    back = SHIPMENT.alias("return_between")
    between = exists(
        select(back.c.seq).where(
            back.c.code_hash == other.c.code_hash,
            back.c.returned == 1,
            back.c.at_us >= other.c.at_us,
            back.c.at_us <= SHIPMENT.c.at_us,
        )
    )
    twice = (
        select(SHIPMENT.c.code, other.c.recipient.label("one"), SHIPMENT.c.recipient.label("other"))
        .join(other, and_(other.c.code_hash == SHIPMENT.c.code_hash, other.c.returned == 0))
        .where(SHIPMENT.c.returned == 0, SHIPMENT.c.code_hash != 0, other.c.at_us < SHIPMENT.c.at_us)
        .where(other.c.recipient != SHIPMENT.c.recipient, ~between)
        .order_by(SHIPMENT.c.at_us.desc())
        .limit(limit)
    )
    before = exists(
        select(other.c.seq).where(
            other.c.code_hash == SHIPMENT.c.code_hash, other.c.returned == 0, other.c.at_us <= SHIPMENT.c.at_us
        )
    )
    returned = (
        select(SHIPMENT.c.code)
        .where(SHIPMENT.c.returned == 1, SHIPMENT.c.code_hash != 0, ~before)
        .order_by(SHIPMENT.c.at_us.desc())
        .limit(limit)
    )
    found = [Oddity("twice", row.code, row.one, row.other) for row in connection.execute(twice)]
    return [*found, *(Oddity("returned", row.code) for row in connection.execute(returned))]
