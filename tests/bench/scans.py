"""``python -m tests.bench.scans``: what a scan's answer takes, and what finding diversion in many scans takes.

Units are packed by SQL (cases of 24, every other one shipped), at several sizes one after the other, so that growth is
seen. Scans come at a steady pace over kept connections from a process of their own; each is timed from the moment it
was due. Beside them on the same hub in the same run: ``GET …/cursor``, a token and one row by its key. ``cpu_ms`` is
the hub's own processor time for one, which a busy machine changes least. Scans for diversion are written by SQL too;
then everything is folded once, and a minute's scans.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, text

from sync.hub.code_index import Role, hash64
from sync.hub.database import Database, by_dsn, in_folder
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.diversion import fold, outside_groups, rules_of, run, suspicions
from sync.hub.regions import parse_regions, replace_regions
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT, JOURNAL
from sync.hub.trade_commands import CHINA, lines_of
from sync.hub.trade_tables import PLACE_READ, SHIPMENT
from tests.bench.hub import SETTINGS, TOKEN, cpu_s, hub
from tests.bench.hub_rows import UNITS, code
from tests.hub import postgres
from tests.hub.page_pictures import TOKEN as PAGE_TOKEN
from tests.hub.page_pictures import hub_process

CONNECTIONS = 100
CHUNK = 5_000
"""Cases written at once."""
NOW_US = time.time_ns() // 1_000
DISTRIBUTORS = 20


def pack_units(database: Database, first_case: int, cases: int) -> None:
    """Write ``cases`` cases from ``first_case`` on, as ``POST …/events`` would have left them."""
    with database.writer.begin() as connection:
        if connection.scalar(select(JOURNAL.c.id).where(JOURNAL.c.id == 1)) is None:
            _found(connection)
    for start in range(first_case, first_case + cases, CHUNK):
        numbers = range(start, min(start + CHUNK, first_case + cases))
        with database.writer.begin() as connection:
            for table, rows in _rows(numbers).items():
                connection.execute(insert(table), rows)


def _found(connection: Connection) -> None:
    row = {"id": 1, "station": "S1", "station_epoch": "epoch", "begun_us": 0, "head_hash": ""}
    row |= dict.fromkeys(("contiguous_through", "last_seq", "head_seq"), 0)
    connection.execute(insert(JOURNAL).values(row))
    replace_regions(connection, parse_regions(lines_of(CHINA)))
    codes = [line.partition(",")[0] for line in lines_of(CHINA)[1:]]
    told = [Distributor(f"D-{n}", f"Distributor {n}", (codes[n], codes[n + 1])) for n in range(DISTRIBUTORS)]
    keep_distributors(connection, told)


def _rows(numbers: range) -> dict[Any, list[dict[str, Any]]]:
    found: dict[Any, list[dict[str, Any]]] = {EVENT: [], CONTAINER: [], CODE_INDEX: [], SHIPMENT: []}
    for number in numbers:
        units = [code(number * UNITS + cell) for cell in range(UNITS)]
        sscc = f"gs1:00{number:018d}"
        members = [
            {
                "code": {"key": unit, "text": unit},
                "container": 0,
                "position": {"row": 1 + cell // 6, "column": 1 + cell % 6},
            }
            for cell, unit in enumerate(units)
        ]
        body = {"container": number, "level": 1, "name": "case", "code": {"key": sscc, "text": sscc[4:]}}
        body |= {"order": "A-1", "product": "Cola 0.5", "lot": "L1", "members": members, "packed_at_us": NOW_US}
        own = hash64(sscc)
        event = {"journal": 1, "seq": number, "id": str(number), "kind": "container.packed", "version": 1, "line": "L1"}
        event |= {"time": "2026-11-29T00:00:00+00:00", "clock_quality": "synced", "order_name": "A-1", "received_us": 0}
        found[EVENT].append(
            event | {"digest": b"", "container": number, "body": json.dumps(body, separators=(",", ":"))}
        )
        box: dict[str, Any] = dict.fromkeys((each.name for each in CONTAINER.columns), 0)
        box |= {"journal": 1, "container": number, "level": 1, "name": "case", "name_rank": number, "code_hash": own}
        found[CONTAINER].append(box | {"packed_rank": number, "members": UNITS})
        index = {"journal": 1, "seq": number}
        found[CODE_INDEX].append(index | {"code_hash": own, "role": Role.OWN.value})
        found[CODE_INDEX] += [index | {"code_hash": hash64(unit), "role": Role.UNIT_IN.value} for unit in units]
        if number % 2:
            found[SHIPMENT].append(_shipment(number, own))
    found[CODE_INDEX].sort(key=lambda row: row["code_hash"])
    return found


def _shipment(number: int, own: int) -> dict[str, Any]:
    told = {
        "journal": 1,
        "seq": number,
        "returned": 0,
        "container": number,
        "code_hash": own,
        "code": "",
        "name": "case",
    }
    told |= {"product": "Cola 0.5", "recipient": f"D-{number % DISTRIBUTORS}", "document": f"N-{number // 1_000}"}
    return told | {"at_us": NOW_US, "units": UNITS}


# asking --------------------------------------------------------------------------------------------------------------


async def _paced(port: int, requests: list[bytes], per_s: float) -> list[float]:
    """Milliseconds of each from the moment it was due to its answer."""
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    took: list[float] = []

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            due, request = await waiting.get()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            answer = await reader.readexactly(length)
            took.append((time.perf_counter() - due) * 1_000)
            if not head.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"{head!r} {answer!r}")

    clients = [asyncio.create_task(client()) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for number, request in enumerate(requests):
        due = start + number / per_s
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        waiting.put_nowait((due, request))
    while len(took) < len(requests):
        await asyncio.sleep(0.01)
        for each in clients:
            if each.done():
                each.result()
    for each in clients:
        each.cancel()
    return took


def _scan_request(token: str, number: int, cases: int, chance: random.Random) -> bytes:
    unit = code(chance.randrange(1, cases + 1) * UNITS + chance.randrange(UNITS))
    body = json.dumps({"scan": f"{cases}-{number}-{chance.random()}", "code": unit, "region": "CN-GD"}).encode()
    head = f"POST /v1/scans HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def ask(port: int, token: str, hub_pid: int, cases: int, per_s: float, seconds: float, told: Any) -> None:
    chance, count = random.Random(cases), int(per_s * seconds)
    bare = (
        f"GET /v1/stations/S1/cursor?station_epoch=epoch HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {token}\r\n\r\n"
    )
    runs: dict[str, Callable[[], list[bytes]]] = {
        "bare": lambda: [bare.encode()] * int(min(per_s, 190) * seconds),
        "scan": lambda: [_scan_request(token, number, cases, chance) for number in range(count)],
    }
    for name, make in runs.items():
        requests = make()
        pace = min(per_s, 190.0) if name == "bare" else per_s  # a token asks 200 times a second, and scans 1,000 times
        used_s = cpu_s(hub_pid)
        took = asyncio.run(_paced(port, requests, pace))
        cpu_ms = round((cpu_s(hub_pid) - used_s) * 1_000 / len(took), 2)
        cuts = statistics.quantiles(took, n=100)
        told.put(
            {"of": name, "n": len(took), "p50_ms": round(cuts[49], 2), "p99_ms": round(cuts[98], 2), "cpu_ms": cpu_ms}
        )


# diversion -----------------------------------------------------------------------------------------------------------

_SCANS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last) ",
    "postgresql": "WITH n(i) AS (SELECT generate_series(CAST(:first AS bigint), CAST(:last AS bigint))) ",
}
_WRITE = """
INSERT INTO scan
  (client, scan, at_us, received_us, code_hash, journal, container, nth, answer, product, distributor, region)
{numbers}
SELECT 'b', CAST(i AS text), CAST(:now AS bigint) - (i % 30) * 86400000000, :received, i * 7919, 1, i / 24, 1, 1, 1,
  1 + i % {distributors}, CASE WHEN i % 50 = 0 THEN 'CN-XJ' WHEN i % 10 < 8 THEN t.region ELSE '' END
