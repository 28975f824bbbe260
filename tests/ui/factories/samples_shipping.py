"""A dock in the middle of a delivery, and one that waits."""

from typing import Literal

from station.api.schema.shipping import (
    Delivery,
    LevelCount,
    LineCount,
    PastDelivery,
    Receiver,
    ReleasedState,
    ShippedItem,
    Shipping,
    ShippingChoices,
    WaitingNote,
)
from tests.ui.factories.samples import NOW_US

HOSTILE = "<b>LS-\u202e77</b>"
KNOWN = ReleasedState(configured=True, known=48_212, heard_us=NOW_US - 4_000_000, status="")
AWAY = ReleasedState(configured=True, known=48_212, heard_us=NOW_US - 3_600_000_000, status="timeout")
TO = "DIST-0071"
NAME = "Guangzhou Sanyuan Trading 广州三元商贸"


def pallet(number: int, *, proven: bool = True) -> ShippedItem:
    code = f"(00)0950110100000{number:05d}"
    told = ("pallet", 2, "Mineral water 0.5 l", "W46-2025", 64, 1_536) if proven else ("", 1, "", "", 0, 0)
    name, level, product, lot, cases, units = told
    return ShippedItem(
        code=code, name=name, level=level, product=product, lot=lot, cases=cases, units=units, proven=proven
    )


def loading() -> Shipping:
    items = (pallet(40, proven=False), *(pallet(number) for number in range(39, 20, -1)))
    lines = (
        LineCount(product="Mineral water 0.5 l", lot="W46-2025", counted="case", quantity=1_280, loaded=1_216),
        LineCount(product="Cola 0.33 l", lot="", counted="container", quantity=2, loaded=0),
    )
    delivery = Delivery(
        id=17,
        to=TO,
        to_name=NAME,
        document="LS-2026-0077",
        opened_us=NOW_US,
        lines=lines,
        items=items,
        count=20,
        cases=1_216,
        units=29_184,
        levels=(LevelCount(name="pallet", count=19),),
        unproven=1,
    )
    return Shipping(
        delivery=delivery, last=None, past=past(), released=AWAY, notes=12, receivers=340, any_receiver=False
    )


def idle() -> Shipping:
    return Shipping(delivery=None, last=None, past=past(), released=KNOWN, notes=12, receivers=340, any_receiver=False)


def past() -> tuple[PastDelivery, ...]:
    return (left(9, "LS-2026-0076", "confirmed", 24, 23), left(5, "", "cancelled", 3, 0))


def left(number: int, document: str, state: Literal["confirmed", "cancelled"], count: int, out: int) -> PastDelivery:
    done_us = NOW_US - 600_000_000
    return PastDelivery(
        id=number, to=TO, to_name=NAME, document=document, state=state, done_us=done_us, count=count, out=out
    )


def choices() -> ShippingChoices:
    return ShippingChoices(
        notes=(
            WaitingNote(number="LS-2026-0077", to=TO, to_name=NAME, lines=2),
            WaitingNote(number=HOSTILE, to="DIST-9", to_name="", lines=0),
        ),
        receivers=(Receiver(code=TO, name=NAME), Receiver(code="DIST-0072", name="Shenzhen Port 深圳")),
    )
