"""Where everything on the Look-up page lies. Plain Python."""

from typing import Literal

from ui.pages.run_layout import Area
from ui.theme.tokens import SizeClass, Sizes

View = Literal["empty", "unknown", "story", "order"]
Tab = Literal["story", "kin", "picture"]
CODE_LINES = 3
STORY_PART = 0.46


def lookup_layout(
    size_class: SizeClass, sizes: Sizes, width: int, height: int, view: View, tab: Tab, line: int, code_lines: int = 1
) -> dict[str, Area]:
    """Areas by name; what has none is not shown. ``line``: height of a line of code."""
    pad, gap, key = sizes.pad, sizes.gap, max(56, sizes.btn - 16)
    whole = Area(pad, pad, width - 2 * pad, height - 2 * pad)
    asking, below = whole.rows(gap, key)
    if view == "empty":
        return _asking(asking, gap) | {"scan": below}
    head, rest = below.rows(gap, sizes.step + sizes.body + (26 if size_class == "small" else 44))
    areas = {"head": head} | _asking(asking, gap)
    match view:
        case "unknown":
            return areas | {"code": rest}
        case "order":
            rows, foot = rest.rows(gap, rest.height - key - gap)
            return areas | {"cases": rows} | _foot(foot, gap)
        case "story" if size_class == "small" and tab == "picture":  # it needs the height; the other tabs have the code
            return areas | _story(size_class, rest, gap, key, tab)
        case "story":
            code, below = rest.rows(gap, min(CODE_LINES, code_lines) * line + 16)
            return areas | {"code": code} | _story(size_class, below, gap, key, tab)


def _asking(row: Area, gap: int) -> dict[str, Area]:
    """The field, and beside it the keys."""
    key = min(180, row.width // 5)
    field = row.width - 2 * (key + gap)
    return {
        "field": Area(row.x, row.y, field, row.height),
        "look": Area(row.x + field + gap, row.y, key, row.height),
        "back": Area(row.x + field + key + 2 * gap, row.y, key, row.height),
    }


def _foot(row: Area, gap: int) -> dict[str, Area]:
    """Page back, where one is, page on; what is shown, and the end of a long look."""
    width = (row.width - 4 * gap) // 5
    lefts = [row.x + place * (width + gap) for place in range(5)]
    names = ("earlier", "place", "later", "bad", "cancel")
    return {name: Area(left, row.y, width, row.height) for name, left in zip(names, lefts, strict=True)}


def _story(size_class: SizeClass, area: Area, gap: int, key: int, tab: Tab) -> dict[str, Area]:
    if size_class == "small":
        tabs, below = area.rows(gap, max(48, key - 8))
        width = (tabs.width - 2 * gap) // 3
        names = ("tab_story", "tab_kin", "tab_picture")
        keys = {
            name: Area(tabs.x + place * (width + gap), tabs.y, width, tabs.height) for place, name in enumerate(names)
        }
        return keys | {tab: below}
    left, right = area.columns(gap, STORY_PART)
    story, kin = left.rows(gap, round(left.height * 0.56))
    return {"story": story, "picture": right, "kin": kin}
