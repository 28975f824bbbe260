"""``python -m tests.campaign.kills --kills N``: kill -9 of the demo's line, again and again; then the books must close.

Half of the kills are random, half are placed: ``strace`` kills the line process as it enters its n-th fdatasync,
write or send from now. After each kill, and before the line is started again, the journal, the plant's truth and the
PLC's registers are looked at, and the kill is sorted by what they show: before the commit of the newest case, between
commit and verdict, or after; before or after the newest release was recorded; before or after the cursor had moved.

``--shape bench`` kills the station of the bench's demo under the hands of the person who scans; what he then finds by a
look-up of a bottle is compared with the journal and the hub like the rest.
"""

import argparse
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from drivers.sim.facts import Numbered, Settled
from drivers.sim.truth import read
from station.demo.balance import Balance
from station.demo.bench import BenchDemo
from station.demo.demo import Demo, tell_complaints
from station.demo.setup import DemoOptions

STATION_BASE = 100
PLACES = {"fdatasync": 9, "pwrite64": 120, "sendto": 40}
"""System call → how many of them a kill may let pass. A commit writes its pages (a kill there undoes it), then
synchronises (a kill there leaves it written, and nobody told); the verdict is one of the sends."""
WEIGHTS = (4, 3, 1)
PLACES_HIT = {
    "before commit",
    "between commit and verdict",
    "after verdict",
    "before release",
    "after release",
    "before cursor",
    "after cursor",
}
BENCH_PLACES = {"before cursor", "after cursor"}
LONGEST_WAIT_S = 12.0
Where = dict[str, str]


class Killer(threading.Thread):
    """Kills the line ``kills`` times, then asks the demo to end."""

    places = PLACES_HIT
    count = "SELECT count(*) FROM plc_case"
    """What a line that lives has more of: cases in the books."""
    more = 2

    def __init__(self, demo: Demo | BenchDemo, data: Path, kills: int, placed: float, seed: int) -> None:
        super().__init__(name="killer")
        self._demo = demo
        self._data = data
        self._kills = kills
        self._placed = placed
        self._draw = random.Random(seed)
        self.found: list[Where] = []
        self.placed = 0

    def run(self) -> None:
        last = 0
        while self._goes_on() and not self._demo.ended:
            pid = self._fresh_line(last)
            if pid is None:
                continue
            last = pid
            time.sleep(self._draw.uniform(0.0, 0.7))
            if self._draw.random() < self._placed and shutil.which("strace"):
                self._place(pid)
            else:
                _kill(pid)
            if _gone(pid):
                self.found.append(self.look())
        self._demo.interrupted = True

    def look(self) -> Where:
        assert isinstance(self._demo, Demo)
        return look(self._data, self._demo.ports.modbus)

    def _goes_on(self) -> bool:
        """Until every place was hit, but not for ever."""
        missing = self.places - {place for where in self.found for place in where.values()}
        return len(self.found) < (2 * self._kills if missing and self._placed else self._kills)

    def _fresh_line(self, last: int) -> int | None:
        """The line's pid once it has judged a case in this life."""
        time.sleep(0.05)
        pid = line_pid(self._data)
        if pid is None or pid == last or not _lives(pid):
            return None
        before = self._count()
        until_s = time.monotonic() + LONGEST_WAIT_S
        while _lives(pid) and self._count() <= before + self.more and time.monotonic() < until_s:
            time.sleep(0.05)
        return pid if _lives(pid) else None

    def _count(self) -> int:
        try:
            with closing(sqlite3.connect(f"{(self._data / 'journal.db').as_uri()}?mode=ro", uri=True)) as db:
                return int(db.execute(self.count).fetchone()[0])
        except sqlite3.Error:
            return 0

    def _place(self, pid: int) -> None:
        """The cursor moves milliseconds after a release, so that place is waited for until it was hit."""
        hit = any(where["cursor"] == "before cursor" for where in self.found)
        if not hit and self._draw.random() < 0.4:
            self._before_cursor(pid)
        else:
            self._strace(pid)

    def _before_cursor(self, pid: int) -> None:
        """Kill as soon as the journal shows a record that the cursor has not passed."""
        until_s = time.monotonic() + LONGEST_WAIT_S
        with closing(sqlite3.connect(f"{(self._data / 'journal.db').as_uri()}?mode=ro", uri=True)) as db:
            while _lives(pid) and time.monotonic() < until_s:
                head, cursor = _wire(db)
                if head > cursor:
                    self.placed += 1
                    break
                time.sleep(0.001)
        _kill(pid)

    def _strace(self, pid: int) -> None:
        call = self._draw.choices(list(PLACES), WEIGHTS)[0]
        nth = self._draw.randint(1, PLACES[call])
        inject = f"inject={call}:signal=SIGKILL:when={nth}"
        command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, "-p", str(pid)]
        tracer = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            tracer.wait(LONGEST_WAIT_S)
            self.placed += 1
        except subprocess.TimeoutExpired:
            tracer.terminate()
            tracer.wait()
            _kill(pid)


