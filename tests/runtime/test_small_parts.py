"""Latency, evidence, health, handshakes."""

import os
from pathlib import Path

import numpy as np
import pytest

from drivers.protocols import Pixels
from station.core.observations import Noticed
from station.core.values import StationWords
from station.runtime.evidence import EvidenceRing
from station.runtime.handshakes import Handshakes
from station.runtime.health import DiskLimits, HealthWatch
from station.runtime.intake import Intake
from station.runtime.latency import LatencyRing
from tests.runtime.blocks import block
from tests.runtime.fakes import HandClock


def test_percentiles_are_ranks() -> None:
    ring = LatencyRing()
    for value in range(1, 101):
        ring.add(value)
    summary = ring.summary()
    assert (summary.n, summary.p50_ms, summary.p99_ms) == (100, 50, 99)


def test_a_summary_is_worked_out_anew_only_for_new_values() -> None:
    ring = LatencyRing()
    assert ring.summary().n == 0
    ring.add(1.0)
    first = ring.summary()
    assert ring.summary() is first
    ring.add(3.0)
    assert ring.summary().p99_ms == 3.0


def test_a_ring_forgets_the_oldest() -> None:
    ring = LatencyRing(2)
    for value in (9.0, 1.0, 2.0):
        ring.add(value)
    assert ring.summary().p99_ms == 2.0
    assert ring.count == 3


def test_the_histogram_forgets_nothing_and_a_bound_is_within_itself() -> None:
    ring = LatencyRing(2)
    for value in (9.0, 1.0, 2.0, 5_000.0):
        ring.add(value)
    within = dict(ring.buckets())
    assert [within[bound] for bound in (1.0, 2.0, 5.0, 10.0, 1_000.0)] == [1, 2, 2, 3, 3]
    assert (ring.count, ring.sum_ms) == (4, 5_012.0)


def test_the_legs_of_a_handshake() -> None:
    legs = Handshakes()
    legs.polled(block(case_seq=7, case_state=1), 1.000)
    legs.published(StationWords(verdict_epoch=1, verdict=-7), 1.004)
    legs.written(StationWords(verdict_epoch=1, verdict=-7), 1.006)
    legs.polled(block(case_seq=7, case_state=3), 1.020)
    legs.polled(block(case_seq=8, case_state=1, disposed_epoch=1, disposed_seq=7), 2.0)
    told = legs.newest[0]
    times = (told.committed_ms, told.written_ms, told.taken_ms, told.disposed_ms)
    assert told.verdict == "reject"
    assert [round(time or 0) for time in times] == [4, 6, 20, 1000]
    assert legs.latency.summary().n == 1


def test_the_evidence_ring_keeps_its_quota_over_restarts(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 255, (64, 64), np.uint8)
    for start in range(2):
        ring = EvidenceRing(tmp_path, 3_000)
        ring.start()
        for number in range(4):
            ring.keep(f"{start}-{number}.jpg", picture)
        ring.close()
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 3_000
    assert kept and kept[-1] == "1-3.jpg"


def test_evidence_never_waits(tmp_path: Path) -> None:
    ring = EvidenceRing(tmp_path, 1_000)
    names = [ring.keep(f"{number}.jpg", np.zeros((8, 8), np.uint8)) for number in range(6)]
    assert names[-1] is None
    assert ring.let_go == 2


def test_a_torn_frame_costs_no_picture_behind_it(tmp_path: Path) -> None:
    ring = EvidenceRing(tmp_path, 10_000)
    ring.start()
    torn, whole = np.empty((0, 0), np.uint8), np.zeros((8, 8), np.uint8)
    assert [ring.keep("torn.jpg", torn), ring.keep("whole.jpg", whole)] == [None, "whole.jpg"]
    ring.close()
    assert [path.name for path in tmp_path.iterdir()] == ["whole.jpg"]


def test_a_picture_that_cannot_be_removed_goes_on_taking_room_and_others_go_for_it(tmp_path: Path) -> None:
    """A folder stands for a file that somebody took the right to: it is no full disk, which would hold the line."""
    (tmp_path / "0.jpg").mkdir()
    os.utime(tmp_path / "0.jpg", (1, 1))
    stuck = (tmp_path / "0.jpg").stat().st_size
    for number in range(1, 4):
        (tmp_path / f"{number}.jpg").write_bytes(bytes(1_000))
        os.utime(tmp_path / f"{number}.jpg", (1 + number, 1 + number))
    ring = EvidenceRing(tmp_path, 1_000_000)
    ring.start()
    ring.allow(stuck + 1_500)
    ring.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.jpg", "3.jpg"]
    assert (ring.failed, ring.bytes) == (1, stuck + 1_000)


def test_a_picture_that_nothing_can_be_made_of_costs_none_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = EvidenceRing(tmp_path, 10_000)
    write = ring._write

    def fails_once(name: str, pixels: Pixels) -> None:
        if name == "1.jpg":
            raise ValueError("a fault of ours")
        write(name, pixels)

    monkeypatch.setattr(ring, "_write", fails_once)
    ring.start()
    ring.keep("1.jpg", np.zeros((8, 8), np.uint8))
    ring.keep("2.jpg", np.zeros((8, 8), np.uint8))
    ring.close()
    assert (ring.failed, [path.name for path in tmp_path.iterdir()]) == (1, ["2.jpg"])


def test_only_names_of_the_folder_are_found(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "secret").write_text("x")
    ring = EvidenceRing(tmp_path / "evidence", 1_000)
    assert ring.find("../secret") is None


def test_a_condition_is_told_when_it_begins_and_when_it_is_over(tmp_path: Path) -> None:
    intake, clock = Intake(HandClock()), HandClock()
    watch = HealthWatch(tmp_path, intake, clock, DiskLimits(0.0, 0.0, 1))
    watch.notice("disk_low", True, (("percent", 9),))
    watch.notice("disk_low", True, (("percent", 8),))
    watch.announce()
    watch.notice("disk_low", False)
    told = [intake.pop().item for _ in range(len(intake))]
    began = Noticed("disk_low", True, (("percent", 9),))
    assert told == [began, began, Noticed("disk_low", False)]
