"""Damage inside a journal: what is recent is found at every start, all of it beside the running line."""

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from station.core.events import EpochGranted
from station.core.observations import Noticed
from station.journal import Batch, JournalRefused, opening
from station.journal.opening import connect
from station.journal.patrol import Progress, look_through
from station.journal.verify import verify
from station.runtime.intake import Intake
from station.runtime.patrol import JournalPatrol
from tests.journal.history import History
from tests.journal.make import NOW_US, on_disk, passed
from tests.runtime.fakes import HandClock

CASES = 30
TAMPERED = {
    "a body": "UPDATE event SET body = replace(body, 'u{n}-2', 'u{n}-9') WHERE body LIKE '%u{n}-2%'",
    "a unit that is gone": "DELETE FROM unit WHERE code = 'u{n}-2'",
    "a unit under another name": "UPDATE unit SET code = 'x{n}' WHERE code = 'u{n}-2'",
    "a unit set free": "UPDATE unit SET state = 0 WHERE code = 'u{n}-2'",
    "a unit of another case": "UPDATE unit SET container = 3 WHERE code = 'u{n}-2'",
    "a case code": "UPDATE container SET code = 'y' WHERE code = 'case-1-{n}'",
    "trigger words": "UPDATE plc_case SET trigger_words = '3 0 0 0 0 1' WHERE abs_seq = {n}",
    "a case that is gone": "PRAGMA foreign_keys = OFF; DELETE FROM plc_case WHERE abs_seq = {n}",
    "a note": "DELETE FROM event_case WHERE abs_seq = {n}",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = on_disk(tmp_path)
    store.append(NOW_US, [Batch(events=(EpochGranted(1, 0, "first"),))])
    for n in range(1, CASES + 1):
        store.append(NOW_US, [Batch(events=(passed(n, [f"u{n}-{k}" for k in range(4)]),))])
    store.close()
    return tmp_path / "journal.db"


def tamper(path: Path, statement: str, n: int) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(statement.format(n=n))


def last(path: Path) -> Progress:
    return list(look_through(lambda: connect(path, "ro")))[-1]


def test_a_whole_journal_is_whole(path: Path) -> None:
    assert last(path) == Progress(CASES + 2, CASES + 2, 0, "", "", ended=True)


def test_a_long_history_of_every_kind_of_event_is_whole(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    for event in History(random.Random(11)).events(400):
        store.append(NOW_US, [Batch(events=(event,))])
    store.close()
    assert last(tmp_path / "journal.db").found == 0
    on_disk(tmp_path).close()


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_what_is_recent_is_found_at_the_start(path: Path, statement: str) -> None:
    tamper(path, statement, CASES - 3)
    with pytest.raises(JournalRefused, match="journal_damaged"):
        on_disk(path.parent)


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_what_is_old_is_found_beside_the_line(path: Path, statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "RECENT", 5)
    monkeypatch.setattr("station.journal.head.TAIL", 5)
    tamper(path, statement, 4)
    store = on_disk(path.parent)
    found = last(path)
    store.close()
    assert found.found > 0
    assert found.first
    assert not verify(path).clean


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_bit_is_found_wherever_verify_finds_it(path: Path, seed: int) -> None:
    content, draw = bytearray(path.read_bytes()), random.Random(seed)
    content[draw.randrange(4_096, len(content))] ^= 1 << draw.randrange(8)
    path.write_bytes(content)
    try:
        clean = verify(path).clean
    except JournalRefused:
        clean = False
    assert (last(path).found == 0) == clean


def test_the_process_tells_each_page_as_a_line(path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "station.journal.patrol", str(path)], capture_output=True, text=True, check=False
    )
    told = [Progress(*json.loads(line)) for line in ran.stdout.splitlines()]
    assert (ran.returncode, told[-1]) == (0, Progress(CASES + 2, CASES + 2, 0, "", "", ended=True))


async def test_what_is_found_holds_the_line_at_once_and_health_says_how_far_it_is(path: Path) -> None:
    tamper(path, TAMPERED["a unit set free"], 4)
    intake = Intake(HandClock())
    patrol = JournalPatrol(path, intake, HandClock())
    await patrol.once()
    item = intake.pop().item
    assert item == Noticed("journal_damage", True, (("detail", "row u4-2, table unit"), ("finding", "row_differs")))
    assert len(intake) == 0  # once
    assert (patrol.now.through, patrol.now.passes, patrol.now.found > 0) == (CASES + 2, 1, True)
    patrol.announce()
    assert intake.pop().item == item
