"""The table of the path of a code (decision 0279) is followed through the source: each function is where it says, and
calls the next one."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/decisions/0279-the-path-of-a-code-upstream.md"
ROW = re.compile(r"^\| `([\w/]+\.py)` \| `([\w.]+)` \| (?:`([\w.]+)`)? ?\|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text("utf-8"))
FILES_MAX = 16


def body(file: str, name: str) -> str:
    """The source of a function, also of a method (``Class.name``)."""
    node: ast.AST = ast.parse((ROOT / file).read_text("utf-8"))
    for part in name.split("."):
        named = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        found = [each for each in ast.iter_child_nodes(node) if isinstance(each, named) and each.name == part]
        assert len(found) == 1, f"{file} has no {name}"
        node = found[0]
    return ast.unparse(node)


@pytest.mark.parametrize(("file", "name", "calls"), ROWS)
def test_each_function_is_there_and_calls_the_next_one(file: str, name: str, calls: str) -> None:
    assert re.search(rf"(?<![\w.]){re.escape(calls)}\b", body(file, name)), f"{name} does not call {calls}"


def test_what_is_called_is_the_function_of_a_later_row() -> None:
    """But for what ends a file's part, and the socket between station and hub."""
    for place, (_, _, calls) in enumerate(ROWS[:-1]):
        last = calls.rpartition(".")[2]
        later = {name.rpartition(".")[2].lstrip("_") for _, name, _ in ROWS[place + 1 :]}
        ends = {"_record", "encode_event", "_exchange", "model_validate", "project"}
        assert last in ends or last.lstrip("_") in later, f"nothing says where {calls} is"


def test_the_page_counts_its_files() -> None:
    files = {file for file, _, _ in ROWS}
    of_hub = sum(file.startswith("sync/hub/") for file in files)
    assert f"{len(files)} files, {of_hub} of them of the hub." in PAGE.read_text("utf-8")
    assert len(files) <= FILES_MAX
