"""The screen's side of the station's API: one stream of snapshots, commands, look-ups, pictures. Qt's network only."""

from ui.client.address import Address, AddressRefused, parse_address
from ui.client.client import Call, Client, Failure
from ui.client.connection import Link, LinkState
from ui.client.port_owner import Listening
from ui.client.target import DataFolder, Fixed, Where

__all__ = [
    "Address",
    "AddressRefused",
    "Call",
    "Client",
    "DataFolder",
    "Failure",
    "Fixed",
    "Link",
    "LinkState",
    "Listening",
    "Where",
    "parse_address",
]
