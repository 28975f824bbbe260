"""An empty folder where a journal was is no new line."""

import json
from pathlib import Path

import pytest

from station.assembly import installation
from station.journal import JournalRefused


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("STATION_STATE", str(folder))
    return folder


def test_a_first_start_is_a_first_start(tmp_path: Path) -> None:
    installation.demand_known("L1", tmp_path / "data")


def test_an_unmounted_disk_is_an_empty_folder_and_starts_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "journal.db").write_bytes(b"x")
    installation.note_begun("L1", data)
    installation.demand_known("L1", data)
    (data / "journal.db").rename(tmp_path / "on the disk that is not mounted")
    with pytest.raises(JournalRefused, match="journal_gone") as refused:
        installation.demand_known("L1", data)
    assert refused.value.arguments["path"] == str(data)


def test_a_marker_without_a_journal_is_the_journals_own_matter(tmp_path: Path) -> None:
    installation.note_begun("L1", tmp_path)
    (tmp_path / "installed").write_text("{}")
    installation.demand_known("L1", tmp_path)


def test_another_line_and_another_folder_are_not_meant(tmp_path: Path) -> None:
    installation.note_begun("L1", tmp_path / "data")
    installation.demand_known("L2", tmp_path / "data")
    installation.demand_known("L1", tmp_path / "other")


def test_a_named_person_lets_it_begin_anew_and_the_name_is_kept(tmp_path: Path, state: Path) -> None:
    installation.note_begun("L1", tmp_path)
    assert installation.forget("L1", tmp_path, "Li Wei")
    installation.demand_known("L1", tmp_path)
    assert not installation.forget("L1", tmp_path, "Li Wei")
    [kept] = state.glob("*.until-*")
    assert [json.loads(line).get("by") for line in kept.read_text().splitlines()] == [None, "Li Wei"]


def test_a_state_folder_that_cannot_be_written_costs_no_line(tmp_path: Path, state: Path) -> None:
    state.write_text("a file")
    installation.note_begun("L1", tmp_path)
    installation.demand_known("L1", tmp_path)


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"STATION_STATE": "/a", "STATE_DIRECTORY": "/b", "HOME": "/h"}, "/a"),
        ({"STATE_DIRECTORY": "/b:/c", "XDG_STATE_HOME": "/x"}, "/b"),
        ({"XDG_STATE_HOME": "/x", "HOME": "/h"}, "/x/station"),
        ({"HOME": "/h"}, "/h/.local/state/station"),
    ],
)
def test_where_the_notes_lie(environment: dict[str, str], folder: str) -> None:
    assert installation.state_folder(environment) == Path(folder)
