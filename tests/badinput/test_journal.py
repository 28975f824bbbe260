"""A journal that is not ours, newer, damaged, behind, gone or in use: refused with what to do, and left as it was."""

import hashlib
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from station.journal import Batch, Store, schema
from tests.badinput.command import run_process, station
from tests.badinput.lines import line_file
from tests.journal.history import History
from tests.journal.make import NOW_US, on_disk

COMMANDS = [["verify"], ["verify", "--json"], ["trace", "u1"]]


def filled(folder: Path) -> Store:
    folder.mkdir(parents=True, exist_ok=True)
    store = on_disk(folder)
    for event in History(random.Random(7)).events(120):
        store.append(NOW_US, [Batch(events=(event,))])
    return store


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after an orderly stop."""
    folder = tmp_path_factory.mktemp("stopped")
    filled(folder).close()
    return folder


@pytest.fixture
def data(tmp_path: Path, stopped: Path) -> Path:
    """A copy of it, to be damaged."""
    return shutil.copytree(stopped, tmp_path / "data")


def digest(data: Path) -> str:
    """What must not change: the journal itself."""
    path = data / "journal.db"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "absent"


def foreign(data: Path) -> None:
    (data / "journal.db").unlink()
    with sqlite3.connect(data / "journal.db") as other:
        other.execute("CREATE TABLE recipe (id)")
    other.close()


def newer(data: Path) -> None:
    with sqlite3.connect(data / "journal.db") as journal:
        journal.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    journal.close()


def text(data: Path) -> None:
    (data / "journal.db").write_text("somebody's diary\n" * 100)


def empty(data: Path) -> None:
    (data / "journal.db").write_bytes(b"")


def header(data: Path) -> None:
    path = data / "journal.db"
    path.write_bytes(path.read_bytes()[:16] + b"\xff\xff" + path.read_bytes()[18:])


def cut(data: Path) -> None:
    path = data / "journal.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def gone(data: Path) -> None:
    for path in data.glob("journal.db*"):
        path.unlink()


def a_folder(data: Path) -> None:
    gone(data)
    (data / "journal.db").mkdir()


REFUSED: dict[Callable[[Path], None], str] = {
    foreign: "belongs to another program.",
    newer: "was written by a newer program.",
    text: "is not a journal. Keep the file. Restore a backup.",
    empty: "is not a journal. Keep the file. Restore a backup.",
    header: "is not a journal. Keep the file. Restore a backup.",
    cut: "is damaged.",
    gone: "is missing, but its folder was used before. Restore a backup.",
    a_folder: "The journal cannot be read.",
}


@pytest.mark.parametrize("damage", list(REFUSED), ids=lambda damage: damage.__name__)
def test_looking_refuses_it_with_what_to_do(data: Path, damage: Callable[[Path], None]) -> None:
    damage(data)
    before = digest(data)
    for command in COMMANDS:
        told = station(*command, "--data", data)
        assert (told.code, told.out) == (3, "")
        assert REFUSED[damage] in told.sentence
        assert str(data / "journal.db") in told.sentence
    assert digest(data) == before


@pytest.mark.parametrize("damage", [each for each in REFUSED if each is not a_folder], ids=lambda each: each.__name__)
def test_running_refuses_it_with_what_to_do(tmp_path: Path, data: Path, damage: Callable[[Path], None]) -> None:
    damage(data)
    before = digest(data)
    told = station("run", "--headless", "--config", line_file(tmp_path))
    assert told.code == 3
    assert REFUSED[damage] in told.sentence
    assert digest(data) == before


def test_the_launcher_says_what_its_line_said(tmp_path: Path, data: Path) -> None:
    foreign(data)
    told = run_process("run", "--config", line_file(tmp_path))
    assert told.code == 3
    assert "belongs to another program." in told.sentence


def test_damaged_pages_are_found_and_the_rest_is_not_believed(data: Path) -> None:
    path = data / "journal.db"
    pages = bytearray(path.read_bytes())
    for at in range(4_096, len(pages), 8_192):
        pages[at : at + 512] = b"\xa5" * 512
    path.write_bytes(pages)
    before = digest(data)
    verified, traced = station("verify", "--data", data), station("trace", "u1", "--data", data)
    assert verified.code == 1
    assert f"The journal {path} is damaged." in verified.out
    assert "clean" not in verified.lines[-1]
    assert traced.code == 3
    assert f"The journal {path} is damaged." in traced.sentence
    assert digest(data) == before


def test_a_deleted_log_is_missed_by_every_command(tmp_path: Path) -> None:
    """The write-ahead log holds what was committed since the last checkpoint: without it, cases would be gone."""
    store, data = filled(tmp_path / "running"), tmp_path / "data"
    shutil.copytree(tmp_path / "running", data)
    store.close()
    (data / "journal.db-wal").unlink()
    before = digest(data)
    verified, traced = station("verify", "--data", data), station("trace", "u1", "--data", data)
    ran = station("run", "--headless", "--config", line_file(tmp_path))
    assert [verified.code, traced.code, ran.code] == [1, 3, 3]
    for told in (verified.lines[0], traced.sentence, ran.sentence):
        assert told.startswith(f"The journal {data}/journal.db ends at record 0, but ")
        assert "Keep the file and call IT" in told
    assert "NOT clean" in verified.lines[-1]
    assert digest(data) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB under the data folder's name."""
    (tmp_path / "data").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path / "data")]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can only be mounted by root")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path / "data")], check=True)


