"""What ``tests.bench.hub`` sends, as parcels for a hub and as rows for a bare database."""

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import psycopg

from sync.hub.validation import ValidEvent, validate
from sync.outbox import Head, Record
from sync.wire import Batch, BatchDocument, encode_batch, pack

UNITS = 24
COPIES = {
    "event": "journal, seq, id, kind, version, time, clock_quality, line, order_name, received_us, digest, body",
    "packed_case": "journal, seq, case_epoch, case_seq",
    "mention": "code_hash, journal, seq, role",
}


def code(number: int) -> str:
    """Unit code ``number``: as random to an index as a producer's codes are."""
    return "https://u.example/" + hashlib.blake2b(b"%d" % number, digest_size=8).hexdigest().upper()


def record(station: int, seq: int) -> Record:
    """Case ``seq`` of a station; no two share a unit."""
    first = (station << 40) + seq * UNITS
    digits = f"0952123{station}{seq:010d}"
    units = [
        {"trigger": cell, "frame": seq, "cell": [1 + cell // 6, 1 + cell % 6], "code": {"key": text, "text": text}}
        for cell, text in ((cell, code(first + cell)) for cell in range(UNITS))
    ]
    body = {
        "case": {"epoch": 1, "seq": seq},
        "order": "A-1",
        "product": "Cola 0.5",
        "lot": "W46",
        "window": {"units": UNITS, "first": first, "last": first + UNITS - 1},
        "case_code": {"key": f"gs1:00{digits}", "text": digits},
        "units": units,
    }
    return Record(seq, f"{station:08x}-0000-5000-8000-{seq:012x}", "case.packed", 1, 1_700_000_000_000_000 + seq, body)


def document(station: int, first: int, count: int) -> bytes:
    records = [record(station, seq) for seq in range(first, first + count)]
    return encode_batch(Batch(f"epoch-{station}", Head(records[-1].seq, "ab" * 32), records), "L1", 2**30)[1]


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
        connection.execute("TRUNCATE event, packed_case, mention")
    return batches * count * UNITS / took_s


def _rows(body: bytes) -> dict[str, list[tuple[Any, ...]]]:
    batch = BatchDocument.model_validate_json(body)
    goods = [validate(seq, raw) for seq, raw in enumerate(batch.events, start=batch.first_seq)]
    found = [good for good in goods if isinstance(good, ValidEvent)]
    return {
        "event": [_event(good) for good in found],
        "packed_case": [(1, good.seq, 1, good.seq) for good in found],
        "mention": [(each.code_hash, 1, good.seq, int(each.role)) for good in found for each in good.mentions],
    }


def _event(good: ValidEvent) -> tuple[Any, ...]:
    told = good.event
    front = (1, good.seq, told.id, told.kind, told.version, told.time, told.clock_quality, told.line, told.order)
    return (*front, 0, good.digest, good.body)


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
