"""``python -m tests.bench.plc_wires``: what each wire to a PLC costs on loopback, and how soon it is back.

The peer is the one of the conformance suite, in this process; its own time is in every figure. The baseline is FC03 of
24 and FC16 of 18 words by bare sockets in the same run. *Back* is from the moment the peer is there again to the first
believed block, with the supervisor's real waits.
"""

import asyncio
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from drivers.catalog import PLCS
from drivers.errors import DeviceLost, DriverError, NoAnswer
from drivers.protocols import Plc
from station.core.values import StationWords
from station.runtime.supervisor import AWAITED_BACK_OFF_S, PLC_BACK_OFF_S
from tests.drivers.conformance.modbus_server import PlcServer, plc_server
from tests.drivers.conformance.plc_client import asked
from tests.drivers.conformance.test_plc import PEERS, made

ROUNDS = 300
PULLS = 5


async def timed(job: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> str:
    times = []
    for number in range(rounds):
        began_s = time.perf_counter()
        await job()
        times.append((time.perf_counter() - began_s) * 1_000)
        if number % 10 == 0:
            await asyncio.sleep(0)
    return f"{statistics.median(times):6.2f} {sorted(times)[int(rounds * 0.99)]:6.2f}"


async def bare() -> None:
    async with plc_server() as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        read = await timed(lambda: asked(reader, writer, struct.pack(">BHH", 3, 0, 24)))
        write = await timed(lambda: asked(reader, writer, struct.pack(">BHHB18H", 16, 100, 18, 36, *[1] * 18)))
        sys.stdout.write(f"{'bare sockets':<16} {read}   {write}\n")
        writer.close()


async def believed(plc: Plc) -> None:
    """A block that is whole, new and alive."""
    while True:
        try:
            await plc.poll()
            return
        except NoAnswer:
            continue


async def opened(plc: Plc, waits_s: tuple[float, ...]) -> None:
    """As the supervisor does: again and again, a little later each time."""
    attempt = 0
    while True:
        try:
            await plc.open()
            await believed(plc)
            return
        except DeviceLost:
            await plc.close()
            await asyncio.sleep(waits_s[min(attempt, len(waits_s) - 1)])
            attempt += 1


async def back_s(peer: PlcServer, plc: Plc, waits_s: tuple[float, ...]) -> float:
    """The peer is away for two seconds while the station keeps trying."""
    await peer.stop()
    await plc.close()
    coming = asyncio.create_task(opened(plc, waits_s))
    await asyncio.sleep(2)
    began_s = time.perf_counter()
    await peer.start()
    await coming
    return time.perf_counter() - began_s


async def wire(driver: str, folder: Path) -> None:
    peer = PEERS[driver](folder)
    await peer.start()
    plc = made(peer, heartbeat_timeout_ms=600)
    waits_s = AWAITED_BACK_OFF_S if driver == "modbus_server" else PLC_BACK_OFF_S
    await opened(plc, waits_s)
    read = await timed(lambda: believed(plc))
    write = await timed(lambda: plc.write(StationWords(verdict=3), 1))
    back = max([await back_s(peer, plc, waits_s) for _ in range(PULLS)])
    sys.stdout.write(f"{driver:<16} {read}   {write}   {back:6.2f}\n")
    await plc.close()
    await peer.stop()


async def run() -> None:
    sys.stdout.write("                 poll p50    p99  write p50   p99   back s (worst of 5)\n")
    await bare()
    with tempfile.TemporaryDirectory() as folder:
        for driver in PLCS:
            try:
                await wire(driver, Path(folder))
            except DriverError as error:
                sys.stdout.write(f"{driver:<16} {error}\n")


if __name__ == "__main__":
    asyncio.run(run())
