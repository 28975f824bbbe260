"""Distributors and delivery notes: ``shipping.json`` in the data folder, from files of the office and from the hub.

They are no truth of the station: what left to whom is in the journal. All that comes from a file or a wire is checked
before it is kept; a file is taken whole or not at all. The command line writes the same file, so it is read again when
it is another one.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from station.core.deliveries import Counted, NoteLine

FILE = "shipping.json"
FILE_MAX_BYTES = 32 * 2**20
NOTES_MAX, RECEIVERS_MAX, LINES_MAX = 20_000, 200_000, 1_000
Source = Literal["file", "hub"]


def _printable(text: str) -> str:
    if text != text.strip() or not text.isprintable():
        raise ValueError("a text has no line breaks, no control characters, no blanks at its ends")
    return text


Word = Annotated[str, Field(min_length=1, max_length=128), AfterValidator(_printable)]
Optional_ = Annotated[str, Field(max_length=128), AfterValidator(_printable)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Receiver(_Entry):
    """A distributor."""

    code: Word
    name: Optional_ = ""
    source: Source = "file"


class ListedLine(_Entry):
    product: Word
    quantity: int = Field(ge=1, le=10**9)
    counted: Counted = "case"
    lot: Optional_ = ""


class Note(_Entry):
    """A delivery note. Without lines it names the distributor alone."""

    number: Word
    to: Word
    lines: Annotated[tuple[ListedLine, ...], Field(max_length=LINES_MAX)] = ()
    source: Source = "file"

    @property
    def core_lines(self) -> tuple[NoteLine, ...]:
        return tuple(NoteLine(line.product, line.quantity, line.counted, line.lot) for line in self.lines)


class _Lists(_Entry):
    receivers: Annotated[tuple[Receiver, ...], Field(max_length=RECEIVERS_MAX)] = ()
    notes: Annotated[tuple[Note, ...], Field(max_length=NOTES_MAX)] = ()


class ListRefused(Exception):
    """A file that cannot be taken; ``key`` and ``arguments`` say why."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(key)
        self.key, self.arguments = key, arguments


class ShippingLists:
    """Blocking, and quick: read when the file has changed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._stamp: tuple[int, int] | None = None
        self.receivers: Mapping[str, Receiver] = {}
        self.notes: Mapping[str, Note] = {}

    def refresh(self) -> None:
        """Raises ListRefused."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            self._stamp, self.receivers, self.notes = None, {}, {}
            return
        stamp = (found.st_mtime_ns, found.st_size)
        if stamp == self._stamp:
            return
        try:
            lists = _Lists.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError) as error:
            detail = error.strerror or "" if isinstance(error, OSError) else "it is not what this program writes"
            raise ListRefused("ship_lists_unreadable", detail=detail) from None
        self._stamp = stamp
        self.receivers = {each.code: each for each in lists.receivers}
        self.notes = {each.number: each for each in lists.notes}

    def put(
        self, receivers: Iterable[Receiver] = (), notes: Iterable[Note] = (), replace: Source | None = None
    ) -> None:
        """Add these, or change those of the same code or number. ``replace``: all others of this source go.

        Raises ListRefused, OSError."""
        self.refresh()
        kept = [each for each in self.receivers.values() if each.source != replace]
        kept_notes = [each for each in self.notes.values() if each.source != replace]
        told = {each.code: each for each in (*kept, *receivers)}
        told_notes = {each.number: each for each in (*kept_notes, *notes)}
        if (told, told_notes) != (dict(self.receivers), dict(self.notes)):
            self._write(_Lists(receivers=tuple(told.values()), notes=tuple(told_notes.values())))

    def _write(self, lists: _Lists) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(lists.model_dump_json(), encoding="utf-8")
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.replace(self._path)
        self.refresh()


# files of the office -------------------------------------------------------------------------------------------------

Entry = TypeVar("Entry", Receiver, Note)


def read_notes(path: Path) -> tuple[Note, ...]:
    """CSV (number,to,product,quantity,counted,lot; a line of a note a row) or JSON (a list of notes).

    Raises ListRefused."""
    text = _text(path)
    if _is_json(text):
        return _entries(Note, _from_json(text), NOTES_MAX)
    notes: dict[str, tuple[int, dict[str, Any]]] = {}
    for line, row in _rows(text, ("number", "to")):
        given = {name: row[name] for name in ("product", "quantity", "counted", "lot") if row.get(name)}
        first, note = notes.setdefault(row["number"], (line, {"number": row["number"], "to": row["to"], "lines": []}))
        if note["to"] != row["to"]:
            raise ListRefused("ship_file_wrong", line=line, detail=f"note of line {first} goes to somebody else")
        if given:
            _entries(ListedLine, [(line, given)], 1)  # type: ignore[type-var]
            note["lines"].append(given)
    return _entries(Note, list(notes.values()), NOTES_MAX)


def read_receivers(path: Path) -> tuple[Receiver, ...]:
    """CSV (code,name) or JSON (a list of both). Raises ListRefused."""
    text = _text(path)
    told = _from_json(text) if _is_json(text) else [(line, dict(row)) for line, row in _rows(text, ("code",))]
    return _entries(Receiver, told, RECEIVERS_MAX)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(FILE_MAX_BYTES + 1)
        if len(data) > FILE_MAX_BYTES:
            raise ListRefused("ship_file_unreadable", detail=f"it has more than {FILE_MAX_BYTES} bytes")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ListRefused("ship_file_unreadable", detail="it is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise ListRefused("ship_file_unreadable", detail=getattr(error, "strerror", None) or "no such file") from None


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("[", "{")


def _from_json(text: str) -> list[tuple[int, Any]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise ListRefused("ship_file_unreadable", detail="it is not JSON") from None
    if not isinstance(told, list):
        raise ListRefused("ship_file_unreadable", detail="a list is needed")
    return list(enumerate(told, start=1))


def _rows(text: str, needed: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """By line of the file; the first row names the columns; a semicolon separates as well as a comma."""
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        if missing := [name for name in needed if name not in names]:
            raise ListRefused("ship_file_wrong", line=1, detail=f"there is no column {missing[0]}")
        rows = [
            (
                reader.line_num,
                {
                    key: (value or "").strip()
                    for key, value in row.items()
                    if isinstance(key, str) and not isinstance(value, list)
                },
            )
            for row in reader
        ]
    except csv.Error:
        raise ListRefused("ship_file_wrong", line=reader.line_num, detail="this is not CSV") from None
    return [(line, row) for line, row in rows if any(row.values())]


def _entries(model: type[Entry], told: list[tuple[int, Any]], most: int) -> tuple[Entry, ...]:
    if len(told) > most:
        raise ListRefused("ship_file_unreadable", detail=f"it has more than {most} entries")
    entries = []
    for line, each in told:
        try:
            entries.append(model.model_validate(each))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            raise ListRefused("ship_file_wrong", line=line, detail=f"{where}: {first['msg']}") from None
    return tuple(entries)
