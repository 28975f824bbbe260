"""The screen's side of the station's API: one stream of snapshots, commands, look-ups, pictures. Qt's network only."""

from ui.client.address import Address, AddressRefused, parse_address
from ui.client.client import Call, Failure, ScreenClient
from ui.client.connection import ConnectionState, StationConnection
from ui.client.port_owner import PortOwner
from ui.client.target import DataFolderTarget, FixedTarget, TargetSource

__all__ = [
    "Address",
    "AddressRefused",
    "Call",
    "ConnectionState",
    "DataFolderTarget",
    "Failure",
    "FixedTarget",
    "PortOwner",
    "ScreenClient",
    "StationConnection",
    "TargetSource",
    "parse_address",
]
