"""A secret in a file: one line of text, read at the moment it is needed and kept nowhere."""

from pathlib import Path

from drivers.errors import DeviceLost

_MOST_BYTES = 1_024


def read_secret(path: Path, key: str) -> str:
    """The one line of the file. Raises DeviceLost ``key`` with path and detail."""
    try:
        with path.open("rb") as file:
            secret = file.read(_MOST_BYTES + 1).decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as unreadable:
        detail = getattr(unreadable, "strerror", None) or "it is not UTF-8 text"
        raise DeviceLost(key, path=str(path), detail=detail) from None
    if not secret or len(secret) > _MOST_BYTES or not secret.isprintable():
        raise DeviceLost(key, path=str(path), detail="one line of text is needed")
    return secret
