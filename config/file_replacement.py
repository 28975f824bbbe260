"""A config file replaced as a whole or not at all, its predecessor kept beside it."""

import hashlib
import os
from pathlib import Path

BACKUP = ".bak"


def hash_of(text: str) -> str:
    """Return what a file's text is told apart by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Replacement:
    """A new text for a file: durable beside it, then put in its place.

    with Replacement(path, text) as fresh:   # written and on disk
        fresh.put()                          # in place; the old one is FILE.bak
    """

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._fresh = path.with_name(f".{path.name}.new")
        self._text = text

    def __enter__(self) -> "Replacement":
        """Raises OSError; then nothing is left behind."""
        try:
            _write(self._fresh, self._text, self._path.stat().st_mode & 0o777)
        except BaseException:
            self._fresh.unlink(missing_ok=True)
            raise
        return self

    def put(self) -> None:
        """Raises OSError; then the file is as it was."""
        backup = self._path.with_name(self._path.name + BACKUP)
        kept = self._path.with_name(f".{backup.name}.new")
        kept.unlink(missing_ok=True)
        os.link(self._path, kept)
        kept.replace(backup)
        self._fresh.replace(self._path)
        _sync_folder(self._path.parent)

    def __exit__(self, *_: object) -> None:
        self._fresh.unlink(missing_ok=True)


def replace_secret(path: Path, text: str) -> None:
    """Put a secret into its file, readable by nobody else. No copy of the old one is kept. Raises OSError."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        _write(fresh, text + "\n", 0o600)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write(path: Path, text: str, mode: int) -> None:
    path.unlink(missing_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        os.fchmod(number, mode)
        data = memoryview(text.encode("utf-8"))
        while data:
            data = data[os.write(number, data) :]
        os.fsync(number)
    finally:
        os.close(number)


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)
