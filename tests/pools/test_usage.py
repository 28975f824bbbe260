"""What became of a pool's codes is what the journal says, whatever is imported or made void in between."""

from pathlib import Path

import pytest

from station.core.codes.ranges import CodeRange
from station.core.events import CaseReleased, CaseVoided, EpochGranted
from station.core.values import CaseRef
from station.journal import Batch
from station.pools.errors import PoolRefused
from station.pools.usage import left_ranges, pool_usage
from station.pools.voiding import void_codes, void_range
from tests.journal.make import NOW_US as AT_US
from tests.journal.make import on_disk, order_started, passed, rejected
from tests.pools.make import NOW_US, issue

CODES = [f"U{n:03d}" for n in range(1, 31)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Ten codes left, three are on their way, three were taken back, three were rejected; a label left too."""
    issue(folder := tmp_path / "line", [*CODES, "BOX1", "BOX2"])
    store = on_disk(folder)
    events = (
        EpochGranted(1, 0, "first"),
        order_started(),
        passed(1, CODES[:7], "BOX1"),
        passed(2, CODES[9:12], "BOX2"),
        passed(3, CODES[12:15]),
        passed(4, CODES[15:18]),
        rejected(5, CODES[18:21]),
        CaseReleased(CaseRef(1, 1), "exit"),
        CaseReleased(CaseRef(1, 2), "exit"),
        CaseVoided(CaseRef(1, 4), "ejector"),
    )
    store.append(AT_US, [Batch(events)])
    store.close()
    return folder


def test_used_left_void_and_remaining_are_all_of_them(data: Path) -> None:
    usage = pool_usage(data, "water")
    assert (usage.codes, usage.used, usage.left, usage.void, usage.remaining) == (32, 15, 12, 0, 17)


def test_only_the_numbers_that_left_are_reported_and_merged(data: Path) -> None:
    assert list(left_ranges(data, "water")) == [CodeRange(1, 7), CodeRange(10, 12), CodeRange(31, 32)]


def test_a_void_code_that_is_packed_stays_used(data: Path) -> None:
    voided = void_codes(data, "water", [CODES[0], CODES[29], "NEVER1"], by="anna", reason="torn", now_us=NOW_US)
    assert (voided.void, voided.already, voided.unknown) == (2, 0, 1)
    again = void_range(data, "water", 28, 30, by="anna", reason="torn", now_us=NOW_US)
    assert (again.void, again.already) == (2, 1)
    usage = pool_usage(data, "water")
    assert (usage.used, usage.void, usage.remaining) == (15, 3, 14)


def test_a_pool_that_is_not_there_is_refused_by_name(data: Path) -> None:
    with pytest.raises(PoolRefused, match="pool_unknown"):
        pool_usage(data, "juice")
    with pytest.raises(PoolRefused, match="pool_unknown"):
        void_range(data, "juice", 1, 2, by="a", reason="b", now_us=NOW_US)
