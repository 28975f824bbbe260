"""A Code 128 that bands do not confirm is read line by line: its patterns, its three sets, its check character."""

import random
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from drivers.camera.picture import load_picture
from station.vision import code128
from station.vision.cascade import decode
from station.vision.elastic import shown_by_lines
from station.vision.types import DecodeSettings, Pixels, Position
from tests.vision.shared import shared_pictures
from tests.vision.test_bars import drawn
from tests.vision.test_elastic import waved

SHARED = shared_pictures()
START_A, START_B, START_C = 0, 1, 2
MODULE = 3
CODE_128 = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.Code128)


def checked(start: int, *values: int) -> tuple[int, ...]:
    total = 103 + start + sum(place * value for place, value in enumerate(values, 1))
    return start, *values, total % 103


def printed(start: int, *values: int) -> tuple[Pixels, Position]:
    """The picture of these very characters, as a camera sees it: an encoder would choose its own spelling."""
    first, *rest = checked(start, *values)
    widths = "".join(code128._WIDTHS[each] for each in (103 + first, *rest)) + code128._STOP
    bars = np.repeat([255 * (place % 2) for place in range(len(widths))], [MODULE * int(wide) for wide in widths])
    sharp = np.pad(np.tile(bars.astype(np.uint8), (90, 1)), 40, constant_values=255)
    left, right, top, bottom = 40, 40 + bars.size - 1, 40, 129
    return np.asarray(cv2.GaussianBlur(sharp, (0, 0), 1.0), np.uint8), (
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
    )


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (checked(START_C, 15, 18, 28, 81), "15182881"),
        (checked(START_B, 33, 99, 12, 34), "A1234"),
        (checked(START_C, 102, 1, 0, 102, 17, 101, 64), "0100\x1d17\x00"),
        (checked(START_A, 33, 98, 65, 34), "AaB"),
        (checked(START_B, 65, 98, 64, 66), "a\x00b"),
        (checked(START_B, 33, 96, 34), None),  # FNC3: told by no text
        ((START_B, 33, 34, 1), None),  # its check is wrong
    ],
)
def test_characters_are_told_as_text(found: tuple[int, ...], text: str | None) -> None:
    assert code128.told(found) == text


def test_all_patterns_are_those_that_another_reader_knows() -> None:
    for value in range(96):
        pixels, _ = printed(START_A, value, 33)
        (code,) = zxingcpp.read_barcodes(pixels, formats=CODE_128)
        assert code.bytes == bytes([32 + value if value < 64 else value - 64, 65])
    for value in range(96, 100):
        (code,) = zxingcpp.read_barcodes(printed(START_C, value, 12)[0], formats=CODE_128)
        assert code.text == f"{value}12"
    assert len(set(code128._WIDTHS)) == 106


@pytest.mark.parametrize(
    ("start", "values", "text"),
    [
        (START_B, [17, 21, 17, 24, 18, 24, 24, 17], "15182881"),  # a printer that knows no set C
        (START_C, [102, 1, 0, 1, 23, 45, 67, 89, 5], "0100012345678905"),
        (START_C, [102, 1, 0, 101, 102, 99, 17], "0100\x1d17"),
        (START_A, [33, 98, 65, 34], "AaB"),
    ],
)
def test_every_spelling_is_read(start: int, values: list[int], text: str) -> None:
    pixels, corners = printed(start, *values)
    assert [code.text for code in zxingcpp.read_barcodes(pixels, text_mode=zxingcpp.TextMode.Plain)] == [text]
    assert shown_by_lines(pixels, corners, text, code128.layouts(text))


@pytest.mark.parametrize("period", [150, 110])
def test_a_wavy_code_is_read_as_itself_and_as_no_other(period: float) -> None:
    draw = random.Random(period)
    for _ in range(3):
        text = "A" + "".join(draw.choices("0123456789", k=6))
        pixels, corners = drawn(text, "code128", MODULE, 1.0)
        pixels = waved(pixels, 3.0, period)
        assert shown_by_lines(pixels, corners, text, code128.layouts(text))
        other = text[:-1] + str((int(text[-1]) + 1) % 10)
        assert not shown_by_lines(pixels, corners, other, code128.layouts(other))


def test_two_lines_are_not_enough() -> None:
    pixels, corners = drawn("A1234", "code128", MODULE, 1.0)
    (_, top), _, (_, bottom), _ = corners
    middle = round((top + bottom) / 2)
    few = np.full_like(pixels, 200)
    few[middle - 3 : middle + 4] = pixels[middle - 3 : middle + 4]
    assert shown_by_lines(pixels, corners, "A1234", code128.layouts("A1234"))
    assert not shown_by_lines(few, corners, "A1234", code128.layouts("A1234"))


@pytest.mark.parametrize("text", ["", "\u00f3ld", "X" * 41])
def test_what_is_not_read_line_by_line_is_not_confirmed_by_it(text: str) -> None:
    pixels, corners = drawn("A1234", "code128", MODULE, 1.0)
    assert code128.layouts(text) == ()
    assert not shown_by_lines(pixels, corners, text, ())


@pytest.mark.skipif(SHARED is None, reason="the shared folder of real pictures is not here")
def test_a_code_that_one_call_reads_is_read() -> None:
    assert SHARED is not None
    codes = decode(load_picture(Path(SHARED) / "code128-2" / "06.webp"), DecodeSettings(budget_ms=5_000)).codes
    assert [code.text for code in codes] == ["15182881"]
