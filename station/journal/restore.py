"""After a backup was put in place: the journal gets a new name.

What was recorded after the backup is not in it, but upstream may have it under the old name; going on with that name
would give the same numbers to other cases. Under the new one upstream takes everything from number 1. Without this a
backup put back into its folder is refused (journal_behind).
"""

import secrets
import uuid
from pathlib import Path

from station.journal.store import Store


def restore_epoch(path: Path, *, program: str, now_us: int) -> str:
    """Give the journal a new station_epoch and start its cursors again. Raises JournalRefused, StoreFault."""
    epoch = str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
    store = Store.open(path, program=program, now_us=now_us, create=False, station_epoch=epoch)
    try:
        store.forget_cursors()
    finally:
        store.close()
    return epoch
