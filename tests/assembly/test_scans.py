"""What a person scans for a command: the code it is, or why it is none."""

import pytest

from station.api import schema
from station.assembly.commands import scan_refused, unit_key
from station.core.values import Recipe

GTIN = "09501101530003"
RECIPE = Recipe(product="juice", code="gs1", units_per_case=12, gtin=GTIN, serial_length=6)
KEY = f"gs1:01{GTIN}21abc123"


def first_unit(code: str) -> schema.RestoreTrust:
    return schema.RestoreTrust(id="a", args=schema.RestoreTrustArgs(how="first_unit", code=code))


@pytest.mark.parametrize(
    "scanned",
    [
        f"01{GTIN}21abc123",
        f"(01){GTIN}(21)abc123",
        f"]d201{GTIN}21abc123<GS>93x",
        f"https://b.example/01/{GTIN}/21/abc123",
    ],
)
def test_a_unit_has_one_key_however_it_was_scanned_or_typed(scanned: str) -> None:
    assert unit_key(scanned, RECIPE) == KEY
    assert scan_refused(first_unit(scanned), RECIPE) is None


@pytest.mark.parametrize(
    ("scanned", "why"),
    [
        ("01095011015300032\u0444\u0438\u0441123", "layout_cyrillic"),
        ("\u03b1\u03b2\u03c8123", "layout_greek"),
        ("NoRead", "code_device_message"),
    ],
)
def test_a_scan_that_is_no_code_is_refused_with_its_sentence(scanned: str, why: str) -> None:
    refusal = scan_refused(first_unit(scanned), RECIPE)
    assert refusal is not None
    assert refusal.key == why


def test_a_code_of_another_product_is_for_the_core_to_judge() -> None:
    assert scan_refused(first_unit("0109501101530010" + "21abc123"), RECIPE) is None
    assert scan_refused(schema.Hold(id="a"), RECIPE) is None
