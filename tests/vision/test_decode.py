"""The cascade on small rendered cases: what is there is read, what is not is told, cell by cell."""

from typing import Any

import cv2
import numpy as np
import pytest

from drivers.sim.picture import CellContent, PictureSpec, PrintedCaseCode, code_corners, render_case
from drivers.symbols import Symbology, symbol_modules
from station.vision.cascade import decode
from station.vision.symbologies import NAMES as SYMBOLOGIES
from station.vision.types import DecodeSettings, Pixels

SPEC = PictureSpec(rows=2, columns=3, width=720, height=480, px_per_module=4.0, noise=3.0, glare=0.0)
UNITS = [CellContent(text=f"https://example.com/u/{number}") for number in range(6)]
PLENTY_MS = 20_000
GRID = DecodeSettings(symbologies=("qr",), rows=2, columns=3, budget_ms=PLENTY_MS)
ALL_CELLS = ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3))


def drawn(text: str | bytes, symbology: Symbology = "qr", px: int = 4) -> Pixels:
    """One upright symbol in a white picture."""
    modules = symbol_modules(text, symbology)
    framed = cv2.copyMakeBorder(modules, 10, 10, 10, 10, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.resize(framed, None, fx=px, fy=px, interpolation=cv2.INTER_NEAREST), np.uint8)


def test_every_code_is_told_with_its_cell() -> None:
    result = decode(render_case(UNITS, SPEC, seed=1), GRID)
    assert [(code.cell, code.text) for code in result.codes] == [
        (cell, str(unit.text)) for cell, unit in zip(ALL_CELLS, UNITS, strict=True)
    ]
    assert (result.missing, result.extra, result.error) == ((), (), None)


def test_a_position_is_that_of_the_printed_symbol() -> None:
    for px_per_module in (4.0, 2.0):  # read as it is, and in an enlarged patch
        spec = PictureSpec(2, 3, 720, 480, px_per_module=px_per_module, blur_px=0.7, noise=3.0, glare=0.0)
        result = decode(render_case(UNITS, spec, seed=2), GRID)
        for code, corners in zip(result.codes, code_corners(UNITS, spec, seed=2), strict=True):
            assert corners is not None
            assert np.abs(np.array(code.position) - corners).max() < 3


def test_cells_without_a_readable_code_are_missing() -> None:
    cells = [UNITS[0], CellContent("empty"), CellContent("blank"), CellContent("smeared", "x"), *UNITS[4:]]
    result = decode(render_case(cells, SPEC, seed=1), GRID)
    assert result.missing == ((1, 2), (1, 3), (2, 1))
    assert [code.cell for code in result.codes] == [(1, 1), (2, 2), (2, 3)]
    assert result.error is None


def test_one_text_in_two_cells_is_told_twice() -> None:
    cells = [UNITS[0], *UNITS[:5]]
    result = decode(render_case(cells, SPEC, seed=1), GRID)
    assert [code.text for code in result.codes].count(str(UNITS[0].text)) == 2


def test_a_second_code_in_a_cell_is_extra() -> None:
    picture = render_case(UNITS, SPEC, seed=1)
    sticker = drawn("sticker", px=3)[15:-15, 15:-15]
    picture[: sticker.shape[0], : sticker.shape[1]] = sticker
    result = decode(picture, GRID)
    assert [(code.cell, code.text) for code in result.extra] == [((1, 1), "sticker")]
    assert len(result.codes) == 6


@pytest.mark.parametrize(("px_per_module", "blur_px"), [(3.0, 0.8), (2.5, 0.9), (2.0, 0.7), (2.0, 0.9)])
def test_small_and_blurred_codes_are_read_by_a_later_step(px_per_module: float, blur_px: float) -> None:
    spec = PictureSpec(2, 3, 720, 480, px_per_module=px_per_module, blur_px=blur_px, noise=5.0, glare=0.0)
    result = decode(render_case(UNITS, spec, seed=5), GRID)
    assert [code.text for code in result.codes] == [unit.text for unit in UNITS]


