"""``python -m tests.sync.golden_files``: a journal as version 1 of the program writes it, and what it sends of it.

Until the first release the files are made anew when a format changes. After it they never are: a new format gets files
of its own, and these must be read and sent as they are.
"""

import sqlite3
from pathlib import Path

from station.core.deliveries import NoteLine, Origin, ShippedItem
from station.core.events import (
    CaseRecalled,
    DeliveryCancelled,
    DeliveryChanged,
    DeliveryConfirmed,
    DeliveryOpened,
    EpochGranted,
    Event,
    OffsetFound,
    OrderClosed,
    OrderResumed,
    OrderStarted,
    OrderSuspended,
    RecordParked,
    ShipmentConfirmed,
    ShipmentReturned,
)
from station.core.order_balance import OrderBalance
from station.core.values import CaseRef
from station.journal.schema import APPLICATION_ID
from sync.wire import encode_event
from tests.sync.reworked import RECIPE, ReworkedJournal, a_day_of_rework, code

COUNTED = OrderBalance(44, "case_count", 24, 18, 4, 0, 1, 0, 1, False, (("no_read", 1),), 2, 1, 1)
FOLDER = Path(__file__).parent / "golden"
JOURNAL, RECORDS = FOLDER / "journal-1.sql", FOLDER / "wire-1.jsonl"
LINE = "L1"


class OfAPlc(ReworkedJournal):
    """Its cases have numbers of a granted epoch."""

    def write(self, *events: Event) -> int:
        if not self.model.seq:
            super().write(EpochGranted(1, 0, "first"))
        for event in events:
            if isinstance(event, CaseRecalled):
                super().write(OffsetFound("anna", 1, 0, CaseRef(0, 0), event.case))
        return super().write(*events)


def a_journal() -> ReworkedJournal:
    """Every kind of record there is, one of them parked; odd codes among them."""
    journal = OfAPlc(("c1", "c2", "c3", "c4 \u00e9\u4e2d", "p1", "p2"))
    a_day_of_rework(journal)
    journal.write(OrderSuspended("A1", "anna", "no caps left"), OrderStarted("A2", RECIPE, "bo"))
    journal.write(OrderClosed("A2", 0, 0, "bo", "a mistake", COUNTED), OrderResumed("A1", "bo"))
    shipped_at_a_dock(journal)
    journal.write(RecordParked("elsewhere", 3, "422", "not this order"))
    return journal


def shipped_at_a_dock(journal: ReworkedJournal) -> None:
    """What another station packed leaves with a delivery, and one of it that nobody knows; both are taken back."""
    known = ShippedItem(code("d1"), 0, Origin("L9", "epoch-9", 7), 2, "pallet", "water", "", 3, 12)
    unproven = ShippedItem(code("d2"))
    note = (NoteLine("water", 3),)
    delivery = journal.write(DeliveryOpened("Wholesaler 9", "LS-9", note, "anna"))
    journal.write(DeliveryChanged(delivery, (known, unproven), by="anna"))
    out = [ShipmentConfirmed(0, "Wholesaler 9", "LS-9", "anna", "", 0, delivery, item) for item in (known, unproven)]
    journal.write(DeliveryConfirmed(delivery, "anna"), *out)
    back = [ShipmentReturned(0, "anna", "refused", 0, delivery, item) for item in (known, unproven)]
    journal.write(DeliveryCancelled(delivery, "anna", "refused"), *back)


def lines(journal: ReworkedJournal) -> list[bytes]:
    return [encode_event(record, LINE) for record in journal.wire()]


def main() -> None:
    journal = a_journal()
    version = journal.disk.execute("PRAGMA user_version").fetchone()[0]
    front = (f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {version};")
    FOLDER.mkdir(exist_ok=True)
    JOURNAL.write_text("\n".join((*front, *journal.disk.iterdump())) + "\n", encoding="utf-8")
    RECORDS.write_bytes(b"\n".join(lines(journal)) + b"\n")


def restored(folder: Path) -> Path:
    """The journal of the file, where a station has its own."""
    path = folder / "journal.db"
    with sqlite3.connect(path) as disk:
        disk.executescript(JOURNAL.read_text(encoding="utf-8"))
    disk.close()
    return path


if __name__ == "__main__":
    main()
