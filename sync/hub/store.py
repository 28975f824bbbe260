"""The hub's memory: one write transaction a batch, dedup for ever on (station, station_epoch, seq)."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.database import Database
from sync.hub.duplicates import CAPTURE_EPOCH, note_repeated
from sync.hub.packed_notices import note_packed
from sync.hub.projections import Stored, project, put
from sync.hub.shipments import note_shipments
from sync.hub.tables import CAPTURED, EVENT, JOURNAL
from sync.hub.tombstones import mended
from sync.hub.validation import InvalidEvent, UnnumberedEvent, ValidEvent, validate
from sync.wire import CONFLICT, BatchDocument, CursorDocument, HeadDocument, ItemResult, Receipt, RepeatedCode

PAGE = 5_000
AGENT_MAX = 80
CONTESTED_US = 3_600_000_000
"""A station is told for so long that another one wrote under its numbers."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: a journal of a station, and the program's name for itself."""

    station: str
    station_epoch: str
    agent: str = ""


@dataclass(slots=True)
class _Journal:
    """A journal's row while it is locked."""

    id: int
    through: int
    last_seq: int
    conflict_us: int
    """When somebody last wrote other content under its numbers; 0 = never."""


class _NotWhole(Exception):
    """Some events of a capture are no good, and none of them is stored; ``results`` as ``capture`` gives them."""

    def __init__(self, results: list[ItemResult]) -> None:
        super().__init__()
        self.results = results


class HubStore:
    """Blocking; safe to call from several threads and from several hubs over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def database(self) -> Database:
        return self._database

    @property
    def reader(self) -> Engine:
        return self._database.reader

    @property
    def writer(self) -> Engine:
        return self._database.writer

    def close(self) -> None:
        self._database.close()

    def ingest(
        self,
        station: str,
        batch: BatchDocument,
        received_us: int,
        refused: Sequence[InvalidEvent] = (),
        agent: str = "",
    ) -> Receipt:
        """Store what is new of a batch. ``refused`` were checked by the caller and stay out."""
        out = {bad.seq: bad for bad in refused}
        checked = [out.get(seq) or validate(seq, raw) for seq, raw in enumerate(batch.events, start=batch.first_seq)]
        return self.intake(Sender(station, batch.station_epoch, agent), checked, batch.head, received_us)

    def intake(
        self, sender: Sender, checked: Sequence[ValidEvent | InvalidEvent], head: HeadDocument | None, received_us: int
    ) -> Receipt:
        """Store what is new of checked events, ascending by seq and not empty. Durable when it returns."""
        with self.writer.begin() as connection:
            journal = _locked(connection, sender, received_us)
            results = _store(connection, journal.id, checked, received_us)
            taken = [seq.seq for seq, result in zip(checked, results, strict=True) if result.status != "rejected"]
            repeated = _packed_twice(connection, journal.id, checked, results, received_us)
            through = _advance(connection, journal, taken)
            _note(connection, journal, sender, checked, results, head, received_us)
        contested = _contested(journal.conflict_us, received_us)
        return Receipt(accepted_through=through, results=results, repeated=repeated, contested=contested)

    def capture(
        self,
        source: str,
        offered: Sequence[UnnumberedEvent],
        received_us: int,
        agent: str = "",
        *,
        whole: bool = False,
        end: Callable[[Connection, Sequence[ItemResult]], T],
    ) -> T:
        """Store events that carry an ``id`` and no number; the id is the dedup.

        The results stand in the order offered, ``seq`` of each is its place from 1. An id that is already there with
        other content, or that comes twice with different content, is rejected as a conflict. ``whole``: all or none.
        ``end`` writes down how it ended, in the same transaction: what is stored without a word about it would be
        answered with an error and be there all the same.
        """
        sender = Sender(source, CAPTURE_EPOCH, agent)
        with self.writer.begin() as connection:
            try:
                with connection.begin_nested():
                    results = _captured(connection, sender, offered, received_us)
                    if whole and any(result.status == "rejected" for result in results):
                        raise _NotWhole(results)
            except _NotWhole as refused:
                results = refused.results
            return end(connection, results)

    def cursor(self, station: str, station_epoch: str) -> CursorDocument:
        mine = select(JOURNAL.c.contiguous_through, JOURNAL.c.conflict_us).where(
            JOURNAL.c.station == station, JOURNAL.c.station_epoch == station_epoch
        )
        latest = select(JOURNAL.c.station_epoch).where(JOURNAL.c.station == station).order_by(JOURNAL.c.id.desc())
        with self.reader.connect() as connection:
            found = connection.execute(mine).one_or_none()
            newest = connection.scalar(latest.limit(1))
        if found is None:
            return CursorDocument(contiguous_through=0, latest_epoch=newest)
        contested = _contested(found.conflict_us, time.time_ns() // 1_000)
        return CursorDocument(contiguous_through=found.contiguous_through, latest_epoch=newest, contested=contested)


def _contested(conflict_us: int, now_us: int) -> bool:
    return conflict_us > 0 and now_us - conflict_us < CONTESTED_US


def _locked(connection: Connection, sender: Sender, now_us: int) -> _Journal:
    """The journal's row, made when absent and locked: batches of one journal are stored one after the other."""
    wanted = (
        select(JOURNAL.c.id, JOURNAL.c.contiguous_through, JOURNAL.c.last_seq, JOURNAL.c.conflict_us)
        .where(JOURNAL.c.station == sender.station, JOURNAL.c.station_epoch == sender.station_epoch)
        .with_for_update()
    )
    found = connection.execute(wanted).one_or_none()
    if found is None:
        row = {"station": sender.station, "station_epoch": sender.station_epoch, "begun_us": now_us, "head_hash": ""}
        row |= dict.fromkeys(("contiguous_through", "last_seq", "head_seq"), 0)
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(JOURNAL).values(**row).on_conflict_do_nothing())
        found = connection.execute(wanted).one()
    return _Journal(int(found.id), int(found.contiguous_through), int(found.last_seq), int(found.conflict_us))


