"""What the journal can say when it cannot do as asked.

    JournalError
     ├─ JournalRefused   this folder cannot be opened: nothing was written, a person must look
     ├─ StoreFault       a write failed or its outcome is unknown: close, reopen, re-read, then decide
     ├─ Conflict         an event contradicts what is recorded: rolled back whole, nothing was written
     │   └─ UnitTaken    a code is already in a live case
     └─ BadEvent         a record is not an event this program understands

Each error carries a *key* and arguments, never a finished sentence: words belong to the screen and the console.
"""

import sqlite3
from collections.abc import Mapping


class JournalError(Exception):
    """A foreseeable failure of the journal."""

    def __init__(self, key: str, /, **args: str | int) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments: Mapping[str, str | int] = args

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.key}({told})"


class JournalRefused(JournalError):
    """The journal is not opened; the key says why."""


class StoreFault(JournalError):
    """The store cannot be written, or nobody knows whether the last commit is on disk."""


class Conflict(JournalError):
    """An event that cannot follow what is recorded."""


class UnitTaken(Conflict):
    """A unit or case code that a live case already holds."""


class BadEvent(JournalError):
    """A kind, version or body this program does not understand."""


_FAULT_KEYS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_CORRUPT": "journal_damaged",
    "SQLITE_NOTADB": "journal_damaged",
    "SQLITE_BUSY": "journal_busy",
    "SQLITE_READONLY": "journal_unwritable",
    "SQLITE_CANTOPEN": "journal_unwritable",
}


def fault_of(error: sqlite3.Error | OSError | OverflowError, **where: str) -> StoreFault:
    """The StoreFault that names what SQLite or the operating system said; ``where``: more arguments."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    primary = "_".join(name.split("_")[:2])
    key = _FAULT_KEYS.get(primary, "disk_error" if isinstance(error, OSError) else "store_failure")
    return StoreFault(key, **where, detail=f"{name or type(error).__name__}: {error}")
