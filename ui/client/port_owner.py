"""The station that listens on a port of this machine, asked of the system: which folder is its own.

Linux only, and only for stations of the same user: nobody else could read the token anyway.
"""

from dataclasses import dataclass
from pathlib import Path

from ui.client.address import Address
from ui.client.target import NoTarget, Target, with_token

_LISTEN = "0A"
_LOCAL, _STATE, _INODE = 1, 3, 9
JOURNAL = "/journal.db"


@dataclass(frozen=True, slots=True)
class PortOwner:
    """A given address; its token in the data folder of whoever listens there."""

    address: Address

    def find(self) -> Target | NoTarget:
        sockets = sockets_on(self.address.port)
        if not sockets:
            return NoTarget("not_started", str(self.address))
        folder = folder_of(sockets)
        if folder is None:
            return NoTarget("token_file", str(self.address))
        return with_token(self.address, folder / "api.token")


def sockets_on(port: int, proc: Path = Path("/proc")) -> frozenset[str]:
    """The sockets that listen there, as the open files of a process name them."""
    inodes = (inode for table in ("tcp", "tcp6") for inode in _listening(proc / "net" / table, port))
    return frozenset(f"socket:[{inode}]" for inode in inodes)


def folder_of(sockets: frozenset[str], proc: Path = Path("/proc")) -> Path | None:
    """The data folder of the station that has one of these sockets: it has its journal open too."""
    for process in proc.glob("[0-9]*"):
        links = _links(process / "fd")
        if not sockets.isdisjoint(links):
            return next((Path(link).parent for link in links if link.endswith(JOURNAL)), None)
    return None


def _listening(table: Path, port: int) -> list[str]:
    """Inodes of the sockets that listen on the port."""
    try:
        rows = [row.split() for row in table.read_text(encoding="ascii").splitlines()[1:]]
    except OSError:
        return []
    ours = f":{port:04X}"
    return [row[_INODE] for row in rows if row[_LOCAL].endswith(ours) and row[_STATE] == _LISTEN]


def _links(folder: Path) -> list[str]:
    """What a process has open; nothing of one that is another user's, or gone."""
    try:
        return [str(each.readlink()) for each in folder.iterdir()]
    except OSError:
        return []
