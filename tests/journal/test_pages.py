"""The journal from end to end: bodies that are passed on are those that would be rebuilt, and every case comes once."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from station.core.events import EpochGranted, Event
from station.core.values import CaseRef
from station.journal import BadEvent, Batch, codec
from station.journal.pages import PAGE, Pages
from tests.journal.history import History
from tests.journal.make import NOW_US, in_memory, memory, missed, on_disk, order_started, passed, rejected


def test_a_body_that_is_passed_on_is_the_one_that_would_be_rebuilt() -> None:
    seen = set()
    for event in History(random.Random(7)).events(2_000):
        kind, version, text = codec.encode(event)
        assert codec.body_of(kind, version, text) == codec.to_body(codec.decode(kind, version, text))
        seen.add(kind)
    assert len(seen) > 12


@pytest.mark.parametrize(
    ("kind", "version", "text"),
    [("no.such", 1, "{}"), ("case.passed", 99, "{}"), ("case.passed", 1, "[]"), ("case.passed", 1, "{")],
)
def test_what_is_no_body_is_said_so(kind: str, version: int, text: str) -> None:
    with pytest.raises(BadEvent):
        codec.body_of(kind, version, text)


def test_every_case_comes_once_in_the_order_of_its_number(tmp_path: Path) -> None:
    with closing(on_disk(tmp_path)) as store:
        store.append(NOW_US, [Batch((order_started(), EpochGranted(1, 0, "first")))])
        cases: list[Event] = [passed(1, ["a"]), rejected(2, ["b"]), missed(3)]
        cases += [passed(seq, [f"u{seq}"]) for seq in range(4, PAGE + 10)]
        cases += [passed(1, ["z"], epoch=2)]
        store.append(NOW_US, [Batch((case,)) for case in cases])
    with closing(Pages.open(tmp_path / "journal.db")) as pages:
        found = list(pages.all_cases())
        assert pages.count_cases() == len(found)
    assert [case.case for case in found] == [*(CaseRef(1, seq) for seq in range(1, PAGE + 10)), CaseRef(2, 1)]
    assert [case.state for case in found[:3]] == ["passed", "rejected", "missed"]


def test_a_case_whose_verdict_is_another_kind_of_event_is_damage() -> None:
    disk = memory()
    store = in_memory(disk)
    store.append(NOW_US, [Batch((order_started(), EpochGranted(1, 0, "first"), passed(1, ["a"])))])
    disk.execute("UPDATE event SET kind = 'order.started' WHERE kind = 'case.passed'")
    with pytest.raises(BadEvent):
        list(Pages(lambda: disk).all_cases())
