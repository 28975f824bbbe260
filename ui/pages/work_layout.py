"""Where the parts of a page lie on which somebody works by scanning: steps, what is wanted with its keys, the log."""

from dataclasses import dataclass

from ui.pages.run_layout import Area
from ui.theme.tokens import SizeClass, Sizes

STEPS_PART, LOG_PART = 0.26, 0.24


@dataclass(frozen=True, slots=True)
class WorkLayout:
    steps: Area | None
    """None: there is no room."""
    task: Area
    keys: Area
    log: Area | None
    undo: Area
    cancel: Area


def work_layout(width: int, height: int, sizes: Sizes, size_class: SizeClass, keys: int, *, steps: bool) -> WorkLayout:
    """``keys``: height of the keys under the task; without ``steps`` the middle has their room."""
    pad, gap, btn = sizes.pad, sizes.gap, sizes.btn
    inner = Area(pad, pad, width - 2 * pad, height - 2 * pad)
    if size_class == "small":
        foot = Area(inner.x, inner.y + inner.height - btn, inner.width, btn)
        half = (foot.width - gap) // 2
        rest = inner.height - btn - gap - (keys + gap if keys else 0)
        task = Area(inner.x, inner.y, inner.width, rest)
        below = Area(inner.x, inner.y + rest + gap, inner.width, keys)
        undo, cancel = Area(foot.x, foot.y, half, btn), Area(foot.x + half + gap, foot.y, half, btn)
        return WorkLayout(None, task, below, None, undo, cancel)
    left = round(inner.width * STEPS_PART) + gap if steps else 0
    right = round(inner.width * LOG_PART)
    middle = Area(inner.x + left, inner.y, inner.width - left - right - gap, inner.height)
    task = Area(middle.x, middle.y, middle.width, middle.height - (keys + gap if keys else 0))
    below = Area(middle.x, task.y + task.height + gap, middle.width, keys)
    beside = Area(middle.x + middle.width + gap, inner.y, right, inner.height)
    log = Area(beside.x, beside.y, beside.width, beside.height - 2 * (btn + gap))
    undo = Area(beside.x, log.y + log.height + gap, beside.width, btn)
    cancel = Area(beside.x, undo.y + btn + gap, beside.width, btn)
    beside_left = Area(inner.x, inner.y, left - gap, inner.height) if steps else None
    return WorkLayout(beside_left, task, below, log, undo, cancel)
