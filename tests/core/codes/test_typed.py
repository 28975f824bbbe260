"""What comes through a keyboard: other layouts are named, and a code can be typed as it is printed."""

import pytest

from station.core.codes import identify, keys_for
from station.core.codes.layouts import LAYOUTS, layout_of
from station.core.values import Recipe

GTIN = "09501101530003"
UNIT = f"01{GTIN}21abc123"
GS1 = Recipe(product="water", code="gs1", units_per_case=6, gtin=GTIN, serial_length=6)
URL = Recipe(product="water", code="url", units_per_case=6, url_prefix="https://q.example.com/u/")
SSCC = "106141412345678908"
US = "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./"
"""Keys of a US keyboard, and what other layouts make of them, written down from their published charts."""
RUSSIAN = "ё1234567890-=йцукенгшщзхъфывапролджэ\\ячсмитьбю."
GREEK = "`1234567890-=;ςερτυθιοπ[]ασδφγηξκλ΄'\\ζχψωβνμ,./"
FRENCH = "²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!"


def through(keys: str, text: str) -> str:
    """The text as it arrives; what needs Shift is left as it is."""
    return text.translate(str.maketrans(US, keys))


@pytest.mark.parametrize(
    ("keys", "text", "recipe", "layout"),
    [
        (RUSSIAN, UNIT, GS1, "layout_cyrillic"),
        (GREEK, UNIT, GS1, "layout_greek"),
        (FRENCH, UNIT, GS1, "layout_azerty"),
        (RUSSIAN, "https://q.example.com/u/x9", URL, "layout_cyrillic"),
        (GREEK, "https://q.example.com/u/x9", URL, "layout_greek"),
    ],
)
def test_another_layout_is_named_and_the_scan_refused(keys: str, text: str, recipe: Recipe, layout: str) -> None:
    assert identify(b"", text, recipe, typed=True).why == ""
    shown = through(keys, text)
    found = identify(b"", shown, recipe, typed=True)
    assert found.refusal is not None
    assert found.why == layout


def test_a_french_and_a_german_keyboard_are_told_by_what_was_meant() -> None:
    french = "httpsM!!a:exq,ple:co,!u!xç"  # ":" needs Shift: M
    german = "httpsÖ--q.example.com-u-x9"
    assert identify(b"", french, URL, typed=True).why == "layout_azerty"
    assert identify(b"", german, URL, typed=True).why == "layout_qwertz"


def test_what_a_device_read_came_through_no_keyboard() -> None:
    shown = through(RUSSIAN, UNIT)
    assert identify(shown.encode(), shown, GS1).why == "gs1_malformed"


def test_a_plant_whose_codes_are_cyrillic_is_not_disturbed() -> None:
    recipe = Recipe(product="вода", code="plain", units_per_case=6, pattern=r"\p{Cyrillic}{2}\d{6}")
    assert identify("АБ123456".encode(), "АБ123456", recipe, typed=True).refusal is None


def test_a_wrong_code_on_the_right_keyboard_names_no_layout() -> None:
    assert identify(b"", "https://other.example.com/u/x9", URL, typed=True).why == "url_prefix_differs"
    assert layout_of("AB123456", lambda meant: False) == ""
    assert len(set(LAYOUTS)) == 4


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        (f"(00){SSCC}", f"gs1:00{SSCC}"),
        (f"(00) {SSCC}", f"gs1:00{SSCC}"),
        (f"(00) {SSCC[0]} {SSCC[1:8]} {SSCC[8:17]} {SSCC[17]}", f"gs1:00{SSCC}"),
        (f"(01) {GTIN} (21) abc123", f"gs1:{UNIT}"),
        (f"(01){GTIN}(21)abc123", f"gs1:{UNIT}"),
        (f"(01){GTIN}(17)251231(10)L7(21)abc123", f"gs1:{UNIT}"),
        (f"(21)abc123(01){GTIN}", f"gs1:{UNIT}"),
        (f"(01){GTIN}(21)abc123(93)x", f"gs1:{UNIT}"),
        (f"{UNIT}<GS>10L7", f"gs1:{UNIT}"),
        (f"{UNIT}\x1d10L7", f"gs1:{UNIT}"),
        (f"https://brand.example/01/{GTIN}/21/abc123", f"gs1:{UNIT}"),
        ("023942431015", "0023942431015"),
        ("0023942431015", "023942431015"),
    ],
)
def test_a_look_up_finds_a_code_as_it_is_printed_or_shown(printed: str, key: str) -> None:
    assert key in keys_for(printed)


def test_a_serial_with_brackets_in_it_is_found_as_it_is() -> None:
    assert keys_for(f"01{GTIN}21A(10)B")[0] == f"gs1:01{GTIN}21A(10)B"


def test_a_device_gives_brackets_only_where_they_are_in_the_code() -> None:
    text = f"(01){GTIN}(21)abc123"
    assert identify(text.encode(), text, GS1).why == "gs1_malformed"
    assert identify(b"", text, GS1, typed=True).code.key == f"gs1:{UNIT}"
