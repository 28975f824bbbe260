"""``python -m tests.campaign.foreign --each N``: other programs on the journal of a running line; nothing may be lost.

The demo runs: a plant on the wire, the real station as a process of its own, the hub. Beside it every kind of foreign
program is tried N times, each a real process that may write: SQLite's own command line (``.backup``, a ``select``,
``VACUUM``, ``wal_checkpoint(TRUNCATE)``), ``cp`` of the three files, and ``station backup``. Without a ``sqlite3`` in
the path a Python of its own does the same. After each the station must pack on and write into the file that lies under
the log's name; at the end the books must close against what the plant knows.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from station.client import Client
from station.demo.demo import Demo, tell_complaints
from station.demo.setup import DemoOptions

BETWEEN_S = 0.2
PATIENCE_S = 60.0
AS_PYTHON = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2].startswith(".backup "):
    db.backup(sqlite3.connect(sys.argv[2].removeprefix(".backup ")))
else:
    print(db.execute(sys.argv[2]).fetchall())
db.close()
"""


def _sql(statement: str) -> Callable[[Path, Path], list[str]]:
    def command(journal: Path, away: Path) -> list[str]:
        told = statement.format(away=away)
        if (program := shutil.which("sqlite3")) is not None:
            return [program, "-cmd", ".timeout 5000", str(journal), told]
        return [sys.executable, "-c", AS_PYTHON, str(journal), told]

    return command


def _cp(journal: Path, away: Path) -> list[str]:
    return ["cp", *(str(journal) + suffix for suffix in ("", "-wal", "-shm")), str(away)]


def _station(journal: Path, away: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "station", "backup", str(away), "--data", str(journal.parent), "--keep", "2"]


KINDS: dict[str, Callable[[Path, Path], list[str]]] = {
    ".backup": _sql(".backup {away}/foreign.db"),
    "select": _sql("SELECT count(*) FROM event"),
    "VACUUM": _sql("VACUUM"),
    "wal_checkpoint(TRUNCATE)": _sql("PRAGMA wal_checkpoint(TRUNCATE)"),
    "cp": _cp,
    "station backup": _station,
}


class Foreigners(threading.Thread):
    """Tries every kind ``each`` times while the line packs, then asks the demo to end."""

    def __init__(self, demo: Demo, data: Path, away: Path, each: int) -> None:
        super().__init__(name="foreigners")
        self._demo = demo
        self._journal = data / "journal.db"
        self._away = away
        self._each = each
        self._client = Client(data)
        self.done: Counter[str] = Counter()
        self.failed: list[str] = []
        self.harmed: list[str] = []
        """After which kind the station did not hold its journal any more."""

    def run(self) -> None:
        try:
            if self._packs_on(0):
                for _ in range(self._each):
                    for kind, command in KINDS.items():
                        self._try(kind, command)
        finally:
            self._demo.interrupted = True

    def _try(self, kind: str, command: Callable[[Path, Path], list[str]]) -> None:
        wal = Path(f"{self._journal}-wal")
        before, cases = wal.stat().st_ino, self._triggered()
        ran = subprocess.run(command(self._journal, self._away), capture_output=True, text=True, check=False)
        if ran.returncode:
            self.failed.append(f"{kind}: {ran.stderr.strip()}")
        self.done[kind] += not ran.returncode
        time.sleep(BETWEEN_S)
        packs_on = self._packs_on(cases)
        if not (packs_on and wal.exists() and wal.stat().st_ino == before):
            self.harmed.append(kind)

    def _triggered(self) -> int:
        shot = self._client.get("/v1/snapshot")
        return int(shot["tally"]["triggered"]) if isinstance(shot, dict) and "tally" in shot else 0

    def _packs_on(self, than: int) -> bool:
        until_s = time.monotonic() + PATIENCE_S
        while not self._demo.ended and time.monotonic() < until_s:
            if self._triggered() > than:
                return True
            time.sleep(0.05)
        return False


def main(argv: Sequence[str] | None = None) -> int:
    """0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="tests.campaign.foreign")
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--shape", choices=("picture", "queue"), default="queue")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="station-foreign-") as folder:
        return _tried(wanted, Path(folder))


def _tried(wanted: argparse.Namespace, folder: Path) -> int:
    data, away = folder / "data", folder / "away"
    away.mkdir()
    options = DemoOptions(
        data, wanted.shape, seed=wanted.seed, rows=2, columns=3, rate=60_000, megapixels=1.0, as_json=True
    )
    demo = Demo(options)
    foreigners = Foreigners(demo, data, away, wanted.each)
    foreigners.start()
    try:
        balance = demo.run()
    finally:
        demo.ended = True
        foreigners.join()
    complete = all(foreigners.done[kind] == wanted.each for kind in KINDS)
    told = {
        "by": "sqlite3" if shutil.which("sqlite3") else "python",
        "sqlite_version": sqlite3.sqlite_version,
        "done": {kind: foreigners.done[kind] for kind in KINDS},
        "harmed": foreigners.harmed,
        "failed": foreigners.failed,
        "unclean_copies": _unclean(away),
        **balance.summary,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    tell_complaints(balance)
    return 0 if balance.good and complete and not foreigners.harmed else 1


def _unclean(away: Path) -> list[str]:
    """Copies made by SQLite or by us that are no whole database."""
    bad = []
    for copy in sorted(away.glob("*.db")):
        if copy.name == "journal.db":
            continue  # of cp: three files of three moments
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                bad.append(copy.name)
    return bad


if __name__ == "__main__":
    sys.exit(main())
