"""What can go wrong between the journal and upstream, as a key with arguments; words belong to screen and console."""

from collections.abc import Mapping

from pydantic import ValidationError

Arguments = tuple[tuple[str, str | int], ...]
"""Arguments of a key, sorted by name."""


class SyncError(Exception):
    """A foreseeable failure on this side of the wire."""

    def __init__(self, key: str, /, **args: str | int) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments: Mapping[str, str | int] = args

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.key}({told})"


class OutboxFault(SyncError):
    """The journal cannot be read or written now; nothing is assumed about the call that raised it."""


class TokenUnreadable(SyncError):
    """The token file is missing, empty or not a token."""


class UnexpectedAnswer(SyncError):
    """An answer that is not a document of this wire."""


class LocalFault(SyncError):
    """This side may not send now: its clock, its certificate or a file of its settings is wrong. Nothing is lost."""


def first_problem(error: ValidationError) -> str:
    """What is wrong first in a document, behind the name of its field; bounded, and without what stood there."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}"[:300] if where else str(first["msg"])[:300]
