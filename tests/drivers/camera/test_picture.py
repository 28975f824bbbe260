"""Files that are no pictures, not whole, or too large are refused with a key; nothing is unpacked to find out."""

import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drivers.camera.picture import UnreadablePicture, decode, load_picture
from drivers.protocols import Pixels
from station.vision.cascade import decode as read_codes
from station.vision.types import DecodeSettings

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")
GREY: Pixels = (np.arange(48 * 64).reshape(48, 64) % 251).astype(np.uint8)
FORMATS = [".png", ".jpg", ".webp", ".bmp", ".tiff", ".pgm", ".ppm"]


def encoded(suffix: str, pixels: np.ndarray = GREY) -> bytes:
    if suffix == ".ppm":
        pixels = np.dstack([pixels] * 3)
    done, data = cv2.imencode(suffix, pixels)
    assert done
    return bytes(data)


def qr(scale: int = 6) -> Pixels:
    drawn = np.array(zxingcpp.create_barcode("A1", zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale))
    return np.pad(drawn, 40, constant_values=255)


def read(pixels: Pixels) -> list[str]:
    return [code.text for code in read_codes(pixels, DecodeSettings(symbologies=("qr",))).codes]


def png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    made = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def refusal(data: bytes, max_megapixels: int = 64) -> UnreadablePicture:
    with pytest.raises(UnreadablePicture) as refused:
        decode(data, max_megapixels, "file")
    assert refused.value.arguments["file"] == "file"
    return refused.value


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_of_any_usual_kind_is_loaded_grey(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"case{suffix}"
    path.write_bytes(encoded(suffix))
    pixels = load_picture(path)
    assert (pixels.shape, str(pixels.dtype)) == ((48, 64), "uint8")
    if suffix not in (".jpg", ".webp"):
        assert (pixels == GREY).all()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_torn_picture_is_refused(suffix: str, share: float) -> None:
    data = encoded(suffix)
    assert refusal(data[: int(len(data) * share)]).key in ("picture_torn", "picture_not_a_picture")


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_bytes_behind_the_end_mark_are_no_fault(suffix: str) -> None:
    """Phones write them: a second picture, a film, their own notes."""
    data = encoded(suffix)
    assert (decode(data + b"\0SEFT-phone-trailer" + data, 64) == decode(data, 64)).all()


def test_a_jpeg_with_restart_markers_and_comments_is_loaded() -> None:
    options = [cv2.IMWRITE_JPEG_RST_INTERVAL, 1, cv2.IMWRITE_JPEG_PROGRESSIVE, 1]
    data = cv2.imencode(".jpg", GREY, options)[1].tobytes()
    assert decode(data[:2] + b"\xff\xfe\x00\x06\xff\xc0\xff\xc0" + b"\xff" + data[2:], 64).shape == (48, 64)


@pytest.mark.parametrize("bits", [8, 10, 12, 16])
@pytest.mark.parametrize("suffix", [".png", ".tiff", ".pgm"])
def test_a_picture_of_more_bits_in_a_16_bit_file_is_scaled_by_its_own_depth(bits: int, suffix: str) -> None:
    deep = (qr().astype(np.uint32) * ((1 << bits) - 1) // 255).astype(np.uint16)
    pixels = decode(cv2.imencode(suffix, deep)[1].tobytes(), 64)
    assert (int(pixels.min()), int(pixels.max())) == (0, 255)
    assert read(pixels) == ["A1"]


def test_a_colour_picture_of_12_bits_is_not_black() -> None:
    deep = np.dstack([(qr().astype(np.uint32) * 4095 // 255).astype(np.uint16)] * 3)
    assert read(decode(cv2.imencode(".png", deep)[1].tobytes(), 64)) == ["A1"]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white_and_not_black(tmp_path: Path, mode: str) -> None:
    """A label drawn in black on nothing."""
    drawn = np.zeros((*qr().shape, 4), np.uint8)
    drawn[..., 3] = 255 - qr()
    Image.fromarray(drawn).convert(mode).save(tmp_path / "label.png")
    if mode == "P":
        Image.fromarray(qr()).convert("P").save(tmp_path / "label.png", transparency=255)
    assert read(load_picture(tmp_path / "label.png")) == ["A1"]


def test_a_hundred_megapixels_are_refused_before_unpacking() -> None:
    refused = refusal(png_claiming(10_000, 10_000))
    assert refused.key == "picture_too_large"
    assert refused.arguments == {"file": "file", "megapixels": 100, "limit": 64}


def test_the_size_limit_is_in_megapixels() -> None:
    data = encoded(".png", np.zeros((1000, 1001), np.uint8))
    assert refusal(data, 1).key == "picture_too_large"
    assert decode(data, 2).shape == (1000, 1001)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "picture_empty"),
        (b"not a picture", "picture_not_a_picture"),
        (b"\x89PNG\r\n\x1a\n", "picture_not_a_picture"),
        (b"\xff\xd8\xff", "picture_not_a_picture"),
        (b"GIF89a\x01\x00\x01\x00", "picture_not_a_picture"),
        (b"%PDF-1.4", "picture_not_a_picture"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "picture_not_a_picture"),
        (png_claiming(5, 5), "picture_torn"),
    ],
)
def test_other_files_are_refused_with_a_key(data: bytes, key: str) -> None:
    assert refusal(data).key == key


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    keys = []
    for path in (tmp_path / "absent.png", tmp_path, tmp_path / "pipe"):
        with pytest.raises(UnreadablePicture) as refused:
            load_picture(path)
        keys.append(refused.value.key)
    assert keys == ["picture_missing", "picture_not_a_file", "picture_not_a_file"]


def test_a_picture_of_one_pixel_is_loaded_and_holds_nothing() -> None:
    for suffix in (".png", ".webp"):
        assert read(decode(encoded(suffix, np.zeros((1, 1), np.uint8)), 1)) == []


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FORMATS), st.integers(0, 200), st.binary(max_size=6))
def test_a_damaged_picture_is_a_picture_of_allowed_size_or_refused(suffix: str, at: int, damage: bytes) -> None:
    data = bytearray(encoded(suffix))
    data[at : at + len(damage)] = damage
    try:
        assert 0 < decode(bytes(data), 1).size <= 1_000_000
    except UnreadablePicture:
        return


@given(
    st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"BM", b"II*\0", b"P5 "])
)
def test_no_bytes_can_upset_it(rest: bytes, magic: bytes) -> None:
    try:
        decode(magic + rest, 1)
    except UnreadablePicture:
        return
