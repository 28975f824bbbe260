"""The hub as a process: one ready line, deaf to SIGINT, gone when its parent's pipe closes or at SIGTERM."""

import argparse
import asyncio
import contextlib
import json
import os
import signal
import socket
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import uvicorn
from sqlalchemy.exc import DBAPIError
from starlette.types import ASGIApp

from sync.hub.app import create_app

STOP_WITHIN_S = 3


class _Server(uvicorn.Server):
    """uvicorn without its own hands on the signals, and with a word when it listens."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        sys.stdout.write(self._ready + "\n")
        sys.stdout.flush()

    def stop(self) -> None:
        self.should_exit = True


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until told to stop. 0 = stopped in order, 1 = cannot serve (told in one sentence)."""
    options = _options(argv)
    try:
        options.data.mkdir(parents=True, exist_ok=True)
        listener = _listen(options.host, options.port)
    except OSError as error:
        sys.stderr.write(f"hub: cannot serve on {options.host}:{options.port}: {error.strerror or error}\n")
        return 1
    with listener:
        try:
            app = create_app(options.data, options.token_file, faulty=options.fault)
        except DBAPIError as error:
            sys.stderr.write(f"hub: the database in {options.data} cannot be used: {error.orig}\n")
            return 1
        asyncio.run(_serve(app, listener))
    return 0


async def _serve(app: ASGIApp, listener: socket.socket) -> None:
    config = uvicorn.Config(
        app, http="h11", ws="none", log_config=None, access_log=False, timeout_graceful_shutdown=STOP_WITHIN_S
    )
    port = listener.getsockname()[1]
    server = _Server(config, json.dumps({"ready": "hub", "port": port, "pid": os.getpid()}))
    loop = asyncio.get_running_loop()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loop.add_signal_handler(signal.SIGTERM, server.stop)
    with _watching_stdin(loop, server):
        await server.serve(sockets=[listener])


@contextlib.contextmanager
def _watching_stdin(loop: asyncio.AbstractEventLoop, server: _Server) -> Iterator[None]:
    """A parent that holds our stdin by a pipe has us with it when it dies; a terminal or /dev/null means nothing."""
    fd = sys.stdin.fileno() if sys.stdin is not None else -1
    mode = os.fstat(fd).st_mode if fd >= 0 else 0
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        yield
        return

    def heard() -> None:
        if not os.read(fd, 4_096):
            loop.remove_reader(fd)
            server.stop()

    loop.add_reader(fd, heard)
    try:
        yield
    finally:
        loop.remove_reader(fd)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128)


def _port(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 5 or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hub", description="The reference upstream: stores, dedups, tells.")
    parser.add_argument("--data", type=Path, required=True, help="folder of hub.db")
    parser.add_argument("--token-file", type=Path, required=True, help="lines STATION TOKEN, or one bare token for all")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8650, help="0 = any free one, told in the ready line")
    parser.add_argument("--fault", action="store_true", help="obey DIR/fault.json (tests and drills)")
    return parser.parse_args(argv)
