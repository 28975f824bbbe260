"""Deliveries as the API shows them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from station.api.schema import shipping as shown
from station.assembly.shipping_lists import Note, Receiver, ShippingLists
from station.core.deliveries import OpenDelivery, line_counts
from station.journal.delivery_rows import PastDelivery

ITEMS_SHOWN = 200
CHOICES = 200


def shown_delivery(delivery: OpenDelivery | None, names: Mapping[str, Receiver]) -> shown.Delivery | None:
    if delivery is None:
        return None
    levels = Counter(item.name for item in delivery.items if item.proven)
    return shown.Delivery(
        id=delivery.id,
        to=delivery.to,
        to_name=_name(delivery.to, names),
        document=delivery.document,
        opened_us=delivery.opened_us,
        lines=tuple(
            shown.LineCount(
                product=each.line.product,
                lot=each.line.lot,
                counted=each.line.counted,
                quantity=each.line.quantity,
                loaded=each.loaded,
            )
            for each in line_counts(delivery)
        ),
        items=tuple(
            shown.ShippedItem(
                code=item.code.text,
                name=item.name,
                level=item.level,
                product=item.product,
                lot=item.lot,
                cases=item.cases,
                units=item.units,
                proven=item.proven,
            )
            for item in delivery.items[: -ITEMS_SHOWN - 1 : -1]
        ),
        count=len(delivery.items),
        cases=sum(item.cases for item in delivery.items),
        units=sum(item.units for item in delivery.items),
        levels=tuple(shown.LevelCount(name=name, count=count) for name, count in levels.items()),
        unproven=sum(not item.proven for item in delivery.items),
    )


def shown_past(past: Iterable[PastDelivery], names: Mapping[str, Receiver]) -> tuple[shown.PastDelivery, ...]:
    return tuple(
        shown.PastDelivery(
            id=each.id,
            to=each.to,
            to_name=_name(each.to, names),
            document=each.document,
            state=each.state,
            done_us=each.done_us,
            count=each.items,
            out=each.out,
        )
        for each in past
    )


def choices_of(lists: ShippingLists, letters: str, done: Iterable[str]) -> shown.ShippingChoices:
    """``done``: notes that were confirmed already."""
    finished, sought = set(done), letters.casefold()
    receivers = [each for each in lists.receivers.values() if sought in f"{each.code} {each.name}".casefold()]
    notes = [each for each in lists.notes.values() if each.number not in finished and _matches(each, sought, lists)]
    return shown.ShippingChoices(
        receivers=tuple(shown.Receiver(code=each.code, name=each.name) for each in receivers[:CHOICES]),
        notes=tuple(
            shown.WaitingNote(
                number=each.number, to=each.to, to_name=_name(each.to, lists.receivers), lines=len(each.lines)
            )
            for each in notes[:CHOICES]
        ),
    )


def _matches(note: Note, sought: str, lists: ShippingLists) -> bool:
    return sought in f"{note.number} {note.to} {_name(note.to, lists.receivers)}".casefold()


def _name(code: str, names: Mapping[str, Receiver]) -> str:
    found = names.get(code)
    return found.name if found is not None else ""
