"""A pool of many codes: importing it, counting it, and what asking it adds to the look-up of a case of 24.

    python -m tests.bench.pool [--codes 10000000] [--cases 1000] [--dir FOLDER]

Beside the import: a bare INSERT OR IGNORE of a tenth of the codes in the order of the file. Beside the look-up: the
same look-up without a pool, with as many codes in the journal's history as in the pool; both take turns. Processor
time is told beside the clock's: other programs do not count there.
"""

import argparse
import asyncio
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from station.core.values import Recipe
from station.journal import Reader, Store
from station.pools.importing import ImportSummary, import_lines
from station.pools.lines import opened, text_blocks
from station.pools.reader import PoolReader
from station.pools.usage import pool_usage
from station.runtime import code_checker, pool_checks
from station.runtime.code_checker import CodeChecker, History
from station.runtime.pool_checks import PoolChecks

NOW_US = 1_790_000_000_000_000
UNITS = 24
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RECIPE = Recipe("Water", "plain", UNITS, pattern="P[.]URL[.]CN/.+")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--codes", type=int, default=10_000_000)
    arguments.add_argument("--cases", type=int, default=1_000)
    arguments.add_argument("--dir", type=Path, default=None)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.dir) as folder:
        _run(Path(folder), given.codes, given.cases)


def _run(folder: Path, codes: int, cases: int) -> None:
    file, data = folder / "codes.txt", folder / "line"
    with file.open("w", encoding="ascii") as out:
        out.writelines(f"{code}\r\n" for code in _codes(codes, 1))
    print(f"sqlite {sqlite3.sqlite_version}, {codes:,} codes, {file.stat().st_size / 1e6:.0f} MB")
    Store.open(data / "journal.db", program="bench", now_us=NOW_US).close()
    again = _import(data, file, codes)
    print(f"bare, file order, {codes // 10:,} codes: {_bare(folder, file, codes // 10):6.2f} µs of processor a code")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB; again: {again}")
    _history(data / "journal.db", codes)
    begun = time.perf_counter()
    usage = pool_usage(data, "water")
    print(f"counting the pool: {time.perf_counter() - begun:.1f} s, {usage.remaining:,} remain")
    asyncio.run(_look_up(data, codes, cases))


def _codes(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        yield "P.URL.CN/" + "".join(chance.choices(SIGNS, k=18)) + "7"


def _import(data: Path, file: Path, codes: int) -> str:
    told = []
    for _ in range(2):
        begun = time.process_time()
        with opened(file) as lines:
            done: ImportSummary = import_lines(data, "water", file.name, text_blocks(lines, file.name), now_us=NOW_US)
        cpu_s = time.process_time() - begun
        told.append(
            f"{done.imported:,} imported, {done.duplicates:,} there, {done.seconds:.1f} s ({cpu_s:.1f} s of cpu)"
        )
        if len(told) == 1:
            print(f"import: {told[0]}, {cpu_s / codes * 1e6:.2f} µs of processor a code")
    return told[1]


def _bare(folder: Path, file: Path, count: int) -> float:
    """Microseconds of processor a code."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as db, file.open(encoding="ascii") as lines:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA cache_size = -65536")
        db.execute("CREATE TABLE code (key TEXT PRIMARY KEY, pool INTEGER, number INTEGER) STRICT, WITHOUT ROWID")
        begun = time.process_time()
        db.execute("BEGIN")
        rows = ((line.rstrip(), 1, number) for number, line in zip(range(count), lines, strict=False))
        db.executemany("INSERT OR IGNORE INTO code VALUES (?, ?, ?)", rows)
        db.execute("COMMIT")
        return (time.process_time() - begun) / count * 1e6


def _history(path: Path, codes: int) -> None:
    """Units of cases of long ago, straight into the tables; every tenth of them is of the pool."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = -65536")
        db.execute("BEGIN")
        db.execute(
            "INSERT INTO container(id, level, name, code, state, product, lot, link, exit, members, at) "
            "VALUES (1, 1, 'case', 'c1', 'live', 'Water', 'L0', 'picture', 'confirmed', 0, ?)",
            (NOW_US,),
        )
        db.execute("CREATE TEMP TABLE made (code TEXT)")
        ours = (code for place, code in enumerate(_codes(codes, 1)) if place % 10 == 0)
        db.executemany("INSERT INTO made VALUES (?)", ((code,) for code in ours))
        others = codes - codes // 10
        db.executemany("INSERT INTO made VALUES (?)", ((code,) for code in _codes(others, 2)))
        db.execute(
            "INSERT OR IGNORE INTO unit(code, container, position, state) SELECT code, 1, '0 1 1 0 0 1 0', 1 FROM made "
            "ORDER BY code"
        )
        db.execute("COMMIT")


async def _look_up(data: Path, codes: int, cases: int) -> None:
    code_checker.LOOK_UP_TIMEOUT_S = pool_checks.LOOK_UP_TIMEOUT_S = 30.0  # slow ones count too
    reader = Reader.open(data / "journal.db")
    history, pools = History(reader.taken, lambda _: None), PoolChecks(PoolReader(data), lambda _: None)
    checkers = [
        CodeChecker(history, lambda: RECIPE, pools),
        CodeChecker(history, lambda: replace(RECIPE, pool="water"), pools),
    ]
    chance, took = random.Random(3), ([], [])  # type: ignore[var-annotated]
    free = [code for place, code in enumerate(_codes(min(codes, 400_000), 1)) if place % 10]
    for _ in range(cases):
        case: list[tuple[bytes, str | None]] = [(b"", code) for code in chance.sample(free, UNITS)]
        for which, checker in enumerate(checkers):
            begun = time.perf_counter()
            found = await checker.check(case, "unit")
            took[which].append((time.perf_counter() - begun) * 1_000)
            assert all(each.checked.proven and each.checked.refusal is None for each in found)
    for name, times in zip(("without a pool", "with the pool"), took, strict=True):
        ordered = sorted(times)
        p50, p99 = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
        print(f"case of {UNITS}, {name:15} p50 {p50:6.2f} ms  p99 {p99:6.2f} ms  worst {ordered[-1]:6.2f} ms")
    history.close()
    pools.close()
    reader.close()


if __name__ == "__main__":
    main()
