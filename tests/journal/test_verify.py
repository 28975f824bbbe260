"""The fold of the log is the tables, and every tampering is named."""

import random
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.core.events import (
    CaseQuarantined,
    CaseRecalled,
    CaseReleased,
    CaseVoided,
    EpochGranted,
    Event,
    OffsetFound,
    RecallEnded,
    TrustLost,
)
from station.core.values import CaseRef
from station.journal import Batch, JournalRefused, Reader
from station.journal.findings import FINDINGS_KEPT, Report
from station.journal.meta import set_meta
from station.journal.verify import verify, verify_over
from tests.journal.history import History
from tests.journal.make import NOW_US, in_memory, memory, on_disk, passed


def written(events: list[Event], disk: sqlite3.Connection, group: int = 50) -> None:
    store = in_memory(disk)
    for start in range(0, len(events), group):
        store.append(NOW_US + start, [Batch(events=(event,)) for event in events[start : start + group]])


def checked(disk: sqlite3.Connection) -> Report:
    return verify_over(lambda: disk)


def test_ten_thousand_events_fold_into_the_tables() -> None:
    disk = memory()
    events = list(History(random.Random(7)).events(10_000))
    written(events, disk, group=500)
    report = checked(disk)
    assert report.findings == [] and report.clean
    assert report.counts["events"] == len(events) + 1 > 10_000
    assert any(isinstance(event, CaseVoided) for event in events)
    assert report.counts["cases"] > 4_000 and report.counts["units"] > 10_000 and report.counts["wire"] > 2_000


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False), count=st.integers(0, 60), group=st.integers(1, 20))
def test_any_lawful_history_folds_into_the_tables(chance: random.Random, count: int, group: int) -> None:
    disk = memory()
    written(list(History(chance).events(count)), disk, group)
    assert checked(disk).findings == []


@pytest.fixture
def disk() -> sqlite3.Connection:
    disk = memory()
    written(list(History(random.Random(3)).events(200)), disk)
    return disk


TAMPERED = {
    "chain_broken": "UPDATE event SET at = at + 1 WHERE seq = 50",
    "seq_gap": "DELETE FROM event WHERE seq = 20",
    "wire_seq_gap": "UPDATE event SET wire_seq = wire_seq + 1000 WHERE wire_seq = (SELECT max(wire_seq) FROM event)",
    "event_unreadable": "UPDATE event SET kind = 'case.lifted' WHERE seq = 30",
    "event_id_wrong": "UPDATE event SET id = 'x' WHERE seq = 30",
    "row_missing": "DELETE FROM sighting",
    "row_too_many": "INSERT INTO sighting VALUES ('ghost', 3)",
    "row_differs": "UPDATE plc_case SET units_read = units_read + 1 WHERE state = 'released'",
    "balance_wrong": "UPDATE tally SET released = released + 1",
    "unit_without_case": "UPDATE unit SET state = 1 WHERE state = 0",
    "container_misplaced": "UPDATE container SET parent = (SELECT max(id) FROM container) WHERE id = "
    "(SELECT min(id) FROM container WHERE state = 'live')",
    "members_miscounted": "UPDATE container SET level = 2 WHERE id = (SELECT max(id) FROM container)",
    "code_void": "INSERT INTO fate SELECT code, 'lost', 3 FROM unit WHERE state = 1 LIMIT 1",
    "code_twice": (
        "UPDATE container SET code = (SELECT code FROM unit WHERE state = 1 LIMIT 1) "
        "WHERE id = (SELECT max(id) FROM container WHERE state = 'live')"
    ),
}


@pytest.mark.parametrize("key", TAMPERED)
def test_tampering_is_named(disk: sqlite3.Connection, key: str) -> None:
    assert disk.execute(TAMPERED[key]).rowcount > 0
    report = checked(disk)
    assert not report.clean and key in {finding.key for finding in report.findings}


def _first_case(body: str) -> str:
    return body[body.index('"case"') : body.index("}") + 1]


REWRITTEN: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "I5": (
        "case.passed",
        lambda body, _: body.replace('"cell":[1,1]', '"cell":null').replace('"frame":1', '"frame":0'),
    ),
    "I6": ("case.passed", lambda body, _: body.replace('"case":{"epoch":', '"case":{"epoch":9')),
    "I7": ("case.rejected", lambda body, passed: body.replace(_first_case(body), _first_case(passed))),
}
"""Invariant → (kind, how its newest event is rewritten, given it and an earlier case.passed)."""


