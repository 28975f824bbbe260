"""Orders and users over the API of a real station, at a bench: a person's whole way from sheet to close, by name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from station.core.events import MembersChanged, OrderClosed
from station.journal.verify import verify
from tests.badinput.command import Told, station
from tests.e2e.running import Running, running
from tests.waiting import until

pytestmark = pytest.mark.wire
CONFIG = """\
[station]
kind = "bench"
id = "B1"
data = "data"

[api]
port = 0

[recipe]
order = "first"
product = "Water"
code = "plain"
pattern = "[a-z]"
lot = "A1"
units_per_case = 2
case_pattern = "L[0-9]"

[case_code]
source = "reader"

[orders]
clearance = ["The bench is empty", "No label of the last product is left"]
first_case = true
"""
COLA = """\
[recipe]
product = "Cola"
code = "plain"
pattern = "c[0-9]"
lot = "C7"
units_per_case = 2
case_pattern = "L[0-9]"
"""
ITEMS = ["The bench is empty", "No label of the last product is left"]


class Bench(Running):
    def __call__(self, kind: str, **args: object) -> str:
        """The key of what came of a command."""
        return self.key(kind, **args)

    def station(self, *words: str | Path, said: str = "") -> Told:
        """A command typed beside it."""
        return station(*words, "--config", self.folder / "line.toml", said=said)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    (tmp_path / "line.toml").write_text(CONFIG)
    (tmp_path / "cola.toml").write_text(COLA)
    with running(Bench, tmp_path, "--no-screen") as made:
        until(lambda: made.shot()["order"], "the order of the config runs")
        yield made
    assert not verify(made.data / "journal.db").findings


def shown(bench: Bench, order: str) -> Any:
    """The running order, once the snapshot (which may be 50 ms old) has this one."""
    running = bench.get("/v1/snapshot")["order"]
    return running if running and running["order"] == order else None


def test_from_the_sheet_to_the_close(bench: Bench) -> None:
    sheet = "ORDER=4711;PRODUCT=Cola;CASES=5"
    assert bench("plan_order", sheet=sheet) == "product_unknown"
    told = bench.station("recipe", "import", bench.folder / "cola.toml")
    assert (told.code, told.out) == (0, "Cola: version 1.\n"), told.err
    assert bench("plan_order", sheet=sheet) == "order_planned"
    [planned] = bench.get("/v1/plan")["orders"]
    assert (planned["order"], planned["lot"], planned["cases"], planned["refusal"]) == ("4711", "C7", 5, "")
    assert bench("close_order") == ""
    assert bench("start_order", order="4711") == "clearance_missing"
    assert bench("clear_line", items=ITEMS[:1], by="Li") == "clearance_item_left"
    assert bench("clear_line", items=ITEMS, by="Li") == ""
    assert bench("start_order", order="4711") == ""
    order = until(lambda: shown(bench, "4711"), "the order is shown")
    assert (order["product"], order["lot"], order["target_cases"], order["recipe_version"]) == ("Cola", "C7", 5, 1)
    assert bench.get("/v1/plan")["orders"] == []
    for code in ("c1", "c2", "L1"):
        bench("scan", by="Li", code=code)
    assert until(lambda: bench.get("/v1/snapshot")["order"]["first_case"], "the first case is shown")[0] == "#"
    assert bench("scan", by="Li", code="c3") == "first_case_unconfirmed"
    assert bench("check_first_case", good=True, by="Wang") == ""
    assert bench("scan", by="Li", code="c3") == "bench_packed"
    assert bench("close_order") == "container_open"
    assert [bench("scan", by="Li", code=code) and "" for code in ("c4", "L2")] == ["", ""]
    assert bench("close_order") == ""
    events = bench.events()
    counted = [each.balance for each in events if isinstance(each, OrderClosed) and each.balance is not None]
    assert [(each.source, each.sensor, each.packed, each.closes) for each in counted] == [
        ("scans", 0, 0, True),
        ("scans", 4, 4, True),
    ]
    kinds = [each.kind for each in events]
    assert [each for each in kinds if each in ("line.cleared", "first_case.checked")] == [
        "line.cleared",
        "first_case.checked",
    ]


def test_who_did_what_is_the_person_at_the_screen(bench: Bench) -> None:
    assert bench("suspend_order") == ""
    told = bench.station("user", "add", "Wang", "--role", "operator", said="4711\n")
    assert told.code == 1 and "must be a supervisor" in told.err
    for name, role, pin in (("Wang", "supervisor", "4711"), ("Li", "operator", "8150")):
        told = bench.station("user", "add", name, "--role", role, said=f"{pin}\n")
        assert told.code == 0, told.err
    assert bench("resume_order", order="first") == "sign_in_needed"
    assert bench("hold") == ""
    bench.session = bench.post("/v1/session/sign-in", {"name": "Wang", "pin": "4711"})["session"]
    assert [bench("resume"), bench("resume_order", order="first")] == ["", ""]
    bench.session = bench.post("/v1/session/hand-over", {"name": "Li", "pin": "8150", "note": "low labels"})["session"]
    bench("scan", by="somebody else", code="a")
    by = {each.kind: each.by for each in bench.events() if hasattr(each, "by")}
    assert (by["line.held"], by["line.resumed"], by["order.resumed"]) == ("local", "Wang", "Wang")
    assert (by["shift.handed_over"], by["container.opened"]) == ("Wang", "Li")
    assert bench.station("user", "list").out.count("PIN") == 2


def test_a_command_is_given_by_the_person_who_signs_in_for_it(bench: Bench) -> None:
    for code in ("a", "b", "L1"):
        bench("scan", by="Li", code=code)
    assert bench("check_first_case", good=True, by="Li") == ""
    bench.station("user", "add", "Wang", "--role", "supervisor", said="4711\n")
    act = ("rework", "remove", "a", "--reason", "crushed")
    told = bench.station(*act, "--by", "Wang")
    assert (told.code, told.err) == (1, "Somebody must sign in: say --user NAME.\n")
    told = bench.station(*act, "--user", "Wang", said="4712\n")
    assert told.code == 1 and "The PIN is wrong" in told.err
    (bench.folder / "pin").write_text("4711\n")
    told = bench.station(*act, "--user", "Wang", "--pin-file", bench.folder / "pin", "--by", "somebody else")
    assert told.code == 0, told.err
    assert [each.by for each in bench.events() if isinstance(each, MembersChanged)][-1] == "Wang"
    for other in (("sscc", "--next", "1"), ("ship", "open", "D1"), ("label", "print", "case")):
        assert "must sign in" in bench.station(*other, *who_of(other)).err
        signed = bench.station(*other, "--user", "Wang", "--pin-file", bench.folder / "pin")
        assert signed.code == 1 and "sign in" not in signed.err, signed.err
    assert "No such file" in bench.station(*act, "--user", "Wang", "--pin-file", bench.folder / "none").err


def who_of(command: tuple[str, ...]) -> tuple[str, ...]:
    return () if command[0] == "label" else ("--by", "Wang")


def test_a_file_of_orders_and_a_version_that_is_gone(bench: Bench) -> None:
    (bench.folder / "bad.csv").write_text("\ufefforder;product;recipe\n1;Cola;\n2;Water;\n2;Water;\n3;Water;9\n")
    told = bench.station("order", "import", bench.folder / "bad.csv")
    assert told.code == 1
    places = [Path(line.partition(": ")[0]).name for line in told.err.splitlines()[:-1]]
    assert places == ["bad.csv:2", "bad.csv:4", "bad.csv:5"]
    assert bench.get("/v1/plan")["orders"] == []
    bench.station("recipe", "import", bench.folder / "cola.toml")
    (bench.folder / "good.csv").write_text("order,product,recipe\n1,Cola,1\n2,Water,\n")
    told = bench.station("order", "import", bench.folder / "good.csv", "--json")
    assert (told.code, told.out) == (0, '{"added": 2, "changed": 0, "unchanged": 0, "removed": 0}\n')
    assert bench.station("order", "list").out.splitlines()[0].startswith("1\tCola")
    told = bench.station("recipe", "remove", "Cola", "--version", "1")
    assert told.code == 0, told.err
    assert [each["refusal"] for each in bench.get("/v1/plan")["orders"]] == ["product_unknown", ""]
    assert bench("suspend_order") == ""
    assert bench("start_order", order="1") == "product_unknown"
    assert bench("start_order", order="2") == ""
    assert bench("drop_order", order="1") == "order_dropped"
