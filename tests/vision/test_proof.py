"""A reading is believed for what its redundancy proves, never for being a reading."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from station.vision.cascade import decode
from station.vision.proof import Standing, chance, standing
from station.vision.reader import Found
from station.vision.tally import Tally
from station.vision.types import DecodeSettings, Pixels


def _read(modules: Pixels, kind: BarcodeFormat) -> zxingcpp.Barcode:
    picture = cv2.copyMakeBorder(modules, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=255)
    picture = cv2.resize(picture, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    barcode = zxingcpp.read_barcode(picture, zxingcpp.BarcodeFormats(kind), text_mode=zxingcpp.TextMode.Plain)
    assert barcode is not None
    return barcode


def _modules(text: str, kind: BarcodeFormat, **options: object) -> Pixels:
    made = zxingcpp.create_barcode(text, kind, **options)
    return np.array(made.to_image(scale=1, add_quiet_zones=False), np.uint8)


def test_chance_is_that_of_noise_near_a_valid_block() -> None:
    assert chance(5, 2, 0) == pytest.approx(256.0**-2)
    assert chance(26, 7, 3) > 1e-7 > chance(70, 15, 7)


def test_a_whole_small_symbol_proves_itself() -> None:
    whole = _modules("12345", BarcodeFormat.QRCode, ec_level="L", version=1)
    assert standing(_read(whole, BarcodeFormat.QRCode), "qr") is Standing.PROVEN


@pytest.mark.parametrize(("broken", "worth"), [(2, Standing.PROVEN), (3, Standing.NOTHING)])
def test_a_small_symbol_with_more_errors_than_its_standard_corrects_is_no_reading(broken: int, worth: Standing) -> None:
    doctored = _modules("12345678901234567890123456", BarcodeFormat.QRCode, version=1, ec_level="L")
    for row in range(20, 20 - 4 * broken, -4):  # one module in each of several codewords of the right-hand column
        doctored[row, 20] ^= 255
    barcode = _read(doctored, BarcodeFormat.QRCode)
    assert isinstance(barcode.extra, dict)
    assert barcode.extra["ECLevel"] == "L"
    assert standing(barcode, "qr") is worth


def test_a_small_symbol_with_many_errors_is_weak() -> None:
    doctored = _modules("12345678901234567890", BarcodeFormat.QRCode, version=1, ec_level="M")
    for row, column in ((20, 20), (16, 20), (12, 20), (12, 18), (16, 18)):  # in five codewords
        doctored[row, column] ^= 255
    assert standing(_read(doctored, BarcodeFormat.QRCode), "qr") is Standing.WEAK


def test_a_damaged_micro_qr_is_not_the_symbol_that_all_views_make_of_it() -> None:
    """Found by damaging symbols at random: 15379573547020954408 (M3, level L) lies three codewords off another text."""
    bits = f"{0x2A9F7E22C445208A9DF7F008EFF540387653B0F2E5EED787DAF2A75:0225b}"
    damaged = np.array([255 * int(bit) for bit in bits], np.uint8).reshape(15, 15)
    picture = cv2.copyMakeBorder(damaged, 16, 16, 16, 16, cv2.BORDER_CONSTANT, value=255)
    shown = cv2.GaussianBlur(cv2.resize(picture, None, fx=5, fy=5, interpolation=cv2.INTER_NEAREST), (0, 0), 1.0)
    assert _read(damaged, BarcodeFormat.MicroQRCode).text != "15379573547020954408"
    assert decode(np.asarray(shown, np.uint8), DecodeSettings(("microqr",), budget_ms=20_000)).codes == ()


def test_a_micro_symbol_without_correction_must_be_perfect() -> None:
    perfect = _modules("12345", BarcodeFormat.MicroQRCode)
    assert perfect.shape == (11, 11)
    assert standing(_read(perfect, BarcodeFormat.MicroQRCode), "microqr") is Standing.PROVEN
    doctored = perfect.copy()
    doctored[10, 0] ^= 255  # a timing module: the text is still read
    doctored[0, 10] ^= 255
    found = zxingcpp.read_barcode(
        cv2.resize(
            cv2.copyMakeBorder(doctored, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=255),
            None,
            fx=6,
            fy=6,
            interpolation=cv2.INTER_NEAREST,
        ),
        zxingcpp.BarcodeFormats(BarcodeFormat.MicroQRCode),
    )
    assert found is None or standing(found, "microqr") is Standing.NOTHING


def test_a_linear_code_is_to_be_confirmed() -> None:
    made = zxingcpp.create_barcode("4006381333931", BarcodeFormat.EAN13)
    picture = cv2.copyMakeBorder(np.array(made.to_image(scale=2)), 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=255)
    barcode = zxingcpp.read_barcode(picture)
    assert barcode is not None
    assert standing(barcode, "ean13") is Standing.TO_BE_CONFIRMED


SEEN = Found(
    text="A",
    raw=b"A",
    symbology="ean13",
    position=((0, 0), (10, 0), (10, 10), (0, 10)),
    center=(5, 5),
    reach=7,
    step="x2",
    voice="x2",
    proven=False,
)


def test_a_weak_reading_alone_is_doubted() -> None:
    tally = Tally()
    tally.add(SEEN)
    tally.add(SEEN)
    assert tally.believed == []
    assert tally.doubted == [SEEN]


def test_two_differing_steps_are_believed() -> None:
    tally = Tally()
    tally.add(SEEN)
    tally.add(replace(SEEN, voice="x3"))
    assert [found.text for found in tally.believed] == ["A"]
    assert tally.doubted == []


def test_rivals_of_one_place_cancel_each_other() -> None:
    tally = Tally()
    for voice in ("x2", "x3"):
        tally.add(replace(SEEN, text="B", raw=b"B", voice="first"))
        tally.add(replace(SEEN, voice=voice))
    assert tally.believed == []
    tally.add(replace(SEEN, voice="x4"))
    assert [found.text for found in tally.believed] == ["A"]


def test_a_proven_reading_replaces_a_weak_one() -> None:
    tally = Tally()
    tally.add(SEEN)
    tally.add(replace(SEEN, voice="x3"))
    tally.add(replace(SEEN, text="Q", raw=b"Q", symbology="qr", proven=True))
    tally.add(replace(SEEN, text="B", raw=b"B", voice="x4"))
    assert [found.text for found in tally.believed] == ["Q"]


def test_one_text_in_two_places_is_two_codes() -> None:
    tally = Tally()
    tally.add(replace(SEEN, proven=True))
    tally.add(replace(SEEN, proven=True, center=(50, 5)))
    assert len(tally.believed) == 2
