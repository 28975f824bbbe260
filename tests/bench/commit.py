"""Commit of one 24-unit case through the journal, beside a bare SQLite commit of the same rows; and the look-up.

    python -m tests.bench.commit [--cases 1000] [--codes 1000000] [--dir FOLDER]

Both files are filled with the same history first, lie in the same folder and take turns, so that the disk treats them
alike. A run whose bare commit alone exceeds 5 ms at p99 says "disk busy" and judges nothing.
"""

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from station.core.events import CasePassed
from station.core.values import CaseRef, Code, Recipe, UnitEntry, Window
from station.journal import Batch, Journal, Reader, Store, codec, schema

UNITS = 24
BUSY_MS = 5.0
PAUSE_EVERY, PAUSE_S = 25, 0.15
"""A line at 120,000 units/h pauses 0.7 s after every case; here now and then, so that idle checkpoints can happen."""
NOW_US = 1_790_000_000_000_000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cases", type=int, default=1000)
    arguments.add_argument("--codes", type=int, default=1_000_000)
    arguments.add_argument("--dir", type=Path, default=None)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.dir) as folder:
        asyncio.run(_run(Path(folder), max(1000, given.cases), given.codes))


async def _run(folder: Path, cases: int, codes: int) -> None:
    path = folder / "journal.db"
    opened = partial(Store.open, path, program="bench", now_us=NOW_US)
    opened().close()
    filled_s = _timed(lambda: _fill(path, codes)) / 1000
    (folder / "bare.db").write_bytes(path.read_bytes())
    print(f"sqlite {sqlite3.sqlite_version}, {codes:,} codes of history (filled in {filled_s:.1f} s), n = {cases:,}")
    journal = Journal(opened)
    begun = time.perf_counter()
    await journal.start()
    print(f"start                      {(time.perf_counter() - begun) * 1000:8.2f} ms")
    reader = Reader.open(path)
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        schema.prepare(bare)
        await _take_turns(journal, reader, bare, cases)
    reader.close()
    print(f"journal: {journal.health()}")
    await journal.close()


async def _take_turns(journal: Journal, reader: Reader, bare: sqlite3.Connection, cases: int) -> None:
    ours, theirs, looks = [], [], []
    chance = random.Random(2)
    for number in range(1, cases + 1):
        event = _case(number, chance)
        keys = [unit.code.key for unit in event.units if unit.code]
        looks.append(_timed(partial(reader.taken, keys)))
        begun = time.perf_counter()
        await journal.submit(NOW_US, Batch(events=(event,)))
        ours.append((time.perf_counter() - begun) * 1000)
        theirs.append(_timed(partial(_bare_commit, bare, number, event)))
        if number % PAUSE_EVERY == 0:
            await asyncio.sleep(PAUSE_S)
    _print("journal, submit to future", ours)
    _print("bare commit, same rows", theirs)
    _print("look-up of 24 new codes", looks)
    busy = _percentile(theirs, 99) > BUSY_MS
    print(
        "disk busy: nothing is judged" if busy else f"p99 ratio {_percentile(ours, 99) / _percentile(theirs, 99):.2f}"
    )


def _case(number: int, chance: random.Random) -> CasePassed:
    units = tuple(
        UnitEntry(
            0, number, (place // 6 + 1, place % 6 + 1), _code(f"https://b.example/q/{chance.getrandbits(100):025x}")
        )
        for place in range(UNITS)
    )
    label = _code(f"https://b.example/c/{number:020d}")
    return CasePassed(CaseRef(1, number), "o", "Water", "L1", Window(UNITS, number, number), label, units)


def _code(text: str) -> Code:
    return Code(text, text)


def _bare_commit(db: sqlite3.Connection, number: int, event: CasePassed) -> None:
    """The rows the journal writes for this event, with nothing asked and nothing proved."""
    kind, version, body = codec.encode(event)
    seq = 10_000_000 + number
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "INSERT INTO event(seq, id, at, kind, version, wire_seq, body, hash) VALUES (?,?,?,?,?,NULL,?,?)",
        (seq, "0" * 36, NOW_US, kind, version, body, bytes(32)),
    )
    db.execute(
        "INSERT INTO container(id, level, name, code, text, state, product, lot, link, epoch, abs_seq, members, at) "
        "VALUES (?,1,'case',?,?,'passed',?,?,'picture',1,?,?,?)",
        (seq, event.case_code.key, event.case_code.text, event.product, event.lot, number, UNITS, NOW_US),
    )
    db.executemany(
        "INSERT INTO unit(code, container, position, state) VALUES (?,?,'0 1 1 0 0 1 0',1)",
        [(unit.code.key, seq) for unit in event.units if unit.code],
    )
    db.execute(
        "INSERT INTO plc_case(epoch, abs_seq, container, verdict, reason, disposal, state, trigger_words, case_text, "
        "units_read, at, seq) VALUES (1,?,?,'pass','',NULL,'passed','24 1 1 0 0 0',?,24,?,?)",
        (number, seq, event.case_code.text, NOW_US, seq),
    )
    db.execute("INSERT INTO order_member(order_id, seq, epoch, abs_seq) VALUES (1, ?, 1, ?)", (seq, number))
    db.execute("UPDATE work_order SET passed = passed + 1 WHERE id = 1")
    db.execute("INSERT INTO event_case(epoch, abs_seq, seq) VALUES (1,?,?)", (number, seq))
    db.execute("UPDATE tally SET in_flight = in_flight + 1, passed = passed + 1, units_read = units_read + ?", (UNITS,))
    db.execute("COMMIT")


def _fill(path: Path, codes: int) -> None:
    """Units of long gone cases, straight into the tables (the log itself does not slow a commit)."""
    chance = random.Random(1)
    texts = sorted(f"https://b.example/q/{chance.getrandbits(100):025x}" for _ in range(codes))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        recipe = codec.dump(codec.to_plain(Recipe("Water", "plain", UNITS, 4, 6)))
        db.execute(
            "INSERT INTO work_order(id, name, recipe, passed, rejected, state) VALUES (1,'o',?,0,0,'open')", (recipe,)
        )
        db.executemany(
            "INSERT INTO container(id, level, name, code, state, product, lot, link, epoch, abs_seq, members, at) "
            "VALUES (?,1,'case',?,'live','Water','L0','picture',0,?,?,?)",
            ((20_000_000 + n, f"https://b.example/old/{n:018d}", n, UNITS, NOW_US) for n in range(codes // UNITS + 1)),
        )
        db.executemany("INSERT INTO unit VALUES (?,?,'0 1 1 0 0 1 0',1)", _rows(texts, chance))
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(texts: list[str], chance: random.Random) -> Iterator[tuple[str, int]]:
    cases = len(texts) // UNITS + 1
    for text in texts:
        yield text, 20_000_000 + chance.randrange(cases)


def _timed(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return (time.perf_counter() - begun) * 1000


def _percentile(values: list[float], percent: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * percent / 100))]


def _print(name: str, values: list[float]) -> None:
    told = "  ".join(f"p{percent} {_percentile(values, percent):7.3f}" for percent in (50, 99))
    print(f"{name:<26} {told}  max {max(values):8.3f} ms")


if __name__ == "__main__":
    main()
