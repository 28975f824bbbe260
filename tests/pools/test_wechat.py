"""WeChat code packs: opened with the right key, refused in one sentence with another."""

import io
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from station.pools.errors import PoolRefused
from station.pools.importing import ImportSummary, import_lines
from station.pools.reader import PoolReader
from station.pools.wechat import pack_codes, read_key
from sync import code_pack
from tests.pools.make import KEY, NOW_US, sealed_pack

LINES = [f"{n}\tRAW{n:06d}\tP.URL.CN/0P$M%LZ4LHSV{n:06d}X" for n in range(1000, 1020)]


def pack(data: Path, sealed: bytes, key: bytes = KEY) -> ImportSummary:
    data.mkdir(exist_ok=True)
    codes = pack_codes(io.BytesIO(sealed), "pack.txt", key)
    return import_lines(data, "wx", "pack.txt", codes, now_us=NOW_US, kind="wechat")


@pytest.mark.parametrize("chunk", [64, 1 << 20])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_pack_becomes_codes_with_their_index(
    tmp_path: Path, chunk: int, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_pack, "CHUNK_BYTES", chunk)
    sealed = sealed_pack("\n".join(LINES).encode() + end.encode())
    wrapped = b"\n".join(sealed[place : place + 76] for place in range(0, len(sealed), 76)) + b"\n"
    assert pack(tmp_path / "d", wrapped).imported == len(LINES)
    with closing(PoolReader(tmp_path / "d")) as reader:
        assert next(reader.codes("wx")) == (1000, "P.URL.CN/0P$M%LZ4LHSV001000X", "RAW001000")
        assert reader.standing("wx", ["P.URL.CN/0P$M%LZ4LHSV001007X"]) == {"P.URL.CN/0P$M%LZ4LHSV001007X": "issued"}


@pytest.mark.parametrize("size", [1, 20])
def test_a_wrong_key_imports_nothing(tmp_path: Path, size: int) -> None:
    sealed = sealed_pack("\n".join(LINES[:size]).encode())
    with pytest.raises(PoolRefused, match="pool_key_wrong"):
        pack(tmp_path / "d", sealed, b"fedcba9876543210")


@pytest.mark.parametrize("cut", [7, 16])
def test_a_pack_that_was_cut_imports_nothing(tmp_path: Path, cut: int) -> None:
    sealed = sealed_pack("\n".join(LINES).encode())
    with pytest.raises(PoolRefused, match=r"pool_key_wrong|pool_not_base64"):
        pack(tmp_path / "d", sealed[:-cut])


def test_a_pack_without_line_ends_is_damaged_and_fills_no_memory(tmp_path: Path) -> None:
    sealed = sealed_pack(LINES[0].encode() + b"\n" + b"x" * (32 << 20))
    tracemalloc.start()
    with pytest.raises(PoolRefused, match="pool_file_damaged"):
        pack(tmp_path / "d", sealed)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 << 20


def test_what_is_not_base64_is_said(tmp_path: Path) -> None:
    with pytest.raises(PoolRefused, match="pool_not_base64"):
        pack(tmp_path / "d", b"<html>log in first</html>")


def test_a_line_that_is_no_code_is_a_bad_line(tmp_path: Path) -> None:
    summary = pack(tmp_path / "d", sealed_pack("\n".join([*LINES[:2], "1;2;3", *LINES[2:]]).encode()))
    assert (summary.imported, [(each.line, each.why) for each in summary.bad_lines]) == (20, [(3, "pool_pack_line")])


def test_a_pack_and_a_list_are_two_pools(tmp_path: Path) -> None:
    pack(tmp_path / "d", sealed_pack("\n".join(LINES).encode()))
    with pytest.raises(PoolRefused, match="pool_other_kind"):
        import_lines(tmp_path / "d", "wx", "a", [], now_us=NOW_US)


def test_a_key_is_one_line_of_the_right_length(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xef\xbb\xbf" + KEY + b"\r\n")
    assert read_key(tmp_path / "key") == KEY
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(PoolRefused, match="pool_key_form"):
        read_key(tmp_path / "key")