FROM n JOIN territory t ON t.distributor = 1 + i % {distributors} AND t.part = 1
  AND t.region = (SELECT min(region) FROM territory o WHERE o.distributor = t.distributor AND o.part = 1)
"""


def write_scans(database: Database, first: int, count: int) -> None:
    with database.writer.begin() as connection:
        name = connection.dialect.name
        if name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        if first == 1:  # what was asked before is not what is folded here
            connection.execute(text("DELETE FROM scan"))
        statement = text(_WRITE.format(numbers=_SCANS[name], distributors=DISTRIBUTORS))
        told = {"first": first, "last": first + count - 1, "now": NOW_US, "received": NOW_US - 3_600_000_000}
        connection.execute(statement, told)


def diverted(database: Database, scans: int, minute: int) -> dict[str, Any]:
    write_scans(database, 1, scans)
    with database.writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        began = time.perf_counter()
        groups = fold(connection, NOW_US, whole=True)
        folded_s = time.perf_counter() - began
        found = suspicions(connection, sorted(groups), rules_of(connection))
        whole_s = time.perf_counter() - began
        assert groups == outside_groups(connection)
        assert connection.scalar(select(PLACE_READ.c.place)) is not None
    write_scans(database, scans + 1, minute)
    with database.writer.begin() as connection:
        began = time.perf_counter()
        run(connection, NOW_US + 60_000_000)
        minute_s = time.perf_counter() - began
    told = {"scans": scans, "fold_s": round(folded_s, 2), "whole_s": round(whole_s, 2), "cases": len(found)}
    return told | {"minute_of_scans": minute, "minute_s": round(minute_s, 3)}


# the run -------------------------------------------------------------------------------------------------------------


@contextmanager
def served(folder: Path, dsn: str | None) -> Iterator[tuple[int, str, int]]:
    """A hub in a process of its own: its port, a token for everything, its process number."""
    if dsn is None:
        with hub_process(folder) as (port, process):
            yield port, PAGE_TOKEN, process
        return
    with hub(dsn, folder, 0) as (url, process):
        yield int(url.rpartition(":")[2]), TOKEN["Authorization"].partition(" ")[2], process


def size_bytes(database: Database, folder: Path) -> int:
    if database.writer.dialect.name == "sqlite":
        return sum(each.stat().st_size for each in folder.glob("hub.db*"))
    with database.reader.connect() as connection:
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def measure(name: str, database: Database, folder: Path, dsn: str | None, options: argparse.Namespace) -> None:
    packed = 0
    for units in options.units:
        began, cases = time.perf_counter(), int(units) // UNITS
        pack_units(database, packed + 1, cases - packed)
        packed = cases
        if dsn is not None:
            with database.writer.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
        fill_s = round(time.perf_counter() - began, 1)
        with served(folder, dsn) as (port, token, hub_pid):
            told = get_context("spawn").Queue()
            asking = (port, token, hub_pid, cases, options.per_s, options.seconds, told)
            process = get_context("spawn").Process(target=ask, args=asking)
            process.start()
            process.join()
            answers = [told.get(timeout=1) for _ in range(2)]
        line = {"database": name, "units": cases * UNITS, "fill_s": fill_s, "mb": size_bytes(database, folder) // 2**20}
        for each in answers:
            print(json.dumps(line | {"per_s": options.per_s} | each), flush=True)
    if options.scans:
        found = diverted(database, int(options.scans), int(options.per_s * 60))
        print(json.dumps({"database": name, **found}), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=float, nargs="*", default=[1e6], help="sizes, growing: 1e6 1e7 2e7")
    parser.add_argument("--per-s", type=float, default=500.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--scans", type=float, default=1e6, help="for diversion; 0 = none")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), nargs="*", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    with ExitStack() as stack:
        for name in options.database:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            dsn = stack.enter_context(postgres.cluster(SETTINGS)).make("hub") if name == "postgresql" else None
            database = in_folder(folder) if dsn is None else by_dsn(dsn)
            stack.callback(database.close)
            measure(name, database, folder, dsn, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
