"""The bearer token of the local API: a file only the service user can read."""

import os
import secrets
import stat
from pathlib import Path

from station.api.errors import ApiRefused

_BYTES = 32
_SHORTEST = 32
_LONGEST = 512


def load_token(path: Path) -> str:
    """Return the token, making the file (mode 0600) when it is absent.

    Raises ApiRefused when the file can be read by others, is not a plain file, or holds no token: a door is not
    opened on a key that may have been copied."""
    try:
        if not os.path.lexists(path):
            _create(path)
        return _read(path)
    except OSError as broken:
        raise ApiRefused("token_unreadable", path=str(path), why=broken.strerror or type(broken).__name__) from broken


def _create(path: Path) -> None:
    """Whole or not at all: a kill in the middle must not leave an empty token behind."""
    half = path.with_name(f"{path.name}.new")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def _read(path: Path) -> str:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077:
            raise ApiRefused("token_exposed", path=str(path))
        token = file.read(_LONGEST + 1).strip()
    if not _SHORTEST <= len(token) <= _LONGEST or not token.isascii() or not token.decode("ascii").isprintable():
        raise ApiRefused("token_invalid", path=str(path))
    return token.decode("ascii")