def test_a_shifted_case_keeps_its_cells() -> None:
    picture = render_case(UNITS, SPEC, seed=1)
    shifted = np.roll(picture, (-70, 60), axis=(0, 1))
    shifted[-70:], shifted[:, :60] = 40, 40
    result = decode(shifted, GRID)
    expected = {str(unit.text): cell for unit, cell in zip(UNITS, ALL_CELLS, strict=True)}
    assert len(result.codes) >= 4
    assert all(code.cell == expected[code.text] for code in result.codes)


def test_the_case_code_on_the_rim_is_extra_without_a_cell() -> None:
    spec = PictureSpec(
        2,
        3,
        720,
        680,
        px_per_module=4.0,
        noise=3.0,
        rim_px=200,
        case_code=PrintedCaseCode("(00)340123450000000018", gs1=True),
    )
    settings = DecodeSettings(("qr",), 2, 3, PLENTY_MS, area=spec.area, label_symbologies=("datamatrix",))
    result = decode(render_case(UNITS, spec, seed=1), settings)
    assert len(result.codes) == 6
    assert [(code.cell, code.text, code.symbology) for code in result.extra] == [
        (None, "00340123450000000018", "datamatrix")
    ]


def test_the_rim_needs_no_area_where_every_row_shows() -> None:
    label = PrintedCaseCode("(00)340123450000000018", gs1=True)
    spec = PictureSpec(2, 3, 720, 680, px_per_module=2.5, noise=5.0, glare=0.0, rim_px=200, case_code=label)
    settings = DecodeSettings(("qr",), 2, 3, PLENTY_MS, label_symbologies=("datamatrix",))
    result = decode(render_case(UNITS, spec, seed=1), settings)
    assert [code.text for code in result.codes] == [unit.text for unit in UNITS]
    assert [(code.cell, code.text) for code in result.extra] == [(None, "00340123450000000018")]


def test_without_symbologies_a_grid_takes_other_matrix_codes_for_empty_cells() -> None:
    cells = [
        *UNITS[:4],
        CellContent(text="DM 1", symbology="datamatrix"),
        CellContent(text="DM 2", symbology="datamatrix"),
    ]
    picture = render_case(cells, SPEC, seed=1)
    asked = decode(picture, DecodeSettings((), 2, 3, PLENTY_MS))
    assert [code.symbology for code in asked.codes] == ["qr"] * 4 + ["datamatrix"] * 2
    only_qr = decode(picture, GRID)
    assert only_qr.missing == ((2, 2), (2, 3))


@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        ("qr", "https://example.com/u/1"),
        ("microqr", "1234567"),
        ("rmqr", "ABC123"),
        ("datamatrix", "ABC123"),
        ("code128", "ABC-123"),
        ("itf14", "14006381333938"),
        ("ean13", "4006381333931"),
    ],
)
def test_every_symbology_is_read_freely_and_by_name(symbology: Symbology, text: str) -> None:
    for asked in ((), (symbology,)):
        codes = decode(drawn(text, symbology), DecodeSettings(asked, budget_ms=PLENTY_MS)).codes
        assert [(code.symbology, code.text, code.cell) for code in codes] == [(symbology, text, None)]


def test_upc_a_is_read_by_name() -> None:
    codes = decode(drawn("036000291452", "upca"), DecodeSettings(("upca",), budget_ms=PLENTY_MS)).codes
    assert [(code.symbology, code.text) for code in codes] == [("upca", "036000291452")]


def test_upc_a_is_the_ean_13_it_is_where_that_was_asked_for() -> None:
    codes = decode(drawn("036000291452", "upca"), DecodeSettings(("ean13",), budget_ms=PLENTY_MS)).codes
    assert [(code.symbology, code.text) for code in codes] == [("ean13", "0036000291452")]


def test_what_was_not_asked_for_is_not_told() -> None:
    assert decode(drawn("4006381333931", "ean13"), DecodeSettings(("qr", "itf14"))).codes == ()
    assert set(SYMBOLOGIES) > {"qr", "datamatrix", "code128"}


