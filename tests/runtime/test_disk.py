"""A disk that fills, and one that is slow: pictures go first, the journal last, and a person is told in time."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest

from station.core.observations import Noticed
from station.runtime.evidence import EvidenceRing
from station.runtime.health import SLOW_QUIET_MS, TRY_AGAIN_MS, DiskLimits, HealthWatch
from station.runtime.intake import Intake
from station.runtime.reserve import Reserve
from tests.runtime.fakes import HandClock

Usage = namedtuple("Usage", "total used free")
MB = 1_000_000
PICTURE = np.random.default_rng(1).integers(0, 255, (64, 64), np.uint8)


class Disk:
    """So large, so full; what lies in the folder and is removed there is free again."""

    def __init__(self, folder: Path, total: int, others: int) -> None:
        self.folder, self.total, self.others = folder, total, others

    def usage(self, _: object) -> Usage:
        ours = sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        used = min(self.total, self.others + ours)
        return Usage(self.total, used, self.total - used)


class Journal:
    def __init__(self) -> None:
        self.slow_ms, self.log_bytes = 0.0, 0

    def slowest_ms(self) -> float:
        return self.slow_ms

    def wal_bytes(self) -> int:
        return self.log_bytes


class Rig:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, total: int = 1_000 * MB) -> None:
        self.disk = Disk(folder, total, 0)
        monkeypatch.setattr(shutil, "disk_usage", self.disk.usage)
        self.clock, self.journal = HandClock(), Journal()
        self.intake = Intake(self.clock)
        self.evidence = EvidenceRing(folder / "evidence", 500 * MB)
        limits = DiskLimits(10.0, 2.0, 500 * MB)
        self.watch = HealthWatch(folder, self.intake, self.clock, limits, self.evidence, self.journal)
        self.reserve = Reserve(folder / "reserve")

    def looks(self) -> list[tuple[str, bool]]:
        """What is told by one look."""
        self.watch.look()
        items = [self.intake.pop().item for _ in range(len(self.intake))]
        return [(item.key, item.standing) for item in items if isinstance(item, Noticed)]


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rig:
    return Rig(tmp_path, monkeypatch)


def test_pictures_go_before_the_journal_starves_and_nobody_is_called(rig: Rig, tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    for number in range(30):
        (tmp_path / "evidence" / f"{number:03}.jpg").write_bytes(bytes(1 * MB))
    rig.evidence.start()
    rig.evidence.close()
    rig.disk.others = 960 * MB  # with the pictures: 1 % is free, less than stops the line
    assert rig.looks() == [("evidence_limit", True), ("disk_low", True)]
    assert not list((tmp_path / "evidence").iterdir())
    assert rig.evidence.keep("new.jpg", PICTURE) is None
    rig.disk.others = 870 * MB
    assert rig.looks() == [("disk_low", False)]
    assert rig.evidence.keep("new.jpg", PICTURE) is not None


def test_pictures_keep_what_is_beyond_the_journals_share(rig: Rig, tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    for number in range(30):
        (tmp_path / "evidence" / f"{number:03}.jpg").write_bytes(bytes(1 * MB))
    rig.evidence.start()
    rig.evidence.close()
    rig.disk.others = 880 * MB
    assert rig.looks() == [("evidence_limit", True)]
    kept = sorted(path.name for path in (tmp_path / "evidence").iterdir())
    assert (kept[0], kept[-1], len(kept)) == ("020.jpg", "029.jpg", 10)  # 10 % and 1 % are left free


def test_a_full_disk_holds_the_line_and_gets_the_reserve(rig: Rig) -> None:
    assert rig.looks() == []
    assert rig.reserve.held()
    rig.disk.others = 990 * MB - rig.reserve.size
    assert rig.looks() == [("evidence_limit", True), ("disk_low", True), ("disk_full", True)]
    assert not rig.reserve.held()
    assert rig.looks() == []  # the room that was given back ends nothing
    rig.disk.others = 700 * MB
    assert ("disk_full", False) in rig.looks()
    rig.looks()
    assert rig.reserve.held()
    rig.watch.end()
    assert not rig.reserve.held()


def test_free_is_what_is_free(rig: Rig) -> None:
    rig.disk.others = 300 * MB
    assert rig.looks() == []
    assert round(rig.watch.now.disk_free_percent) == 70


def test_half_a_picture_is_not_left_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.part").write_bytes(b"of a crash")
    ring = EvidenceRing(tmp_path, 10_000)
    ring.start()

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    ring.keep("a.jpg", PICTURE)
    ring.close()
    assert (ring.failed, list(tmp_path.iterdir())) == (1, [])


def test_a_slow_disk_is_an_alarm_until_it_has_been_quick_for_a_minute(rig: Rig) -> None:
    rig.journal.slow_ms = 2_500.0
    rig.watch.look()
    items = [rig.intake.pop().item for _ in range(len(rig.intake))]
    assert items == [Noticed("disk_slow", True, (("ms", 2_500),))]
    rig.journal.slow_ms = 3.0
    rig.clock.ms += SLOW_QUIET_MS - 1
    assert rig.looks() == []
    rig.clock.ms += 1
    assert rig.looks() == [("disk_slow", False)]


class Tape:
    """A recording that stops when the test says so."""

    def __init__(self) -> None:
        self.failed, self.tried = "", 0

    def try_again(self) -> None:
        self.tried += 1


def test_a_recording_that_stopped_is_told_and_tried_again_once_a_minute(rig: Rig, tmp_path: Path) -> None:
    tape = Tape()
    rig.watch = HealthWatch(tmp_path, rig.intake, rig.clock, DiskLimits(10.0, 2.0, 0), recording=tape)
    assert rig.looks() == []
    tape.failed = "No space left on device"
    rig.watch.look()
    told = rig.intake.pop().item
    assert told == Noticed("recording_stopped", True, (("detail", "No space left on device"),))
    rig.clock.ms += TRY_AGAIN_MS - 1
    assert (rig.looks(), tape.tried) == ([], 0)
    rig.clock.ms += 1
    assert (rig.looks(), tape.tried) == ([], 1)
    rig.clock.ms += TRY_AGAIN_MS - 1
    assert (rig.looks(), tape.tried) == ([], 1)
    tape.failed = ""
    assert rig.looks() == [("recording_stopped", False)]


def test_a_reader_that_does_not_end_is_an_alarm(rig: Rig) -> None:
    rig.journal.log_bytes = 64 * 1024 * 1024
    assert rig.looks() == []
    rig.journal.log_bytes += 1
    assert rig.looks() == [("log_grows", True)]
    rig.journal.log_bytes = 0
    assert rig.looks() == [("log_grows", False)]


def test_a_clock_that_is_set_is_noticed(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rig.looks() == []
    monkeypatch.setattr(rig.watch, "_offset_ms", rig.watch._offset_ms - 3_600_000)
    assert rig.looks() == [("clock_jump", True)]
    assert rig.looks() == [("clock_jump", False)]


def test_pictures_are_their_users_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        ring = EvidenceRing(tmp_path / "evidence", 10_000)
        ring.start()
        ring.keep("a.jpg", PICTURE)
        ring.close()
    finally:
        os.umask(before)
    assert (tmp_path / "evidence").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "evidence" / "a.jpg").stat().st_mode & 0o777 == 0o600
