"""Regions: from a table (CSV), under every word by which a caller may say one; and which belong to whom.

A region lies in a parent and has neighbours. A distributor that owns a region owns what lies in it; the neighbours of
what it owns are its border. Both are worked out when regions or distributors change, so that a scan is one look-up.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection, delete, insert, select

from sync.errors import SyncError
from sync.hub.trade_tables import DISTRIBUTOR, REGION, REGION_BORDER, REGION_NAME, TERRITORY

COLUMNS = ("code", "parent", "name_en", "name_zh", "column", "row", "neighbours", "names")
ROWS_MAX = 50_000
TEXT_MAX = 200
TILES = range(100)


class TradeRefused(SyncError):
    """Something of the trade cannot be as it was asked; keys and sentences in ``sync.hub.trade_commands``."""


class Belonging(IntEnum):
    """How a region belongs to a distributor; the numbers are stored."""

    TOLD = 1
    WITHIN = 2
    BORDER = 3


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    parent: str
    name_en: str
    name_zh: str
    column: int
    row: int
    neighbours: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def parse_regions(lines: Iterable[str]) -> list[Region]:
    """The regions of a CSV; raises TradeRefused with its line."""
    found: dict[str, Region] = {}
    for number, row in enumerate(table(lines, COLUMNS[:2]), start=2):
        if not row["code"] or row["code"] in found:
            raise TradeRefused("region_twice", line=number, code=row["code"])
        found[row["code"]] = _region(row, number)
    for region in found.values():
        for other in (region.parent, *region.neighbours):
            if other and other not in found:
                raise TradeRefused("region_unknown", code=other)
        if region.code in _ancestors(region.parent, found):
            raise TradeRefused("region_in_itself", code=region.code)
    return list(found.values())


def table(lines: Iterable[str], wanted: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV with a head line, blanks around each text gone; raises TradeRefused."""
    reader = csv.DictReader(lines, strict=True)
    try:
        if not set(wanted) <= set(reader.fieldnames or ()):
            raise TradeRefused("columns_missing", columns=", ".join(wanted))
        rows = []
        for row in reader:
            rows.append({str(name): str(text or "").strip() for name, text in row.items() if name is not None})
            if None in row or len(rows) > ROWS_MAX or any(not _plain(text) for text in rows[-1].values()):
                raise TradeRefused("row_unreadable", line=len(rows) + 1)
    except csv.Error:
        raise TradeRefused("row_unreadable", line=reader.line_num) from None
    return rows


def _plain(text: str) -> bool:
    return len(text) <= TEXT_MAX * 10 and text.isprintable()


def _region(row: Mapping[str, str], line: int) -> Region:
    tile = [row.get(name, "") or "0" for name in ("column", "row")]
    if not all(part.isascii() and part.isdigit() and int(part[:4]) in TILES for part in tile):
        raise TradeRefused("row_unreadable", line=line)
    names = tuple(name.strip() for name in row.get("names", "").split("|") if name.strip())
    return Region(
        row["code"],
        row["parent"],
        row.get("name_en", "") or row["code"],
        row.get("name_zh", "") or row.get("name_en", "") or row["code"],
        int(tile[0]),
        int(tile[1]),
        tuple(row.get("neighbours", "").split()),
        names,
    )


def _ancestors(code: str, regions: Mapping[str, Region]) -> set[str]:
    found: set[str] = set()
    while code and code not in found:
        found.add(code)
        code = regions[code].parent
    return found


def replace_regions(connection: Connection, regions: Sequence[Region]) -> None:
    """These are the regions from now on; raises TradeRefused where a distributor owns one that is gone."""
    codes = {region.code for region in regions}
    for owned in connection.scalars(select(TERRITORY.c.region).where(TERRITORY.c.part == Belonging.TOLD)):
        if owned not in codes:
            raise TradeRefused("region_owned", code=owned)
    for gone in (REGION_NAME, REGION_BORDER, REGION):
        connection.execute(delete(gone))
    borders = {
        pair for each in regions for other in each.neighbours for pair in ((each.code, other), (other, each.code))
    }
    names: dict[str, str] = {}
    for each in regions:
        for name in (each.code, each.name_en, each.name_zh, *each.names):
            names.setdefault(spelled(name), each.code)
    rows = (
        (REGION, [_columns(each) for each in regions]),
        (REGION_BORDER, [{"region": one, "neighbour": other} for one, other in sorted(borders)]),
        (REGION_NAME, [{"name": name, "region": code} for name, code in names.items()]),
    )
    for into, values in rows:
        if values:
            connection.execute(insert(into), values)
    derive_territories(connection)


def _columns(region: Region) -> dict[str, str | int]:
    return {
        "code": region.code,
        "parent": region.parent,
        "name_en": region.name_en,
        "name_zh": region.name_zh,
        "tile_column": region.column,
        "tile_row": region.row,
    }


def spelled(word: str) -> str:
    """A region's word as it is compared."""
    return word.strip().casefold()[:TEXT_MAX]


def regions_by_name(connection: Connection) -> dict[str, str]:
    """Every word → the region's code."""
    return {row.name: row.region for row in connection.execute(select(REGION_NAME))}


def derive_territories(connection: Connection) -> None:
    """What lies within the regions that were told, and at their border."""
    connection.execute(delete(TERRITORY).where(TERRITORY.c.part != Belonging.TOLD))
    children: dict[str, list[str]] = {}
    for row in connection.execute(select(REGION.c.code, REGION.c.parent)):
        children.setdefault(row.parent, []).append(row.code)
    borders: dict[str, list[str]] = {}
    for row in connection.execute(select(REGION_BORDER)):
        borders.setdefault(row.region, []).append(row.neighbour)
    derived = []
    for distributor in connection.scalars(select(DISTRIBUTOR.c.id)).all():
        mine = TERRITORY.c.distributor == distributor
        told = set(connection.scalars(select(TERRITORY.c.region).where(mine)))
        owned = _down(told, children)
        border = _down({other for region in owned for other in borders.get(region, ())}, children) - owned
        for regions, part in ((owned - told, Belonging.WITHIN), (border, Belonging.BORDER)):
            derived += [{"distributor": distributor, "region": each, "part": part.value} for each in sorted(regions)]
    if derived:
        connection.execute(insert(TERRITORY), derived)


def _down(regions: Iterable[str], children: Mapping[str, Sequence[str]]) -> set[str]:
    """These, and all that lie in them."""
    found, waiting = set[str](), list(regions)
    while waiting:
        region = waiting.pop()
        if region not in found:
            found.add(region)
            waiting += children.get(region, ())
    return found
