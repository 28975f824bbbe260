"""The tokens of the design, read once from ``tokens.json``: two themes of colours, three classes of sizes, the fonts.

Plain Python: a presenter names a colour by its token (``"red"``), a widget asks the theme for it.
"""

import json
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

ThemeName = Literal["light", "dark"]
SizeClass = Literal["large", "medium", "small"]
Token = Literal[
    "bg", "surface", "raised", "sunken", "line", "control", "text", "text2", "run", "onrun", "red", "onred", "amber",
    "onamber", "mag", "onmag", "blue", "onblue", "ok", "onok", "redtxt", "magtxt", "ambertxt", "oktxt", "bluetxt",
    "stop", "onstop", "redbg", "amberbg", "magbg", "okbg", "bluebg",
]  # fmt: skip

SMALLEST_TEXT_PX = 16
SMALLEST_TARGET_PX = 48
SCALE_LIMITS = (0.9, 1.4)

_FILE = Path(__file__).with_name("tokens.json")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels, for one class of window."""

    from_width: int
    """The class holds for windows this wide or wider."""
    rail: int
    top: int
    now: int
    pad: int
    gap: int
    glance: int
    """Text read from 2 m."""
    step: int
    """Text read from 1 m."""
    count: int
    count2: int
    head: int
    body: int
    small: int
    btn: int
    """Height of a main action."""
    icon: int

    def scaled(self, scale: float) -> "Sizes":
        """The same for another panel; text never falls under its smallest size."""
        low, high = SCALE_LIMITS
        factor = min(high, max(low, scale))
        grown = {name: round(getattr(self, name) * factor) for name in _names() if name != "from_width"}
        grown["small"] = max(SMALLEST_TEXT_PX, grown["small"])
        return replace(self, **grown)


@dataclass(frozen=True, slots=True)
class Fonts:
    ui: tuple[str, ...]
    code: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DesignTokens:
    """All of it."""

    colours: dict[ThemeName, dict[Token, str]]
    sizes: dict[SizeClass, Sizes]
    fonts: Fonts
    flash_hz: float
    answer_s: float

    def size_class(self, window_width: int) -> SizeClass:
        """The class of a window, by its own width (not the screen's)."""
        wide_first = sorted(self.sizes.items(), key=lambda each: -each[1].from_width)
        return next(name for name, sizes in wide_first if window_width >= sizes.from_width)


@cache
def tokens() -> DesignTokens:
    """The tokens of the installed screen."""
    raw: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return DesignTokens(
        colours={"light": raw["light"], "dark": raw["dark"]},
        sizes={name: Sizes(**values) for name, values in raw["sizes"].items()},
        fonts=Fonts(tuple(raw["fonts"]["ui"]), tuple(raw["fonts"]["code"])),
        flash_hz=raw["motion"]["alarm_flash_hz"],
        answer_s=raw["motion"]["scan_answer_s"],
    )


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Sizes))