def test_a_disk_without_room_is_said_and_leaves_no_half_of_a_journal(small_disk: Path) -> None:
    told = station("run", "--headless", "--config", line_file(small_disk))
    assert told.code == 3
    assert told.sentence.startswith("The disk is full.")
    assert not (small_disk / "data" / "journal.db").exists()


def test_a_second_instance_is_refused_and_may_still_look(tmp_path: Path) -> None:
    store = filled(tmp_path / "data")
    told = station("run", "--headless", "--config", line_file(tmp_path))
    assert told.code == 3
    assert told.sentence.startswith(f"Another station already runs on {tmp_path}/data.")
    assert told.sentence.endswith("Stop it first.")
    assert station("verify", "--data", tmp_path / "data").code == 0
    store.close()


def test_an_event_nobody_understands_is_a_sentence(data: Path) -> None:
    with sqlite3.connect(data / "journal.db") as journal:
        journal.execute("UPDATE event SET body = '{' WHERE kind = 'case.passed'")
        (code,) = journal.execute("SELECT code FROM unit LIMIT 1").fetchone()
    journal.close()
    verified, traced = station("verify", "--data", data), station("trace", code, "--data", data)
    assert (verified.code, traced.code) == (1, 3)
    assert "cannot be read" in traced.sentence


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command))
def test_a_folder_that_was_never_used_is_said(tmp_path: Path, command: list[str]) -> None:
    told = station(*command, "--data", tmp_path / "nowhere")
    assert (told.code, told.out) == (3, "")
    assert told.sentence.startswith(f"There is no journal at {tmp_path}/nowhere/journal.db.")
    assert not (tmp_path / "nowhere").exists()


def test_a_line_that_is_not_named_is_a_usage_error() -> None:
    told = station("verify")
    assert (told.code, told.sentence) == (2, "Name the line: --config FILE or --data FOLDER.")


CODES = {
    "unknown": "A1",
    "nothing": "",
    "bold": "<b>A1</b>",
    "formula": "=cmd|' /C calc'!A0",
    "line ends": "A\r\n1",
    "ansi": "\x1b[31mred",
    "bidi": "A\u202e1",
    "bytes": "\udcff\udcfe",
    "long": "X" * 10_000,
    "digits": "٣" * 40,
    "braces": "{0.__class__} %s",
    "sql": "' OR 1=1 --",
    "sscc": "00" + "9" * 18,
}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_code_that_was_never_seen_is_one_inert_line(data: Path, code: str) -> None:
    told = station("trace", "--data", data, "--", code)
    assert (told.code, told.err) == (1, "")
    assert told.out.endswith("was never seen on this line. Check the whole code was read, then scan again.\n")
    assert len(told.lines) == 1
    assert told.lines[0].isprintable()
    assert station("trace", "--json", "--data", data, "--", code).out == "null\n"
