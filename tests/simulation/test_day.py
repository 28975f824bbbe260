"""A whole day closes its balance, and a wire that forgets one change is found."""

from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest

from station.journal import wire
from tests.simulation.day import ORDERS, Day, day

ACTS = [
    "add",
    "remove",
    "replace",
    "decommission",
    "recommission",
    "dissolve",
    "restore",
    "relabel",
    "ship",
    "return",
    "undo",
]
DAY_US = 20 * 3_600_000_000


def span_us(run: Day) -> int:
    """From the first to the last record of the day."""
    ((first, last),) = run.disk.connection.execute("SELECT min(at), max(at) FROM event").fetchall()
    return int(last - first)


def closes(run: Day) -> bool:
    """Every case number ended, and the ends add up."""
    assert run.station is not None
    tally = run.station.durable().tally
    ended = tally.released + tally.rejected + tally.void + tally.missed + tally.quarantined
    return tally.in_flight == 0 and tally.triggered == ended


@pytest.mark.parametrize(("seed", "shape"), [(1, "queue"), (5, "picture")])
def test_a_day_of_three_shifts_and_four_orders_closes_with_two_hundred_reworks_and_crashes(
    seed: int, shape: str
) -> None:
    run = day(seed, shape=shape)
    outcome = run.go()
    assert outcome.broken == {}
    assert closes(run)
    assert outcome.hits["reworks"] >= 200
    assert outcome.hits["orders"] == len(ORDERS)
    assert run.shift == 3 and span_us(run) > DAY_US * 3 // 4
    assert sum(times for what, times in outcome.hits.items() if what.startswith("killed ")) >= 12
    assert [act for act in ACTS if not outcome.hits[f"day {act}"]] == []


def _forgetful() -> AbstractContextManager[object]:
    """Upstream is not told what left a container."""
    whole = wire.ENCODERS["container.changed", 1]
    forgetful = {**wire.ENCODERS, ("container.changed", 1): lambda logged: whole(logged) | {"removed": []}}
    return patch.object(wire, "ENCODERS", forgetful)


def test_a_wire_that_forgets_what_left_is_found() -> None:
    with pytest.raises(AssertionError):  # the fold of the wire finds that nothing could come in so
        day(3, cases=60, crashes=0, changes=0, patch=_forgetful).go()
