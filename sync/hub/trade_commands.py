"""``station hub region | distributor | alias | recall | credit | rule | scans``: the trade's tables, at the console."""

import sys
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from sync.hub import console
from sync.hub.code_index import hash64
from sync.hub.console import listed, now_us, written
from sync.hub.distributors import (
    Distributor,
    all_distributors,
    distributor_by_code,
    keep_distributors,
    parse_distributors,
)
from sync.hub.regions import TradeRefused, parse_regions, replace_regions, table
from sync.hub.scans import DAY_US, purge
from sync.hub.trade_tables import CODE_ALIAS, CREDIT, PRODUCT, RECALL, REGION

CHINA = Path(__file__).parent / "data" / "regions_cn.csv"
REFUSALS = {
    "webhook_twice": "there is a webhook of the name {name!r} already",
    "webhook_unknown": "there is no webhook {name!r}: see `station hub webhook list`",
    "webhook_address": "the address cannot be used: {why}",
    "webhook_kind": "there is no kind {kind!r}; there are: {kinds}",
    "webhook_test": "the receiver {name!r} did not take the message",
    "file_unreadable": "{path} cannot be read: {why}",
    "columns_missing": "the first line must name the columns {columns}",
    "row_unreadable": "line {line} cannot be read: texts of 2000 signs, as many as the first line has columns",
    "region_twice": "line {line}: the region {code!r} has no code, or stands there twice",
    "region_unknown": "there is no region {code!r}: see `station hub region list`, or import it first",
    "region_in_itself": "the region {code!r} lies in itself: mend its parent",
    "region_owned": "a distributor owns the region {code!r}, which is not in the file: give it another one first",
    "distributor_twice": "line {line}: the distributor {code!r} stands there twice",
    "distributor_code": "a distributor needs a code of 1 to 200 signs that can be seen, not {code!r}",
    "distributor_unknown": "there is no distributor {code!r}: see `station hub distributor list`",
    "notes_too_many": "there would be {count} delivery notes, more than {most}: drop those that are done",
    "note_unknown": "there is no delivery note {number!r}: see `station hub delivery list`",
    "alias_empty": "line {line}: both codes are needed, and they differ",
    "recall_unknown": "nothing is recalled by that product and lot: see `station hub recall list`",
    "currency_unknown": "{currency!r} is not a currency: three letters, such as CNY",
    "amount_unknown": "{amount!r} is not an amount such as 0.10",
    "rule_unknown": "a rule needs {name} from {low} to {high}",
    "product_unknown": "no scan named the product {name!r} yet",
}


at_database = partial(console.at_database, refusals=REFUSALS)


def lines_of(path: Path) -> list[str]:
    """Raises TradeRefused."""
    try:
        return path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise TradeRefused("file_unreadable", path=str(path), why=error.strerror or "") from None
    except UnicodeDecodeError:
        raise TradeRefused("file_unreadable", path=str(path), why="it is no text in UTF-8") from None


# regions and distributors --------------------------------------------------------------------------------------------


def import_regions(folder: Path | None, dsn: str | None, path: Path | None) -> int:
    """``path`` None: the provinces of China."""
    return at_database(
        folder, dsn, written(lambda connection: replace_regions(connection, parse_regions(lines_of(path or CHINA))))
    )


def list_regions(folder: Path | None, dsn: str | None) -> int:
    def told(connection: Connection) -> None:
        rows = connection.execute(select(REGION).order_by(REGION.c.code))
        listed((row.code, row.parent or "-", row.name_en, row.name_zh) for row in rows)

    return at_database(folder, dsn, written(told))


def keep(folder: Path | None, dsn: str | None, told: Distributor) -> int:
    return at_database(folder, dsn, written(lambda connection: keep_distributors(connection, [told])))


def import_distributors(folder: Path | None, dsn: str | None, path: Path) -> int:
    def do(connection: Connection) -> None:
        keep_distributors(connection, parse_distributors(lines_of(path)))

    return at_database(folder, dsn, written(do))


