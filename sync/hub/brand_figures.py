"""The figures of the dashboards: read from ``scan_day`` and ``shipment``, whose rows do not grow with the scans."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, func, select

from sync.hub.deliveries import IN_FORCE
from sync.hub.distributors import most_particular
from sync.hub.scan_lookup import Answer
from sync.hub.trade_tables import CREDIT, DISTRIBUTOR, PRODUCT, REGION, SCAN_DAY, SHIPMENT

ROWS_MAX = 500


@dataclass(frozen=True, slots=True)
class ScanCount:
    """Scans with one key: a region, a day, an answer."""

    key: Any
    scans: int
    firsts: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A distributor or a product: scans of these days; units shipped and first scans since ever."""

    name: str
    scans: int
    firsts: int
    shipped: int
    scanned: int

    @property
    def in_channel(self) -> int:
        return max(0, self.shipped - self.scanned)

    @property
    def rate(self) -> float | None:
        return None if not self.shipped else min(1.0, self.scanned / self.shipped)


@dataclass(frozen=True, slots=True)
class Due:
    """What is due to a distributor for first scans of one product, in hundredths."""

    code: str
    name: str
    product: str
    firsts: int
    amount: int
    currency: str

    @property
    def distributor(self) -> str:
        """As people name it."""
        return f"{self.name} ({self.code})"

    @property
    def sum(self) -> int:
        return self.firsts * self.amount


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the map; ``heat`` 0 (no scan) to 5."""

    code: str
    names: tuple[str, str]
    column: int
    row: int
    scans: int
    heat: int


def by(connection: Connection, column: Column[Any], since_day: int) -> list[ScanCount]:
    """Scans since a day by one column of ``scan_day``, the most first."""
    scans = func.sum(SCAN_DAY.c.scans)
    wanted = (
        select(column, scans, func.sum(SCAN_DAY.c.firsts))
        .where(SCAN_DAY.c.day >= since_day)
        .group_by(column)
        .order_by(scans.desc(), column)
        .limit(ROWS_MAX)
    )
    return [ScanCount(key, int(count), int(firsts)) for key, count, firsts in connection.execute(wanted)]


def ranking(connection: Connection, column: Column[Any], since_day: int) -> list[Ranked]:
    """By distributor or by product (a column of ``scan_day``), the best scan rate first."""
    goods = column is SCAN_DAY.c.product
    names = _names(connection, goods=goods)
    recent = {each.key: each for each in by(connection, column, since_day) if each.key in names}
    ever = {each.key: each.firsts for each in by(connection, column, 0)}
    shipped = _shipped(connection, SHIPMENT.c.product if goods else SHIPMENT.c.recipient)
    found = []
    for number, (key, name) in names.items():
        mine = recent.get(number, ScanCount(number, 0, 0))
        if mine.scans or shipped.get(key):
            found.append(Ranked(name, mine.scans, mine.firsts, shipped.get(key, 0), ever.get(number, 0)))
    return sorted(found, key=lambda each: (-(each.rate or 0.0), -each.scans, each.name))[:ROWS_MAX]


def _names(connection: Connection, *, goods: bool) -> dict[int, tuple[str, str]]:
    """Number → as shipments name it, as people do."""
    if goods:
        return {row.id: (row.name, row.name) for row in connection.execute(select(PRODUCT))}
    rows = connection.execute(select(DISTRIBUTOR))
    return {row.id: (row.code, f"{row.name} ({row.code})") for row in rows}


def _shipped(connection: Connection, column: Column[Any]) -> dict[str, int]:
    wanted = select(column, func.sum(SHIPMENT.c.units)).where(SHIPMENT.c.returned == 0, IN_FORCE).group_by(column)
    return {str(key): int(units or 0) for key, units in connection.execute(wanted)}


def dues(connection: Connection, since_day: int) -> list[Due]:
    """What first scans of genuine units are worth, by the most particular credit."""
    credits_: dict[tuple[int, int], Row[Any]] = {
        (row.distributor, row.product): row for row in connection.execute(select(CREDIT))
    }
    wanted = (
        select(SCAN_DAY.c.distributor, SCAN_DAY.c.product, func.sum(SCAN_DAY.c.firsts).label("firsts"))
        .where(SCAN_DAY.c.day >= since_day, SCAN_DAY.c.distributor > 0, SCAN_DAY.c.answer == Answer.GENUINE.value)
        .group_by(SCAN_DAY.c.distributor, SCAN_DAY.c.product)
    )
    whose = {row.id: (row.code, row.name) for row in connection.execute(select(DISTRIBUTOR))}
    goods = _names(connection, goods=True)
    found = []
    for distributor, product, firsts in connection.execute(wanted):
        credit = most_particular(credits_, distributor, product)
        if credit is not None and firsts and distributor in whose:
            named = (*whose[distributor], goods.get(product, ("", ""))[1])
            found.append(Due(*named, int(firsts), int(credit.amount), credit.currency))
    return sorted(found, key=lambda each: (-each.sum, each.distributor, each.product))


def sums(found: Iterable[Due]) -> Mapping[str, int]:
    """Currency → all that is due."""
    total: Counter[str] = Counter()
    for each in found:
        total[each.currency] += each.sum
    return total


def tiles(connection: Connection, counts: Sequence[ScanCount]) -> list[Tile]:
    """The map: scans of every region, those within it with it."""
    regions = {row.code: row for row in connection.execute(select(REGION))}
    scans: Counter[str] = Counter()
    for each in counts:
        code = each.key
        for _ in range(10):  # levels of regions
            if code not in regions or regions[code].tile_column:
                break
            code = regions[code].parent
        scans[code] += each.scans
    most = max((scans[code] for code, row in regions.items() if row.tile_column), default=0)
    return [
        Tile(code, (row.name_en, row.name_zh), row.tile_column, row.tile_row, scans[code], _heat(scans[code], most))
        for code, row in sorted(regions.items())
        if row.tile_column
    ]


def _heat(scans: int, most: int) -> int:
    return 0 if not scans else max(1, -(-scans * 5 // most))
