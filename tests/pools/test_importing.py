"""Importing files of codes: what is new, what was there, what is no code; whole or not at all."""

import gzip
import io
import tracemalloc
import zipfile
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from station.pools import importing
from station.pools.errors import PoolRefused
from station.pools.files import FILE, STAGE, opened_to_write
from station.pools.importing import import_lines
from station.pools.lines import BLOCK_BYTES, LONGEST_BYTES, text_blocks
from station.pools.reader import PoolReader
from tests.pools.make import imported, issue

GTIN = "09501101530003"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "line"


def codes_of(data: Path, pool: str = "water") -> list[tuple[int, str]]:
    with closing(PoolReader(data)) as reader:
        return [(number, text) for number, text, _ in reader.codes(pool)]


@pytest.mark.parametrize(
    "content",
    [b"A1\nA2\nA3\n", b"A1\r\nA2\r\nA3", b"\xef\xbb\xbfA1\nA2\nA3", b"A1\rA2\rA3\r"],
    ids=["unix", "windows", "mark", "mac"],
)
def test_any_line_ends_and_a_byte_order_mark_are_no_part_of_a_code(data: Path, content: bytes) -> None:
    summary = imported(data, content)
    assert (summary.imported, summary.bad) == (3, 0)
    assert codes_of(data) == [(1, "A1"), (2, "A2"), (3, "A3")]


def test_bad_lines_are_told_with_their_number_and_the_good_ones_are_imported(data: Path) -> None:
    long = b"X1" + b"y" * LONGEST_BYTES * 2
    summary = imported(data, b"A1\n\n A2\nNoRead\nA\x00B1\n\xff\xfeA\nGS1:01\n" + long + b"\nA1\nA3\n")
    assert (summary.imported, summary.duplicates, summary.bad, summary.empty) == (2, 1, 6, 1)
    assert [(each.line, each.why) for each in summary.bad_lines] == [
        (3, "code_edge_space"),
        (4, "code_device_message"),
        (5, "code_hidden_sign"),
        (6, "code_not_utf8"),
        (7, "code_reserved"),
        (8, "code_too_long"),
        (9, "pool_has_it"),
    ]
    assert [text for _, text in codes_of(data)] == ["A1", "A3"]


def test_words_without_a_digit_are_looked_at_in_a_file_of_plain_codes(data: Path) -> None:
    summary = imported(data, b"A1\nERROR\nGOOD\n\nA2\n---\n")
    assert [(each.line, each.why) for each in summary.bad_lines] == [(line, "code_device_message") for line in (2, 6)]
    assert (summary.imported, summary.empty) == (3, 1)


def test_the_same_file_again_changes_nothing(data: Path) -> None:
    issue(data, ["A1", "A2"])
    again = issue(data, ["A1", "A2"])
    assert (again.imported, again.duplicates) == (0, 2)
    assert codes_of(data) == [(1, "A1"), (2, "A2")]


def test_a_code_of_another_pool_stays_there(data: Path) -> None:
    issue(data, ["A1", "A2"])
    summary = issue(data, ["A2", "A3"], pool="juice")
    assert [(each.line, each.why) for each in summary.bad_lines] == [(1, "pool_other_has_it")]
    assert [text for _, text in codes_of(data, "juice")] == ["A3"]


def test_numbers_go_on_where_the_import_before_ended(data: Path) -> None:
    issue(data, ["A1", "A2"])
    issue(data, ["B1"])
    assert codes_of(data) == [(1, "A1"), (2, "A2"), (3, "B1")]


def test_one_gs1_code_in_two_spellings_is_one_code(data: Path) -> None:
    link = f"https://id.gs1.org/01/{GTIN}/21/X1"
    summary = issue(data, [f"01{GTIN}21X1", f"(01){GTIN}(21)X1", link, f"01{GTIN}21X1<GS>93abcd", f"01{GTIN}21X2"])
    assert (summary.imported, summary.duplicates) == (2, 3)


def test_markings_are_imported_with_their_check_part(data: Path) -> None:
    lines = [f"01{GTIN}21SER{n}\x1d93ab{n:02}" for n in range(50)]
    assert issue(data, lines).imported == 50
    assert [text for _, text in codes_of(data)] == lines
    with closing(PoolReader(data)) as reader:
        assert reader.standing("water", [f"gs1:01{GTIN}21SER7"]) == {f"gs1:01{GTIN}21SER7": "issued"}


def test_a_file_that_must_be_gs1_takes_nothing_else(data: Path) -> None:
    summary = imported(data, f"01{GTIN[:-1]}421X1\nA1\n01{GTIN}21X1\n".encode(), gs1=True)
    assert [each.why for each in summary.bad_lines] == ["gs1_check_digit", "gs1_malformed"]
    assert summary.imported == 1


