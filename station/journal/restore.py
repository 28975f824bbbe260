"""A backup takes the place of a journal, and the journal gets a new name.

What was recorded after the backup is not in it, but upstream may have it under the old name, and the PLC may have
counted on: going on with that name and that epoch would give the same numbers to other cases. Under a new name upstream
takes everything from number 1; with a new epoch the PLC counts from 1. Without this a backup put back into its folder
is refused (journal_behind).
"""

import secrets
import uuid
from pathlib import Path

from station.core.events import AlarmCleared
from station.journal.copying import Progress, copy
from station.journal.errors import JournalRefused
from station.journal.files import PRIVATE_FOLDER, set_aside, three_files
from station.journal.lock import FolderLock
from station.journal.opening import connect, look, sync_folder
from station.journal.store import Batch, Store
from station.journal.verify import verify_over

RECORDS_LOST = "records_lost"
"""The alarm that upstream holds records this journal does not; a new name ends it."""


def put_back(path: Path, backup: Path, progress: Progress = lambda done, total: None) -> Path | None:
    """Put a verified ``backup`` in the place of the journal ``path``; where what lay there was kept, if anything did.

    The line must not run. Raises JournalRefused, OSError: then everything lies as before."""
    look(backup)
    if not (report := verify_over(lambda: connect(backup, "ro"), str(backup))).clean:
        raise JournalRefused("backup_damaged", path=str(backup), found=report.found)
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    lock = FolderLock.take(path.parent / "lock")
    try:
        kept = set_aside(path)
        if kept is None and any(file.exists() for file in three_files(path)):
            raise JournalRefused("disk_full", path=str(path))
        new = path.with_name(f"{path.name}.new")
        copy(backup, new, progress)
        for companion in three_files(path)[1:]:
            companion.unlink(missing_ok=True)  # the log of another database would be played into this one
        new.replace(path)
        sync_folder(path.parent)
    finally:
        lock.release(clean=not lock.unclean)
    return kept


def restore_epoch(path: Path, *, program: str, now_us: int, by: str) -> str:
    """Give the journal a new station_epoch, start its cursors again, and let the next PLC poll get a new epoch.

    ``by``: who says so. Raises JournalRefused, StoreFault."""
    epoch = str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
    store = Store.open(path, program=program, now_us=now_us, create=False, station_epoch=epoch, restored_by=by)
    try:
        store.forget_cursors()
        lost = [each.alarm for each in store.load().alarms if each.key == RECORDS_LOST]
        store.append(now_us, [Batch(events=tuple(AlarmCleared(alarm) for alarm in lost))])
    finally:
        store.close()
    return epoch
