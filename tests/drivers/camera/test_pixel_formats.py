"""Every pixel format against another implementation of the same standard, and against values by hand."""

import cv2
import numpy as np
import pytest

from drivers.camera.pixel_formats import FORMATS, PixelFormat, grey_of

WIDTH, HEIGHT = 32, 6
BY_NAME = {form.name: code for code, form in FORMATS.items()}


def bytes_of(form: PixelFormat) -> "np.ndarray[tuple[int], np.dtype[np.uint8]]":
    random = np.random.default_rng(5)
    if form.layout == "words":
        return random.integers(0, 1 << form.depth, WIDTH * HEIGHT).astype("<u2").view(np.uint8)
    return random.integers(0, 256, form.size_bytes(WIDTH * HEIGHT), dtype=np.uint8)


@pytest.mark.parametrize("code", [code for code, form in FORMATS.items() if form.channels == 1])
def test_a_format_is_read_as_another_library_reads_it(code: int) -> None:
    vg = pytest.importorskip("viva_genicam", reason="the extra gige is not installed")
    form = FORMATS[code]
    data = bytes_of(form)
    frame = vg.Frame.from_bytes(data.tobytes(), WIDTH, HEIGHT, form.name)
    deep = frame.to_numpy()
    eight = (deep >> (form.depth - 8)).astype(np.uint8)
    wanted = eight if form.to_grey is None else cv2.cvtColor(eight, form.to_grey)
    assert frame.pixel_format_code == code
    grey = grey_of(data, code, WIDTH, HEIGHT)
    assert grey is not None
    assert np.array_equal(grey, wanted)


@pytest.mark.parametrize("name", ["BayerRG8", "BayerGR8", "BayerGB8", "BayerBG8"])
def test_a_mosaic_begins_in_the_right_corner(name: str) -> None:
    vg = pytest.importorskip("viva_genicam", reason="the extra gige is not installed")
    data = bytes_of(FORMATS[BY_NAME[name]])
    colour = vg.Frame.from_bytes(data.tobytes(), WIDTH, HEIGHT, name).to_numpy(demosaic=True)
    wanted = cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY).astype(int)
    grey = grey_of(data, BY_NAME[name], WIDTH, HEIGHT)
    assert grey is not None
    assert np.abs(grey - wanted)[1:-1, 1:-1].max() <= 1


@pytest.mark.parametrize("name", ["RGB8", "BGR8"])
def test_colours_become_brightness(name: str) -> None:
    red = [255, 0, 0] if name == "RGB8" else [0, 0, 255]
    grey = grey_of(np.array(red * 4, np.uint8), BY_NAME[name], 2, 2)
    assert grey is not None
    assert set(grey.ravel().tolist()) == {76}


def test_twelve_bits_are_scaled_not_cut() -> None:
    words = np.array([0x0FFF, 0x0800, 0x00FF, 0x0010], "<u2").view(np.uint8)
    grey = grey_of(words, BY_NAME["Mono12"], 4, 1)
    assert grey is not None
    assert grey.tolist() == [[255, 128, 15, 1]]


def test_what_follows_each_line_is_no_pixel() -> None:
    lines = np.array([1, 2, 99, 3, 4, 99], np.uint8)
    grey = grey_of(lines, BY_NAME["Mono8"], 2, 2, padding_bytes=1)
    assert grey is not None
    assert grey.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize("name", ["Mono8", "Mono12", "Mono12p", "Mono10p", "Mono10Packed", "RGB8"])
def test_fewer_bytes_than_pixels_are_no_picture(name: str) -> None:
    code = BY_NAME[name]
    short = np.zeros(FORMATS[code].size_bytes(WIDTH * HEIGHT) - 1, np.uint8)
    assert grey_of(short, code, WIDTH, HEIGHT) is None
    assert grey_of(short, code, WIDTH, HEIGHT, padding_bytes=4) is None