class BenchKiller(Killer):
    """The same at a bench: there is no PLC to ask, and every scan is a commit."""

    places = BENCH_PLACES
    count = "SELECT max(seq) FROM event"
    more = 7

    def look(self) -> Where:
        with closing(sqlite3.connect(f"{(self._data / 'journal.db').as_uri()}?mode=ro", uri=True)) as db:
            head, cursor = _wire(db)
        return {"cursor": "after cursor" if cursor >= head else "before cursor"}


def look(data: Path, modbus_port: int) -> Where:
    """Where in the work of the line this kill fell."""
    numbered = [
        (fact.epoch, fact.abs_seq) for fact in read(data / "plant" / "truth.jsonl") if isinstance(fact, Numbered)
    ]
    good = [
        (fact.epoch, fact.abs_seq)
        for fact in read(data / "plant" / "truth.jsonl")
        if isinstance(fact, Settled) and fact.seen == "good"
    ]
    with closing(sqlite3.connect(f"{(data / 'journal.db').as_uri()}?mode=ro", uri=True)) as db:
        known = set(db.execute("SELECT epoch, abs_seq FROM plc_case").fetchall())
        released = set(db.execute("SELECT epoch, abs_seq FROM plc_case WHERE disposal = 'exit'").fetchall())
        head, cursor = _wire(db)
    newest = numbered[-1] if numbered else None
    return {
        "commit": _commit(newest, newest in known, modbus_port),
        "release": "after release" if good and good[-1] in released else "before release",
        "cursor": "after cursor" if cursor >= head else "before cursor",
    }


def _commit(newest: tuple[int, int] | None, known: bool, modbus_port: int) -> str:
    if not known or newest is None:
        return "before commit"
    words = registers(modbus_port, STATION_BASE + 5, 2)
    verdict = words[1] - 0x10000 if words[1] & 0x8000 else words[1]
    answered = (words[0], abs(verdict)) == ((newest[0] - 1) % 32_000 + 1, (newest[1] - 1) % 32_000 + 1)
    return "after verdict" if answered else "between commit and verdict"


def registers(port: int, start: int, count: int) -> tuple[int, ...]:
    """Read holding registers of the plant's PLC, by hand: this must not share code with the line."""
    with socket.create_connection(("127.0.0.1", port), timeout=2) as link:
        link.sendall(struct.pack(">HHHBBHH", 1, 0, 6, 1, 3, start, count))
        answer = b""
        while len(answer) < 9 + 2 * count:
            answer += link.recv(256) or b"\0" * (9 + 2 * count)
    return struct.unpack(f">{count}H", answer[9 : 9 + 2 * count])


def line_pid(data: Path) -> int | None:
    try:
        return int(json.loads((data / "run.json").read_text())["pid"])
    except (OSError, ValueError, KeyError):
        return None


def _wire(db: sqlite3.Connection) -> tuple[int, int]:
    """The newest record for upstream, and how far upstream has them."""
    head = db.execute("SELECT coalesce(max(wire_seq), 0) FROM event").fetchone()[0]
    return head, db.execute("SELECT coalesce(max(through), 0) FROM cursor").fetchone()[0]


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _lives(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (OSError, IndexError):
        return False


def _gone(pid: int) -> bool:
    until_s = time.monotonic() + 2
    while _lives(pid) and time.monotonic() < until_s:
        time.sleep(0.005)
    return not _lives(pid)


def main(argv: Sequence[str] | None = None) -> int:
    """0 when the books close after all kills."""
    parser = argparse.ArgumentParser(prog="tests.campaign.kills")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--placed", type=float, default=0.5, help="share of kills placed by strace")
    parser.add_argument("--shape", choices=("picture", "queue", "bench"), default="picture")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=None)
    wanted = parser.parse_args(argv)
    data = (wanted.data or Path(tempfile.mkdtemp(prefix="station-kills-"))).resolve()
    demo, killer = _killed(wanted, data)
    killer.start()
    try:
        balance = demo.run()
    finally:
        demo.ended = True
        killer.join()
    return _told(killer, balance, wanted.kills)


def _killed(wanted: argparse.Namespace, data: Path) -> tuple[Demo | BenchDemo, Killer]:
    bench = wanted.shape == "bench"
    options = DemoOptions(
        data, "queue" if bench else wanted.shape, seed=wanted.seed, rows=2, columns=3, rate=60_000, megapixels=1.0,
        as_json=True, bench=bench, case_code="reader" if bench else "sscc",
    )  # fmt: skip
    given = (data, wanted.kills, wanted.placed, wanted.seed)
    if bench:
        bench_demo = BenchDemo(options, restart_waits_s=(0.3,))
        return bench_demo, BenchKiller(bench_demo, *given)
    demo = Demo(options, restart_waits_s=(0.3,))
    return demo, Killer(demo, *given)


def _told(killer: Killer, balance: Balance, wanted: int) -> int:
    fell = Counter(place for where in killer.found for place in where.values())
    places = {place: fell[place] for place in sorted(killer.places)}
    told = {"kills": len(killer.found), "placed": killer.placed, **places, **balance.summary}
    sys.stdout.write(json.dumps(told) + "\n")
    tell_complaints(balance)
    return 0 if balance.good and len(killer.found) >= wanted else 1


if __name__ == "__main__":
    sys.exit(main())
