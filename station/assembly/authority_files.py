"""The journal as an authority wants it: containers with their members as they were read, and units that left trade.

A document says what holds now, so it is made of what the log says at this moment; its memory grows with what is wanted
(an order, a shift), never with the journal.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from station.assembly.exports import Source, Wanted
from station.journal.pages import Pages
from station.journal.wire import WireRecord
from sync.authorities.packed import LostUnit, PackedContainer

LIVE = "live"


def live_containers(source: Source) -> list[PackedContainer]:
    """Every container that is one now and was begun in the time that is wanted, with the codes of its members."""
    found = [
        _packed(source.pages, stored.id, count, source)
        for count, stored in enumerate(source.pages.all_containers(), start=1)
        if stored.state == LIVE and source.wanted.has(stored.at_us, stored.order or "")
    ]
    full = Counter[tuple[int, str]]()
    for each in found:
        full[each.level, each.order] = max(full[each.level, each.order], len(each.members))
    return [_with_capacity(each, full[each.level, each.order]) for each in found]


def _packed(pages: Pages, container: int, count: int, source: Source) -> PackedContainer:
    source.seen(count)
    held = pages.contents(container)
    return PackedContainer(
        number=container,
        level=held.level,
        name=held.name,
        code=held.code.text if held.code is not None else "",
        capacity=0,
        packed_us=held.packed_us or held.made_us,
        order=held.order,
        product=held.product,
        lot=held.lot,
        members=tuple(member.code.text for member in held.members.values()),
    )


def _with_capacity(container: PackedContainer, capacity: int) -> PackedContainer:
    """The fullest of its level and order is a full one: who packed short is seen by that."""
    return replace(container, capacity=capacity)


def lost_units(pages: Pages, wanted: Wanted) -> list[LostUnit]:
    """Units that were decommissioned and not taken back; an order has none, so only times choose."""
    lost: dict[str, LostUnit] = {}
    for record in _fates(pages):
        code = record.body["code"]
        lost.pop(code["key"], None)
        if record.kind == "unit.decommissioned" and wanted.since_us <= record.at_us < wanted.until_us:
            lost[code["key"]] = LostUnit(code["text"], record.body["fate"], record.at_us, record.body.get("reason", ""))
    return list(lost.values())


def _fates(pages: Pages) -> Iterator[WireRecord]:
    kinds = ("unit.decommissioned", "unit.recommissioned")
    return (record for record in pages.all_wire(pages.wire_head().seq) if record.kind in kinds)
