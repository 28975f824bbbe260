"""Packing by hand: every scan is taken or refused with its own words, and nothing else changes."""

from dataclasses import dataclass, field, replace

import pytest

from station.core import commands as cmd
from station.core import observations as obs
from station.core.bench import Bench
from station.core.effects import Step
from station.core.events import Event
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.core.values import CheckedCode, Code, Level, Reason, Recipe, SerialRange

RECIPE = Recipe("Water", "plain", 3, pattern="[a-z]", case_pattern="L[0-9]")
SETTINGS = LineSettings("B1", "queue", kind="bench", case_code="reader")
SSCC = replace(SETTINGS, case_code="sscc", sscc_prefix="9501101")
PROVED = Loaded("e1", 1, sscc_range=SerialRange(0, "9501101", 1, 10**9 - 1), sscc_proved=True)


@dataclass(slots=True)
class Hand:
    """A person at a bench, and what came of what they did."""

    bench: Bench
    ms: int = 0
    events: list[Event] = field(default_factory=list)

    def say(self, item: obs.Observation | cmd.Command) -> Step:
        self.ms += 10
        step = self.bench.handle(obs.Now(self.ms, self.ms * 1_000), item)
        self.events += step.events
        return step

    def scan(self, code: str, **facts: object) -> str:
        """The key of what came of it."""
        role = "case" if code.startswith("L") else "unit"
        step = self.say(cmd.Scan("anna", CheckedCode(Code(code, code), **facts), role, "pattern_differs"))  # type: ignore[arg-type]
        last = self.bench.last_scan
        assert last is not None and last.taken == (step.refusal is None)
        assert not (step.refusal and step.events)
        return last.key

    @property
    def members(self) -> tuple[str, ...]:
        found = self.bench.in_hand
        return tuple(member.code.key for member in found.members) if found is not None else ()

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]


def hand(settings: LineSettings = SETTINGS, recipe: Recipe = RECIPE, loaded: Loaded = PROVED) -> Hand:
    one = Hand(Bench(settings, loaded))
    one.say(cmd.StartOrder("anna", "O1", recipe))
    one.events.clear()
    return one


def test_units_then_label() -> None:
    one = hand()
    assert [one.scan(code) for code in ("a", "b", "c")] == ["bench_packed"] * 3
    assert one.scan("L1") == "bench_closed"
    assert one.kinds() == ["container.opened", *["container.members_changed"] * 3, "container.closed"]
    closed = one.events[-1]
    assert (closed.code.key, closed.exit, closed.by) == ("L1", "by_hand", "anna")  # type: ignore[union-attr]
    assert one.bench.state.order is not None and one.bench.state.order.passed == 1


def test_label_first_closes_with_the_last_unit() -> None:
    one = hand()
    assert [one.scan(code) for code in ("L1", "a", "b", "c")] == [
        "bench_labelled", "bench_packed", "bench_packed", "bench_closed",
    ]  # fmt: skip
    assert one.kinds()[-1] == "container.closed" and one.bench.in_hand is None


def test_a_full_case_gets_its_sscc_in_the_same_step() -> None:
    one = hand(SSCC)
    assert [one.scan(code) for code in ("a", "b", "c")][-1] == "bench_closed"
    assert one.events[-1].sscc_serial == 1  # type: ignore[union-attr]
    assert one.scan("L1") == "bench_label_unused"


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"refusal": Reason.FOREIGN}, "bench_foreign"),
        ({"refusal": Reason.WRONG_PRODUCT}, "bench_wrong_product"),
        ({"taken_by": "#7"}, "bench_taken"),
        ({"taken_by": "sampled"}, "bench_decommissioned"),
        ({"proven": False}, "bench_unproven"),
    ],
)
def test_a_bad_code_changes_nothing(facts: dict[str, object], key: str) -> None:
    one = hand()
    one.scan("a")
    assert one.scan("b", **facts) == key
    assert one.members == ("a",)


def test_order_of_scans() -> None:
    one = hand()
    assert one.scan("a") == "bench_packed"
    assert one.scan("a") == "bench_twice"
    assert one.scan("L1") == "bench_label_early"
    one.scan("b")
    one.scan("c")
    assert one.scan("d") == "bench_label_due"
    assert one.members == ("a", "b", "c")
    one.scan("L1")
    one.scan("L2")
    assert one.scan("L3") == "bench_label_second"


def test_undo_takes_the_newest_out_and_gives_an_empty_case_up() -> None:
    one = hand()
    one.scan("a")
    one.scan("b")
    assert one.say(cmd.UndoScan("anna")).refusal is None
    assert one.members == ("a",)
    one.say(cmd.UndoScan("anna"))
    assert one.bench.in_hand is None and one.kinds()[-1] == "container.dissolved"
    refusal = one.say(cmd.UndoScan("anna")).refusal
    assert refusal is not None and refusal.key == "bench_none_open"
    assert one.scan("b") == "bench_packed"


def test_undo_of_a_label_scanned_first_gives_the_empty_case_up() -> None:
    one = hand()
    one.scan("L1")
    assert one.say(cmd.UndoScan("anna")).refusal is None
    assert one.bench.in_hand is None and one.kinds()[-1] == "container.dissolved"


def test_stored_and_gone_on_with_by_any_member() -> None:
    one = hand()
    one.scan("a")
    one.scan("b")
    one.say(cmd.StoreOpen("anna"))
    assert one.bench.in_hand is None
    one.scan("x")
    assert one.scan("a") == "bench_stored"
    one.say(cmd.StoreOpen("anna"))
    assert one.scan("a") == "bench_resumed"
    assert one.members == ("a", "b")
    assert len(one.bench.view().bench.stored) == 1  # type: ignore[union-attr]


def test_closed_short_with_the_label() -> None:
    one = hand()
    refusal = one.say(cmd.CloseShort("anna", "end of lot")).refusal
    assert refusal is not None and refusal.key == "bench_none_open"
    one.scan("a")
    assert one.say(cmd.CloseShort("anna", "end of lot")).refusal is None
    assert one.scan("b") == "bench_label_due"
    assert one.scan("L1") == "bench_closed"
    assert one.events[-1].reason == "end of lot"  # type: ignore[union-attr]


def test_closed_short_with_an_sscc() -> None:
    one = hand(SSCC)
    one.scan("a")
    assert one.say(cmd.CloseShort("anna", "end of lot")).refusal is None
    assert one.kinds()[-1] == "container.closed"


def test_cases_flow_into_the_pallet() -> None:
    one = hand(SSCC, replace(RECIPE, units_per_case=1, above=(Level("pallet", 2),)))
    one.scan("a")
    one.scan("b")
    kinds = one.kinds()
    assert kinds.count("container.opened") == 3 and kinds.count("container.closed") == 3


def test_nothing_of_a_line_stands_against_it() -> None:
    one = hand()
    view = one.bench.view()
    assert view.permissive and not view.not_ready and not view.alarms


def test_without_an_order_and_without_serials_nothing_is_packed() -> None:
    bare = Hand(Bench(SETTINGS, PROVED))
    assert bare.scan("a") == "no_order"
    unproved = hand(SSCC, loaded=Loaded("e1", 1))
    assert unproved.scan("a") == "sscc_unproved"
    assert unproved.bench.next_deadline_ms is not None