def test_a_named_column_is_read_whatever_separates_it(data: Path) -> None:
    content = b'nr;code;made\r\n1;A1;"two\nlines"\r\n2;"A2";x\r\n3\r\n4;"A\n3";x\r\n5;A4;x\r\n'
    summary = imported(data, b"\xef\xbb\xbf" + content, column="code")
    assert [text for _, text in codes_of(data)] == ["A1", "A2", "A4"]
    assert [(each.line, each.why) for each in summary.bad_lines] == [(6, "code_hidden_sign")]
    assert summary.empty == 1
    with pytest.raises(PoolRefused, match="pool_column_unknown"):
        imported(data, content, column="Code")


def test_a_file_of_many_blocks_is_numbered_through(data: Path) -> None:
    lines = [f"P.URL.CN/{n:012d}" for n in range(BLOCK_BYTES // 20 * 2)]
    assert issue(data, lines).imported == len(lines)
    assert codes_of(data)[:: len(lines) - 1] == [(1, lines[0]), (len(lines), lines[-1])]


def packed(kind: str, content: bytes) -> bytes:
    if kind == "gz":
        return gzip.compress(content)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/codes.txt", content)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_packed_files_are_unpacked_and_damaged_ones_import_nothing(data: Path, kind: str) -> None:
    issue(data, ["A1"])
    content = packed(kind, "\n".join(f"B{n:06d}" for n in range(300_000)).encode())
    with pytest.raises(PoolRefused, match="pool_file_damaged"):
        imported(data, content[: len(content) // 2])
    assert codes_of(data) == [(1, "A1")]
    assert imported(data, content).imported == 300_000


class Endless(io.RawIOBase):
    """A file of so many bytes that is nowhere."""

    def __init__(self, piece: bytes, size: int) -> None:
        self._piece, self._left = piece, size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self._left -= len(self._piece)
        return self._piece if self._left >= 0 else b""


def test_two_gigabytes_without_a_line_end_are_one_bad_line_and_fill_no_memory(data: Path) -> None:
    data.mkdir()
    tracemalloc.start()
    lines = text_blocks(cast("BinaryIO", Endless(b"A" * BLOCK_BYTES, 2 << 30)), "pack.txt")
    summary = import_lines(data, "water", "pack.txt", lines, now_us=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (summary.imported, summary.bad, summary.bad_lines[0].why) == (0, 1, "code_too_long")
    assert peak < 32 << 20


def test_many_lines_are_read_in_blocks_that_memory_holds() -> None:
    piece = b"P.URL.CN/000000000001\n" * (BLOCK_BYTES // 22)
    tracemalloc.start()
    blocks = text_blocks(cast("BinaryIO", Endless(piece, 64 << 20)), "pack.txt")
    lines = sum(block.lines.count(b"\n") + 1 for block in blocks)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert lines == (64 << 20) // len(piece) * (len(piece) // 22)
    assert peak < 16 << 20


def test_a_zip_of_two_files_is_refused(data: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "A1")
        archive.writestr("b", "B1")
    with pytest.raises(PoolRefused, match="pool_zip_members"):
        imported(data, out.getvalue())


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_wide_text_is_refused_by_name(data: Path, mark: bytes) -> None:
    with pytest.raises(PoolRefused, match="pool_file_utf16"):
        imported(data, mark + "A1\n".encode("utf-16-le"))


def test_what_a_dead_import_left_is_thrown_away(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(data, ["A1"])

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(importing, "_note", dies)
        with pytest.raises(KeyboardInterrupt):
            issue(data, ["B1", "B2"])
    (data / STAGE).write_bytes(b"what a kill left")
    assert codes_of(data) == [(1, "A1")]
    assert issue(data, ["B1", "B2"]).imported == 2
    assert not (data / STAGE).exists()


def test_two_imports_at_once_are_refused_not_mixed(data: Path) -> None:
    issue(data, ["A1"])
    with opened_to_write(data), pytest.raises(PoolRefused, match="pools_busy"):
        issue(data, ["B1"])


def test_a_file_that_is_not_ours_is_left_alone(data: Path) -> None:
    data.mkdir()
    (data / FILE).write_bytes(b"something else" * 100)
    with pytest.raises(PoolRefused, match="pools_foreign"):
        issue(data, ["A1"])
    with closing(PoolReader(data)) as reader, pytest.raises(PoolRefused, match="pools_foreign"):
        reader.standing("water", ["A1"])
    assert (data / FILE).read_bytes() == b"something else" * 100


def test_a_reader_goes_on_while_an_import_is_written(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(data, ["A1"])
    asked: list[object] = []
    with closing(PoolReader(data)) as reader:
        reader.standing("water", ["A1"])
        note = importing._note

        def look(*told: object) -> None:
            asked.append(reader.standing("water", ["A1", "B1"]))
            note(*told)  # type: ignore[arg-type]

        monkeypatch.setattr(importing, "_note", look)
        issue(data, ["B1"])
        asked.append(reader.standing("water", ["A1", "B1"]))
    assert asked == [{"A1": "issued", "B1": "absent"}, {"A1": "issued", "B1": "issued"}]
