"""``python -m tests.docs.plc_map``: writes the register map for import into docs/plc, from the codec and docs/plc.md.

Names, order and ranges are the codec's, meanings the page's; a test keeps the files true.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drivers.plc.codec import PLC_NAMES, STATION_NAMES
from tests.docs.plc_scl import as_scl

DOCS = Path(__file__).resolve().parents[2] / "docs"
KIT = DOCS / "plc"
_ROW = re.compile(r"^\| (\d+) \| `(\w+)` \| ([^|]+) \| ([^|]*)\|$", re.MULTILINE)
PLC_BASE, STATION_BASE = 0, 100
DELTA_D0 = 4096
"""Delta DVP: the Modbus address of D0."""
_LONGEST_COMMENT = 120


@dataclass(frozen=True, slots=True)
class Word:
    """One register of the map."""

    block: str
    number: int
    name: str
    span: str
    meaning: str

    @property
    def register(self) -> int:
        """From 0, with the default bases."""
        return (PLC_BASE if self.block == "PLC" else STATION_BASE) + self.number

    @property
    def symbol(self) -> str:
        """One name for both blocks together: letters, digits and _ only."""
        return f"{self.block}_{self.name}".upper()

    @property
    def comment(self) -> str:
        """The meaning without marks, for tools that take plain text only."""
        plain = self.meaning.replace("`", "").replace('"', "").replace("…", "...").replace("→", "to")
        return plain.encode("ascii", "ignore").decode()[:_LONGEST_COMMENT].strip()


def words() -> list[Word]:
    """Both blocks in their order."""
    page = (DOCS / "plc.md").read_text("utf-8")
    found = []
    for block, title, names in (("PLC", "Your block", PLC_NAMES), ("STATION", "The station's block", STATION_NAMES)):
        section = page.split(f"\n## {title}")[1].split("\n## ")[0]
        told = {name: (span.strip(), meaning.strip()) for _, name, span, meaning in _ROW.findall(section)}
        found += [Word(block, number, name, *told[name]) for number, name in enumerate(names)]
    return found


def as_csv() -> str:
    """One line a word, with its address as the usual tools count."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    head = (
        "block",
        "word",
        "name",
        "type",
        "range",
        "register from 0",
        "4xxxx from 1",
        "DB byte",
        "Delta D",
        "meaning",
    )
    table.writerow(head)
    for word in words():
        address = word.register
        places = (address, 40_001 + address, 2 * address, f"D{address} = {DELTA_D0 + address}")
        table.writerow((word.block, word.number, word.name, "INT", word.span, *places, word.meaning))
    return file.getvalue()


def as_siemens_source() -> str:
    """An external source for TIA Portal: one data block with standard access, as MB_HOLD_REG of MB_SERVER wants it.

    Two arrays, as STATION_LINK binds them, at the registers of the default bases."""
    lines = [
        'DATA_BLOCK "STATION_LINK_DB"',
        "{ S7_Optimized_Access := 'FALSE' }",
        "VERSION : 0.1",
        "NON_RETAIN",
        "STRUCT",
    ]
    used = 0
    for block, base, count in (("plc", PLC_BASE, len(PLC_NAMES)), ("station", STATION_BASE, len(STATION_NAMES))):
        if base > used:
            lines.append(f"    gap_{used} : Array[{used}..{base - 1}] of Int;")
        used = base + count
        lines.append(f"    {block} : Array[0..{count - 1}] of Int;   // registers {base} to {used - 1}")
        mine = (word for word in words() if word.block == block.upper())
        lines += [f"    //   {block}[{word.number}] {word.name}: {word.comment}".rstrip(": ") for word in mine]
    return "\n".join([*lines, "END_STRUCT;", "BEGIN", "END_DATA_BLOCK", ""])


def as_structured_text() -> str:
    """Indexes into both blocks as constants, for CODESYS and whatever takes IEC text."""
    lines = ["(* Indexes into the blocks of STATION_LINK: block[PLC_EPOCH], station[STATION_GRANT] ... *)"]
    lines.append("VAR_GLOBAL CONSTANT")
    lines += [f"  {word.symbol} : INT := {word.number};   (* {word.comment} *)" for word in words()]
    return "\n".join([*lines, "END_VAR", ""])


_TAG = "(RADIX := Decimal, Constant := false, ExternalAccess := Read/Write)"
_ALIAS = "(RADIX := Decimal, ExternalAccess := Read/Write)"


def as_rockwell_tags() -> str:
    """A tag file for Logix Designer: two arrays, and an alias a word. Form: Rockwell 1756-RM084, Import/Export.

    The kind of a record and its name stand without quotes there, and descriptions take no ``$``."""
    lines = ['remark,"CSV-Import-Export"', "0.3", "TYPE,SCOPE,NAME,DESCRIPTION,DATATYPE,SPECIFIER,ATTRIBUTES"]
    for block, names in (("PLC", PLC_NAMES), ("STATION", STATION_NAMES)):
        lines.append(f'TAG,,{block}_BLOCK,"map 1, {len(names)} words","INT[{len(names)}]","","{_TAG}"')
    for word in words():
        comment = re.sub(r"[^A-Za-z0-9 .,:()]", " ", word.comment)
        lines.append(f'ALIAS,,{word.symbol},"{comment}","","{word.block}_BLOCK[{word.number}]","{_ALIAS}"')
    return "\r\n".join([*lines, ""])


FILES: Mapping[str, Callable[[], str]] = {
    "map1.csv": as_csv,
    "map1_siemens.db": as_siemens_source,
    "map1_constants.st": as_structured_text,
    "map1_rockwell.csv": as_rockwell_tags,
    "station_link_siemens.scl": as_scl,
}

if __name__ == "__main__":
    for name, make in FILES.items():
        (KIT / name).write_bytes(make().encode())