def _store(
    connection: Connection, journal: int, checked: Sequence[ValidEvent | InvalidEvent], received_us: int
) -> list[ItemResult]:
    known = _digests(connection, journal, [item.seq for item in checked])
    results = [_result(item, known) for item in checked]
    new = [
        item
        for item, result in zip(checked, results, strict=True)
        if isinstance(item, ValidEvent) and result.status == "accepted"
    ]
    put(connection, EVENT, [_event_row(journal, item, received_us) for item in new])
    project(connection, [Stored(journal, item.seq, item.projection) for item in new])
    note_shipments(connection, journal, new, received_us)
    note_packed(connection, journal, new, received_us)
    return mended(connection, journal, checked, results, lambda item: _event_row(journal, item, received_us))


def _packed_twice(
    connection: Connection,
    journal: int,
    checked: Sequence[ValidEvent | InvalidEvent],
    results: Sequence[ItemResult],
    now_us: int,
) -> list[RepeatedCode]:
    """The records of this batch that pack a code which another container holds; asked of those that came before as
    well, whose answer may have been lost."""
    packed = [
        Stored(journal, item.seq, item.projection)
        for item, result in zip(checked, results, strict=True)
        if isinstance(item, ValidEvent) and item.projection.packs and result.status != "rejected"
    ]
    return list(note_repeated(connection, packed, now_us).values())


def _digests(connection: Connection, journal: int, seqs: Sequence[int]) -> dict[int, bytes]:
    first, last = min(seqs), max(seqs)
    together = last - first < len(seqs)
    wanted = EVENT.c.seq.between(first, last) if together else EVENT.c.seq.in_(seqs)
    rows = connection.execute(select(EVENT.c.seq, EVENT.c.digest).where(EVENT.c.journal == journal, wanted))
    return {row.seq: row.digest for row in rows}


def _result(item: ValidEvent | InvalidEvent, known: dict[int, bytes]) -> ItemResult:
    """``known`` grows by what is accepted, so that a number that comes twice is checked against itself."""
    if isinstance(item, InvalidEvent):
        return ItemResult(seq=item.seq, status="rejected", code=item.code, detail=item.detail)
    stored = known.get(item.seq)
    if stored is None:
        known[item.seq] = item.digest
        return ItemResult(seq=item.seq, status="accepted")
    if stored == item.digest:
        return ItemResult(seq=item.seq, status="exists")
    return ItemResult(
        seq=item.seq, status="rejected", code=CONFLICT, detail="other content is stored under this number"
    )


