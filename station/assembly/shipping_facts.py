"""What is known of a scanned code: by the journal of this station, and by what upstream told of the others."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from station.api import schema
from station.api.errors import ApiRefused
from station.core import rework
from station.core.codes import identify, keys_for
from station.core.deliveries import Origin, ShippedItem
from station.core.shipping import ScannedContainer, Shipped, ShippingFacts
from station.core.values import Code, Recipe
from station.journal import Reader
from sync.released.cache import CacheFault, Moved, ReleasedCache, ReleasedContainer


def facts_of(
    reader: Reader, cache: ReleasedCache | None, own: tuple[str, str], texts: Sequence[str], recipe: Recipe
) -> ShippingFacts:
    """``own``: this station and the name of its journal. Raises JournalError, CacheFault."""
    asked = [(Code(key, text), place) for place, text in enumerate(texts) for key in _keys(text, recipe)]
    told = reader.shipping_facts([code for code, _ in asked])
    best: dict[int, ScannedContainer] = {}
    for (code, place), found in zip(asked, told.found, strict=True):
        whole = found if cache is None else _with_upstream(found, code, cache, own)
        if place not in best or (best[place].where == "unknown" and _says_more(whole, best[place])):
            best[place] = whole
    return ShippingFacts(told.seq, tuple(best[place] for place in range(len(texts))))


def facts_again(
    reader: Reader, cache: ReleasedCache | None, own: tuple[str, str], items: Sequence[ShippedItem]
) -> ShippingFacts:
    """Of what is on a list already, by the keys it was found under."""
    told = reader.shipping_facts([item.code for item in items])
    if cache is None:
        return told
    pairs = zip(items, told.found, strict=True)
    return replace(told, found=tuple(_with_upstream(found, item.code, cache, own) for item, found in pairs))


def _says_more(found: ScannedContainer, other: ScannedContainer) -> bool:
    return found.where != "unknown" or (found.shipped is not None and other.shipped is None)


def _keys(text: str, recipe: Recipe) -> tuple[str, ...]:
    """What it may be known under; the last is what it is called where nobody knows it."""
    return tuple(dict.fromkeys((identify(b"", text, recipe, typed=True).code.key, *keys_for(text))))


def _with_upstream(found: ScannedContainer, code: Code, cache: ReleasedCache, own: tuple[str, str]) -> ScannedContainer:
    """The journal says what is of this station; upstream what is of others, and who shipped either."""
    if found.where not in ("unknown", "live"):
        return found
    if found.where == "unknown":
        released = cache.find(code.key)
        if released is not None:
            return _judged(_of(released, found.shipped), released.moved, found.moved_us, found.shipped)
    moved = cache.moved(code.key)
    judged = _judged(found, moved, found.moved_us, found.shipped)
    away = judged.shipped is not None and judged.shipped.station and judged.item.container
    if away:  # it left at a dock: what comes of it here names it as the dock did
        item = replace(judged.item, container=0, origin=Origin(*own, judged.item.container))
        return replace(judged, item=item)
    return judged


@dataclass(frozen=True, slots=True)
class ToldOfOthers:
    """Adds to the facts of a rework what upstream told: containers of ours that another station shipped."""

    reader: Reader
    cache: ReleasedCache | None
    """None: nobody tells this station of the others, and nothing is added."""
    own: Callable[[], tuple[str, str]]

    def __call__(self, facts: rework.Facts) -> rework.Facts:
        """Raises JournalError, ApiRefused."""
        if self.cache is None:
            return facts
        try:
            left = {each.id: self._left(self.cache, each) for each in facts.containers}
        except CacheFault as fault:
            raise ApiRefused("ship_cache_unusable", detail=str(fault)) from None
        return replace(facts, containers=tuple(replace(each, left=left[each.id]) for each in facts.containers))

    def _left(self, cache: ReleasedCache, each: rework.ContainerFacts) -> rework.LeftElsewhere | None:
        if each.code is None or each.state != "live" or each.shipped:
            return None
        moved = cache.moved(each.code.key)
        if moved is None or moved.state != "shipped":
            return None
        (found,) = self.reader.shipping_facts([each.code]).found
        known = _with_upstream(found, each.code, cache, self.own())
        if known.shipped is None or not known.shipped.station:
            return None
        return rework.LeftElsewhere(known.item, known.shipped)


def with_date(told: Mapping[str, str | int]) -> schema.Arguments:
    """Arguments of an answer with a moment as people read it."""
    shown: schema.Arguments = dict(told)
    if (at_us := shown.pop("at_us", None)) is not None:
        shown["date"] = time.strftime("%Y-%m-%d %H:%M", time.localtime(int(at_us) / 1_000_000))
    return shown


def _judged(found: ScannedContainer, moved: Moved | None, own_us: int, own: Shipped | None) -> ScannedContainer:
    """The later of both holds."""
    if moved is None or moved.at_us <= own_us:
        return replace(found, shipped=own)
    left = Shipped(moved.to, moved.document, moved.at_us, moved.station) if moved.state == "shipped" else None
    return replace(found, shipped=left)


def _of(told: ReleasedContainer, shipped: Shipped | None) -> ScannedContainer:
    item = ShippedItem(
        Code(told.key, told.text),
        0,
        Origin(told.station, told.station_epoch, told.container),
        told.level,
        told.name,
        told.product,
        told.lot,
        told.cases,
        told.units,
    )
    return ScannedContainer(item, told.state, told.inside, told.inside_name, shipped=shipped)
