"""Nothing overlaps, nothing leaves the page, nothing is too small for a finger; on every window."""

from itertools import combinations

import pytest

from ui.pages.run_layout import Area, guide_layout, run_layout
from ui.theme.tokens import SMALLEST_TARGET_PX, SizeClass, tokens

WINDOWS: tuple[tuple[SizeClass, int, int], ...] = (
    ("large", 1920, 1080),
    ("large", 2560, 1440),
    ("medium", 1280, 800),
    ("medium", 1280, 720),
    ("medium", 1366, 768),
    ("small", 1024, 600),
    ("small", 1024, 768),
    ("small", 800, 600),
)
SHARED = {frozenset({"trend", "detail"}), frozenset({"reasons", "detail"})}


def page(size_class: SizeClass, width: int, height: int) -> tuple[int, int]:
    sizes = tokens().sizes[size_class]
    return width - sizes.rail, height - sizes.top - sizes.now


def overlap(one: Area, two: Area) -> bool:
    beside = one.x + one.width <= two.x or two.x + two.width <= one.x
    return not beside and not (one.y + one.height <= two.y or two.y + two.height <= one.y)


@pytest.mark.parametrize("window", WINDOWS)
def test_the_run_page_fits(window: tuple[SizeClass, int, int]) -> None:
    size_class = window[0]
    width, height = page(*window)
    areas = run_layout(size_class, tokens().sizes[size_class], width, height, 72)
    inside_left = {"verdict", "picture"}
    for (name, one), (other, two) in combinations(areas.items(), 2):
        known = "left" in (name, other) and {name, other} & inside_left
        assert known or frozenset({name, other}) in SHARED or not overlap(one, two), (name, other)
    for name, area in areas.items():
        assert area.x >= 0 and area.y >= 0 and area.x + area.width <= width and area.y + area.height <= height, name
        assert area.width >= SMALLEST_TARGET_PX and area.height >= SMALLEST_TARGET_PX, name


@pytest.mark.parametrize("window", WINDOWS)
def test_the_guided_check_fits(window: tuple[SizeClass, int, int]) -> None:
    width, height = page(*window)
    areas = guide_layout(tokens().sizes[window[0]], width, height, 130)
    assert not any(overlap(one, two) for one, two in combinations(areas.values(), 2))
    assert all(area.height >= SMALLEST_TARGET_PX for area in areas.values())
    assert max(area.y + area.height for area in areas.values()) <= height


def test_the_picture_is_the_biggest_thing() -> None:
    for size_class, width, height in WINDOWS[:6]:
        areas = run_layout(size_class, tokens().sizes[size_class], *page(size_class, width, height), 72)
        areas.pop("left")
        assert max(areas, key=lambda name: areas[name].width * areas[name].height) == "picture"
