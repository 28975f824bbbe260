"""Parked records into a file: fetched a page at a time, written beside its name, there whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import IO
from urllib.parse import quote

from ui.client.calls import Call, Failure
from ui.client.client import ScreenClient

PAGE = 200
UNWRITABLE = "file_unwritable"
"""Key of a Failure with ``path`` and ``why``."""


class Export:
    """One file. ``progress`` gets the records written so far; ``done`` the path and their number, or why not."""

    def __init__(
        self,
        client: ScreenClient,
        destination: str,
        path: Path,
        progress: Callable[[int], None],
        done: Callable[[tuple[Path, int] | Failure], None],
    ) -> None:
        self._client = client
        self._destination = destination
        self._path = path
        self._part = path.with_name(path.name + ".part")
        self._progress, self._done = progress, done
        self._file: IO[bytes] | None = None
        self._call: Call | None = None
        self._count = 0

    def start(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("xb")
        except OSError as error:
            self._fail(unwritable(self._path, error))
            return
        self._next(0)

    def cancel(self) -> None:
        """Nothing is left behind, nobody is told."""
        if self._call is not None:
            self._call.cancel()
        self._drop()

    def _next(self, after: int) -> None:
        name = quote(self._destination, safe="")
        self._call = self._client.fetch(f"/v1/sync/{name}/parked.jsonl?after={after}&limit={PAGE}", self._got)

    def _got(self, answer: bytes | Failure) -> None:
        self._call = None
        if self._file is None:
            return
        if isinstance(answer, Failure):
            self._fail(answer)
            return
        lines = answer.splitlines()
        try:
            last = int(json.loads(lines[-1])["seq"]) if lines else 0
            self._file.write(answer)
            if lines:
                self._count += len(lines)
                self._progress(self._count)
                self._next(last)
                return
            self._file.close()
            self._part.replace(self._path)
        except OSError as error:
            self._fail(unwritable(self._path, error))
        except (ValueError, KeyError, TypeError):
            self._fail(Failure("answer_unreadable"))
        else:
            self._file = None
            self._done((self._path, self._count))

    def _fail(self, failure: Failure) -> None:
        self._drop()
        self._done(failure)

    def _drop(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
            self._part.unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> Failure:
    """Why there is no file."""
    return Failure(UNWRITABLE, {"path": str(path), "why": error.strerror or ""})
