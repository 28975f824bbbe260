"""Lines without register map v1 keep what their profile promises.

``python -m tests.campaign.profiles`` has more seeds.
"""

from collections import Counter

import pytest

from drivers.sim.faults import Incident
from tests.simulation.profile_mistakes import MISTAKES, Mistake, broken_by
from tests.simulation.profiles import FAULTS, sail

LINES: dict[str, dict[str, object]] = {
    "io": {"profile": "io", "cut_questions": 0.05},
    "io, a block that counts": {"profile": "io", "cut_questions": 0.05, "counter": True},
    "bits": {"profile": "bits", "cut_questions": 0.1},
    "bits without an exit sensor": {"profile": "bits", "exit_sensor": "none", "cut_questions": 0.1},
}


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_released_wrongly_and_nothing_is_let_go_without_a_pass(line: str) -> None:
    counts: Counter[str] = Counter()
    for seed in range(3):
        outcome = sail(seed, **LINES[line])  # type: ignore[arg-type]
        assert outcome.broken == {}, seed
        counts += outcome.counts
    assert min(counts[each] for each in ("kills", "station released", "station rejected", "station quarantined")) > 0


def test_what_passes_while_the_cable_is_out_is_known_by_the_blocks_own_count() -> None:
    counts: Counter[str] = Counter()
    faults = FAULTS - {Incident.PLC_RESTART}  # a block that starts anew has forgotten its count
    for seed in range(6):
        outcome = sail(seed, "io", counter=True, cut_questions=0.3, kills=0, stuck=False, faults=faults, cases=20)
        assert outcome.broken == {}, seed
        counts += outcome.counts
    assert counts["without a number"] > 2
    assert counts["in a silence"] == 0


def test_what_passes_while_the_station_is_off_is_known_by_the_count_that_was_kept() -> None:
    """It is killed by chance and at every step of a turn."""
    counts: Counter[str] = Counter()
    faults = FAULTS - {Incident.PLC_RESTART}
    for seed in (0, 2, 4, 5, 7):
        kills = {"kills": 2, "killed_at_points": 0.002}
        outcome = sail(seed, "io", counter=True, marked=True, stuck=False, faults=faults, cases=20, **kills)
        assert outcome.broken == {}, seed
        counts += outcome.counts
    assert counts["kills"] > 10
    assert counts["without a number"] > 8
    assert counts["in a silence"] == 0


def test_a_count_is_never_believed_that_gives_a_case_too_many() -> None:
    """The block starts anew, too, and photocells stick: what it says then is believed, or it is a time; never more."""
    counts: Counter[str] = Counter()
    for seed in range(4, 7):
        outcome = sail(seed, "io", counter=True, marked=True, kills=3, killed_at_points=0.002)
        assert outcome.broken == {}, seed
        counts += outcome.counts
    assert counts["in a silence"] > 0


def test_a_case_put_on_by_hand_is_not_let_go_when_the_cable_comes_back() -> None:
    """Pulled while the rejecter was disarmed: what the watchdog switched off stays off until the station writes."""
    outcome = sail(0, "io", counter=True, marked=True, cut_questions=0.1, cases=24)
    assert outcome.broken == {}
    assert outcome.counts["at the exit"] > 10


def test_a_case_that_came_while_the_station_died_for_the_first_time_is_in_a_time_that_the_books_name() -> None:
    outcome = sail(0, "io", stuck=False)
    assert outcome.broken == {}
    assert outcome.counts["in a silence"] == 1, "killed before the journal had its first case"


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_each_mistake_is_found(mistake: Mistake) -> None:
    assert mistake.breaks in broken_by(mistake)
