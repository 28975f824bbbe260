"""Every relative link of the project's pages leads somewhere, and README names every room and every page."""

import ast
import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchors, links, markdown
from tests.docs.receiver import DOCS


@pytest.mark.parametrize("page", markdown(), ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_resolve(page: Path) -> None:
    broken = []
    for link in links(page):
        target, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            broken.append(link)
    assert broken == []


def rooms() -> set[str]:
    """The packages at the root but the tests, those directly inside ``station``, the simulated plant and the hub."""
    inits = [*ROOT.glob("*/__init__.py"), *ROOT.glob("station/*/__init__.py")]
    inits += [ROOT / "drivers" / "sim" / "__init__.py", ROOT / "sync" / "hub" / "__init__.py"]
    return {str(init.parent.relative_to(ROOT)) for init in inits} - {"tests", "station"}


def test_the_readme_names_every_room() -> None:
    table = re.findall(r"^\| (`[^|]+) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"`([\w/]+)`", "".join(table))) == rooms()


@pytest.mark.parametrize("room", sorted(rooms() | {"station"}))
def test_a_room_says_what_lives_in_it_and_what_may_not(room: str) -> None:
    told = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8"))) or ""
    assert len([line for line in told.splitlines() if line]) >= 3


def test_the_readme_links_every_page_of_docs() -> None:
    linked = set(links(ROOT / "README.md"))
    pages = {f"docs/{path.name}" for path in DOCS.iterdir() if path.is_file()}
    folders = {f"docs/{path.parent.name}/README.md" for path in DOCS.glob("*/README.md")}
    assert (pages | folders) - linked == set()
