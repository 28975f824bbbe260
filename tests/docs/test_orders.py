"""docs/orders.md: its commands do what it says, its sheet is a sheet, its keys are keys."""

import json
import re
import tomllib
from pathlib import Path

from config.schema import OrdersPart
from station.api.permission import NEEDS
from station.planning.orders import read_sheet
from station.users.roles import ROLES
from tests.docs.receiver import DOCS
from tests.docs.test_commands import Shell, blocks

PAGE = (DOCS / "orders.md").read_text("utf-8")


def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    shell = Shell(tmp_path, 0)
    recipes, orders = (shell.run(block) for block in blocks("orders.md"))
    made, shown = recipes.partition("{")[::2]
    assert made.splitlines()[:2] == ["Cola 0.5 l: version 1.", "Cola 0.5 l: version 2."]
    assert made.splitlines()[2].split("\t") == ["Cola 0.5 l", "version 2", "12 in a case"]
    told = json.loads("{" + shown)
    assert (told["versions"], told["version"], told["units_per_case"]) == ([2, 1], 1, 24)
    lines = orders.splitlines()
    assert lines[0] == "2 orders: 2 planned, 0 changed, 0 as they were."
    assert [line.split("\t")[0] for line in lines[1:3]] == ["4711", "4712"]
    assert lines[3] == "Order 4712 is not planned any more."


def test_the_users_of_the_page_are_added_and_removed(tmp_path: Path) -> None:
    shell = Shell(tmp_path, 0)
    (block,) = (each for each in blocks("operations.md") if "station user" in each)
    told = shell.run(block).splitlines()
    assert told[:2] == ["Wang Wei is a user: supervisor.", "Li is a user: operator."]
    assert [line.split() for line in told[3:5]] == [
        ["Li", "operator", "PIN,", "badge"],
        ["Wang", "Wei", "supervisor", "PIN"],
    ]
    assert told[5] == "Li is no user any more."


def test_the_roles_of_the_page_are_those_of_the_table() -> None:
    page = (DOCS / "operations.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| (operator|supervisor|engineer|it) \| (.*) \|$", page, re.MULTILINE))
    assert set(rows) == set(ROLES)
    may = {role: {kind for kind, needed in NEEDS.items() if role in needed} for role in ROLES}
    assert may["operator"] < may["supervisor"]
    assert "scan" not in may["it"] and "save_settings" in may["it"] and "add_user" in may["it"]
    assert may["engineer"] - may["supervisor"] == {"save_settings"} or "save_settings" in may["engineer"]
    assert "add_user" not in may["engineer"] and "save_settings" not in may["supervisor"]


def test_the_sheet_of_the_page_is_one() -> None:
    (text,) = re.findall(r"^ORDER=.*$", PAGE, re.MULTILINE)
    order = read_sheet(text)
    assert (order.order, order.product, order.lot, order.cases, order.recipe_version) == (
        "4711", "Cola 0.5 l", "C7", 500, 3,
    )  # fmt: skip


def test_the_keys_of_the_page_are_keys_of_the_config() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    OrdersPart.model_validate_json(json.dumps(tomllib.loads(block)["orders"]), strict=True)
