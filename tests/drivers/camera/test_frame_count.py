"""Numbers of frames: next, late, the same again, lost, from another life of the camera."""

import pytest

from drivers.camera.frame_count import FARTHEST, FrameCount, distance
from drivers.protocols import FrameCounts


def count_from(first: int) -> FrameCount:
    count = FrameCount(FrameCounts())
    count.arrive(first, 10)
    return count


@pytest.mark.parametrize(
    ("before", "now", "step"),
    [
        (1, 2, 1),
        (65_534, 65_535, 1),
        (65_535, 1, 1),  # 16 bits: there is no 0
        (65_535, 3, 3),
        (65_535, 65_536, 1),  # 64 bits
        (1 << 40, (1 << 40) + 2, 2),
        (2, 65_535, -2),  # late, from before the wrap
        (7, 5, -2),
        (9, 9, 0),
    ],
)
def test_the_distance_of_two_numbers(before: int, now: int, step: int) -> None:
    assert distance(before, now) == step


def test_frames_that_follow_one_another_are_new() -> None:
    count = count_from(65_534)
    kinds = [count.arrive(number, time).kind for number, time in ((65_535, 11), (1, 12), (2, 13))]
    assert kinds == ["new", "new", "new"]
    assert (count.counter, count.counts.received, count.counts.lost) == (4, 4, 0)


def test_a_jump_is_so_many_lost_frames_and_one_that_comes_after_all_is_late() -> None:
    count = count_from(10)
    assert count.arrive(13, 20).counter == 4
    assert count.counts.lost == 2
    late = count.arrive(12, 15)
    assert (late.kind, late.counter, count.counter) == ("late", 3, 4)
    assert count.arrive(12, 15).kind == "duplicate"


def test_the_same_number_again_is_a_duplicate() -> None:
    count = count_from(10)
    assert [count.arrive(10, 10).kind, count.arrive(9, 9).kind] == ["duplicate", "duplicate"]
    assert (count.counts.duplicate, count.counts.received) == (2, 1)


def test_a_new_number_with_the_old_time_is_stale() -> None:
    count = count_from(10)
    assert count.arrive(11, 10).kind == "new"
    assert count.counts.stale == 1


@pytest.mark.parametrize(("number", "time"), [(11, 9), (11 + FARTHEST, 11), (40_000, 11)])
def test_a_clock_that_runs_back_or_a_number_from_nowhere_is_another_life(number: int, time: int) -> None:
    count = count_from(10)
    assert count.arrive(number, time).kind == "restarted"
    assert count.counter == 1


def test_a_camera_without_numbers_counts_every_frame() -> None:
    count = FrameCount(FrameCounts())
    assert [count.arrive(0, 0).counter for _ in range(3)] == [1, 2, 3]


def test_after_a_new_stream_any_number_is_the_next() -> None:
    count = count_from(500)
    count.begin()
    assert (count.arrive(1, 3).kind, count.counter, count.counts.lost) == ("new", 2, 0)
