"""A note outside the data folder that a journal was begun in it: an unmounted disk is an empty folder, not a new line.

The marker ``installed`` in the data folder goes with the disk. This note lies in the state folder of the user that runs
the line (``$STATION_STATE``, ``$STATE_DIRECTORY`` of a systemd unit, ``$XDG_STATE_HOME/station`` or
``~/.local/state/station``), one file a line and data folder.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

import structlog

from station.journal import JournalRefused

_log = structlog.get_logger("station")


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this user's lines leave their notes."""
    for name in ("STATION_STATE", "STATE_DIRECTORY"):
        if given := environment.get(name, "").split(":")[0]:
            return Path(given)
    base = environment.get("XDG_STATE_HOME") or str(Path(environment.get("HOME") or Path.home()) / ".local" / "state")
    return Path(base) / "station"


def note_of(station: str, data: Path) -> Path:
    """The note of one line in one data folder."""
    where = hashlib.sha256(str(data.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder() / f"{station}-{where}.json"


def demand_known(station: str, data: Path) -> None:
    """Before the journal is opened. Raises JournalRefused ``journal_gone`` where there was one and nothing is left of
    it, not even its marker."""
    if (data / "journal.db").exists() or (data / "installed").exists():
        return
    note = note_of(station, data)
    if note.exists():
        raise JournalRefused("journal_gone", path=str(data), note=str(note))


def note_begun(station: str, data: Path) -> None:
    """Once the journal is open. A state folder that cannot be written is said, and costs no line."""
    note = note_of(station, data)
    if note.exists():
        return
    begun = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    try:
        note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = note.with_suffix(".new")
        fresh.write_text(json.dumps({"station": station, "data": str(data), "begun": begun}) + "\n", encoding="utf-8")
        fresh.replace(note)
    except OSError as error:
        _log.warning("installation_not_noted", path=str(note), detail=error.strerror or str(error))


def forget(station: str, data: Path, by: str) -> bool:
    """A named person says that the line begins anew in this folder; the old note is kept under another name.

    False: there was no note. Raises OSError."""
    note = note_of(station, data)
    if not note.exists():
        return False
    now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    old = note.with_name(f"{note.stem}.until-{now}")
    old.write_text(
        note.read_text(encoding="utf-8") + json.dumps({"begun_anew": now, "by": by}) + "\n", encoding="utf-8"
    )
    note.unlink()
    return True
