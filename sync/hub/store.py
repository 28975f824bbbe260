"""The hub's memory: one write transaction a batch, dedup for ever on (station, station_epoch, seq)."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update

from sync.hub.judge import Bad, Good, judge
from sync.hub.tables import EVENT, JOURNAL, METADATA, PACKED_CASE, PACKED_UNIT
from sync.wire import CONFLICT, BatchDocument, CursorDocument, ItemResult, Receipt

PAGE = 5_000
BUSY_MS = 5_000


class Store:
    """Writes on one connection, reads on others that cannot write. Blocking; safe to call from several threads."""

    def __init__(self, folder: Path) -> None:
        path = (folder / "hub.db").resolve()
        self._writer = create_engine(f"sqlite:///{path}", pool_size=1, max_overflow=0)
        event.listen(self._writer, "connect", _prepare)
        event.listen(self._writer, "begin", _begin_immediate)
        METADATA.create_all(self._writer)
        self.reader: Engine = create_engine(f"sqlite:///file:{path}?mode=ro&uri=true", pool_size=4, max_overflow=0)

    def close(self) -> None:
        self.reader.dispose()
        self._writer.dispose()

    def ingest(self, station: str, batch: BatchDocument, received_us: int, refused: Sequence[Bad] = ()) -> Receipt:
        """Store what is new. ``refused`` were judged by the caller and stay out."""
        out = {bad.seq: bad for bad in refused}
        judged = [out.get(seq) or judge(seq, raw) for seq, raw in enumerate(batch.events, start=batch.first_seq)]
        with self._writer.begin() as connection:
            journal = _journal(connection, station, batch.station_epoch, received_us)
            results = _store(connection, journal, judged, received_us)
            through = _advance(connection, journal, batch)
        return Receipt(accepted_through=through, results=results)

    def cursor(self, station: str, station_epoch: str) -> CursorDocument:
        mine = select(JOURNAL.c.contiguous_through).where(
            JOURNAL.c.station == station, JOURNAL.c.station_epoch == station_epoch
        )
        latest = select(JOURNAL.c.station_epoch).where(JOURNAL.c.station == station).order_by(JOURNAL.c.id.desc())
        with self.reader.connect() as connection:
            return CursorDocument(
                contiguous_through=connection.scalar(mine) or 0, latest_epoch=connection.scalar(latest.limit(1))
            )


def _journal(connection: Connection, station: str, station_epoch: str, now_us: int) -> int:
    found = connection.scalar(
        select(JOURNAL.c.id)
        .where(JOURNAL.c.station == station, JOURNAL.c.station_epoch == station_epoch)
        .with_for_update()
    )
    if found is not None:
        return int(found)
    row = {"station": station, "station_epoch": station_epoch, "begun_us": now_us, "head_hash": ""}
    row |= dict.fromkeys(("contiguous_through", "last_seq", "head_seq"), 0)
    made = connection.execute(insert(JOURNAL).values(**row)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _store(connection: Connection, journal: int, judged: Sequence[Good | Bad], received_us: int) -> list[ItemResult]:
    known = _digests(connection, journal, judged)
    results = [_result(item, known.get(item.seq)) for item in judged]
    new = [
        item
        for item, result in zip(judged, results, strict=True)
        if isinstance(item, Good) and result.status == "accepted"
    ]
    for table, rows in (
        (EVENT, [_event_row(journal, item, received_us) for item in new]),
        (PACKED_CASE, [_case_row(journal, item) for item in new if item.packed is not None]),
        (PACKED_UNIT, [row for item in new for row in _unit_rows(journal, item)]),
    ):
        if rows:
            connection.execute(insert(table), rows)
    return results


def _digests(connection: Connection, journal: int, judged: Sequence[Good | Bad]) -> dict[int, bytes]:
    rows = connection.execute(
        select(EVENT.c.seq, EVENT.c.digest).where(
            EVENT.c.journal == journal, EVENT.c.seq.between(judged[0].seq, judged[-1].seq)
        )
    )
    return {row.seq: row.digest for row in rows}


def _result(item: Good | Bad, stored: bytes | None) -> ItemResult:
    if isinstance(item, Bad):
        return ItemResult(seq=item.seq, status="rejected", code=item.code, detail=item.detail)
    if stored is None:
        return ItemResult(seq=item.seq, status="accepted")
    if stored == item.digest:
        return ItemResult(seq=item.seq, status="exists")
    return ItemResult(
        seq=item.seq, status="rejected", code=CONFLICT, detail="other content is stored under this number"
    )


def _advance(connection: Connection, journal: int, batch: BatchDocument) -> int:
    """How far the journal is without a gap, now."""
    row = connection.execute(
        select(JOURNAL.c.contiguous_through, JOURNAL.c.last_seq).where(JOURNAL.c.id == journal)
    ).one()
    through, looking = int(row.contiguous_through), True
    while looking:
        page = connection.scalars(
            select(EVENT.c.seq)
            .where(EVENT.c.journal == journal, EVENT.c.seq > through)
            .order_by(EVENT.c.seq)
            .limit(PAGE)
        ).all()
        start = through
        while through - start < len(page) and page[through - start] == through + 1:
            through += 1
        looking = through - start == PAGE
    connection.execute(
        update(JOURNAL)
        .where(JOURNAL.c.id == journal)
        .values(
            contiguous_through=through,
            last_seq=max(int(row.last_seq), batch.last_seq),
            head_seq=batch.head.seq,
            head_hash=batch.head.hash,
        )
    )
    return through


def _event_row(journal: int, item: Good, received_us: int) -> dict[str, Any]:
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
        "body": item.body,
    }


def _case_row(journal: int, item: Good) -> dict[str, Any]:
    assert item.packed is not None
    case, code = item.packed.case, item.packed.case_code
    number = {"journal": journal, "seq": item.seq, "case_epoch": case.epoch, "case_seq": case.seq}
    return number | {"code": code.key, "text": code.text}


def _unit_rows(journal: int, item: Good) -> list[dict[str, Any]]:
    if item.packed is None:
        return []
    return [
        {
            "code": unit.code.key,
            "journal": journal,
            "seq": item.seq,
            "text": None if unit.code.text == unit.code.key else unit.code.text,
        }
        for unit in item.packed.units
    ]


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
