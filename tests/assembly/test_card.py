"""The printed card is read back by our own decoder, true to size; what a reader spoils is named."""

import io

import numpy as np
import pypdfium2
import pytest

from station.assembly.card import CARD, told_text
from station.assembly.card_pdf import ProtocolPart, ProtocolRow, card_pdf, protocol_pdf
from station.vision.cascade import decode
from station.vision.measure import modules
from station.vision.types import Decoded, DecodeSettings, Pixels

DOTS_A_MM = 300 / 25.4
GS = "\x1d"
GS1 = f"010950110153000310CARD3{GS}21S3"
QWERTY = "CARD-1/aqwzym?x=AQWZYM&n=1:09"


def page(data: bytes) -> Pixels:
    rendered = pypdfium2.PdfDocument(data)[0].render(scale=300 / 72, grayscale=True)
    return np.ascontiguousarray(rendered.to_numpy().squeeze(), np.uint8)


def words(data: bytes) -> str:
    return str(pypdfium2.PdfDocument(io.BytesIO(data))[0].get_textpage().get_text_bounded())


@pytest.fixture(scope="module")
def read() -> dict[str, Decoded]:
    found = decode(page(card_pdf()), DecodeSettings(("qr", "datamatrix", "code128"), budget_ms=8_000))
    return {code.text: code for code in found.codes}


@pytest.mark.parametrize("code", CARD, ids=lambda code: f"field {code.field}")
def test_every_field_is_read_as_its_text_in_its_size_where_it_is_said_to_be(read: dict[str, Decoded], code) -> None:  # type: ignore[no-untyped-def]
    seen = read[code.text]
    assert seen.symbology == code.symbology
    left, top = np.array(seen.position).min(axis=0) / DOTS_A_MM
    assert (left, top) == pytest.approx((code.left_mm, code.top_mm), abs=1.0)
    if (size := modules(seen.symbology, seen.version)) is not None:
        columns, rows = size
        right, bottom = np.array(seen.position).max(axis=0) / DOTS_A_MM
        assert (right - left, bottom - top) == pytest.approx(
            (columns * code.module_mm, rows * code.module_mm), rel=0.05
        )


def test_the_card_is_the_same_every_time() -> None:
    assert card_pdf() == card_pdf()


@pytest.mark.parametrize(
    ("said", "right", "key", "field"),
    [
        (QWERTY, True, "card_right", 1),
        (" CARD-2 ", True, "card_right", 2),
        (GS1, True, "card_right", 3),
        (f"]d2{GS1}", True, "card_right", 3),
        (f"{GS}{GS1}", True, "card_right", 3),
        (GS1.replace(GS, ""), False, "card_gs_lost", 3),
        (GS1.replace(GS, "<GS>"), False, "card_gs_replaced", 3),
        (GS1.replace(GS, "|"), False, "card_gs_replaced", 3),
        ("CARD-2", False, "card_trimmed", 2),
        (" CARD-2", False, "card_trimmed", 2),
        ("card-5", False, "card_case", 5),
        ("#CARD-5", False, "card_added", 5),
        ("CARD-5\t", False, "card_added", 5),
        ("CARD-10", True, "card_right", 10),
        ("CARD-14", False, "card_unknown", 0),
        ("4006381333931", False, "card_unknown", 0),
        ("NoRead", False, "card_device_message", 0),
        ("OK,LON", False, "card_device_message", 0),
        ("CARDß1-aqwyzm_x´AQWYZM/n´1Ö09", False, "layout_qwertz", 1),
        ("CQRD)&!qazwy,§x=QAZWY?7n=&Màç", False, "layout_azerty", 1),
        ("СФКВ", False, "layout_cyrillic", 0),
    ],
)
def test_what_a_reader_makes_of_it_is_named(said: str, right: bool, key: str, field: int) -> None:
    told = told_text(said)
    assert (told.right, told.key, told.field) == (right, key, field)


def test_a_protocol_says_all_in_any_language_and_nothing_in_it_is_markup() -> None:
    part = ProtocolPart("reader <b>1</b>: ok", (ProtocolRow("ok", "它说 <i>读码器</i> & µ"),))
    said = words(protocol_pdf([("Station", "L1")], [part], "1 of 1 devices are as they must be."))
    for text in ("Acceptance protocol", "L1", "reader <b>1</b>: ok", "<i>", "& µ", "1 of 1 devices", "signature"):
        assert text in said
