"""TCP ports that nobody listens on now, for programs that must know theirs before they start."""

import random
import socket
from contextlib import ExitStack, suppress

PORTS = range(20_000, 32_000)
"""Below those that the system gives to connections, which could take one before its program listens."""
PORTS_TRIED = 200


class NoFreePort(Exception):
    """None was found."""


def free_ports(count: int) -> tuple[int, ...]:
    """So many different ones of this computer. Raises NoFreePort."""
    with ExitStack() as stack:
        return tuple(stack.enter_context(_listening()).getsockname()[1] for _ in range(count))


def _listening() -> socket.socket:
    for port in random.sample(PORTS, PORTS_TRIED):
        with suppress(OSError):  # somebody else listens there
            return socket.create_server(("127.0.0.1", port))
    raise NoFreePort
