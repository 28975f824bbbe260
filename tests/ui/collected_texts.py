"""The English texts that live outside ``ui``: the station's catalogue, and what the models of a config say of its keys.

lupdate sees marks only. ``module`` is a module full of them, which ``python -m tests.ui.linguist`` hands to it; it is
kept nowhere, so that each text is written once: ``station/messages``, the tables of ``config/schema.py``,
``config/messages.py``, the settings of the drivers and of upstream.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from config.data_folder import NO_DISK, NOT_OURS, READ_ONLY
from config.faults import EXPECTED, FOUND
from config.messages import MESSAGES, QUEUE_OBSTACLES
from config.presentation import Group, groups_of
from station.assembly.config_file import kinds
from station.messages import MESSAGES as CATALOGUE
from station.messages import PHRASES
from station.messages.nouns import NOUNS
from sync.settings import RULES

ROOT = Path(__file__).resolve().parents[2]
QUOTE = r"\""


def module() -> str:
    """A module with a mark for each text."""
    groups = tuple(_all_groups())
    marked = (
        ("key", (text for row in CATALOGUE.values() for text in (row.what, row.do) if text)),
        ("phrase", PHRASES.values()),
        ("noun", NOUNS.values()),
        ("setting", _texts(groups)),
        ("choice", _choices(groups)),
        ("config", (*_parts(), *MESSAGES.values())),
    )
    return "".join(_tuple(context, texts) for context, texts in marked)


def _all_groups() -> Iterator[Group]:
    """Every table with every driver there is."""
    known = kinds()
    lists: dict[str, list[dict[str, str]]] = {"level": [{}], "view": [{}]}
    for shape in ("picture", "queue"):
        devices = {kind: [{"driver": name} for name in table] for kind, table in known.items() if kind != "plc"}
        for name in known["plc"]:
            yield from groups_of({"line": {"shape": shape}, "plc": {"driver": name}, **lists, **devices}, known)


def _texts(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield group.title
        for each in group.settings:
            yield from (text for text in (each.title, each.help, each.unit, each.by_hand) if text)
    yield "Files are put in place, and named, by hand."
    yield "No file is named for it yet."
    yield "It contains characters that no key types."


def _choices(groups: Iterable[Group]) -> Iterator[str]:
    return (choice.replace("_", " ") for group in groups for each in group.settings for choice in each.choices)


def _parts() -> Iterator[str]:
    yield from EXPECTED.values()
    yield from (name for _, name in FOUND)
    yield from QUEUE_OBSTACLES.values()
    yield from (rule.words for rule in RULES)
    yield from (NO_DISK, READ_ONLY, NOT_OURS)
    addresses = ROOT / "drivers" / "address.py"
    for path in sorted([*ROOT.glob("drivers/*/settings.py"), *ROOT.glob("sync/**/settings.py"), addresses]):
        yield from _complaints(ast.parse(path.read_text(encoding="utf-8")))


def _complaints(tree: ast.AST) -> Iterator[str]:
    """What the models' own checks say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            said = node.exc.args[0]
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def _tuple(context: str, texts: Iterable[str]) -> str:
    rows = "".join(f"    mark({_quoted(context)}, {_quoted(text)}),\n" for text in dict.fromkeys(texts))
    return f"(\n{rows})\n"


def _quoted(text: str) -> str:
    """As the formatter writes it."""
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return f"'{inside.replace(QUOTE, chr(34))}'" if QUOTE in inside and "'" not in inside else f'"{inside}"'
