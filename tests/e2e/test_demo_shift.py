"""A whole shift at the bench, once; then its truth is broken in one place after the other, and each break is seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zplkit
import zxingcpp
from PIL import Image

from station.demo.balance import Balance
from station.demo.setup import DemoOptions, DemoRefused
from station.demo.shift import ShiftDemo
from station.demo.shift_books import judge
from station.demo.shift_truth import Account, ShiftTruth, lies

pytestmark = pytest.mark.wire


def options(data: Path) -> DemoOptions:
    return DemoOptions(data, "queue", case_code="reader", as_json=True, bench=True, shift=True)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[ShiftDemo, Balance]:
    shift = ShiftDemo(options(tmp_path_factory.mktemp("shift")))
    return shift, shift.run()


def code_on(label: bytes) -> str:
    """Read off the label by our decoder, as an independent renderer prints it."""
    [scene] = zplkit.render(label, zplkit.Options(dpi=203, width=799, height=479)).labels
    raster = scene.rasterize()
    [found] = zxingcpp.read_barcodes(Image.frombytes("L", (raster.width, raster.height), raster.pixels))
    return found.text.replace("(00)", "00")


def test_what_lies_there_is_what_journal_and_hub_say(played: tuple[ShiftDemo, Balance]) -> None:
    shift, balance = played
    assert balance.good, "\n".join(balance.complaints)
    told = balance.summary
    assert (told["orders"], told["pallets"], told["units_out_of_use"]) == (3, 4, 2)
    assert told["cases"] == told["delivered"] == 9, "eleven were packed, one was merged, one was taken apart"
    assert told["hub_away_s"] > 0 and told["reworks"] >= 15
    labels = shift.person.goods.labels
    assert {code_on(label) for label in set(shift.printer.labels)} == set(labels)
    assert len(labels) == len(set(labels)) == told["labels"]


def _a_unit_fewer(truth: Account) -> Account:
    label, units = next(iter(truth.cases.items()))
    return replace(truth, cases={**truth.cases, label: units - {min(units)}})


def _a_case_on_another_pallet(truth: Account) -> Account:
    one, other, *_ = truth.pallets
    moved = min(truth.pallets[one])
    pallets = {one: truth.pallets[one] - {moved}, other: truth.pallets[other] | {moved}}
    return replace(truth, pallets={**truth.pallets, **pallets})


def _a_case_that_nobody_booked(truth: Account) -> Account:
    return replace(truth, cases={**truth.cases, "00" + "9" * 18: frozenset({"x"})})


def _another_fate(truth: Account) -> Account:
    return replace(truth, fates=dict.fromkeys(truth.fates, "lost"))


def _a_label_twice(truth: Account) -> Account:
    return replace(truth, labels=(*truth.labels, truth.labels[0]))


BREAKS: tuple[tuple[Callable[[Account], Account], str], ...] = (
    (_a_unit_fewer, "has other members"),
    (_a_case_on_another_pallet, "has other members"),
    (_a_case_that_nobody_booked, "is not in the books"),
    (_another_fate, "the books say"),
    (_a_label_twice, "was put on 2 containers"),
)


@pytest.mark.parametrize(("break_", "says"), BREAKS, ids=[each.__name__ for each, _ in BREAKS])
def test_one_thing_elsewhere_is_seen(
    played: tuple[ShiftDemo, Balance], break_: Callable[[Account], Account], says: str
) -> None:
    shift, _ = played
    balance = judge(shift.evidence, break_(shift.person.goods.account), {})
    assert not balance.good
    assert says in "\n".join(balance.complaints)


def test_a_hub_that_lost_a_case_does_not_balance(played: tuple[ShiftDemo, Balance]) -> None:
    shift, _ = played
    hub = shift.evidence.hub
    fewer = replace(hub, cases=dict(list(hub.cases.items())[1:]))
    balance = judge(replace(shift.evidence, hub=fewer), shift.person.goods.account, {})
    assert (balance.summary["balance_closes"], balance.summary["truth_matches"]) == (False, True)


def test_a_trace_to_another_place_is_seen(played: tuple[ShiftDemo, Balance]) -> None:
    shift, _ = played
    hub = shift.evidence.hub
    lost = replace(hub, traces={**hub.traces, next(iter(hub.traces)): {}})
    assert not judge(replace(shift.evidence, hub=lost), shift.person.goods.account, {}).good


def test_hands_move_goods() -> None:
    goods = ShiftTruth()
    goods.case_packed("A", ["1", "2"])
    goods.case_packed("B", ["3"])
    goods.pallet_labelled("P")
    goods.merged("B", "A")
    goods.relabelled("A", "C")
    goods.out_of_use("2", "sampled")
    expected = Account({"C": frozenset("13")}, {"P": frozenset("C")}, {"2": "sampled"}, ("A", "B", "P", "C"))
    assert not lies("person", goods.account, expected)


def test_a_shift_begins_in_a_new_folder(tmp_path: Path) -> None:
    (tmp_path / "journal.db").touch()
    with pytest.raises(DemoRefused, match="begins in a new folder"):
        ShiftDemo(options(tmp_path))
    with pytest.raises(DemoRefused, match="without --cases and --pallets"):
        ShiftDemo(replace(options(tmp_path / "new"), cases=3))
