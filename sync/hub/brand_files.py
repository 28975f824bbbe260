"""What the brand takes away as a file: the commissions of some days, as CSV for a spreadsheet or a system that pays."""

import csv
import io
from collections.abc import Sequence

from station.core.codes import inert_cell
from sync.hub.brand_figures import Due

COLUMNS = ("distributor", "name", "product", "first_scans", "each", "sum", "currency", "first_day", "last_day")


def credits_csv(found: Sequence[Due], first_day: str, last_day: str) -> bytes:
    """A row a distributor and product, sums with a point and two digits; UTF-8 with the mark that Excel looks for."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    for each in found:
        named = (inert_cell(text) for text in (each.code, each.name, each.product))
        money = (_money(each.amount), _money(each.sum))
        rows.writerow((*named, each.firsts, *money, inert_cell(each.currency), first_day, last_day))
    return file.getvalue().encode("utf-8-sig", "backslashreplace")


def _money(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"
