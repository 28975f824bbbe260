"""Every key the program can say, gathered from the source itself: literals where keyed errors and refusals are made."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("station", "drivers", "sync")
HUB = ROOT / "sync" / "hub"
"""A program of its own, with its own sentences (``tests/hub/test_words.py``)."""
ROOTS = frozenset({"DriverError", "JournalError", "SyncError", "ApiRefused"})
"""Families of errors whose first argument is a key."""
CALLS = frozenset(
    {"Refusal", "Refused", "PlcSilent", "Noticed", "StoreFailed", "UnreadablePicture", "Finding", "Problem"}
)
"""Values whose first argument (or ``key=``, or ``error=`` of a picture) is a key."""
MESSAGES = ROOT / "station" / "messages"
PICTURES = frozenset({"PictureRead", "PictureResult"})


def trees() -> Iterator[ast.Module]:
    """Every module of the packages but the catalogue of messages and the hub, parsed."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.parent != MESSAGES and not path.is_relative_to(HUB):
                yield parsed(path)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def keyed_names(modules: list[ast.Module]) -> frozenset[str]:
    """Names of all classes of the keyed families, and the calls that carry a key."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for module in modules
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
    }
    found = set(ROOTS)
    while grown := {name for name, parents in bases.items() if parents & found} - found:
        found |= grown
    return frozenset(found) | CALLS | PICTURES


def keys_said(modules: list[ast.Module] | None = None) -> dict[str, str]:
    """Key → the call that says it, in the station or in these modules."""
    modules = list(trees()) if modules is None else modules
    names = keyed_names(modules)
    said: dict[str, str] = {}
    for module in modules:
        constants = _constants(module)
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef) and node.name == "_not_ready":
                said.update(dict.fromkeys(_first_of_pairs(node), node.name))
            if isinstance(node, ast.Call) and (name := _name(node.func)) in names:
                said.update(dict.fromkeys(_keys(node, constants), name))
    return said


def all_literals() -> set[str]:
    """Every string of the packages outside ``station/messages``."""
    return {
        node.value
        for module in trees()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _first_of_pairs(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Tuple(elts=[ast.Constant(value=str(key)), _]):
                yield key
            case _:
                continue


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def _keys(call: ast.Call, constants: dict[str, str]) -> Iterator[str]:
    first = [] if _name(call.func) in PICTURES else call.args[:1]
    given = first + [keyword.value for keyword in call.keywords if keyword.arg in ("key", "error")]
    for value in given:
        match value:
            case ast.Constant(value=str(key)):
                yield key
            case ast.Name(id=name) if name in constants:
                yield constants[name]
            case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
                yield from (one, other)
            case _:
                continue  # a key handed on from elsewhere: gathered there


def _constants(module: ast.Module) -> dict[str, str]:
    """Module-level names bound to one string, also ``A, B = "a", "b"``."""
    found: dict[str, str] = {}
    for node in module.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            names, values = _parts(node.targets[0]), _parts(node.value)
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[name.id] = value.value
    return found


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def literals_of(name: str) -> set[str]:
    """The strings of the type alias ``name = Literal[…]``."""
    return {
        choice.value
        for module in trees()
        for node in module.body
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
        for choice in ast.walk(node.value)
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str)
    }
