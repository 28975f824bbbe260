"""A code on a wavy package is read line by line; what was not printed is read by no three of them."""

import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from drivers.camera.picture import load_picture
from station.vision.bars import confirmed
from station.vision.cascade import decode
from station.vision.ean import LAYOUT
from station.vision.elastic import shown_by_lines
from station.vision.types import DecodeSettings, Pixels
from tests.vision.shared import shared_pictures
from tests.vision.test_bars import drawn, with_check_digit

SHARED = shared_pictures()


def waved(pixels: Pixels, px: float, period: float) -> Pixels:
    """Bars bent as on a bag: by another amount at every place of the line."""
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]].astype(np.float32)
    there = x + px * np.sin(2 * np.pi * x / period + y * 0.01)
    return np.asarray(cv2.remap(pixels, there, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


@pytest.mark.parametrize("period", [150, 110])
def test_a_wavy_code_is_read_as_itself_and_as_no_other(period: float) -> None:
    draw = random.Random(period)
    for _ in range(4):
        text = with_check_digit("".join(draw.choices("0123456789", k=12)))
        pixels, corners = drawn(text, "ean13", 3, 1.0)
        pixels = waved(pixels, 4.0, period)
        assert shown_by_lines(pixels, corners, text, (LAYOUT,))
        at = draw.randrange(1, 12)
        other = with_check_digit(text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 : 12])
        assert not shown_by_lines(pixels, corners, other, (LAYOUT,))
        assert not confirmed(pixels, corners, "ean13", other)


def test_two_lines_are_not_enough() -> None:
    text = with_check_digit("590123412345")
    pixels, corners = drawn(text, "ean13", 3, 1.0)
    (_, top), _, (_, bottom), _ = corners
    middle = round((top + bottom) / 2)
    assert shown_by_lines(pixels, corners, text, (LAYOUT,))
    few = np.full_like(pixels, 200)
    few[middle - 3 : middle + 4] = pixels[middle - 3 : middle + 4]
    assert not shown_by_lines(few, corners, text, (LAYOUT,))


def test_a_code_without_its_quiet_zone_is_not_believed() -> None:
    """Read a digit aside, a part of a code may have a right check digit; beside it there are more bars."""
    text = with_check_digit("590123412345")
    pixels, corners = drawn(text, "ean13", 3, 1.0)
    left, module = round(corners[0][0]), 3
    crowded = pixels.copy()
    crowded[:, left - 2 * module : left - module] = 0  # a bar where four modules are to be bright
    crowded[:, left - 4 * module : left - 3 * module] = 0
    assert shown_by_lines(pixels, corners, text, (LAYOUT,))
    assert not shown_by_lines(crowded, corners, text, (LAYOUT,))


@pytest.mark.skipif(SHARED is None, reason="the shared folder of real pictures is not here")
def test_a_wrapped_ean_that_one_call_reads_is_read() -> None:
    assert SHARED is not None
    codes = decode(load_picture(Path(SHARED) / "ean13-1" / "10.webp"), DecodeSettings(budget_ms=5_000)).codes
    assert [code.text for code in codes] == ["8480010001136"]
