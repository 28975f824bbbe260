"""``station hub rule | diversion | distributor link``: the rules of diversion, what they would do, and the job."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from sync.hub.console import listed, now_us, written
from sync.hub.database import Database
from sync.hub.distributors import distributor_by_code
from sync.hub.diversion import (
    BOUNDS,
    DiversionRule,
    Suspicion,
    checked,
    grounds,
    keep_rule,
    outside_groups,
    rules_of,
    run,
    suspicions,
)
from sync.hub.links import LinkSigner
from sync.hub.scans import DAY_US
from sync.hub.trade_commands import at_database, product_id
from sync.hub.trade_tables import DISTRIBUTOR, DIVERSION_RULE, PRODUCT


def set_rule(
    folder: Path | None, dsn: str | None, rule: DiversionRule, distributor: str | None, product: str | None
) -> int:
    def do(connection: Connection) -> None:
        whose = 0 if distributor is None else distributor_by_code(connection, distributor).id
        keep_rule(connection, rule, whose, 0 if product is None else product_id(connection, product))

    return at_database(folder, dsn, written(do))


def list_rules(folder: Path | None, dsn: str | None) -> int:
    """A line a rule: distributor, product, the numbers. The last line is what counts where no rule does."""

    def told(connection: Connection) -> None:
        names = _names(connection)
        rows = connection.execute(select(DIVERSION_RULE).order_by(DIVERSION_RULE.c.distributor.desc())).all()
        listed(
            (
                names[0].get(row.distributor, "*"),
                names[1].get(row.product, "*"),
                *(f"{n}={getattr(row, n)}" for n in BOUNDS),
            )
            for row in rows
        )
        listed([("else", "*", *(f"{name}={value}" for name, value in asdict(DiversionRule()).items()))])

    return at_database(folder, dsn, written(told))


def _names(connection: Connection) -> tuple[dict[int, str], dict[int, str]]:
    distributors = connection.execute(select(DISTRIBUTOR.c.id, DISTRIBUTOR.c.code))
    products = connection.execute(select(PRODUCT.c.id, PRODUCT.c.name))
    return {row.id: row.code for row in distributors}, {row.id: row.name for row in products}


def what_if(folder: Path | None, dsn: str | None, rule: DiversionRule | None, days: int) -> int:
    """The cases that the scans of the last ``days`` days are by this rule (None: by those that are kept)."""

    def told(database: Database) -> None:
        with database.reader.connect() as connection:
            rules = rules_of(connection) if rule is None else {(0, 0): checked(rule)}
            since = now_us() // DAY_US - days
            found = suspicions(connection, sorted(outside_groups(connection)), rules, since)
            names = _names(connection)
            listed(_told(each, grounds(connection, each), *names) for each in found)
        sys.stdout.write(f"cases: {len(found)}\n")

    return at_database(folder, dsn, told)


def _told(
    each: Suspicion, told: dict[str, Any], distributors: dict[int, str], products: dict[int, str]
) -> tuple[object, ...]:
    places = " ".join(f"{region}={codes}" for region, _, codes, _ in told["places"][:5])
    return (
        distributors.get(each.distributor, "?"),
        products.get(each.product, "?"),
        f"days {each.first_day}-{each.last_day}",
        f"codes {each.codes}",
        f"scans {each.scans}",
        places,
    )


def run_job(folder: Path | None, dsn: str | None, *, whole: bool) -> int:
    def do(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        sys.stdout.write(f"{run(connection, now_us(), whole=whole)} new cases\n")

    return at_database(folder, dsn, written(do))


def link(folder: Path | None, dsn: str | None, code: str, base: str, *, new: bool) -> int:
    """Print the address of a distributor's page."""

    def do(database: Database) -> None:
        signed = LinkSigner(database.writer, database.reader).link(code, new=new)
        sys.stdout.write(f"{base.rstrip('/')}/d/{signed}\n")

    return at_database(folder, dsn, do)
