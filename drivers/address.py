"""What a device's host in a config may be: a name or an address, and nothing around it."""

import ipaddress
import re
from typing import Annotated

from pydantic import AfterValidator, Field

_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")


def _host(host: str) -> str:
    """Raises ValueError; the sentences are told to a person."""
    if not host.isprintable() or any(sign.isspace() for sign in host):
        raise ValueError("a host must not contain spaces")
    if "/" in host or "@" in host:
        raise ValueError("only the host is meant: its name or address, without http:// and without a path")
    if host.startswith("[") or host.count(":") >= 2:
        return _ipv6(host)
    if ":" in host:
        raise ValueError("host and port are two keys: write the port in port")
    if host.replace(".", "").isdigit():
        return _ipv4(host)
    if not host.isascii() or not all(_LABEL.fullmatch(label) for label in host.removesuffix(".").split(".")):
        raise ValueError("this is neither a host name nor an address")
    return host


def _ipv4(host: str) -> str:
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise ValueError("there is no such IPv4 address: four numbers from 0 to 255 are needed") from None


def _ipv6(host: str) -> str:
    if "[" in host or "]" in host:
        raise ValueError("write an IPv6 address without [ ], and its port in port")
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        raise ValueError("there is no such IPv6 address") from None
    return host


Host = Annotated[str, Field(min_length=1, max_length=253), AfterValidator(_host)]


def _address(told: str) -> str:
    if ":" not in told and not told.replace(".", "").isdigit():
        raise ValueError("this must be an address, such as 192.0.2.10: a name says too little")
    return _host(told)


Address = Annotated[str, Field(min_length=1, max_length=45), AfterValidator(_address)]
"""What a device that connects to the station is known by."""
