"""Numbers of a symbol: as large as it was printed, the same in any light."""

import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec
from station.vision.cascade import decode
from station.vision.measure import blur_px, contrast, measure, modules, px_per_module
from station.vision.types import Decoded, DecodeSettings, Pixels

SQUARE = ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))


def printed(kind: BarcodeFormat, text: str, scale: int) -> Pixels:
    image = np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=scale, add_quiet_zones=True), np.uint8)
    return np.pad(image, 30, constant_values=255)


def the_only(pixels: Pixels, symbology: str) -> Decoded:
    (code,) = decode(pixels, DecodeSettings(symbologies=(symbology,), budget_ms=5_000)).codes
    return code


def halves(dark: int, bright: int) -> Pixels:
    """Stripes of two greys: half of any symbol in them is dark."""
    pixels = np.full((40, 40), bright, np.uint8)
    pixels[:, ::2] = dark
    return pixels


@pytest.mark.parametrize(
    ("symbology", "version", "expected"),
    [
        ("qr", "1", (21, 21)),
        ("qr", "40", (177, 177)),
        ("qr", "41", None),
        ("qr", "", None),
        ("microqr", "M2", (13, 13)),
        ("microqr", "M5", None),
        ("datamatrix", "10x10", (10, 10)),
        ("datamatrix", "8x18", (18, 8)),
        ("rmqr", "R7x43", (43, 7)),
        ("ean13", "", (95, 1)),
        ("code128", "", None),
        ("datamatrix", "10x10x10", None),
    ],
)
def test_modules_follow_from_the_version(symbology: str, version: str, expected: tuple[int, int] | None) -> None:
    assert modules(symbology, version) == expected


@pytest.mark.parametrize(
    ("kind", "symbology", "text"),
    [
        (BarcodeFormat.QRCodeModel2, "qr", "P.URL.CN/0P$M%LZ4LHSV0001"),
        (BarcodeFormat.DataMatrix, "datamatrix", "P.URL.CN/0P$M"),
        (BarcodeFormat.RMQRCode, "rmqr", "HELLO12345"),
        (BarcodeFormat.EAN13, "ean13", "4006381333931"),
    ],
)
@pytest.mark.parametrize("scale", [3, 6])
def test_a_printed_symbol_has_the_pixels_it_was_printed_with(
    kind: BarcodeFormat, symbology: str, text: str, scale: int
) -> None:
    seen = measure(printed(kind, text, scale), the_only(printed(kind, text, scale), symbology))
    assert seen.px_per_module == pytest.approx(scale, rel=0.05)
    assert seen.contrast == pytest.approx(1.0, abs=0.01)


def test_a_code_of_unknown_length_has_no_module_size() -> None:
    assert px_per_module(the_only(printed(BarcodeFormat.Code128, "ABC-1234", 4), "code128")) is None


def test_a_rendered_case_is_measured_as_it_was_made() -> None:
    spec = PictureSpec(rows=1, columns=2, width=600, height=300, px_per_module=3.5, noise=0.0)
    picture = render_case([CellContent("code", "P.URL.CN/1"), CellContent("code", "P.URL.CN/2")], spec, 3)
    codes = decode(picture, DecodeSettings(symbologies=("qr",), rows=1, columns=2, budget_ms=5_000)).codes
    assert [px_per_module(code) for code in codes] == [pytest.approx(3.5, rel=0.05)] * 2


@pytest.mark.parametrize(("dark", "bright"), [(20, 60), (40, 120), (80, 240)])
def test_contrast_is_the_same_in_any_light(dark: int, bright: int) -> None:
    assert contrast(halves(dark, bright), SQUARE) == pytest.approx(0.5, abs=0.01)


def test_black_on_black_has_no_contrast() -> None:
    assert contrast(np.zeros((40, 40), np.uint8), SQUARE) == 0.0


@pytest.mark.parametrize("off", [-1000.0, 1000.0])
def test_a_symbol_outside_the_picture_has_none(off: float) -> None:
    away = tuple((x + off, y + off) for x, y in SQUARE)
    assert contrast(halves(0, 255), away) is None  # type: ignore[arg-type]


def test_a_symbol_over_the_edge_is_measured_where_it_is_seen() -> None:
    over = tuple((x - 20, y) for x, y in SQUARE)
    assert contrast(halves(50, 150), over) == pytest.approx(0.5, abs=0.01)  # type: ignore[arg-type]


@pytest.mark.parametrize(("blur", "noise"), [(0.5, 8), (0.8, 3), (0.8, 8), (1.1, 8)])
def test_the_blur_of_each_code_is_told_within_a_quarter_of_a_pixel(blur: float, noise: int) -> None:
    spec = PictureSpec(rows=1, columns=3, width=450, height=150, px_per_module=3.0, blur_px=blur, noise=noise, glare=0)
    pixels = render_case([CellContent(text=f"https://q.example.com/{number:06d}") for number in range(3)], spec, seed=1)
    codes = decode(pixels, DecodeSettings(("qr",), 1, 3, 5_000)).codes
    assert len(codes) == 3
    for code in codes:
        assert blur_px(pixels, code.position) == pytest.approx(blur, abs=0.25)
        assert blur_px(pixels // 2, code.position) == pytest.approx(blur_px(pixels, code.position) or 0, abs=0.1)


def test_what_has_no_edges_or_lies_outside_has_no_blur() -> None:
    assert blur_px(np.full((40, 40), 90, np.uint8), SQUARE) is None
    assert blur_px(np.full((5, 5), 90, np.uint8), ((50, 50), (60, 50), (60, 60), (50, 60))) is None
