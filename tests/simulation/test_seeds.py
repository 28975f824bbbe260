"""Two hundred seeds of the whole line under virtual time at four rates: nothing lost, nothing double, nothing wrong."""

import multiprocessing
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from unittest.mock import patch

import pytest

from drivers.sim.faults import UNSEEN, Incident
from station.core.reader_count import ReaderCount
from tests.simulation.mutations import MUTATIONS, Mutation
from tests.simulation.run import Run, sail, scenario
from tests.simulation.station import POINTS

SLICE = 5
RATES = {36_000: 100, 90_000: 40, 180_000: 40, 400_000: 20}
"""Units an hour → seeds, five of each kind of line in turn; numbers wrap at the slowest rate only."""
KINDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("queue", {"shape": "queue"}),
    ("picture", {"shape": "picture"}),
    ("two lanes", {"shape": "queue", "lanes": 2}),
    ("two cameras, two layers", {"shape": "picture", "cameras": 2, "layers": 2}),
    ("reader", {"shape": "reader"}),
    ("reader without places", {"shape": "reader", "case_positions": False}),
)
IN_TURN = (0, 1, 2, 0, 3, 4, 0, 5)
"""Kinds in the order of their slices: what only a person at a queue can find is rare, so it comes more often."""
WANTED = (
    *(f"killed {point}" for point in POINTS),
    *(incident.value for incident in Incident if incident not in UNSEEN),
    "unread",
    "duplicate",
    "foreign",
    "missing",
    "label_unread",
    "guided check",
    "first unit right",
    "first unit first_unit_of_lane",
    *(f"released by {kind}" for kind, _ in KINDS),
    "first unit clearance_needed",
    "upstream case.recalled",
    "upstream case.restored",
    "wrapped",
    *(f"order {what}" for what in ("started", "suspended", "resumed", "closed")),
    "killed between orders",
    *(f"rework {act}" for act in ("close", "remove", "dissolve", "restore", "relabel", "undo")),
)


Broken = dict[tuple[int, int], dict[str, list[str]]]
"""(rate, seed) → what broke."""


def sail_slice(of: tuple[int, int]) -> tuple[Broken, Counter[str]]:
    """Some seeds of one rate and kind in a process of their own: what broke, and what was hit."""
    rate, first = of
    kind, given = KINDS[IN_TURN[first // SLICE % len(IN_TURN)]]
    broken: Broken = {}
    hits: Counter[str] = Counter()
    for seed in range(first, first + SLICE):
        outcome = sail(seed, units_per_hour=rate, **given)
        hits.update(outcome.hits)
        hits[f"released by {kind}"] += outcome.hits["upstream case.released"]
        if outcome.broken:
            broken[(rate, seed)] = outcome.broken
    return broken, hits


def slices() -> list[tuple[int, int]]:
    return [(rate, first) for rate, seeds in RATES.items() for first in range(0, seeds, SLICE)]


def test_two_hundred_seeds_keep_every_invariant_and_meet_every_fault() -> None:
    context = multiprocessing.get_context("spawn")
    broken: Broken = {}
    hits: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        for lost, hit in pool.map(sail_slice, slices()):
            broken |= lost
            hits.update(hit)
    print("hit:", dict(sorted(hits.items())))  # noqa: T201 (shown when the test fails)
    assert broken == {}
    assert [name for name in WANTED if not hits[name]] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_each_mistake_breaks_its_invariant_and_only_the_mistake_does(mutation: Mutation) -> None:
    for seed in range(1_000, 1_012):
        given = {"incidents": mutation.incidents, "crashes": mutation.crashes, "cases": mutation.cases}
        given |= mutation.more
        mistaken = given | {
            "patch": mutation.patch,
            "answer_first": mutation.answer_first,
        }
        if mutation.breaks in sail(seed, **mistaken).broken:
            broken = sail(seed, **given).broken
            if mutation.by_chance and broken:
                continue
            assert not broken
            return
    pytest.fail(f"{mutation.name} broke nothing")


def test_a_unit_counted_twice_while_its_reader_is_away_is_no_two_units() -> None:
    given = {"shape": "queue", "units_per_hour": 36_000, "changes": 0}
    assert sail(30_174, **given).broken == {}
    believed = patch.object(ReaderCount, "was_silent", lambda self: False)
    assert "I2" in sail(30_174, patch=lambda: believed, **given).broken


def _alone(seed: int) -> Counter[str]:
    """What a seed without any fault but kills told: kinds of events, keys of alarms. The PLC asks nothing meanwhile."""
    run = Run(scenario(seed, incidents=frozenset(), crashes=6, asks_always=False))
    assert run.go().broken == {}
    rows = run.disk.connection.execute("SELECT kind, coalesce(json_extract(body, '$.key'), '') FROM event")
    return Counter(key or kind for kind, key in rows)


def test_what_the_plc_settled_while_the_station_was_dead_is_told_by_its_masks() -> None:
    told = sum((_alone(seed) for seed in range(2_000, 2_012)), Counter[str]())
    assert told["case.missed"] > 12, "the gate settled cases that nobody was asked about"
    assert {key: told[key] for key in ("number_not_believed", "case.quarantined", "case_state_differs")} == {
        "number_not_believed": 0,
        "case.quarantined": 0,
        "case_state_differs": 0,
    }


class ShakyLink(Run):
    """The connection to the PLC breaks every three seconds, and is back before the heartbeat time-out."""

    def _tick(self) -> None:
        if self.plant.now_ms % 3_000 == 1_000:
            self.plant.cut_link("plc", 250)
        super()._tick()


@pytest.mark.parametrize("kind", [name for name, _ in KINDS])
def test_breaks_shorter_than_the_heartbeat_time_out_cost_nothing(kind: str) -> None:
    for seed in range(3_000, 3_003):
        given = dict(KINDS)[kind] | {"unit_numbers": "plc", "label_numbers": "plc", "label_reader": "tagged"}
        run = ShakyLink(scenario(seed, incidents=frozenset(), crashes=0, **given))
        assert run.go().broken == {}
        rows = run.disk.connection.execute(
            "SELECT kind, coalesce(json_extract(body, '$.key'), json_extract(body, '$.cause'), '') FROM event"
        )
        told = Counter(rows)
        assert [each for each in told if each[1].startswith("plc_lost")] == []
        assert told["case.released", ""] > 20


def test_two_runs_of_one_seed_are_the_same_run() -> None:
    first, second = sail(3), sail(3)
    assert first.hits == second.hits
    assert first.digest == second.digest != ""
