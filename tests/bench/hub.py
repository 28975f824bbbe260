"""``python -m tests.bench.hub``: what a hub on PostgreSQL takes in and answers through HTTP, beside the bare database.

Stations post gzipped batches of cases of 24 units, one batch in flight each, made before the clock runs. Bare COPY and
bare INSERT put the same rows into the same tables of another database on the same server. A trace is asked at a steady
pace over one connection, without and with ingest at full speed, beside a bare SELECT by primary key and beside what the
asking client and the hub's HTTP cost alone (``/healthz``). The stations are other machines in truth: the process that
plays them meanwhile is nicer than all others by STATIONS_NICER.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import psycopg

from sync.hub.database import by_dsn
from sync.hub.options import INGEST_WORKERS
from tests.bench.hub_rows import UNITS, bare_units_per_s, code, parcels
from tests.hub import postgres

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ("shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=15min")
TOKEN = {"Authorization": "Bearer bench"}
ASKED_PER_S = 50
STRETCH = 20
"""Batches of a station that are made ahead of the clock."""
BARE_BATCHES = 40
STATIONS_NICER = 10


@contextmanager
def hub(dsn: str, folder: Path, workers: int) -> Iterator[tuple[str, int]]:
    """A hub in a process of its own; its address and process number."""
    (folder / "token").write_text("bench")
    words = [f"--dsn={dsn}", f"--token-file={folder / 'token'}", "--port=0", f"--ingest-workers={workers}"]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "sync.hub", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}", process.pid
        process.stdin.close()


def cpu_s(process: int) -> float:
    """Processor time a process and its children have used (Linux): on a machine shared with others, what its speed
    would be alone."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    stats = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in (process, *children)]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