@pytest.mark.parametrize("invariant", REWRITTEN)
def test_a_rewritten_history_breaks_its_invariant(invariant: str) -> None:
    kind, rewrite = REWRITTEN[invariant]
    disk = memory()
    written(list(History(random.Random(5)).events(60)), disk)
    seq, body = disk.execute("SELECT seq, body FROM event WHERE kind = ? ORDER BY seq DESC LIMIT 1", (kind,)).fetchone()
    passed = disk.execute("SELECT body FROM event WHERE kind = 'case.passed' LIMIT 1").fetchone()[0]
    disk.execute("UPDATE event SET body = ? WHERE seq = ?", (rewrite(body, passed), seq))
    named = {value for finding in checked(disk).findings for name, value in finding.arguments if name == "invariant"}
    assert invariant in named


def test_a_unit_in_two_live_cases_is_named(disk: sqlite3.Connection) -> None:
    first, second = (
        row[0]
        for row in disk.execute(
            "SELECT e.body FROM container c JOIN event e ON e.seq = c.id WHERE c.state <> 'void' ORDER BY e.seq LIMIT 2"
        )
    )
    stolen = first[first.index('"units"') :]
    copy = second[: second.index('"units"')] + stolen
    disk.execute("UPDATE event SET body = ? WHERE body = ?", (copy, second))
    named = {value for finding in checked(disk).findings for name, value in finding.arguments if name == "invariant"}
    assert "I1" in named


DOUBTED: tuple[Event, ...] = (
    EpochGranted(1, 0, "first"),
    *(passed(seq, [f"u{seq}"]) for seq in (1, 2, 3)),
    *(CaseReleased(CaseRef(1, seq), "exit") for seq in (1, 2)),
    OffsetFound("Li", 1, 1, CaseRef(0, 0), CaseRef(1, 3)),
    CaseQuarantined(CaseRef(1, 3), "offset_found"),
    CaseRecalled(CaseRef(1, 1), "offset_found"),
    CaseRecalled(CaseRef(1, 2), "offset_found"),
)
"""One case on its way and two released ones are taken back."""


def differing(events: Sequence[Event]) -> set[tuple[str, str | int]]:
    disk = memory()
    written(list(events), disk)
    return {argument for finding in checked(disk).findings for argument in finding.arguments}


def test_a_recall_is_told_with_the_number_of_cases_that_the_log_takes_back() -> None:
    assert differing([*DOUBTED, RecallEnded(3)]) == set()
    assert {("state", "recalled"), ("counted", 3), ("tally", 1)} <= differing([*DOUBTED, RecallEnded(1)])


def test_a_recall_that_stands_is_counted_by_the_log_whoever_else_forgets_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writer and fold are the same code: only a witness of its own can see that it does not count."""
    assert differing(DOUBTED) == set()

    def uncounted(db: sqlite3.Connection, **values: object) -> None:
        recall = values.get("recall")
        set_meta(db, **(values | {"recall": recall | {"cases": 1}} if isinstance(recall, dict) else values))

    monkeypatch.setattr("station.journal.projections.set_meta", uncounted)
    assert {("state", "recalled"), ("counted", 3), ("tally", 1)} <= differing(DOUBTED)


def test_trust_is_what_the_log_says_of_it() -> None:
    disk = memory()
    written([EpochGranted(1, 0, "first"), TrustLost("guard_opened", (), 0)], disk)
    disk.execute("UPDATE event SET kind = 'trust.restored' WHERE kind = 'trust.lost'")
    assert ("state", "trusted") in {one for finding in checked(disk).findings for one in finding.arguments}


def test_a_ruined_log_gives_a_bounded_report(disk: sqlite3.Connection) -> None:
    disk.execute("UPDATE event SET body = '{'")
    report = checked(disk)
    assert report.found > FINDINGS_KEPT == len(report.findings)


def test_an_edit_at_the_end_is_seen_at_the_next_start(disk: sqlite3.Connection) -> None:
    disk.execute("UPDATE event SET at = at + 1 WHERE seq = (SELECT max(seq) - 5 FROM event)")
    with pytest.raises(JournalRefused, match="journal_damaged"):
        in_memory(disk)


def test_a_file_is_verified_while_the_station_writes(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    for event in History(random.Random(1)).events(30):
        store.append(NOW_US, [Batch(events=(event,))])
    assert verify(tmp_path / "journal.db").clean
    store.close()
    assert verify(tmp_path / "journal.db").clean


def test_what_is_no_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with pytest.raises(JournalRefused, match="journal_absent"):
        verify(path)
    path.write_bytes(b"no database, but long enough to look at" * 50)
    with pytest.raises(JournalRefused, match="journal_not_a_database"):
        verify(path)


def test_a_journal_that_nobody_lets_us_read_is_not_said_to_be_unwritable(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.mkdir()  # as little opened as a file without rights, by root too
    for looking in (verify, Reader.open):
        with pytest.raises(JournalRefused, match="journal_unreadable"):
            looking(path)
