"""The hub as a process: one ready line, gone at SIGTERM and Ctrl-C or, as a child, when its parent's pipe closes."""

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
from sync.hub.tokens import FileTokens

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
    """Serve until told to stop. 0 = stopped in order, 1 = cannot serve (told in one sentence), 130 = Ctrl-C."""
    options = _options(argv)
    if not FileTokens(options.token_file).any:
        sys.stderr.write(f"hub: {options.token_file} holds no token: write one into it, alone or as STATION TOKEN\n")
        return 1
    try:
        options.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(f"hub: the folder {options.data} cannot be made: {error.strerror or error}\n")
        return 1
    try:
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
        return asyncio.run(_serve(app, listener))


async def _serve(app: ASGIApp, listener: socket.socket) -> int:
    config = uvicorn.Config(
        app, http="h11", ws="none", log_config=None, access_log=False, timeout_graceful_shutdown=STOP_WITHIN_S
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
