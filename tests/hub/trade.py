"""A trade worth looking at: two stations, three distributors, regions, scans. For tests of the hub's trade."""

from collections.abc import Iterable
from typing import Any

from sync.hub.database import Database
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.regions import parse_regions, replace_regions
from sync.hub.scans import AnsweredScan, AskedScan, answer
from sync.hub.store import HubStore
from sync.hub.trade_commands import CHINA, lines_of
from tests.hub.histories import AT_US, say
from tests.sync.factory import case_body, member, pallet_body

UNITS = 4
CASES = 6
PRODUCT = "矿泉水 Mineral water 0.5 l"
NOW_US = AT_US + 3_600_000_000


def unit_code(case: int, cell: int) -> str:
    return f"https://u.example/{case:04d}-{cell:02d}"


def case_code(case: int) -> str:
    return f"CASE-{case:04d}"


def cases(numbers: Iterable[int]) -> list[dict[str, Any]]:
    return [
        case_body(
            number,
            case_code(number),
            [member(unit_code(number, cell), row=1, column=cell) for cell in range(1, UNITS + 1)],
            product=PRODUCT,
            lot="W46",
        )
        for number in numbers
    ]


def about(body: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a record about this container says of it, without its members."""
    return {name: body[name] for name in ("container", "level", "name", "code", "order", "product", "lot")} | more


def with_trade(database: Database) -> None:
    """Cases 1 to 6 packed by L1, 1 to 3 on pallet P-1. The dock D1 shipped the pallet to North and case 4 to South."""
    store = HubStore(database)
    packed = cases(range(1, CASES + 1))
    pallet = pallet_body(100, "P-1", {number: case_code(number) for number in (1, 2, 3)}, product=PRODUCT, lot="W46")
    say(store, "L1", *(("container.packed", body) for body in (*packed, pallet)))
    shipped = [about(pallet, container=0, to="NORTH", document="N-1"), about(packed[3], container=2, to="SOUTH")]
    say(store, "D1", *(("shipment.confirmed", body) for body in shipped))
    with database.writer.begin() as connection:
        replace_regions(connection, parse_regions(lines_of(CHINA)))
        keep_distributors(
            connection,
            [
                Distributor("NORTH", "北方商贸 North <b>Trade</b>", ("CN-BJ", "CN-TJ")),
                Distributor("SOUTH", "South Trade", ("广东", "福建省")),
                Distributor("WEST", "West Trade", ("CN-SC",)),
            ],
        )


def scanned(
    database: Database, code: str, region: str = "", scan: str = "", client: str = "app", at_us: int = 0
) -> AnsweredScan:
    asked = AskedScan(client, scan or f"{code}/{region}", code, region, at_us)
    return answer(database, [asked], NOW_US)[0]