@pytest.mark.parametrize(
    "payload",
    [
        b"\x00",
        b"a\x00b",
        b"\x1d01040063813339312112345\x1d",
        "<b>bold</b>",
        "=cmd|' /C calc'!A0",
        "line\r\nline",
        "\x1b[31mred\x1b[0m",
        "\u202eevil\u200b",
        b"\xff\xfe\xfd",
        b"\xed\xa0\x80",
        "täxt ￭ 漢字",
        "x" * 1200,
    ],
)
def test_payloads_come_through_as_they_are(payload: str | bytes) -> None:
    codes = decode(drawn(payload, px=3), DecodeSettings(("qr",), budget_ms=PLENTY_MS)).codes
    expected = payload if isinstance(payload, bytes) else payload.encode()
    assert [code.raw for code in codes] == [expected]


def test_the_parts_of_a_structured_append_are_codes_like_others() -> None:
    options = cv2.QRCodeEncoder.Params()
    options.mode = cv2.QRCODE_ENCODER_MODE_STRUCTURED_APPEND
    options.structure_number = 2
    parts = cv2.QRCodeEncoder.create(options).encodeStructuredAppend("FIRST HALF SECOND HALF")
    told = []
    for part in parts:
        picture = np.asarray(cv2.resize(part, None, fx=4, fy=4, interpolation=cv2.INTER_NEAREST), np.uint8)
        picture = np.pad(picture, 30, constant_values=255)
        result = decode(picture, DecodeSettings(("qr",), pyzbar=True, budget_ms=PLENTY_MS))
        told += [code.text for code in result.codes]
        assert result.error is None
    assert "".join(told) == "FIRST HALF SECOND HALF"


@pytest.mark.parametrize(
    ("pixels", "error"),
    [
        (np.full((480, 720), 128, np.uint8), None),
        (np.zeros((1, 1), np.uint8), None),
        (np.zeros((1, 900), np.uint8), None),
        (np.random.default_rng(1).integers(0, 256, (480, 720)).astype(np.uint8), None),
        (np.zeros((0, 0), np.uint8), "picture_empty"),
        (np.zeros((4, 4, 3), np.uint8), "picture_not_grey"),
        (np.zeros((4, 4), np.float32), "picture_not_grey"),
    ],
    ids=["grey", "one pixel", "one row", "noise", "nothing", "colour", "floats"],
)
@pytest.mark.parametrize("settings", [DecodeSettings(rows=2, columns=3), DecodeSettings()], ids=["grid", "free"])
def test_a_picture_with_nothing_in_it_is_a_no_read(pixels: Pixels, error: str | None, settings: DecodeSettings) -> None:
    result = decode(pixels, settings)
    assert result.codes == ()
    assert result.error == error
    assert result.missing == (ALL_CELLS if settings.rows else ())


def test_out_of_time_the_cheap_pass_still_counts() -> None:
    cells = [*UNITS[:5], CellContent("smeared", "x")]
    result = decode(render_case(cells, SPEC, seed=1), DecodeSettings(("qr",), 2, 3, budget_ms=0))
    assert len(result.codes) == 5
    assert {code.step for code in result.codes} == {"whole"}
    assert result.missing == ((2, 3),)


@pytest.mark.parametrize(
    "wrong",
    [
        {"symbologies": ("qrcode",)},
        {"label_symbologies": ("pdf417",)},
        {"rows": 4},
        {"rows": -1, "columns": -1},
        {"area": (0.0, 0.5, 1.0, 0.5)},
    ],
)
def test_settings_that_could_read_nothing_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"unknown|no grid|no area"):
        DecodeSettings(**wrong)


def test_a_slice_of_a_larger_picture_is_a_picture() -> None:
    large = np.pad(render_case(UNITS, SPEC, seed=1), 10)
    assert len(decode(large[10:-10, 10:-10], GRID).codes) == 6
