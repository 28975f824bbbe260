"""Picture files of a folder: which there are, and what is in one."""

from pathlib import Path

from drivers.camera.picture import NO_PIXELS, SUFFIXES, decode
from drivers.errors import DeviceLost
from drivers.protocols import Pixels

_MAX_FILE_BYTES = 256_000_000
_ENDINGS = tuple(SUFFIXES)


def list_pictures(folder: Path) -> list[Path]:
    """Return the folder's picture files in name order, hidden ones left out. Raises DeviceLost ``camera_folder``."""
    try:
        return sorted(path for path in folder.iterdir() if _is_picture_name(path.name) and path.is_file())
    except OSError as absent:
        raise folder_lost(folder, absent) from absent


def read_picture(path: Path, max_megapixels: int) -> Pixels:
    """Return the picture's pixels; none (0 × 0) when the file is gone, too large, torn or no picture."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_FILE_BYTES else b""
    except OSError:
        return NO_PIXELS
    pixels = decode(data, max_megapixels)
    return NO_PIXELS if pixels is None else pixels


def folder_lost(folder: Path, error: OSError) -> DeviceLost:
    """Return what is said of a folder that cannot be read or written."""
    return DeviceLost("camera_folder", path=str(folder), detail=error.strerror or type(error).__name__)


def _is_picture_name(name: str) -> bool:
    """A name with a dot in front is an upload that is not finished."""
    return not name.startswith(".") and name.lower().endswith(_ENDINGS)
