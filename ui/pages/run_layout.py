"""Where everything on the Run page lies, for every window and shape. Plain Python; nothing scrolls, nothing moves."""

from dataclasses import dataclass

from ui.theme.tokens import SizeClass, Sizes

LEFT_PART = {"large": 0.57, "medium": 0.5625, "small": 0.585}
VERDICT = {"large": 92, "medium": 84, "small": 62}


@dataclass(frozen=True, slots=True)
class Area:
    x: int
    y: int
    width: int
    height: int

    def rows(self, gap: int, *heights: int) -> "list[Area]":
        """Cut into rows of these heights; the last takes what is left."""
        cut, y = [], self.y
        for height in heights:
            cut.append(Area(self.x, y, self.width, height))
            y += height + gap
        return [*cut, Area(self.x, y, self.width, max(0, self.y + self.height - y))]

    def columns(self, gap: int, part: float = 0.5) -> "tuple[Area, Area]":
        left = round((self.width - gap) * part)
        return (
            Area(self.x, self.y, left, self.height),
            Area(self.x + left + gap, self.y, self.width - left - gap, self.height),
        )


def run_layout(size_class: SizeClass, sizes: Sizes, width: int, height: int, strip: int) -> dict[str, Area]:
    """Areas by name. ``strip``: height of the tiles or the belt at the foot."""
    pad, gap = sizes.pad, sizes.gap
    whole = Area(pad, pad, width - 2 * pad, height - 2 * pad)
    main, foot = whole.rows(gap, whole.height - strip - gap)
    left, right = main.columns(gap, LEFT_PART[size_class])
    verdict, picture = left.rows(0, VERDICT[size_class])
    edge = 8 if size_class == "small" else pad - 2
    inside = Area(picture.x + edge, picture.y, picture.width - 2 * edge, picture.height - edge)
    areas = {"left": left, "verdict": verdict, "picture": inside, "strip": foot}
    return areas | _RIGHT[size_class](right, gap)


def guide_layout(sizes: Sizes, width: int, height: int, strip: int) -> dict[str, Area]:
    """The guided check: the belt on top, steps at the left, what is waited for at the right."""
    pad, gap = sizes.pad, sizes.gap
    belt, below = Area(pad, pad, width - 2 * pad, height - 2 * pad).rows(gap, strip)
    left, right = below.columns(gap, 0.66)
    scan, clear = right.rows(gap, right.height - sizes.btn - gap)
    return {"strip": belt, "steps": left, "scan": scan, "clear": clear}


def _large(right: Area, gap: int) -> dict[str, Area]:
    height = (right.height - 2 * gap) // 4
    first, second, detail = right.rows(gap, height, height)
    passed, rejected = first.columns(gap)
    rate, reasons = second.columns(gap)
    return {"passed": passed, "rejected": rejected, "rate": rate, "reasons": reasons, "trend": detail, "detail": detail}


def _medium(right: Area, gap: int) -> dict[str, Area]:
    """Reasons give way to the failed cells."""
    count = round(right.height * 0.28)
    trend = round(right.height * 0.3)
    detail, counters, below = right.rows(gap, right.height - count - trend - 2 * gap, count)
    passed, rejected = counters.columns(gap)
    rate, line = below.columns(0, 0.37)
    return {"reasons": detail, "detail": detail, "passed": passed, "rejected": rejected, "rate": rate, "trend": line}


def _small(right: Area, gap: int) -> dict[str, Area]:
    """Two counters; the reasons give way to the failed cells."""
    counters, detail = right.rows(gap, round(right.height * 0.36))
    passed, rejected = counters.columns(gap)
    return {"passed": passed, "rejected": rejected, "reasons": detail, "detail": detail}


_RIGHT = {"large": _large, "medium": _medium, "small": _small}
