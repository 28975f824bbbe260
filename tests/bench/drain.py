"""``python -m tests.bench.drain``: the uploader draining a backlog, beside a bare httpx loop posting the same bytes.

The same hub process serves both, each as a station of its own; the loop posts batches that were encoded and compressed
before its clock started, one after the other over one connection. The halves run alternately, and the median counts.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from sync.clock import SystemClock
from sync.delivery.destination import EncodedBatch, NativeDestination
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.outbox import Head
from sync.settings import NativeUpstream
from sync.wire import WireBatch
from tests.sync.factory import grow
from tests.sync.memory import MemoryOutbox

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def hub(folder: Path) -> Iterator[str]:
    """The hub in a process of its own; its address."""
    (folder / "token").write_text("bench")
    argv = ["-P", "-m", "sync.hub", "--data", str(folder), "--port", "0", "--token-file", str(folder / "token")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, *argv], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}"
        assert process.stdin is not None
        process.stdin.close()


def native(url: str, folder: Path, station: str, batch: int) -> NativeDestination:
    settings = NativeUpstream(name="hub", url=url, token_file=folder / "token", batch_max_events=batch, timeout_s=60)
    return NativeDestination(settings, station=station, line="L1", clock=SystemClock())


async def drained_s(outbox: MemoryOutbox, url: str, folder: Path, station: str, batch: int) -> float:
    """Seconds the uploader takes for the whole outbox, handshake included."""
    destination = native(url, folder, station, batch)
    uploader = Uploader("hub", outbox, destination, SystemClock(), lambda: 0.5, DeliveryOptions(batch_max_events=batch))
    stop = asyncio.Event()
    started = time.perf_counter()
    running = asyncio.create_task(uploader.run(stop))
    if not await uploader.drain(timeout_s=600):
        raise SystemExit(f"the backlog was not drained: {uploader.status}")
    took_s = time.perf_counter() - started
    stop.set()
    await running
    return took_s


async def posted_s(batches: Sequence[EncodedBatch], url: str, station: str) -> float:
    """Seconds a bare loop takes to post the same bytes."""
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        started = time.perf_counter()
        for encoded in batches:
            headers = {**encoded.headers, "Authorization": "Bearer bench"}
            answer = await client.post(f"{url}/v1/stations/{station}/events", content=encoded.content, headers=headers)
            answer.raise_for_status()
        return time.perf_counter() - started


async def parcels_of(outbox: MemoryOutbox, destination: NativeDestination, batch: int) -> list[EncodedBatch]:
    found: list[EncodedBatch] = []
    through = 0
    while records := await outbox.read(through, batch):
        found.append(destination.prepare(WireBatch(outbox.station_epoch, Head(records[-1].seq, ""), records)))
        through = found[-1].batch.last
    await destination.close()
    return found


async def measure(cases: int, units: int, batch: int, rounds: int) -> dict[str, object]:
    outbox = MemoryOutbox()
    grow(outbox, cases, units)
    rates: dict[str, list[float]] = {"uploader": [], "bare_loop": []}
    with tempfile.TemporaryDirectory() as name, hub(Path(name)) as url:
        folder = Path(name)
        batches = await parcels_of(outbox, native(url, folder, "any", batch), batch)
        for turn in range(rounds):
            outbox.cursors.clear()
            # The hub grows with every run, so neither may always be the later one.
            for who in sorted(rates, reverse=turn % 2 == 0):
                if who == "uploader":
                    took_s = await drained_s(outbox, url, folder, f"up-{turn}", batch)
                else:
                    took_s = await posted_s(batches, url, f"bare-{turn}")
                rates[who].append(cases / took_s)
    medians = {who: statistics.median(found) for who, found in rates.items()}
    return {
        "cases": cases,
        "units_per_case": units,
        "batch": batch,
        "rounds": rounds,
        "bytes_sent": sum(len(encoded.content) for encoded in batches),
        "rates": {who: [round(rate) for rate in found] for who, found in rates.items()},
        "uploader_events_per_s": round(medians["uploader"]),
        "bare_loop_events_per_s": round(medians["bare_loop"]),
        "uploader_units_per_h": round(medians["uploader"] * units * 3_600),
        "ratio": round(medians["uploader"] / medians["bare_loop"], 3),
        "goal": ">= 0.8",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--units", type=int, default=24)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    told = asyncio.run(measure(options.cases, options.units, options.batch, options.rounds))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
