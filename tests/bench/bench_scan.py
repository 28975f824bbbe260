"""From a scan at a bench to its being shown: the command is posted, and the snapshot stream tells of it.

    python -m tests.bench.bench_scan [--scans 300] [--gap-ms 200] [--dir FOLDER]

A real bench station in a process of its own, its API over the loopback, its journal on this disk. Between two scans the
rows of one scan are committed bare into a file of its own on the same disk, by SQLite alone, set as the journal is.
The load of the machine is printed with the figures: absolute times do not travel.
"""

import argparse
import http.client
import json
import os
import queue
import secrets
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from station.client import Client
from station.core.codes import sscc
from station.demo.bench import config_text
from station.demo.bench_person import GTIN, SERIAL_LENGTH
from station.demo.setup import DemoOptions, prepare_folder
from station.journal import Store, schema
from station.launcher import Child, ChildSpec
from tests.bench.commit import NOW_US, _percentile, _print, _timed

UNITS = 24
STARTED_S = 90.0
SHOWN_S = 30.0
PREFIX = "9501101"


class Stream:
    """The snapshot stream, read by a thread: each snapshot's newest scan with the time at which it came."""

    def __init__(self, port: int, token: str) -> None:
        self.scans: queue.SimpleQueue[tuple[str, float]] = queue.SimpleQueue()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SHOWN_S)
        self._connection.request("GET", "/v1/stream", headers={"Authorization": f"Bearer {token}"})
        self._answer = self._connection.getresponse()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for raw in iter(self._answer.readline, b""):
            came_s = time.perf_counter()
            if raw.startswith(b"data:"):
                bench = json.loads(raw[5:]).get("bench") or {}
                self.scans.put(((bench.get("last_scan") or {}).get("code", ""), came_s))

    def shown(self, code: str) -> float:
        """When this scan was shown. Raises queue.Empty."""
        while True:
            told, came_s = self.scans.get(timeout=SHOWN_S)
            if told == code:
                return came_s


class Desk:
    """Posts scans over a connection that is kept, as the screen does."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SHOWN_S)
        self._head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def scan(self, code: str) -> None:
        body = {"id": secrets.token_hex(8), "kind": "scan", "args": {"by": "anna", "code": code}}
        self._connection.request("POST", "/v1/commands", json.dumps(body), self._head)
        answer: dict[str, Any] = json.loads(self._connection.getresponse().read())
        if not answer.get("done"):
            raise SystemExit(f"the station refused {code}: {answer}")


def codes() -> Iterator[str]:
    """Case after case: its units, then its label."""
    number = 0
    while True:
        for _ in range(UNITS):
            number += 1
            yield f"01{GTIN}21{number:0{SERIAL_LENGTH}d}"
        yield sscc(0, PREFIX, number // UNITS)


@contextmanager
def bench(folder: Path) -> Iterator[tuple[int, str]]:
    """A station; its port and its token."""
    options = DemoOptions(folder, "queue", 1, rows=4, columns=6, case_code="reader", as_json=True, bench=True)
    folder.mkdir()
    prepare_folder(options)
    text = config_text(options, 9, 9).split("[[reader]]")[0]
    (folder / "bench.toml").write_text(text, encoding="utf-8")
    arguments = ("run", "--headless", "--child", "--config", str(folder / "bench.toml"))
    child = Child(ChildSpec("bench", "station", arguments, folder / "bench.log", False, False, False))
    child.start()
    client, until_s = Client(folder), time.monotonic() + STARTED_S
    try:
        while not (client.get("/v1/snapshot") or {}).get("permissive"):
            if time.monotonic() > until_s or child.exit_code is not None:
                raise SystemExit(f"the bench did not start: see {folder / 'bench.log'}")
            time.sleep(0.1)
        port = json.loads((folder / "run.json").read_text(encoding="ascii"))["api_port"]
        yield int(port), (folder / "api.token").read_text(encoding="ascii").strip()
    finally:
        child.end()


def bare_commit(db: sqlite3.Connection, number: int) -> None:
    """The rows of one scan, with nothing asked and nothing proved."""
    seq, body = 1_000 + number, json.dumps({"container": 1, "added": [{"code": f"gs1:01{GTIN}21{number:010d}"}]})
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "INSERT INTO event(seq, id, at, kind, version, wire_seq, body, hash) VALUES (?,?,?,?,1,NULL,?,?)",
        (seq, "0" * 36, NOW_US, "container.members_changed", body, bytes(32)),
    )
    db.execute("INSERT INTO unit(code, container, position, state) VALUES (?,1,'0 0 0 0 1 0 0',1)", (f"u{number}",))
    db.execute("COMMIT")


def measure(folder: Path, scans: int, gap_s: float) -> dict[str, list[float]]:
    """Milliseconds of each scan until it was answered and until it was shown, and of a bare commit after it."""
    took: dict[str, list[float]] = {"shown": [], "answered": [], "bare": []}
    bare, station = folder / "bare" / "bare.db", folder / "station"
    bare.parent.mkdir()
    Store.open(bare, program="bench", now_us=NOW_US).close()
    with closing(sqlite3.connect(bare, isolation_level=None)) as db, bench(station) as (port, token):
        schema.prepare(db)
        db.execute("PRAGMA foreign_keys = OFF")
        stream, desk = Stream(port, token), Desk(port, token)
        for number, code in zip(range(scans), codes(), strict=False):
            began_s = time.perf_counter()
            desk.scan(code)
            took["answered"].append((time.perf_counter() - began_s) * 1_000)
            took["shown"].append((stream.shown(code) - began_s) * 1_000)
            took["bare"].append(_timed(partial(bare_commit, db, number)))
            time.sleep(gap_s)
    return took


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--scans", type=int, default=300)
    arguments.add_argument("--gap-ms", type=float, default=200.0)
    arguments.add_argument("--dir", type=Path, default=None)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.dir) as folder:
        took = measure(Path(folder), given.scans, given.gap_ms / 1_000)
    _print("scan posted to shown", took["shown"])
    _print("scan posted to answered", took["answered"])
    _print("bare commit, same rows", took["bare"])
    ratio = _percentile(took["shown"], 99) / _percentile(took["bare"], 99)
    sys.stdout.write(f"n = {given.scans}, load {os.getloadavg()[0]:.1f}, p99 {ratio:.1f} bare commits\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
