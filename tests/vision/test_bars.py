"""A linear code is what its bars show: the right number is confirmed, others with a right check digit are not."""

import random
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from drivers.camera.picture import load_picture
from station.vision.bars import confirmed
from station.vision.cascade import decode
from station.vision.types import DecodeSettings, Pixels, Position
from tests.vision.shared import shared_pictures

SHARED = shared_pictures()
MARGIN = 40
FORMATS = {
    "ean13": zxingcpp.BarcodeFormat.EAN13,
    "code128": zxingcpp.BarcodeFormat.Code128,
    "itf": zxingcpp.BarcodeFormat.ITF,
}


def with_check_digit(body: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


def drawn(text: str, symbology: str, scale: int, blur: float) -> tuple[Pixels, Position]:
    """A code as a camera sees it, and where it is."""
    made = zxingcpp.create_barcode(text, FORMATS[symbology])
    bars = np.array(made.to_image(scale=scale, add_quiet_zones=False))
    height, width = bars.shape
    sharp = np.pad(bars, MARGIN, constant_values=255)
    noisy = cv2.GaussianBlur(sharp, (0, 0), blur).astype(np.float32) + np.random.default_rng(7).normal(
        0, 6, sharp.shape
    )
    left, right, top, bottom = MARGIN, MARGIN + width - 1, MARGIN, MARGIN + height - 1
    return noisy.clip(0, 255).astype(np.uint8), ((left, top), (right, top), (right, bottom), (left, bottom))


@pytest.mark.parametrize(("scale", "blur"), [(2, 0.6), (2, 1.2), (3, 1.5), (4, 3.0)])
def test_the_right_number_is_confirmed_and_no_other_with_a_right_check_digit(scale: int, blur: float) -> None:
    draw = random.Random(f"{scale}/{blur}")
    for _ in range(25):
        body = "".join(draw.choices("0123456789", k=12))
        pixels, corners = drawn(with_check_digit(body), "ean13", scale, blur)
        assert confirmed(pixels, corners, "ean13", with_check_digit(body))
        at = draw.randrange(12)
        other = body[:at] + draw.choice([digit for digit in "0123456789" if digit != body[at]]) + body[at + 1 :]
        assert not confirmed(pixels, corners, "ean13", with_check_digit(other))


@pytest.mark.parametrize("blur", [0.6, 1.8])
@pytest.mark.parametrize("aside", [1, -1])
def test_a_code_read_a_digit_aside_is_not_confirmed(blur: float, aside: int) -> None:
    """Seen: a UPC-A whose first guard the picture cut off. Ten digits are right then, and a guard with white is a 6."""
    draw, module = random.Random(f"{blur}/{aside}"), 3
    for _ in range(6):
        text = "0" + with_check_digit("0" + "".join(draw.choices("0123456789", k=11)))[1:]
        pixels, corners = drawn(text, "ean13", module, blur)
        step = 7 * module * aside
        top_left, top_right, bottom_right, bottom_left = ((x + step, y) for x, y in corners)
        moved: Position = (top_left, top_right, bottom_right, bottom_left)
        for junk in "16":
            digits = text[2:7] + junk + text[8:13] if aside > 0 else junk + text[1:6] + junk + text[7:11]
            assert not confirmed(pixels, moved, "upca", with_check_digit("0" + digits)[1:])


def test_bands_of_a_thin_code_share_no_row() -> None:
    """zxing-cpp tells one line along some codes: what that line shows alone is not believed."""
    pixels, corners = drawn(with_check_digit("590123412345"), "ean13", 3, 0.8)
    middle = round((corners[0][1] + corners[2][1]) / 2)
    left, right = corners[0][0], corners[1][0]
    thin: Position = ((left, middle), (right, middle), (right, middle + 1), (left, middle + 1))
    assert confirmed(pixels, thin, "ean13", with_check_digit("590123412345"))
    one_line = np.full_like(pixels, 200)
    one_line[middle - 1 : middle + 3] = pixels[middle - 1 : middle + 3]
    assert not confirmed(one_line, thin, "ean13", with_check_digit("590123412345"))


@pytest.mark.parametrize(("symbology", "text"), [("ean13", "5901234123457"), ("itf", "123456")])
@pytest.mark.parametrize("above", [True, False])
def test_rows_beyond_the_edge_of_the_picture_are_no_witnesses(symbology: str, text: str, above: bool) -> None:
    """A code that shows its last rows only: what a view repeats of the outermost of them is no second row."""
    pixels, corners = drawn(text, symbology, 3, 0.8)
    assert confirmed(pixels, corners, symbology, text)
    (left, top), _, (right, bottom), _ = corners
    cut = pixels[round(bottom) - 3 :] if above else pixels[: round(top) + 4]
    at = 0 if above else cut.shape[0] - 1
    for low, high in ((at, at + 1), (at - 60, at), (at, at + 60)):
        assert not confirmed(cut, ((left, low), (right, low), (right, high), (left, high)), symbology, text)


@pytest.mark.parametrize(("symbology", "text", "rows"), [("ean13", "5901234123457", 11), ("itf", "123456", 4)])
def test_of_a_picture_of_few_rows_all_are_asked(symbology: str, text: str, rows: int) -> None:
    pixels, corners = drawn(text, symbology, 3, 0.8)
    (left, top), _, (right, _), _ = corners
    at: Position = ((left, 0), (right, 0), (right, rows - 1), (left, rows - 1))
    strip = pixels[round(top) + 20 :][:rows].copy()
    assert confirmed(strip, at, symbology, text)
    strip[rows // 2 :] = 200
    assert not confirmed(strip, at, symbology, text)


def test_a_part_of_an_itf_beside_which_there_are_more_bars_is_not_confirmed() -> None:
    """Seen: an ITF-14 whose first digits a neighbour covers in half of its rows, read as an ITF of twelve digits."""
    pixels, corners = drawn("65507886", "itf", 3, 0.8)
    assert confirmed(pixels, corners, "itf", "65507886")
    (_, top), (right, _), (_, bottom), _ = corners
    start = pixels[:, MARGIN : MARGIN + 12].copy()  # four narrow bars and spaces; one pair has 18 modules or so
    pair = MARGIN + 12 + 18 * 3
    half = round((top + bottom) / 2)
    part = pixels.copy()
    part[half:, : pair - 12] = 255
    part[half:, pair - 12 : pair] = start[half:]
    part = np.repeat(part, 2, axis=0)
    part_at: Position = ((pair - 12, 2 * half), (right, 2 * half), (right, 2 * bottom), (pair - 12, 2 * bottom))
    text = "507886"
    assert not confirmed(part, part_at, "itf", text)
    alone = part.copy()
    alone[: 2 * half] = 255
    assert confirmed(alone, part_at, "itf", text)


def leaning(pixels: Pixels, corners: Position, lean: float) -> tuple[Pixels, Position]:
    """Bars that go ``lean`` pixels to the right in each row downwards, as in a picture taken from the side."""
    height, width = pixels.shape
    room = int(abs(lean) * height)
    shear = np.array([[1, lean, room if lean < 0 else 0], [0, 1, 0]], np.float64)
    leant = cv2.warpAffine(pixels, shear, (width + room, height), borderMode=cv2.BORDER_REPLICATE)
    a, b, c, d = ((float(x + lean * y + shear[0, 2]), float(y)) for x, y in corners)
    return np.asarray(leant, np.uint8), (a, b, c, d)


@pytest.mark.parametrize("lean", [0.2, -0.35])
def test_an_itf_whose_bars_lean_is_confirmed_and_no_part_of_it(lean: float) -> None:
    """Seen: zxing-cpp reads along the rows of a picture in which the code lies aslant (itf-2/04 of its pictures)."""
    pixels, corners = leaning(*drawn("070429", "itf", 3, 0.8), lean)
    assert confirmed(pixels, corners, "itf", "070429")
    assert not confirmed(pixels, corners, "itf", "0704")


def cut_at(text: str, first: int, margin: int = MARGIN) -> tuple[Pixels, Position]:
    """An ITF whose first pair of digits ends like a start, cut off by the picture's edge ``first`` pixels before it."""
    pixels, ((_, top), (right, _), (_, bottom), _) = drawn(text, "itf", 3, 0.8)
    start = MARGIN + (4 + 18 - 4) * 3  # start and pair have 4 and 18 modules, the last four of them look like a start
    cut = pixels[round(top) - margin : round(bottom) + margin, start - first : round(right) + margin]
    a, b, low, high = first, round(right) - start + first, margin, margin + round(bottom - top)
    return np.ascontiguousarray(cut), ((a, low), (b, low), (b, high), (a, high))


@pytest.mark.parametrize("text", ["566514", "5695420043", "65507886"])
def test_an_itf_beside_which_the_picture_ends_is_not_believed(text: str) -> None:
    """What a turned view puts beyond the edge is no quiet zone: the rest of the code may lie there."""
    pixels, corners = cut_at(text, 3)
    assert not confirmed(pixels, corners, "itf", text[2:])
    assert decode(pixels, DecodeSettings(budget_ms=2_000)).codes == ()
    room = np.pad(pixels, ((0, 0), (20, 0)), mode="edge")
    moved: Position = tuple((x + 20, y) for x, y in corners)  # type: ignore[assignment]
    assert confirmed(room, moved, "itf", text[2:])  # covered all the way: nothing tells


def test_an_itf_that_is_cut_out_by_its_outline_is_believed() -> None:
    """Seen: one module of white around it (itf-1/#853)."""
    pixels, corners = cut_at("335544", 3, margin=4)
    assert confirmed(pixels, corners, "itf", "5544")
    (_, top), (right, _), (_, bottom), _ = corners
    to_its_bar = np.ascontiguousarray(pixels[:, 3:])
    at: Position = ((0, top), (right - 3, top), (right - 3, bottom), (0, bottom))
    assert not confirmed(to_its_bar, at, "itf", "5544")


def test_blurred_narrow_bars_beside_a_part_are_bars() -> None:
    """Seen: bars two pixels wide keep half of their contrast; the shadow beside a whole code has as much."""
    whole, corners = drawn("12345687", "itf", 4, 2.0)
    assert confirmed(whole, corners, "itf", "12345687")
    (left, top), (right, _), (_, bottom), _ = corners
    end, covered = right - 18 * 4, top + 0.7 * (bottom - top)  # the stop stands where the last pair did, of 18 modules
    part = whole.copy()
    part[: round(covered), round(end) + 2 :] = 250
    at: Position = ((left, top), (end, top), (end, covered), (left, covered))
    assert not confirmed(part, at, "itf", "123456")
    part[round(covered) :] = 250
    assert confirmed(part, at, "itf", "123456")


def test_two_digits_are_no_itf() -> None:
    for text, believed in (("67", False), ("6567", True)):
        pixels, corners = drawn(text, "itf", 3, 0.8)
        assert confirmed(pixels, corners, "itf", text) is believed


def test_an_itf_whose_bearer_bar_goes_on_at_one_end_only_is_a_part() -> None:
    """Seen: an ITF-14 whose first six digits a neighbour covers in all rows (seed 5022731)."""
    pixels, corners = drawn("52999499", "itf", 3, 0.8)
    (left, top), (right, _), (_, bottom), _ = ((round(x), round(y)) for x, y in corners)
    pixels[top - 9 : top, left - 24 : right + 24] = 10
    pixels[bottom : bottom + 9, left - 24 : right + 24] = 10
    assert confirmed(pixels, corners, "itf", "52999499")
    pixels[:, : left - 4] = 220
    assert not confirmed(pixels, corners, "itf", "52999499")


def test_a_code_128_is_confirmed_by_a_second_set_of_scan_lines_only() -> None:
    pixels, corners = drawn("(01)00012345678905"[4:], "code128", 2, 0.7)
    assert confirmed(pixels, corners, "code128", "00012345678905")
    assert not confirmed(pixels, corners, "code128", "00012345678906")
    one_line = pixels.copy()
    one_line[: MARGIN + 2] = one_line[MARGIN + 4 :] = 200
    left, right = corners[0][0], corners[1][0]
    thin: Position = ((left, MARGIN + 2), (right, MARGIN + 2), (right, MARGIN + 3), (left, MARGIN + 3))
    assert not confirmed(one_line, thin, "code128", "00012345678905")


@pytest.mark.skipif(SHARED is None, reason="the shared folder of real pictures is not here")
def test_a_blurred_upc_a_is_read_as_itself_or_not_at_all() -> None:
    """Seen: 8574731738478, alike at several enlargements."""
    assert SHARED is not None
    ghost = Path(SHARED).parents[1] / "faults" / "upca-ghost.webp"
    if not ghost.exists():
        pytest.skip("the picture of the ghost is not here")
    codes = decode(load_picture(ghost), DecodeSettings(("ean13", "upca"), budget_ms=5_000)).codes
    assert [code.text for code in codes] in ([], ["023942431015"])
