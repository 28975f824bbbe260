"""uvicorn inside the station's loop. Signals stay the station's; the address is loopback or nothing."""

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from station.api.errors import ApiRefused

_DRAIN_S = 1
_MAX_CONNECTIONS = 64


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGINT and SIGTERM belong to the station: it ends things in its own order."""
        yield


def listen(host: str, port: int) -> socket.socket:
    """Bind and return the listening socket (port 0 = any free one; see ``bound_port``).

    Raises ApiRefused: not a loopback address, the port is in use, may not be taken, or the address is not there."""
    address = _loopback(host)
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((str(address), port))
        listening.listen(128)
        listening.setblocking(False)
    except (OSError, OverflowError) as broken:
        listening.close()
        raise _bind_refusal(broken, host, port) from broken
    return listening


def bound_port(listening: socket.socket) -> int:
    """The port a listening socket has."""
    port = listening.getsockname()[1]
    assert isinstance(port, int)
    return port


async def serve(app: ASGIApp, listening: socket.socket, stop: asyncio.Event) -> None:
    """Serve until ``stop``; requests in hand get a second, then they are cut. Closes the socket."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MAX_CONNECTIONS,
        timeout_graceful_shutdown=_DRAIN_S,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]), name="api")
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        server.should_exit = True
        await serving
        _cut(server)


def _cut(server: uvicorn.Server) -> None:
    """A client that does not read what it was sent is not waited for."""
    for connection in list(server.server_state.connections):
        transport = getattr(connection, "transport", None)
        if isinstance(transport, asyncio.Transport):
            transport.abort()


def _loopback(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as broken:
        raise ApiRefused("api_not_loopback", host=host) from broken
    if not address.is_loopback:
        raise ApiRefused("api_not_loopback", host=host)
    return address


def _bind_refusal(broken: OSError | OverflowError, host: str, port: int) -> ApiRefused:
    match broken:
        case OSError(errno=errno.EADDRINUSE):
            return ApiRefused("port_in_use", host=host, port=port)
        case OSError(errno=errno.EACCES):
            return ApiRefused("port_not_allowed", host=host, port=port)
        case _:
            return ApiRefused("port_failed", host=host, port=port, why=str(broken))
