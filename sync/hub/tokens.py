"""Who may speak: tokens made by ``station hub token`` (kept as their hash), and a file for a hub with one station.

The file has one line a station (``STATION TOKEN``), or a bare token that serves them all. Both are looked at for every
request, so that a token that was revoked is refused at once, by every hub over the database.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sync.errors import SyncError
from sync.hub.tables import TOKEN

FILE_MAX_BYTES = 2**20
TokenKind = Literal["station", "reader", "scans", "brand"]
TOKEN_BYTES = 32
"""256 bits of chance: nothing to guess, so one SHA-256 is as good as a slow hash."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token allows. ``station`` None: all of them."""

    who: str
    station: str | None
    writes: bool
    kind: "TokenKind" = "station"

    @property
    def everything(self) -> bool:
        """The one bare token of a file: of a hub for one line, and of tests."""
        return self.writes and self.station is None

    def covers(self, station: str) -> bool:
        return self.station is None or self.station == station


@dataclass(frozen=True, slots=True)
class Listed:
    name: str
    station: str | None
    kind: TokenKind
    made_us: int
    revoked_us: int | None


class TokenRefused(SyncError):
    """A token cannot be made or revoked."""


class FileTokens:
    """Read at every use. An unreadable file lets nobody in."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def any(self) -> bool:
        """True when the file holds a token."""
        return bool(self._lines())

    def grant(self, given: str) -> Grant | None:
        offered = given.encode("utf-8", "replace")
        found: Grant | None = None
        for owner, token in self._lines():
            if hmac.compare_digest(offered, token.encode()):
                found = Grant(f"file:{owner or ''}", owner, writes=True)
        return found

    def _lines(self) -> list[tuple[str | None, str]]:
        try:
            if not self._path.is_file():  # a pipe would be waited for
                return []
            text = self._path.read_bytes()[:FILE_MAX_BYTES].decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return []
        found: list[tuple[str | None, str]] = []
        for line in text.splitlines():
            words = line.split()
            if words and not words[0].startswith("#") and len(words) <= 2:
                found.append((words[0] if len(words) == 2 else None, words[-1]))
        return found


class StoredTokens:
    """The tokens in the database. Blocking."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader

    @property
    def any(self) -> bool:
        with self._reader.connect() as connection:
            return bool(connection.scalar(select(func.count()).where(TOKEN.c.revoked_us.is_(None))))

    def grant(self, given: str) -> Grant | None:
        wanted = select(TOKEN.c.name, TOKEN.c.station, TOKEN.c.kind).where(
            TOKEN.c.digest == _digest(given), TOKEN.c.revoked_us.is_(None)
        )
        with self._reader.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        return Grant(f"token:{row.name}", row.station, writes=row.station is not None, kind=row.kind)

    def living(self, name: str) -> bool:
        """Is there a token of this name that nobody revoked?"""
        with self._reader.connect() as connection:
            wanted = select(TOKEN.c.name).where(TOKEN.c.name == name, TOKEN.c.revoked_us.is_(None))
            return connection.scalar(wanted) is not None

    def make(self, name: str, station: str | None, now_us: int, kind: TokenKind | None = None) -> str:
        """A new token, told only now; ``kind`` None: a station's or, without one, a reader's.

        Raises TokenRefused when the name was ever used."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        kind = kind or ("reader" if station is None else "station")
        row = {"digest": _digest(token), "name": name, "station": station, "kind": kind, "made_us": now_us}
        try:
            with self._writer.begin() as connection:
                connection.execute(insert(TOKEN).values(row))
        except IntegrityError:
            raise TokenRefused("token_name_taken", name=name) from None
        return token

    def revoke(self, name: str, now_us: int) -> None:
        """From the next request on nobody comes in with it; raises TokenRefused for a name that has none."""
        living = update(TOKEN).where(TOKEN.c.name == name, TOKEN.c.revoked_us.is_(None))
        with self._writer.begin() as connection:
            if connection.execute(living.values(revoked_us=now_us)).rowcount == 0:
                raise TokenRefused("token_unknown", name=name)

    def all(self) -> list[Listed]:
        with self._reader.connect() as connection:
            rows = connection.execute(select(TOKEN).order_by(TOKEN.c.made_us, TOKEN.c.name)).all()
        return [Listed(row.name, row.station, row.kind, row.made_us, row.revoked_us) for row in rows]


def presented(header: str | None) -> str | None:
    """The token of an Authorization header: Bearer, or the password of Basic, which is what a browser asks for."""
    scheme, _, rest = (header or "").partition(" ")
    match scheme.lower():
        case "bearer":
            return rest.strip() or None
        case "basic":
            return _password(rest.strip())
        case _:
            return None


def _password(told: str) -> str | None:
    try:
        _, _, password = base64.b64decode(told, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return None
    return password or None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
