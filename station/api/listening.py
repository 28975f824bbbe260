"""The API's socket: loopback or nothing. Apart from the server, whose import a starting line does not wait for."""

import errno
import ipaddress
import socket

from station.api.errors import ApiRefused


def listen(host: str, port: int) -> socket.socket:
    """Bind and return the listening socket (port 0 = any free one; see ``bound_port``).

    Raises ApiRefused: not a loopback address, the port is in use, may not be taken, or the address is not there."""
    address = _loopback(host)
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        # asyncio sets it only on sockets that name their protocol; without it an answer may wait 40 ms for an ack.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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
