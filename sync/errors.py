"""What can go wrong between the journal and upstream, as a key with arguments; words belong to screen and console."""

from collections.abc import Mapping


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


class NotOurDocument(SyncError):
    """An answer that is not a document of this wire."""


class Unfit(SyncError):
    """This side may not send now: its clock, its certificate or a file of its settings is wrong. Nothing is lost."""
