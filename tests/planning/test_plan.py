"""Sheets, files and the recipe library: what is taken, and every fault of what is not."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.core.values import Recipe
from station.planning.order_file import read_order_file
from station.planning.orders import PlannedOrder, PlanRefused, is_sheet, read_sheet
from station.planning.store import PlanStore, PlanSummary

WATER = Recipe("Water", "plain", 24, pattern="[a-z]+", lot="A1")


@pytest.fixture
def store(tmp_path: Path) -> PlanStore:
    return PlanStore(tmp_path)


def refusal(sheet: str) -> str:
    with pytest.raises(PlanRefused) as refused:
        read_sheet(sheet)
    return refused.value.key


# sheets --------------------------------------------------------------------------------------------------------------


def test_a_sheet_says_order_product_lot_cases_and_recipe() -> None:
    assert read_sheet("ORDER=4711;PRODUCT=Cola 0,5;LOT=A7;CASES=500;RECIPE=3") == PlannedOrder(
        "4711", "Cola 0,5", "A7", 500, 3, "sheet"
    )
    assert read_sheet(" order = 1 ; Product=水;\r\n") == PlannedOrder("1", "水", source="sheet")


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        ("", "sheet_part_unknown"),
        ("4711", "sheet_part_unknown"),
        ("ORDER=1;PRODUCT=P;COLOUR=red", "sheet_part_unknown"),
        ("ORDER=1;ORDER=2;PRODUCT=P", "sheet_part_twice"),
        ("ORDER=1", "plan_field_missing"),
        ("ORDER=;PRODUCT=P", "plan_field_missing"),
        ("ORDER=1;PRODUCT=P;CASES=many", "plan_field_number"),
        ("ORDER=1;PRODUCT=P;CASES=-1", "plan_field_number"),
        ("ORDER=1;PRODUCT=P;CASES=99999999999999", "plan_field_number"),
        ("ORDER=1;PRODUCT=P;CASES=٣", "plan_field_number"),
        (f"ORDER={'x' * 129};PRODUCT=P", "plan_field_form"),
        ("ORDER=1\u202e;PRODUCT=P", "plan_field_form"),
    ],
)
def test_sheets_that_are_refused(sheet: str, key: str) -> None:
    assert refusal(sheet) == key


@given(st.text(max_size=200))
def test_whatever_is_scanned_is_an_order_or_one_sentence(text: str) -> None:
    assert is_sheet(f"order={text}")
    try:
        read_sheet(text)
    except PlanRefused as refused:
        assert refused.key


# files ---------------------------------------------------------------------------------------------------------------


def read(tmp_path: Path, data: str | bytes, name: str = "orders.csv") -> tuple[list[str], list[tuple[int, str]]]:
    file = tmp_path / name
    file.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    found = read_order_file(file)
    return [order.order for _, order in found.orders], [(each.line, each.key) for each in found.faults]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheet_with_a_byte_order_mark(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = ["Order,Product,Lot,Cases", "1,Water,A1,5", "", '"2",Water,,']
    text = "\ufeff" + end.join(line.replace(",", delimiter) for line in lines)
    assert read(tmp_path, text) == (["1", "2"], [])


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = (
        "order,product,lot,cases\n"
        "1,Water,A1,5\n"
        "2,Water\n"
        ",Water,A1,5\n"
        "3,Water,A1,five\n"
        "1,Water,A1,5\n"
        '"4\n5",Water,A1,5\n'
        f"6,Water,{'x' * 21},5\n"
    )
    orders, faults = read(tmp_path, text)
    assert orders == ["1"]
    assert faults == [
        (3, "plan_columns_differ"),
        (4, "plan_field_missing"),
        (5, "plan_field_number"),
        (6, "plan_order_twice"),
        (8, "plan_field_form"),
        (9, "plan_field_form"),
    ]


def test_json_as_a_list_or_under_orders(tmp_path: Path) -> None:
    rows: list[object] = [{"order": "1", "product": "Water", "cases": 5}, {"order": 2, "product": "Water", "lot": None}]
    assert read(tmp_path, json.dumps(rows), "a.json") == (["1", "2"], [])
    assert read(tmp_path, json.dumps({"orders": rows}), "a.json") == (["1", "2"], [])
    bad = [*rows, 7, {"order": "3", "product": "Water", "colour": "red"}, {"order": True, "product": "Water"}]
    assert read(tmp_path, json.dumps(bad), "a.json") == (
        ["1", "2"],
        [(3, "plan_columns_differ"), (4, "plan_name_unknown"), (5, "plan_field_form")],
    )


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.csv", b"", "plan_column_missing"),
        ("a.csv", b"order,lot\n1,2\n", "plan_column_missing"),
        ("a.csv", b"order,product,order\n", "plan_column_missing"),
        ("a.csv", b"order,product,colour\n", "plan_column_unknown"),
        ("a.csv", "order,product\n1,水蜜桃汁\n".encode("gb18030"), "plan_file_not_utf8"),
        ("a.csv", "order,product\n".encode("utf-16"), "plan_file_not_utf8"),
        ("a.csv", b'order,product\n1,"Water', "plan_file_broken"),
        ("a.csv", b"order,product\n" + b"1,Water\n" * 10_001, "plan_file_long"),
        ("a.csv", b"x" * 8_000_001, "plan_file_large"),
        ("a.json", b"{", "plan_file_broken"),
        ("a.json", b'{"orders": 1}', "plan_file_broken"),
        ("a.json", b"[" * 100_000, "plan_file_broken"),
    ],
)
def test_files_that_are_none(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        read(tmp_path, data, name)
    assert refused.value.key == key


# the library ---------------------------------------------------------------------------------------------------------


def test_a_changed_recipe_is_a_new_version_and_the_same_one_is_not(store: PlanStore) -> None:
    assert store.put_recipe(WATER, "Li") == (1, True)
    assert store.put_recipe(WATER, "Li") == (1, False)
    assert store.put_recipe(replace(WATER, units_per_case=12), "Li") == (2, True)
    assert [store.recipe("Water", version).units_per_case for version in (0, 1, 2)] == [12, 24, 12]
    assert store.recipe("Water").version == 2
    assert store.put_recipe(WATER, "Li") == (3, True), "back again is a version of its own"


def test_a_version_that_was_removed_is_chosen_no_more_and_its_number_never_again(store: PlanStore) -> None:
    for units in (6, 12, 24):
        store.put_recipe(replace(WATER, units_per_case=units), "Li")
    store.remove_recipe("Water", 3, "Li")
    assert store.recipe("Water").version == 2
    with pytest.raises(PlanRefused) as refused:
        store.recipe("Water", 3)
    assert (refused.value.key, refused.value.arguments["versions"]) == ("recipe_version_gone", "2, 1")
    assert store.put_recipe(replace(WATER, units_per_case=48), "Li") == (4, True)


def test_an_unknown_product_is_refused_with_those_that_are_known(store: PlanStore) -> None:
    store.put_recipe(WATER, "Li")
    with pytest.raises(PlanRefused) as refused:
        store.recipe("Watre")
    assert refused.value.arguments == {"product": "Watre", "n": 1, "known": "Water"}


# the plan ------------------------------------------------------------------------------------------------------------


def order(name: str, **changes: object) -> PlannedOrder:
    return replace(PlannedOrder(name, "Water"), **changes)  # type: ignore[arg-type]


def test_orders_are_planned_changed_started_and_dropped(store: PlanStore) -> None:
    assert store.planned() == [] and store.find("1") is None
    assert store.plan([order("b"), order("a")], "Li") == PlanSummary(added=2)
    assert store.plan([order("b"), order("a", cases=5)], "Li") == PlanSummary(changed=1, unchanged=1)
    assert [each.order for each in store.planned()] == ["b", "a"], "as they were planned"
    store.note_started(["b"])
    assert [each.order for each in store.planned()] == ["a"] and store.started_already(["a", "b"]) == {"b"}
    store.drop("a")
    with pytest.raises(PlanRefused, match="order_not_planned"):
        store.drop("a")


def test_what_the_hub_offers_no_more_is_gone_and_what_others_planned_stays(store: PlanStore) -> None:
    store.plan([order("own"), order("both")], "Li")
    offered = [order(name, source="hub") for name in ("h1", "h2", "both")]
    assert store.take_over(offered, "hub", "hub") == PlanSummary(added=2)
    store.note_started(["h1"])
    assert store.take_over(offered[:1], "hub", "hub") == PlanSummary(removed=1)
    assert [(each.order, each.source) for each in store.planned()] == [("own", "typed"), ("both", "typed")]


def test_a_file_that_is_no_database_is_one_sentence(store: PlanStore, tmp_path: Path) -> None:
    (tmp_path / "plan.db").write_bytes(os.urandom(4096))
    with pytest.raises(PlanRefused, match="plan_unreadable"):
        store.planned()
