"""What ``tests.bench.hub`` sends, as parcels for a hub and as rows for a bare database."""

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import psycopg

from sync.hub.validation import ValidEvent, validate
from sync.outbox import Head, Record
from sync.wire import BatchDocument, WireBatch, encode_batch, pack
from tests.sync.factory import case_body, member

UNITS = 24
COPIES = {
    "event": "journal, seq, id, kind, version, time, clock_quality, line, order_name, received_us, digest, "
    "container, body",
    "container": "journal, container, level, name, name_rank, code_hash, packed_rank, members, dissolved_rank, "
    "shipped_rank, returned_rank, parent, parent_rank",
    "code_index": "code_hash, journal, seq, role",
}


def code(number: int) -> str:
    """Unit code ``number``: as random to an index as a producer's codes are."""
    return "https://u.example/" + hashlib.blake2b(b"%d" % number, digest_size=8).hexdigest().upper()


def record(station: int, seq: int) -> Record:
    """Case ``seq`` of a station; no two share a unit."""
    first = (station << 40) + seq * UNITS
    digits = f"0952123{station}{seq:010d}"
    members = [
        member(code(first + cell), view=1, row=1 + cell // 6, column=1 + cell % 6, frame=seq) for cell in range(UNITS)
    ]
    window = {"units": UNITS, "first": first, "last": first + UNITS - 1}
    body = case_body(seq, digits, members, window=window) | {"code": {"key": f"gs1:00{digits}", "text": digits}}
    name = f"{station:08x}-0000-5000-8000-{seq:012x}"
    return Record(seq, name, "container.packed", 1, 1_700_000_000_000_000 + seq, body)


def document(station: int, first: int, count: int) -> bytes:
    records = [record(station, seq) for seq in range(first, first + count)]
    return encode_batch(WireBatch(f"epoch-{station}", Head(records[-1].seq, "ab" * 32), records), "L1", 2**30)[1]


def bare_units_per_s(dsn: str, batches: int, count: int, *, copies: bool) -> float:
    """The hub's rows into the hub's tables, one commit a batch, by COPY or by executemany; judging is not timed."""
    took_s = 0.0
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("INSERT INTO journal VALUES (1, 'S', 'E', 0, 0, 0, 0, '') ON CONFLICT DO NOTHING")
        for number in range(batches):
            tables = _rows(document(9, 1 + number * count, count))
            started = time.perf_counter()
            with connection.transaction(), connection.cursor() as cursor:
                for table, rows in tables.items():
                    (_copy if copies else _insert)(cursor, table, rows)
            took_s += time.perf_counter() - started
        connection.execute("TRUNCATE event, container, code_index")
    return batches * count * UNITS / took_s


def _rows(body: bytes) -> dict[str, list[tuple[Any, ...]]]:
    batch = BatchDocument.model_validate_json(body)
    goods = [validate(seq, raw) for seq, raw in enumerate(batch.events, start=batch.first_seq)]
    found = [good for good in goods if isinstance(good, ValidEvent)]
    return {
        "event": [_event(good) for good in found],
        "container": [
            (1, row.container, row.level, row.name, good.seq, row.code_hash, good.seq, row.members, 0, 0, 0, 0, 0)
            for good in found
            for row in good.projection.rows
        ],
        "code_index": [(each.code_hash, 1, good.seq, each.role) for good in found for each in good.projection.entries],
    }


def _event(good: ValidEvent) -> tuple[Any, ...]:
    told = good.event
    front = (1, good.seq, told.id, told.kind, told.version, told.time, told.clock_quality, told.line, told.order)
    return (*front, 0, good.digest, good.projection.container, good.body)


def _copy(cursor: psycopg.Cursor[Any], table: str, rows: list[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} ({COPIES[table]}) FROM STDIN".encode()) as copy:
        for row in rows:
            copy.write_row(row)


def _insert(cursor: psycopg.Cursor[Any], table: str, rows: list[tuple[Any, ...]]) -> None:
    values = ", ".join(["%s"] * len(rows[0]))
    cursor.executemany(f"INSERT INTO {table} ({COPIES[table]}) VALUES ({values})".encode(), rows)


def parcels(station: int, first: int, count: int, batches: int) -> Iterator[tuple[bytes, dict[str, str]]]:
    """Gzipped batches as an uploader sends them."""
    for number in range(batches):
        yield pack(document(station, first + number * count, count))