def _numbered(
    connection: Connection, journal: _Journal, offered: Sequence[UnnumberedEvent]
) -> list[ValidEvent | InvalidEvent]:
    """Known ids under their number, new ones under the next; what is no event gets no number."""
    ids = {each.document["id"] for each in offered if isinstance(each.document.get("id"), str)}
    rows = connection.execute(
        select(CAPTURED.c.id, CAPTURED.c.seq).where(CAPTURED.c.journal == journal.id, CAPTURED.c.id.in_(ids))
    )
    numbers = {row.id: int(row.seq) for row in rows}
    following = journal.last_seq + 1
    checked: list[ValidEvent | InvalidEvent] = []
    for each in offered:
        seq = numbers.get(str(each.document.get("id")), following)
        item = validate(seq, each.document | {"seq": seq}, each.said, each.rank)
        if isinstance(item, ValidEvent) and seq == following:
            numbers[item.event.id] = seq
            following += 1
        checked.append(item)
    return checked


def _captured(
    connection: Connection, sender: Sender, offered: Sequence[UnnumberedEvent], received_us: int
) -> list[ItemResult]:
    journal = _locked(connection, sender, received_us)
    checked = _numbered(connection, journal, offered)
    if not checked:
        return []
    results = _store_captured(connection, journal, checked, received_us)
    results = [result.model_copy(update={"seq": place}) for place, result in enumerate(results, start=1)]
    _advance(connection, journal, [item.seq for item in checked if isinstance(item, ValidEvent)])
    _note(connection, journal, sender, checked, results, None, received_us)
    return results


def _store_captured(
    connection: Connection, journal: _Journal, checked: Sequence[ValidEvent | InvalidEvent], received_us: int
) -> list[ItemResult]:
    results = _store(connection, journal.id, checked, received_us)
    new = [
        {"journal": journal.id, "id": item.event.id, "seq": item.seq}
        for item, result in zip(checked, results, strict=True)
        if isinstance(item, ValidEvent) and result.status == "accepted"
    ]
    put(connection, CAPTURED, new)
    return results


def _advance(connection: Connection, journal: _Journal, taken: Sequence[int]) -> int:
    """How far the journal is without a gap, now: through what was just taken, then through what waited behind it."""
    through = journal.through
    for seq in taken:
        through += seq == through + 1
    looking = True
    while looking:
        page = connection.scalars(
            select(EVENT.c.seq)
            .where(EVENT.c.journal == journal.id, EVENT.c.seq > through)
            .order_by(EVENT.c.seq)
            .limit(PAGE)
        ).all()
        start = through
        while through - start < len(page) and page[through - start] == through + 1:
            through += 1
        looking = through - start == PAGE
    journal.through = through
    return through


def _note(
    connection: Connection,
    journal: _Journal,
    sender: Sender,
    checked: Sequence[ValidEvent | InvalidEvent],
    results: Sequence[ItemResult],
    head: HeadDocument | None,
    received_us: int,
) -> None:
    """What the stations page tells of the journal."""
    told: dict[Any, Any] = {
        JOURNAL.c.contiguous_through: journal.through,
        JOURNAL.c.heard_us: received_us,
        JOURNAL.c.agent: "".join(sign for sign in sender.agent[:AGENT_MAX] if sign.isprintable()),
    }
    held = [
        item
        for item, result in zip(checked, results, strict=True)
        if isinstance(item, ValidEvent) and result.status != "rejected" and item.seq >= journal.last_seq
    ]
    if held:
        newest = max(held, key=lambda item: item.seq)
        told |= {JOURNAL.c.last_seq: newest.seq, JOURNAL.c.event_time: newest.event.time}
    if head is not None:
        told |= {JOURNAL.c.head_seq: head.seq, JOURNAL.c.head_hash: head.hash}
    conflicts = sum(result.code == CONFLICT for result in results)
    if conflicts:
        told |= {JOURNAL.c.conflicts: JOURNAL.c.conflicts + conflicts, JOURNAL.c.conflict_us: received_us}
    connection.execute(update(JOURNAL).where(JOURNAL.c.id == journal.id).values(told))


def _event_row(journal: int, item: ValidEvent, received_us: int) -> dict[str, Any]:
    told = item.event
    return {
        "journal": journal,
        "seq": item.seq,
        "id": told.id,
        "kind": told.kind,
        "version": told.version,
        "time": told.time,
        "clock_quality": told.clock_quality,
        "line": told.line,
        "order_name": told.order,
        "received_us": received_us,
        "digest": item.digest,
        "container": item.projection.container,
        "body": item.body,
    }
