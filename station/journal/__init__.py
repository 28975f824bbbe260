"""The one record of what happened: an append-only log of events in SQLite, and tables that are its fold.

``Store`` writes (synchronous), ``Journal`` serves the loop, ``Reader`` looks things up, ``verify`` proves the log.
It knows the core only: no device, no config, no upstream; nothing but the store writes into the file.
"""

from station.journal.errors import BadEvent, Conflict, JournalError, JournalRefused, StoreFault, UnitTaken
from station.journal.head import JournalHead
from station.journal.journal import Journal, JournalHealth
from station.journal.reader import Reader
from station.journal.store import Batch, Store

__all__ = [
    "BadEvent",
    "Batch",
    "Conflict",
    "Journal",
    "JournalError",
    "JournalHead",
    "JournalHealth",
    "JournalRefused",
    "Reader",
    "Store",
    "StoreFault",
    "UnitTaken",
]
