"""What stands in the journal about upstream and orders, as the API tells it; and parked records sent again."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from station.api import schema
from station.assembly.journal_queries import look
from station.assembly.snapshot import case_row
from station.assembly.upstream import Upstreams
from station.core.observations import Now
from station.journal import Reader
from station.journal.parked import Parked, ParkedRecord
from station.journal.wire import WireRecord
from sync.delivery.uploader import DeliveryStatus
from sync.errors import OutboxFault
from sync.wire import rfc3339

PARKED_SHOWN = 200
_MICRO = 1_000_000


class RecordsService:
    """Reads in a thread, a bounded stretch at a time: a long look holds up neither the line nor another look-up."""

    def __init__(self, names: Sequence[str], upstreams: Upstreams, reader: Reader, now: Callable[[], Now]) -> None:
        self._names = names
        self._upstreams = upstreams
        self._reader = reader
        self._now = now

    # orders ------------------------------------------------------------------------------------------------------

    async def order_cases(self, order: str, after: int) -> schema.OrderCases | None:
        return await look(partial(_order_cases, self._reader, order, after))

    # upstream ----------------------------------------------------------------------------------------------------

    async def refused_by(self, seq: int | None) -> tuple[str, ...]:
        """Destinations at which the record with this wire number is parked; None = there is no record."""
        if seq is None:
            return ()
        found = [await look(partial(self._reader.parked, name, seq - 1, 1)) for name in self._names]
        return tuple(name for name, rows in zip(self._names, found, strict=True) if rows and rows[0].seq == seq)

    async def status(self) -> schema.SyncStatus:
        destinations = self._upstreams.destinations()
        midnight_us = _midnight_us(self._now().wall_us)
        parked = await look(partial(_newest, self._reader, self._names))
        statuses = [uploader.status for uploader in self._upstreams.uploaders]
        delivered = await look(lambda: tuple(_delivered(self._reader, each, midnight_us) for each in statuses))
        return schema.SyncStatus(
            destinations=destinations, delivered=delivered, parked=tuple(_parked(each) for each in parked)
        )

    async def parked_lines(self, destination: str, after: int, limit: int) -> bytes | None:
        if destination not in self._names:
            return None
        return await look(partial(_lines, self._reader, destination, after, limit))

    async def send_again(self, request: schema.SendAgain) -> schema.CommandAnswer:
        wanted = request.args
        uploader = self._upstreams.of(wanted.destination)
        if uploader is None:
            return _refused(request, "destination_unknown", destination=wanted.destination)
        try:
            asked = await uploader.send_again(wanted.wire_seqs)
        except OutboxFault as fault:
            return _refused(request, "outbox_failed", destination=wanted.destination, cause=fault.key)
        if not asked:
            return _refused(request, "record_not_parked", destination=wanted.destination)
        return schema.CommandAnswer(id=request.id, done=True, arguments={"count": asked})


def _refused(request: schema.SendAgain, key: str, **arguments: str) -> schema.CommandAnswer:
    return schema.CommandAnswer(id=request.id, done=False, key=key, arguments={**arguments})


def _order_cases(reader: Reader, order: str, after: int) -> schema.OrderCases | None:
    """Made where it is read, in the thread: hundreds of rows."""
    page = reader.order_page(order, after)
    if page is None:
        return None
    return schema.OrderCases(
        order=order,
        started_us=page.started_us,
        open=page.open,
        passed=page.passed,
        rejected=page.rejected,
        looked=page.looked,
        of=page.of,
        after=page.after,
        cases=tuple(case_row(case) for case in page.cases),
    )


def _midnight_us(now_us: int) -> int:
    """The last midnight of the station's own clock and zone."""
    day = datetime.fromtimestamp(now_us / _MICRO).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return int(day.timestamp()) * _MICRO


def _delivered(reader: Reader, told: DeliveryStatus, midnight_us: int) -> schema.Delivered:
    """Of all records and of those written today: less what waits (in live-first the old ones), less what is parked."""
    head, today = reader.wire_head().seq, reader.wire_written(midnight_us)
    before, waiting = head - today, told.waiting + max(0, head - told.head)
    waiting_today = max(0, waiting - max(0, before - told.through))

    def aside(after: int) -> int:
        """Parked with a number over ``after``; one whose tombstone is still to go waits, and is counted there."""
        return reader.parked_count(told.name, after) - reader.parked_count(told.name, max(after, told.through))

    return schema.Delivered(
        destination=told.name,
        total=max(0, head - waiting - aside(0)),
        today=max(0, today - waiting_today - aside(before)),
        today_of=today,
    )


def _newest(reader: Reader, names: Sequence[str]) -> list[ParkedRecord]:
    found = [each for name in names for each in reader.parked_records(name, PARKED_SHOWN)]
    return sorted(found, key=lambda each: each.parked.at_us, reverse=True)[:PARKED_SHOWN]


def _parked(record: ParkedRecord) -> schema.ParkedRecord:
    parked = record.parked
    return schema.ParkedRecord(
        destination=parked.destination,
        wire_seq=parked.seq,
        at_us=parked.at_us,
        status=parked.said_status or parked.status,
        words=parked.said_words if parked.said_at_us else parked.words,
        tried_us=parked.said_at_us or None,
        id=record.id,
        kind=record.kind,
        written_us=record.written_us,
        order=record.order,
        case=str(record.case) if record.case is not None else "",
    )


def _lines(reader: Reader, destination: str, after: int, limit: int) -> bytes:
    parked = reader.parked(destination, after, limit)
    return b"".join(_line(each, *reader.wire(each.seq - 1, 1)) for each in parked)


def _line(parked: Parked, record: WireRecord) -> bytes:
    """One record with all it holds, and what the server said. ASCII: whatever was scanned, it is one line."""
    told = {
        "destination": parked.destination,
        "seq": parked.seq,
        "parked": rfc3339(parked.at_us),
        "status": parked.status,
        "words": parked.words,
        "tried": rfc3339(parked.said_at_us) if parked.said_at_us else None,
        "said_status": parked.said_status,
        "said_words": parked.said_words,
        "id": record.id,
        "kind": record.kind,
        "version": record.version,
        "time": rfc3339(record.at_us),
        "body": record.body,
    }
    return json.dumps(told, separators=(",", ":")).encode("ascii") + b"\n"
