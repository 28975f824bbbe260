"""The lines of a file of codes, whatever it is packed in: blocks of whole lines, never more than a few MB at once.

Text, one code a line, or CSV with one named column; as it is, gzip or zip (one file in it); UTF-8, with or without a
byte-order mark; any line ends. A line that is longer than a code can be is given as what it begins with.
"""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from station.core.codes import MAX_CODE_CHARS
from station.pools.errors import PoolRefused

if TYPE_CHECKING:
    import _csv

BLOCK_BYTES = 1 << 20
BLOCK_ROWS = 32_768
LONGEST_BYTES = 4 * MAX_CODE_CHARS + 4
"""Of a line: what is longer is cut, and is no code."""
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",;\t|"
_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Lines that follow each other, joined by line feeds, without the last one."""

    first: int
    """Number of the first line in the file, from 1."""
    lines: bytes


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's own bytes, unpacked. Raises PoolRefused, OSError."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            file.seek(0)
            if head.startswith(b"\x1f\x8b"):
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield unpacked  # type: ignore[misc]
            elif head.startswith(b"PK\x03\x04"):
                with zipfile.ZipFile(file) as archive, archive.open(_only_member(archive, path)) as member:
                    yield member  # type: ignore[misc]
            else:
                yield file
    except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError):
        raise PoolRefused("pool_file_damaged", file=path.name) from None


def _only_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) != 1:
        raise PoolRefused("pool_zip_members", file=path.name, count=len(members))
    if members[0].flag_bits & 1:
        raise PoolRefused("pool_zip_locked", file=path.name)
    return members[0]


def text_blocks(file: BinaryIO, name: str) -> Iterator[LineBlock]:
    """Every line, the empty ones too."""
    first, rest, cut = 1, b"", False
    while chunk := file.read(BLOCK_BYTES):
        if first == 1 and not rest:
            chunk = _without_mark(chunk, name)
        if cut:  # the rest of a line that was too long
            _, line_end, chunk = chunk.partition(b"\n")
            if not line_end:
                continue
            cut = False
        lines, line_end, rest = (rest + chunk).rpartition(b"\n")
        if line_end:
            yield (block := LineBlock(first, _unix(lines)))
            first += block.lines.count(b"\n") + 1
        if len(rest) > LONGEST_BYTES:
            yield LineBlock(first, rest[:LONGEST_BYTES])
            first, rest, cut = first + 1, b"", True
    if rest:
        yield LineBlock(first, _unix(rest))


def _unix(lines: bytes) -> bytes:
    """Line ends of Windows and of old Macs; one at a block's end belongs to a line feed that was split off."""
    return lines.removesuffix(b"\r").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _without_mark(chunk: bytes, name: str) -> bytes:
    if chunk.startswith(_WIDE):
        raise PoolRefused("pool_file_utf16", file=name)
    return chunk.removeprefix(_BOM)


def column_blocks(file: BinaryIO, name: str, column: str) -> Iterator[LineBlock]:
    """The named column of a CSV file with a header; a cell with a line end in it stays one line, and is no code."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        delimiter, header = _header(text, name)
        if column not in header:
            raise PoolRefused("pool_column_unknown", column=column, found=", ".join(header)[:80])
        yield from _cells(csv.reader(text, delimiter=delimiter), header.index(column))
    except csv.Error as error:
        raise PoolRefused("pool_csv_broken", file=name, detail=str(error)) from None
    finally:
        text.detach()


def _header(text: io.TextIOWrapper, name: str) -> tuple[str, list[str]]:
    head = text.readline(65_536)
    if head.startswith(("\udcff", "\udcfe")) or "\0" in head:
        raise PoolRefused("pool_file_utf16", file=name)
    delimiter = max(_DELIMITERS, key=head.count)
    return delimiter, [cell.strip() for cell in next(csv.reader([head], delimiter=delimiter), [])]


def _cells(rows: "_csv.Reader", place: int) -> Iterator[LineBlock]:
    """Blocks of lines that follow each other; the header is line 1."""
    first, cells = 2, list[str]()
    for row in rows:
        cell = row[place] if place < len(row) else ""
        cells.append(_LINE_END.sub("\x85", cell))  # hidden: no code
        following = rows.line_num + 2
        if len(cells) >= BLOCK_ROWS or following != first + len(cells):  # a row of several lines ends its block
            yield _joined(first, cells)
            first, cells = following, []
    if cells:
        yield _joined(first, cells)


def _joined(first: int, cells: list[str]) -> LineBlock:
    return LineBlock(first, "\n".join(cells).encode("utf-8", "surrogateescape"))
