"""Files that are no pictures, not whole, or too large are refused with a key; nothing is unpacked to find out."""

import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.vision.cascade import decode
from station.vision.header import claimed_size, is_whole
from station.vision.load import UnreadablePicture, load_picture
from station.vision.types import DecodeSettings

GREY = (np.arange(48 * 64).reshape(48, 64) % 251).astype(np.uint8)
ENDINGS = [".png", ".jpg", ".webp", ".bmp", ".tiff", ".pgm"]


def _encoded(ending: str, pixels: np.ndarray = GREY) -> bytes:
    done, data = cv2.imencode(ending, pixels)
    assert done
    return bytes(data)


def _png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"IEND"


def _refusal(path: Path) -> UnreadablePicture:
    with pytest.raises(UnreadablePicture) as refused:
        load_picture(path)
    assert refused.value.arguments["file"] == path.name
    return refused.value


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_picture_of_any_usual_kind_is_loaded_grey(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"case{ending}"
    path.write_bytes(_encoded(ending))
    assert load_picture(path).shape == (48, 64)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_header_tells_the_size(ending: str) -> None:
    assert claimed_size(_encoded(ending)) == (64, 48)


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".bmp"])
def test_a_torn_picture_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"torn{ending}"
    data = _encoded(ending)
    path.write_bytes(data[: len(data) * 2 // 3])
    assert _refusal(path).key == "picture_torn"


def test_a_hundred_megapixels_are_refused_before_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(_png_claiming(10_000, 10_000))
    refused = _refusal(path)
    assert refused.key == "picture_too_large"
    assert refused.arguments == {"file": "bomb.png", "megapixels": 100, "limit": 64}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "picture_empty"),
        (b"not a picture", "picture_not_a_picture"),
        (b"\x89PNG\r\n\x1a\n", "picture_not_a_picture"),
        (b"\xff\xd8\xff", "picture_not_a_picture"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "picture_not_a_picture"),
        (_png_claiming(0, 5), "picture_not_a_picture"),
        (_png_claiming(5, 5), "picture_torn"),
    ],
)
def test_other_files_are_refused_with_a_key(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert _refusal(path).key == key


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "absent.png").key == "picture_missing"
    assert _refusal(tmp_path).key == "picture_not_a_file"
    os.mkfifo(tmp_path / "pipe")
    assert _refusal(tmp_path / "pipe").key == "picture_not_a_file"


def test_a_picture_of_one_pixel_is_loaded_and_holds_nothing(tmp_path: Path) -> None:
    for ending in (".png", ".webp"):
        path = tmp_path / f"one{ending}"
        path.write_bytes(_encoded(ending, np.zeros((1, 1), np.uint8)))
        assert decode(load_picture(path), DecodeSettings()).codes == ()


@given(
    st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"BM", b"II*\0", b"P5 "])
)
def test_no_bytes_can_upset_the_header_reader(rest: bytes, magic: bytes) -> None:
    claimed_size(magic + rest)
    is_whole(magic + rest)
