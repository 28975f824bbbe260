"""The address of a stream with user and password in it: made for the moment of opening, kept nowhere."""

from pathlib import Path
from urllib.parse import quote

from drivers.secret import read_secret

PASSWORD = "{password}"
"""In a source: where the password stands, for cameras that want it in the path or the query."""
USER = "{user}"


def stream_address(source: str, user: str, password_file: Path | None) -> str:
    """The URL as it is dialled. Raises DeviceLost ``camera_password`` when the file holds no password."""
    if password_file is None:
        return source.replace(USER, quote(user, safe=""))
    secret = quote(read_secret(password_file, "camera_password"), safe="")
    if PASSWORD in source:
        return source.replace(USER, quote(user, safe="")).replace(PASSWORD, secret)
    scheme, _, rest = source.partition("://")
    return f"{scheme}://{quote(user, safe='')}:{secret}@{rest}"
