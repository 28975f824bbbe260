"""Two partial cases packed by hand become one: over a real journal, with every way a case gets its code."""

import sqlite3
from dataclasses import replace

import pytest

from station.core import commands as cmd
from station.core import observations as obs
from station.core import rework as rw
from station.core.bench import Bench
from station.core.settings import LineSettings
from station.core.values import CheckedCode, Code, Recipe
from station.journal import Batch, Reader
from station.journal.verify import verify_over
from tests.core.test_printed import SETTINGS
from tests.journal.make import NOW_US, in_memory, memory

RECIPE = Recipe("Water", "plain", 5, pattern="u[0-9]+", case_pattern="L[0-9]")
READ, SSCC = replace(SETTINGS, case_code="reader", printers=()), replace(SETTINGS, case_code="sscc", printers=())


class Desk:
    """A bench with its journal; each letter packed is a unit of its own."""

    def __init__(self, settings: LineSettings) -> None:
        self.disk = memory()
        self.store, self.reader = in_memory(self.disk), Reader(lambda: self.disk)
        self.bench, self.ms = Bench(settings, self.store.load()), 0
        self.say(cmd.StartOrder("anna", "O1", RECIPE))
        if settings.case_code != "reader":
            self.say(cmd.SetNextSerial("anna", 1))

    def say(self, item: cmd.Command) -> cmd.Refusal | None:
        self.ms += 10
        step = self.bench.handle(obs.Now(self.ms, NOW_US + self.ms * 1_000), item)
        if step.events:
            self.store.append(NOW_US + self.ms * 1_000, [Batch.of(step)])
        return step.refusal

    def scan(self, *codes: str) -> int:
        """They go into the case in hand, which is named."""
        for code in codes:
            role = "case" if code.startswith("L") else "unit"
            assert self.say(cmd.Scan("anna", CheckedCode(Code(code, code)), role)) is None  # type: ignore[arg-type]
        return self.bench.state.in_hand

    def aside(self, *codes: str) -> int:
        made = self.scan(*codes)
        assert self.say(cmd.StoreOpen("anna")) is None
        return made

    def merge(self, source: int, into: int) -> cmd.Refusal | None:
        operation = rw.Merge(source, into)
        return self.say(rw.Rework("anna", "merge", operation, self.reader.facts(operation)))

    @property
    def in_hand(self) -> list[str]:
        found = self.bench.in_hand
        return [member.code.key for member in found.members] if found is not None else []

    @property
    def last(self) -> str:
        assert self.bench.last_scan is not None
        return self.bench.last_scan.key

    def goes_on_after_a_restart(self) -> bool:
        """The journal and what was in memory say the same."""
        again = self.store.load()
        same = again.containers == tuple(self.bench.state.containers.values()) and again.in_hand
        return same == self.bench.state.in_hand and verify_over(self._copy).clean

    def _copy(self) -> sqlite3.Connection:
        copy = memory()
        self.disk.backup(copy)
        return copy


@pytest.mark.parametrize("settings", [READ, SSCC, SETTINGS], ids=["read", "sscc", "printed"])
def test_what_was_put_aside_goes_into_the_case_in_hand_behind_what_is_there(settings: LineSettings) -> None:
    desk = Desk(settings)
    other, here = desk.aside("u1", "u2"), desk.scan("u3")
    story = desk.reader.trace("u1")
    assert story is not None and [(each.container, each.level) for each in story.containers] == [(other, 1)]
    assert desk.merge(other, here) is None
    assert desk.in_hand == ["u3", "u1", "u2"] and desk.bench.view().bench.stored == ()  # type: ignore[union-attr]
    desk.scan("u4")
    assert desk.say(cmd.UndoScan("anna")) is None and desk.in_hand == ["u3", "u1", "u2"]
    assert desk.goes_on_after_a_restart()


def test_a_case_that_a_merge_fills_gets_its_sscc_in_the_same_step() -> None:
    desk = Desk(SSCC)
    other, here = desk.aside("u1", "u2"), desk.scan("u3", "u4", "u5")
    assert desk.merge(other, here) is None
    assert desk.bench.in_hand is None and desk.last == "bench_closed"
    told = desk.reader.container(here)
    assert told is not None and (told.state, len(told.members)) == ("live", 5) and told.code is not None
    assert desk.goes_on_after_a_restart()


def test_a_case_that_a_merge_fills_gets_its_label_and_then_takes_nothing_more() -> None:
    desk = Desk(SETTINGS)
    third, other, here = desk.aside("u9"), desk.aside("u1", "u2"), desk.scan("u3", "u4", "u5")
    assert desk.merge(other, here) is None
    assert desk.last == "bench_label_printed" and desk.bench.view().bench.label is not None  # type: ignore[union-attr]
    refusal = desk.merge(third, here)
    assert refusal is not None and refusal.key in ("label_pending", "rework_full")
    assert desk.goes_on_after_a_restart()


def test_a_case_that_a_merge_fills_waits_for_its_label_where_that_is_read() -> None:
    desk = Desk(READ)
    other, here = desk.aside("u1", "u2"), desk.scan("u3", "u4", "u5")
    assert desk.merge(other, here) is None and desk.bench.state.in_hand == here
    desk.scan("L1")
    assert desk.last == "bench_closed" and desk.goes_on_after_a_restart()


def test_a_label_that_was_scanned_first_closes_the_case_that_a_merge_fills() -> None:
    desk = Desk(READ)
    other, here = desk.aside("u1", "u2"), desk.scan("L1", "u3", "u4", "u5")
    assert desk.merge(other, here) is None
    assert desk.bench.in_hand is None and desk.last == "bench_closed" and desk.goes_on_after_a_restart()


def test_a_label_of_what_was_put_aside_is_as_good_as_new() -> None:
    desk = Desk(READ)
    other, here = desk.aside("L1", "u1"), desk.scan("u3")
    assert desk.merge(other, here) is None
    assert desk.say(cmd.CloseShort("anna", "end of lot")) is None
    desk.scan("L1")
    assert desk.last == "bench_closed" and desk.goes_on_after_a_restart()


def test_more_than_fits_is_refused_and_nothing_changes() -> None:
    desk = Desk(SSCC)
    other, here = desk.aside("u1", "u2", "u3"), desk.scan("u4", "u5", "u6")
    refusal = desk.merge(other, here)
    assert refusal is not None and refusal.key == "rework_full"
    assert desk.in_hand == ["u4", "u5", "u6"] and len(desk.bench.state.containers) == 2


def test_a_case_that_was_closed_short_is_merged_as_well() -> None:
    desk = Desk(SSCC)
    short = desk.scan("u1", "u2")
    assert desk.say(cmd.CloseShort("anna", "end of lot")) is None
    here = desk.scan("u3")
    assert desk.merge(short, here) is None and desk.in_hand == ["u3", "u1", "u2"]
    assert desk.goes_on_after_a_restart()


def test_without_a_serial_a_filled_case_stays_open_and_its_key_closes_it_as_a_full_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(SSCC)
    other, here = desk.aside("u1", "u2"), desk.scan("u3", "u4", "u5")
    with monkeypatch.context() as none_left:
        none_left.setattr(type(desk.bench.packing.levels), "assign", lambda *_: cmd.Refusal("sscc_unproved"))
        assert desk.merge(other, here) is None and desk.bench.state.in_hand == here
    assert desk.say(cmd.CloseShort("anna", "end of lot")) is None
    closed = desk.reader.events(0, 1_000)[-1].event
    assert closed.reason == ""  # type: ignore[union-attr]
