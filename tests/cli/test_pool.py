"""``station pool``: what it prints, and one sentence for whatever is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from station.cli import app
from tests.journal.make import on_disk
from tests.pools.make import sealed_pack


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "line"
    on_disk(folder).close()
    return folder


def pool(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["pool", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def codes(data: Path, *lines: str) -> Path:
    file = data.parent / "codes.txt"
    file.write_text("\n".join(lines))
    return file


def test_an_import_says_what_is_new_was_there_and_is_no_code(data: Path) -> None:
    file = codes(data, "A1", "A2", "A1", " B1")
    code, said, _ = pool("import", file, "--pool", "water", "--data", data)
    assert code == 0
    assert said.startswith("Pool water: 2 imported, 1 duplicate, 1 bad line, ")
    assert "  line 4:  B1: The code begins or ends with a space." in said
    code, said, _ = pool("import", file, "--pool", "water", "--data", data, "--json")
    told: dict[str, Any] = json.loads(said)
    assert (code, told["imported"], told["duplicates"], told["bad"]) == (0, 0, 3, 1)
    assert told["seconds"] >= 0


def test_a_pool_is_listed_shown_made_void_reported_and_exported(data: Path) -> None:
    pool("import", codes(data, "A1", "A2", "A3"), "--pool", "water", "--data", data)
    assert pool("list", "--data", data)[1] == "water  codes  3 codes, 0 void\n"
    who = ("--by", "anna", "--reason", "torn", "--data", data)
    assert pool("void", "water", "--numbers", "2-3", *who)[:2] == (
        0,
        "2 codes are void now, 0 were before, 0 are not in the pool.\n",
    )
    assert "Pool water (codes): 3 codes, 1 remaining." in pool("show", "water", "--data", data)[1]
    told = json.loads(pool("show", "water", "--data", data, "--json")[1])
    assert (told["codes"], told["void"], told["remaining"], told["voids"][0]["by"]) == (3, 2, 1, "anna")
    assert json.loads(pool("report", "water", "--data", data)[1]) == {
        "pool": "water",
        "application": "",
        "codes": 0,
        "ranges": [],
    }
    assert pool("report", "water", "--csv", "--data", data)[1] == "pool,application,first,last,codes\n"
    assert pool("export", "water", "--data", data)[1] == "number,code,raw\n1,A1,\n"


def test_a_code_pack_is_opened_with_the_key_of_a_file(data: Path) -> None:
    (data.parent / "pack.txt").write_bytes(sealed_pack(b"7\tRAW000007\tP.URL.CN/0P$M%LZ4LHSV000007X\n"))
    (data.parent / "key.txt").write_text("0123456789abcdef\n")
    words = ("--pool", "wx", "--format", "wechat", "--key-file", data.parent / "key.txt", "--data", data)
    assert pool("import", data.parent / "pack.txt", *words)[0] == 0
    assert pool("export", "wx", "--data", data)[1] == "number,code,raw\n7,P.URL.CN/0P$M%LZ4LHSV000007X,RAW000007\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["import", "none.txt", "--pool", "w"], 1, "No such file or directory: none.txt"),
        (["import", "none.txt", "--pool", "a b"], 2, "A pool's name has letters"),
        (["import", "none.txt", "--pool", "w", "--format", "wechat"], 2, "A WeChat pack needs its key"),
        (["show", "w"], 1, "This station has no pool of codes."),
        (["void", "w", "--by", "a", "--reason", "b"], 2, "Say which codes"),
        (["void", "w", "--by", " ", "--reason", "b", "--numbers", "1-2"], 2, "Say who does it"),
        (["void", "w", "--by", "a", "--reason", "b", "--numbers", "2-1"], 2, "is no range"),
    ],
)
def test_what_is_wrong_is_one_sentence(data: Path, words: list[str], code: int, sentence: str) -> None:
    exit_code, said, error = pool(*words, "--data", data)
    assert (exit_code, said) == (code, "")
    assert sentence in error and error.count("\n") == 1


def test_a_report_never_takes_the_place_of_a_file_of_the_station(data: Path) -> None:
    pool("import", codes(data, "A1"), "--pool", "water", "--data", data)
    assert pool("export", "water", "--data", data, "-o", data / "journal.db")[0] == 2
