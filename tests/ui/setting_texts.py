"""Makes ``setting_texts.py`` and ``config_faults.py`` of ``ui/i18n/rows``: what the models of a config say of its keys.

The texts live in the models (``config/schema.py``, the drivers' and upstreams' settings, ``config/messages.py``) and
nowhere else; this only lets lupdate see them. ``python -m tests.ui.linguist`` calls it.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from config.faults import EXPECTED, FOUND
from config.messages import BETWEEN, MESSAGES
from config.places import NO_DISK, NOT_OURS, READ_ONLY
from config.tree import Group, groups_of
from station.assembly.config_file import kinds
from sync.settings import RULES

ROOT = Path(__file__).resolve().parents[2]
QUOTE = r"\""
ROWS = ROOT / "ui" / "i18n" / "rows"
_HEAD = '''"""Made by tests/ui/setting_texts.py from the models of the config: change those, run tests.ui.linguist."""

# ruff: noqa: E501, RUF100
# fmt: off
from ui.i18n.mark import mark

'''


def modules() -> dict[Path, str]:
    """The text of each module."""
    groups = tuple(_all_groups())
    texts = (_tuple("SETTING_TEXTS", "setting", _texts(groups)), _tuple("CHOICES", "choice", _choices(groups)))
    faults = (_tuple("FAULT_PARTS", "config", _parts()), _table("FAULTS", "config", MESSAGES))
    return {
        ROWS / "setting_texts.py": _HEAD + "\n".join(texts),
        ROWS / "config_faults.py": _HEAD + "\n".join(faults),
    }


def write() -> None:
    for path, text in modules().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


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
    yield "It holds signs that no key types."


def _choices(groups: Iterable[Group]) -> Iterator[str]:
    return (choice.replace("_", " ") for group in groups for each in group.settings for choice in each.choices)


def _parts() -> Iterator[str]:
    yield from EXPECTED.values()
    yield from (name for _, name in FOUND)
    yield from BETWEEN.values()
    yield from (rule.words for rule in RULES)
    yield from (NO_DISK, READ_ONLY, NOT_OURS)
    addresses = (ROOT / "sync" / "addresses.py", ROOT / "drivers" / "address.py")
    for path in sorted([*ROOT.glob("drivers/*/settings.py"), *ROOT.glob("sync/**/settings.py"), *addresses]):
        yield from _complaints(ast.parse(path.read_text(encoding="utf-8")))


def _complaints(tree: ast.AST) -> Iterator[str]:
    """What the models' own checks say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            said = node.exc.args[0]
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def _tuple(name: str, context: str, texts: Iterable[str]) -> str:
    rows = "".join(f"    mark({_quoted(context)}, {_quoted(text)}),\n" for text in dict.fromkeys(texts))
    return f"{name} = (\n{rows})\n"


def _table(name: str, context: str, texts: dict[str, str]) -> str:
    rows = "".join(f"    {_quoted(key)}: mark({_quoted(context)}, {_quoted(text)}),\n" for key, text in texts.items())
    return f"{name} = {{\n{rows}}}\n"


def _quoted(text: str) -> str:
    """As the formatter writes it."""
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return f"'{inside.replace(QUOTE, chr(34))}'" if QUOTE in inside and "'" not in inside else f'"{inside}"'
