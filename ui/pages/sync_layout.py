"""Where everything on the Sync page lies. Plain Python."""

from ui.pages.run_layout import Area
from ui.theme.tokens import SizeClass, Sizes

LIST_PART = 0.5


def sync_layout(
    size_class: SizeClass, sizes: Sizes, width: int, height: int, *, cards: int, card: int, facts: int, detail: bool
) -> tuple[list[Area], dict[str, Area]]:
    """Areas of the destinations, then the others by name. ``card``, ``facts``: heights; ``detail``: one is chosen."""
    pad, gap, key = sizes.pad, sizes.gap, max(56, sizes.btn - 8)
    whole = Area(pad, pad, width - 2 * pad, height - 2 * pad)
    if size_class == "small" and detail:
        return [], _detail(whole, gap, key, facts)
    top, below = whole.rows(gap, card)
    places = _columns(top, max(1, cards), gap)[:cards]
    heading, rest = below.rows(gap // 2, sizes.body + 10)
    others = {"heading": heading}
    if detail and size_class != "large":
        rows = rest  # the keys for all come back when the record is closed
    else:
        rows, foot = rest.rows(gap, rest.height - key - gap)
        others |= _foot(foot, gap)
    if size_class == "small" or not detail:
        return places, others | {"list": rows}
    left, right = rows.columns(gap, LIST_PART)
    return places, others | {"list": left} | _detail(right, gap, key, facts)


def _detail(area: Area, gap: int, key: int, facts: int) -> dict[str, Area]:
    """Facts, the server's words, and the keys of one record."""
    shown = min(facts, max(0, area.height - key - 2 * gap - 60))
    head, words, keys = area.rows(gap, shown, area.height - shown - key - 2 * gap)
    again, close = keys.columns(gap, 0.6)
    return {"facts": head, "words": words, "again": again, "close": close}


def _foot(row: Area, gap: int) -> dict[str, Area]:
    width = (row.width - gap) // 2
    return {"all": Area(row.x, row.y, width, row.height), "export": Area(row.x + width + gap, row.y, width, row.height)}


def _columns(row: Area, count: int, gap: int) -> list[Area]:
    width = (row.width - (count - 1) * gap) // count
    return [Area(row.x + place * (width + gap), row.y, width, row.height) for place in range(count)]
