"""What can be done with a code now: asked of the same rules that do it, so nothing is offered that would be refused."""

import asyncio
from typing import Any

import pytest

from station.api import schema
from station.assembly.rework_lookups import ReworkLookupService
from station.assembly.stories import code_answer
from station.core.codes import identify, keys_for
from tests.cli.test_rework import SSCC, Running, url
from tests.journal.make import rejected
from tests.journal.test_containers import PALLETS


class Table(Running):
    """The core and journal of a line, with the look-ups of rework over them."""

    def __init__(self) -> None:
        super().__init__()
        self.lookups = ReworkLookupService(self.journal.reader, self.line, self.trace, PALLETS)

    async def trace(self, text: str) -> schema.CodeStory | None:
        for key in (*keys_for(text), identify(b"", text, PALLETS, typed=True).code.key):
            if (story := self.journal.reader.trace(key)) is not None:
                return code_answer(text, story, None)
        return None

    def options(self, text: str) -> schema.ReworkOptions:
        told = asyncio.run(self.lookups.options(text))
        assert told is not None
        return told

    def able(self, text: str) -> set[str]:
        return {each.name for each in self.options(text).options if each.able}

    def unable(self, text: str) -> dict[str, str]:
        return {each.name: each.key for each in self.options(text).options if not each.able}

    def ask(self, kind: str, **act: object) -> dict[str, Any]:
        args = {"by": "Li", "reason": "why", "act": {"kind": kind, **act}}
        return dict(self.answer(None, "rework", args))  # type: ignore[arg-type]


@pytest.fixture
def table() -> Table:
    return Table()


def test_of_a_unit_in_a_case(table: Table) -> None:
    assert table.able(url("u1a")) == {"replace", "remove", "decommission"}


def test_of_a_unit_that_is_free_after_its_case_was_rejected(table: Table) -> None:
    assert table.able(url("r1")) == {"repack", "put", "decommission"}


def test_of_a_case_on_a_pallet_and_of_one_that_is_full(table: Table) -> None:
    assert table.able("c1") == {"remove", "merge", "relabel", "dissolve"}
    assert table.unable("c1") == {"fill": "rework_full"}
    assert "fill" in table.able("c4")


def test_of_what_is_shipped_only_its_return(table: Table) -> None:
    assert table.ask("ship", container="p1", to="D7")["done"]
    assert table.able("p1") == {"return"}
    assert set(table.unable("p1").values()) == {"rework_shipped"}
    assert table.able(url("u1a")) == set()


def test_of_a_dissolved_one_that_it_comes_back(table: Table) -> None:
    table.ask("dissolve", container="p1")
    assert table.able("p1") == {"restore"}


def test_of_a_sample_that_it_is_taken_back(table: Table) -> None:
    table.ask("decommission", code=url("u1a"), fate="sampled")
    assert table.able(url("u1a")) == {"recommission"}


def test_a_code_never_seen_has_no_options(table: Table) -> None:
    assert asyncio.run(table.lookups.options(url("never"))) is None


def test_a_rejected_case_tells_which_places_are_empty(table: Table) -> None:
    table.ask("add", container="c4", codes=[url("r2")])
    repair = table.options(url("r1")).repair
    assert repair is not None and (repair.seq, repair.expected) == (10, 3)
    assert [(each.text, each.kept, each.reason) for each in repair.places] == [
        (url("r1"), True, ""),
        (url("r2"), False, "rework_code_elsewhere"),
        ("", False, "no_read"),
    ]
    by_number = asyncio.run(table.lookups.case_options(1, 10))
    assert by_number is not None and by_number.repair == repair


def test_a_case_is_put_right_in_one_command_and_taken_back_with_one(table: Table) -> None:
    done = table.ask("repack", epoch=1, seq=10, new=[url("spare")], label=SSCC)
    assert (done["key"], done["arguments"]["code"]) == ("rework_done", "1/10")
    assert table.line.state.order is not None and table.line.state.order.passed
    assert table.options(url("r1")).options[0].name == "replace"
    (newest, *_) = asyncio.run(table.lookups.operations(5)).operations
    assert (newest.operation, newest.act, newest.able) == (done["arguments"]["operation"], "act_repack", True)
    assert table.ask("undo")["done"]
    (undo, repack, *_) = asyncio.run(table.lookups.operations(5)).operations
    assert (undo.act, undo.able, undo.key) == ("act_undo", False, "rework_not_undoable")
    assert (repack.undone, repack.able) == (True, False)
    assert table.journal.is_whole()


def test_an_order_that_is_closed_takes_nothing_more(table: Table) -> None:
    table.line.state.order = None
    assert table.unable(url("r1"))["repack"] == "rework_order_closed"


def test_a_pallet_by_scan_is_told_as_it_grows(table: Table) -> None:
    done = table.ask("palletise", code="c3")
    assert done["done"], done
    (pallet,) = table.lookups.filling().containers
    assert (pallet.level, pallet.count, pallet.capacity, pallet.by_scan, pallet.members) == (2, 1, 3, True, ("c3",))


def test_two_open_pallets_are_merged_and_a_case_is_taken_off(table: Table) -> None:
    first = table.ask("palletise", code="c3")["arguments"]["operation"]
    second = table.ask("palletise", code="c4")["arguments"]["operation"]
    assert table.ask("merge", source=f"#{second}", into=f"#{first}")["done"]
    (pallet,) = table.lookups.filling().containers
    assert (pallet.container, pallet.members) == (first, ("c3", "c4"))
    assert table.ask("remove", code="c3")["done"]
    (pallet,) = table.lookups.filling().containers
    assert pallet.members == ("c4",)
    assert table.ask("undo")["done"] and table.journal.is_whole()


def test_a_case_on_an_open_pallet_names_that_one(table: Table) -> None:
    made = table.ask("palletise", code="c3")["arguments"]["operation"]
    again = table.ask("palletise", code="c3")
    assert (again["key"], again["arguments"]["container"]) == ("rework_code_elsewhere", f"#{made}")


def test_a_label_that_was_read_on_a_rejected_case_is_not_asked_for_again(table: Table) -> None:
    table.journal.put(rejected(11, [url("q1")], case_code=SSCC), rejected(12, [url("q2")], case_code="c1"))
    free, used = table.options(url("q1")).repair, table.options(url("q2")).repair
    assert free is not None and used is not None
    assert (free.label, used.label) == (SSCC, "")
