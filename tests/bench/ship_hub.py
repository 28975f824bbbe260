"""``python -m tests.bench.ship_hub``: a hub takes 1,000 pallets of 64 cases of 24 shipped in one confirmation.

The cases and pallets are there before, told by their line. What is measured: the dock's records, gzipped in batches of
200 as its uploader sends them, from the bytes to the receipt (opened, checked, stored, units counted), on SQLite and on
PostgreSQL (processor time: of this process alone); beside it as many bare rows in as many commits. Then the jobs of the
minute after another confirmation of them came late, with shoppers' scans of these goods to be judged anew.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select, text

from sync.hub.database import Database, by_dsn, in_folder
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.diversion import run
from sync.hub.ingest import Parcel, take_batch
from sync.hub.regions import parse_regions, replace_regions
from sync.hub.scans import AskedScan, answer
from sync.hub.store import HubStore
from sync.hub.trade_commands import CHINA, lines_of
from sync.hub.trade_tables import DIVERSION, LATE_MOVE
from sync.outbox import Head, Record
from sync.wire import WireBatch, encode_batch, pack
from tests.bench.hub_rows import UNITS, code
from tests.hub import postgres
from tests.sync.factory import case_body, code_body, member, pallet_body

CASES = 64
BATCH = 200
AT_US = 1_763_792_345_000_000
HOUR_US = 3_600_000_000
PALLET = 10_000_000
"""The number of the first pallet in its journal; cases are below."""


def parcel(station: str, records: list[Record], received_us: int) -> Parcel:
    batch = WireBatch(f"{station}-epoch", Head(records[-1].seq, "ab" * 32), tuple(records))
    body, headers = pack(encode_batch(batch, station, 2**30)[1])
    return Parcel(station, body, headers.get("Content-Encoding", "identity"), "bench", received_us)


def packed(pallet: int) -> Iterator[Record]:
    """The cases of a pallet, and the pallet, as their line tells them."""
    first = pallet * CASES
    for case in range(first, first + CASES):
        units = [
            member(code(case * UNITS + cell), view=1, row=1 + cell // 6, column=1 + cell % 6) for cell in range(UNITS)
        ]
        yield _record(
            pallet * (CASES + 1) + case - first + 1, "container.packed", case_body(case + 1, f"C{case}", units)
        )
    inside = {case + 1: f"C{case}" for case in range(first, first + CASES)}
    yield _record((pallet + 1) * (CASES + 1), "container.packed", pallet_body(PALLET + pallet, f"P{pallet}", inside))


def shipped(pallet: int, to: str, at_us: int) -> Record:
    about = {"container": 0, "level": 2, "name": "pallet", "code": code_body(f"P{pallet}"), "order": "A-1"}
    goods = {"product": "Cola 0.5", "lot": "L1", "by": "anna", "reason": "", "to": to, "document": "LS-77"}
    origin = {"station": "L1", "station_epoch": "L1-epoch", "container": PALLET + pallet}
    body = about | goods | {"delivery": 1, "origin": origin}
    return _record(pallet + 1, "shipment.confirmed", body, at_us)


def _record(seq: int, kind: str, body: dict[str, Any], at_us: int = AT_US) -> Record:
    return Record(seq, f"id-{seq}", kind, 1, at_us + seq, body)


def taken_s(store: HubStore, parcels: list[Parcel]) -> float:
    begun = time.perf_counter()
    for each in parcels:
        receipt = json.loads(take_batch(store, each, None))
        assert all(result["status"] == "accepted" for result in receipt["results"]), receipt
    return time.perf_counter() - begun


def bare_s(engine: Engine, rows: int) -> float:
    """As many rows of that size in as many commits, by one statement a batch."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bare (seq INTEGER PRIMARY KEY, body TEXT)"))
    begun = time.perf_counter()
    for first in range(0, rows, BATCH):
        with engine.begin() as connection:
            told = [{"seq": seq, "body": "x" * 400} for seq in range(first, min(rows, first + BATCH))]
            connection.execute(text("INSERT INTO bare VALUES (:seq, :body)"), told)
    return time.perf_counter() - begun


def deliveries(pallets: int, station: str, to: str, at_us: int, received_us: int) -> list[Parcel]:
    records = [shipped(pallet, to, at_us) for pallet in range(pallets)]
    return [parcel(station, records[start : start + BATCH], received_us) for start in range(0, pallets, BATCH)]


def scanned(database: Database, pallets: int, scans: int) -> None:
    """So many units of these pallets, each once, where NORTH does not sell."""
    step = max(1, pallets * CASES * UNITS // scans)
    asked = [AskedScan("app", f"s{n}", code(n * step), "CN-GD") for n in range(scans)]
    for start in range(0, scans, 500):
        answer(database, asked[start : start + 500], AT_US + HOUR_US)


def trade(connection: Connection) -> None:
    replace_regions(connection, parse_regions(lines_of(CHINA)))
    regions = {"NORTH": ("CN-BJ",), "SOUTH": ("CN-GD",)}
    keep_distributors(connection, [Distributor(name, name, told) for name, told in regions.items()])


def measured(database: Database, pallets: int, scans: int) -> dict[str, float]:
    store = HubStore(database)
    with database.writer.begin() as connection:
        trade(connection)
    for pallet in range(pallets):
        taken_s(store, [parcel("L1", list(packed(pallet)), AT_US)])
    confirmed, used_s = deliveries(pallets, "D1", "NORTH", AT_US, AT_US + 1_000_000), time.process_time()
    took_s, used_s = taken_s(store, confirmed), time.process_time() - used_s
    scanned(database, pallets, scans)
    now_us = AT_US + 3 * HOUR_US
    raised_s = _job_s(database, now_us)
    assert _states(database) == ["open"]
    late_s = taken_s(store, deliveries(pallets, "D2", "SOUTH", AT_US + HOUR_US // 2, now_us))
    jobs_s = [_job_s(database, now_us + HOUR_US)]
    while _waiting(database):
        jobs_s.append(_job_s(database, now_us + HOUR_US))
    assert _states(database) == ["explained"]
    return {
        "units": pallets * CASES * UNITS,
        "taken_s": round(took_s, 3),
        "taken_cpu_s": round(used_s, 3),
        "bare_s": round(bare_s(database.writer, pallets), 3),
        "late_taken_s": round(late_s, 3),
        "scans": scans,
        "first_job_s": round(raised_s, 3),
        "judged_anew_s": round(sum(jobs_s), 3),
        "jobs": len(jobs_s),
        "longest_job_s": round(max(jobs_s), 3),
    }


def _states(database: Database) -> list[str]:
    with database.reader.connect() as connection:
        return list(connection.scalars(select(DIVERSION.c.state)))


def _waiting(database: Database) -> int:
    with database.reader.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(LATE_MOVE)) or 0)


def _job_s(database: Database, now_us: int) -> float:
    begun = time.perf_counter()
    with database.writer.begin() as connection:
        run(connection, now_us)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pallets", type=int, default=1_000)
    parser.add_argument("--scans", type=int, default=20_000)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        databases = {"sqlite": in_folder(folder)}
        if postgres.programs() is not None:
            databases["postgresql"] = by_dsn(stack.enter_context(postgres.cluster()).make("hub"))
        for name, database in databases.items():
            stack.callback(database.close)
            told = measured(database, options.pallets, options.scans)
            print(json.dumps({"database": name, **told}), flush=True)


if __name__ == "__main__":
    main()
