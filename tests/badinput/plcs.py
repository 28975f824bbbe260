"""PLCs that are not what the config says, each behind a real socket in a thread of its own."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.drivers.conformance.modbus_server import PlcServer, Request
from tests.drivers.plc.blocks import block

Words = list[int]
WEB_PAGE = b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>"


def _nothing(_: Words) -> None:
    """As it should be."""


def _version_2(words: Words) -> None:
    words[1] = 2


def _no_probe(words: Words) -> None:
    words[2] = 0


def _swapped(words: Words) -> None:
    words[:] = [(word & 0xFF) << 8 | word >> 8 for word in words]


def _dead_heart(words: Words) -> None:
    words[5] = 7


def _torn(words: Words) -> None:
    words[0] = words[0] % 32_000 + 5


@dataclass
class WrongPlc(PlcServer):
    """Publishes blocks that ``spoil`` has changed."""

    spoil: Callable[[Words], None] = _nothing

    def publish(self, **_: int) -> None:
        self._number = self._number % 32_000 + 1
        words = block(self._number, self._number)
        self.spoil(words)
        self.put(words)


def _other_unit(plc: PlcServer, request: Request) -> bytes:
    answer = plc.right_answer(request)
    return answer[:6] + b"\x09" + answer[7:]


def _gateway(_: PlcServer, request: Request) -> bytes:
    """What a gateway says of a unit that is not behind it."""
    return request.frame(bytes([request.function | 0x80, 0x0B]))


WRONG: dict[str, Callable[[], PlcServer]] = {
    "map version": lambda: WrongPlc(spoil=_version_2),
    "probe": lambda: WrongPlc(spoil=_no_probe),
    "byte order": lambda: WrongPlc(spoil=_swapped),
    "dead heart": lambda: WrongPlc(spoil=_dead_heart),
    "torn": lambda: WrongPlc(spoil=_torn),
    "standing still": lambda: PlcServer(registers=dict(enumerate(block(3, 3))), publishes=False),
    "other unit": lambda: WrongPlc(fault=_other_unit),
    "no such unit": lambda: WrongPlc(fault=_gateway),
    "web server": lambda: WrongPlc(fault=lambda _plc, _request: WEB_PAGE),
    "silent": lambda: WrongPlc(fault=lambda _plc, _request: None),
}


def right_plc() -> PlcServer:
    return WrongPlc()


@contextmanager
def serving(plc: PlcServer) -> Iterator[int]:
    """Serve in a thread; the port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="plc")
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(plc.start(), loop).result(10)
        yield plc.port
    finally:
        asyncio.run_coroutine_threadsafe(plc.stop(), loop).result(10)
        asyncio.run_coroutine_threadsafe(_drain(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _drain() -> None:
    """Let every connection's task see its end."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
