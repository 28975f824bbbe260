"""A batch is looked at as a whole: what it says can be done is then done, each and all, without a refusal."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.api.schema.rework import ReworkBatch
from tests.assembly.test_rework_lookups import Table
from tests.cli.test_rework import url

Act = dict[str, Any]
UNITS = [url(f"u{number}{place}") for number in (1, 2, 3) for place in "abc"] + [url("u4a"), url("spare"), url("never")]
NAMES = ["c1", "c2", "c3", "c4", "p1", "#4", "#5", "#6", "#10", *UNITS[:3]]
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda code: {"kind": "remove", "code": code}, st.sampled_from(["c1", "c2", *UNITS])),
    st.builds(
        lambda container, deep: {"kind": "dissolve", "container": container, "all_levels": deep},
        st.sampled_from(NAMES),
        st.booleans(),
    ),
    st.builds(
        lambda code, fate: {"kind": "decommission", "code": code, "fate": fate},
        st.sampled_from(["c1", "c2", "p1", *UNITS]),
        st.sampled_from(["sampled", "lost"]),
    ),
    st.builds(lambda code: {"kind": "recommission", "code": code}, st.sampled_from(UNITS)),
)


def looked_at(table: Table, acts: list[Act]) -> list[str]:
    """Key of what speaks against each; empty = it can be done."""
    request = ReworkBatch.model_validate({"by": "Li", "reason": "why", "acts": acts})
    told = asyncio.run(table.lookups.check_batch(request))
    assert all(each.able == (not each.key) for each in told.verdicts)
    return [each.key for each in told.verdicts]


def done(table: Table, acts: list[Act]) -> list[str]:
    return ["" if (answer := table.ask(**act))["done"] else answer["key"] for act in acts]


def dissolve(container: str, *, deep: bool = False) -> Act:
    return {"kind": "dissolve", "container": container, "all_levels": deep}


def remove(code: str) -> Act:
    return {"kind": "remove", "code": code}


def sampled(code: str) -> Act:
    return {"kind": "decommission", "code": code, "fate": "sampled"}


CONTRADICTIONS: dict[str, tuple[list[Act], list[str]]] = {
    "a pallet with all in it, and a case of it": ([dissolve("p1", deep=True), dissolve("c1")], ["", "rework_not_live"]),
    "a pallet, and a case of it": ([dissolve("p1"), dissolve("c1")], ["", ""]),
    "every case of a pallet": ([dissolve("c1"), dissolve("c2")], ["", "rework_last_member"]),
    "one case by code and by number": ([dissolve("c3"), dissolve("#10")], ["", "rework_not_live"]),
    "one case twice": ([remove("c1"), remove("c1")], ["", "rework_not_in_container"]),
    "a case, and a unit of it": ([dissolve("c3"), remove(url("u3a"))], ["", "rework_not_in_container"]),
    "a unit, and its case": ([remove(url("u3a")), dissolve("c3")], ["", ""]),
    "every unit of a case": (
        [remove(url(f"u3{place}")) for place in "abc"],
        ["", "", "rework_last_member"],
    ),
    "one sample twice": ([sampled(url("u3a")), sampled(url("u3a"))], ["", "rework_code_decommissioned"]),
    "a sample of what is taken apart": ([dissolve("c3"), sampled(url("u3a"))], ["", ""]),
    "a label of what is taken apart with its pallet": (
        [dissolve("p1", deep=True), sampled("c1")],
        ["", "rework_code_retired"],
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_two_that_contradict_one_another_are_told_before_and_the_later_one_says_why(name: str) -> None:
    acts, expected = CONTRADICTIONS[name]
    assert looked_at(Table(), acts) == expected
    assert done(Table(), acts) == expected, "it is what would come of them"


def test_nothing_is_changed_by_the_look() -> None:
    table = Table()
    before = table.journal.store.head.seq
    looked_at(table, [dissolve("p1", deep=True), dissolve("c3")])
    assert table.journal.store.head.seq == before and not looked_at(table, [dissolve("p1")])[0]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACTS, min_size=2, max_size=6))
def test_a_batch_is_done_exactly_as_it_was_told(acts: list[Act]) -> None:
    table = Table()
    told = looked_at(table, acts)
    able = [act for act, key in zip(acts, told, strict=True) if not key]
    assert done(table, able) == [""] * len(able), "what was said to be possible is done whole"
    assert table.journal.is_whole()
    assert done(Table(), acts) == told, "and what was said to be refused is refused, for that reason"
