"""``python -m tests.bench.ship``: 1,000 pallets of 64 cases of 24 units confirmed at once, beside 1,000 bare rows.

What is measured: the look-up of every pallet again, the decision, and the one durable commit."""

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from station.assembly.shipping_facts import facts_again
from station.core import shipping as ship
from station.core.deliveries import Origin, ShippedItem
from station.core.dock import Dock
from station.core.observations import Now
from station.core.settings import LineSettings
from station.core.values import Code
from station.journal import Batch, Reader, Store
from sync.released.cache import ReleasedCache
from sync.released.feed import Change
from tests.journal.make import NOW_US

PALLETS, CASES, UNITS = 1_000, 64, 24
OWN = ("D1", "epoch-d")


def released(cache: ReleasedCache) -> None:
    """What the hub told of a line: its cases, and the pallets they are on."""
    seq = 0
    for pallet in range(PALLETS):
        first = pallet * CASES
        changes = []
        for case in range(first, first + CASES):
            seq += 1
            changes.append(packed(seq, 1_000_000 + case, 1, f"C{case}", UNITS, []))
        seq += 1
        inside = [1_000_000 + case for case in range(first, first + CASES)]
        changes.append(packed(seq, pallet + 1, 2, f"P{pallet}", CASES, inside))
        cache.take("L1", "epoch-l", changes, seq)


def packed(seq: int, number: int, level: int, code: str, members: int, inside: list[int]) -> Change:
    return Change(
        seq=seq,
        kind="container.packed",
        time="2026-11-29T08:00:00+00:00",
        container=number,
        level=level,
        name=("case", "pallet")[level - 1],
        code={"key": code, "text": code},
        product="water",
        members=members,
        members_inside=inside,
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        cache = ReleasedCache(path / "released.db")
        released(cache)
        store = Store.open(path / "journal.db", program="bench", now_us=NOW_US)
        dock, reader = Dock(LineSettings("D1", "queue", kind="dock"), store.load()), Reader.open(path / "journal.db")

        def do(command: ship.ShippingCommand) -> None:
            step = dock.handle(Now(1_000, NOW_US), command)
            assert step.refusal is None, step.refusal
            if batch := Batch.of(step):
                store.append(NOW_US, [batch])

        items = [ShippedItem(Code(f"P{n}", f"P{n}"), 0, Origin("L1", "epoch-l", n + 1)) for n in range(PALLETS)]
        do(ship.OpenForLoading("anna", "DIST-7"))
        begun = time.perf_counter()
        do(ship.LoadContainers("anna", facts_again(reader, cache, OWN, items)))
        loaded = time.perf_counter()
        facts = facts_again(reader, cache, OWN, items)
        looked = time.perf_counter()
        do(ship.ConfirmDelivery("anna", "", facts))
        done = time.perf_counter()
        units = sum(each.item.units for each in facts.found)
        print(f"{PALLETS} pallets, {units:,} units")
        print(f"load all at once      {1_000 * (loaded - begun):8.0f} ms")
        print(f"confirm: look again   {1_000 * (looked - loaded):8.0f} ms")
        print(f"confirm: commit       {1_000 * (done - looked):8.0f} ms")
        print(f"confirm in all        {1_000 * (done - loaded):8.0f} ms   (to reach: 2000)")
        print(f"bare: {PALLETS} rows, one commit {1_000 * bare(path):5.0f} ms")
        reader.close()
        store.close()
        cache.close()


def bare(folder: Path) -> float:
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, body TEXT)")
        begun = time.perf_counter()
        db.execute("BEGIN")
        db.executemany("INSERT INTO event(body) VALUES (?)", [("x" * 300,)] * PALLETS)
        db.execute("COMMIT")
        return time.perf_counter() - begun


if __name__ == "__main__":
    main()
