"""The address of a stream with user and password in it: made for the moment of opening, kept nowhere."""

from pathlib import Path
from urllib.parse import quote

from drivers.errors import DeviceLost

PASSWORD = "{password}"
"""In a source: where the password stands, for cameras that want it in the path or the query."""
USER = "{user}"
_MOST_BYTES = 1_024


def stream_address(source: str, user: str, password_file: Path | None) -> str:
    """The URL as it is dialled. Raises DeviceLost ``camera_password`` when the file holds no password."""
    if password_file is None:
        return source.replace(USER, quote(user, safe=""))
    secret = quote(_read(password_file), safe="")
    if PASSWORD in source:
        return source.replace(USER, quote(user, safe="")).replace(PASSWORD, secret)
    scheme, _, rest = source.partition("://")
    return f"{scheme}://{quote(user, safe='')}:{secret}@{rest}"


def _read(path: Path) -> str:
    """The one line of the file."""
    try:
        with path.open("rb") as file:
            secret = file.read(_MOST_BYTES + 1).decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as unreadable:
        detail = getattr(unreadable, "strerror", None) or "it is not UTF-8 text"
        raise DeviceLost("camera_password", path=str(path), detail=detail) from None
    if not secret or len(secret) > _MOST_BYTES or not secret.isprintable():
        raise DeviceLost("camera_password", path=str(path), detail="one line of text is needed")
    return secret
