"""``station decode`` on files that are no pictures, and on codes that are no codes."""

import json
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp

from station.core.codes import display
from tests.badinput.command import run_process, station

Picture = npt.NDArray[np.uint8]
GOOD = "https://q.example.com/u/ABC"
END = b"\0\0\0\0IEND\xaeB`\x82"


def qr(text: str | bytes, scale: int = 4) -> Picture:
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return np.array(zxingcpp.write_barcode_to_image(made, scale=scale, add_quiet_zones=True))


def packed(picture: Picture, ending: str = ".png") -> bytes:
    return bytes(cv2.imencode(ending, picture)[1])


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def png_header(width: int, height: int) -> bytes:
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


PNG, JPEG = packed(qr(GOOD)), packed(qr(GOOD), ".jpg")
FILES: dict[str, tuple[bytes, str]] = {
    "empty.png": (b"", "picture_empty"),
    "half.png": (PNG[: len(PNG) // 2], "picture_torn"),
    "flipped.png": (flipped(PNG, len(PNG) // 2), "picture_torn"),
    "header.png": (PNG[:33], "picture_not_a_picture"),
    "signature.png": (PNG[:8], "picture_not_a_picture"),
    "no-data.png": (png_header(100, 100) + END, "picture_torn"),
    "long-chunk.png": (png_header(9, 9) + b"\x7f\xff\xff\xffIDAT" + END, "picture_torn"),
    "no-area.png": (png_header(0, 9) + END, "picture_not_a_picture"),
    "hundred-megapixels.png": (png_header(100_000, 1_000) + END, "picture_too_large"),
    "endless.png": (png_header(2**31 - 1, 2**31 - 1) + END, "picture_too_large"),
    "half.jpg": (JPEG[: len(JPEG) // 2], "picture_torn"),
    "text.png": (b"hello, I am a text\n", "picture_not_a_picture"),
    "text.txt": (b"P5 is where I live\n", "picture_not_a_picture"),
    "header.pgm": (b"P5 10000 10000 255\n", "picture_too_large"),
    "minus.pgm": (b"P5 -5 10 255\n" + b"\0" * 50, "picture_not_a_picture"),
    "endless.pgm": (b"P5 99999999999999999999 1 255\n", "picture_not_a_picture"),
    "toml.bmp": (b"BM[station]\n", "picture_not_a_picture"),
}


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_every_bad_file_is_told_and_the_rest_is_still_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = [file(tmp_path, name, data) for name, (data, _) in FILES.items()]
    good = file(tmp_path, "good.png", PNG)
    told = station("decode", "--json", *bad, good)
    found = rows(told.out)
    assert told.code == 1
    assert {Path(row["file"]).name: row["error"] for row in found[:-1]} == {
        name: key for name, (_, key) in FILES.items()
    }
    assert [code["text"] for code in found[-1]["codes"]] == [GOOD]
    assert capfd.readouterr().err == "", "libraries print past us"


def test_in_words_every_bad_file_is_one_line(tmp_path: Path) -> None:
    told = station("decode", *(file(tmp_path, name, data) for name, (data, _) in FILES.items()))
    assert [line.split(": ")[0] for line in told.lines] == [str(tmp_path / name) for name in FILES]
    assert told.err == ""


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "loop.png").symlink_to("loop.png")
    (tmp_path / "nowhere.png").symlink_to("gone.png")
    places = [tmp_path, tmp_path / "pipe.png", Path("/dev/zero"), tmp_path / "nowhere.png", tmp_path / "loop.png"]
    told = station("decode", "--json", *places)
    assert told.code == 1
    assert [row["error"] for row in rows(told.out)] == [
        *["picture_not_a_file"] * 3,
        "picture_missing",
        "picture_denied",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_picture_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = file(tmp_path, "good.png", PNG)
    path.chmod(0)
    assert rows(station("decode", "--json", path).out)[0]["error"] == "picture_denied"


def test_a_real_picture_of_100_megapixels_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = file(tmp_path, "big.pgm", b"P5 10000 10000 255\n")
    os.truncate(path, path.stat().st_size + 100_000_000)
    told = station("decode", path)
    assert told.code == 1
    assert "The picture has 100 megapixels, 64 are allowed." in told.lines[0]


def test_a_picture_of_one_pixel_holds_nothing(tmp_path: Path) -> None:
    told = station("decode", "--json", file(tmp_path, "one.png", packed(np.zeros((1, 1), np.uint8))))
    assert told.code == 0
    assert (rows(told.out)[0]["codes"], rows(told.out)[0]["error"]) == ([], None)


HOSTILE = {
    "bold": "<b>A1</b>",
    "formula": "=cmd|' /C calc'!A0",
    "line ends": "A\r\n1",
    "ansi": "\x1b[2J\x1b[31mred",
    "nul": "A\0001",
    "bidi": "A\u202e1\u200b",
    "markup": "[/] [red]A1[/red]",
    "braces": "{0.__class__} %s",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_code_is_exact_in_json_and_inert_in_words(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, "code.png", packed(qr(text)))
    assert rows(station("decode", "--json", path).out)[0]["codes"][0]["text"] == text
    told = station("decode", path)
    assert told.lines[1].endswith(display(text))
    assert len(told.lines) == 2
    assert all(line.isprintable() for line in told.lines)


@pytest.mark.parametrize("raw", [b"\xff\xfe\x80A1", b"\xed\xa0\x80A1", bytes(range(256))], ids=["latin", "lone", "all"])
def test_bytes_that_are_no_utf_8_come_through_one_by_one(tmp_path: Path, raw: bytes) -> None:
    path = file(tmp_path, "code.png", packed(qr(raw)))
    text = rows(station("decode", "--json", path).out)[0]["codes"][0]["text"]
    assert text.encode("latin-1") == raw
    assert all(line.isprintable() for line in station("decode", path).lines)


@pytest.mark.parametrize("text", ["A1b2" * 600, "7" * 7_089], ids=["2400 signs", "version 40"])
def test_the_largest_codes_are_read_whole(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, "code.png", packed(qr(text)))
    assert rows(station("decode", "--json", path).out)[0]["codes"][0]["text"] == text


def test_parts_of_a_structured_append_are_codes_and_no_crash(tmp_path: Path) -> None:
    options = cv2.QRCodeEncoder.Params()
    options.mode = cv2.QRCODE_ENCODER_MODE_STRUCTURED_APPEND
    options.structure_number = 2
    parts = cv2.QRCodeEncoder.create(options).encodeStructuredAppend("FIRST HALF SECOND HALF")
    pictures = [cv2.resize(np.pad(part, 4, constant_values=255), None, fx=4, fy=4, interpolation=0) for part in parts]
    paths = [file(tmp_path, f"{at}.png", packed(np.asarray(each, np.uint8))) for at, each in enumerate(pictures)]
    told = station("decode", "--json", *paths)
    assert told.code == 0
    assert "".join(row["codes"][0]["text"] for row in rows(told.out)) == "FIRST HALF SECOND HALF"


def test_a_file_name_is_data_too(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m\n.png"))
    path.write_bytes(PNG)
    told = station("decode", path)
    assert told.lines[0].startswith(f"{tmp_path}/\\udcff\\u001b[31m\\u000a.png: 1 code")
    assert rows(station("decode", "--json", path).out)[0]["error"] is None


@pytest.mark.parametrize("grid", ["4", "0x6", "4x0", "999x999", "101x1", "-1x4", "4x6x8", "4*6", "x", " ", "\x1b[31m"])
def test_a_grid_that_is_none_is_a_usage_error(grid: str) -> None:
    told = station("decode", "--grid", grid, "any.png")
    assert (told.code, told.out) == (2, "")
    assert told.sentence == f"--grid: {display(grid)} is not rows x columns of 1 to 100, such as 4x6."


@pytest.mark.parametrize(
    ("names", "meant"),
    [("qr,datmatrix", "Did you mean datamatrix?"), ("code-128", "Did you mean code128?"), ("\x1b[31m", "")],
)
def test_an_unknown_symbology_is_named_with_what_was_meant(names: str, meant: str) -> None:
    told = station("decode", "--symbologies", names, "any.png")
    assert told.code == 2
    assert told.sentence.isprintable()
    assert told.sentence.endswith(meant or "upca.")
    assert "Known are: qr, microqr, " in told.sentence


def test_a_terminal_that_lacks_a_sign_still_gets_the_line(tmp_path: Path) -> None:
    path = file(tmp_path, "code.png", packed(qr(b"\xff\xfeA1")))
    told = run_process("decode", path, PYTHONIOENCODING="ascii")
    assert (told.code, told.lines[1].rsplit(" ", 1)[1]) == (0, "\\xff\\xfeA1")
