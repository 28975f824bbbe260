"""Lines without register map v1 keep what their profile promises.

``python -m tests.campaign.profiles`` has more seeds.
"""

from collections import Counter

import pytest

from tests.simulation.profile_mistakes import MISTAKES, Mistake, broken_by
from tests.simulation.profiles import sail

LINES: dict[str, dict[str, object]] = {
    "io": {"profile": "io", "cut_questions": 0.05},
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


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_each_mistake_is_found(mistake: Mistake) -> None:
    assert mistake.breaks in broken_by(mistake)
