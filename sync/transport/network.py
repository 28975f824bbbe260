"""How a connection is dialled: names looked up aside, addresses raced, nothing waited for beyond its time.

``getaddrinfo`` cannot be cancelled, and asyncio runs it in the pool of threads that cameras are read in as well. A name
server that hangs would take those threads one after the other, and the process could not end before they do. So every
name has at most one look-up in flight, in a daemon thread of its own; whoever wants the name again joins it.
"""

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain, zip_longest
from typing import Any

import httpcore

STAGGER_S = 0.25
"""An address that has not answered after so long gets company (RFC 8305)."""
ADDRESSES_MAX = 6
AddressInfo = Sequence[tuple[Any, ...]]
Resolve = Callable[[str], AddressInfo]


def resolve(host: str) -> AddressInfo:
    """The addresses of a name, as ``getaddrinfo`` lists them; blocks."""
    return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)


class Resolver:
    """Looks names up, each in one thread at a time however long that takes."""

    def __init__(self, look: Resolve = resolve) -> None:
        self._look = look
        self._asked: dict[str, asyncio.Future[AddressInfo]] = {}

    async def addresses(self, host: str) -> list[str]:
        """Numeric addresses, the families in turn, the resolver's favourite first. Raises OSError."""
        asked = self._asked.get(host)
        if asked is None:
            asked = self._asked[host] = self._begin(host)
        found = await asyncio.shield(asked)
        return interleaved([(row[0], str(row[4][0])) for row in found])

    def _begin(self, host: str) -> asyncio.Future[AddressInfo]:
        loop = asyncio.get_running_loop()
        asked: asyncio.Future[AddressInfo] = loop.create_future()

        def settle(found: AddressInfo, error: Exception | None) -> None:
            self._asked.pop(host, None)
            if error is None:
                asked.set_result(found)
            else:
                asked.set_exception(error)
                asked.exception()  # seen, even if whoever asked has gone

        def run() -> None:
            found: AddressInfo = ()
            failed: Exception | None = None
            try:
                found = self._look(host)
            except (OSError, UnicodeError) as error:
                failed = error if isinstance(error, OSError) else OSError(f"no such name: {error}")
            with suppress(RuntimeError):  # the loop has ended since
                loop.call_soon_threadsafe(settle, found, failed)

        threading.Thread(target=run, name="look-up", daemon=True).start()
        return asked


def interleaved(found: Sequence[tuple[int, str]]) -> list[str]:
    """Addresses with their families in turn, so that a family that leads nowhere costs one stagger."""
    families: dict[int, list[str]] = {}
    for family, address in found:
        families.setdefault(family, []).append(address)
    mixed = chain.from_iterable(zip_longest(*families.values()))
    return list(dict.fromkeys(address for address in mixed if address is not None))[:ADDRESSES_MAX]


class NetworkBackend(httpcore.AsyncNetworkBackend):
    """httpcore's own network, dialled by our rules."""

    def __init__(self, names: Resolver | None = None) -> None:
        self._names = names or Resolver()
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        async def dial(address: str) -> httpcore.AsyncNetworkStream:
            return await self._sockets.connect_tcp(address, port, None, local_address, socket_options)

        try:
            async with asyncio.timeout(timeout):
                return await first_of(await self._names.addresses(host), dial)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host}: no connection in time") from error
        except OSError as error:
            raise httpcore.ConnectError(f"{host}: {error}") from error

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def first_of(
    addresses: Sequence[str], dial: Callable[[str], Awaitable[httpcore.AsyncNetworkStream]]
) -> httpcore.AsyncNetworkStream:
    """The first connection that stands; the others are let go. Raises the last error when none does."""
    ahead, dialled = deque(addresses), list[asyncio.Future[httpcore.AsyncNetworkStream]]()
    won: asyncio.Future[httpcore.AsyncNetworkStream] | None = None
    failed: BaseException = OSError("the name has no address")
    try:
        while ahead or not all(one.done() for one in dialled):
            if ahead:
                dialled.append(asyncio.ensure_future(dial(ahead.popleft())))
            running = [one for one in dialled if not one.done()]
            done, _ = await asyncio.wait(running, timeout=STAGGER_S if ahead else None, return_when="FIRST_COMPLETED")
            for one in done:
                if (error := one.exception()) is None:
                    won = one
                    return one.result()
                failed = error
        raise failed
    finally:
        await _let_go([one for one in dialled if one is not won])


async def _let_go(dialled: Sequence[asyncio.Future[httpcore.AsyncNetworkStream]]) -> None:
    for one in dialled:
        one.cancel()
    for stream in await asyncio.gather(*dialled, return_exceptions=True):
        if isinstance(stream, httpcore.AsyncNetworkStream):
            await stream.aclose()