class StationList:
    """Stations that post side by side; knows how far each is."""

    def __init__(self, url: str, stations: int, batch: int) -> None:
        self._url = url
        self._batch = batch
        self.sent = [0] * stations
        """Cases of each station."""

    @property
    def units(self) -> int:
        return sum(self.sent) * UNITS

    def some_code(self, chance: random.Random) -> str:
        station = chance.randrange(len(self.sent))
        return code((station << 40) + chance.randint(1, self.sent[station]) * UNITS + chance.randrange(UNITS))

    async def post(self, units: int) -> float:
        """At least so many more; seconds of posting alone."""
        took_s = 0.0
        goal = self.units + units
        while self.units < goal:
            left = -(-(goal - self.units) // (UNITS * self._batch * len(self.sent)))
            took_s += await self._stretch(min(STRETCH, left))
        return took_s

    async def _stretch(self, batches: int) -> float:
        ready = [list(parcels(station, sent + 1, self._batch, batches)) for station, sent in enumerate(self.sent)]
        async with httpx.AsyncClient(base_url=self._url, headers=TOKEN, trust_env=False, timeout=120) as client:
            started = time.perf_counter()
            await asyncio.gather(*(self._station(client, station, mine) for station, mine in enumerate(ready)))
            return time.perf_counter() - started

    async def _station(self, client: httpx.AsyncClient, station: int, mine: list[tuple[bytes, dict[str, str]]]) -> None:
        for content, headers in mine:
            answer = await client.post(f"/v1/stations/S{station}/events", content=content, headers=headers)
            self.sent[station] += self._batch
            if answer.json()["accepted_through"] != self.sent[station]:
                raise SystemExit(f"the hub did not take a batch: {answer.status_code} {answer.text[:300]}")


def paced_ms(samples: int, ask: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of each call at a steady pace; a late one does not delay the count of the next."""
    took: list[float] = []
    start = time.perf_counter()
    for number in range(samples):
        time.sleep(max(0.0, start + number / ASKED_PER_S - time.perf_counter()))
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1_000)
    cuts = statistics.quantiles(took, n=100)
    return {"n": samples, "p50_ms": round(cuts[49], 2), "p99_ms": round(cuts[98], 2), "max_ms": round(max(took), 1)}


def traced(url: str, stations: StationList, samples: int) -> dict[str, float]:
    chance = random.Random(1)
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=60)) as client:
        return paced_ms(samples, lambda: got(client, f"/v1/trace?{urlencode({'code': stations.some_code(chance)})}"))


def greeted(url: str, samples: int) -> dict[str, float]:
    """What a request costs that asks for nothing: the client, the socket, the hub's HTTP."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=60)) as client:
        return paced_ms(samples, lambda: got(client, "/healthz"))


def got(client: HTTPConnection, path: str) -> None:
    """One answer, read whole. The plainest client: httpx costs a millisecond more, and that is not the hub's."""
    client.request("GET", path, headers=TOKEN)
    answer = client.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {body[:300]!r}")


def selected(dsn: str, stations: StationList, samples: int) -> dict[str, float]:
    chance = random.Random(2)
    with psycopg.connect(dsn, autocommit=True) as connection:
        journals = [row[0] for row in connection.execute("SELECT id FROM journal ORDER BY station")]

        def ask() -> None:
            station = chance.randrange(len(stations.sent))
            key = (journals[station], chance.randint(1, stations.sent[station]))
            if connection.execute("SELECT * FROM event WHERE journal = %s AND seq = %s", key).fetchone() is None:
                raise SystemExit("a record that was sent is not there")

        return paced_ms(samples, ask)


def feed(url: str, batch: int, sent: list[int], units: int) -> None:
    """In a process of its own: goes on where the stations are, as fast as the hub takes it."""
    os.nice(STATIONS_NICER)
    stations = StationList(url, len(sent), batch)
    stations.sent = sent
    asyncio.run(stations.post(units))


@contextmanager
def ingesting(url: str, stations: StationList, batch: int) -> Iterator[None]:
    """Other stations' cases come in meanwhile."""
    words = (url, batch, stations.sent, 10**9)
    process = multiprocessing.get_context("spawn").Process(target=feed, args=words, daemon=True)
    process.start()
    time.sleep(8)  # until the first stretch is made
    try:
        yield
        if not process.is_alive():
            raise SystemExit("nothing came in meanwhile")
    finally:
        process.terminate()
        process.join()


def measure(options: argparse.Namespace) -> None:
    with ExitStack() as stack:
        cluster = stack.enter_context(postgres.cluster(SETTINGS))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bare, dsn = cluster.make("bare"), cluster.make("hub")
        by_dsn(bare).close()
        url, process = stack.enter_context(hub(dsn, folder, options.ingest_workers))
        stations = StationList(url, options.stations, options.batch)
        told(settings=SETTINGS, stations=options.stations, batch_cases=options.batch, units_per_case=UNITS)
        for size in options.units:
            before, used_s = stations.units, cpu_s(process)
            took_s = asyncio.run(stations.post(size - before))
            new, used_s = stations.units - before, cpu_s(process) - used_s
            told(at_units=stations.units, ingest_units_per_s=round(new / took_s), goal=">= 20000", load=os.getloadavg())
            told(hub_cpu_us_per_unit=round(used_s / new * 1e6, 1), hub_share_of_a_core=round(used_s / took_s, 2))
            for name, copies in (("bare_copy_units_per_s", True), ("bare_insert_units_per_s", False)):
                told(**{name: round(bare_units_per_s(bare, BARE_BATCHES, options.batch, copies=copies))})
            look_up(dsn, url, stations, options.samples, "")
            with ingesting(url, stations, options.batch):
                before, since_s = stored(dsn), time.perf_counter()
                look_up(dsn, url, stations, options.samples, "_while_ingesting")
                told(units_per_s_meanwhile=round((stored(dsn) - before) / (time.perf_counter() - since_s)))
            stations.sent = settled(dsn)


def stored(dsn: str) -> int:
    """Units the hub has taken in without a gap."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute("SELECT sum(contiguous_through) FROM journal").fetchone()
    return int(row[0]) * UNITS if row is not None else 0


def settled(dsn: str) -> list[int]:
    """Cases of each station, once the last batch of those that have ended is stored."""
    found: list[int] = []
    with psycopg.connect(dsn, autocommit=True) as connection:
        while True:
            before, rows = (
                found,
                connection.execute("SELECT contiguous_through FROM journal ORDER BY station").fetchall(),
            )
            found = [int(row[0]) for row in rows]
            if found == before:
                return found
            time.sleep(1)


def look_up(dsn: str, url: str, stations: StationList, samples: int, when: str) -> None:
    """A trace, beside its two baselines."""
    told(**{f"select_by_key{when}": selected(dsn, stations, samples)})
    told(**{f"healthz{when}": greeted(url, samples)})
    told(**{f"trace{when}": traced(url, stations, samples)}, goal="p99 <= 20 ms")


def told(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[1_000_000], help="sizes to stop and measure at")
    parser.add_argument("--stations", type=int, default=2)
    parser.add_argument("--batch", type=int, default=200, help="cases in one request")
    parser.add_argument("--samples", type=int, default=1_000)
    parser.add_argument(
        "--ingest-workers",
        type=int,
        default=INGEST_WORKERS,
        help="as of the hub; 0 = it validates in the serving process",
    )
    measure(parser.parse_args())


if __name__ == "__main__":
    main()
