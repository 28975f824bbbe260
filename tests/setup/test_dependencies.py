"""Every declared dependency is imported, and whatever is imported is declared."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("config", "drivers", "station", "sync", "ui")
LOADED_BY = {"python-multipart": "starlette.formparsers"}
"""Distributions another one loads where they are installed, and its module that does and that we import."""
PART_OF = {
    "starlette": "fastapi",
    "pydantic-core": "pydantic",
    "typing-extensions": "pydantic",
    "shiboken6": "pyside6-essentials",
}
"""Distributions that are the public half of a declared one, whose version decides theirs."""
BESIDE = {"pylibdmtx": "a decoder of Data Matrix", "hal": "LinuxCNC, whose soft PLC runs the ladder"}
"""What benches and campaigns hold ours against where somebody has installed it, and what it is."""
TOOLS = frozenset({"coverage", "import-linter", "mypy", "pytest-asyncio", "pytest-qt", "pytest-xdist", "ruff"})
"""Programs and plugins of the checks: run, not imported."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def declared(requirements: Iterable[str]) -> set[str]:
    return {name_of(each) for each in requirements}


@cache
def imported(*folders: str) -> frozenset[str]:
    """Top-level modules that are imported anywhere in these folders."""
    found: set[str] = set()
    for path in (each for folder in folders for each in (ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found |= {*_imports(ast.parse(text)), *_BY_NAME.findall(text)}
    return frozenset(found) - set(sys.stdlib_module_names) - {*OURS, "tests", "__future__"}


_BY_NAME = re.compile(r'import_module\("(\w+)')


def _imports(node: ast.AST) -> Iterator[str]:
    """Statements only: an import is never inside an expression."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in each.names)
        elif isinstance(each, ast.ImportFrom):
            yield from [each.module.partition(".")[0]] if each.level == 0 and each.module else []
        elif not isinstance(each, ast.expr):
            yield from _imports(each)


PROVIDERS = packages_distributions()


def distributions(modules: Iterable[str]) -> dict[str, set[str]]:
    """Module → the distributions it may come from."""
    found = {module: {name_of(each) for each in PROVIDERS.get(module, ())} for module in modules}
    return {module: {PART_OF.get(name, name) for name in names} for module, names in found.items()}


RUN = declared(PROJECT["project"]["dependencies"])
DEV = declared(PROJECT["dependency-groups"]["dev"])
EXTRAS = declared(name for names in PROJECT["project"]["optional-dependencies"].values() for name in names)
OF_AN_EXTRA = {"asyncua": "asyncua", "viva_genicam": "viva-genicam", "harvesters": "harvesters", "genicam": "genicam",
               "pypylon": "pypylon"}  # fmt: skip
"""Module → its distribution, which need not be installed."""


def test_the_camera_libraries_that_the_tests_use_are_those_of_the_extras() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    assert PROJECT["dependency-groups"]["cameras"] == [*extras["gentl"], *extras["basler"]]


@pytest.mark.parametrize("name", sorted(RUN))
def test_a_declared_dependency_is_used(name: str) -> None:
    used = set().union(*distributions(imported(*OURS)).values())
    assert name in used | set(LOADED_BY), "declared and not imported: take it out of pyproject.toml"


@pytest.mark.parametrize(("name", "module"), LOADED_BY.items())
def test_what_loads_a_dependency_is_imported_and_nothing_else_is(name: str, module: str) -> None:
    said = f"from {module} import "
    assert any(said in path.read_text(encoding="utf-8") for folder in OURS for path in (ROOT / folder).rglob("*.py"))
    assert name not in set().union(*distributions(imported(*OURS)).values()), "imported by us: it needs no row"


@pytest.mark.parametrize("name", sorted(DEV - TOOLS - EXTRAS))
def test_a_declared_tool_of_the_tests_is_used(name: str) -> None:
    if name.startswith("types-"):
        name = name.removeprefix("types-")
    assert name in set().union(*distributions(imported("tests")).values())


@pytest.mark.parametrize(("folders", "allowed"), [(OURS, RUN), (("tests",), RUN | DEV)], ids=["product", "tests"])
def test_what_is_imported_is_declared(folders: tuple[str, ...], allowed: set[str]) -> None:
    optional = {module for module, name in OF_AN_EXTRA.items() if name in EXTRAS}
    found = distributions(imported(*folders) - optional)
    assert {module: names for module, names in found.items() if not names & allowed and module not in BESIDE} == {}
