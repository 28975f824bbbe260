"""A line that prints and applies its labels keeps every invariant of a seed, and its own (L1 to L4 of ``labels``).

``python -m tests.campaign.seeds --labels --shape queue`` has more seeds.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from unittest.mock import patch

import pytest

from station.core import packing
from station.core.applied import AppliedLabels
from station.core.label_events import ContainerLabel
from station.journal.label_rows import open_labels
from tests.simulation.label_printer import TROUBLES
from tests.simulation.labels import label_run, sail_labels

SEEDS = range(12)
WANTED = (
    *(f"printer {trouble}" for trouble in TROUBLES),
    "applied another",
    "applied none",
    "label fell off",
    *(f"scan-back {what}" for what in ("lost", "twice", "of another")),
    *(f"killed {where}" for where in ("before sent", "after sent", "after print", "before printed", "after printed")),
    *(f"label.voided {cause}" for cause in ("passed_over", "case_rejected", "order_changed")),
    *(f"label_{what} printed again" for what in ("failed", "doubtful")),
    "label waived",
    "upstream case.released",
)


def test_whatever_happens_to_labels_no_code_is_on_two_cases_and_each_label_has_its_end() -> None:
    hits: Counter[str] = Counter()
    for seed in SEEDS:
        outcome = sail_labels(seed)
        assert outcome.broken == {}, seed
        hits += outcome.hits
    assert [name for name in WANTED if not hits[name]] == []
    assert hits["upstream case.released"] > 100


@pytest.mark.parametrize("shape", ["queue", "picture"])
def test_where_nothing_goes_wrong_with_labels_every_case_gets_one_that_is_read(shape: str) -> None:
    run = label_run(1, well=True, shape=shape, incidents=frozenset(), crashes=0, changes=0)
    assert run.go().broken == {}
    rows = run.disk.connection.execute("SELECT body FROM event WHERE kind = 'case.rejected'").fetchall()
    labels = [body for (body,) in rows if "case_code" in body.partition("reasons")[2].partition("]")[0]]
    assert len(labels) <= 3, "but a label that cannot be read by itself"
    assert run.outcome.hits["label used"] > 45


def _with_the_pass(of: Callable[[AppliedLabels], None]) -> Callable[[AppliedLabels], None]:
    def print_next(self: AppliedLabels) -> None:
        before = self.context.state.sscc_serial
        of(self)
        self.context.state.sscc_serial = before

    return print_next


def _without_sent(of: Callable[..., tuple[ContainerLabel, ...]]) -> Callable[..., tuple[ContainerLabel, ...]]:
    return lambda db: tuple(label for label in of(db) if label.state != "sent")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A one-line change of the product, and what it must break with one of these seeds."""

    name: str
    breaks: str
    patch: Callable[[], AbstractContextManager[object]]
    seeds: tuple[int, ...]


MISTAKES = (
    Mistake("any scan-back is ours", "L2",
            lambda: patch.object(packing, "printed_here", lambda labels, key: True), (1,)),
    Mistake("labels of another order are used up", "L2",
            lambda: patch.object(AppliedLabels, "_of_another_order", lambda self: []), (11,)),
    Mistake("a label on a passed case is not used", "L3",
            lambda: patch.object(AppliedLabels, "_read", lambda *_: None), (1,)),
    Mistake("a code is taken with the pass only", "C8",
            lambda: patch.object(AppliedLabels, "_print_next", _with_the_pass(AppliedLabels._print_next)), (0,)),
    Mistake("a start forgets the labels that were sent", "I11",
            lambda: patch("station.journal.load.open_labels", _without_sent(open_labels)), (0,)),
)  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_each_mistake_with_labels_is_found(mistake: Mistake) -> None:
    assert any(mistake.breaks in sail_labels(seed, patch=mistake.patch).broken for seed in mistake.seeds)
