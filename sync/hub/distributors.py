"""Distributors: whom a shipment names, and the regions each of them owns (a region may be owned by several)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from sync.hub.regions import TEXT_MAX, Belonging, TradeRefused, derive_territories, regions_by_name, spelled, table
from sync.hub.trade_tables import DISTRIBUTOR, TERRITORY

T = TypeVar("T")
COLUMNS = ("code", "name", "regions")


@dataclass(frozen=True, slots=True)
class Distributor:
    """``regions``: any words for them, as told; codes, as kept."""

    code: str
    name: str
    regions: tuple[str, ...] = ()
    id: int = 0


def parse_distributors(lines: Iterable[str]) -> list[Distributor]:
    """The distributors of a CSV: code, name, regions (with blanks or | between them). Raises TradeRefused."""
    found: dict[str, Distributor] = {}
    for number, row in enumerate(table(lines, COLUMNS), start=2):
        if row["code"] in found:
            raise TradeRefused("distributor_twice", line=number, code=row["code"])
        words = row["regions"].split("|") if "|" in row["regions"] else row["regions"].split()
        found[row["code"]] = Distributor(
            row["code"], row["name"], tuple(word.strip() for word in words if word.strip())
        )
    return list(found.values())


def keep_distributors(connection: Connection, told: Sequence[Distributor]) -> None:
    """Add these, or change those that are there; raises TradeRefused, and nothing is changed then."""
    known = regions_by_name(connection)
    for each in told:
        if not each.code or len(each.code) > TEXT_MAX or not each.code.isprintable():
            raise TradeRefused("distributor_code", code=each.code[:TEXT_MAX])
        unknown = [word for word in each.regions if spelled(word) not in known]
        if unknown:
            raise TradeRefused("region_unknown", code=unknown[0])
    for each in told:
        _keep(connection, each, {known[spelled(word)] for word in each.regions})
    derive_territories(connection)


def _keep(connection: Connection, told: Distributor, regions: set[str]) -> None:
    found = connection.scalar(select(DISTRIBUTOR.c.id).where(DISTRIBUTOR.c.code == told.code))
    name = told.name or told.code
    if found is None:
        row = {"code": told.code, "name": name, "link": 1, "told_us": 0, "told_step": 0}
        connection.execute(insert(DISTRIBUTOR).values(row))
        found = connection.scalar(select(DISTRIBUTOR.c.id).where(DISTRIBUTOR.c.code == told.code))
    else:
        connection.execute(update(DISTRIBUTOR).where(DISTRIBUTOR.c.id == found).values(name=name))
    connection.execute(delete(TERRITORY).where(TERRITORY.c.distributor == found))
    rows = [{"distributor": found, "region": each, "part": Belonging.TOLD.value} for each in sorted(regions)]
    if rows:
        connection.execute(insert(TERRITORY), rows)


def all_distributors(connection: Connection) -> list[Distributor]:
    regions: dict[int, list[str]] = {}
    for row in connection.execute(
        select(TERRITORY).where(TERRITORY.c.part == Belonging.TOLD).order_by(TERRITORY.c.region)
    ):
        regions.setdefault(row.distributor, []).append(row.region)
    rows = connection.execute(select(DISTRIBUTOR).order_by(DISTRIBUTOR.c.code))
    return [Distributor(row.code, row.name, tuple(regions.get(row.id, ())), row.id) for row in rows]


def distributor_by_code(connection: Connection, code: str) -> Distributor:
    """Raises TradeRefused where there is none."""
    found = next((each for each in all_distributors(connection) if each.code == code), None)
    if found is None:
        raise TradeRefused("distributor_unknown", code=code)
    return found


def most_particular(said: Mapping[tuple[int, int], T], distributor: int, product: int) -> T | None:
    """Of what was said of a distributor and a product (0 = every one): a distributor's before a product's."""
    keys = ((distributor, product), (distributor, 0), (0, product), (0, 0))
    return next((said[key] for key in keys if key in said), None)
