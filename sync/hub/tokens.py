"""Who may speak: a file with one line a station (``STATION TOKEN``), or a bare token that serves them all."""

import hmac
from pathlib import Path

FILE_MAX_BYTES = 2**20


class Tokens:
    """Read at every use, so that a token can be changed under a running hub. An unreadable file lets nobody in."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def any(self) -> bool:
        """True when the file holds a token."""
        return bool(self._lines())

    def allow(self, given: str | None, station: str | None) -> bool:
        """True when the bearer token is that of the station (of any station for ``None``)."""
        if given is None:
            return False
        offered = given.encode("utf-8", "replace")
        found = False
        for owner, token in self._lines():
            same = hmac.compare_digest(offered, token.encode())
            found |= same and (station is None or owner is None or owner == station)
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


def bearer(header: str | None) -> str | None:
    """The token of an Authorization header."""
    scheme, _, token = (header or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None
