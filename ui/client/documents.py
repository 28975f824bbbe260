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
    """Write a file that is there whole or not at all; return where. Raises OSError."""
    path = documents() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
    return path
