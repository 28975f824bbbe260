import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, missing_fonts
from ui.theme.tokens import SMALLEST_TARGET_PX, SMALLEST_TEXT_PX, SizeClass, ThemeName, Token, tokens

THEMES: tuple[ThemeName, ...] = ("light", "dark")
INK_ON: tuple[tuple[Token, Token, float], ...] = (
    ("text", "surface", 7.0),
    ("text", "bg", 7.0),
    ("text2", "surface", 4.5),
    ("onrun", "run", 4.5),
    ("onred", "red", 4.5),
    ("onamber", "amber", 4.5),
    ("onamber", "onred", 4.5),
    ("onmag", "mag", 4.5),
    ("onblue", "blue", 4.5),
    ("onok", "ok", 4.5),
    ("onstop", "stop", 7.0),
    ("redtxt", "surface", 4.5),
    ("magtxt", "surface", 4.5),
    ("ambertxt", "surface", 4.5),
    ("bluetxt", "surface", 4.5),
    ("control", "surface", 3.0),
)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("theme", "pair"), tuple(product(THEMES, INK_ON)))
def test_every_ink_can_be_read_on_its_ground(theme: ThemeName, pair: tuple[Token, Token, float]) -> None:
    colours = tokens().colours[theme]
    light, dark = sorted((luminance(colours[pair[0]]), luminance(colours[pair[1]])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= pair[2]


def test_both_themes_name_the_same_tokens() -> None:
    light, dark = (tokens().colours[theme] for theme in THEMES)
    assert light.keys() == dark.keys()
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in (*light.values(), *dark.values()))


def test_no_text_is_smaller_than_the_smallest_and_no_key_either() -> None:
    for sizes in tokens().sizes.values():
        for scale in (0.9, 1.0, 1.4):
            scaled = sizes.scaled(scale)
            assert min(scaled.small, scaled.body, scaled.head) >= SMALLEST_TEXT_PX
            assert scaled.btn >= SMALLEST_TARGET_PX


@pytest.mark.parametrize(
    ("width", "size_class"),
    [(640, "small"), (1199, "small"), (1200, "medium"), (1599, "medium"), (1600, "large"), (3840, "large")],
)
def test_the_class_is_that_of_the_window(width: int, size_class: SizeClass) -> None:
    assert tokens().size_class(width) == size_class


def test_the_look_follows_the_window_and_says_so(theme: Theme) -> None:
    told: list[SizeClass] = []
    theme.changed.connect(lambda: told.append(theme.size_class))
    for width in (1920, 1900, 1280, 1024, 1000):
        theme.fit(width)
    assert told == ["large", "medium", "small"]


def test_a_theme_is_one_palette(theme: Theme) -> None:
    light = theme.palette().window().color().name().upper()
    theme.set_theme("dark")
    dark = theme.palette().window().color().name().upper()
    assert (light, dark) == (tokens().colours["light"]["bg"], tokens().colours["dark"]["bg"])


def test_a_word_at_a_glance_is_made_smaller_never_cut(theme: Theme) -> None:
    font = theme.fitting("UNSUSPENDING", "glance", 200)
    assert font.pixelSize() < theme.sizes.glance
    assert theme.fitting("GO", "glance", 200).pixelSize() == theme.sizes.glance


def test_missing_fonts_are_named(qapp: QApplication) -> None:
    assert set(missing_fonts()) <= {"Noto Sans", "Noto Sans CJK SC", "Noto Sans Mono"}


def test_the_tokens_are_part_of_the_package() -> None:
    import ui.theme

    assert Path(ui.theme.__file__).with_name("tokens.json").is_file()
