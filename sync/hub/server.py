"""The hub as a process: one ready line, gone at SIGTERM and Ctrl-C or, as a child, when its parent's pipe closes."""

import asyncio
import contextlib
import json
import os
import resource
import signal
import socket
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

import uvicorn
import uvloop
from starlette.types import ASGIApp

from station.connections import HEAD_TIMEOUT_S, Bounds, bounded
from sync.hub.app import create_app
from sync.hub.context import HubSettings
from sync.hub.ingest_workers import spare_the_collector
from sync.hub.limits import Rate, RateLimits
from sync.hub.options import Options, parse
from sync.hub.proxies import BehindProxies
from sync.hub.startup import CannotServe, is_loopback, listening, open_database, safe_to_serve, tokens_there

CONNECTIONS_MAX = 512
"""Connections at once with a request in hand; one more is told 503. Those without make room, and are closed in time."""
PEER_CONNECTIONS_MAX = 64
"""Of one address, where addresses mean somebody: no proxy stands in front."""
FILES_MAX = 65_536
"""Files this process asks to have open: a connection that has not yet shown its TLS is a file and counts as nothing."""
SWITCH_S = 0.0005
"""How long a batch that is being checked keeps a look-up waiting at each turn; with Python's 5 ms it is 50 in all."""
STOP_WITHIN_S = 3
GS1_READER = "station.core.codes.gs1"
"""Loaded before anybody is served: on a busy machine it takes a second, in which the first scans would pile up."""


class _Server(uvicorn.Server):
    """uvicorn without its own hands on the signals, and with a word when it listens."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, but that half a TLS handshake does not hold a connection for a minute."""
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            raise CannotServe("it cannot start")
        loop, ssl = asyncio.get_running_loop(), self.config.ssl
        timeout_s = HEAD_TIMEOUT_S if ssl is not None else None
        self.servers = [
            await loop.create_server(
                self._connection, sock=sock, ssl=ssl, backlog=self.config.backlog, ssl_handshake_timeout=timeout_s
            )
            for sock in sockets or ()
        ]
        self.started = True
        sys.stdout.write(self._ready + "\n")
        sys.stdout.flush()

    def _connection(self) -> asyncio.Protocol:
        make: Callable[..., asyncio.Protocol] = self.config.http_protocol_class
        return make(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)

    def stop(self) -> None:
        self.should_exit = True


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until told to stop. 0 = stopped in order, 1 = cannot serve (told in one sentence), 130 = Ctrl-C."""
    options = parse(argv)
    try:
        return _run(options)
    except CannotServe as error:
        sys.stderr.write(f"hub: {error}\n")
        return 1


def _run(options: Options) -> int:
    database = open_database(options.data, options.dsn)
    try:
        tokens_there(options.token_file, database)
        safe_to_serve(options)
        sys.setswitchinterval(SWITCH_S)
        import_module(GS1_READER)
        spare_the_collector()
        _open_files()
        with listening(options.host, options.port) as listener:
            settings = settings_of(options)
            app = create_app(
                options.data,
                options.token_file,
                database=database,
                settings=settings,
                ingest_workers=options.ingest_workers,
                faulty=options.fault,
            )
            return uvloop.run(_serve(app, listener, options))
    finally:
        database.close()


def settings_of(options: Options) -> HubSettings:
    rates = RateLimits(page=Rate(options.page_rate, int(options.page_rate) * 3 + 1))
    return HubSettings(rates, options.timezone, options.scan_days, options.region_header)


async def _serve(app: ASGIApp, listener: socket.socket, options: Options) -> int:
    config = uvicorn.Config(
        BehindProxies(app, options.trust_proxy, options.region_header) if options.trust_proxy else app,
        http=bounded(bounds_of(options)),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS_MAX + 1,
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_WITHIN_S,
        ssl_certfile=options.tls_cert,
        ssl_keyfile=options.tls_key,
    )
    port = listener.getsockname()[1]
    server = _Server(config, json.dumps({"ready": "hub", "port": port, "pid": os.getpid()}))
    loop = asyncio.get_running_loop()
    interrupted = asyncio.Event()

    def interrupt() -> None:
        interrupted.set()
        server.stop()

    loop.add_signal_handler(signal.SIGTERM, server.stop)
    if _is_child():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    else:
        loop.add_signal_handler(signal.SIGINT, interrupt)
    with _watching_stdin(loop, server):
        await server.serve(sockets=[listener])
    return 130 if interrupted.is_set() else 0


def bounds_of(options: Options) -> Bounds:
    """A proxy's connections are everybody's, and so are this machine's own."""
    shared = options.plain_http or options.trust_proxy or is_loopback(options.host)
    return Bounds(CONNECTIONS_MAX, None if shared else PEER_CONNECTIONS_MAX)


def _open_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_MAX if hard == resource.RLIM_INFINITY else min(hard, FILES_MAX)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _is_child() -> bool:
    """A parent that holds our stdin by a pipe decides what Ctrl-C means; a terminal or /dev/null is nobody's."""
    mode = os.fstat(sys.stdin.fileno()).st_mode if sys.stdin is not None else 0
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


@contextlib.contextmanager
def _watching_stdin(loop: asyncio.AbstractEventLoop, server: _Server) -> Iterator[None]:
    """A parent that dies has its child with it."""
    if not _is_child():
        yield
        return
    fd = sys.stdin.fileno()

    def heard() -> None:
        if not os.read(fd, 4_096):
            loop.remove_reader(fd)
            server.stop()

    loop.add_reader(fd, heard)
    try:
        yield
    finally:
        loop.remove_reader(fd)
