"""Where the station is: its API answers this machine only."""

import ipaddress
import re
from dataclasses import dataclass

_SHAPE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]/@\s]+):(?P<port>[0-9]{1,5})", re.ASCII)


class AddressRefused(ValueError):
    """The sentence says what is wrong with the address and what to give instead."""


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    """As it is written in a URL."""
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def parse_address(text: str) -> Address:
    """HOST:PORT of this machine. Raises AddressRefused."""
    match = _SHAPE.fullmatch(text)
    if match is None or not 1 <= int(match["port"]) <= 65_535:
        raise AddressRefused(f"{text!r} is not HOST:PORT, such as 127.0.0.1:8640")
    host = match["host"].lower()
    if not _is_loopback(host):
        raise AddressRefused(
            f"{host} is another machine: a station answers its own machine only, such as 127.0.0.1:{match['port']}"
        )
    return Address(host, int(match["port"]))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
