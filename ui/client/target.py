"""Where to connect and with which token, asked anew at each attempt: both may change while the station is away."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ui.client.address import Address

_LONGEST_FILE = 4096
_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class NoTarget:
    """Nothing to connect to yet: a key for the lost page and what it is about."""

    key: str
    about: str


@dataclass(frozen=True, slots=True)
class Target:
    address: Address
    token: str


class TargetSource(Protocol):
    def find(self) -> Target | NoTarget:
        """The place to try now."""
        ...


@dataclass(frozen=True, slots=True)
class FixedTarget:
    """A given address; its token in a file."""

    address: Address
    token_file: Path

    def find(self) -> Target | NoTarget:
        return with_token(self.address, self.token_file)


@dataclass(frozen=True, slots=True)
class DataFolderTarget:
    """The data folder of a station on this machine: it writes its port to ``run.json`` at each start."""

    folder: Path

    def find(self) -> Target | NoTarget:
        run = self.folder / "run.json"
        text = _small_text(run)
        port = _port(text) if text is not None else None
        if port is None:
            return NoTarget("not_started", str(run))
        return with_token(Address(_LOOPBACK, port), self.folder / "api.token")


def with_token(address: Address, file: Path) -> Target | NoTarget:
    text = _small_text(file)
    token = text.strip() if text is not None else ""
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        return NoTarget("token_file", str(file))
    return Target(address, token)


def _port(text: str) -> int | None:
    try:
        port = json.loads(text)["api_port"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return port if isinstance(port, int) and 1 <= port <= 65_535 else None


def _small_text(file: Path) -> str | None:
    """The text of a small file; None when it cannot be read as one."""
    try:
        with file.open("rb") as opened:
            return opened.read(_LONGEST_FILE).decode("ascii")
    except (OSError, ValueError):
        return None
