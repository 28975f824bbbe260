"""Files for the person at the screen: in their documents, else their home."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> Path:
    place = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(place.DocumentsLocation) or QStandardPaths.writableLocation(
        place.HomeLocation
    )
    return Path(folder)


def keep(name: str, data: bytes) -> Path:
    """Write it there; return where. Raises OSError."""
    path = documents() / name
    write_whole(path, data)
    return path


def write_whole(path: Path, data: bytes) -> None:
    """A file that is there whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def plain_name(text: str) -> str:
    """A text as a part of a file's name; names of destinations stay apart."""
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign == "_") else "-" for sign in text)
