"""Telegrams of a unit reader over loopback: through the driver, beside a bare loop that reads lines of the same socket.

    python -m tests.bench.readers [--telegrams 50000]

Both take turns in one process, three times each; the best round counts.
"""

import argparse
import asyncio
import time

from drivers.reader.line_reader import make_tcp_reader
from drivers.reader.settings import TcpReaderSettings

AT_ONCE = 20


def telegram(number: int) -> bytes:
    return b"%d;https://q.example.com/u/ABCDEF%06d\r\n" % (number % 32_000 + 1, number)


async def main(telegrams: int) -> None:
    server = await asyncio.start_server(lambda reader, writer: _talk(writer, telegrams), "127.0.0.1", 0)
    port = int(server.sockets[0].getsockname()[1])
    rounds = [(await _bare(port, telegrams), await _driver(port, telegrams)) for _ in range(3)]
    server.close()
    bare, driver = (min(each) for each in zip(*rounds, strict=True))
    for name, seconds in (("bare loop", bare), ("driver", driver)):
        print(f"{name:<10} {telegrams / seconds:>9,.0f} telegrams/s   {seconds / telegrams * 1e6:6.1f} µs each")


async def _talk(writer: asyncio.StreamWriter, telegrams: int) -> None:
    for first in range(0, telegrams, AT_ONCE):
        writer.write(b"".join(telegram(number) for number in range(first, min(telegrams, first + AT_ONCE))))
        await writer.drain()
    await asyncio.sleep(0)
    writer.close()


async def _bare(port: int, telegrams: int) -> float:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    began_s, seen = time.perf_counter(), 0
    while await reader.readline():
        seen += 1
    took_s = time.perf_counter() - began_s
    writer.close()
    assert seen == telegrams
    return took_s


async def _driver(port: int, telegrams: int) -> float:
    settings = TcpReaderSettings.model_validate(
        {"name": "r", "driver": "tcp", "host": "127.0.0.1", "port": port, "max_waiting_readings": 65_536}
    )
    device = make_tcp_reader("r", settings)
    await device.open()
    began_s, seen = time.perf_counter(), 0
    async for reading in device.readings():
        assert reading.text is not None
        seen += 1
        if seen == telegrams:
            break
    took_s = time.perf_counter() - began_s
    await device.close()
    return took_s


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--telegrams", type=int, default=50_000)
    asyncio.run(main(options.parse_args().telegrams))