def list_distributors(folder: Path | None, dsn: str | None) -> int:
    def told(connection: Connection) -> None:
        listed((each.code, each.name, " ".join(each.regions) or "-") for each in all_distributors(connection))

    return at_database(folder, dsn, written(told))


# codes, recalls, credits ---------------------------------------------------------------------------------------------


def import_aliases(folder: Path | None, dsn: str | None, path: Path) -> int:
    """Lines ``code,target``; a code that is there gets the new target."""

    def do(connection: Connection) -> None:
        for number, row in enumerate(table(lines_of(path), ("code", "target")), start=2):
            if not row["code"] or not row["target"] or row["code"] == row["target"]:
                raise TradeRefused("alias_empty", line=number)
            code = hash64(row["code"])
            connection.execute(delete(CODE_ALIAS).where(CODE_ALIAS.c.code_hash == code))
            connection.execute(insert(CODE_ALIAS).values(code_hash=code, code=row["code"], target=row["target"]))

    return at_database(folder, dsn, written(do))


def recall(folder: Path | None, dsn: str | None, product: str, lot: str, words: str) -> int:
    def do(connection: Connection) -> None:
        connection.execute(delete(RECALL).where(RECALL.c.product == product, RECALL.c.lot == lot))
        connection.execute(insert(RECALL).values(product=product, lot=lot, at_us=now_us(), words=words))

    return at_database(folder, dsn, written(do))


def end_recall(folder: Path | None, dsn: str | None, product: str, lot: str) -> int:
    def do(connection: Connection) -> None:
        if not connection.execute(delete(RECALL).where(RECALL.c.product == product, RECALL.c.lot == lot)).rowcount:
            raise TradeRefused("recall_unknown")

    return at_database(folder, dsn, written(do))


def list_recalls(folder: Path | None, dsn: str | None) -> int:
    def told(connection: Connection) -> None:
        rows = connection.execute(select(RECALL).order_by(RECALL.c.product, RECALL.c.lot))
        listed((row.product, row.lot or "-", row.words or "-") for row in rows)

    return at_database(folder, dsn, written(told))


def set_credit(
    folder: Path | None, dsn: str | None, amount: str, currency: str, distributor: str | None, product: str | None
) -> int:
    """What a first scan is worth; without distributor or product, for every one."""

    def do(connection: Connection) -> None:
        row = {"distributor": 0, "product": 0, "amount": _hundredths(amount), "currency": currency.upper()}
        if len(currency) != 3 or not (currency.isascii() and currency.isalpha()):
            raise TradeRefused("currency_unknown", currency=currency)
        if distributor is not None:
            row["distributor"] = distributor_by_code(connection, distributor).id
        if product is not None:
            row["product"] = product_id(connection, product)
        same = (CREDIT.c.distributor == row["distributor"], CREDIT.c.product == row["product"])
        connection.execute(delete(CREDIT).where(*same))
        connection.execute(insert(CREDIT).values(row))

    return at_database(folder, dsn, written(do))


def _hundredths(amount: str) -> int:
    whole, _, part = amount.partition(".")
    if not (whole + part).isdigit() or not amount.isascii() or len(part) > 2 or len(whole) > 9 or not whole:
        raise TradeRefused("amount_unknown", amount=amount)
    return int(whole) * 100 + int(part.ljust(2, "0") or "0")


def product_id(connection: Connection, name: str) -> int:
    found = connection.scalar(select(PRODUCT.c.id).where(PRODUCT.c.name == name))
    if found is None:
        raise TradeRefused("product_unknown", name=name)
    return int(found)


def purge_scans(folder: Path | None, dsn: str | None, days: int) -> int:
    """Drop the scans of more than so many days ago; prints how many."""

    def do(connection: Connection) -> None:
        sys.stdout.write(f"scans dropped: {purge(connection, now_us() - days * DAY_US)}\n")

    return at_database(folder, dsn, written(do))
