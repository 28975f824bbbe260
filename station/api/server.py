"""uvicorn inside the station's loop. Signals stay the station's."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from station.connections import Bounds, bounded

_DRAIN_S = 1
BOUNDS = Bounds(connections=64)
"""Every peer is this machine, so none has a share of its own."""


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGINT and SIGTERM belong to the station: it ends things in its own order."""
        yield


async def serve(app: ASGIApp, listening: socket.socket, stop: asyncio.Event, bounds: Bounds = BOUNDS) -> None:
    """Serve until ``stop``; requests in hand get a second, then they are cut. Closes the socket."""
    config = uvicorn.Config(
        app,
        http=bounded(bounds),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=bounds.connections + 1,
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
