"""The rendered case: what is in it is what was asked for, and its truth is true."""

import numpy as np
import pytest
import zxingcpp

from drivers.sim.picture import CellContent, PictureSpec, PrintedCaseCode, code_corners, render_case
from drivers.symbols import symbol_modules

SMALL = PictureSpec(rows=2, columns=2, width=640, height=480, px_per_module=4.0, noise=2.0, glare=0.0)
UNITS = [CellContent(text=f"https://example.com/u/{number}") for number in range(4)]


def _read(pixels: np.ndarray) -> dict[str, zxingcpp.Barcode]:
    return {found.text: found for found in zxingcpp.read_barcodes(pixels, text_mode=zxingcpp.TextMode.Plain)}


def test_every_unit_of_an_easy_case_is_there() -> None:
    assert set(_read(render_case(UNITS, SMALL, seed=1))) == {unit.text for unit in UNITS}


def test_a_picture_is_grey_and_of_the_asked_size() -> None:
    picture = render_case(UNITS, SMALL, seed=1)
    assert picture.shape == (480, 640)
    assert picture.dtype == np.uint8


def test_one_seed_is_one_picture() -> None:
    assert np.array_equal(render_case(UNITS, SMALL, seed=3), render_case(UNITS, SMALL, seed=3))
    assert not np.array_equal(render_case(UNITS, SMALL, seed=3), render_case(UNITS, SMALL, seed=4))


def test_codes_lie_where_the_truth_says() -> None:
    read = _read(render_case(UNITS, SMALL, seed=2))
    for unit, corners in zip(UNITS, code_corners(UNITS, SMALL, seed=2), strict=True):
        position = read[str(unit.text)].position
        assert corners is not None
        assert np.hypot(position.top_left.x - corners[0, 0], position.top_left.y - corners[0, 1]) < 3
        assert np.hypot(position.bottom_right.x - corners[2, 0], position.bottom_right.y - corners[2, 1]) < 3


def test_units_missing_blank_or_smeared_cannot_be_read() -> None:
    cells = [CellContent("empty"), CellContent("blank"), CellContent("smeared", "hidden"), UNITS[3]]
    assert set(_read(render_case(cells, SMALL, seed=1))) == {UNITS[3].text}
    corners = code_corners(cells, SMALL, seed=1)
    assert [where is None for where in corners] == [True, True, False, False]


def test_the_rim_holds_the_case_code_above_the_cells() -> None:
    spec = PictureSpec(
        rows=2,
        columns=2,
        width=640,
        height=680,
        px_per_module=4.0,
        noise=2.0,
        glare=0.0,
        rim_px=200,
        case_code=PrintedCaseCode("(00)340123450000000018", gs1=True, px_per_module=5.0),
    )
    read = _read(render_case(UNITS, spec, seed=1))
    assert set(read) == {"00340123450000000018"} | {unit.text for unit in UNITS}
    assert read["00340123450000000018"].position.bottom_right.y < spec.top_px
    assert spec.area == (0.0, 200 / 680, 1.0, 1.0)


def test_the_number_of_cells_must_be_that_of_the_grid() -> None:
    with pytest.raises(ValueError, match="3 cells for a grid of 2 x 2"):
        render_case(UNITS[:3], SMALL, seed=1)


def test_a_text_no_symbol_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="qr cannot hold this text"):
        symbol_modules("x" * 10_000, "qr")


@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        ("qr", "A"),
        ("microqr", "123"),
        ("rmqr", "A"),
        ("datamatrix", "A"),
        ("code128", "A1"),
        ("itf14", "14006381333938"),
        ("ean13", "4006381333931"),
        ("upca", "036000291452"),
    ],
)
def test_every_symbology_can_be_drawn(symbology: str, text: str) -> None:
    assert symbol_modules(text, symbology).size > 0
