"""``python -m tests.bench.hub_sizes``: rows and bytes a unit in each table of the hub, on PostgreSQL and on SQLite.

Units are packed as stations pack them (cases of 24, every other one shipped, tables and indexes as a hub keeps them)
and scanned, each once; what the database then says of its own size is divided by the units.
"""

import argparse
import sys
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

from sqlalchemy import text

from sync.hub.database import Database, by_dsn, in_folder
from sync.hub.tables import METADATA
from tests.bench.hub import SETTINGS
from tests.bench.hub_rows import UNITS
from tests.bench.scans import pack_units, write_scans
from tests.hub import postgres

POSTGRES_SIZES = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 2200"
SQLITE_SIZES = (
    "SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s LEFT JOIN sqlite_master m ON m.name = s.name "
    "GROUP BY 1"
)


def sizes(database: Database, sql: str) -> dict[str, int]:
    with database.writer.begin() as connection:
        return {name: int(size) for name, size in connection.execute(text(sql))}


def rows(database: Database) -> dict[str, int]:
    with database.writer.begin() as connection:
        return {name: int(connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0) for name in METADATA.tables}


def tell(title: str, before: dict[str, int], after: dict[str, int], counted: dict[str, int], units: int) -> None:
    grown = {name: size - before.get(name, 0) for name, size in after.items()}
    sys.stdout.write(f"{title}: {sum(grown.values()) / units:.0f} bytes a unit\n")
    for name, size in sorted(grown.items(), key=lambda each: -each[1]):
        if size / units >= 0.5:
            sys.stdout.write(f"  {name:16} {counted.get(name, 0) / units:8.3f} rows {size / units:8.1f} bytes a unit\n")


def measure(title: str, database: Database, sql: str, units: int) -> None:
    before = sizes(database, sql)
    pack_units(database, 1, units // UNITS)
    packed = sizes(database, sql)
    tell(f"{title}, packed", before, packed, rows(database), units)
    write_scans(database, 0, units)
    tell(f"{title}, each scanned once", packed, sizes(database, sql), rows(database), units)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=240_000)
    units = parser.parse_args().units
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        measure("SQLite", stack.enter_context(closing(in_folder(folder))), SQLITE_SIZES, units)
        dsn = stack.enter_context(postgres.cluster(SETTINGS)).make("hub")
        measure("PostgreSQL", stack.enter_context(closing(by_dsn(dsn))), POSTGRES_SIZES, units)


if __name__ == "__main__":
    main()
