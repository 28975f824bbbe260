"""What codes have in common: proposed, and only what takes every one of them."""

import pytest

from station.core.codes.proposal import are_taken, proposed
from station.core.values import Recipe

OLD = Recipe("water", "plain", 24, pattern="[A-Z]+", lot="L1", symbologies=("qr",))
GS = "\x1d"


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            [f"https://q.example.com/u/{number:08d}" for number in (12, 13, 14)],
            {"code": "url", "url_prefix": "https://q.example.com/u/"},
        ),
        (["https://q.example.com/?s=A1", "https://q.example.com/?s=B2"],
         {"code": "url", "url_prefix": "https://q.example.com/?s="}),
        ([f"010950110153000321S{number:05d}{GS}10A1" for number in (1, 2)],
         {"code": "gs1", "gtin": "09501101530003", "serial_length": 6}),
        ([f"010950110153000321S{serial}{GS}10A1" for serial in ("1", "22")],
         {"code": "gs1", "gtin": "09501101530003", "required_ais": ("10",)}),
        ([f"https://id.example.com/01/09501101530003/21/S{number:04d}" for number in (1, 2)],
         {"code": "gs1", "gtin": "09501101530003", "serial_length": 5}),
        (["W0000017", "W0000018"], {"code": "plain", "pattern": "W[0-9]{7}"}),
        (["A.1", "A.223"], {"code": "plain", "pattern": r"A\.[0-9]{1,3}"}),
        (["x y1", "x yz"], {"code": "plain", "pattern": r"x\ y[0-9a-z]{1}"}),
        (["only one"], {"code": "plain", "pattern": "[ -~]{8}"}),
    ],
)  # fmt: skip
def test_the_common_is_proposed(texts: list[str], wanted: dict[str, object]) -> None:
    found = proposed(texts, OLD)
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert are_taken(texts, found)
    assert (found.product, found.lot) == ("water", "L1")


def test_gs1_codes_of_two_products_or_with_open_serials_are_no_gs1_recipe() -> None:
    two = ["010950110153000321S1", "010950110153001021S2"]
    opened = ["010950110153000321S1", "010950110153000321S22"]
    assert (proposed(two, OLD).code, proposed(opened, OLD).code) == ("plain", "plain")


def test_a_recipe_takes_codes_only_if_it_takes_each() -> None:
    assert are_taken(["AB", "CD"], OLD)
    assert not are_taken(["AB", "12"], OLD)
    assert not are_taken([], OLD)
