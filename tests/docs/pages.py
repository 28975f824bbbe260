"""The project's pages as text: their links, their headings, and the pages of decisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.docs.receiver import DOCS

ROOT = DOCS.parent
DECISIONS = DOCS / "decisions"
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"!?\[(?:[^\[\]]|!\[[^\]]*\]\([^)]*\))*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_TITLE = re.compile(r"# (\d{4}) (\S.*)")
_STATUS = "**Status:** "
_SUPERSEDES = "**Supersedes:** "


def markdown() -> list[Path]:
    """Every page: those at the root, and all under ``docs``."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def links(page: Path) -> Iterator[str]:
    """The targets of its links as they are written, those inside code left out."""
    text = _CODE.sub("", _FENCE.sub("", page.read_text("utf-8")))
    yield from _LINK.findall(text)


def anchors(page: Path) -> set[str]:
    """What GitHub calls the headings of a page: lower case, no punctuation, hyphens for spaces."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@dataclass(frozen=True, slots=True)
class Decision:
    number: str
    title: str
    status: str
    """As it is written, links included."""
    supersedes: str
    """The same; empty = nothing."""
    file: str

    @property
    def plain_status(self) -> str:
        """As the index shows it: numbers without links."""
        return re.sub(r"\[(\d{4})\]\([^)]*\)", r"\1", self.status)


def decision_files() -> list[Path]:
    """Every page of decisions, the index left out."""
    return sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")


def decisions() -> list[Decision]:
    """All of them, read. ValueError as in ``decision``."""
    return [decision(path) for path in decision_files()]


def decision(path: Path) -> Decision:
    """One page. ValueError names it if its first lines are not a title and a status."""
    first, blank, status, _, next_line = path.read_text("utf-8").split("\n")[:5]
    title = _TITLE.fullmatch(first)
    if title is None or blank or not status.startswith(_STATUS):
        raise ValueError(f"{path.name} does not begin with '# NNNN Title', an empty line, '{_STATUS}…'")
    supersedes = next_line.removeprefix(_SUPERSEDES) if next_line.startswith(_SUPERSEDES) else ""
    return Decision(title[1], title[2], status.removeprefix(_STATUS), supersedes, path.name)
