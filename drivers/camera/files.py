"""Picture files of a folder: which there are, and what is in one."""

from pathlib import Path

from drivers.camera.picture import SUFFIXES, UnreadablePicture, load_picture
from drivers.camera.pixel_formats import NO_PIXELS
from drivers.errors import DeviceLost
from drivers.protocols import Pixels

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
        return load_picture(path, max_megapixels)
    except UnreadablePicture:
        return NO_PIXELS


def folder_lost(folder: Path, error: OSError) -> DeviceLost:
    """Return what is said of a folder that cannot be read or written."""
    return DeviceLost("camera_folder", path=str(folder), detail=error.strerror or type(error).__name__)


def _is_picture_name(name: str) -> bool:
    """A name with a dot in front is an upload that is not finished."""
    return not name.startswith(".") and name.lower().endswith(_ENDINGS)
