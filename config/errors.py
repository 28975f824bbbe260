"""What is wrong with a config: every fault at once, each with file, line, key, sentence and suggestion."""

from collections.abc import Iterable
from dataclasses import dataclass

from config.messages import sentence

Path = tuple[str | int, ...]
"""Where a value stands: table names and keys; the place in an array of tables counts from 0."""
Arguments = tuple[tuple[str, str | int | float], ...]

MOST_PATH_CHARS = 1_000
_KEY_CHARS = 80
_SHOWN_CHARS = MOST_PATH_CHARS
"""Of one text of the file in a sentence: as much as a path may have, so that no reason is cut short."""


@dataclass(frozen=True, slots=True)
class ConfigError:
    """One fault. ``message_key`` and ``arguments`` are for programs, ``str()`` is for people."""

    file: str
    line: int | None
    """Counted from 1; None where the file has no such line (a table that is missing)."""
    key: str
    """Dotted: ``plc.poll_ms``; the second camera's trigger is ``camera[2].trigger``. Empty = the whole file."""
    message_key: str
    arguments: Arguments = ()
    suggestion: str = ""
    """What to write instead; empty where nobody can know."""

    @property
    def message(self) -> str:
        return sentence(self.message_key, dict(self.arguments))

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        key = f"{self.key}: " if self.key else ""
        hint = f" Did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{place}: {key}{self.message}{hint}"


class ConfigErrors(Exception):
    """The config is refused. ``errors`` is never empty and sorted by line."""

    def __init__(self, errors: Iterable[ConfigError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.line or 0, error.key)))
        super().__init__(self.errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


def dotted(path: Path) -> str:
    """Return a path as people write it; places in arrays count from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{plain(part, _KEY_CHARS)}"
    return text.removeprefix(".")


def plain(text: str, most: int = _SHOWN_CHARS) -> str:
    """Return a text from the file (or its name) fit for a console: one line, printable, not too long."""
    shown = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text[:most])
    return shown if len(text) <= most else f"{shown}…"
