"""What the journal remembers of SSCCs: a restart knows which ones are taken, a journal with a new identity does not."""

from contextlib import closing
from pathlib import Path

from station.core import events as ev
from station.core.loaded import Loaded
from station.core.values import SerialRange
from station.journal import Batch, Store
from station.journal.verify import verify

RANGE = SerialRange(0, "4012345", 1, 499)
OTHER = "8f7d3d0a-6a53-4c0e-9a3e-5d1f8d0c7b11"


def opened(path: Path, *events: ev.Event, station_epoch: str | None = None) -> Loaded:
    """Open, write, and what a start would read."""
    with closing(Store.open(path, program="test", now_us=1, station_epoch=station_epoch)) as store:
        if events:
            store.append(2, [Batch(events)])
        return store.load()


def known(loaded: Loaded) -> tuple[SerialRange | None, int, bool]:
    return loaded.sscc_range, loaded.sscc_serial, loaded.sscc_proved


def test_a_new_journal_knows_nothing(tmp_path: Path) -> None:
    assert known(opened(tmp_path / "journal.db")) == (None, 0, False)


def test_a_restart_knows_and_a_new_identity_only_remembers(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    proof = ev.SerialsProved("hub", RANGE, 41)
    assert known(opened(path, proof)) == (RANGE, 41, True)
    assert known(opened(path)) == (RANGE, 41, True)
    assert known(opened(path, station_epoch=OTHER)) == (RANGE, 41, False)
    assert known(opened(path)) == (RANGE, 41, False)
    assert known(opened(path, ev.SerialsProved("Li Wei", RANGE, 99))) == (RANGE, 99, True)
    assert verify(path).findings == []
