"""``station hub token add|revoke|list``: the tokens of a hub's database, at the console."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sync.hub.access import STATION_MAX
from sync.hub.console import at_database, listed, now_us
from sync.hub.tokens import Listed, StoredTokens, TokenKind

REFUSALS = {
    "token_name_taken": "a token was named {name} before: names are never used twice, give another one by --name",
    "token_unknown": "no valid token is named {name}; see `station hub token list`",
}


def add(folder: Path | None, dsn: str | None, station: str | None, name: str, kind: TokenKind | None = None) -> int:
    """Make a token that writes as ``station``, or (None) one that only reads, or is of another ``kind``; it is printed
    once, alone on a line."""
    for text in (name, station or name):
        if not text.strip() or not text.isprintable() or len(text) > STATION_MAX:
            sys.stderr.write(f"hub: a name has 1 to {STATION_MAX} signs that can be seen\n")
            return 2
    return _at(folder, dsn, lambda tokens: sys.stdout.write(tokens.make(name, station, now_us(), kind) + "\n"))


def revoke(folder: Path | None, dsn: str | None, name: str) -> int:
    return _at(folder, dsn, lambda tokens: tokens.revoke(name, now_us()))


def listing(folder: Path | None, dsn: str | None) -> int:
    """One line a token ever made: name, what it may, since when, until when. Never the token: only its hash is kept."""

    def told(tokens: StoredTokens) -> None:
        listed(_columns(token) for token in tokens.all())

    return _at(folder, dsn, told)


def _columns(token: Listed) -> tuple[str, ...]:
    may = _MAY[token.kind].format(station=token.station)
    ended = "valid" if token.revoked_us is None else f"revoked {_day(token.revoked_us)}"
    return (token.name, may, f"made {_day(token.made_us)}", ended)


_MAY = {
    "station": "writes as {station}",
    "reader": "reads everything",
    "scans": "asks for scans",
    "brand": "logs in at /brand",
}


def _at(folder: Path | None, dsn: str | None, do: Callable[[StoredTokens], object]) -> int:
    return at_database(folder, dsn, lambda database: do(StoredTokens(database.writer, database.reader)), REFUSALS)


def _day(at_us: int) -> str:
    return datetime.fromtimestamp(at_us // 1_000_000, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
