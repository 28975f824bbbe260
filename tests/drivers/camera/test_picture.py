"""Which bytes are a picture, before anything decodes them."""

import struct

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.camera.picture import decode, is_whole, picture_size
from drivers.protocols import Pixels

PIXELS: Pixels = np.arange(7 * 5, dtype=np.uint8).reshape(5, 7) * 7
COLOUR = np.dstack([PIXELS, PIXELS, PIXELS])
FORMATS = [".png", ".jpg", ".bmp", ".pgm", ".ppm"]


def encoded(suffix: str) -> bytes:
    return cv2.imencode(suffix, COLOUR if suffix == ".ppm" else PIXELS)[1].tobytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_whole_picture_is_decoded_in_grey(suffix: str) -> None:
    data = encoded(suffix)
    assert is_whole(data)
    assert picture_size(data) == (7, 5)
    pixels = decode(data, max_megapixels=1)
    assert pixels is not None
    assert (pixels.shape, str(pixels.dtype)) == ((5, 7), "uint8")
    if suffix != ".jpg":
        assert (pixels == PIXELS).all()


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp"])
def test_a_colour_picture_becomes_grey(suffix: str) -> None:
    pixels = decode(cv2.imencode(suffix, COLOUR)[1].tobytes(), max_megapixels=1)
    assert pixels is not None
    assert pixels.shape == (5, 7)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_torn_picture_is_none(suffix: str, share: float) -> None:
    data = encoded(suffix)
    assert decode(data[: int(len(data) * share)], max_megapixels=1) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"P", b"BM", b"%PDF-1.4", b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n", b"GIF89a\x01\x00\x01\x00", b"P5 2"],
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert decode(data, max_megapixels=1) is None


def test_a_picture_that_announces_too_much_is_never_decoded() -> None:
    png = bytearray(encoded(".png"))
    png[16:24] = struct.pack(">II", 100_000, 100_000)
    assert picture_size(bytes(png)) == (100_000, 100_000)
    assert decode(bytes(png), max_megapixels=64) is None


@pytest.mark.parametrize("at", [8, 33])
def test_a_png_whose_chunk_is_longer_than_the_file_is_never_decoded(at: int) -> None:
    png = bytearray(encoded(".png"))
    png[at] = 0x7F
    assert not is_whole(bytes(png))


def test_the_size_limit_is_in_megapixels() -> None:
    data = cv2.imencode(".png", np.zeros((1000, 1001), np.uint8))[1].tobytes()
    assert decode(data, max_megapixels=1) is None
    assert decode(data, max_megapixels=2) is not None


def test_a_jpeg_with_restart_markers_and_comments_tells_its_size() -> None:
    options = [cv2.IMWRITE_JPEG_RST_INTERVAL, 1, cv2.IMWRITE_JPEG_PROGRESSIVE, 1]
    data = cv2.imencode(".jpg", PIXELS, options)[1].tobytes()
    with_comment = data[:2] + b"\xff\xfe\x00\x06\xff\xc0\xff\xc0" + b"\xff" + data[2:]
    assert picture_size(with_comment) == (7, 5)


def test_one_pixel_is_a_picture() -> None:
    assert decode(cv2.imencode(".png", np.zeros((1, 1), np.uint8))[1].tobytes(), max_megapixels=1) is not None


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FORMATS), st.integers(0, 60), st.binary(max_size=6))
def test_a_damaged_picture_is_a_picture_of_allowed_size_or_none(suffix: str, at: int, damage: bytes) -> None:
    data = bytearray(encoded(suffix))
    data[at : at + len(damage)] = damage
    pixels = decode(bytes(data), max_megapixels=1)
    assert pixels is None or 0 < pixels.size <= 1_000_000
