"""``python -m tests.bench.orders [--cases 40000]``: the cases of an order, asked of a journal in which two take turns.

Of every thousand cases ten are of the small order, the rest of the large one. The baseline is a look at the body of
every case in the log, which is what there is without an index of orders.
"""

import argparse
import sqlite3
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from station.core.events import EpochGranted, Event, OrderResumed, OrderSuspended
from station.journal import Batch, Reader
from tests.bench.flagged import AT_ONCE, ms
from tests.journal.make import NOW_US, on_disk, order_started, passed

EVERY, FEW = 1_000, 10
SCAN = "SELECT count(*) FROM event WHERE kind = 'case.passed' AND json_extract(body, '$.order') = ?"


def fill(folder: Path, cases: int) -> None:
    store = on_disk(folder)
    began: tuple[Event, ...] = (
        EpochGranted(1, 0, "first"), order_started("small"), OrderSuspended("small", "x"), order_started("large"),
    )  # fmt: skip
    store.append(NOW_US, [Batch(events=began)])
    for start in range(1, cases + 1, AT_ONCE):
        events: list[Event] = []
        for number in range(start, min(start + AT_ONCE, cases + 1)):
            order = "small" if number % EVERY < FEW else "large"
            if number % EVERY in (0, FEW):
                other = "large" if order == "small" else "small"
                events += [OrderSuspended(other, "x"), OrderResumed(order, "x")] if number > FEW else []
            units = [f"{number}-{k}" for k in range(24)]
            events.append(replace(passed(number, units), order=order if number > FEW else "large"))
        store.append(NOW_US + start, [Batch(events=tuple(events))])
    store.close()


def whole(reader: Reader, order: str) -> tuple[int, int]:
    """Pages and cases of it."""
    pages, cases, after = 0, 0, 0
    while True:
        page = reader.order_page(order, after)
        assert page is not None
        pages, cases = pages + 1, cases + len(page.cases)
        if page.after is None:
            return pages, cases
        after = page.after


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=40_000)
    cases = parser.parse_args().cases
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), cases)
        reader = Reader.open(Path(folder) / "journal.db")
        log = sqlite3.connect(Path(folder) / "journal.db")
        rows = {"baseline: the body of every case": ms(lambda: log.execute(SCAN, ("small",)).fetchone())}
        for order in ("small", "large"):
            rows[f"first page of the {order} order"] = ms(partial(reader.order_page, order, 0))
            pages, found = whole(reader, order)
            rows[f"whole {order} order, {found} cases in {pages} pages"] = ms(partial(whole, reader, order))
        reader.close()
        log.close()
    sys.stdout.writelines(f"{what:50} {took:9.2f} ms\n" for what, took in rows.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
