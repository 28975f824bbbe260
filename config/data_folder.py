"""Whether what a config names on this machine can be used: looked at, and nothing is made or changed."""

import os
from pathlib import Path

from config.faults import Faults
from config.result import Config
from config.toml_text import lines_of

_DATA = ("station", "data")
NO_DISK, READ_ONLY, NOT_OURS = (
    "it is not on a disk",
    "its disk is mounted read-only",
    "this user may not write there",
)


def check_places(config: Config) -> None:
    """Raises ConfigErrors when the data folder is none, or can neither be made nor written."""
    faults = Faults(str(config.path), lines_of(config.text))
    _data_folder(config.station.data, faults)
    faults.raise_if_any()


def _data_folder(data: Path, faults: Faults) -> None:
    try:
        there = next(path for path in (data, *data.parents) if path.exists())
    except (OSError, StopIteration) as error:
        faults.add(_DATA, "config_data_unwritable", found=str(data), detail=getattr(error, "strerror", "") or "no path")
        return
    if not there.is_dir():
        faults.add(_DATA, "config_data_not_folder", found=str(there))
    elif detail := _why_unwritable(there):
        faults.add(_DATA, "config_data_unwritable", found=str(there), detail=detail)


def _why_unwritable(folder: Path) -> str:
    """Empty where files can be made; ``/proc`` and its like have no room for any, whoever asks."""
    try:
        room = os.statvfs(folder)
    except OSError as error:
        return error.strerror or "it does not answer"
    if room.f_blocks == 0:
        return NO_DISK
    if room.f_flag & os.ST_RDONLY:
        return READ_ONLY
    return "" if os.access(folder, os.W_OK | os.X_OK) else NOT_OURS
